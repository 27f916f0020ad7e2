"""The way into a data folder: one program at a time, before anything in it is opened. Only ``app.py`` uses it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aftercare.domain.errors import AftercareError
from aftercare.scheduling.single_instance import Entrance, InstanceLock, Wish
from aftercare.storage.data_folder import data_folder


class WayIn:
    """A start of the program on a folder.

    Attributes:
        code: how to end at once, because another one has the folder; None to go on.
    """

    def __init__(self, folder: Path | None, wish: Wish, file: Path | None = None) -> None:
        """Take the lock of a folder, or tell the one who has it what is wanted.

        Args:
            folder: the folder that was asked for; None for the usual one.
            wish: what the other one is to do.
            file: the file to hand over to the other one, if that is what is wanted.
        """
        self.code: int | None = None
        self._lock: InstanceLock | None = None
        try:
            lock = InstanceLock(data_folder(folder))
        except AftercareError:
            # A folder that cannot be used is told in the window, which opens all the same.
            return
        match lock.enter(wish, file=file):
            case Entrance.FIRST:
                self._lock = lock
            case Entrance.UNGUARDED:
                return
            case Entrance.TOLD:
                self.code = 0
            case Entrance.UNHEARD:
                self.code = 1
                sys.stderr.write("Aftercare is open already but does not answer. Restart this computer.\n")

    def leave(self) -> None:
        """Let the next one in."""
        if self._lock is not None:
            self._lock.leave()


def without_a_screen() -> None:
    """Let Qt do without a screen where there is none: a timer of the system may start before anybody has logged in."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
