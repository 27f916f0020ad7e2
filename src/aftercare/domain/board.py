"""What is allowed at one moment, topic by topic, and until when: the "Right now" tiles.

A chart is made once from the plans of a course and cuts time, topic by topic, wherever something changes. The board of
a moment is then a look-up. In doubt the board says less: a limit that may hold reads "ask", and a topic that nobody
gave a rule for is never called allowed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum

from aftercare.domain.condition import Truth
from aftercare.domain.edge import WhenState
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, Layer, TopicId
from aftercare.domain.window import Window, limits_part_of, limits_topic

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class BoardState(Enum):
    """What the board says of a topic."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not-allowed"
    LIMITED = "limited"
    ASK_CLINIC = "ask-clinic"


class Reason(Enum):
    """Why it says so."""

    NO_LIMIT = "no-limit"
    LIMIT = "limit"
    PARTLY = "partly"
    IN_SESSION = "in-session"
    CHECK_FIRST = "check-first"
    MAY_APPLY = "may-apply"
    NO_END_GIVEN = "no-end-given"
    NO_RULE = "no-rule"


_STATE_OF_REASON = {
    Reason.NO_LIMIT: BoardState.ALLOWED,
    Reason.LIMIT: BoardState.NOT_ALLOWED,
    Reason.CHECK_FIRST: BoardState.NOT_ALLOWED,
    Reason.PARTLY: BoardState.LIMITED,
    Reason.IN_SESSION: BoardState.LIMITED,
    Reason.MAY_APPLY: BoardState.ASK_CLINIC,
    Reason.NO_END_GIVEN: BoardState.ASK_CLINIC,
    Reason.NO_RULE: BoardState.ASK_CLINIC,
}


@frozen
class Until:
    """The moment at which a state of the board ends.

    Attributes:
        at: the moment in UTC; None if no clock ends it.
        is_about: True if it hangs on a session end that nobody has entered yet.
        is_day: True if a day is meant and not a time of it.
        waits_for: what has to be confirmed besides.
        is_session_end: True if it is the end of a session.
        is_session_start: True if it is the start of one.
    """

    at: datetime | None = None
    is_about: bool = False
    is_day: bool = False
    waits_for: tuple[WhenState, ...] = ()
    is_session_end: bool = False
    is_session_start: bool = False


@frozen
class BoardItem:
    """One topic at one moment.

    Attributes:
        topic: what it is about.
        state: what the board says.
        reason: why.
        until: when that ends.
        window: the rule behind it, or the one that speaks for what is allowed; None if there is none.
        part: a rule that limits a part of the topic, now or before ``until``; None if there is none.
        then: what comes after ``until``, if it is a limit.
        then_until: when that in turn ends.
    """

    topic: TopicId
    state: BoardState
    reason: Reason
    until: Until
    window: Window | None = None
    part: Window | None = None
    then: BoardState | None = None
    then_until: Until | None = None


@frozen
class Board:
    """All topics at one moment, in the order in which they stand."""

    now: datetime
    items: tuple[BoardItem, ...]

    def item(self, topic: TopicId) -> BoardItem:
        """One topic.

        Raises:
            KeyError: if the board does not show it.
        """
        for item in self.items:
            if item.topic == topic:
                return item
        raise KeyError(topic)


