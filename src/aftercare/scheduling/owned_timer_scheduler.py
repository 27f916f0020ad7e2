"""APScheduler with one timer of its own, on the thread of the windows.

The scheduler as it comes cannot stop its timers under PySide6, so each added job leaves a chain of them behind; a job
added from another thread is not noticed; jobs run beside the windows' thread; and whatever is a second late is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.qt import QtScheduler
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

_LONGEST_WAIT_MS = 2**31 - 1


class OwnedTimerScheduler(QtScheduler):  # type: ignore[misc] # APScheduler has no types
    """Runs every job on the thread that made it, however late, and nothing once it was shut down.

    To be made, started and shut down on the thread of the windows; jobs may be added from any thread. A job may not
    replace itself while it runs, as the scheduler removes the job of that name afterwards.
    """

    def __init__(self) -> None:
        self._alarm = _Alarm(self._on_alarm)
        super().__init__(
            timezone=UTC,
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def wakeup(self) -> None:
        """Look for due jobs soon. Safe from any thread."""
        self._alarm.called.emit()

    def _on_alarm(self) -> None:
        if self.running:
            self._process_jobs()

    def _start_timer(self, wait_seconds: float | None) -> None:
        self._stop_timer()
        if wait_seconds is not None and self.running:
            self._alarm.set(wait_seconds)

    def _stop_timer(self) -> None:
        self._alarm.stop()


class _Alarm(QObject):
    called = Signal()

    def __init__(self, ring: Callable[[], None]) -> None:
        super().__init__()
        self._ring = ring
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        self.called.connect(self._on_time, Qt.ConnectionType.QueuedConnection)

    def set(self, wait_seconds: float) -> None:
        # A whole millisecond more, as one that is cut off would only mean waking up too early and waiting again.
        self._timer.start(min(int(wait_seconds * 1000) + 1, _LONGEST_WAIT_MS))

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _on_time(self) -> None:
        self._ring()
