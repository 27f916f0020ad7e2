"""The pages for files that come and go: an appointment, an export, a backup. Nothing of them is loaded before use.

Only ``app.py`` and its parts use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aftercare.domain.file_endings import BACKUP_ENDING, VISIT_ENDING
from aftercare.ui.shell.specs import PageSpec

if TYPE_CHECKING:
    from aftercare.own_pages import RunningApp
    from aftercare.ui.shell.page import Page
    from aftercare.ui.your_data.presenter import YourDataPresenter
    from aftercare.visit_file_page import VisitFilePage

YOUR_DATA, VISIT_FILE = "your-data", "visit-file"
_TODAY, _SETTINGS = "today", "settings"


class FilePages:
    """Puts both pages where other pages lead to, and makes each when it is first shown."""

    def __init__(self, app: RunningApp) -> None:
        """Takes the app; nothing is loaded."""
        self._app = app
        self._visit: VisitFilePage | None = None
        self._data: YourDataPresenter | None = None

    def register(self) -> None:
        """Put them into the window."""
        window, translate = self._app.desktop.window, QCoreApplication.translate
        visit, data = translate("Shell", "An appointment from a file"), translate("Shell", "Take your data along")
        window.register_page(PageSpec(VISIT_FILE, visit, "calendar", self._make_visit, is_listed=False, part_of=_TODAY))
        window.register_page(PageSpec(YOUR_DATA, data, "backpack", self._make_data, is_listed=False, part_of=_SETTINGS))

    def openers(self) -> Mapping[str, Callable[[str], object]]:
        """What opens a file of which ending, with its path."""
        return {VISIT_ENDING: self.open_visit, BACKUP_ENDING: self.open_backup}

    def choose_visit(self) -> None:
        """Ask which appointment file is meant, and open it."""
        from PySide6.QtWidgets import QFileDialog

        translate = QCoreApplication.translate
        title, kind = (
            translate("VisitFile", "Open an appointment file"),
            translate("VisitFile", "Calendar file (*.ics)"),
        )
        chosen, _ = QFileDialog.getOpenFileName(self._app.desktop.window, title, "", kind)
        if chosen:
            self.open_visit(chosen)

    def open_visit(self, path: str) -> None:
        """Ask about an appointment file."""
        self._app.desktop.window.page(VISIT_FILE)
        if self._visit is not None:
            self._visit.read(Path(path))
        self._app.desktop.bring_to_front(VISIT_FILE)

    def open_backup(self, path: str) -> None:
        """Show what a backup holds."""
        self._app.desktop.window.page(YOUR_DATA)
        if self._data is not None:
            self._data.look_into(Path(path))
        self._app.desktop.bring_to_front(YOUR_DATA)

    def _make_visit(self) -> Page:
        from aftercare.resource_root import resource_root
        from aftercare.session_desk import ContentDesk
        from aftercare.visit_file_page import VisitFilePage

        app = self._app
        window, course = app.desktop.window, app.desktop.course
        desk = ContentDesk(resource_root(), lambda: app.opened, course, app.here)
        self._visit = VisitFilePage(window.look, desk, course, app.clock, lambda: window.show_page(_TODAY))
        return self._visit

    def _make_data(self) -> Page:
        from aftercare.your_data_page import DataParts, made_data_page

        app = self._app
        files = app.opened
        place = files.place if files is not None else Path()
        parts = DataParts(
            app.desktop.window, lambda: app.opened, place, app.clock, app.here, app.let_go, lambda: app.reopen()
        )
        page, self._data = made_data_page(parts)
        return page
