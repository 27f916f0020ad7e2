"""What has to change in the ledger of one session at one moment: a pure function of ledger, plan and moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from aftercare.domain.errors import BugError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, ReminderState
from aftercare.domain.wanted_reminders import WantedReminders

AWAY_AFTER = timedelta(minutes=2)
"""What speaks this much after its moment went by while the computer was off or asleep: the heartbeat is shorter."""

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

    @property
    def event(self) -> datetime | None:
        """The moment it is about."""

    @property
    def entered_at(self) -> datetime | None:
        """When the entry was made; None if nobody knows."""

    @property
    def away_at(self) -> datetime | None:
        """When it was found that its moment had gone by while nobody was reminded."""

    @property
    def hushed_at(self) -> datetime | None:
        """When it was shown without a notice that is still owed."""


@dataclass(slots=True)
class Decision:
    """What has to change, and what has to be shown.

    Attributes:
        away: open reminders whose moment went by while the computer was off or asleep.
        close: open reminders that come to a final state.
        amend: open reminders whose terms changed.
        add: reminders without an open entry, and the state they begin in.
        to_show: what has to be on the screen now.
        hushed: those of them that quiet hours or a visit keep from giving a notice.
        owed: what was shown in quiet hours or in a visit and has its notice now.
        missed: what went by unheard.
        told_for: the moment that was spoken of for an appointment that has changed since; None if there is none.
        turning_points: when something changes next, and for which reminder.
    """

    away: list[ReminderId] = field(default_factory=list)
    close: list[tuple[ReminderId, ReminderState]] = field(default_factory=list)
    amend: list[Reminder] = field(default_factory=list)
    add: list[tuple[Reminder, ReminderState]] = field(default_factory=list)
    to_show: list[Reminder] = field(default_factory=list)
    hushed: list[ReminderId] = field(default_factory=list)
    owed: list[ReminderId] = field(default_factory=list)
    missed: list[Reminder] = field(default_factory=list)
    told_for: datetime | None = None
    turning_points: list[tuple[datetime, ReminderId]] = field(default_factory=list)


def decide(
    entries: Sequence[Entry], wanted: WantedReminders, now: datetime, *, is_moved: bool, is_doubtful: bool
) -> Decision:
    """What has to change in the ledger of one session.

    Args:
        entries: all its entries, open and closed.
        wanted: what the plan wants said.
        now: the moment.
        is_moved: True if its appointment is another than the ledger followed.
        is_doubtful: True while the clock may be wrong: then nothing is closed, as that could not be taken back.
    """
    return _Round(entries, wanted, now, is_doubtful=is_doubtful).decision(is_moved=is_moved)


class _Round:
    def __init__(self, entries: Sequence[Entry], wanted: WantedReminders, now: datetime, *, is_doubtful: bool) -> None:
        self._entries = entries
        self._wanted = wanted
        self._now = now
        self._is_doubtful = is_doubtful
        self._past: dict[ReminderId, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.state.is_final:
                self._past[entry.reminder_id].append(entry)
        self._plan = self._still_wanted()
        self._snoozed = {one.reminder_id: one.snoozed_until for one in entries if one.state is ReminderState.SNOOZED}
        self._decision = Decision()

    def decision(self, *, is_moved: bool) -> Decision:
        known: set[ReminderId] = set()
        for entry in self._entries:
            if entry.state.is_final:
                continue
            reminder = self._plan.get(entry.reminder_id)
            if reminder is None or reminder.due != entry.due:
                self._close(entry, ReminderState.SUPERSEDED)
                if self._is_doubtful:
                    known.add(entry.reminder_id)
                continue
            known.add(entry.reminder_id)
            self._go_on(entry, reminder)
        for reminder in self._plan.values():
            if reminder.reminder_id not in known and not self._has_gone_by(reminder):
                self._begin(reminder)
        if is_moved and not self._is_doubtful:
            self._decision.told_for = self._told_for()
        return self._decision

    def _still_wanted(self) -> Mapping[ReminderId, Reminder]:
        """The plan without what would only repeat something that was answered."""
        plan = {reminder.reminder_id: reminder for reminder in self._wanted.reminders}
        if len(plan) < len(self._wanted.reminders):
            raise BugError("two reminders of one name")
        answered = {
            reminder.repeats or reminder_id
            for reminder_id, reminder in plan.items()
            if any(one.state in _ANSWERS and one.due == reminder.due for one in self._past[reminder_id])
        }
        return {key: one for key, one in plan.items() if one.repeats is None or one.repeats not in answered}

    def _go_on(self, entry: Entry, reminder: Reminder) -> None:
        """What becomes of an open reminder that is still wanted."""
        speaks_at = self._speaks_at(entry, reminder)
        is_held = reminder.reminder_id in self._wanted.held
        is_over = self._now >= reminder.useful_until
        is_unheard = speaks_at is not None and (is_over or speaks_at <= self._now - AWAY_AFTER)
        # What was over before it was planned did not go by while anybody was away.
        was_known = speaks_at is not None and (entry.entered_at is None or entry.entered_at <= speaks_at)
        # What never had its notice, as night or a visit lasted until it mattered no more, went by unheard too.
        is_unheard = (is_unheard and was_known) or (is_over and entry.hushed_at is not None)
        if is_unheard and not is_held and entry.away_at is None and reminder.kind is not ReminderKind.RELEASE:
            self._decision.away.append(entry.reminder_id)
        kept = (entry.useful_until, entry.is_hard, entry.revision)
        if kept != (reminder.useful_until, reminder.hard, self._wanted.revision):
            # Also of what is over by now: it goes by on these terms, and begins again if it matters for longer later.
            self._decision.amend.append(reminder)
        if is_over:
            self._close(entry, ReminderState.MISSED if entry.shown_at is None else ReminderState.LAPSED)
            if entry.shown_at is None and not self._is_doubtful:
                self._decision.missed.append(reminder)
            return
        self._keep_open(reminder, speaks_at, is_asked_for=entry.state is ReminderState.SNOOZED)
        if entry.hushed_at is not None and entry.state is ReminderState.SHOWN and not is_held:
            self._pay(entry)

    def _begin(self, reminder: Reminder) -> None:
        if self._now < reminder.useful_until:
            self._decision.add.append((reminder, ReminderState.PLANNED))
            self._keep_open(reminder, self._after_its_snooze(reminder, reminder.due))
        elif not self._is_doubtful:
            self._decision.add.append((reminder, ReminderState.MISSED))
            self._decision.missed.append(reminder)

    def _keep_open(self, reminder: Reminder, speaks_at: datetime | None, *, is_asked_for: bool = False) -> None:
        """Note what happens next to a reminder that stays open.

        Args:
            reminder: the reminder.
            speaks_at: when it speaks; None once it has spoken.
            is_asked_for: True if the person chose that moment. They are offered none in quiet hours unless they are up
                in them, so it then speaks on time.
        """
        decision = self._decision
        if speaks_at is not None and speaks_at > self._now:
            decision.turning_points.append((speaks_at, reminder.reminder_id))
            return
        decision.turning_points.append((reminder.useful_until, reminder.reminder_id))
        if speaks_at is None:
            return
        if reminder.reminder_id in self._wanted.held:
            until = self._wanted.held[reminder.reminder_id]
            if until is not None and until > self._now:
                decision.turning_points.append((until, reminder.reminder_id))
            return
        decision.to_show.append(reminder)
        is_on_time = is_asked_for and self._now < speaks_at + AWAY_AFTER
        ends = self._quiet_until(is_heard_at_night=reminder.hard or is_on_time)
        if ends is not None:
            decision.hushed.append(reminder.reminder_id)
            decision.turning_points.append((ends, reminder.reminder_id))

    def _pay(self, entry: Entry) -> None:
        """Give a notice that is owed, once the quiet hours or the visit are over."""
        ends = self._quiet_until(is_heard_at_night=entry.is_hard)
        if ends is None and entry.hushed_at is not None and entry.hushed_at > self._now:
            # The clock was set back to before it came up.
            ends = entry.hushed_at
        if ends is not None:
            self._decision.turning_points.append((ends, entry.reminder_id))
        else:
            self._decision.owed.append(entry.reminder_id)

    def _quiet_until(self, *, is_heard_at_night: bool) -> datetime | None:
        """When a notice can be given: not in quiet hours, and not in the visit of any session; None for now."""
        quiet, visit_ends = self._wanted.quiet, self._wanted.visit_until
        ends = [visit_ends] if visit_ends is not None and visit_ends > self._now else []
        if quiet is not None and not is_heard_at_night and quiet.hold_at(self._now):
            ends.append(quiet.end_of(self._now))
        return max(ends, default=None)

    def _close(self, entry: Entry, state: ReminderState) -> None:
        if not self._is_doubtful:
            self._decision.close.append((entry.reminder_id, state))

    def _speaks_at(self, entry: Entry, reminder: Reminder) -> datetime | None:
        if entry.state is ReminderState.SHOWN:
            return None
        if entry.snoozed_until is None:
            return self._after_its_snooze(reminder, reminder.due)
        # A snooze made before the deadline moved nearer may not pass it.
        return entry.snoozed_until if entry.snoozed_until < reminder.useful_until else reminder.due

    def _after_its_snooze(self, reminder: Reminder, speaks_at: datetime) -> datetime:
        """What says something once more waits with it while it is put off."""
        until = self._snoozed.get(reminder.repeats) if reminder.repeats is not None else None
        return speaks_at if until is None or until >= reminder.useful_until else max(speaks_at, until)

    def _has_gone_by(self, reminder: Reminder) -> bool:
        return _is_answered(self._past[reminder.reminder_id], reminder, self._now)

    def _told_for(self) -> datetime | None:
        """The moment spoken of that the person most needs to forget: the next one to come, else the last one."""
        told = [
            entry.event or entry.due
            for entry in self._entries
            if entry.shown_at is not None
            and entry.state is not ReminderState.SUPERSEDED
            and self._no_longer_holds(entry)
        ]
        to_come = [moment for moment in told if moment > self._now]
        return min(to_come, default=max(told, default=None))

    def _no_longer_holds(self, entry: Entry) -> bool:
        reminder = self._plan.get(entry.reminder_id)
        return entry.useful_until > self._now and (reminder is None or reminder.due != entry.due)


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
