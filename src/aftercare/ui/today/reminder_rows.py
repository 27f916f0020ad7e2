"""Reminders that wait for an answer, as cards, in the wording that is right at this moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.domain.rule import RuleId
from aftercare.ui.today.rows import ReminderCardRow

_MOST_CARDS = 3


def reminder_rows(
    plan: Plan, wanted: Sequence[Reminder], waiting: Sequence[ReminderId], now: datetime
) -> tuple[ReminderCardRow, ...]:
    """The cards of the reminders that wait, at most three at a time; of one rule only the latest speaks.

    Args:
        plan: the plan of the session.
        wanted: its reminders, the person's own among them.
        waiting: those that were shown and wait for an answer, the latest first.
        now: the moment.
    """
    by_id = {reminder.reminder_id: reminder for reminder in wanted}
    latest: dict[RuleId, Reminder] = {}
    for reminder_id in waiting:
        reminder = by_id.get(reminder_id)
        if reminder is not None:
            latest.setdefault(reminder.rule_id, reminder)
    chosen = list(latest.values())[:_MOST_CARDS]
    return tuple(_card(plan, reminder, now, number, len(chosen)) for number, reminder in enumerate(chosen, start=1))


def _card(plan: Plan, reminder: Reminder, now: datetime, number: int, count: int) -> ReminderCardRow:
    translate = QCoreApplication.translate
    wording = plan.wording
    due, today = plan.local(reminder.due), plan.local(now).date()
    is_late = now > reminder.event
    eyebrow = translate("Today", "Reminder, {time}").format(time=wording.moment(due, today, near=False))
    if count > 1:
        eyebrow = translate("Today", "{reminder} ({number} of {count})").format(
            reminder=eyebrow, number=number, count=count
        )
    window = plan.window(reminder.rule_id)
    topic = plan.topics.topic(window.topics[0]) if window else None
    task = next((task for task in plan.tasks if task.rule_id == reminder.rule_id), None)
    heading = plan.filler.fill(task.heading, plan.window_of(task), today, near=True) if task else ""
    text = reminder.words_at(now)
    return ReminderCardRow(
        reminder_id=reminder.reminder_id,
        heading=heading if heading and not is_late else (topic.name if topic else text),
        text=text,
        is_late=is_late,
        eyebrow=eyebrow,
        icon=topic.icon if topic else "",
    )
