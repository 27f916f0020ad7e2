"""The pack editor: builds the window and connects it. Only the command ``edit`` of ``clinic_app.py`` imports it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from aftercare.clinic.editing.toml_lines import NotEditable
from aftercare.clock import system_clock
from aftercare.domain.editor_errors import EditorError, Trouble
from aftercare.domain.fault import Fault
from aftercare.editor_bench import EditorBench
from aftercare.resource_root import asset_root, resource_root
from aftercare.ui.editor.trouble_words import words_of
from aftercare.ui.editor.window import EditorWindow
from aftercare.ui.help.built_in import built_in_help_rows
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look, system_text_factor

WINDOW_SIZE = (1280, 860)
LOCK = ".aftercare-editor.lock"
"""The name of the file that keeps a second editor out of the folder."""
SAVES_EVERY = 1500
"""In milliseconds: how long a change waits at most before it is on disk."""


class Editor(QObject):
    """The open editor: the window, and what saves."""

    def __init__(self, look: Look, folder: Path, clock: Callable[[], datetime]) -> None:
        """Open a folder; raises what `EditorBench` raises."""
        super().__init__()
        self.bench = EditorBench(folder, resource_root(), asset_root(), clock)
        frame = ShellWindow(look, built_in_help_rows())
        frame.setWindowTitle(self.tr("Clinic pack editor: {folder}").format(folder=folder.name))
        frame.resize(*WINDOW_SIZE)
        self.view = EditorWindow(frame, self.bench, partial(_ask_for_file, frame))
        self._told: Trouble | None = None
        self._saving = QTimer(self)
        self._saving.setInterval(SAVES_EVERY)
        self._saving.timeout.connect(self.save)
        self._saving.start()
        if self.bench.was_recovered:
            self.view.say(self.tr("The last change was not quite saved when the editor ended. It has been finished."))

    @property
    def window(self) -> ShellWindow:
        """The frame of the window."""
        return self.view.window

    def save(self) -> None:
        """Write what changed; where it cannot be written, say so and try again at the next turn."""
        before = self.bench.saved_at
        try:
            self.bench.save()
        except EditorError as error:
            if error.trouble is Trouble.CHANGED_OUTSIDE:
                self.view.presenter.start()
            # The same is tried again and again, and is told once.
            if error.trouble is not self._told:
                self._told = error.trouble
                self.view.say(words_of(error))
            return
        self._told = None
        if self.bench.saved_at != before:
            self.view.presenter.saved()

    def stop(self) -> None:
        """Save for the last time."""
        self._saving.stop()
        self.view.settle()
        self.save()


def open_editor(folder: Path) -> int:
    """Runs the editor on one pack's folder; 0 if all went well, 1 with one line on standard error if not."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aftercare")
    look = Look(application, asset_root() / "fonts", asset_root() / "icons", system_factor=_factor(application))
    lock = QLockFile(str(folder / LOCK))
    # Age says nothing: an editor may be open for days.
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        sys.stderr.write(f"{_in_use(folder, lock)}\n")
        return 1
    try:
        editor = Editor(look, folder, lambda: system_clock().astimezone())
    except (OSError, UnicodeDecodeError, NotEditable) as error:
        sys.stderr.write(f"{_fault(folder, error)}\n")
        return 1
    editor.window.show()
    code = application.exec()
    editor.stop()
    lock.unlock()
    return code


def _factor(application: QApplication) -> float:
    return system_text_factor(application.font())


def _in_use(folder: Path, lock: QLockFile) -> Fault:
    _, computer, _ = lock.getLockInfo()
    where = f"open in an editor already, on the computer {computer}" if computer else "open in an editor already"
    return Fault(folder.name, "whole folder", f"is {where}", "go on there, or close that editor first")


def _fault(folder: Path, error: Exception) -> Fault:
    if isinstance(error, OSError):
        reason = error.strerror or "the path cannot be used"
        remedy = "give the folder of a pack; aftercare-clinic new makes one"
        return Fault(folder.name, "whole folder", f"cannot be opened ({reason})", remedy)
    remedy = f"mend it with a text editor first; aftercare-clinic check {folder.name} says where"
    return Fault(folder.name, "whole folder", "holds a file that is not in order", remedy)


def _ask_for_file(frame: ShellWindow, title: str, endings: str) -> Path | None:
    found, _ = QFileDialog.getOpenFileName(frame, title, "", f"{title} ({endings})")
    return Path(found) if found else None
