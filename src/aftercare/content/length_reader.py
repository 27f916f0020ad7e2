"""Reads lengths of time, ``"6 hours"`` or ``"PT1H30M"``, one or two of them, and how firmly they are meant."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from aftercare.content.findings import closest, listed, quoted
from aftercare.content.place import Place
from aftercare.content.table_reader import TableReader, read_choice
from aftercare.domain.length import BUSINESS_UNITS, Bound, Length, LengthRange, Unit

ELAPSED = frozenset({Unit.MINUTE, Unit.HOUR})
"""Units of a length that is real time."""
WINDOW = ELAPSED | {Unit.DAY, Unit.WEEK}
"""Units that can open or close a window."""
COURSE = WINDOW | {Unit.MONTH}
"""Units of a course of treatment, or of how long something takes."""
NOTICE = WINDOW | BUSINESS_UNITS
"""Units of the notice for cancelling."""

LONGEST = timedelta(days=731)
"""Two years; nothing in a course of treatment is planned further ahead."""

_WRITTEN_BOUNDS = (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.BETTER_LONGER)
_WORDS = re.compile(r"(\d{1,6})\s*([a-z]+(?:\s+[a-z]+)?)", re.IGNORECASE | re.ASCII)
_ISO_CLOCK = re.compile(r"PT(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:0+S)?", re.ASCII)
_ISO_CALENDAR = re.compile(r"P(\d{1,5})([DWM])", re.ASCII)
_ISO_UNITS = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH}
_UNITS = {unit.value + plural: unit for unit in Unit for plural in ("", "s")}


def read_length(value: object, place: Place, units: frozenset[Unit]) -> Length | None:
    """One length, in one of the units that can stand at this place."""
    if not isinstance(value, str):
        place.fault(f"{quoted(value)} is not a length", _remedy_for(""))
        return None
    length = _parsed(value.strip())
    if length is None:
        place.fault(f"{quoted(value)} is not a length", _remedy_for(value))
    elif length.unit not in units:
        possible = listed(f"{unit.value}s" for unit in Unit if unit in units)
        place.fault(f"{quoted(value)} cannot stand here", f"count in {possible}")
    elif length.rough > LONGEST:
        place.fault(f"{quoted(value)} is longer than two years", "write a shorter length")
    else:
        return length
    return None


def read_length_range(
    value: object, place: Place, units: frozenset[Unit], bound: Bound = Bound.EXACTLY
) -> LengthRange | None:
    """One length, two in a list, or either with how firmly it is meant: ``{ is = "2 hours", bound = "about" }``."""
    if isinstance(value, dict):
        table = TableReader(value, place)
        given = table.value("is", 'write is = "2 hours"')
        bound = read_bound(table)
        table.finish()
        return None if given is None else read_length_range_of(given, place.inside("is"), units, bound)
    return read_length_range_of(value, place, units, bound)


def read_length_range_of(value: object, place: Place, units: frozenset[Unit], bound: Bound) -> LengthRange | None:
    """One length, or two in a list."""
    if not isinstance(value, list):
        length = read_length(value, place, units)
        if bound is Bound.BETTER_LONGER:
            place.fault('"better-longer" needs two lengths', 'write both, such as ["4 hours", "8 hours"]')
        return None if length is None else LengthRange.of(length, bound)
    if len(value) != 2:
        place.fault(
            f"a list of {len(value)} is not a range", 'write the shorter and the longer: ["2 hours", "4 hours"]'
        )
        return None
    first, second = (read_length(entry, place.inside(index), units) for index, entry in enumerate(value))
    if first is None or second is None:
        return None
    if second.rough <= first.rough:
        problem = f'"{second}" is not longer than "{first}"'
        place.fault(problem, "write the shorter one first, or one alone if they are the same")
        return None
    return LengthRange(first, second, bound)


def read_bound(table: TableReader) -> Bound:
    """How firmly a number is meant, if ``bound`` says so."""
    value = table.value("bound")
    if value is None:
        return Bound.EXACTLY
    return read_choice(value, table.place.inside("bound"), Bound, _WRITTEN_BOUNDS) or Bound.EXACTLY


def read_elapsed(value: object, place: Place) -> timedelta | None:
    """One length of real time."""
    length = read_length(value, place, ELAPSED)
    return None if length is None else length.elapsed


@lru_cache(maxsize=256)
def _parsed(text: str) -> Length | None:
    if found := _WORDS.fullmatch(text):
        unit = _UNITS.get(" ".join(found[2].lower().split()))
        return None if unit is None else Length(int(found[1]), unit)
    if found := _ISO_CALENDAR.fullmatch(text):
        return Length(int(found[1]), _ISO_UNITS[found[2]])
    if found := _ISO_CLOCK.fullmatch(text):
        hours, minutes = int(found[1] or 0), int(found[2] or 0)
        return Length(hours, Unit.HOUR) if not minutes and hours else Length(hours * 60 + minutes, Unit.MINUTE)
    return None


def _remedy_for(text: str) -> str:
    if text.lstrip().startswith("-"):
        return "leave the minus out; before or after says which way it counts"
    found = _WORDS.fullmatch(text.strip())
    guess = closest(f"{found[1]} {found[2].lower()}", [f"{found[1]} {unit}" for unit in _UNITS]) if found else ""
    return f'write a number and a unit, such as "{guess or "6 hours"}"'
