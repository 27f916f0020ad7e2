"""Measures the reminders: how late they are, what waiting for them costs, and what keeping many of them costs.

python -m bench.reminders [--idle SECONDS]     what ``make bench`` and ``make bench-idle`` print of it

Each figure stands beside something bare, measured in the same run in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from aftercare.domain.reminder import Reminder
    from aftercare.scheduling.desktop_notice import DesktopNotices
    from aftercare.storage.schedule_store import ScheduleStore

PENDING = (40, 100, 10_000)
MANY = 10_000
MOMENTS = 14
SHORT_IDLE = 20.0
_BEGINS_AFTER = 4.0
_GAPS = (0.3, 0.7, 1.1)
_SETTLE = 3.0

Measure = tuple[str, float, str, float | None, str]


def measured(idle_seconds: float = SHORT_IDLE) -> list[Measure]:
    """Name, value, unit, budget and note of every figure."""
    return [*latency_figures(), *many_figures(), *idle_figures(idle_seconds)]


def latency_figures() -> list[Measure]:
    """From the due moment to the notice, with few and with many reminders pending."""
    bare = _child("latency", "bare", "0")
    found: list[Measure] = [
        ("a bare precise QTimer: late by, median", statistics.median(bare), "ms", None, ""),
        ("... worst", max(bare), "ms", None, ""),
    ]
    for pending in PENDING:
        late = _child("latency", "engine", str(pending))
        note = f"{len(late)} of {MOMENTS} shown"
        found.append((f"due to shown, {pending:,} pending: median", statistics.median(late), "ms", 100, note))
        # No course has thousands of reminders. Entering them all takes a while, and what comes due then is one notice.
        found.append(("... worst", max(late), "ms", 500 if pending < MANY else None, ""))
        found.append(("... shown of those due", len(late) / MOMENTS, "", None, ""))
    return found


def many_figures() -> list[Measure]:
    """10,000 reminders entered into the ledger, beside as many jobs in the scheduler's own memory."""
    ledger, look, ledger_memory = _child("many", "ledger")
    scheduler, scheduler_memory = _child("many", "scheduler")
    return [
        (f"{MANY:,} jobs in APScheduler's memory store", scheduler, "ms", None, f"+{scheduler_memory:.1f} MiB"),
        (f"{MANY:,} reminders in the ledger, one transaction", ledger, "ms", None, f"+{ledger_memory:.1f} MiB"),
        ("... beside APScheduler's memory store", ledger / scheduler, "times", None, ""),
        ("... a second look at them", look, "ms", None, ""),
    ]


def idle_figures(seconds: float) -> list[Measure]:
    """Waking up and memory of the idle app beside a bare window, at the same time."""
    begun = [(name, _start_child("idle", name, str(seconds))) for name in ("bare", "app")]
    (bare_wakes, _, bare_memory), (wakes, growth, memory) = (_numbers(child) for _, child in begun)
    return [
        (f"a bare window, idle for {seconds:g} s: wake-ups", bare_wakes, "1/s", None, f"{bare_memory:.1f} MiB"),
        ("... the app", wakes, "1/s", 0.1 if seconds >= 300 else 0.3, f"{memory:.1f} MiB"),
        ("... memory of the app beside the bare window", memory / bare_memory, "times", None, ""),
        ("... memory of the app at the end beside the beginning", growth, "times", 1.02, ""),
    ]


