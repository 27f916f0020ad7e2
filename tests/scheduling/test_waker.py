"""The alarm clock wakes at the booked moment, with every heartbeat, and never after it was stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from aftercare.scheduling.waker import Waker

SOON = timedelta(milliseconds=30)
MakeWaker = Callable[..., Waker]


def clock() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def awake(qtbot: QtBot) -> Iterator[MakeWaker]:
    """Makes running wakers that have said their first word, and stops them in the end."""
    wakers: list[Waker] = []

    def make(heartbeat: timedelta = timedelta(hours=1)) -> Waker:
        waker = Waker(clock, heartbeat)
        wakers.append(waker)
        with qtbot.waitSignal(waker.wake):
            waker.start()
        return waker

    yield make
    for waker in wakers:
        waker.stop()


def test_starting_says_look_now_from_the_event_loop(qtbot: QtBot) -> None:
    waker = Waker(clock)
    woken: list[None] = []
    waker.wake.connect(lambda: woken.append(None))

    waker.start()
    assert woken == []
    waker.start()

    qtbot.waitUntil(lambda: woken == [None])
    waker.stop()


def test_it_wakes_at_the_booked_moment_and_not_before(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()
    moment = clock() + SOON

    with qtbot.waitSignal(waker.wake):
        waker.wake_at(moment, clock())

    assert clock() >= moment


def test_a_booking_five_days_late_wakes_at_once(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()

    with qtbot.waitSignal(waker.wake):
        waker.wake_at(clock() - timedelta(days=5), clock())


def test_a_replayed_day_wakes_as_long_after_as_its_own_clock_says(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()
    in_the_play = datetime(2031, 5, 14, 6, 40, tzinfo=UTC)

    with qtbot.waitSignal(waker.wake):
        waker.wake_at(in_the_play + SOON, in_the_play)


def test_of_many_bookings_only_the_last_one_counts(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()
    for _ in range(50):
        waker.wake_at(clock() + SOON, clock())
    waker.wake_at(clock() + timedelta(days=1), clock())

    with qtbot.assertNotEmitted(waker.wake, wait=150):
        pass


def test_a_booking_can_be_taken_back(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()
    waker.wake_at(clock() + SOON, clock())
    waker.wake_at(None, clock())
    waker.wake_at(None, clock())

    with qtbot.assertNotEmitted(waker.wake, wait=150):
        pass


def test_the_next_booking_may_be_made_while_answering_the_last(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake()
    woken: list[datetime] = []

    def answer() -> None:
        woken.append(clock())
        if len(woken) < 4:
            waker.wake_at(clock() + SOON, clock())

    waker.wake.connect(answer)
    waker.wake_at(clock(), clock())

    qtbot.waitUntil(lambda: len(woken) == 4)


def test_the_heart_beats_without_any_booking(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake(heartbeat=timedelta(milliseconds=10))

    for _ in range(3):
        with qtbot.waitSignal(waker.wake):
            pass


def test_another_thread_may_ask_for_a_look_which_is_taken_on_the_thread_of_the_windows(
    qtbot: QtBot, awake: MakeWaker
) -> None:
    waker = awake()
    threads: list[QThread] = []
    waker.wake.connect(lambda: threads.append(QThread.currentThread()))

    worker = threading.Thread(target=waker.wake_now)
    with qtbot.waitSignal(waker.wake):
        worker.start()
    worker.join()

    assert threads == [QCoreApplication.instance().thread()]  # type: ignore[union-attr] # pytest-qt made one


def test_nothing_is_said_after_it_was_stopped(qtbot: QtBot, awake: MakeWaker) -> None:
    waker = awake(heartbeat=timedelta(milliseconds=10))
    waker.wake_at(clock() + SOON, clock())
    waker.wake_now()

    waker.stop()
    waker.wake_at(clock(), clock())

    with qtbot.assertNotEmitted(waker.wake, wait=100):
        waker.wake_now()
    assert not waker.is_running


def test_nothing_is_booked_before_it_was_started(qtbot: QtBot) -> None:
    waker = Waker(clock)

    waker.wake_at(clock(), clock())

    with qtbot.assertNotEmitted(waker.wake, wait=50):
        pass
    assert not waker.is_running
