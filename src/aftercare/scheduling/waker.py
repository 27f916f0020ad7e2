"""The alarm clock: says "look now", and nothing else. What there is to see stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from aftercare.scheduling.owned_timer_scheduler import OwnedTimerScheduler

HEARTBEAT = timedelta(seconds=30)
_JOB = "reconcile"


class Waker(QObject):
    """Wakes the program at a booked moment, and every half minute besides.

    The heartbeat notices within its length that the computer slept or that somebody set the clock, with no help of the
    system, and stands in if the booking were lost.

    Signals:
        wake: look now what is due. Comes from the event loop, on the thread of the waker.
    """

    wake = Signal()
    _called = Signal()

    def __init__(
        self, clock: Callable[[], datetime], heartbeat: timedelta = HEARTBEAT, parent: QObject | None = None
    ) -> None:
        """Make a waker that is not running yet; this loads nothing heavy.

        Args:
            clock: gives the computer's own time, which the scheduler goes by, also while another moment is replayed.
            heartbeat: how long it keeps still at most.
            parent: its Qt parent.
        """
        super().__init__(parent)
        self._clock = clock
        self._scheduler: OwnedTimerScheduler | None = None
        self._heart = QTimer(self)
        self._heart.setInterval(heartbeat // timedelta(milliseconds=1))
        self._heart.timeout.connect(self._on_called)
        # Queued, as a job that books the next one while it runs would have it removed.
        self._called.connect(self._on_called, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """True from `start` to `stop`."""
        return self._scheduler is not None

    def start(self) -> None:
        """Begin, and say `wake` at once. Loads the scheduler, so call it after the window has been painted."""
        if self._scheduler is not None:
            return
        from aftercare.scheduling.owned_timer_scheduler import OwnedTimerScheduler

        self._scheduler = OwnedTimerScheduler()
        self._scheduler.start()
        self._heart.start()
        self.wake_now()

    def stop(self) -> None:
        """End. Nothing is said after this, and nothing can be booked."""
        self._heart.stop()
        if self._scheduler is not None:
            self._scheduler.shutdown()
            self._scheduler = None

    def wake_at(self, moment: datetime | None, now: datetime) -> None:
        """Book the one next wake-up; an earlier booking is dropped. Does nothing unless running.

        Args:
            moment: when to wake, at once if it has gone by; None for no booking.
            now: the moment it is, by the clock that ``moment`` is meant by.
        """
        if self._scheduler is None:
            return
        if moment is None:
            if self._scheduler.get_job(_JOB) is not None:
                self._scheduler.remove_job(_JOB)
            return
        self._scheduler.add_job(
            self._called.emit,
            "date",
            run_date=self._clock() + (moment - now),
            id=_JOB,
            replace_existing=True,
        )

    def wake_now(self) -> None:
        """Say `wake` as soon as the event loop gets to it. Safe from any thread."""
        self._called.emit()

    @Slot()
    def _on_called(self) -> None:
        if self.is_running:
            self.wake.emit()
