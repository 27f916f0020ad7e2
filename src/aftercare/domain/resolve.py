"""From an edge, as a clinic said it, to a moment in one session.

Everything in here is reckoned in UTC, because two times in one zone subtract by the clock face and forget clock
changes. A clock time that comes twice, or not at all, is read on the strict side: the earlier reading opens a limit,
the later one closes it.
"""

from __future__ import annotations

from copy import copy
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import assert_never
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import DayTimes
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)
from aftercare.domain.frozen import frozen
from aftercare.domain.length import Length, Unit
from aftercare.domain.session import Session

ARRIVAL_LEAD = timedelta(minutes=15)
"""How early people arrive if the clinic does not say (clinical reference 2.1, iv-arrive)."""
LEAVE_LEAD = timedelta(minutes=45)
"""When people leave home if nobody said when they are picked up [D]."""
HOME_LEAD = timedelta(hours=2)
"""How long before the start "before leaving home" begins [D]."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Pick(Enum):
    """Which end of a range, and which reading of an unclear clock time, is meant."""

    EARLIEST = "earliest"
    LATEST = "latest"


@frozen
class Moment:
    """A resolved edge.

    Attributes:
        at: the moment in UTC; None if no clock gives it.
        is_about: True if it hangs on a session end that nobody has entered yet.
        is_day: True if a day is meant and not a time of it.
        waits_for: what has to be confirmed besides.
        ask: why the person has to ask the clinic, if they do.
    """

    at: datetime | None = None
    is_about: bool = False
    is_day: bool = False
    waits_for: tuple[WhenState, ...] = ()
    ask: AskReason | None = None


@frozen
class Frame:
    """What edges are resolved against: a session, the clinic's zone, and the clinic's times of the day.

    Attributes:
        session: the appointment, planned and as it went.
        zone: the zone of the clinic's clocks.
        day_times: what "morning", "evening" and "bedtime" mean.
        leaves_home: when the patient is picked up or leaves, if known.
        arrives: when to be at the clinic, if a rule says so.
        window: the edges of the rule whose reminders are resolved.
        start: start of the appointment in UTC.
        dose: when the medicine is given, in UTC; the start until known (clinical reference 7.4).
        end: the actual or estimated end in UTC.
        start_day: the day of the appointment at the clinic.
        end_day: the day on which the session ends, at the clinic.
    """

    session: Session
    zone: ZoneInfo
    day_times: DayTimes = field(default_factory=DayTimes)
    leaves_home: datetime | None = None
    arrives: datetime | None = None
    window: tuple[Moment, Moment] = (Moment(), Moment())
    start: datetime = field(init=False)
    dose: datetime = field(init=False)
    end: datetime = field(init=False)
    start_day: date = field(init=False)
    end_day: date = field(init=False)

    def __post_init__(self) -> None:
        start, end = self.session.planned_start.astimezone(UTC), self.session.end.astimezone(UTC)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "dose", self.session.dose.astimezone(UTC) if self.session.dose else start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "start_day", start.astimezone(self.zone).date())
        object.__setattr__(self, "end_day", end.astimezone(self.zone).date())

    def around(self, starts: Moment, ends: Moment) -> Frame:
        """The same frame for the reminders of a rule with these edges."""
        frame = copy(self)
        object.__setattr__(frame, "window", (starts, ends))
        return frame

    def anchor(self, anchor: Anchor) -> Moment:
        """The moment an anchor stands for."""
        match anchor:
            case Anchor.START:
                return Moment(self.start)
            case Anchor.DOSE:
                return Moment(self.dose)
            case Anchor.END:
                return Moment(self.end, is_about=not self.session.end_is_known)
            case Anchor.WINDOW_START:
                return self.window[0]
            case Anchor.WINDOW_END:
                return self.window[1]
            case _:
                assert_never(anchor)

    def local(self, day: date, at: time, pick: Pick) -> datetime:
        """A clock time at the clinic as a moment in UTC, read on the strict side where it is unclear."""
        first = datetime.combine(day, at, self.zone)
        second = first.replace(fold=1)
        if first.utcoffset() == second.utcoffset():
            return first.astimezone(UTC)
        readings = (first.astimezone(UTC), second.astimezone(UTC))
        return min(readings) if pick is Pick.EARLIEST else max(readings)


def resolve(edge: Edge, frame: Frame, pick: Pick, *, opens: bool, is_limit: bool = False) -> Moment:
    """The moment of an edge in a session.

    Args:
        edge: what the clinic said.
        frame: the session it is said about.
        pick: which end of a range to take; for a limit the earliest opens and the latest closes.
        opens: True if the edge opens a window, False if it closes one.
        is_limit: True for a rule that forbids: its "morning" then begins at midnight.
    """
    match edge:
        case Offset():
            return _offset(edge, frame, pick)
        case DayTime():
            return _day_time(edge, frame, pick)
        case AtPoint():
            begins, ends = point_period(edge.point, frame, pick, is_limit=is_limit)
            closes_at_its_beginning = edge.point in (Point.NEXT_DAY, Point.NEXT_MORNING)
            return begins if opens or closes_at_its_beginning else ends
        case AtVisit():
            begins, ends = visit_period(edge.visit, frame)
            return begins if opens else ends
        case AtWeekday():
            meetings = weekday_meetings(edge, frame)
            return Moment(meetings[0][0]) if opens else Moment(meetings[-1][1])
        case WhenState():
            confirmed = confirmed_at(edge.state, frame)
            if confirmed is None and opens and is_limit:
                # Nothing counts as confirmed before the session ends, and from then on it may be so unsaid.
                return frame.anchor(Anchor.END)
            return Moment(confirmed) if confirmed else Moment(waits_for=(edge,))
        case AskClinic():
            return Moment(ask=edge.reason)
        case LaterOf():
            return _later([resolve(part, frame, pick, opens=opens, is_limit=is_limit) for part in edge.edges])
        case EarlierOf():
            return _earlier([resolve(part, frame, pick, opens=opens, is_limit=is_limit) for part in edge.edges])
        case _:
            assert_never(edge)


def shifted(moment: datetime, length: Length, frame: Frame, pick: Pick, *, forward: bool) -> datetime:
    """A moment so much later or earlier: hours are real time, days keep the clock time at the clinic.

    Raises:
        ValueError: for business time, which only the notice for cancelling may use.
    """
    sign = 1 if forward else -1
    if length.is_elapsed:
        return moment + sign * length.elapsed
    local = moment.astimezone(frame.zone)
    match length.unit:
        case Unit.DAY:
            day = local.date() + timedelta(days=sign * length.amount)
        case Unit.WEEK:
            day = local.date() + timedelta(weeks=sign * length.amount)
        case Unit.MONTH:
            day = _months_away(local.date(), sign * length.amount)
        case _:
            raise ValueError(f"{length} cannot open or close a window")
    return frame.local(day, local.time(), pick)


def _offset(edge: Offset, frame: Frame, pick: Pick) -> Moment:
    base = frame.anchor(edge.anchor)
    if edge.by is None or base.at is None:
        return base
    forward = edge.side is Side.AFTER
    takes_longest = forward == (pick is Pick.LATEST)
    length = edge.by.longest if takes_longest else edge.by.shortest
    return Moment(shifted(base.at, length, frame, pick, forward=forward), base.is_about, base.is_day)


def _day_time(edge: DayTime, frame: Frame, pick: Pick) -> Moment:
    base = frame.anchor(edge.anchor)
    if base.at is None:
        return base
    days = edge.first_day if pick is Pick.EARLIEST else edge.last_day
    day = base.at.astimezone(frame.zone).date() + timedelta(days=days)
    return Moment(frame.local(day, edge.at, pick))


def confirmed_at(state: State, frame: Frame) -> datetime | None:
    """When a state was confirmed, if the confirmation can count.

    Nothing confirmed before the session ended counts, and a night's sleep can only be confirmed on a later day
    (clinical reference 4.1: next calendar day and a restful sleep).
    """
    confirmed = frame.session.confirmed.get(state)
    if confirmed is None or confirmed < frame.end:
        return None
    if state is State.SLEPT and confirmed.astimezone(frame.zone).date() <= frame.end_day:
        return None
    return confirmed.astimezone(UTC)


def _later(moments: list[Moment]) -> Moment:
    known = [moment for moment in moments if moment.at is not None]
    last = max(known, key=lambda moment: moment.at or _LONG_AGO, default=Moment())
    return Moment(
        last.at,
        is_about=last.is_about,
        is_day=last.is_day,
        waits_for=tuple(state for moment in moments for state in moment.waits_for),
        ask=next((moment.ask for moment in moments if moment.ask), None),
    )


def _earlier(moments: list[Moment]) -> Moment:
    known = [moment for moment in moments if moment.at is not None]
    if not known:
        return _later(moments)
    return min(known, key=lambda moment: moment.at or _LONG_AGO)


def _months_away(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last_day in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last_day)
        except ValueError:
            continue
    raise ValueError(f"no such day {months} months from {day}")


def point_period(point: Point, frame: Frame, pick: Pick, *, is_limit: bool = False) -> tuple[Moment, Moment]:
    """When a named part of the calendar begins and ends in a session.

    The clock times behind the names are design choices that a clinic may set [D].
    """
    times = frame.day_times
    first, last = frame.start_day, frame.end_day
    midnight = time(0)
    opens_morning = midnight if is_limit else times.morning

    def moment(day: date, days: int, at: time, *, is_day: bool = False) -> Moment:
        return Moment(frame.local(day + timedelta(days=days), at, pick), is_day=is_day)

    match point:
        case Point.WEEK_BEFORE:
            return moment(first, -7, midnight, is_day=True), moment(first, 0, midnight, is_day=True)
        case Point.FEW_DAYS_BEFORE:
            return moment(first, -3, midnight, is_day=True), moment(first, 0, midnight, is_day=True)
        case Point.DAY_BEFORE:
            return moment(first, -1, midnight, is_day=True), moment(first, 0, midnight)
        case Point.EVENING_BEFORE:
            return moment(first, -1, times.evening), moment(first, 0, midnight)
        case Point.NIGHT_BEFORE:
            return moment(first, -1, times.evening), moment(first, 0, times.morning)
        case Point.MIDNIGHT_BEFORE:
            return moment(first, 0, midnight), moment(first, 0, midnight)
        case Point.MORNING_OF:
            start = Moment(frame.start)
            noon = moment(first, 0, time(12))
            return _earlier([moment(first, 0, opens_morning), start]), _earlier([noon, start])
        case Point.TREATMENT_DAY:
            return moment(first, 0, midnight, is_day=True), moment(last, 1, midnight)
        case Point.REST_OF_DAY:
            return frame.anchor(Anchor.END), moment(last, 1, midnight)
        case Point.END_OF_DAY:
            return moment(last, 1, midnight), moment(last, 1, midnight)
        case Point.EVENING_AFTER:
            return moment(last, 0, times.evening), moment(last, 1, midnight)
        case Point.NIGHT_AFTER:
            return moment(last, 0, times.evening), moment(last, 1, times.morning)
        case Point.NEXT_MORNING:
            return moment(last, 1, times.morning), moment(last, 1, time(12))
        case Point.NEXT_DAY:
            return moment(last, 1, midnight, is_day=True), moment(last, 2, midnight, is_day=True)
        case Point.WEEK_AFTER:
            return moment(last, 1, midnight, is_day=True), moment(last, 8, midnight, is_day=True)
        case _:
            assert_never(point)


def visit_period(visit: Visit, frame: Frame) -> tuple[Moment, Moment]:
    """When a part of the visit begins and ends, as well as a clock can say it."""
    start, end = Moment(frame.start), frame.anchor(Anchor.END)
    leaves = Moment((frame.leaves_home or frame.start - LEAVE_LEAD).astimezone(UTC), is_about=frame.leaves_home is None)
    arrives = Moment((frame.arrives or frame.start - ARRIVAL_LEAD).astimezone(UTC))
    match visit:
        case Visit.BEFORE_LEAVING_HOME:
            return _earlier([Moment(frame.start - HOME_LEAD), leaves]), leaves
        case Visit.ON_ARRIVAL:
            return arrives, start
        case Visit.DURING_SESSION:
            return start, end
        case Visit.BEFORE_DISCHARGE:
            return Moment(frame.dose), end
        case Visit.ONCE_HOME:
            return end, point_period(Point.END_OF_DAY, frame, Pick.LATEST)[1]
        case _:
            assert_never(visit)


def weekday_meetings(edge: AtWeekday, frame: Frame) -> tuple[tuple[datetime, datetime], ...]:
    """The moments in UTC at which a weekday edge opens and closes, in order, on the asked side of the session."""
    closes = edge.closes or edge.opens
    step = timedelta(days=-1 if edge.side is Side.BEFORE else 1)
    day = frame.start_day if edge.side is Side.BEFORE else frame.end_day
    found: list[tuple[datetime, datetime]] = []
    while len(found) < edge.times:
        meeting = (frame.local(day, edge.opens, Pick.EARLIEST), frame.local(day, closes, Pick.LATEST))
        is_on_its_side = meeting[1] <= frame.start if edge.side is Side.BEFORE else meeting[0] >= frame.end
        if day.weekday() == edge.weekday and is_on_its_side:
            found.append(meeting)
        day += step
    return tuple(sorted(found))
