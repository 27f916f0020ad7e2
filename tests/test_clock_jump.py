"""The running app notices a clock that jumps, which is what waking up from sleep looks like, and says nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
PATIENCE_SECONDS = 60

# The real app at a quarter to eight, with a heartbeat of half a second. It prints each notice, and each look with the
# number of cards that wait.
APP = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from aftercare import app as program
from aftercare.clock import replay_clock
from aftercare.content.demo_reader import read_demo
from aftercare.resource_root import resource_root
from aftercare.scheduling.waker import Waker

def say(*words):
    print(*words, flush=True)

class Notices:
    def show(self, notice):
        say("notice")
        return True
    def withdraw(self, *_):
        pass

Waker.__init__.__defaults__ = (timedelta(milliseconds=500), None)
program.App._notices = lambda app: Notices()
demo = read_demo(resource_root() / "demo")
application = program._application()
clock = replay_clock(datetime.fromisoformat("2026-05-14T07:40:00-07:00"))
built = program.build_app(program.look_of(application), clock, Path(sys.argv[1]), demo)
built.start_reminders()
desk = built._reminders.desk
session = built.desktop.course.plans[0].session.session_id
desk.looked.connect(lambda: say("looked", len(desk.waiting(session))))
application.exec()
"""


@pytest.fixture
def library() -> Path:
    """What makes a clock jump, from Debian's package faketime."""
    if LIBRARIES:
        return LIBRARIES[0]
    message = "faketime: not installed; `packaging/linux/system-libraries.sh test` brings it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    file = tmp_path / "clock"
    file.write_text("+0")
    return file


@pytest.fixture
def app(library: Path, clock: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        # A computer that slept has moved its clock, and not the time its timers go by.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-c", APP, str(tmp_path / "data")], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        patience = Timer(PATIENCE_SECONDS, running.kill)
        patience.start()
        yield running
        patience.cancel()
        running.kill()


def said(app: subprocess.Popen[str]) -> str:
    assert app.stdout is not None
    line = app.stdout.readline().strip()
    assert line, "the app ended, or said nothing for too long"
    return line


def up_to_a_look(app: subprocess.Popen[str]) -> list[str]:
    """What it says up to the end of its next look."""
    lines = [said(app)]
    while not lines[-1].startswith("looked"):
        lines.append(said(app))
    return lines


def test_after_the_clock_jumped_ahead_what_came_due_is_shown_once_and_a_clock_set_back_says_nothing_again(
    app: subprocess.Popen[str], clock: Path
) -> None:
    assert up_to_a_look(app) == ["looked 0"]

    clock.write_text("+10m")
    lines = up_to_a_look(app)
    while lines == ["looked 0"]:
        lines = up_to_a_look(app)
    shown = [line for line in lines if line == "notice"]
    assert shown
    assert lines[-1] != "looked 0"

    clock.write_text("-2h")
    after = [up_to_a_look(app) for _ in range(6)]
    assert after == [[lines[-1]]] * 6
