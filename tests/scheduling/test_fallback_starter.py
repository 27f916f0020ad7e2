"""The system's own timer, which looks for due reminders where Aftercare is closed: written, listed and removed."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aftercare.scheduling.fallback_starter import (
    CannotInstallStarter,
    LaunchdStarter,
    Starter,
    SystemdStarter,
    WindowsTaskStarter,
    fallback_starter,
    launchd_agent,
    systemd_service,
    systemd_timer,
    windows_task,
)
from aftercare.storage.data_folder import write_private_file

COMMAND = ("/opt/After care/aftercare", "--reconcile", "--data-dir", '/home/alex/100% "my" $HOME\\ <&>')
TASK = {"task": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


@dataclass
class System:
    """Programs of a system that keep what they were asked to do."""

    refuses: str = ""
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, words: Sequence[str]) -> int:
        self.asked.append(tuple(words))
        return int(bool(self.refuses) and self.refuses in words)


Make = Callable[[Path, System], Starter]


def systemd(folder: Path, system: System) -> Starter:
    return SystemdStarter(folder, COMMAND, write_private_file, system)


def windows(folder: Path, system: System) -> Starter:
    return WindowsTaskStarter(folder, COMMAND, write_private_file, system)


def launchd(folder: Path, system: System) -> Starter:
    return LaunchdStarter(folder, 501, COMMAND, write_private_file, system)


@pytest.mark.parametrize("make", [systemd, windows, launchd])
def test_it_is_there_once_asked_for_and_leaves_nothing_behind(make: Make, tmp_path: Path) -> None:
    starter = make(tmp_path, System())
    assert (starter.is_on(), starter.files()) == (False, ())

    for _ in range(2):
        starter.turn_on()
        assert starter.is_on()
    written = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert set(starter.files()) == written

    for _ in range(2):
        starter.turn_off()
        assert not starter.is_on()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("make", "refuses"), [(systemd, "enable"), (systemd, "daemon-reload"), (windows, "/Create"), (launchd, "bootstrap")]
)
def test_nothing_stays_where_the_system_refuses(make: Make, refuses: str, tmp_path: Path) -> None:
    starter = make(tmp_path, System(refuses))

    with pytest.raises(CannotInstallStarter):
        starter.turn_on()

    assert (starter.is_on(), starter.files()) == (False, ())


def test_a_task_that_somebody_deleted_is_not_there(tmp_path: Path) -> None:
    system = System()
    starter = windows(tmp_path, system)
    starter.turn_on()

    system.refuses = "/Query"

    assert not starter.is_on()


def test_systemd_is_told_to_start_and_to_stop_the_timer(tmp_path: Path) -> None:
    system = System()
    starter = systemd(tmp_path, system)
    starter.turn_on()
    assert system.asked[-1] == ("systemctl", "--user", "enable", "--now", "aftercare-reminders.timer")

    starter.turn_off()

    assert ("systemctl", "--user", "disable", "--now", "aftercare-reminders.timer") in system.asked


def test_the_units_are_as_systemd_wants_them(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    program = tmp_path / "a program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    starter = SystemdStarter(tmp_path, [str(program), *COMMAND[1:]], write_private_file, System())
    starter.turn_on()

    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *starter.files()],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_reads_each_word_of_the_command_as_it_was_meant() -> None:
    (line,) = [line for line in systemd_service(COMMAND).splitlines() if line.startswith("ExecStart=")]

    assert line == (
        'ExecStart="/opt/After care/aftercare" "--reconcile" "--data-dir" "/home/alex/100%% \\"my\\" $$HOME\\\\ <&>"'
    )


def test_a_command_that_would_begin_another_line_is_refused() -> None:
    with pytest.raises(CannotInstallStarter):
        systemd_service(["/opt/aftercare", "a\nExecStart=b"])


def test_the_timer_goes_by_the_clock_and_makes_up_for_what_it_slept_through() -> None:
    lines = systemd_timer().splitlines()

    assert "OnCalendar=*-*-* *:00,15,30,45:00" in lines
    assert "Persistent=true" in lines
    assert not [
        line for line in lines if line.startswith(("OnActiveSec", "OnBootSec", "OnUnitActiveSec", "WakeSystem"))
    ]


def test_the_calendar_of_the_timer_means_every_quarter_of_an_hour() -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    (when,) = [line.removeprefix("OnCalendar=") for line in systemd_timer().splitlines() if "OnCalendar" in line]

    done = subprocess.run(
        ["systemd-analyze", "calendar", "--base-time", "2026-05-14 06:40:00", "--iterations", "3", when],
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert [quarter in done.stdout for quarter in ("06:45:00 UTC", "07:00:00 UTC", "07:15:00 UTC")] == [True] * 3


def test_the_task_of_windows_also_runs_on_battery_and_after_a_missed_time() -> None:
    task = ElementTree.fromstring(windows_task(COMMAND).encode("utf-16"))
    said = {
        element.tag.rpartition("}")[2]: element.text for element in task.findall("task:Settings/*", namespaces=TASK)
    }

    assert said["StartWhenAvailable"] == "true"
    assert said["DisallowStartIfOnBatteries"] == "false"
    assert said["StopIfGoingOnBatteries"] == "false"
    assert task.findtext("task:Actions/task:Exec/task:Command", namespaces=TASK) == COMMAND[0]
    arguments = task.findtext("task:Actions/task:Exec/task:Arguments", namespaces=TASK)
    assert arguments == subprocess.list2cmdline(COMMAND[1:])
    assert task.findtext("task:Principals/task:Principal/task:LogonType", namespaces=TASK) == "InteractiveToken"


def test_launchd_is_given_times_of_the_clock() -> None:
    found = plistlib.loads(launchd_agent(COMMAND))

    assert found["StartCalendarInterval"] == [{"Minute": minute} for minute in (0, 15, 30, 45)]
    assert found["ProgramArguments"] == list(COMMAND)


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", SystemdStarter), ("win32", WindowsTaskStarter), ("darwin", LaunchdStarter)]
)
def test_each_system_has_its_own_starter(platform: str, kind: type[Starter], tmp_path: Path) -> None:
    starter = fallback_starter(platform, COMMAND, tmp_path, tmp_path, tmp_path, write_private_file, System())

    assert isinstance(starter, kind)
