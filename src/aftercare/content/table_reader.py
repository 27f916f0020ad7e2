"""Reads one table of a file, key by key, and tells of every key that is missing, wrong or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from aftercare.content.findings import did_you_mean, listed, quoted
from aftercare.content.place import Place
from aftercare.content.plain_text import LONGEST_TEXT, is_plain, plain_text

AnyEnum = TypeVar("AnyEnum", bound=Enum)

MOST_ENTRIES = 1000
"""The most entries that are read of one list."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_FEW_KEYS = 12


class TableReader:
    """Reads one table.

    Every method takes a key and gives its value, or what stands for "not given" after a fault was told. ``needed`` is
    the remedy if the key is missing; without it the key may be left out.

    Attributes:
        place: where the table stands.
    """

    __slots__ = ("_asked", "_table", "place")

    def __init__(self, table: dict[str, Any], place: Place) -> None:
        self.place = place
        self._table = table
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def fault(self, key: str, problem: str, remedy: str) -> None:
        """Tells of something wrong with one key."""
        self.place.inside(key).fault(problem, remedy)

    def value(self, key: str, needed: str = "") -> object | None:
        """The value as the file has it."""
        self._asked.add(key)
        value: object | None = self._table.get(key)
        if value is None and needed:
            self.fault(key, "is missing", needed)
        return value

    def text(self, key: str, needed: str = "", *, longest: int = LONGEST_TEXT, marks: tuple[str, ...] = ()) -> str:
        """A text to show; empty if not given."""
        value = self.value(key, needed)
        if value is None:
            return ""
        if isinstance(value, str) and is_plain(value, longest, marks):
            return value
        return read_text(value, self.place.inside(key), longest=longest, marks=marks)

    def texts(
        self, key: str, needed: str = "", *, longest: int = LONGEST_TEXT, marks: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """A text or a list of texts."""
        entries = self.entries(key, needed)
        return tuple(filter(None, (read_text(value, place, longest=longest, marks=marks) for value, place in entries)))

    def identifier(self, key: str, needed: str = "") -> str:
        """A name in the file: letters, digits and hyphens; empty if not given."""
        value = self.value(key, needed)
        return "" if value is None else read_identifier(value, self.place.inside(key))

    def identifiers(self, key: str, needed: str = "") -> tuple[str, ...]:
        """A name or a list of names."""
        return tuple(filter(None, (read_identifier(value, place) for value, place in self.entries(key, needed))))

    def entries(self, key: str, needed: str = "") -> Iterator[tuple[object, Place]]:
        """The entries of a list, or the one value that stands for a list of one, each with its place."""
        value = self.value(key, needed)
        if value is None:
            return
        place = self.place.inside(key)
        if not isinstance(value, list):
            yield value, place
            return
        if not value:
            place.fault("is an empty list", "name at least one, or leave the key out")
        if len(value) > MOST_ENTRIES:
            place.fault(f"has {len(value)} entries", f"keep it to {MOST_ENTRIES}")
        for index, entry in enumerate(value[:MOST_ENTRIES]):
            if place.findings.is_full:
                return
            yield entry, place.inside(index)

    def whole_number(self, key: str, low: int, high: int, needed: str = "") -> int | None:
        """A whole number between two others."""
        value = self.value(key, needed)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(key, f"{quoted(value)} is not a whole number from {low} to {high}", f"write {key} = {low}, or more")
        return None

    def claim(self, key: str) -> bool | None:
        """True or false; None if not given."""
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return value
        self.fault(key, f"{quoted(value)} is neither true nor false", f"write {key} = true or {key} = false")
        return None

    def day(self, key: str, needed: str = "") -> date | None:
        """A date."""
        value = self.value(key, needed)
        return None if value is None else read_day(value, self.place.inside(key))

    def clock(self, key: str, needed: str = "") -> time | None:
        """A time of day."""
        value = self.value(key, needed)
        return None if value is None else read_clock(value, self.place.inside(key))

    def choice(self, key: str, kind: type[AnyEnum], needed: str = "") -> AnyEnum | None:
        """One of the values of an enum."""
        value = self.value(key, needed)
        if value is None:
            return None
        return _member(value, kind) or read_choice(value, self.place.inside(key), kind)

    def choices(self, key: str, kind: type[AnyEnum]) -> tuple[AnyEnum, ...]:
        """One or more of the values of an enum."""
        found = (read_choice(value, place, kind) for value, place in self.entries(key))
        return tuple(choice for choice in found if choice is not None)

    def table(self, key: str, needed: str = "") -> TableReader | None:
        """A table inside this one."""
        value = self.value(key, needed)
        return None if value is None else read_table(value, self.place.inside(key), f"write {key} = {{ … }} or [{key}]")

    def tables(self, key: str, needed: str = "") -> Iterator[TableReader]:
        """The tables under ``[[key]]`` of a whole file, each labelled with its number: ``rule 3``."""
        value = self.value(key, needed)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self.fault(key, f"{quoted(value)} is not a list of tables", f"write [[{key}]] with two brackets above each")
            return
        if len(value) > MOST_ENTRIES:
            self.fault(key, f"has {len(value)} entries", f"keep it to {MOST_ENTRIES}")
        for index, entry in enumerate(value[:MOST_ENTRIES]):
            if self.place.findings.is_full:
                return
            yield TableReader(entry, self.place.inside(key).inside(index).labelled(f"{key} {index + 1}"))

    def relabelled(self, label: str) -> None:
        """Gives the table a name of its own for faults, such as ``rule stop-food``."""
        self.place = self.place.labelled(label)

    def finish(self) -> None:
        """Tells of the keys that nobody asked for."""
        for key in self._table:
            if self.place.findings.is_full:
                return
            if key not in self._asked:
                known = sorted(self._asked)
                otherwise = f"take it out; {listed(known)} can stand here" if len(known) <= _FEW_KEYS else "take it out"
                self.fault(key, "is not a key that can stand here", did_you_mean(key, known, otherwise))


def read_table(value: object, place: Place, remedy: str) -> TableReader | None:
    """A table inside another."""
    if isinstance(value, dict):
        return TableReader(value, place)
    place.fault(f"{quoted(value)} is not a table", remedy)
    return None


def read_text(value: object, place: Place, *, longest: int = LONGEST_TEXT, marks: tuple[str, ...] = ()) -> str:
    """A text to show."""
    if isinstance(value, str):
        return plain_text(value, place, longest=longest, marks=marks)
    place.fault(f"{quoted(value)} is not a text", "put the words between quotation marks")
    return ""


def read_identifier(value: object, place: Place) -> str:
    """A name in the file."""
    if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
        return value
    remedy = 'write letters, digits and hyphens, at most 60, such as "stop-food"'
    place.fault(f"{quoted(value)} cannot be a name in the file", remedy)
    return ""


def read_day(value: object, place: Place) -> date | None:
    """A date, as TOML writes it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    place.fault(f"{quoted(value)} is not a date", "write year, month and day without quotation marks: 2026-05-14")
    return None


def read_clock(value: object, place: Place) -> time | None:
    """A time of day to the minute, as text or as TOML writes it."""
    if isinstance(value, time) and not value.second and not value.microsecond:
        return value
    if isinstance(value, str) and (found := _CLOCK.fullmatch(value)):
        return time(int(found[1]), int(found[2]))
    place.fault(f"{quoted(value)} is not a time", 'write hours and minutes from "00:00" to "23:59", such as "18:00"')
    return None


def read_choice(
    value: object, place: Place, kind: type[AnyEnum], among: Iterable[AnyEnum] | None = None
) -> AnyEnum | None:
    """One of the values of an enum, or of some of them."""
    choice = _member(value, kind)
    if choice is not None and (among is None or choice in among):
        return choice
    known = [str(choice.value) for choice in among or kind]
    word = value if isinstance(value, str) else ""
    remedy = did_you_mean(word, known, f"write {listed(quoted(word) for word in known)}")
    place.fault(f"{quoted(value)} is not known here", remedy)
    return None


def _member(value: object, kind: type[AnyEnum]) -> AnyEnum | None:
    try:
        return kind(value)
    except ValueError:
        return None
