"""Bringing the ledger into line with the plans: what is due, what is past, what no longer holds.

One transaction for all sessions: either all of it is in line, or nothing was changed. What has to change is decided in
`decision.py`; reconciling twice at one moment changes nothing more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from aftercare.domain.desk_table import Correction, Said, Slip
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, ReminderState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Decision, Entry
from aftercare.scheduling.standing import Standings

_NOTHING: Mapping[ReminderId, ReminderState] = MappingProxyType({})


class Change(Protocol):
    """The ledger inside one transaction."""

    @property
    def repaired(self) -> int:
        """How many damaged entries were moved out of the way."""

    def entries(self, session_id: str) -> Sequence[Entry]:
        """All entries of a session, open and closed."""

    def add(
        self, reminder: Reminder, session_id: str, revision: int, state: ReminderState, *, is_away: bool = False
    ) -> None:
        """Enter a reminder that has no open entry, perhaps one whose moment went by unheard before it could be."""

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

    def has_read_correction(self, session_id: str) -> bool:
        """True if the last correction of a session was read, so that the person goes by the time it named."""


class Ledger(Protocol):
    """Where reminders are kept."""

    def changing(self, now: datetime) -> AbstractContextManager[Change]:
        """Read and change the ledger in one transaction: all of it or nothing."""

    def entries(self, session_id: str) -> Sequence[Entry]:
        """All entries of a session, where nothing can be written."""


class RecordingLedger(Ledger, Protocol):
    """The ledger, with what is written once something was on the screen or was answered."""

    def record_shown(
        self, reminder_ids: Iterable[ReminderId], now: datetime, hushed: Collection[ReminderId] = ()
    ) -> None:
        """Keep that these were on the screen."""

    def record_noticed(self, reminder_ids: Iterable[ReminderId]) -> None:
        """Keep that the notice of these, which quiet hours held back, was given."""

    def settle(
        self, reminder_id: ReminderId, state: ReminderState, now: datetime, siblings: Iterable[ReminderId] = ()
    ) -> bool:
        """Keep an answer, for a reminder and others of its rule."""

    def snooze(self, reminder_id: ReminderId, until: datetime, now: datetime) -> bool:
        """Keep that the person wants to hear of it again later."""

    def look_back(
        self, session_id: str, reminders: Sequence[tuple[ReminderId, datetime]], said: Said, now: datetime
    ) -> None:
        """Keep what the person said about something that went by."""

    def looked_back(self) -> frozenset[tuple[ReminderId, datetime]]:
        """What the person has looked back at."""

    def slips(self) -> tuple[Slip, ...]:
        """The slips whose advice has not been put away yet."""

    def put_slip_away(self, reminder_id: ReminderId, now: datetime) -> None:
        """Keep that the person has read what to do about a slip."""

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections nobody has read yet."""

    def correction_read(self, number: int, now: datetime) -> None:
        """Keep that the person has read a correction."""


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
        unentered: reminders that are not due yet and could not be entered, as nothing can be written down.
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
    unentered: tuple[ReminderId, ...] = ()


def reconcile(
    ledger: Ledger,
    wanted: Sequence[WantedReminders],
    now: datetime,
    *,
    is_doubtful: bool = False,
    standings: Standings | None = None,
    unheard: Collection[ReminderId] = (),
    answered: Mapping[ReminderId, ReminderState] = _NOTHING,
) -> ReconcileResult:
    """Bring the ledger of all sessions into line with their plans, in one transaction.

    Args:
        ledger: where reminders are kept.
        wanted: what the plan of each session wants said; the ledger's store knows the sessions already.
        now: the moment.
        is_doubtful: True while the clock may be wrong: then nothing comes to a final state.
        standings: how the sessions stood at the last look, to save time; None for the first one.
        unheard: reminders whose moment came without a notice, or may have come in sleep, while nothing could be
            written down. Those of them that are over by now went by unheard.
        answered: what was said to reminders that could not be entered. They are shown no more, and entered with it.

    Raises:
        AftercareError: the ledger cannot even be read.
    """
    standings = Standings() if standings is None else standings
    try:
        with ledger.changing(now) as change:
            decisions = [
                _change(change, one, now, standings, unheard, answered, is_doubtful=is_doubtful) for one in wanted
            ]
            repaired = change.repaired
    except AftercareError as error:
        read = [
            standings.decide(ledger.entries(one.session_id), one, now, is_moved=False, is_doubtful=is_doubtful)
            for one in wanted
        ]
        return _result(read, now, answered, error)
    return _result(decisions, now, answered, repaired=repaired)


def _change(
    change: Change,
    wanted: WantedReminders,
    now: datetime,
    standings: Standings,
    unheard: Collection[ReminderId],
    answered: Mapping[ReminderId, ReminderState],
    *,
    is_doubtful: bool,
) -> Decision:
    session_id = wanted.session_id
    entries = change.entries(session_id)
    is_known, was = change.followed(session_id) if wanted.is_followed else (False, None)
    is_other = wanted.is_followed and not is_doubtful and (not is_known or was != wanted.appointment)
    decision = standings.decide(entries, wanted, now, is_moved=is_other and was is not None, is_doubtful=is_doubtful)
    went_by = {
        one.reminder_id
        for one in decision.missed
        if one.reminder_id in unheard and one.kind is not ReminderKind.RELEASE
        if one.reminder_id not in wanted.held and one.reminder_id not in answered
    }
    for reminder_id in sorted(went_by.union(decision.away)):
        change.found_away(reminder_id)
    for reminder in decision.amend:
        change.amend(reminder, wanted.revision)
    for reminder_id, state in decision.close:
        change.close(reminder_id, state)
    for reminder, state in decision.add:
        said = answered.get(reminder.reminder_id, state)
        change.add(reminder, session_id, wanted.revision, said, is_away=reminder.reminder_id in went_by)
    if is_other:
        change.follow(session_id, wanted.appointment)
        told_for = decision.told_for
        if told_for is None and was is not None and was > now and change.has_read_correction(session_id):
            # Nothing was reminded of since, but the last correction said that it would be then.
            told_for = was
        if was is not None and told_for is not None:
            change.correct(session_id, was, told_for)
    return decision


def _result(
    decisions: Sequence[Decision],
    now: datetime,
    answered: Mapping[ReminderId, ReminderState],
    unsaved: AftercareError | None = None,
    repaired: int = 0,
) -> ReconcileResult:
    closed = [close for one in decisions for close in one.close]
    to_show = (reminder for one in decisions for reminder in one.to_show)
    return ReconcileResult(
        to_show=_in_order(one for one in to_show if not answered.keys() & {one.reminder_id, one.repeats}),
        missed=_in_order(reminder for one in decisions for reminder in one.missed),
        lapsed=tuple(reminder_id for reminder_id, state in closed if state is ReminderState.LAPSED),
        superseded=tuple(reminder_id for reminder_id, state in closed if state is ReminderState.SUPERSEDED),
        next_due=min((moment for one in decisions for moment, _ in one.turning_points), default=None),
        unsaved=unsaved,
        hushed=tuple(reminder_id for one in decisions for reminder_id in one.hushed),
        owed=tuple(reminder_id for one in decisions for reminder_id in one.owed),
        repaired=repaired,
        unentered=() if unsaved is None else _not_due(decisions, now),
    )


def _not_due(decisions: Sequence[Decision], now: datetime) -> tuple[ReminderId, ...]:
    return tuple(reminder.reminder_id for one in decisions for reminder, _ in one.add if reminder.due > now)


def _in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple(sorted(reminders, key=lambda reminder: (reminder.due, reminder.reminder_id)))
