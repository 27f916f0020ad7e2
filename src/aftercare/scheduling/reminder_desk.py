"""Where reminders are looked after: brings the ledger into line with the plan, shows what is due, books the next look.

Show first, record after: a power cut in between repeats a notice, and never loses one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.scheduling.desktop_notice import DesktopNotices, discreet_notice
from aftercare.scheduling.reconcile import Ledger, ReconcileResult, reconcile
from aftercare.scheduling.waker import Waker

_TRY_AGAIN_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class WantedReminders:
    """What the plan of one session wants said; nothing for a cancelled one."""

    session_id: str
    revision: int
    reminders: tuple[Reminder, ...]


class RecordingLedger(Ledger, Protocol):
    """The ledger, with what is written once something was on the screen or was answered."""

    def record_shown(self, reminder_ids: Sequence[ReminderId], now: datetime) -> None:
        """Keep that these were on the screen."""

    def settle(self, reminder_id: ReminderId, state: ReminderState, now: datetime) -> bool:
        """Keep an answer."""


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
    ) -> None:
        """Make a desk that does nothing until its waker says so.

        Args:
            ledger: where reminders are kept.
            waker: says when to look.
            notices: makes what shows notices on this system, when the first one is needed.
            wanted: what the plans want said, at this moment.
            clock: the moment it is.
        """
        super().__init__()
        self._ledger = ledger
        self._waker = waker
        self._make_notices = notices
        self._notices: DesktopNotices | None = None
        self._wanted = wanted
        self._clock = clock
        self._unrecorded: dict[str, tuple[ReminderId, ...]] = {}
        self.problem: AftercareError | None = None
        waker.wake.connect(self.look)

    def look(self) -> None:
        """Bring the ledger into line, show what is due, and book the next look. Doing it twice is doing it once."""
        now = self._clock()
        self.problem = None
        next_looks: list[datetime] = []
        for wanted in self._wanted_now(now, next_looks):
            try:
                result = reconcile(self._ledger, wanted.reminders, wanted.session_id, wanted.revision, now)
                next_looks += [result.next_due] if result.next_due is not None else []
                self._act(result, wanted.session_id, now)
                self.problem = self.problem or result.unsaved
            except AftercareError as error:
                self.problem = error
                next_looks.append(now + _TRY_AGAIN_AFTER)
        self._waker.wake_at(min(next_looks, default=None), now)
        self.looked.emit()

    def _wanted_now(self, now: datetime, next_looks: list[datetime]) -> Sequence[WantedReminders]:
        try:
            return self._wanted()
        except AftercareError as error:
            self.problem = error
            next_looks.append(now + _TRY_AGAIN_AFTER)
            return ()

    def settle_before(self, moment: datetime) -> None:
        """Take every reminder that was due before a moment as done, for a course that is replayed from there.

        Raises:
            AftercareError: it could not be kept.
        """
        for wanted in self._wanted():
            reconcile(self._ledger, wanted.reminders, wanted.session_id, wanted.revision, moment)
            for reminder in wanted.reminders:
                if reminder.due < moment:
                    self._ledger.settle(reminder.reminder_id, ReminderState.DONE, moment)

    def waiting(self, session_id: str) -> tuple[ReminderId, ...]:
        """The reminders of a session that were shown and wait for an answer, the latest first.

        Those that could not be written down wait too: a full disk hides no instruction.
        """
        unrecorded = self._unrecorded.get(session_id, ())[::-1]
        try:
            entries = self._ledger.entries(session_id)
        except AftercareError as error:
            self.problem = error
            return unrecorded
        shown = [entry for entry in entries if entry.state is ReminderState.SHOWN]
        recorded = (entry.reminder_id for entry in sorted(shown, key=lambda entry: entry.due, reverse=True))
        return (*unrecorded, *recorded)

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep what the person said to a reminder.

        Raises:
            AftercareError: it could not be kept.
        """
        self._ledger.settle(reminder_id, state, self._clock())
        if self._notices is not None:
            self._notices.withdraw(reminder_id)
        self.look()

    def _act(self, result: ReconcileResult, session_id: str, now: datetime) -> None:
        gone = (*result.lapsed, *result.superseded)
        on_screen = self._unrecorded.get(session_id, ())
        if result.to_show or gone:
            self._notices = self._notices or self._make_notices()
            for reminder_id in gone:
                self._notices.withdraw(reminder_id)
            fresh = [one.reminder_id for one in result.to_show if one.reminder_id not in on_screen]
            if not all([self._notices.show(discreet_notice(reminder_id)) for reminder_id in fresh]):
                self.unnoticed.emit()
        shown = tuple(reminder.reminder_id for reminder in result.to_show)
        self._unrecorded[session_id] = shown
        # Where its row could not even be entered there is nothing to record it in, and no error would say so.
        if result.unsaved is None:
            if shown:
                self._ledger.record_shown(shown, now)
            self._unrecorded[session_id] = ()
