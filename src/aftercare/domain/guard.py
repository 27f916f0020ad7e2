"""Asked again whenever something is shown: nothing may be called allowed while anything forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from aftercare.domain.condition import Truth
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind
from aftercare.domain.reminder_maker import EATEN_OR_DRUNK
from aftercare.domain.rule import TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.window import Window, limits_topic

_Limits = tuple[Window, ...]


class Guard:
    """What the sessions of a course keep one another from saying. Made once for their plans, asked at each look."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        """Takes the plans of all sessions."""
        self._visits = tuple(
            (plan.session.planned_start.astimezone(UTC), plan.session.end.astimezone(UTC))
            for plan in plans
            if not plan.session.is_cancelled
        )
        self._limits = tuple(
            (window, plan.topics)
            for plan in plans
            for window in plan.windows
            if window.forbids and _has_edge(window) and window.applies is not Truth.NO
        )
        self._by_topics: dict[tuple[TopicId, ...], _Limits] = {}
        self._watched: dict[str, tuple[Iterable[Reminder], tuple[tuple[ReminderId, _Limits], ...]]] = {}

    def held_back(
        self, reminders: Iterable[Reminder], plan: Plan, now: datetime
    ) -> Mapping[ReminderId, datetime | None]:
        """The reminders that may not be said now, each with the moment at which that may end.

        A permission waits while a limit of any session holds on its topic, and so does an invitation to eat or drink. A
        limit beats a permission, also one that only may apply. None stands for an end that no clock tells.

        Args:
            reminders: reminders of one session.
            plan: the plan of that session.
            now: the moment.
        """
        held: dict[ReminderId, datetime | None] = {}
        for reminder_id, limits in self._watched_of(reminders, plan):
            ends = [window.ends for window in limits if window.holds_at(now)]
            if ends:
                held[reminder_id] = None if None in ends else max(end for end in ends if end is not None)
        return held

    def visit_until(self, now: datetime) -> datetime | None:
        """When the visit that is going on ends, in UTC: of two that overlap the later one; None while there is none."""
        return max((end for start, end in self._visits if start <= now < end), default=None)

    def _watched_of(self, reminders: Iterable[Reminder], plan: Plan) -> tuple[tuple[ReminderId, _Limits], ...]:
        """What might be held back of these reminders, with what may hold it back."""
        session_id = plan.session.session_id
        kept = self._watched.get(session_id)
        if kept is None or kept[0] is not reminders:
            watched = (
                (one.reminder_id, limits)
                for one in reminders
                if _allows(one, plan.topics) and (limits := self._against(one.topics))
            )
            kept = (reminders, tuple(watched))
            self._watched[session_id] = kept
        return kept[1]

    def _against(self, about: tuple[TopicId, ...]) -> _Limits:
        if about not in self._by_topics:
            self._by_topics[about] = tuple(
                window for window, topics in self._limits if any(limits_topic(window, one, topics) for one in about)
            )
        return self._by_topics[about]


def _allows(reminder: Reminder, topics: TopicTree) -> bool:
    if reminder.kind is ReminderKind.RELEASE:
        return True
    is_fed = any(topics.covers(broad, topic) for broad in EATEN_OR_DRUNK for topic in reminder.topics)
    return reminder.kind is ReminderKind.DUTY and is_fed


def _has_edge(window: Window) -> bool:
    """False for a limit whose time the clinic tells in person: nobody here knows when it holds."""
    return window.starts is not None or window.ends is not None
