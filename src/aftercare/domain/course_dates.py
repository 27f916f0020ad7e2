"""A course as it is entered: the first day, a time, how many and how often; and what of it is worth asking about.

Nothing here refuses a date but what no clock will ever show. Everything else that is odd is a doubt, to be asked about
calmly: the person has the letter, and we do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.frozen import frozen
from aftercare.domain.local_time import LocalTimeError, TimeProblem, in_zone
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

MOST_SESSIONS = 40
SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=12)
_SATURDAY = 5
_EARLY, _LATE = time(6), time(20)
_FAR = timedelta(days=366)


class Rhythm(Enum):
    """How often the sessions of a course are."""

    THREE_A_WEEK = "three-a-week"
    TWICE_A_WEEK = "twice-a-week"
    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every-two-weeks"
    EVERY_FOUR_WEEKS = "every-four-weeks"


_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.EVERY_TWO_WEEKS: 2, Rhythm.EVERY_FOUR_WEEKS: 4}


class Doubt(Enum):
    """What is odd about an appointment."""

    PAST = "past"
    FAR_AHEAD = "far-ahead"
    AT_NIGHT = "at-night"
    CLINIC_CLOSED = "clinic-closed"
    WEEKEND = "weekend"
    SAME_DAY = "same-day"
    OVERLAPS = "overlaps"
    SKIPPED = "skipped"
    COMES_TWICE = "comes-twice"


@frozen
class CourseDraft:
    """What was entered of a course so far.

    Attributes:
        first_day: the day of the first session.
        starts: the time of day at which sessions start, by the clocks of the clinic.
        length: how long a visit is planned to take; None for what the clinic says, or our guidance.
        count: how many sessions.
        rhythm: how often they are.
        number: which session of the course the first one is; None if nobody knows.
        moved: other days than the rhythm gives, by place in the series.
        is_second: of a time that comes twice that night, the second is meant.
        is_unknown: the person does not know the date yet.
    """

    first_day: date | None = None
    starts: time | None = None
    length: timedelta | None = None
    count: int = 1
    rhythm: Rhythm = Rhythm.TWICE_A_WEEK
    number: int | None = 1
    moved: dict[int, date] = field(default_factory=dict)
    is_second: bool = False
    is_unknown: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether there is a day and a time."""
        return self.first_day is not None and self.starts is not None and not self.is_unknown

    def days(self) -> tuple[date, ...]:
        """The days of all sessions, in order; empty without a first day."""
        if self.first_day is None:
            return ()
        days = [self.first_day]
        while len(days) < self.count:
            days.append(_next_day(days, self.rhythm))
        return tuple(self.moved.get(place, day) for place, day in enumerate(days))


@frozen
class PlannedVisit:
    """One appointment of a draft.

    Attributes:
        day: the day at the clinic.
        starts: the moment; None if the clocks never show that time that day.
        ends: when the visit is planned to end.
        doubts: what is odd about it, the weightiest first.
    """

    day: date
    starts: datetime | None
    ends: datetime | None
    doubts: tuple[Doubt, ...] = ()


def visits(
    draft: CourseDraft,
    zone: ZoneInfo,
    length: timedelta,
    now: datetime,
    pack: ClinicPack | None,
    known: Sequence[Session],
) -> tuple[PlannedVisit, ...]:
    """The appointments of a draft; empty until there are a day and a time.

    Args:
        draft: what was entered.
        zone: the zone of the clinic.
        length: how long a visit takes, where the draft does not say.
        now: the moment.
        pack: the clinic, for its hours.
        known: the sessions that are entered already.
    """
    if not draft.is_whole or draft.starts is None:
        return ()
    found: list[PlannedVisit] = []
    taken = [(one.planned_start, one.planned_end) for one in known if not one.is_cancelled]
    for day in draft.days():
        starts, problem = _start(day, draft.starts, zone, is_second=draft.is_second)
        if starts is None:
            found.append(PlannedVisit(day, None, None, (Doubt.SKIPPED,)))
            continue
        # In UTC: on the night the clocks change a visit is still as long as it is.
        ends = (starts.astimezone(UTC) + (draft.length or length)).astimezone(zone)
        doubts = _doubts(starts, ends, now, pack, taken)
        found.append(PlannedVisit(day, starts, ends, (*problem, *doubts)))
        taken.append((starts, ends))
    return tuple(found)


