"""What has to be put right when a clinic's rules change after something of the old ones was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from aftercare.domain.reminder import ReminderState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Entry
from aftercare.scheduling.reconcile import Ledger


def correct_what_was_said(ledger: Ledger, wanted: Sequence[WantedReminders], now: datetime) -> None:
    """Enter one correction for each session of which something was said that no longer holds.

    To be called once, after the plans were made from the new rules and before the ledger is in line with them.

    Args:
        ledger: where reminders are kept.
        wanted: what the plans say now.
        now: the moment.

    Raises:
        AftercareError: it could not be kept; then nothing of it is.
    """
    with ledger.changing(now) as change:
        for session in wanted:
            told_for = _told_for(change.entries(session.session_id), session, now)
            if told_for is not None and session.appointment is not None:
                # The appointment is the one it was: by that a screen knows that it is not what changed.
                change.correct(session.session_id, session.appointment, told_for)


def _told_for(entries: Iterable[Entry], wanted: WantedReminders, now: datetime) -> datetime | None:
    """The moment spoken of that the person most needs to forget: the next one to come, else the last one."""
    plan = {reminder.reminder_id: reminder for reminder in wanted.reminders}
    told: list[datetime] = []
    for entry in entries:
        reminder = plan.get(entry.reminder_id)
        holds = reminder is not None and (reminder.due, reminder.event) == (entry.due, entry.event or reminder.event)
        was_said = entry.shown_at is not None and entry.state is not ReminderState.SUPERSEDED
        if was_said and not holds and entry.useful_until > now:
            told.append(entry.event or entry.due)
    to_come = [moment for moment in told if moment > now]
    return min(to_come, default=max(told, default=None))
