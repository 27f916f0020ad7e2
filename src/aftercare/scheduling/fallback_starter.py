"""The safety net below the safety net: the system itself starts ``aftercare --reconcile`` every quarter of an hour.

It only looks whether a reminder is due, shows it, and ends; where Aftercare is open it only makes that one look. It is
there for the day on which the program was closed or killed. Installed when the person asks for it, and removed again.

Times are given by the clock, never as a time to wait: a wait stands still while the computer sleeps.
"""

from __future__ import annotations

import plistlib
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from aftercare.domain.errors import AftercareError
from aftercare.scheduling.autostart import WriteFile

UNIT = "aftercare-reminders"
TASK = r"Aftercare\Reminders"
LABEL = "org.aftercare.Aftercare.reminders"
QUARTERS = (0, 15, 30, 45)

Runner = Callable[[Sequence[str]], int]
"""Runs a program of the system and gives its exit code; anything but 0 means that it did not do it."""


class CannotInstallStarter(AftercareError):
    """The system did not take the fallback starter, or did not give it back.

    Attributes:
        place: the file or the name of the task.
    """

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place


class SystemdStarter:
    """A timer and a service of the person's own systemd."""

    def __init__(self, configuration: Path, command: Sequence[str], write: WriteFile, run: Runner) -> None:
        """Take the folder of configurations, the command to start, what writes files, and what runs ``systemctl``."""
        folder = configuration / "systemd" / "user"
        self._service = folder / f"{UNIT}.service"
        self._timer = folder / f"{UNIT}.timer"
        self._command = tuple(command)
        self._write = write
        self._run = run

    def files(self) -> tuple[Path, ...]:
        """The files of ours that are there."""
        return tuple(file for file in (self._service, self._timer) if file.is_file())

    def is_on(self) -> bool:
        """True if all files are there."""
        return len(self.files()) == 2

    def turn_on(self) -> None:
        """Write the files and start the timer; nothing stays if systemd refuses."""
        self._write(self._service, systemd_service(self._command).encode())
        self._write(self._timer, systemd_timer().encode())
        if any(self._run(["systemctl", "--user", *words]) for words in (["daemon-reload"], self._switch("enable"))):
            self._remove()
            raise CannotInstallStarter(self._timer, "systemd did not take it")

    def turn_off(self) -> None:
        """Stop the timer and remove the files, also where systemd is gone."""
        self._run(["systemctl", "--user", *self._switch("disable")])
        self._remove()
        self._run(["systemctl", "--user", "daemon-reload"])

    def _switch(self, way: str) -> list[str]:
        return [way, "--now", self._timer.name]

    def _remove(self) -> None:
        _remove(self._timer)
        _remove(self._service)


class WindowsTaskStarter:
    """A task of the Windows task scheduler. Not tried on Windows; the tests use a made-up ``schtasks``."""

    def __init__(self, folder: Path, command: Sequence[str], write: WriteFile, run: Runner) -> None:
        """Take a folder for the description, the command to start, what writes files, and what runs ``schtasks``."""
        self._file = folder / f"{UNIT}.xml"
        self._command = tuple(command)
        self._write = write
        self._run = run

    def files(self) -> tuple[Path, ...]:
        """The description, if it is there."""
        return (self._file,) if self._file.is_file() else ()

    def is_on(self) -> bool:
        """True if the task scheduler knows the task."""
        return bool(self.files()) and self._run(["schtasks", "/Query", "/TN", TASK]) == 0

    def turn_on(self) -> None:
        """Hand the task over; nothing stays if Windows refuses."""
        self._write(self._file, windows_task(self._command).encode("utf-16"))
        if self._run(["schtasks", "/Create", "/TN", TASK, "/XML", str(self._file), "/F"]):
            _remove(self._file)
            raise CannotInstallStarter(TASK, "the task scheduler did not take it")

    def turn_off(self) -> None:
        """Delete the task and its description."""
        self._run(["schtasks", "/Delete", "/TN", TASK, "/F"])
        _remove(self._file)


