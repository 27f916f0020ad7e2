"""What of the ledger waits for the person: cards, and what went by while nobody was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aftercare.domain.desk_table import WaitingReminder
from aftercare.domain.reminder import Reminder, ReminderState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Entry

ON_CARDS = (ReminderState.SHOWN, ReminderState.SNOOZED)
"""What a person has been told of and has not answered."""
_GONE_BY = (ReminderState.MISSED, ReminderState.LAPSED)


class Waiting:
    """What waits of each session. Of entries that have not changed it knows which are worth looking at."""

    def __init__(self) -> None:
        self._worth: dict[str, tuple[Sequence[Entry], Sequence[Reminder], tuple[Entry, ...]]] = {}

    def of(self, entries: Sequence[Entry], session: WantedReminders, now: datetime) -> tuple[WaitingReminder, ...]:
        """What waits of one session.

        Only the last entry of each reminder counts: one that went by, and then mattered for longer or moved away, waits
        once or not at all. What is wanted no longer does not wait, also where that could not be written down; only what
        went by unheard does, until it is closed.

        Args:
            entries: its entries in the order of their making.
            session: what is wanted of it, and what of that may not be said now.
            now: the moment.
        """
        kept = self._worth.get(session.session_id)
        if kept is None or kept[0] is not entries or kept[1] is not session.reminders:
            kept = (entries, session.reminders, _worth(entries, session))
            self._worth[session.session_id] = kept
        return tuple(_waiting(session.session_id, one) for one in kept[2] if _waits(one, session, now))


def _worth(entries: Sequence[Entry], session: WantedReminders) -> tuple[Entry, ...]:
    wanted = {one.reminder_id for one in session.reminders}
    newest = {one.reminder_id: one for one in entries}.values()
    return tuple(
        one for one in newest if one.away_at is not None or (one.state in ON_CARDS and one.reminder_id in wanted)
    )


def _waits(entry: Entry, session: WantedReminders, now: datetime) -> bool:
    """True for what is on a card: shown or put off and allowed to be said, or gone by while nobody was there."""
    is_away = entry.away_at is not None
    if entry.state in _GONE_BY:
        return is_away
    # By a clock that may be wrong nothing is closed, but what went by unheard by it is told all the same.
    has_gone = is_away and entry.state is ReminderState.PLANNED and entry.due <= now
    return (has_gone or entry.state in ON_CARDS) and entry.reminder_id not in session.held


def _waiting(session_id: str, entry: Entry) -> WaitingReminder:
    return WaitingReminder(
        session_id,
        entry.reminder_id,
        entry.state,
        entry.due,
        entry.away_at is not None,
        entry.snoozed_until if entry.state is ReminderState.SNOOZED else None,
    )