class Chart:
    """The boards of a whole course: for each topic, the stretches of time between two changes."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        """Takes the plans of the sessions of one course; cancelled ones say nothing."""
        self._plans = tuple(plan for plan in plans if not plan.session.is_cancelled)
        topics = dict.fromkeys(topic for plan in plans for topic in plan.board_topics)
        self._lanes = [(topic, _Lane(topic, self._plans)) for topic in topics]

    def board(self, now: datetime) -> Board:
        """The board at one moment."""
        now = now.astimezone(UTC)
        return Board(now, tuple(lane.item(now) for _, lane in self._lanes))

    def changes(self) -> tuple[datetime, ...]:
        """Every moment in UTC at which something on the board changes, in order."""
        return tuple(sorted({moment for _, lane in self._lanes for moment in lane.changes}))


def board_at(plans: Sequence[Plan], now: datetime) -> Board:
    """The board of a course at one moment; for many moments make one ``Chart``."""
    return Chart(plans).board(now)


@frozen
class _Cut:
    """What the board says of a topic from one turn to the next."""

    reason: Reason
    window: Window | None
    part: Window | None


class _Lane:
    """One topic over time."""

    def __init__(self, topic: TopicId, plans: tuple[Plan, ...]) -> None:
        self._topic = topic
        self._sessions = [
            (
                plan.session.planned_start.astimezone(UTC),
                plan.session.end.astimezone(UTC),
                plan.session.end_is_known,
            )
            for plan in plans
        ]
        self._whole: list[tuple[Plan, Window]] = []
        self._parts: list[Window] = []
        self._notes: list[Window] = []
        for plan in plans:
            for window in plan.windows:
                self._sort_in(plan, window)
        self._answers = self._answered(plans)
        self._moments = self._cut_moments()
        self._cuts = [self._cut_at(moment) for moment in self._moments]
        self._items = [self._item_from(index) for index in range(len(self._moments))]

    def _answered(self, plans: tuple[Plan, ...]) -> list[tuple[datetime, bool]]:
        """The sessions in order, and whether a rule of each tells what is allowed on the topic."""
        known = {plan.session.session_id for plan, window in self._whole if _gives_an_answer(window)}
        starts = [(plan.session.planned_start.astimezone(UTC), plan.session.session_id in known) for plan in plans]
        return sorted(starts)

    def _is_answered(self, now: datetime) -> bool:
        """True if the sessions just before and just after a moment both have a rule on the topic."""
        past = [is_known for start, is_known in self._answers if start <= now][-1:]
        coming = [is_known for start, is_known in self._answers if start > now][:1]
        return bool(past or coming) and all([*past, *coming])

    def _sort_in(self, plan: Plan, window: Window) -> None:
        """Limits on the topic, limits on a part of it, and what speaks about it when nothing is limited."""
        is_whole = limits_topic(window, self._topic, plan.topics)
        if is_whole:
            self._whole.append((plan, window))
        elif not limits_part_of(window, self._topic, plan.topics):
            return
        elif window.forbids:
            self._parts.append(window)
        if window.speech.tile and not window.forbids:
            self._notes.append(window)

    @property
    def changes(self) -> tuple[datetime, ...]:
        return tuple(self._moments[1:])

    def item(self, now: datetime) -> BoardItem:
        return self._items[bisect_right(self._moments, now) - 1]

    def _cut_moments(self) -> list[datetime]:
        moments = {_LONG_AGO}
        for start, end, _ in self._sessions:
            moments.update((start, end))
        for window in [*(window for _, window in self._whole), *self._parts, *self._notes]:
            moments.update(moment for moment in (window.starts, window.ends) if moment is not None)
        return sorted(moments)

    def _cut_at(self, now: datetime) -> _Cut:
        limits = [(plan, window) for plan, window in self._whole if window.forbids]
        firm = [window for plan, window in limits if _is_firm(window, now) and _holds(plan, window, now)]
        if firm:
            waiting = all(window.waits_at(now) for window in firm)
            return _Cut(Reason.CHECK_FIRST if waiting else Reason.LIMIT, _longest(firm), None)
        unclear = next((window for plan, window in limits if window.asks_at(now) and _holds(plan, window, now)), None)
        if unclear is not None:
            return _Cut(Reason.NO_END_GIVEN, unclear, None)
        maybe = [window for _, window in limits if window.applies is Truth.UNKNOWN and window.holds_at(now)]
        maybe += [window for window in self._parts if window.applies is Truth.UNKNOWN and window.holds_at(now)]
        if maybe:
            return _Cut(Reason.MAY_APPLY, _longest(maybe), None)
        partly = [window for plan, window in limits if window.is_partial and _holds(plan, window, now)]
        if partly:
            return _Cut(Reason.PARTLY, _longest(partly), None)
        narrower = next((window for window in self._parts if window.holds_at(now)), None)
        if narrower is not None:
            return _Cut(Reason.PARTLY, narrower, narrower)
        if any(start <= now < end for start, end, _ in self._sessions):
            return _Cut(Reason.IN_SESSION, None, None)
        if not self._is_answered(now):
            return _Cut(Reason.NO_RULE, None, None)
        speaking = next((window for window in self._notes if _speaks(window, now)), None)
        return _Cut(Reason.NO_LIMIT, speaking, None)

    def _state(self, index: int) -> BoardState:
        return _STATE_OF_REASON[self._cuts[index].reason]

    def _run_end(self, index: int, ends_run: Sequence[BoardState]) -> int:
        """The index at which the state that holds at ``index`` is over."""
        after = index + 1
        while after < len(self._cuts) and self._state(after) not in ends_run:
            after += 1
        return after

    def _item_from(self, index: int) -> BoardItem:
        cut, state = self._cuts[index], self._state(index)
        others = [other for other in BoardState if other is not state]
        if state is BoardState.ALLOWED:
            others = [BoardState.NOT_ALLOWED, BoardState.ASK_CLINIC]
        over = self._run_end(index, others)
        coming = self._cuts[index + 1 : over]
        part = cut.part or next((one.window for one in coming if one.reason is Reason.PARTLY), None)
        then = self._state(over) if over < len(self._cuts) else None
        then_until = None
        if state is BoardState.ALLOWED and then is BoardState.NOT_ALLOWED:
            then_until = self._until(over, self._run_end(over, [one for one in BoardState if one is not then]))
        return BoardItem(
            topic=self._topic,
            state=state,
            reason=cut.reason,
            until=self._until(index, over),
            window=cut.window,
            part=part if part is not cut.window or cut.part else None,
            then=then,
            then_until=then_until,
        )

    def _until(self, index: int, over: int) -> Until:
        """When the run from ``index`` up to ``over`` ends; a run that only waits to be confirmed ends by no clock."""
        run = self._cuts[index:over]
        checks = next((at for at, cut in enumerate(run) if cut.reason is Reason.CHECK_FIRST), None)
        waits: tuple[WhenState, ...] = ()
        # Once it is confirmed, nothing is limited until another limit begins, which ends in its own time.
        if checks is not None:
            window = run[checks].window
            waits = window.ends_when if window else ()
            if checks == 0:
                return Until(waits_for=waits)
            over = index + checks
        if over >= len(self._moments):
            last = run[-1]
            if last.reason is Reason.LIMIT and last.window is not None and not waits:
                waits = last.window.ends_when
            return Until(waits_for=waits)
        at = self._moments[over]
        edges = [
            window for window in [*(one for _, one in self._whole), *self._parts] if at in (window.ends, window.starts)
        ]
        session_ends = [known for _, end, known in self._sessions if end == at]
        is_day = [window.ends_on_day if window.ends == at else window.starts_on_day for window in edges]
        return Until(
            at=at,
            is_about=any(window.ends_about and window.ends == at for window in edges)
            or any(window.starts_about and window.starts == at for window in edges)
            or (False in session_ends),
            is_day=bool(is_day) and all(is_day),
            waits_for=waits,
            is_session_end=bool(session_ends),
            is_session_start=any(start == at for start, _, _ in self._sessions),
        )


def _is_firm(window: Window, now: datetime) -> bool:
    return window.applies is Truth.YES and not window.is_partial and not window.asks_at(now)


def _holds(plan: Plan, window: Window, now: datetime) -> bool:
    """Whether a limit holds. One that ends as the session begins is held until the staff let the patient go.

    Staff, not the clock, say what is allowed during the visit (clinical reference 3 and 7.4) [D].
    """
    if window.applies is not Truth.YES:
        return False
    if window.holds_at(now):
        return True
    start, end = plan.session.planned_start.astimezone(UTC), plan.session.end.astimezone(UTC)
    dose = plan.session.dose.astimezone(UTC) if plan.session.dose else start
    return window.ends is not None and window.ends in (start, dose) and start <= now < end


def _longest(windows: Sequence[Window]) -> Window:
    """The window that holds longest; of equals the one said by the nearest authority."""
    order = list(Layer)
    far = datetime.max.replace(tzinfo=UTC)
    return max(windows, key=lambda window: (window.ends or far, bool(window.ends_when), order.index(window.layer)))


def _gives_an_answer(window: Window) -> bool:
    """True for a rule that tells something about what is allowed, rather than a note."""
    if window.rule.force is Force.INFO or window.applies is Truth.NO:
        return False
    return window.forbids or not window.rule.force.forbids


def _speaks(window: Window, now: datetime) -> bool:
    is_timed = window.starts is not None or window.ends is not None
    return is_timed and window.applies is Truth.YES and window.holds_at(now)
