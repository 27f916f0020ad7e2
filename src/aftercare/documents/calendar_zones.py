"""Which moment a local time of a calendar file is: by the zone it names, or by the rules of that zone in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from aftercare.documents.calendar_lines import Component, Property
from aftercare.domain.appointment_file import ClockSource

_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z?)")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_BY_DAY = re.compile(r"([+-]?\d)(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# What Windows and Exchange call the zones of the countries our numbers know (Unicode CLDR, windowsZones).
_WINDOWS = {
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Alaskan Standard Time": "America/Anchorage",
    "Atlantic Standard Time": "America/Halifax",
    "Canada Central Standard Time": "America/Regina",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Standard Time": "America/Chicago",
    "Central Standard Time (Mexico)": "America/Mexico_City",
    "E. Australia Standard Time": "Australia/Brisbane",
    "Eastern Standard Time": "America/New_York",
    "FLE Standard Time": "Europe/Kiev",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "Hawaiian Standard Time": "Pacific/Honolulu",
    "India Standard Time": "Asia/Calcutta",
    "Mountain Standard Time": "America/Denver",
    "New Zealand Standard Time": "Pacific/Auckland",
    "Newfoundland Standard Time": "America/St_Johns",
    "Pacific Standard Time": "America/Los_Angeles",
    "Romance Standard Time": "Europe/Paris",
    "US Eastern Standard Time": "America/Indianapolis",
    "US Mountain Standard Time": "America/Phoenix",
    "UTC": "UTC",
    "W. Australia Standard Time": "Australia/Perth",
    "W. Europe Standard Time": "Europe/Berlin",
}


class FileZones:
    """The zones of one calendar, and the one to take where it names none."""

    def __init__(self, calendar: Component, fallback: ZoneInfo) -> None:
        """Takes the calendar, and the zone of times that have none."""
        self._fallback = fallback
        self._usual = calendar.value("X-WR-TIMEZONE")
        self._own = {part.value("TZID"): part for part in calendar.parts if part.name == "VTIMEZONE"}

    def moment(self, found: Property) -> tuple[datetime, ClockSource] | None:
        """The moment of a property, and whose clock it was read by; None if it holds no time."""
        text = found.value.strip()
        local = _local(text)
        if local is None:
            return None
        if text.endswith("Z"):
            return local.replace(tzinfo=UTC), ClockSource.ZONE
        try:
            return self._placed(local, found.parameters.get("TZID", "").strip())
        except OverflowError:
            return None

    def _placed(self, local: datetime, named: str) -> tuple[datetime, ClockSource]:
        name = named or self._usual
        zone = known_zone(name) if name else None
        rules = self._own.get(named) if named else None
        offset = _offset_by_rules(rules, local) if rules is not None else None
        if zone is not None:
            moment = local.replace(tzinfo=zone)
            is_sure = offset is None or moment.utcoffset() == offset
            return _existing(moment), ClockSource.ZONE if is_sure and named else ClockSource.DOUBTFUL
        if offset is not None:
            return local.replace(tzinfo=timezone(offset)), ClockSource.ZONE
        moment = _existing(local.replace(tzinfo=self._fallback))
        return moment, ClockSource.DOUBTFUL if name else ClockSource.NONE


def _existing(moment: datetime) -> datetime:
    """The moment as its zone says it: a time that the clocks pass over is as much later as they jump."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def known_zone(name: str) -> ZoneInfo | None:
    """A zone by any of the names it goes by in files; None for one that nobody knows."""
    for key in _names(name):
        try:
            return ZoneInfo(key)
        except (ValueError, OSError, LookupError):
            # A name may be a path or a folder of the zones, or nothing at all.
            continue
    return None


def _names(name: str) -> Iterator[str]:
    name = name.strip()[:120]
    if name in _WINDOWS:
        yield _WINDOWS[name]
    if "/" in name and ".." not in name:
        # Some programs write their own address before the name: /example.org/20260101/America/New_York
        parts = name.split("/")
        for start in range(len(parts) - 1):
            yield "/".join(parts[start:]).replace(" ", "_")
    elif name.upper() in ("UTC", "GMT", "ETC/UTC"):
        yield "UTC"


def _offset_by_rules(zone: Component, local: datetime) -> timedelta | None:
    """How far the clocks of a VTIMEZONE are ahead of UTC at a local time; None for rules that are not understood."""
    turns: list[tuple[datetime, timedelta]] = []
    before: list[tuple[datetime, timedelta]] = []
    for part in zone.parts:
        begins = _local(part.value("DTSTART"))
        gains, was = _offset(part.value("TZOFFSETTO")), _offset(part.value("TZOFFSETFROM"))
        if part.name not in ("STANDARD", "DAYLIGHT") or begins is None or gains is None or was is None:
            return None
        onsets = _onsets(part, begins, local)
        if onsets is None:
            return None
        before.append((begins, was))
        turns += [(onset, gains) for onset in onsets if onset <= local]
    if turns:
        return max(turns, key=lambda turn: turn[0])[1]
    return min(before, key=lambda turn: turn[0])[1] if before else None


def _onsets(part: Component, begins: datetime, local: datetime) -> Sequence[datetime] | None:
    """When the clocks turned to this part of a zone, around a local time; None if its rule is not understood."""
    onsets = [begins]
    for dates in part.all("RDATE"):
        onsets += [onset for text in dates.value.split(",")[:500] if (onset := _local(text)) is not None]
    for rule in part.all("RRULE"):
        found = _yearly(rule.value, begins, local)
        if found is None:
            return None
        onsets += found
    return onsets


def _yearly(rule: str, begins: datetime, local: datetime) -> list[datetime] | None:
    """The onsets of a rule such as FREQ=YEARLY;BYMONTH=3;BYDAY=2SU in the year of a time and the one before."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    by_day = _BY_DAY.fullmatch(parts.get("BYDAY", ""))
    is_plain = set(parts) <= {"FREQ", "BYMONTH", "BYDAY", "UNTIL", "INTERVAL", "WKST"}
    month = parts.get("BYMONTH", "")
    if parts.get("FREQ") != "YEARLY" or parts.get("INTERVAL", "1") != "1" or not is_plain or by_day is None:
        return None
    if not month.isdigit() or not 1 <= int(month) <= 12 or by_day[1].lstrip("+-") == "0":
        return None
    until = _local(parts["UNTIL"].removesuffix("Z")) if "UNTIL" in parts else None
    found: list[datetime] = []
    for year in (local.year - 1, local.year):
        onset = _nth_day(year, int(month), int(by_day[1]), _WEEKDAYS.index(by_day[2]), begins)
        # UNTIL stands in UTC; a day more decides nothing but lets the last onset count.
        if onset is not None and onset >= begins and (until is None or onset <= until + timedelta(days=1)):
            found.append(onset)
    return found


def _nth_day(year: int, month: int, nth: int, weekday: int, clock: datetime) -> datetime | None:
    first = clock.replace(year=year, month=month, day=1)
    if nth > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if day.month == month else None


def _local(text: str) -> datetime | None:
    """What a clock shows, whosever it is."""
    parts = _MOMENT.fullmatch(text.strip())
    if parts is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in parts.groups()[:6])
    try:
        # A leap second is the last second of its minute to every other clock.
        return datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    parts = _OFFSET.fullmatch(text.strip())
    if parts is None:
        return None
    length = timedelta(hours=int(parts[2]), minutes=int(parts[3]), seconds=int(parts[4] or 0))
    if length >= timedelta(hours=24):
        return None
    return -length if parts[1] == "-" else length
