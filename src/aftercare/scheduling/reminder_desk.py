"""Where reminders are looked after: brings the ledger into line with the plan, shows what is due, books the next look.

Show first, record after: a power cut in between repeats a notice, and never loses one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from aftercare.domain.clock_watch import ClockState
from aftercare.domain.desk_table import DeskTable, Said, WaitingReminder
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.domain.store_errors import EntriesRepaired
from aftercare.domain.wanted_reminders import WantedReminders as WantedReminders
from aftercare.scheduling.announcer import Announcer
from aftercare.scheduling.clock_keeper import ClockKeeper
from aftercare.scheduling.desktop_notice import DesktopNotices
from aftercare.scheduling.reconcile import ReconcileResult, RecordingLedger, reconcile
from aftercare.scheduling.standing import Standings
from aftercare.scheduling.waiting import ON_CARDS, Waiting
from aftercare.scheduling.waker import Waker

_TRY_AGAIN_AFTER = timedelta(seconds=30)
_TO_COME = (ReminderState.PLANNED, ReminderState.SNOOZED)


class ReminderDesk(QObject):
    """Looks after the reminders of a course.

    Signals:
        looked: the ledger has been brought up to date; what waits for an answer may have changed.
        unnoticed: reminders came due and this system showed no notice of them; call attention in another way.
    """

    looked = Signal()
    unnoticed = Signal()

    def __init__(
        self,
        ledger: RecordingLedger,
        waker: Waker,
        notices: Callable[[], DesktopNotices],
        wanted: Callable[[], Sequence[WantedReminders]],
        clock: Callable[[], datetime],
        keeper: ClockKeeper | None = None,
    ) -> None:
        """Make a desk that does nothing until its waker says so.

        Args:
            ledger: where reminders are kept.
            waker: says when to look.
            notices: makes what shows notices on this system, when the first one is needed.
            wanted: what the plans want said, at this moment.
            clock: the moment it is.
            keeper: watches the clock; None to believe it.
        """
        super().__init__()
        self._ledger = ledger
        self._waker = waker
        self._announcer = Announcer(notices)
        self._wanted = wanted
        self._clock = clock
        self._keeper = keeper
        self._standings = Standings()
        self._waiting = Waiting()
        self._unrecorded: tuple[WaitingReminder, ...] = ()
        self._announced: set[ReminderId] = set()
        self._unheard: set[ReminderId] = set()
        self._answered: dict[ReminderId, ReminderState] = {}
        self._repaired = 0
        self._last_look: datetime | None = None
        self.problem: AftercareError | None = None
        waker.wake.connect(self.look)

    @property
    def last_look(self) -> datetime | None:
        """When the ledger was last brought up to date; None before the first time."""
        return self._last_look

    @property
    def clock(self) -> ClockState:
        """What there is to ask about the clock."""
        return self._keeper.state if self._keeper is not None else ClockState()

    def look(self) -> None:
        """Bring the ledger into line, show what is due, and book the next look. Doing it twice is doing it once."""
        now = self._clock()
        self.problem = None
        next_look: datetime | None = None
        try:
            wanted = self._wanted()
            is_doubtful = self._is_clock_doubtful(wanted, now)
            result = reconcile(
                self._ledger,
                wanted,
                now,
                is_doubtful=is_doubtful,
                standings=self._standings,
                unheard=self._unheard,
                answered=self._answered,
            )
            next_look = result.next_due
            self.problem = result.unsaved
            self._repaired += result.repaired
            self._act(wanted, result, now)
            if result.unsaved is None and not is_doubtful:
                # The others have entries that tell it now; what is held back was not shown, and so not recorded.
                self._unheard &= {one for session in wanted for one in session.held}
                self._answered.clear()
            if self._keeper is not None:
                self._keeper.beat(now)
        except AftercareError as error:
            self.problem = error
        if self.problem is not None:
            next_look = min(next_look or now + _TRY_AGAIN_AFTER, now + _TRY_AGAIN_AFTER)
        elif self._repaired:
            self.problem = EntriesRepaired(self._repaired)
        self._last_look = now
        self._waker.wake_at(next_look, now)
        self.looked.emit()

    def _is_clock_doubtful(self, wanted: Sequence[WantedReminders], now: datetime) -> bool:
        if self._keeper is None:
            return False
        appointments = [one.appointment for one in wanted if one.appointment is not None]
        return self._keeper.look(now, appointments).is_behind

    def _act(self, wanted: Sequence[WantedReminders], result: ReconcileResult, now: datetime) -> None:
        self._announcer.withdraw((*result.lapsed, *result.superseded))
        due = [one for one in result.to_show if one.reminder_id not in result.hushed]
        due += [one for session in wanted for one in session.reminders if one.reminder_id in result.owed]
        fresh = [one for one in due if one.reminder_id not in self._announced]
        # Before anything is written down, so that where nothing can be, nobody hears of it at every look.
        self._announced |= {one.reminder_id for one in fresh}
        # What has no entry to tell it by, should it be over before there is room for one.
        self._unheard.update(result.hushed, result.unentered)
        self._unheard -= self._announced
        if not self._announcer.announce(fresh):
            self.unnoticed.emit()
        to_show = {one.reminder_id for one in result.to_show}
        self._unrecorded = tuple(
            WaitingReminder(session.session_id, one.reminder_id, ReminderState.SHOWN, one.due)
            for session in wanted
            for one in session.reminders
            if one.reminder_id in to_show
        )
        if result.unsaved is not None:
            # Where its row could not even be entered there is nothing to record it in, and no error would say so.
            return
        if result.to_show:
            hushed = [one for one in result.hushed if one not in self._announced]
            self._ledger.record_shown([one.reminder_id for one in result.to_show], now, hushed)
        # Also what had its notice when that could not be written down, should nothing be owed at this moment.
        noticed = {*result.owed, *self._announced} - to_show
        if noticed:
            self._ledger.record_noticed(sorted(noticed))
        self._unrecorded = ()
        self._announced.clear()

    def settle_before(self, moment: datetime) -> None:
        """Take every reminder that was due before a moment as done, for a course that is replayed from there.

        Raises:
            AftercareError: it could not be kept.
        """
        wanted = self._wanted()
        with self._ledger.changing(moment) as change:
            for session in wanted:
                known = {entry.reminder_id for entry in change.entries(session.session_id)}
                for reminder in session.reminders:
                    if reminder.due < moment and reminder.reminder_id not in known:
                        change.add(reminder, session.session_id, session.revision, ReminderState.DONE)

    def table(self) -> DeskTable:
        """Everything that waits for the person, of all sessions.

        What could not be written down waits too: a full disk hides no instruction.
        """
        waiting, now = list(self._unrecorded), self._clock()
        try:
            looked_back = self._ledger.looked_back()
            wanted = self._wanted()
            held = {reminder_id for session in wanted for reminder_id in session.held}
            waiting = [one for one in waiting if one.reminder_id not in held]
            unrecorded = {one.reminder_id for one in waiting}
            for session in wanted:
                waiting += [
                    one
                    for one in self._waiting.of(self._ledger.entries(session.session_id), session, now)
                    if (one.reminder_id, one.due) not in looked_back and one.reminder_id not in unrecorded
                ]
            waiting.sort(key=lambda one: one.due, reverse=True)
            return DeskTable(tuple(waiting), self._ledger.slips(), self._ledger.corrections())
        except AftercareError as error:
            self.problem = error
            return DeskTable(tuple(waiting))

    def waiting(self, session_id: str) -> tuple[ReminderId, ...]:
        """The reminders of a session that were shown and wait for an answer, the latest first."""
        return tuple(
            one.reminder_id
            for one in self.table().waiting
            if one.session_id == session_id and one.state is ReminderState.SHOWN
        )

    def waiting_count(self) -> int:
        """How many things wait for the person; of one matter only one counts."""
        matters = self._matters()
        table = self.table()
        waiting = (one.reminder_id for one in table.waiting if one.snoozed_until is None)
        # What is no longer in the plan has no words, and so no card.
        open_now = {matters[one] for one in waiting if one in matters}
        return len(open_now) + len(table.slips) + len(table.corrections)

    def coming(self, count: int) -> tuple[tuple[datetime, ReminderId], ...]:
        """The reminders that speak next, the earliest first: when each does, and which it is; one of each matter."""
        now, matters = self._clock(), self._matters()
        moments: list[tuple[datetime, ReminderId]] = []
        try:
            for session in self._wanted():
                for entry in self._ledger.entries(session.session_id):
                    speaks_at = entry.snoozed_until or entry.due
                    if entry.state in _TO_COME and speaks_at > now:
                        moments.append((speaks_at, entry.reminder_id))
        except AftercareError as error:
            self.problem = error
        first: dict[object, tuple[datetime, ReminderId]] = {}
        for moment, one in sorted(moments):
            first.setdefault(matters.get(one, one), (moment, one))
        return tuple(first.values())[:count]

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep what the person said to a reminder; others of the same matter that came due or wait are settled with it.

        Raises:
            AftercareError: it could not be kept.
        """
        now = self._clock()
        # By a clock that was set back since, what they were told of may not even have come due.
        shown = self._told_of()
        others = self._others(reminder_id, lambda one: one.matter)
        siblings = [one.reminder_id for one in others if one.due <= now or one.reminder_id in shown]
        self._keep(reminder_id, lambda: self._ledger.settle(reminder_id, state, now, siblings))
        # Those that could not be entered have no entry to write it to, and are entered with it once there is room.
        self._answered |= {one: state for one in siblings if self._is_unrecorded(one)}
        self._announcer.withdraw((reminder_id, *siblings))
        self.look()

    def _told_of(self) -> set[ReminderId]:
        """What is on a card, or was and is open still: looked back at, or forbidden by now, it has left the screen."""
        told = {one.reminder_id for one in self._unrecorded}
        for session in self._wanted():
            told |= {one.reminder_id for one in self._ledger.entries(session.session_id) if one.state in ON_CARDS}
        return told

    def snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        """Keep that the person wants to hear of a reminder again later.

        Raises:
            ValueError: that would be in the past, or too late to matter.
            AftercareError: it could not be kept.
        """
        if self._unrecorded:
            # First what is on its card unwritten: what says it once more would wait with it, and leave its card.
            self.look()
        now = self._clock()
        self._keep(reminder_id, lambda: self._ledger.snooze(reminder_id, until, now))
        # It is to be heard of again, also where nobody could write down yet that it was heard of.
        self._announced.discard(reminder_id)
        self._unheard.discard(reminder_id)
        self._announcer.withdraw((reminder_id,))
        self.look()

    def _keep(self, reminder_id: ReminderId, write: Callable[[], bool]) -> None:
        """Write down what the person said to a reminder.

        One that came up while nothing could be entered has no entry to write to. Then it is entered first; where there
        is still no room it stays on its card, to be answered again.
        """
        if write() or not self._is_unrecorded(reminder_id):
            return
        self.look()
        if not write() and self._is_unrecorded(reminder_id) and self.problem is not None:
            raise self.problem

    def _is_unrecorded(self, reminder_id: ReminderId) -> bool:
        return any(one.reminder_id == reminder_id for one in self._unrecorded)

    def look_back(self, reminder_id: ReminderId, said: Said) -> None:
        """Keep what the person said about something that went by while they were away.

        Raises:
            AftercareError: it could not be kept.
        """
        now = self._clock()
        table = self.table()
        asked = next((one for one in table.waiting if one.reminder_id == reminder_id), None)
        if asked is None:
            return
        together = {one.reminder_id for one in self._others(reminder_id, lambda one: one.asked_together)}
        others = [one for one in table.waiting if one.reminder_id in together and one is not asked]
        reminders = [(one.reminder_id, one.due) for one in (asked, *others)]
        self._ledger.look_back(asked.session_id, reminders, said, now)
        self._announcer.withdraw([one for one, _ in reminders])
        self.look()

    def slip_read(self, reminder_id: ReminderId) -> None:
        """The person has read what to do about something they did although it was not allowed.

        Raises:
            AftercareError: it could not be kept.
        """
        self._ledger.put_slip_away(reminder_id, self._clock())
        self.looked.emit()

    def correction_read(self, number: int) -> None:
        """The person has read that something they were told no longer holds.

        Raises:
            AftercareError: it could not be kept.
        """
        self._ledger.correction_read(number, self._clock())
        self.looked.emit()

    def clock_is_right(self) -> None:
        """The person says that the clock is right.

        Raises:
            AftercareError: it could not be kept.
        """
        if self._keeper is not None:
            self._keeper.believe(self._clock())
        self.look()

    def zone_told(self) -> None:
        """The person knows the zone this computer is in.

        Raises:
            AftercareError: it could not be kept.
        """
        if self._keeper is not None:
            self._keeper.zone_told()
        self.look()

    def _matters(self) -> dict[ReminderId, object]:
        try:
            sessions = self._wanted()
        except AftercareError:
            return {}
        return {one.reminder_id: (session.session_id, one.matter) for session in sessions for one in session.reminders}

    def _others(self, reminder_id: ReminderId, what: Callable[[Reminder], str]) -> list[Reminder]:
        """The other reminders of its session of which the same is true."""
        for session in self._wanted():
            asked = next((one for one in session.reminders if one.reminder_id == reminder_id), None)
            if asked is not None:
                return [one for one in session.reminders if one is not asked and what(one) == what(asked)]
        return []
