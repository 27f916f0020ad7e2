"""Waking up is noticed at once where a system tells. The messages of Windows are made up; not tried on Windows."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.scheduling.own_desktop import Desktop

from aftercare.scheduling.resume_signals import (
    LOGIN_INTERFACE,
    LOGIN_PATH,
    LOGIN_SERVICE,
    SLEEP_SIGNAL,
    ResumeSignals,
    WindowsMessages,
    is_resume,
)

POWER, CLOCK_SET, KEY_DOWN = 0x0218, 0x001E, 0x0100
SUSPENDS, RESUMED, RESUMED_BY_ITSELF, BATTERY = 0x0004, 0x0007, 0x0012, 0x000A


@pytest.fixture
def login(desktop: Desktop, tmp_path: Path) -> Iterator[QDBusConnection]:
    """A login service on a bus of our own."""
    name = f"login {tmp_path}"
    bus = QDBusConnection.connectToBus(desktop.environment["DBUS_SESSION_BUS_ADDRESS"], name)
    assert bus.registerService(LOGIN_SERVICE)
    yield bus
    bus.unregisterService(LOGIN_SERVICE)
    QDBusConnection.disconnectFromBus(name)


def says_that_sleep(login: QDBusConnection, *, begins: bool) -> None:
    message = QDBusMessage.createSignal(LOGIN_PATH, LOGIN_INTERFACE, SLEEP_SIGNAL)
    message.setArguments([begins])
    assert login.send(message)


@pytest.mark.desktop
def test_we_look_when_the_login_service_says_that_the_computer_is_awake(
    desktop: Desktop, login: QDBusConnection, qtbot: QtBot
) -> None:
    looks: list[str] = []
    signals = ResumeSignals(lambda: looks.append("look"))
    assert signals.listen_to_login(desktop.bus)

    says_that_sleep(login, begins=True)
    says_that_sleep(login, begins=False)
    qtbot.waitUntil(lambda: bool(looks))

    assert looks == ["look"]


@pytest.mark.desktop
def test_somebody_else_who_says_so_is_not_believed(desktop: Desktop, login: QDBusConnection, qtbot: QtBot) -> None:
    looks: list[str] = []
    signals = ResumeSignals(lambda: looks.append("look"))
    assert signals.listen_to_login(desktop.bus)
    stranger = QDBusConnection.connectToBus(desktop.environment["DBUS_SESSION_BUS_ADDRESS"], "stranger")

    says_that_sleep(stranger, begins=False)
    stranger.interface().isServiceRegistered(LOGIN_SERVICE)
    says_that_sleep(login, begins=False)
    qtbot.waitUntil(lambda: bool(looks))

    assert looks == ["look"]
    QDBusConnection.disconnectFromBus("stranger")


def test_without_a_message_bus_there_is_nothing_to_hear(qtbot: QtBot) -> None:
    assert not ResumeSignals(list).listen_to_login(QDBusConnection("no such bus"))


def test_we_look_when_the_person_comes_back_to_the_program(qapp: QApplication, qtbot: QtBot) -> None:
    looks: list[str] = []
    signals = ResumeSignals(lambda: looks.append("look"))
    signals.listen("nowhere")

    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        qapp.applicationStateChanged.emit(state)

    assert looks == ["look"]


def test_once_the_program_ends_nothing_is_looked_at_any_more(qapp: QApplication, qtbot: QtBot) -> None:
    looks: list[str] = []
    signals = ResumeSignals(lambda: looks.append("look"))
    signals.listen("nowhere")

    signals.stop()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    signals.on_sleep(False)

    assert looks == []


@pytest.mark.parametrize(
    ("message", "parameter", "means_resume"),
    [
        (POWER, RESUMED_BY_ITSELF, True),
        (POWER, RESUMED, True),
        (POWER, SUSPENDS, False),
        (POWER, BATTERY, False),
        (CLOCK_SET, 0, True),
        (KEY_DOWN, RESUMED, False),
    ],
)
def test_a_made_up_message_of_windows_is_understood(message: int, parameter: int, means_resume: bool) -> None:
    looks: list[str] = []
    words = ctypes.wintypes.MSG(message=message, wParam=parameter)

    let_through = WindowsMessages(lambda: looks.append("look")).nativeEventFilter(
        b"windows_generic_MSG", ctypes.addressof(words)
    )

    assert is_resume(message, parameter) is means_resume
    assert looks == (["look"] if means_resume else [])
    assert let_through == (False, 0)


def test_messages_of_other_systems_are_left_alone(qtbot: QtBot) -> None:
    looks: list[str] = []

    assert WindowsMessages(lambda: looks.append("look")).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert looks == []
