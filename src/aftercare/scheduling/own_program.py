"""How this program is started again, and how it asks the programs of the system."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

IDENTIFIER = "org.aftercare.Aftercare"
"""The name of this program among all programs of a system."""

_NAME = "aftercare"
_PATIENCE_S = 20
_NOT_THERE = 127
_TRAY_SERVICE = "org.kde.StatusNotifierWatcher"


def own_command(folder: Path | None) -> tuple[str, ...]:
    """What starts this program again, on the same folder if it is not the usual one."""
    program = Path(sys.argv[0])
    if getattr(sys, "frozen", False):
        words: tuple[str, ...] = (sys.executable,)
    elif program.stem == _NAME and program.is_file():
        words = (str(program.absolute()),)
    else:
        words = (sys.executable, "-m", _NAME)
    return words if folder is None else (*words, "--data-dir", str(folder.absolute()))


def run_quietly(words: Sequence[str]) -> int:
    """Run a program of the system without a window of its own; anything but 0 means that it did not work."""
    # Here and not above: the start of the program asks this module for a name only, and need not wait for it.
    import subprocess

    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=_PATIENCE_S, creationflags=flags)
    except (OSError, subprocess.TimeoutExpired):
        return _NOT_THERE
    return done.returncode


def has_tray_service() -> bool:
    """True if this Linux desktop says that it has a tray. Asking Qt instead would settle it for good."""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus.isConnected() and bool(bus.interface().isServiceRegistered(_TRAY_SERVICE).value())
