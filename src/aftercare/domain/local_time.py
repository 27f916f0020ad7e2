"""From a time as a person writes it to a moment, minding the nights on which the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from aftercare.domain.errors import AftercareError

_FIRST_YEAR, _LAST_YEAR = 1970, 2200


class TimeProblem(Enum):
    """What can be wrong with a written time."""

    NOT_A_TIME = "not-a-time"
    DOES_NOT_EXIST = "does-not-exist"
    COMES_TWICE = "comes-twice"


class LocalTimeError(AftercareError):
    """A written time is no moment in its zone."""

    def __init__(self, problem: TimeProblem, text: str, zone: ZoneInfo, readings: tuple[datetime, ...] = ()) -> None:
        """Takes the problem, the text, the zone, and the moments it might stand for."""
        super().__init__(f"{text}: {problem.value} in {zone.key}")
        self.problem = problem
        self.text = text
        self.zone = zone
        self.readings = readings


def read_local_time(text: str, zone: ZoneInfo) -> datetime:
    """The moment of an ISO 8601 time. Without an offset it is what the clocks in the zone show.

    Raises:
        LocalTimeError: if it is no time, falls into the hour that the clocks skip, or comes twice that night.
    """
    try:
        written = datetime.fromisoformat(text)
    except ValueError as error:
        raise LocalTimeError(TimeProblem.NOT_A_TIME, text, zone) from error
    if not _has_time(text) or not _FIRST_YEAR <= written.year <= _LAST_YEAR:
        raise LocalTimeError(TimeProblem.NOT_A_TIME, text, zone)
    if written.tzinfo is not None:
        return written.astimezone(zone)
    return in_zone(written, zone)


def _has_time(text: str) -> bool:
    """True if there is a time of day: a day alone would be taken for its midnight."""
    return ":" in text or len(text) > len("2026-12-03")


def in_zone(written: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks in a zone show a naive time.

    Raises:
        LocalTimeError: if they never show it that night, or show it twice.
    """
    first, second = (written.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    text = written.isoformat(timespec="minutes")
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != written:
        around = tuple(sorted(moment.astimezone(UTC).astimezone(zone) for moment in (first, second)))
        raise LocalTimeError(TimeProblem.DOES_NOT_EXIST, text, zone, around)
    raise LocalTimeError(TimeProblem.COMES_TWICE, text, zone, (first, second))