class LaunchdStarter:
    """An agent of launchd. Not tried on macOS; the tests use a made-up ``launchctl``."""

    def __init__(self, home: Path, user: int, command: Sequence[str], write: WriteFile, run: Runner) -> None:
        """Take the person's home and number, the command to start, what writes files, and what runs ``launchctl``."""
        self._file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._domain = f"gui/{user}"
        self._command = tuple(command)
        self._write = write
        self._run = run

    def files(self) -> tuple[Path, ...]:
        """The property list, if it is there."""
        return (self._file,) if self._file.is_file() else ()

    def is_on(self) -> bool:
        """True if the property list is there."""
        return bool(self.files())

    def turn_on(self) -> None:
        """Hand the agent over; nothing stays if launchd refuses."""
        self._write(self._file, launchd_agent(self._command))
        self._run(["launchctl", "bootout", f"{self._domain}/{LABEL}"])
        if self._run(["launchctl", "bootstrap", self._domain, str(self._file)]):
            _remove(self._file)
            raise CannotInstallStarter(self._file, "launchd did not take it")

    def turn_off(self) -> None:
        """Stop the agent and remove the property list."""
        self._run(["launchctl", "bootout", f"{self._domain}/{LABEL}"])
        _remove(self._file)


Starter = SystemdStarter | WindowsTaskStarter | LaunchdStarter


def fallback_starter(
    platform: str,
    command: Sequence[str],
    folder: Path,
    home: Path,
    configuration: Path,
    write: WriteFile,
    run: Runner,
    user: int = 0,
) -> Starter:
    """The fallback starter of this system.

    Args:
        platform: as in ``sys.platform``.
        command: what to start, ``--reconcile`` included.
        folder: the folder of the person's data.
        home: the person's home folder.
        configuration: the folder of configurations of a Linux desktop.
        write: writes files.
        run: runs programs of the system.
        user: the number of the person on macOS.
    """
    if platform == "win32":
        return WindowsTaskStarter(folder, command, write, run)
    if platform == "darwin":
        return LaunchdStarter(home, user, command, write, run)
    return SystemdStarter(configuration, command, write, run)


def systemd_service(command: Sequence[str]) -> str:
    """The unit that looks once."""
    line = " ".join(_systemd_quoted(word) for word in command)
    return f"[Unit]\nDescription=Aftercare reminders\n\n[Service]\nType=oneshot\nExecStart={line}\n"


def systemd_timer() -> str:
    """The unit that says when: by the clock, and once after a time that was slept through."""
    times = ",".join(f"{minute:02}" for minute in QUARTERS)
    return (
        "[Unit]\nDescription=Aftercare reminders\n\n"
        f"[Timer]\nOnCalendar=*-*-* *:{times}:00\nPersistent=true\nAccuracySec=30s\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def windows_task(command: Sequence[str]) -> str:
    """The description of the task: also on battery, and as soon as possible after a time that was missed."""
    program, arguments = escape(command[0]), escape(subprocess.list2cmdline(command[1:]))
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Aftercare reminders</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
      <Repetition>
        <Interval>PT15M</Interval>
        <Duration>P1D</Duration>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <WakeToRun>false</WakeToRun>
    <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def launchd_agent(command: Sequence[str]) -> bytes:
    """The property list: by the clock, and once after a time that was slept through."""
    content = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "StartCalendarInterval": [{"Minute": minute} for minute in QUARTERS],
        "LimitLoadToSessionType": "Aqua",
    }
    return plistlib.dumps(content)


def _systemd_quoted(word: str) -> str:
    if re.search(r"[\x00-\x1f\x7f]", word):
        raise CannotInstallStarter(UNIT, "the command has a control character in it")
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise CannotInstallStarter(file, str(error)) from error
