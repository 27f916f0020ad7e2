"""Starting with the person's login, by the means of each system: a file, a value of the registry, or a property list.

What is written holds the command and the program's name, and nothing about the person.
"""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

from aftercare.domain.errors import AftercareError
from aftercare.scheduling.own_program import IDENTIFIER

NAME = "Aftercare"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

WriteFile = Callable[[Path, bytes], object]
"""Writes a file whole or not at all, or raises an ``AftercareError``."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NEEDS_QUOTES = re.compile(r"[\s\"'\\><~|&;$*?#()`]|^$")
_IS_OFF = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)
_SWITCHED_OFF = 1


class CannotStartAtLogin(AftercareError):
    """This system does not let us start with the login, or not let us stop it.

    Attributes:
        place: the file or the key.
    """

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place


class StartsAtLogin(Protocol):
    """The switch for starting with the login."""

    def is_on(self) -> bool:
        """True if the next login starts the program."""

    def turn_on(self) -> None:
        """Start with the login from now on.

        Raises:
            AftercareError: this system does not allow it.
        """

    def turn_off(self) -> None:
        """Do not start with the login any more.

        Raises:
            AftercareError: this system does not allow it.
        """


class XdgAutostart:
    """A desktop file in the folder of what starts with a Linux desktop."""

    def __init__(self, configuration: Path, command: Sequence[str], write: WriteFile) -> None:
        """Take the folder of configurations, the command to start, and what writes files."""
        self._file = configuration / "autostart" / f"{IDENTIFIER}.desktop"
        self._command = tuple(command)
        self._write = write

    def is_on(self) -> bool:
        """True if the file is there and neither the person nor the desktop has switched it off."""
        try:
            return _IS_OFF.search(self._file.read_text(encoding="utf-8")) is None
        except (OSError, UnicodeDecodeError):
            return False

    def turn_on(self) -> None:
        """Write the file."""
        self._write(self._file, desktop_file(self._command, self._file).encode())

    def turn_off(self) -> None:
        """Remove the file."""
        _remove(self._file)


class LaunchAgent:
    """A property list that macOS runs at login."""

    def __init__(self, home: Path, command: Sequence[str], write: WriteFile) -> None:
        """Take the person's home, the command to start, and what writes files."""
        self._file = home / "Library" / "LaunchAgents" / f"{IDENTIFIER}.plist"
        self._command = tuple(command)
        self._write = write

    def is_on(self) -> bool:
        """True if the file is there and says so."""
        try:
            found = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError, ExpatError):
            return False
        return bool(found.get("RunAtLoad")) and not found.get("Disabled", False)

    def turn_on(self) -> None:
        """Write the file; the next login reads it."""
        content = {
            "Label": IDENTIFIER,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        self._write(self._file, plistlib.dumps(content))

    def turn_off(self) -> None:
        """Remove the file."""
        _remove(self._file)


class RunKey(Protocol):
    """The value of ours among what Windows runs at login."""

    def command(self) -> str | None:
        """The command that stands there."""

    def approval(self) -> bytes | None:
        """What Windows keeps about the person having switched it off in the task manager."""

    def set_command(self, command: str) -> None:
        """Write the command, and forget that it was switched off.

        Raises:
            OSError: Windows refused.
        """

    def remove(self) -> None:
        """Remove the command, if it is there.

        Raises:
            OSError: Windows refused.
        """


class WindowsAutostart:
    """A value of the Run key, which asks for no rights beyond the person's own."""

    def __init__(self, key: RunKey, command: Sequence[str]) -> None:
        """Take the key and the command to start."""
        self._key = key
        self._command = subprocess.list2cmdline(command)

    def is_on(self) -> bool:
        """True if a command stands there and the task manager has not switched it off."""
        approval = self._key.approval() or b"\0"
        return self._key.command() is not None and not approval[0] & _SWITCHED_OFF

    def turn_on(self) -> None:
        """Write the command."""
        try:
            self._key.set_command(self._command)
        except OSError as error:
            raise CannotStartAtLogin(RUN_KEY, str(error)) from error

    def turn_off(self) -> None:
        """Remove the command."""
        try:
            self._key.remove()
        except OSError as error:
            raise CannotStartAtLogin(RUN_KEY, str(error)) from error


def desktop_file(command: Sequence[str], place: object = NAME) -> str:
    """A desktop file that starts a command.

    Raises:
        CannotStartAtLogin: the command holds what no desktop file can say.
    """
    if any(_CONTROL.search(word) for word in command):
        raise CannotStartAtLogin(place, "the command has a control character in it")
    line = " ".join(_quoted(word) for word in command)
    # The quoting of the command line comes first, then that of any value of such a file.
    value = line.replace("\\", "\\\\")
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={NAME}",
        f"Exec={value}",
        # Once the program is gone, nothing is started and nothing complains.
        *((f"TryExec={command[0]}",) if _NEEDS_QUOTES.search(command[0]) is None else ()),
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    escaped = word.replace("%", "%%")
    if _NEEDS_QUOTES.search(word) is None:
        return escaped
    return '"' + re.sub(r'(["`$\\])', r"\\\1", escaped) + '"'


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise CannotStartAtLogin(file, str(error)) from error


if sys.platform == "win32":
    import winreg

    class CurrentUserRun:
        """The Run key of the person who is logged in. Not tried: the tests use a made-up one."""

        def command(self) -> str | None:
            """The command that stands there."""
            found = _read(RUN_KEY)
            return found if isinstance(found, str) else None

        def approval(self) -> bytes | None:
            """What the task manager keeps about it."""
            found = _read(APPROVED_KEY)
            return found if isinstance(found, bytes) else None

        def set_command(self, command: str) -> None:
            """Write the command, and forget that it was switched off."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, command)
            _delete(APPROVED_KEY)

        def remove(self) -> None:
            """Remove the command."""
            _delete(RUN_KEY)

    def _read(path: str) -> object:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                return winreg.QueryValueEx(key, NAME)[0]
        except OSError:
            return None

    def _delete(path: str) -> None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return


def starts_at_login(
    platform: str, command: Sequence[str], home: Path, configuration: Path, write: WriteFile
) -> StartsAtLogin:
    """The switch of this system.

    Args:
        platform: as in ``sys.platform``.
        command: what to start.
        home: the person's home folder.
        configuration: the folder of configurations of a Linux desktop.
        write: writes files.
    """
    if platform == "darwin":
        return LaunchAgent(home, command, write)
    if sys.platform == "win32":
        return WindowsAutostart(CurrentUserRun(), command)
    return XdgAutostart(configuration, command, write)
