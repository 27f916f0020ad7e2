"""Bringing the ledger into line with the plan: what is due, what is past, what no longer holds.

The decision is a pure function of ledger, plan and moment; deciding twice at one moment changes nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState

_ANSWERS = (ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED)


class Entry(Protocol):
    """One entry of the ledger. At most one entry of a reminder is open."""

    @property
    def reminder_id(self) -> ReminderId:
        """The reminder."""

    @property
    def revision(self) -> int:
        """The revision of the session it was last wanted for."""

    @property
    def due(self) -> datetime:
        """When it speaks."""

    @property
    def useful_until(self) -> datetime:
        """When it stops to matter."""

    @property
    def is_hard(self) -> bool:
        """True if quiet hours do not hold it back."""

    @property
    def state(self) -> ReminderState:
        """What has become of it."""

    @property
    def shown_at(self) -> datetime | None:
        """When it was last on the screen."""

    @property
    def snoozed_until(self) -> datetime | None:
        """When the person wants to hear of it again."""


class Change(Protocol):
    """The ledger inside one transaction."""

    def entries(self, session_id: str) -> Sequence[Entry]:
        """All entries of a session, open and closed."""

    def add(self, reminder: Reminder, session_id: str, revision: int, state: ReminderState) -> None:
        """Enter a reminder that has no open entry."""

    def amend(self, reminder: Reminder, revision: int) -> None:
        """Bring the open entry of a reminder up to date, with the same due moment."""

    def close(self, reminder_id: ReminderId, state: ReminderState) -> object:
        """Bring the open entry of a reminder to a final state."""


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
    """

    to_show: tuple[Reminder, ...]
    missed: tuple[Reminder, ...]
    lapsed: tuple[ReminderId, ...]
    superseded: tuple[ReminderId, ...]
    next_due: datetime | None
    unsaved: AftercareError | None = None


def reconcile(
    ledger: Ledger, wanted: Sequence[Reminder], session_id: str, revision: int, now: datetime
) -> ReconcileResult:
    """Bring the ledger of one session into line with its plan, in one transaction.

    Args:
        ledger: where reminders are kept.
        wanted: the reminders of the plan; none for a cancelled session.
        session_id: the session, which the ledger's store knows already.
        revision: the session's revision.
        now: the moment.

    Raises:
        AftercareError: the ledger cannot even be read.
    """
    try:
        with ledger.changing(now) as change:
            decision = _decide(change.entries(session_id), wanted, revision, now)
            for reminder_id, state in decision.close:
                change.close(reminder_id, state)
            for reminder in decision.amend:
                change.amend(reminder, revision)
            for reminder, state in decision.add:
                change.add(reminder, session_id, revision, state)
    except AftercareError as error:
        return _decide(ledger.entries(session_id), wanted, revision, now).result(error)
    return decision.result()


@dataclass(slots=True)
class _Decision:
    close: list[tuple[ReminderId, ReminderState]] = field(default_factory=list)
    amend: list[Reminder] = field(default_factory=list)
    add: list[tuple[Reminder, ReminderState]] = field(default_factory=list)
    to_show: list[Reminder] = field(default_factory=list)
    missed: list[Reminder] = field(default_factory=list)
    turning_points: list[datetime] = field(default_factory=list)

    def result(self, unsaved: AftercareError | None = None) -> ReconcileResult:
        return ReconcileResult(
            tuple(sorted(self.to_show, key=lambda reminder: (reminder.due, reminder.reminder_id))),
            tuple(sorted(self.missed, key=lambda reminder: (reminder.due, reminder.reminder_id))),
            tuple(reminder_id for reminder_id, state in self.close if state is ReminderState.LAPSED),
            tuple(reminder_id for reminder_id, state in self.close if state is ReminderState.SUPERSEDED),
            min(self.turning_points, default=None),
            unsaved,
        )

    def keep_open(self, reminder: Reminder, speaks_at: datetime | None, now: datetime) -> None:
        """Note a reminder that stays open, and what happens to it next. ``speaks_at`` is None once it has spoken."""
        if speaks_at is not None and speaks_at <= now:
            self.to_show.append(reminder)
        is_waiting = speaks_at is not None and speaks_at > now
        self.turning_points.append(speaks_at if is_waiting and speaks_at else reminder.useful_until)


def _decide(entries: Sequence[Entry], wanted: Sequence[Reminder], revision: int, now: datetime) -> _Decision:
    plan = {reminder.reminder_id: reminder for reminder in wanted}
    if len(plan) < len(wanted):
        raise BugError("two reminders of one name")
    decision = _Decision()
    past: dict[ReminderId, list[Entry]] = defaultdict(list)
    still_open: set[ReminderId] = set()
    for entry in entries:
        reminder = plan.get(entry.reminder_id)
        if entry.state.is_final:
            past[entry.reminder_id].append(entry)
        elif reminder is None or reminder.due != entry.due:
            decision.close.append((entry.reminder_id, ReminderState.SUPERSEDED))
        elif now >= reminder.useful_until:
            still_open.add(entry.reminder_id)
            if entry.shown_at is None:
                decision.close.append((entry.reminder_id, ReminderState.MISSED))
                decision.missed.append(reminder)
            else:
                decision.close.append((entry.reminder_id, ReminderState.LAPSED))
        else:
            still_open.add(entry.reminder_id)
            if (entry.useful_until, entry.is_hard, entry.revision) != (
                reminder.useful_until,
                reminder.hard,
                revision,
            ):
                decision.amend.append(reminder)
            decision.keep_open(reminder, _speaks_at(entry, reminder), now)
    for reminder in wanted:
        if reminder.reminder_id in still_open or _is_answered(past[reminder.reminder_id], reminder, now):
            continue
        if now >= reminder.useful_until:
            decision.add.append((reminder, ReminderState.MISSED))
            decision.missed.append(reminder)
        else:
            decision.add.append((reminder, ReminderState.PLANNED))
            decision.keep_open(reminder, reminder.due, now)
    return decision


def _speaks_at(entry: Entry, reminder: Reminder) -> datetime | None:
    if entry.state is ReminderState.SHOWN:
        return None
    if entry.snoozed_until is None:
        return reminder.due
    # A snooze made before the deadline moved nearer may not pass it.
    return entry.snoozed_until if entry.snoozed_until < reminder.useful_until else reminder.due


def _is_answered(past: Iterable[Entry], reminder: Reminder, now: datetime) -> bool:
    """True if a closed entry speaks for the reminder, so that it is not begun again.

    An answer counts for the moment it was given for: moved, the reminder speaks again. A reminder that went by unheard
    or unanswered begins again only if it matters for longer than was thought, never because a clock was set back. One
    that no longer held begins again as soon as it is wanted again.
    """
    for entry in past:
        if entry.due != reminder.due:
            continue
        if entry.state in _ANSWERS:
            return True
        went_by = entry.state in (ReminderState.MISSED, ReminderState.LAPSED)
        if went_by and (entry.useful_until >= reminder.useful_until or now >= reminder.useful_until):
            return True
    return False