def _start_child(*what: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return subprocess.Popen(
        [sys.executable, "-m", "bench.reminders", *what], env=environment, stdout=subprocess.PIPE, text=True
    )


def _numbers(child: subprocess.Popen[str]) -> list[float]:
    said, _ = child.communicate()
    if child.returncode != 0:
        raise SystemExit(f"a process of the bench ended with {child.returncode}")
    return [float(word) for word in said.split()]


def _child(*what: str) -> list[float]:
    return _numbers(_start_child(*what))


# What the processes do.


def _due_moments() -> list[float]:
    first = time.time() + _BEGINS_AFTER
    return [first + sum(_GAPS[one % len(_GAPS)] for one in range(number)) for number in range(MOMENTS)]


def _bare_latency() -> list[float]:
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    application = QCoreApplication([])
    due, late = _due_moments(), list[float]()
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def ring() -> None:
        while due and due[0] <= time.time():
            late.append((time.time() - due.pop(0)) * 1000)
        if due:
            timer.start(max(0, int((due[0] - time.time()) * 1000) + 1))
        else:
            application.quit()

    timer.timeout.connect(ring)
    ring()
    application.exec()
    return late


def _engine_latency(pending: int) -> list[float]:
    from PySide6.QtCore import QCoreApplication, QTimer

    from aftercare.clock import system_clock
    from aftercare.domain.reminder import ReminderId
    from aftercare.scheduling.desktop_notice import Notice
    from aftercare.scheduling.reminder_desk import ReminderDesk, WantedReminders
    from aftercare.scheduling.waker import Waker

    application = QCoreApplication([])
    late: list[float] = []
    due_by_id: dict[ReminderId, float] = {}

    class Notices:
        def show(self, notice: Notice) -> bool:
            late.append((time.time() - due_by_id[notice.reminder_id]) * 1000)
            return True

        def withdraw(self, reminder_id: ReminderId) -> None:
            return

    with tempfile.TemporaryDirectory() as scratch:
        store = _store(Path(scratch))
        near = _due_moments()
        reminders = _reminders([*near, *(near[-1] + 86_400 + number for number in range(pending - len(near)))])
        due_by_id.update((one.reminder_id, one.due.timestamp()) for one in reminders)
        waker = Waker(system_clock)
        desk = ReminderDesk(
            store.ledger, waker, Notices, lambda: [WantedReminders("bench", 0, reminders)], system_clock
        )
        waker.start()
        end = QTimer()
        end.setSingleShot(True)
        end.timeout.connect(application.quit)
        end.start(int((near[-1] - time.time() + 2) * 1000))
        application.exec()
        waker.stop()
        del desk
        store.close()
    return late


def _store(folder: Path) -> ScheduleStore:
    from aftercare.domain.session import Session
    from aftercare.domain.treatment import Treatment
    from aftercare.storage.schedule_store import open_schedule

    now = datetime.now(UTC)
    store = open_schedule(folder, now)
    session = Session("bench", Treatment.IV_INFUSION, now, now + timedelta(hours=2))
    store.sessions.save(session, ZoneInfo("UTC"))
    return store


def _reminders(moments: Sequence[float]) -> tuple[Reminder, ...]:
    from aftercare.domain.reminder import Reminder, ReminderId, neutral_id
    from aftercare.domain.rule import RuleId

    made = []
    for number, moment in enumerate(moments):
        due = datetime.fromtimestamp(moment, UTC)
        name = ReminderId(neutral_id(str(number)))
        made.append(Reminder(name, RuleId("bench"), due, due, due + timedelta(hours=1), True, "On time", "Late", ""))
    return tuple(made)


def _memory() -> float:
    """Resident memory of this process in MiB; nothing where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 1.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _many_in_ledger() -> list[float]:
    from aftercare.scheduling.reminder_desk import ReminderDesk, WantedReminders
    from aftercare.scheduling.waker import Waker

    with tempfile.TemporaryDirectory() as scratch:
        store = _store(Path(scratch))
        tomorrow = time.time() + 86_400
        reminders = _reminders([tomorrow + number for number in range(MANY)])
        now = datetime.now(UTC)
        waker = Waker(lambda: now)
        desk = ReminderDesk(
            store.ledger, waker, _no_notices, lambda: [WantedReminders("bench", 0, reminders)], lambda: now
        )
        before = _memory()
        took = [_timed(desk.look), _timed(desk.look)]
        memory = _memory() - before
        store.close()
    return [*took, memory]


def _no_notices() -> DesktopNotices:
    raise SystemExit("nothing is due")


def _many_in_scheduler() -> list[float]:
    from apscheduler.schedulers.qt import QtScheduler
    from PySide6.QtCore import QCoreApplication

    QCoreApplication([])
    scheduler = QtScheduler(timezone=UTC)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    before = _memory()

    def add() -> None:
        for number in range(MANY):
            scheduler.add_job(print, "date", run_date=tomorrow + timedelta(seconds=number), id=str(number))
        scheduler.start()

    took = _timed(add)
    memory = _memory() - before
    scheduler.shutdown()
    return [took, memory]


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _wake_ups() -> int:
    """How often any thread of this process has gone to sleep of its own accord, and so was woken up."""
    total = 0
    for status in Path("/proc/self/task").glob("*/status"):
        line = next(line for line in status.read_text().splitlines() if line.startswith("voluntary"))
        total += int(line.split()[1])
    return total


def _idle(what: str, seconds: float) -> list[float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    kept: list[object] = []
    with tempfile.TemporaryDirectory() as scratch:
        if what == "bare":
            window = QMainWindow()
            window.resize(1280, 784)
            window.setCentralWidget(QLabel("Aftercare"))
            window.show()
            kept.append(window)
        else:
            from aftercare import app
            from aftercare.clock import replay_clock
            from aftercare.content.demo_reader import read_demo
            from aftercare.resource_root import resource_root

            demo = read_demo(resource_root() / "demo")
            built = app.build_app(app.look_of(application), replay_clock(demo.now), Path(scratch), demo)
            built.desktop.show()
            built.start_reminders()
            kept.append(built)
        marks: list[tuple[int, float]] = []
        for after in (_SETTLE, _SETTLE + seconds):
            timer = QTimer(application)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: marks.append((_wake_ups(), _memory())))
            timer.start(int(after * 1000))
        end = QTimer(application)
        end.setSingleShot(True)
        end.timeout.connect(application.quit)
        end.start(int((_SETTLE + seconds) * 1000) + 200)
        application.exec()
    (wakes, memory), (wakes_after, memory_after) = marks
    # The measuring timer itself is one of them.
    return [max(wakes_after - wakes - 1, 0) / seconds, memory_after / memory, memory_after]


def _as_child(what: Sequence[str]) -> list[float]:
    match what:
        case ["latency", "bare", _]:
            return _bare_latency()
        case ["latency", "engine", pending]:
            return _engine_latency(int(pending))
        case ["many", "ledger"]:
            return _many_in_ledger()
        case ["many", "scheduler"]:
            return _many_in_scheduler()
        case ["idle", name, seconds]:
            return _idle(name, float(seconds))
        case _:
            raise SystemExit(f"unknown: {what}")


def main() -> int:
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        print(*_as_child(sys.argv[1:]), flush=True)
        # No tidying up: what Qt and its windows do at the end is not what is measured.
        os._exit(0)
    parser = argparse.ArgumentParser(description="Measure the idle app, for long enough to see its memory.")
    parser.add_argument("--idle", type=float, default=600)
    options = parser.parse_args()
    over = 0
    for name, value, unit, budget, note in idle_figures(options.idle):
        is_over = budget is not None and value > budget
        over += is_over
        print(f"{name:<60}{value:>10.3g} {unit:<6}{'over its budget ' if is_over else ''}{note}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
