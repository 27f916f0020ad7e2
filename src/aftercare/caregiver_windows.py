"""Opens files for a driver, each in a window of its own, and makes and saves them. Only the app and its parts use it.

Opening one reads that file and our own content, and nothing of the person's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from aftercare.clock import Clock, Here, replay_clock, system_clock, system_zone
from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.handbook import Handbook
from aftercare.content.share_file import share_bytes
from aftercare.content.share_reader import LARGEST, read_share
from aftercare.domain.errors import AftercareError, ShareFault, ShareRefused
from aftercare.domain.file_endings import DRIVER_ENDING
from aftercare.domain.shared_plan import OwnWords
from aftercare.domain.sharing import SharedCourse
from aftercare.domain.treatment import Treatment
from aftercare.person_files import LANGUAGE
from aftercare.resource_root import resource_root
from aftercare.storage.data_folder import write_private_file
from aftercare.ui.caregiver.desk import CaregiverDesk
from aftercare.ui.help.built_in import built_in_help_rows
from aftercare.ui.messages import problem_strip
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look

WINDOW_SIZE = (1280, 784)


def read_share_file(path: Path) -> SharedCourse:
    """What a file says; no more of it is read than a file of ours can have.

    Raises:
        ShareRefused: it cannot be read, or is not one of ours, or is damaged.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise ShareRefused(ShareFault.UNREADABLE, path.name, error.strerror or "cannot be read") from error
    return read_share(content)


def own_words(country: str, here: Here) -> OwnWords:
    """What this program brings to a file."""
    guidance = read_plan_guidance(resource_root(), LANGUAGE, Treatment.IV_INFUSION)
    return OwnWords(guidance.topics, guidance.wording, guidance.help_for(country), guidance.disclaimer, here())


class CaregiverWindows(QObject):
    """Opens files for a driver, each in a window of its own."""

    def __init__(self, look: Look, clock: Clock, here: Here, parent: QObject | None = None) -> None:
        """Takes the look, a clock, and what knows the zone of this computer."""
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._here = here
        self._desks: list[CaregiverDesk] = []

    @property
    def desks(self) -> tuple[CaregiverDesk, ...]:
        """The windows that were opened, the newest last."""
        return tuple(self._desks)

    def open(self, path: Path) -> CaregiverDesk:
        """Open a file in a window.

        Raises:
            AftercareError: it is not opened; nothing has changed.
        """
        return self.show(read_share_file(path))

    def show(self, shared: SharedCourse) -> CaregiverDesk:
        """Open what a file says in a window.

        Raises:
            AftercareError: our own content cannot be read.
        """
        own = own_words(shared.country, self._here)
        desk = CaregiverDesk(self._look, shared, Handbook(resource_root(), LANGUAGE), own, self._clock)
        desk.open_wanted.connect(self.choose)
        self._desks.append(desk)
        desk.window.resize(*WINDOW_SIZE)
        desk.show()
        desk.window.activateWindow()
        return desk

    def choose(self) -> None:
        """Let the person pick a file, and open it; one that is not opened is told of in the window in front."""
        window = QApplication.activeWindow()
        title, kind = self.tr("Open a file for a driver"), self.tr("Aftercare file for a driver (*.aftercare-share)")
        chosen, _ = QFileDialog.getOpenFileName(window, title, "", kind)
        if not chosen:
            return
        try:
            self.open(Path(chosen))
        except AftercareError as error:
            if isinstance(window, ShellWindow):
                tell(window, error)

    def stop(self) -> None:
        """Close all of them."""
        for desk in self._desks:
            desk.stop()
        self._desks.clear()


def tell(window: ShellWindow, error: AftercareError) -> None:
    """Say at the foot of a window why a file was not opened."""
    window.show_strip(problem_strip(error))


def run_for_driver(
    path: Path, now: str | None, made: Callable[[], QApplication], look_of: Callable[[QApplication], Look]
) -> int:
    """Run with one file and nothing else: the person's own folder is not looked at. 0 if it was opened.

    One that is not opened is told of above the emergency numbers, and on standard error.

    Args:
        path: the file.
        now: a moment to replay, as written; None for the computer's clock.
        made: makes the application.
        look_of: gives the look of an application.
    """
    application = made()
    look = look_of(application)
    clock = system_clock if now is None else replay_clock(datetime.fromisoformat(now).astimezone())
    windows = CaregiverWindows(look, clock, system_zone)
    try:
        windows.open(path)
    except AftercareError as error:
        sys.stderr.write(f"{path}: {error}\n")
        window = ShellWindow(look, built_in_help_rows())
        window.resize(*WINDOW_SIZE)
        window.open_help()
        tell(window, error)
        window.show()
        application.exec()
        return 1
    code = application.exec()
    windows.stop()
    return code


class FileDesk:
    """Makes the file, saves it, and shows what it opens."""

    def __init__(self, window: QWidget, windows: CaregiverWindows) -> None:
        """Takes the window that dialogs belong to, and what opens files."""
        self._window = window
        self._windows = windows

    def pack(self, shared: SharedCourse) -> bytes:
        """The file."""
        return share_bytes(shared)

    def unpack(self, content: bytes) -> SharedCourse:
        """What a file says."""
        return read_share(content)

    def ask_where(self, name: str) -> Path | None:
        """Ask where a file should go; None if the person changed their mind."""
        title, kind = (
            self._window.tr("Save the file"),
            self._window.tr("Aftercare file for a driver (*.aftercare-share)"),
        )
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, f"{name}{DRIVER_ENDING}", kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == DRIVER_ENDING else path.with_name(f"{path.name}{DRIVER_ENDING}")

    def save(self, path: Path, content: bytes) -> None:
        """Write a file, whole or not at all, readable by the person alone."""
        write_private_file(path, content)

    def show(self, content: bytes) -> None:
        """Open a file as the driver does."""
        self._windows.show(read_share(content))
