"""What must be so, worked out again from the documents without asking the code under test.

Time is walked minute by minute, topics are walked link by link, and floors are written down as the reference states
them (clinical reference 4.1 and 7.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.board import BoardState
from aftercare.domain.condition import Truth
from aftercare.domain.edge import State
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window

LIMITS = (Force.MUST_NOT, Force.SHOULD_NOT)
STRICTNESS = (BoardState.ALLOWED, BoardState.LIMITED, BoardState.ASK_CLINIC, BoardState.NOT_ALLOWED)
MINUTE = timedelta(minutes=1)


def minutes(begin: datetime, end: datetime, step: timedelta = MINUTE) -> Iterator[datetime]:
    """Every moment from one to the other, in real time."""
    moment, last = begin.astimezone(UTC), end.astimezone(UTC)
    while moment < last:
        yield moment
        moment += step


def broader(plan: Plan, topic: str) -> list[str]:
    """A topic and all that it lies under."""
    line: list[str] = []
    under: TopicId | None = TopicId(topic)
    while under is not None:
        line.append(under)
        under = plan.topics.topic(under).under
    return line


def is_about(window: Window, topic: str, plan: Plan) -> bool:
    """True for a window on the topic, on something broader, or on something narrower."""
    return any(one in broader(plan, topic) or topic in broader(plan, one) for one in window.topics)


def is_about_all_of(window: Window, topic: str, plan: Plan) -> bool:
    return any(one in broader(plan, topic) for one in window.topics)


def is_limit(window: Window) -> bool:
    edges = (window.starts, window.ends, window.ask)
    has_time = window.ends_when != () or any(edge is not None for edge in edges)
    return window.rule.force in LIMITS and has_time and window.applies is not Truth.NO


def is_inside(window: Window, now: datetime) -> bool:
    if window.starts is not None and now < window.starts:
        return False
    return window.ends is None or now < window.ends or window.ends_when != () or window.end_is_asked


def leaves_something(window: Window) -> bool:
    return window.rule.quantities.excepted != () or window.rule.quantities.amount != ""


def is_a_question(window: Window, now: datetime) -> bool:
    """True before a beginning that the clinic tells in person, and after an end that waits for its word alone."""
    if window.firm_from is not None and now < window.firm_from:
        return True
    if window.ask is None or window.ends_when:
        return False
    return window.ends is None or (window.end_is_asked and now >= window.ends)


def ends_as_the_visit_begins(window: Window, visit: Session) -> bool:
    return window.ends is not None and window.ends in (visit.planned_start, visit.dose)


def is_in_visit(visit: Session, now: datetime) -> bool:
    return visit.planned_start <= now < visit.end


def expected(plans: Sequence[Plan], topic: str, now: datetime) -> BoardState:
    """What the board has to say, read off the windows one by one."""
    found = [BoardState.ALLOWED]
    answers = 0
    for plan in plans:
        if plan.session.is_cancelled:
            continue
        in_visit = is_in_visit(plan.session, now)
        if in_visit:
            found.append(BoardState.LIMITED)
        for window in plan.windows:
            whole = is_about_all_of(window, topic, plan)
            if whole and window.rule.force is not Force.INFO:
                answers += is_limit(window) or window.rule.force not in LIMITS
            if not (is_limit(window) and is_about(window, topic, plan)):
                continue
            firm = window.applies is Truth.YES
            held = in_visit and firm and whole and ends_as_the_visit_begins(window, plan.session)
            if is_inside(window, now) or held:
                found.append(_of(window, now, whole=whole))
    if found == [BoardState.ALLOWED] and not answers:
        return BoardState.ASK_CLINIC
    return strictest(found)


def _of(window: Window, now: datetime, *, whole: bool) -> BoardState:
    if window.applies is Truth.UNKNOWN:
        return BoardState.ASK_CLINIC
    if not whole:
        return BoardState.LIMITED
    if is_a_question(window, now):
        return BoardState.ASK_CLINIC
    return BoardState.LIMITED if leaves_something(window) else BoardState.NOT_ALLOWED


def strictest(states: Sequence[BoardState]) -> BoardState:
    return max(states, key=STRICTNESS.index)


def floor_windows(visit: Session, zone: ZoneInfo) -> Iterator[tuple[str, datetime, datetime]]:
    """The stretches in which no pack may let the board say anything but "not allowed", as (topic, from, to).

    Sleep counts once it is confirmed on a later day than the one on which the visit ended. Three days stand in for the
    time without end that esketamine asks for until then.
    """
    dose = (visit.dose or visit.planned_start).astimezone(UTC)
    end = visit.end.astimezone(UTC)
    said = visit.confirmed.get(State.SLEPT)
    counts = said is not None and said.astimezone(zone).date() > visit.end.astimezone(zone).date()
    rested = said.astimezone(UTC) if said is not None and counts else end + timedelta(days=3)
    if visit.treatment is Treatment.ESKETAMINE_NASAL:
        yield "food", dose - timedelta(hours=2), dose
        yield "clear-drinks", dose - timedelta(minutes=30), dose
        yield "nasal-steroid", dose - timedelta(hours=1), dose
        yield "nasal-decongestant", dose - timedelta(hours=1), dose
        for topic in ("driving", "machinery"):
            yield topic, end, rested
    else:
        for topic in ("driving", "machinery"):
            yield topic, end, min(rested, end + timedelta(hours=24))
