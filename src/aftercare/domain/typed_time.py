"""Days and times of day as people type them. What cannot be read is None; what is odd is read, and asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from aftercare.domain.wording import Wording

_TIME = re.compile(r"(\d{1,2}?)(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*([^\d\s].*)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\.?")
_NAMED = re.compile(r"(?:(\d{1,2})\D*?\s+)?([^\W\d]{3,})\.?(?:\s+(\d{1,2})(?!\d)[^\W\d]*)?(?:,?\s+(\d{4}))?")
_EARLIEST_WITHOUT_HALF = 7
_HOURS_OF_A_HALF = 12
_LEAST_LETTERS = 2
_JUST_GONE = timedelta(days=21)
"""A day without a year that was so shortly ago is that one; an older one is of next year."""


def read_time(text: str, wording: Wording) -> time | None:
    """A time of day: ``10``, ``10:30``, ``1030``, ``2 pm``, ``14.15``, ``noon``.

    Where the half of the day is left out and the hour could be either, it is the one clinics are open in: 7 to 11 are
    in the morning, 12 is noon, and 1 to 6 are in the afternoon.
    """
    said = " ".join(text.casefold().replace("\N{NO-BREAK SPACE}", " ").split())
    for word, at in ((wording.phrases["noon"], time(12)), (wording.phrases["midnight"], time(0))):
        if said == word.casefold():
            return at
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = (found[4] or "").replace(".", "").replace(" ", "")
    if half:
        return _in_half(hour, minute, half, wording)
    if hour < _EARLIEST_WITHOUT_HALF and hour > 0 and len(found[1]) == 1:
        hour += _HOURS_OF_A_HALF
    return _time(hour, minute)


def _in_half(hour: int, minute: int, half: str, wording: Wording) -> time | None:
    morning, evening = (wording.phrases[name].casefold().replace(".", "").replace(" ", "") for name in ("am", "pm"))
    if hour > _HOURS_OF_A_HALF:
        # "14:00 pm" can only be one time.
        return _time(hour, minute) if half in (evening, evening[0]) else None
    if hour == 0 or half not in (morning, morning[0], evening, evening[0]):
        return None
    is_evening = half in (evening, evening[0])
    return _time(hour % _HOURS_OF_A_HALF + (_HOURS_OF_A_HALF if is_evening else 0), minute)


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_day(text: str, wording: Wording, today: date, *, is_day_first: bool = False) -> date | None:
    """A day: ``5/14``, ``May 14``, ``14 May 2026``, ``Thursday``, ``tomorrow``, ``2026-05-14``.

    Args:
        text: as it was typed.
        wording: the names of days and months.
        today: the day it is, which stands for a year that is left out.
        is_day_first: ``5/4`` is the fifth of April, and not the fourth of May.
    """
    said = " ".join(text.casefold().replace("\N{NO-BREAK SPACE}", " ").replace(",", " ").split())
    for word, days in ((wording.phrases["today"], 0), (wording.phrases["tomorrow"], 1)):
        if said == word.casefold():
            return today + timedelta(days=days)
    weekday = _place(said, (wording.weekdays, wording.weekdays_short))
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    first = said.split(" ", 1)
    if len(first) > 1 and _place(first[0], (wording.weekdays, wording.weekdays_short)) is not None:
        said = first[1]
    if found := _ISO_DAY.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(said):
        one, other = int(found[1]), int(found[2])
        is_day_first = is_day_first if one <= 12 and other <= 12 else one > 12
        day, month = (one, other) if is_day_first else (other, one)
        return _near(month, day, found[3], today)
    found = _NAMED.fullmatch(said)
    if found is None or (found[1] is None) == (found[3] is None):
        return None
    month_place = _place(found[2], (wording.months, wording.months_short))
    return None if month_place is None else _near(month_place + 1, int(found[1] or found[3]), found[4], today)


def _place(said: str, names: tuple[Sequence[str], ...]) -> int | None:
    """Which name was meant, if what was said is the beginning of only one."""
    word = said.rstrip(".")
    if len(word) < _LEAST_LETTERS:
        return None
    places = {at for table in names for at, name in enumerate(table) if name.casefold().startswith(word)}
    return places.pop() if len(places) == 1 else None


def _near(month: int, day: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    # A leap day may be four years off, eight around a century.
    for ahead in range(9):
        found = _day(today.year + ahead, month, day)
        if found is not None and found >= today - _JUST_GONE:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
