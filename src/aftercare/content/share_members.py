"""Takes the members of one object of a shared file, one by one; the first that is not right ends the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, TypeVar, cast

from aftercare.domain.errors import ShareFault, ShareRefused
from aftercare.domain.sharing import NUMBER, is_plain_text

AnyEnum = TypeVar("AnyEnum", bound=Enum)
AnyText = TypeVar("AnyText", bound=str)

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class Members:
    """Every method takes a key. What is missing, of another kind, out of bounds or left over is refused.

    Attributes:
        place: where the object stands in the file.
    """

    def __init__(self, members: dict[str, Any], place: str = "") -> None:
        self.place = place
        self._members = members
        self._taken: set[str] = set()

    def finish(self) -> None:
        """All keys have been taken."""
        left = sorted(set(self._members) - self._taken)
        if left:
            raise self._refused(left[0][:40], "is not known")

    def inner(self, key: str) -> Members:
        """An object."""
        return self._object(self._value(key), self._inside(key))

    def maybe_inner(self, key: str) -> Members | None:
        """An object, or nothing."""
        value = self._maybe(key)
        return None if value is None else self._object(value, self._inside(key))

    def inners(self, key: str, most: int) -> tuple[Members, ...]:
        """A list of at most so many objects."""
        entries = self._list(key, most)
        return tuple(self._object(value, f"{self._inside(key)}[{at}]") for at, value in enumerate(entries))

    def text(self, key: str, longest: int, *, may_be_empty: bool = False) -> str:
        """A plain text on one line."""
        return self._plain(self._value(key), key, longest, may_be_empty=may_be_empty)

    def texts(self, key: str, longest: int, most: int) -> tuple[str, ...]:
        """A list of plain texts."""
        return tuple(self._plain(value, key, longest) for value in self._list(key, most))

    def number(self, key: str, *, may_be_empty: bool = False) -> str:
        """A phone number as people write it."""
        value = self._value(key)
        if isinstance(value, str) and (NUMBER.fullmatch(value) or (may_be_empty and value == "")):
            return value
        raise self._refused(key, "is not a phone number")

    def moment(self, key: str) -> datetime:
        """An aware moment, in UTC."""
        return self._moment(self._value(key), key)

    def maybe_moment(self, key: str) -> datetime | None:
        """An aware moment, or none."""
        value = self._maybe(key)
        return None if value is None else self._moment(value, key)

    def days(self, key: str, most: int) -> tuple[date, ...]:
        """A list of days."""
        return tuple(self._day(value, key) for value in self._list(key, most))

    def clock(self, key: str) -> time:
        """A time of the day, "08:00"."""
        value = self._value(key)
        if isinstance(value, str) and _CLOCK.fullmatch(value):
            return time.fromisoformat(value)
        raise self._refused(key, "is not a time of the day")

    def whole(self, key: str, most: int) -> int:
        """A whole number from 0."""
        value = self._value(key)
        if type(value) is int and 0 <= value <= most:
            return value
        raise self._refused(key, f"is not a whole number up to {most}")

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._value(key)
        if isinstance(value, bool):
            return value
        raise self._refused(key, "is neither true nor false")

    def maybe_flag(self, key: str) -> bool:
        """True, or false if it is not there."""
        return self.flag(key) if key in self._members else False

    def one_of(self, key: str, known: Iterable[AnyText]) -> AnyText:
        """One of the texts that are known."""
        return self._known(self._value(key), key, known)

    def names(self, key: str, known: tuple[AnyText, ...]) -> tuple[AnyText, ...]:
        """A list of texts that are known, none of them twice."""
        names = tuple(self._known(value, key, known) for value in self._list(key, len(known)))
        if len(set(names)) != len(names):
            raise self._refused(key, "says something twice")
        return names

    def choice(self, key: str, kind: type[AnyEnum]) -> AnyEnum:
        """A value of an enumeration."""
        return self._choice(self._value(key), key, kind)

    def maybe_choice(self, key: str, kind: type[AnyEnum]) -> AnyEnum | None:
        """A value of an enumeration, or none."""
        value = self._maybe(key)
        return None if value is None else self._choice(value, key, kind)

    def choices(self, key: str, kind: type[AnyEnum]) -> tuple[AnyEnum, ...]:
        """A list of values of an enumeration; empty if it is not there."""
        if key not in self._members:
            return ()
        return tuple(self._choice(value, key, kind) for value in self._list(key, len(kind)))

    def _inside(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _refused(self, key: str, wrong: str) -> ShareRefused:
        return ShareRefused(ShareFault.DAMAGED, self._inside(key), wrong)

    def _maybe(self, key: str) -> object | None:
        self._taken.add(key)
        return cast("object | None", self._members.get(key))

    def _value(self, key: str) -> object:
        self._taken.add(key)
        if key not in self._members:
            raise self._refused(key, "is missing")
        return cast("object", self._members[key])

    def _list(self, key: str, most: int) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self._refused(key, "is not a list")
        if len(value) > most:
            raise self._refused(key, f"has more than {most} entries")
        return value

    def _object(self, value: object, place: str) -> Members:
        if not isinstance(value, dict):
            raise ShareRefused(ShareFault.DAMAGED, place, "is not an object")
        return Members(value, place)

    def _plain(self, value: object, key: str, longest: int, *, may_be_empty: bool = False) -> str:
        if isinstance(value, str) and (is_plain_text(value, longest) or (may_be_empty and value == "")):
            return value
        raise self._refused(key, f"is not a plain text of up to {longest} characters")

    def _moment(self, value: object, key: str) -> datetime:
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
            moment = moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None
        except (ValueError, OverflowError):
            moment = None
        if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            raise self._refused(key, "is not a moment with its zone")
        return moment

    def _day(self, value: object, key: str) -> date:
        try:
            if isinstance(value, str) and len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self._refused(key, "is not a day")

    def _known(self, value: object, key: str, known: Iterable[AnyText]) -> AnyText:
        found = next((one for one in known if one == value), None)
        if found is None:
            raise self._refused(key, "is not known")
        return found

    def _choice(self, value: object, key: str, kind: type[AnyEnum]) -> AnyEnum:
        found = next((one for one in kind if one.value == value), None)
        if found is None:
            raise self._refused(key, "is not known")
        return found
