"""Bringing the ledger into line with the plans: what is due, what is past, what no longer holds.

One transaction for all sessions: either all of it is in line, or nothing was changed. What has to change is decided in
`decision.py`; reconciling twice at one moment changes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Decision, Entry
from aftercare.scheduling.standing import Standings


class Change(Protocol):
    """The ledger inside one transaction."""

    @property
    def repaired(self) -> int:
        """How many damaged entries were moved out of the way."""

    def entries(self, session_id: str) -> Sequence[Entry]:
        """All entries of a session, open and closed."""

    def add(self, reminder: Reminder, session_id: str, revision: int, state: ReminderState) -> None:
        """Enter a reminder that has no open entry."""

    def amend(self, reminder: Reminder, revision: int) -> None:
        """Bring the open entry of a reminder up to date, with the same due moment."""

    def found_away(self, reminder_id: ReminderId) -> None:
        """Keep that the moment of an open reminder went by while the computer was off or asleep."""

    def close(self, reminder_id: ReminderId, state: ReminderState) -> object:
        """Bring the open entry of a reminder to a final state."""

    def followed(self, session_id: str) -> tuple[bool, datetime | None]:
        """Whether the appointment of a session was followed before, and when it was; None once it was called off."""

    def follow(self, session_id: str, appointment: datetime | None) -> None:
        """Keep the appointment that the ledger of a session is in line with."""

    def correct(self, session_id: str, was: datetime, told_for: datetime) -> None:
        """Keep that something was said of an appointment that no longer holds."""


class Ledger(Protocol):
    """Where reminders are kept."""

    def changing(self, now: datetime) -> AbstractContextManager[Change]:
        """Read and change the ledger in one transaction: all of it or nothing."""

    def entries(self, session_id: str) -> Sequence[Entry]:
        """All entries of a session, where nothing can be written."""


@dataclass(frozen=True, slots=True)
class ReconcileResult:
    """What to do now.

    Attributes:
        to_show: reminders to put on the screen, the earliest first. Afterwards they are recorded as shown.
        missed: reminders that were never on the screen and matter no more, found in this round.
        lapsed: reminders that were shown, never answered, and matter no more: take their notices away.
        superseded: reminders that no longer hold: take their notices away.
        next_due: when something changes next if nobody does anything; always later than now. None for never.
        unsaved: why nothing of this could be written down. What is to be shown is right all the same.
        hushed: those to show that get no notice before the quiet hours, or the visit that is going on, are over.
        owed: reminders that were shown in quiet hours or in a visit, and get their notice now.
        repaired: how many damaged entries were made again from the plan.
    """

    to_show: tuple[Reminder, ...] = ()
    missed: tuple[Reminder, ...] = ()
    lapsed: tuple[ReminderId, ...] = ()
    superseded: tuple[ReminderId, ...] = ()
    next_due: datetime | None = None
    unsaved: AftercareError | None = None
    hushed: tuple[ReminderId, ...] = ()
    owed: tuple[ReminderId, ...] = ()
    repaired: int = 0


def reconcile(
    ledger: Ledger,
    wanted: Sequence[WantedReminders],
    now: datetime,
    *,
    is_doubtful: bool = False,
    standings: Standings | None = None,
) -> ReconcileResult:
    """Bring the ledger of all sessions into line with their plans, in one transaction.

    Args:
        ledger: where reminders are kept.
        wanted: what the plan of each session wants said; the ledger's store knows the sessions already.
        now: the moment.
        is_doubtful: True while the clock may be wrong: then nothing comes to a final state.
        standings: how the sessions stood at the last look, to save time; None for the first one.

    Raises:
        AftercareError: the ledger cannot even be read.
    """
    standings = Standings() if standings is None else standings
    try:
        with ledger.changing(now) as change:
            decisions = [_change(change, one, now, standings, is_doubtful=is_doubtful) for one in wanted]
            repaired = change.repaired
    except AftercareError as error:
        read = [
            standings.decide(ledger.entries(one.session_id), one, now, is_moved=False, is_doubtful=is_doubtful)
            for one in wanted
        ]
        return _result(read, error)
    return _result(decisions, repaired=repaired)


def _change(
    change: Change, wanted: WantedReminders, now: datetime, standings: Standings, *, is_doubtful: bool
) -> Decision:
    session_id = wanted.session_id
    entries = change.entries(session_id)
    is_known, was = change.followed(session_id) if wanted.is_followed else (False, None)
    is_other = wanted.is_followed and not is_doubtful and (not is_known or was != wanted.appointment)
    decision = standings.decide(entries, wanted, now, is_moved=is_other and was is not None, is_doubtful=is_doubtful)
    for reminder_id in decision.away:
        change.found_away(reminder_id)
    for reminder in decision.amend:
        change.amend(reminder, wanted.revision)
    for reminder_id, state in decision.close:
        change.close(reminder_id, state)
    for reminder, state in decision.add:
        change.add(reminder, session_id, wanted.revision, state)
    if is_other:
        change.follow(session_id, wanted.appointment)
        if was is not None and decision.told_for is not None:
            change.correct(session_id, was, decision.told_for)
    return decision


def _result(decisions: Sequence[Decision], unsaved: AftercareError | None = None, repaired: int = 0) -> ReconcileResult:
    closed = [close for one in decisions for close in one.close]
    return ReconcileResult(
        to_show=_in_order(reminder for one in decisions for reminder in one.to_show),
        missed=_in_order(reminder for one in decisions for reminder in one.missed),
        lapsed=tuple(reminder_id for reminder_id, state in closed if state is ReminderState.LAPSED),
        superseded=tuple(reminder_id for reminder_id, state in closed if state is ReminderState.SUPERSEDED),
        next_due=min((moment for one in decisions for moment, _ in one.turning_points), default=None),
        unsaved=unsaved,
        hushed=tuple(reminder_id for one in decisions for reminder_id in one.hushed),
        owed=tuple(reminder_id for one in decisions for reminder_id in one.owed),
        repaired=repaired,
    )


def _in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple(sorted(reminders, key=lambda reminder: (reminder.due, reminder.reminder_id)))
