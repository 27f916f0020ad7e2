"""Decides what a pop-up says: nothing that others could learn something from, unless the person chose otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder
from aftercare.domain.snooze import soonest_for
from aftercare.ui.popup.rows import PopupRow


class Words(NamedTuple):
    """The discreet words of a notice: its title and its one or two sentences."""

    title: str
    body: str


def popup_row(
    reminder_id: str, words: Words, known: tuple[Plan, Reminder] | None, now: datetime, *, shows_details: bool
) -> PopupRow:
    """One pop-up.

    Args:
        reminder_id: the reminder.
        words: the discreet words of its notice.
        known: its plan and the reminder itself; None for one that no plan has, and for several at once.
        now: the moment.
        shows_details: True if the person chose to read here what it is about.
    """
    translate = QCoreApplication.translate
    source = translate("Popup", "Aftercare. {title}").format(title=words.title)
    heading, dot, rest = words.body.partition(". ")
    quiet = PopupRow(reminder_id, source, heading + dot.strip(), rest)
    if known is None:
        return quiet
    plan, reminder = known
    until = soonest_for(plan, reminder, now)
    minutes = (until - now) // timedelta(minutes=1) if until is not None else 0
    snooze = translate("Popup", "Remind me in {n} min").format(n=minutes) if minutes else ""
    if not shows_details:
        return quiet._replace(snooze_text=snooze)
    window = plan.window(reminder.rule_id)
    topic = plan.topics.topic(window.topics[0]) if window else None
    said, dot, rest = reminder.words_at(now).partition(". ")
    icon = topic.icon if topic else ""
    return PopupRow(reminder_id, source, said + dot.strip(), rest, icon or "bell", snooze, can_be_answered=True)
