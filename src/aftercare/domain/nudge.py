"""A nudge: "remind me in 15 minutes". It belongs to a task and never passes the task's time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan, TaskKind
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, neutral_id


@frozen
class Nudge:
    """What the person asked for: the neutral key of a task, and when to speak of it."""

    task_key: str
    at: datetime


def nudge_reminder(plan: Plan, nudge: Nudge) -> Reminder | None:
    """The reminder a nudge stands for; None if its task is no longer in the plan, or its time would come too late."""
    task = plan.task(nudge.task_key)
    at = nudge.at.astimezone(UTC)
    if task is None or task.due is None or at >= task.due:
        return None
    window = plan.window_of(task)
    said_on = plan.local(at).date()
    on_time = plan.filler.fill(task.heading, window, said_on)
    phrases = plan.wording.phrases
    late = plan.filler.fill(window.speech.late or phrases["after_task"], window, said_on)
    passed = plan.filler.fill(window.speech.passed or phrases["passed_task"], window, said_on)
    key = neutral_id(plan.session.session_id, task.key, "nudge", at.isoformat())
    until = max(plan.session.planned_start.astimezone(UTC), task.due)
    # Hard, as the person chose the moment themselves.
    kind = ReminderKind.BAN if task.kind is TaskKind.LIMIT else ReminderKind.DUTY
    return Reminder(
        *(ReminderId(key), task.rule_id, at, task.due, until, True, on_time, late, passed, kind),
        topics=window.topics,
        task_key=task.key,
        occasion=task.key,
    )


def latest_nudges(nudges: Iterable[Nudge]) -> tuple[Nudge, ...]:
    """What the person asked for last, for each task: asking again takes the place of what was asked before."""
    return tuple({nudge.task_key: nudge for nudge in nudges}.values())
