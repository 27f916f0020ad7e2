"""Asked again whenever something is shown: nothing may be called allowed while anything forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from aftercare.domain.condition import Truth
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind
from aftercare.domain.reminder_maker import EATEN_OR_DRUNK
from aftercare.domain.window import Window, limits_topic


def held_back(
    reminders: Iterable[Reminder], plan: Plan, plans: Sequence[Plan], now: datetime
) -> Mapping[ReminderId, datetime | None]:
    """The reminders that may not be said now, each with the moment at which that may end.

    A permission waits while a limit of any session holds on its topic, and so does an invitation to eat or drink. A
    limit beats a permission, also one that only may apply. None stands for an end that no clock tells.

    Args:
        reminders: reminders of one session.
        plan: the plan of that session.
        plans: the plans of all sessions.
        now: the moment.
    """
    limits = [
        (window, one)
        for one in plans
        for window in one.windows
        if window.forbids and _has_edge(window) and window.applies is not Truth.NO and window.holds_at(now)
    ]
    held: dict[ReminderId, datetime | None] = {}
    for reminder in reminders if limits else ():
        if not _allows(reminder, plan):
            continue
        ends = [window.ends for window, one in limits if _is_against(window, reminder, one)]
        if ends:
            held[reminder.reminder_id] = None if None in ends else max(end for end in ends if end is not None)
    return held


def _allows(reminder: Reminder, plan: Plan) -> bool:
    if reminder.kind is ReminderKind.RELEASE:
        return True
    is_fed = any(plan.topics.covers(broad, topic) for broad in EATEN_OR_DRUNK for topic in reminder.topics)
    return reminder.kind is ReminderKind.DUTY and is_fed


def _is_against(window: Window, reminder: Reminder, plan: Plan) -> bool:
    return any(limits_topic(window, topic, plan.topics) for topic in reminder.topics)


def _has_edge(window: Window) -> bool:
    """False for a limit whose time the clinic tells in person: nobody here knows when it holds."""
    return window.starts is not None or window.ends is not None
