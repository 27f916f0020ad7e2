"""Faults that nobody foresaw: kept for whoever mends them, told calmly, and never the end of the reminders.

Only ``app.py`` uses it. A fault while Qt calls us does not end the program; without this nobody would hear of it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.look import Look

RECORD = "problems.txt"
_LARGEST_RECORD = 200_000
_OWNER_ONLY = 0o600


class Unforeseen:
    """Hears of every fault that reached nobody else."""

    def __init__(self, folder: Path, look: Look, window: QWidget, clock: Callable[[], datetime]) -> None:
        """Take where faults are kept and the window in front of which they are told; nothing is heard yet."""
        self._folder = folder
        self._look = look
        self._window = window
        self._clock = clock
        self._told: set[str] = set()

    def listen(self) -> None:
        """Hear of faults from now on, of this thread and of all others."""
        sys.excepthook = self.hear
        threading.excepthook = self._hear_thread

    def stop(self) -> None:
        """Leave faults to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def hear(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Keep a fault and tell it; the same one is told once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        words = "".join(format_exception(kind, fault, trace))
        sys.stderr.write(words)
        self._keep(words)
        place = _place(kind, trace)
        if place not in self._told:
            self._told.add(place)
            # The window's own thread shows it, once what it is doing now is over.
            QTimer.singleShot(0, self._window, lambda: self._tell(words))

    def _hear_thread(self, heard: threading.ExceptHookArgs) -> None:
        if heard.exc_value is not None:
            self.hear(heard.exc_type, heard.exc_value, heard.exc_traceback)

    def _keep(self, words: str) -> None:
        """Write a fault down for whoever mends it. A full disk must not make a second fault of it."""
        record = self._folder / RECORD
        with suppress(OSError):
            if record.exists() and record.stat().st_size > _LARGEST_RECORD:
                record.replace(record.with_suffix(".old.txt"))
            handle = os.open(record, os.O_CREAT | os.O_WRONLY | os.O_APPEND, _OWNER_ONLY)
            with os.fdopen(handle, "a", encoding="utf-8") as stream:
                stream.write(f"{self._clock().isoformat(timespec='seconds')}\n{words}\n")

    def _tell(self, words: str) -> None:
        from aftercare.ui.fault_dialog import FaultDialog

        FaultDialog(self._look, words, self._window if self._window.isVisible() else None).show()


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a fault came up: the innermost line of it."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{kind.__name__} {line}"
