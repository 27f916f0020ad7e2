"""Lengths of time as clinics write them: so many hours, so many days, a range, "at least", "about".

Hours and days are different things here. "72 hours" is elapsed time, the same on the night the clocks change. "3 days"
keeps the clock time and counts days of the calendar.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

from aftercare.domain.frozen import frozen


class Unit(Enum):
    """What a length counts."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    BUSINESS_HOUR = "business hour"
    BUSINESS_DAY = "business day"


ELAPSED_UNITS = frozenset({Unit.MINUTE, Unit.HOUR})
BUSINESS_UNITS = frozenset({Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY})
_ROUGH_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}


@frozen
class Length:
    """A length of time in the unit the clinic counted in."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a length cannot be negative")

    @property
    def is_elapsed(self) -> bool:
        """True for minutes and hours, which are real time and not days of the calendar."""
        return self.unit in ELAPSED_UNITS

    @property
    def elapsed(self) -> timedelta:
        """The real time of a length in minutes or hours.

        Raises:
            ValueError: if the length counts days, weeks, months or business time.
        """
        if self.unit is Unit.MINUTE:
            return timedelta(minutes=self.amount)
        if self.unit is Unit.HOUR:
            return timedelta(hours=self.amount)
        raise ValueError(f"{self} has no fixed real time")

    @property
    def rough(self) -> timedelta:
        """A length for putting lengths in order. Never used to reckon a moment."""
        if self.is_elapsed:
            return self.elapsed
        if self.unit is Unit.BUSINESS_HOUR:
            return timedelta(hours=self.amount * 3)
        return timedelta(days=self.amount * _ROUGH_DAYS.get(self.unit, 1))

    def __str__(self) -> str:
        """As a clinic writes it: ``6 hours``."""
        return f"{self.amount} {self.unit.value}{'' if self.amount == 1 else 's'}"


class Bound(Enum):
    """How firmly a number is meant."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ABOUT = "about"
    BETTER_LONGER = "better-longer"


@frozen
class LengthRange:
    """A length, or a clinic's range of lengths, which keeps both numbers.

    Attributes:
        shortest: the smaller number.
        longest: the larger number, the same as ``shortest`` when the clinic gave one.
        bound: whether the clinic meant it exactly, at least, at most or about. ``BETTER_LONGER`` reads
            "at least the shorter, better the longer".
    """

    shortest: Length
    longest: Length
    bound: Bound = Bound.EXACTLY

    def __post_init__(self) -> None:
        if self.longest.rough < self.shortest.rough:
            raise ValueError(f"{self.shortest} is longer than {self.longest}")

    @property
    def is_range(self) -> bool:
        """True when the clinic gave two numbers."""
        return self.shortest != self.longest

    @classmethod
    def of(cls, length: Length, bound: Bound = Bound.EXACTLY) -> LengthRange:
        """One number."""
        return cls(length, length, bound)
