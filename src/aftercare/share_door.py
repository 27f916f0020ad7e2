"""The ways out and in of a driver's file: the page that saves it, and what opens one. Only the app's parts use it.

A drop onto the window, a double-click on a Mac and the button of the page all end in ``CaregiverWindows``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from aftercare.clock import Clock, system_zone
from aftercare.domain.errors import AftercareError
from aftercare.domain.file_endings import DRIVER_ENDING
from aftercare.person_files import LANGUAGE
from aftercare.resource_root import resource_root
from aftercare.ui.desktop import Desktop
from aftercare.ui.messages import problem_strip
from aftercare.ui.print_pages import DRIVERS_FILE, PRINT_SHARE
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.today.day_rows import OPEN_DRIVERS_FILE

if TYPE_CHECKING:
    from aftercare.caregiver_windows import CaregiverWindows
    from aftercare.ui.share_driver.presenter import ShareDriverPresenter


class ShareDoor(QObject):
    """Puts the page for the driver's file beside Print & share, and listens for files that are dropped or opened."""

    def __init__(self, desktop: Desktop, clock: Clock) -> None:
        """Takes the window of the patient, and a clock."""
        super().__init__(desktop)
        self._desktop = desktop
        self._window = desktop.window
        self._clock = clock
        self._kept_windows: CaregiverWindows | None = None
        self._presenter: ShareDriverPresenter | None = None

    def start(self) -> None:
        """Begin."""
        name = self.tr("Share with your driver")
        spec = PageSpec(DRIVERS_FILE, name, "share-2", self._make_page, is_listed=False, part_of=PRINT_SHARE)
        self._window.register_page(spec)
        self._window.page_shown.connect(self._on_page_shown)
        self._desktop.stopping.connect(self.stop)
        self._desktop.ways[OPEN_DRIVERS_FILE] = self.choose
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)
        application = QApplication.instance()
        if sys.platform == "darwin" and application is not None:
            # A Mac tells a running program of a double-click in this way. Elsewhere nothing of the kind comes, and a
            # filter on the whole program costs time with every event.
            application.installEventFilter(self)

    @property
    def windows(self) -> CaregiverWindows:
        """What opens files, made when the first is opened."""
        if self._kept_windows is None:
            from aftercare.caregiver_windows import CaregiverWindows

            self._kept_windows = CaregiverWindows(self._desktop.look, self._clock, self._here, self)
        return self._kept_windows

    def open(self, path: str) -> None:
        """Open a file in a window of its own, or say why not."""
        try:
            self.windows.open(Path(path))
        except AftercareError as error:
            self._window.show_strip(problem_strip(error))

    def choose(self) -> None:
        """Let the person pick a file that was shared with them, and open it."""
        self.windows.choose()

    def stop(self) -> None:
        """Close what was opened, and hear of no file any more."""
        self._window.removeEventFilter(self)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if self._kept_windows is not None:
            self._kept_windows.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of files that are dropped onto the window, or opened on a Mac."""
        kind = event.type()
        if kind == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file().endswith(DRIVER_ENDING):
            self.open(event.file())
            return True
        if watched is self._window and isinstance(event, QDropEvent):
            urls = event.mimeData().urls()
            file = urls[0].toLocalFile() if len(urls) == 1 else ""
            if file.endswith(DRIVER_ENDING):
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self.open(file)
                return True
        return super().eventFilter(watched, event)

    def _here(self) -> ZoneInfo | None:
        plans = self._desktop.course.plans
        return plans[0].here if plans else system_zone()

    def _make_page(self) -> Page:
        from aftercare.caregiver_windows import FileDesk
        from aftercare.content.handbook import Handbook
        from aftercare.ui.share_driver.presenter import ShareDriverPresenter
        from aftercare.ui.share_driver.view import ShareDriverView

        view = ShareDriverView(self._desktop.look)
        desk = FileDesk(self._window, self.windows)
        presenter = ShareDriverPresenter(
            view, self._desktop.course, Handbook(resource_root(), LANGUAGE), desk, self._clock
        )
        view.extra_wanted.connect(presenter.want)
        view.save_wanted.connect(presenter.save)
        view.look_wanted.connect(presenter.look)
        view.open_wanted.connect(self.choose)
        self._presenter = presenter
        return view

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == DRIVERS_FILE and self._presenter is not None:
            self._presenter.refresh()
