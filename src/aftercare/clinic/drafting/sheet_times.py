"""Finds the times in a plain sentence, and makes the edges of a window from those that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from aftercare.clinic.drafting.pattern_book import PatternBook
from aftercare.domain.edge import (
    Anchor,
    AtPoint,
    DayTime,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    WhenState,
)
from aftercare.domain.length import Length, LengthRange, Unit
from aftercare.domain.rule import Timing

START = Offset(Anchor.START)
_NOON = 12
_LAST_CLOCK_HOUR = 23


@dataclass(frozen=True, slots=True)
class TimeHit:
    """One time in a sentence.

    Attributes:
        start: where it begins in the plain sentence.
        end: where it ends.
        means: what it means, as the pattern says.
        length: its length, if it has one.
        clock: its clock time, if it has one.
    """

    start: int
    end: int
    means: str
    length: LengthRange | None = None
    clock: time | None = None


def times_in(text: str, book: PatternBook) -> list[TimeHit]:
    """The times of a plain sentence in order; where two overlap, the pattern that stands first in the book wins."""
    found: list[TimeHit] = []
    for pattern in book.times:
        for match in pattern.pattern.finditer(text):
            if any(match.start() < hit.end and hit.start < match.end() for hit in found):
                continue
            hit = _hit(match, pattern.means, book)
            if hit is not None:
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _hit(match: re.Match[str], means: str, book: PatternBook) -> TimeHit | None:
    groups = match.groupdict()
    if means == "clock-before":
        clock = _clock(groups)
        return None if clock is None else TimeHit(match.start(), match.end(), means, clock=clock)
    length = _length(groups, book) if groups.get("from") else None
    if length is None and groups.get("unit") is not None:
        return None
    return TimeHit(match.start(), match.end(), means, length)


def _clock(groups: dict[str, str | None]) -> time | None:
    hour, minute, half = int(groups["hour"] or 0), int(groups["minute"] or 0), groups["half"]
    if half == "pm" and hour < _NOON:
        hour += _NOON
    if hour > _LAST_CLOCK_HOUR or (half is None and hour <= _NOON):
        return None
    return time(hour, minute)


def _length(groups: dict[str, str | None], book: PatternBook) -> LengthRange | None:
    unit = next((unit for unit, pattern in book.units if pattern.fullmatch(groups["unit"] or "")), None)
    first, last = _amount(groups["from"], unit), _amount(groups["to"], unit)
    if unit is None or first is None or first.amount == 0:
        return None
    return LengthRange(first, last) if last and last.amount > first.amount else LengthRange.of(first)


def _amount(text: str | None, unit: Unit | None) -> Length | None:
    """A length; halves are only known of hours, which become minutes."""
    if text is None or unit is None:
        return None
    if "." in text:
        return Length(round(float(text) * 60), Unit.MINUTE) if unit is Unit.HOUR else None
    return Length(int(text), unit)


def window_from(hits: Iterable[TimeHit], side: str) -> tuple[Timing, bool]:
    """The window that a limit has by these times, and whether the side of a bare length was only guessed.

    Args:
        hits: the times that stand together.
        side: where a bare length lies; empty if nobody can tell.
    """
    opens: list[Edge] = []
    closes: list[Edge] = []
    named: list[Point] = []
    is_guessed = False
    for hit in hits:
        means = hit.means
        if means == "bare":
            means, is_guessed = side, True
        match means:
            case "before" if hit.length:
                opens.append(Offset(Anchor.START, Side.BEFORE, hit.length))
            case "after" if hit.length:
                closes.append(Offset(Anchor.END, Side.AFTER, hit.length))
            case "around" if hit.length:
                opens.append(Offset(Anchor.START, Side.BEFORE, hit.length))
                closes.append(Offset(Anchor.END, Side.AFTER, hit.length))
            case "clock-before" if hit.clock:
                opens.append(DayTime(-1, -1, hit.clock))
            case "closes:slept":
                closes.append(WhenState(State.SLEPT))
            case _:
                role, _, point = means.partition(":")
                match role:
                    case "opens":
                        opens.append(AtPoint(Point(point)))
                    case "closes":
                        closes.append(AtPoint(Point(point)))
                    case "on":
                        named.append(Point(point))
                    case _:
                        pass
    return _window(opens, closes, named), is_guessed


def _window(opens: list[Edge], closes: list[Edge], named: list[Point]) -> Timing:
    if Point.REST_OF_DAY in named:
        closes.append(AtPoint(Point.END_OF_DAY))
    elif named and opens:
        closes.append(AtPoint(named[0]))
    elif named and not closes:
        return Timing(on=named[0])
    if not opens and not closes:
        return Timing()
    end = LaterOf(tuple(closes)) if len(closes) > 1 else closes[0] if closes else START
    return Timing(opens[0] if opens else START, end)


def moment_from(hits: Iterable[TimeHit]) -> Timing:
    """When something is done by these times: a moment before the start, or a named part of the calendar."""
    for hit in hits:
        if hit.means == "before" and hit.length:
            return Timing(at=Offset(Anchor.START, Side.BEFORE, hit.length))
        role, _, point = hit.means.partition(":")
        if role in ("on", "opens") and point != "midnight-before":
            return Timing(on=Point(point))
    return Timing()
