"""Reads an appointment out of a calendar file that a clinic sent. It only reads: a person says whether it is right.

A reader of our own, because all that is wanted are six properties, read so that no file can hang or mislead the
program; a library would expand whatever rules of repetition a hostile file holds.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.documents.calendar_lines import LARGEST, Component, decoded, plain_text, read_components
from aftercare.documents.calendar_zones import FileZones
from aftercare.domain.appointment_file import AppointmentFileError, ClockSource, FileFault, FoundAppointment

MOST_APPOINTMENTS = 100
_OURS = "@aftercare"
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LENGTH = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?")
_LONGEST_TITLE = 120
_LONGEST_PLACE = 240


def read_appointments(content: bytes, name: str, zone: ZoneInfo) -> tuple[FoundAppointment, ...]:
    """The appointments of a file, in order of time.

    Args:
        content: the bytes of the file.
        name: its name, for what is told of it.
        zone: the clinic's zone, for times that come without one.

    Raises:
        AppointmentFileError: it holds none that can be used, with the reason.
    """
    if len(content) > LARGEST:
        raise AppointmentFileError(name, FileFault.TOO_LARGE)
    text = decoded(content)
    calendars = read_components(text) if text is not None else []
    if not calendars:
        raise AppointmentFileError(name, FileFault.NO_CALENDAR)
    events = [(calendar, part) for calendar in calendars for part in calendar.parts if part.name == "VEVENT"]
    foreign = [(calendar, event) for calendar, event in events if not event.value("UID").endswith(_OURS)]
    if events and not foreign:
        raise AppointmentFileError(name, FileFault.OURS)
    found: list[FoundAppointment] = []
    zones = {id(calendar): FileZones(calendar, zone) for calendar in calendars}
    for calendar, event in foreign[:MOST_APPOINTMENTS]:
        one = _appointment(event, zones[id(calendar)], is_cancelled=calendar.value("METHOD").upper() == "CANCEL")
        if one is not None and one not in found:
            found.append(one)
    if not found:
        raise AppointmentFileError(name, FileFault.NO_APPOINTMENT)
    return tuple(sorted(found, key=lambda one: (one.day, one.starts.astimezone(UTC) if one.starts else _END)))


_END = datetime.max.replace(tzinfo=UTC)


def _appointment(event: Component, zones: FileZones, *, is_cancelled: bool) -> FoundAppointment | None:
    begins = event.first("DTSTART")
    if begins is None:
        return None
    day, starts, ends, clock = _day(begins.value), None, None, ClockSource.NONE
    if day is None:
        placed = zones.moment(begins)
        if placed is None or not 1970 <= placed[0].year <= 2200:
            return None
        starts, clock = placed
        day, ends = starts.date(), _ends(event, starts, zones)
    changed = event.value("RECURRENCE-ID")
    uid = plain_text(event.value("UID"), 200)
    return FoundAppointment(
        uid=f"{uid}/{changed[:32]}" if uid and changed else uid,
        day=day,
        starts=starts,
        ends=ends,
        clock=clock,
        title=plain_text(event.value("SUMMARY"), _LONGEST_TITLE),
        place=plain_text(event.value("LOCATION"), _LONGEST_PLACE),
        is_cancelled=is_cancelled or event.value("STATUS").upper() == "CANCELLED",
        repeats=bool(event.all("RRULE") or event.all("RDATE")),
    )


def _day(value: str) -> date | None:
    """A day without a time."""
    parts = _DAY.fullmatch(value.strip())
    if parts is None:
        return None
    try:
        day = date(*(int(part) for part in parts.groups()))
    except ValueError:
        return None
    return day if 1970 <= day.year <= 2200 else None


def _ends(event: Component, starts: datetime, zones: FileZones) -> datetime | None:
    """When it is over; None if the file does not say, or says a time that is not after the start."""
    ends = event.first("DTEND")
    if ends is not None:
        placed = zones.moment(ends)
        if placed is None:
            return None
        found = placed[0].astimezone(starts.tzinfo)
    else:
        length = _length(event.value("DURATION"))
        if length is None:
            return None
        found = (starts.astimezone(UTC) + length).astimezone(starts.tzinfo)
    return found if timedelta(0) < found.astimezone(UTC) - starts.astimezone(UTC) <= timedelta(days=2) else None


def _length(text: str) -> timedelta | None:
    parts = _LENGTH.fullmatch(text.strip())
    if parts is None or not any(parts.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
