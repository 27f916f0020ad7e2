"""One timer, one thread, however late, and silence afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from aftercare.scheduling.owned_timer_scheduler import OwnedTimerScheduler


class Bell(QObject):
    rung = Signal(object)

    def ring(self) -> None:
        self.rung.emit(QThread.currentThread())


@pytest.fixture
def bell(qtbot: QtBot) -> Bell:
    return Bell()


@pytest.fixture
def scheduler(qtbot: QtBot) -> Iterator[OwnedTimerScheduler]:
    scheduler = OwnedTimerScheduler()
    scheduler.start()
    yield scheduler
    if scheduler.running:
        scheduler.shutdown()


def after(milliseconds: int) -> datetime:
    return datetime.now(UTC) + timedelta(milliseconds=milliseconds)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """A list that grows by one with each round of looking for due jobs."""
    rounds: list[None] = []
    look: Callable[[OwnedTimerScheduler], None] = OwnedTimerScheduler._process_jobs

    def count_and_look(scheduler: OwnedTimerScheduler) -> None:
        rounds.append(None)
        look(scheduler)

    monkeypatch.setattr(OwnedTimerScheduler, "_process_jobs", count_and_look)
    return rounds


def test_three_hundred_bookings_leave_one_timer_behind(
    qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(300):
        scheduler.add_job(bell.ring, "date", run_date=after(86_400_000))
        QCoreApplication.processEvents()
    rounds = counted(monkeypatch)

    with qtbot.waitSignal(bell.rung):
        scheduler.add_job(bell.ring, "date", run_date=after(50))

    # One for the new booking, one for the due moment, and one more if the timer was a hair early.
    assert len(rounds) <= 3


def test_a_job_from_another_thread_runs_on_the_thread_of_the_windows(
    qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell
) -> None:
    worker = threading.Thread(target=lambda: scheduler.add_job(bell.ring, "date", run_date=after(50)))

    with qtbot.waitSignal(bell.rung) as rung:
        worker.start()
    worker.join()

    assert rung.args == [QCoreApplication.instance().thread()]  # type: ignore[union-attr] # pytest-qt made one


def test_a_job_that_was_due_five_days_ago_runs_at_once(
    qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell
) -> None:
    with qtbot.waitSignal(bell.rung):
        scheduler.add_job(bell.ring, "date", run_date=after(0) - timedelta(days=5))


def test_a_job_months_away_is_waited_for_without_a_warning(
    qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell
) -> None:
    scheduler.add_job(bell.ring, "date", run_date=after(0) + timedelta(days=60))

    with qtbot.waitSignal(bell.rung):
        scheduler.add_job(bell.ring, "date", run_date=after(20))


def test_a_job_that_fails_does_not_stop_the_others(qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell) -> None:
    def fail() -> None:
        raise RuntimeError("a mistake")

    scheduler.add_job(fail, "date", run_date=after(10))

    with qtbot.waitSignal(bell.rung):
        scheduler.add_job(bell.ring, "date", run_date=after(50))


def test_nothing_runs_after_it_was_shut_down(
    qtbot: QtBot, scheduler: OwnedTimerScheduler, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = counted(monkeypatch)
    scheduler.add_job(bell.ring, "date", run_date=after(20))

    scheduler.shutdown()

    with qtbot.assertNotEmitted(bell.rung, wait=100):
        scheduler.wakeup()
    assert rounds == []
