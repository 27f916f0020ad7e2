"""Reminders that wait for an answer, in the wording that is right now: one card, and a list of the others."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.desk_table import DeskTable, WaitingReminder
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder
from aftercare.domain.snooze import SnoozeChoice, SnoozeKind, offered_for, snooze_deadline
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course
from aftercare.ui.today.rows import ActionRow, CardAction, ReminderCardRow, ReminderLineRow, ReminderListRow

_Open = tuple[Plan, Reminder, WaitingReminder]


def reminder_rows(
    course: Course, table: DeskTable, now: datetime, put_away: Collection[str] = (), front: str = ""
) -> tuple[tuple[ReminderCardRow, ...], ReminderListRow | None]:
    """The card on top, and what waits besides; of one rule only the latest speaks.

    Args:
        course: knows what each reminder says.
        table: what waits.
        now: the moment.
        put_away: cards that were hidden without an answer.
        front: the reminder whose card the person asked for; empty for the latest one.

    Raises:
        AftercareError: the marks cannot be read.
    """
    found = [one for one in _open(course, table) if one[1].reminder_id not in put_away]
    waits = [one for one in found if one[2].snoozed_until is None]
    asked_for = [one for one in found if one[1].reminder_id == front]
    top = (asked_for or waits)[:1]
    others = [one for one in found if one not in top]
    return tuple(_card(*one, now) for one in top), _list(others, now) if others else None


def _open(course: Course, table: DeskTable) -> list[_Open]:
    latest: dict[tuple[str, str], _Open] = {}
    for waiting in table.waiting:
        is_gone = waiting.is_away and waiting.snoozed_until is None
        known = None if is_gone else course.reminder(waiting.session_id, waiting.reminder_id)
        if known is None:
            continue
        plan, reminder = known
        states = course.states(waiting.session_id)
        if states.get(reminder.task_key, TaskState.OPEN) is TaskState.OPEN:
            latest.setdefault((waiting.session_id, reminder.matter), (plan, reminder, waiting))
    return list(latest.values())


def _card(plan: Plan, reminder: Reminder, waiting: WaitingReminder, now: datetime) -> ReminderCardRow:
    translate = QCoreApplication.translate
    eyebrow = translate("Today", "Reminder, {time}").format(
        time=plan.filler.moment(reminder.due, plan.local(now).date())
    )
    window = plan.window(reminder.rule_id)
    topic = plan.topics.topic(window.topics[0]) if window else None
    return ReminderCardRow(
        reminder_id=reminder.reminder_id,
        heading=_heading(plan, reminder, now),
        text=reminder.words_at(now),
        is_late=now > reminder.event,
        eyebrow=eyebrow,
        icon=topic.icon if topic else "",
        choices=choice_rows(plan, offered_for(plan, snooze_deadline(reminder, now), now), now),
        note=set_note(plan, waiting.snoozed_until, now),
    )


def _heading(plan: Plan, reminder: Reminder, now: datetime) -> str:
    """The task, as long as it is not too late for it; else what it is about."""
    task = plan.task_of(reminder)
    if task is not None and now <= reminder.event:
        return plan.filler.fill(task.heading, plan.window_of(task), plan.local(now).date(), near=True)
    window = plan.window(reminder.rule_id)
    return plan.topics.topic(window.topics[0]).name if window else reminder.words_at(now)


def _list(others: list[_Open], now: datetime) -> ReminderListRow:
    translate = QCoreApplication.translate
    lines = []
    for plan, reminder, waiting in others:
        is_put_off = waiting.snoozed_until is not None
        button = translate("Today", "Change") if is_put_off else translate("Today", "Open")
        note = set_note(plan, waiting.snoozed_until, now)
        lines.append(ReminderLineRow(reminder.reminder_id, _heading(plan, reminder, now), note, button))
    if len(lines) == 1:
        return ReminderListRow(translate("Today", "1 more reminder"), tuple(lines))
    return ReminderListRow(translate("Today", "{count} more reminders").format(count=len(lines)), tuple(lines))


def choice_rows(plan: Plan, choices: tuple[SnoozeChoice, ...], now: datetime) -> tuple[ActionRow, ...]:
    """The buttons of these moments; each goes back with the moment it stands for."""
    return tuple(
        ActionRow(CardAction.REMIND_AT, _named(plan, choice, now), choice.at.isoformat(), "bell") for choice in choices
    )


def _named(plan: Plan, choice: SnoozeChoice, now: datetime) -> str:
    translate, wording = QCoreApplication.translate, plan.wording
    local = choice.at.astimezone(plan.here)
    clock = wording.clock_time(local.time())
    match choice.kind:
        case SnoozeKind.SOON:
            minutes = round((choice.at - now).total_seconds() / 60)
            return translate("Today", "In {n} min").format(n=minutes)
        case SnoozeKind.HOUR:
            return translate("Today", "In 1 hour")
        case SnoozeKind.EVENING:
            return translate("Today", "This evening, {time}").format(time=clock)
        case SnoozeKind.MORNING if local.date() == now.astimezone(plan.here).date():
            return translate("Today", "This morning, {time}").format(time=clock)
        case SnoozeKind.MORNING:
            return translate("Today", "Tomorrow morning, {time}").format(time=clock)
        case SnoozeKind.LAST_CALL:
            when = wording.moment(local, now.astimezone(plan.here).date())
            return translate("Today", "5 min before it is too late, {time}").format(time=when)


def set_note(plan: Plan, at: datetime | None, now: datetime) -> str:
    """That a reminder is set, and for when; empty if none is."""
    if at is None:
        return ""
    return plan.wording.say("reminder_set", time=plan.filler.moment(at, plan.local(now).date(), near=True))
