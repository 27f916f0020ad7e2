"""The days after a session: which stretch of time a moment lies in, and the driving check that may end a limit.

Nothing here ever gives permission: a limit ends, or it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from aftercare.domain.clinic import DayTimes
from aftercare.domain.condition import Truth
from aftercare.domain.edge import State, WhenState
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.window import Window, limits_topic

DRIVING = TopicId("driving")
_LAST_DAY_OF_WEEK = 7
_ENDED_SHOWS_FOR = timedelta(hours=24)


def session_to_recover_from(plans: Sequence[Plan], now: datetime) -> Plan | None:
    """The last session that has begun; before any has, the first one to come. None if nothing is planned."""
    kept = sorted(
        (plan for plan in plans if not plan.session.is_cancelled), key=lambda plan: plan.session.planned_start
    )
    begun = [plan for plan in kept if plan.session.planned_start <= now]
    return begun[-1] if begun else next(iter(kept), None)


class Stage(Enum):
    """Where a stretch of time lies, seen from now."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PeriodTimes:
    """A stretch of the days after a session, on the calendar.

    Attributes:
        period_id: its name in our content.
        starts: when it begins.
        stage: whether it is over, running or still to come.
        is_about: True if it hangs on a session end that nobody has entered yet.
        is_day: True if it begins with a day rather than at a time of it.
    """

    period_id: str
    starts: datetime
    stage: Stage
    is_about: bool = False
    is_day: bool = False


def recovery_periods(plan: Plan, now: datetime) -> tuple[PeriodTimes, ...]:
    """The stretches of clinical reference 4.3 for one session, in order.

    The evening begins at bedtime of the day the person left, the next day with its morning [D].
    """
    session = plan.session
    times = plan.clinic.day_times if plan.clinic else DayTimes()
    left = plan.local(session.end)
    evening = _at(left.date(), times.bedtime, plan)
    if evening < left:
        evening = left
    days = [left.date() + timedelta(days=count) for count in (1, 2, _LAST_DAY_OF_WEEK + 1)]
    is_about = not session.end_is_known
    starts = (
        ("first-2-hours", session.planned_start, False, False),
        ("rest-of-day", session.end, is_about, False),
        ("first-24-hours", evening, False, False),
        ("next-day", _at(days[0], times.morning, plan), False, False),
        ("days-2-to-7", _at(days[1], time(0), plan), False, True),
        ("between-sessions", _at(days[2], time(0), plan), False, True),
    )
    running = max((at for at, (_, begin, _, _) in enumerate(starts) if begin <= now), default=-1)
    return tuple(
        PeriodTimes(period_id, begin, _stage(at, running), about, is_day)
        for at, (period_id, begin, about, is_day) in enumerate(starts)
    )


def _stage(at: int, running: int) -> Stage:
    if at == running:
        return Stage.NOW
    return Stage.DONE if at < running else Stage.LATER


def _at(day: date, clock: time, plan: Plan) -> datetime:
    return datetime.combine(day, clock, plan.zone)


def limits_at(plan: Plan, now: datetime) -> tuple[Window, ...]:
    """The limits of a session that hold at a moment and have an end, those of the board first.

    A limit that may or may not be for this person is among them: it says so in its condition.
    """
    held = [
        window
        for window in plan.windows
        if window.forbids
        and window.applies is not Truth.NO
        and window.holds_at(now)
        and (window.ends is not None or window.ends_when)
    ]

    def place(window: Window) -> tuple[int, int]:
        on_board = [at for at, topic in enumerate(plan.board_topics) if limits_topic(window, topic, plan.topics)]
        is_firm = window.rule.force is Force.MUST_NOT
        return (min(on_board, default=len(plan.board_topics)), 0 if is_firm else 1)

    return tuple(sorted(held, key=place))


class CheckStage(Enum):
    """How far the driving check has come."""

    NONE = "none"
    NOT_YET = "not-yet"
    ASK = "ask"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class DrivingCheck:
    """The check that stands between the clock and the end of the driving limit (clinical reference 4.1).

    Attributes:
        stage: nothing to check, the clock still runs, to be asked now, or answered with yes in the last day.
        window: the limit it is about; None if there is none.
        waits_for: what has to be confirmed.
    """

    stage: CheckStage
    window: Window | None = None
    waits_for: tuple[WhenState, ...] = ()


def driving_check(plan: Plan, now: datetime) -> DrivingCheck:
    """How far the driving check is at a moment."""
    limits = [
        window
        for window in plan.windows
        if window.forbids and window.applies is Truth.YES and limits_topic(window, DRIVING, plan.topics)
    ]
    holding = [window for window in limits if window.holds_at(now)]
    waiting = [window for window in holding if window.waits_at(now)]
    if holding and len(waiting) == len(holding):
        states = tuple(dict.fromkeys(state for window in waiting for state in window.ends_when))
        return DrivingCheck(CheckStage.ASK, waiting[0], states)
    if holding:
        return DrivingCheck(CheckStage.NOT_YET, holding[0])
    slept = plan.session.confirmed.get(State.SLEPT)
    if limits and slept is not None and plan.session.end <= slept <= now < slept + _ENDED_SHOWS_FOR:
        return DrivingCheck(CheckStage.ENDED)
    return DrivingCheck(CheckStage.NONE)


CONFIRMED_BY_YES = (State.FEELS_CLEAR, State.SLEPT)
"""What two times Yes confirm, in the order in which it is kept: the one that ends a limit comes last."""