def sessions_of(
    planned: Sequence[PlannedVisit], draft: CourseDraft, treatment: Treatment, ids: Sequence[str]
) -> tuple[Session, ...]:
    """The sessions of a draft, in the order of their days, each with one of the lasting names."""
    moments = sorted((one.starts, one.ends) for one in planned if one.starts is not None and one.ends is not None)
    first = draft.number
    of = None if first is None or len(moments) == 1 else first - 1 + len(moments)
    return tuple(
        Session(name, treatment, starts, ends, number=None if first is None else first + place, of=of)
        for place, (name, (starts, ends)) in enumerate(zip(ids, moments, strict=False))
    )


def with_day(draft: CourseDraft, place: int, day: date) -> CourseDraft:
    """The draft with another day for one session; another first day takes the whole series with it."""
    if place == 0:
        return replace(draft, first_day=day, moved={}, is_second=False)
    return replace(draft, moved={**draft.moved, place: day})


def _next_day(days: Sequence[date], rhythm: Rhythm) -> date:
    first, last = days[0], days[-1]
    if rhythm in _WEEKS:
        return last + timedelta(weeks=_WEEKS[rhythm])
    a_week = 2 if rhythm is Rhythm.TWICE_A_WEEK else 3
    if len(days) >= a_week:
        return days[-a_week] + timedelta(weeks=1)
    if rhythm is Rhythm.THREE_A_WEEK:
        # Monday, Wednesday and Friday, from whichever of them the course begins on.
        return last + timedelta(days=3 if last.weekday() == 4 and first.weekday() < _SATURDAY else 2)
    gaps = (3, 4, 2, 5)
    on_weekdays = (gap for gap in gaps if (first + timedelta(days=gap)).weekday() < _SATURDAY)
    return first + timedelta(days=next(on_weekdays))


def _start(day: date, at: time, zone: ZoneInfo, *, is_second: bool) -> tuple[datetime | None, tuple[Doubt, ...]]:
    try:
        return in_zone(datetime.combine(day, at), zone), ()
    except LocalTimeError as error:
        if error.problem is TimeProblem.COMES_TWICE:
            return error.readings[1 if is_second else 0], (Doubt.COMES_TWICE,)
        return None, (Doubt.SKIPPED,)


def _doubts(
    starts: datetime,
    ends: datetime,
    now: datetime,
    pack: ClinicPack | None,
    taken: Sequence[tuple[datetime, datetime]],
) -> tuple[Doubt, ...]:
    doubts: list[Doubt] = []
    if starts < now:
        doubts.append(Doubt.PAST)
    elif starts - now > _FAR:
        doubts.append(Doubt.FAR_AHEAD)
    if any(starts < end and start < ends for start, end in taken):
        doubts.append(Doubt.OVERLAPS)
    elif any(start.astimezone(starts.tzinfo).date() == starts.date() for start, _ in taken):
        doubts.append(Doubt.SAME_DAY)
    if not _EARLY <= starts.time() < _LATE:
        doubts.append(Doubt.AT_NIGHT)
    if pack is not None and (pack.hours or pack.closed_on):
        if not _is_open(pack, starts):
            doubts.append(Doubt.CLINIC_CLOSED)
    elif starts.weekday() >= _SATURDAY:
        doubts.append(Doubt.WEEKEND)
    return tuple(doubts)


def _is_open(pack: ClinicPack, starts: datetime) -> bool:
    if starts.date() in pack.closed_on:
        return False
    today = [one for one in pack.hours if one.weekday == starts.weekday()]
    return not pack.hours or any(one.opens <= starts.time() < one.closes for one in today)
