"""The program itself: one start a folder, in reach by its tray, and a look without a window."""

from __future__ import annotations

import ctypes
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot
from tests.scheduling import conftest as own_desktop
from tests.scheduling.own_desktop import Desktop

from aftercare.scheduling.single_instance import socket_name

pytestmark = pytest.mark.desktop

screen_and_bus, desktop = own_desktop.screen_and_bus, own_desktop.desktop

LAST_DRINK = datetime(2026, 5, 14, 14, 45, tzinfo=UTC)
BEFORE, DUE = "2026-05-14T07:44:00-07:00", "2026-05-14T07:45:01-07:00"
DISCREET = ("Aftercare", "Appointment prep", "You have a reminder. Open Aftercare to read it.")
PATIENCE_MS = 30_000
WATCHER = "org.kde.StatusNotifierWatcher"


@dataclass
class Computer:
    """A desktop on which Aftercare can be started, on a folder with the fictional course in it."""

    desktop: Desktop
    folder: Path
    qtbot: QtBot
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen[str]:
        environment = {
            **self.desktop.environment,
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(self.folder / "configuration"),
        }
        program = subprocess.Popen(
            [sys.executable, "-m", "aftercare", "--data-dir", str(self.folder / "data"), *words],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(program)
        return program

    def open(self, moment: str = BEFORE) -> subprocess.Popen[str]:
        """Start it and wait until it looks after reminders."""
        program = self.start("--demo", "--now", moment)
        self.wait_until(lambda: LAST_DRINK in self.ledger() and self.is_heard())
        return program

    def is_heard(self) -> bool:
        """True if somebody hears a later start by now."""
        socket = QLocalSocket()
        socket.connectToServer(socket_name(self.folder / "data"))
        return socket.waitForConnected(100)

    def wait_until(self, has_happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(has_happened, timeout=PATIENCE_MS)

    def ledger(self) -> dict[datetime, str]:
        path = self.folder / "data" / "schedule.db"
        if not path.exists():
            return {}
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as schedule:
                rows = schedule.execute("SELECT due, state FROM reminder ORDER BY entry").fetchall()
        except sqlite3.OperationalError:
            return {}
        return {datetime.fromisoformat(due): state for due, state in rows}

    def switch_off(self) -> None:
        for program in self.running:
            program.kill()
            program.wait()
            assert program.stderr is not None
            program.stderr.close()
        self.running.clear()

    def windows(self) -> list[str]:
        """The windows of Aftercare that can be seen."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Aftercare$"],
            env=self.desktop.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.split()


def told_by(program: subprocess.Popen[str]) -> str:
    assert program.stderr is not None
    return program.stderr.read()


@pytest.fixture
def computer(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> Iterator[Computer]:
    made = Computer(desktop, tmp_path, qtbot)
    yield made
    made.switch_off()


def test_a_second_start_leaves_its_message_and_ends(computer: Computer) -> None:
    first = computer.open()

    second = computer.start("--demo", "--now", BEFORE)

    assert second.wait(timeout=30) == 0
    assert told_by(second) == ""
    assert first.poll() is None
    assert len(computer.windows()) == 1


def test_after_a_power_cut_the_next_start_opens_at_once(computer: Computer) -> None:
    computer.open()
    computer.switch_off()

    again = computer.open()

    assert again.poll() is None


def test_one_that_hangs_is_told_to_the_person_and_its_data_left_alone(computer: Computer) -> None:
    first = computer.open()
    first.send_signal(signal.SIGSTOP)

    second = computer.start("--demo", "--now", BEFORE)

    assert second.wait(timeout=30) == 1
    assert told_by(second) == "Aftercare is open already but does not answer. Restart this computer.\n"
    first.send_signal(signal.SIGCONT)


def test_a_look_without_a_window_shows_what_is_due_and_ends(computer: Computer) -> None:
    computer.open()
    computer.switch_off()
    assert computer.ledger()[LAST_DRINK] == "planned"
    computer.desktop.start_daemon(computer.qtbot)

    look = computer.start("--reconcile", "--now", DUE)

    assert look.wait(timeout=30) == 0
    assert computer.ledger()[LAST_DRINK] == "shown"
    assert DISCREET in computer.desktop.history()


def test_what_a_look_without_a_window_could_show_to_nobody_is_not_taken_as_shown(computer: Computer) -> None:
    computer.open()
    computer.switch_off()

    look = computer.start("--reconcile", "--now", DUE)

    assert look.wait(timeout=30) == 0
    assert computer.ledger()[LAST_DRINK] == "planned"


def test_where_no_notices_are_shown_our_own_pop_up_comes_up(computer: Computer) -> None:
    computer.open()
    computer.switch_off()
    computer.open("2026-05-14T07:44:59-07:00")

    computer.wait_until(lambda: len(computer.windows()) == 2)

    assert computer.ledger()[LAST_DRINK] == "shown"


class Watcher(QObject):
    """The part of a desktop's tray that icons report to."""

    registered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str] = []

    @Slot(str)
    def RegisterStatusNotifierItem(self, service: str) -> None:
        self.items.append(service)

    @Property(bool)
    def IsStatusNotifierHostRegistered(self) -> bool:
        return True


@pytest.fixture
def tray(desktop: Desktop) -> Iterator[Watcher]:
    made = Watcher()
    made.setObjectName(WATCHER)
    everything = QDBusConnection.RegisterOption
    options = everything.ExportAllSlots | everything.ExportAllProperties
    assert desktop.bus.registerObject("/StatusNotifierWatcher", WATCHER, made, options)
    assert desktop.bus.registerService(WATCHER)
    yield made
    desktop.bus.unregisterService(WATCHER)
    desktop.bus.unregisterObject("/StatusNotifierWatcher")


def ask(computer: Computer, service: str, path: str, method: str, *words: str) -> str:
    done = subprocess.run(
        ["dbus-send", "--session", "--print-reply", f"--dest={service}", path, method, *words],
        env=computer.desktop.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_in_a_real_tray_the_icon_says_what_waits_and_leads_back_to_the_closed_window(
    computer: Computer, tray: Watcher
) -> None:
    program = computer.open()
    computer.wait_until(lambda: bool(tray.items))
    (service,) = set(tray.items)
    item = "org.freedesktop.DBus.Properties.Get", "string:org.kde.StatusNotifierItem"

    computer.wait_until(lambda: "Aftercare" in ask(computer, service, "/StatusNotifierItem", *item, "string:ToolTip"))
    menu = ask(
        computer,
        service,
        "/MenuBar",
        "com.canonical.dbusmenu.GetLayout",
        "int32:0",
        "int32:-1",
        "array:string:label",
    )
    for line in ("Open Aftercare", "Get help now", "Next reminder at", "Test my reminders", "Quit"):
        assert line in menu

    activate = "org.kde.StatusNotifierItem.Activate", "int32:0", "int32:0"
    (window,) = computer.windows()
    close_kindly(computer, window)
    computer.wait_until(lambda: computer.windows() == [])
    assert program.poll() is None

    ask(computer, service, "/StatusNotifierItem", *activate)
    computer.wait_until(lambda: len(computer.windows()) == 1)


def test_at_login_it_begins_in_the_tray_and_looks_after_reminders_without_a_window(
    computer: Computer, tray: Watcher
) -> None:
    computer.start("--demo", "--now", BEFORE, "--at-login")

    computer.wait_until(lambda: LAST_DRINK in computer.ledger() and bool(tray.items))

    assert computer.windows() == []


class ClientMessage(ctypes.Structure):
    """A message from one X program to another, with the room that Xlib wants for any event."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),
    )


def close_kindly(computer: Computer, window: str) -> None:
    """Ask a window to close, as a click on its cross does; there is no window manager here to do it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(computer.desktop.environment["DISPLAY"].encode()))
    protocols, delete = (x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    message = ClientMessage(type=33, window=int(window), message_type=protocols, format=32)
    message.data[0] = delete
    assert x11.XSendEvent(display, ctypes.c_ulong(int(window)), 0, 0, ctypes.byref(message))
    x11.XFlush(display)
    x11.XCloseDisplay(display)
