"""The program itself on a desktop of its own: a reminder comes, is found by a screen reader, and is answered."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.scheduling import conftest as own_desktop
from tests.scheduling.own_desktop import Desktop

pytestmark = pytest.mark.desktop

screen_and_bus, desktop = own_desktop.screen_and_bus, own_desktop.desktop

SYSTEM_PYTHON = Path("/usr/bin/python3")
A11Y_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PROBE = Path(__file__).with_name("atspi_probe.py")
LAST_DRINK = datetime(2026, 5, 14, 14, 45, tzinfo=UTC)
DISCREET = ("Aftercare", "Appointment prep", "You have a reminder. Open Aftercare to read it.")
DONE = "Done: Finish clear drinks by 8:00\xa0AM"
PATIENCE_MS = 30_000

Node = dict[str, Any]


@dataclass
class Machine:
    """A computer with a screen, a notification daemon and a screen reader's bus, on which Aftercare is started."""

    desktop: Desktop
    folder: Path
    qtbot: QtBot
    program: subprocess.Popen[bytes] | None = None

    def start(self, moment: str) -> None:
        """Start Aftercare on the folder, as if it were this time on the day of the session."""
        words = ["--demo", "--now", f"2026-05-14T{moment}", "--data-dir", str(self.folder)]
        self.program = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", "aftercare", *words], env=self.environment
        )

    def switch_off(self) -> None:
        """End it without a warning, as a power cut does."""
        if self.program is not None:
            self.program.kill()
            self.program.wait()
            self.program = None

    def wait_until(self, has_happened: Callable[[], bool]) -> None:
        def still_running() -> bool:
            assert self.program is None or self.program.poll() is None, "Aftercare has ended"
            return has_happened()

        self.qtbot.waitUntil(still_running, timeout=PATIENCE_MS)

    def ledger(self) -> dict[datetime, list[str]]:
        """The states of all reminders by the moment they are due, as they stand on the disk."""
        path = self.folder / "schedule.db"
        if not path.exists():
            return {}
        found: dict[datetime, list[str]] = {}
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as schedule:
                for due, state in schedule.execute("SELECT due, state FROM reminder ORDER BY entry"):
                    found.setdefault(datetime.fromisoformat(due), []).append(state)
        except sqlite3.OperationalError:
            return {}
        return found

    def tree(self) -> list[Node]:
        """What a screen reader finds on the screen; nothing while the program is not there yet."""
        done = self._probe("tree")
        found: list[Node] = json.loads(done.stdout) if done.returncode == 0 else []
        return [node for node in found if node["is_showing"]]

    def names(self) -> set[str]:
        return {node["name"] for node in self.tree()}

    def press(self, name: str) -> None:
        assert self._probe("press", name).returncode == 0, name

    def _probe(self, order: str, *more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SYSTEM_PYTHON, PROBE, order, "Aftercare", *more],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )

    @property
    def environment(self) -> dict[str, str]:
        return {
            **self.desktop.environment,
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
        }


@pytest.fixture(scope="session")
def screen_reader() -> None:
    """What a screen reader stands on is installed."""
    has_bindings = SYSTEM_PYTHON.exists() and (
        subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode == 0
    )
    if has_bindings and A11Y_LAUNCHER.exists():
        return
    message = "AT-SPI and pyatspi: not installed; `packaging/linux/system-libraries.sh test` brings them"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture
def machine(screen_reader: None, desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> Iterator[Machine]:
    made = Machine(desktop, tmp_path / "data", qtbot)
    desktop.start_daemon(qtbot)
    launcher = subprocess.Popen(
        [A11Y_LAUNCHER, "--launch-immediately"],
        env=made.environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        made.wait_until(lambda: bool(desktop.bus.interface().isServiceRegistered("org.a11y.Bus").value()))
        yield made
    finally:
        made.switch_off()
        os.killpg(launcher.pid, signal.SIGTERM)
        launcher.wait()


@pytest.fixture
def at_the_last_drink(machine: Machine) -> Machine:
    """Aftercare was opened before, and is open a second before the reminder of the last drink comes due."""
    machine.start("07:44:00")
    machine.wait_until(lambda: machine.ledger().get(LAST_DRINK) == ["planned"])
    machine.switch_off()
    assert machine.desktop.shown() == 0
    machine.start("07:44:59")
    machine.wait_until(lambda: machine.ledger().get(LAST_DRINK) == ["shown"])
    return machine


def test_one_discreet_notice_is_shown_the_card_tells_the_rest_and_closing_the_notice_is_no_answer(
    at_the_last_drink: Machine,
) -> None:
    machine = at_the_last_drink

    machine.wait_until(lambda: "Last drink by 8:00\xa0AM. Then no drinks until later." in machine.names())

    assert machine.desktop.shown() == 1
    closed = machine.desktop.history()
    assert closed == [DISCREET]
    assert machine.desktop.shown() == 0
    assert DONE in machine.names()
    assert machine.ledger()[LAST_DRINK] == ["shown"]


def test_done_settles_the_reminder_for_good_and_takes_its_notice_away(at_the_last_drink: Machine) -> None:
    machine = at_the_last_drink
    machine.wait_until(lambda: DONE in machine.names())

    machine.press(DONE)
    machine.wait_until(lambda: machine.ledger()[LAST_DRINK] == ["done"])
    machine.wait_until(lambda: machine.desktop.shown() == 0)
    machine.switch_off()
    machine.start("07:46:00")
    machine.wait_until(lambda: "Session day" in machine.names())

    assert DONE not in machine.names()
    assert machine.ledger()[LAST_DRINK] == ["done"]
    assert machine.desktop.shown() == 0


def test_a_reminder_that_nobody_answered_is_still_there_after_a_power_cut(at_the_last_drink: Machine) -> None:
    machine = at_the_last_drink

    machine.switch_off()
    machine.start("07:50:00")
    machine.wait_until(lambda: DONE in machine.names())

    assert machine.ledger()[LAST_DRINK] == ["shown"]


def test_everything_that_takes_focus_has_a_name_for_a_screen_reader(at_the_last_drink: Machine) -> None:
    machine = at_the_last_drink
    machine.wait_until(lambda: DONE in machine.names())
    on_today = machine.tree()
    machine.press("Get help now. Phone numbers")
    machine.wait_until(lambda: any("Call 9 1 1" in name for name in machine.names()))

    for tree in (on_today, machine.tree()):
        stops = [node for node in tree if node["takes_focus"]]
        assert len(stops) > 3
        assert [node for node in stops if not node["name"].strip()] == []


def test_a_screen_reader_reads_a_reminder_before_the_rest_of_the_day(at_the_last_drink: Machine) -> None:
    machine = at_the_last_drink
    machine.wait_until(lambda: DONE in machine.names())

    read = [node["name"] for node in machine.tree()]

    assert read.index(DONE) < read.index("Your day")
