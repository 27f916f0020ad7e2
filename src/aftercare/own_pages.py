"""The pages that belong to the person's own set-up: the first run and Settings. Nothing of them is loaded before use.

Only ``app.py`` uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.file_pages import YOUR_DATA
from aftercare.ui.shell.specs import PageSpec

if TYPE_CHECKING:
    from aftercare.file_pages import FilePages
    from aftercare.installed_packs import InstalledPacks
    from aftercare.person_files import PersonFiles
    from aftercare.running_app import Presence
    from aftercare.storage.preference_file import PreferenceFile
    from aftercare.ui.desktop import Desktop
    from aftercare.ui.settings.presenter import SettingsPresenter
    from aftercare.ui.settings.sessions import SessionsSection
    from aftercare.ui.shell.page import Page

SETUP, SETTINGS, ADD_SESSION = "setup", "settings", "add-session"


class RunningApp(Protocol):
    """The app, as far as these pages need it."""

    desktop: Desktop
    choices: PreferenceFile
    presence: Presence | None

    reopen: Callable[[], AftercareError | None]
    file_pages: FilePages

    def let_go(self) -> None:
        """Close the person's files."""

    @property
    def opened(self) -> PersonFiles | None:
        """The person's files; None while they cannot be opened."""

    @property
    def packs(self) -> InstalledPacks:
        """The clinic packs of this person."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The moment it is."""

    @property
    def here(self) -> Callable[[], ZoneInfo | None]:
        """The zone of this computer."""


class OwnPages:
    """Puts the pages where they belong, and makes each when it is first shown."""

    def __init__(self, app: RunningApp) -> None:
        """Takes the app; nothing is loaded."""
        self._app = app
        self._kept: list[object] = []
        self._settings: SettingsPresenter | None = None
        self._sessions: SessionsSection | None = None

    def register(self) -> None:
        """Put them into the window."""
        window, translate = self._app.desktop.window, QCoreApplication.translate
        window.text_percent_changed.connect(self._keep_text_size)
        self._app.desktop.course.on_change(self._take_clinic)
        self._take_clinic()
        window.register_page(PageSpec(SETUP, translate("Shell", "Set up"), "sun", self._make_setup, is_listed=False))
        name = translate("Shell", "Settings")
        window.register_page(PageSpec(SETTINGS, name, "settings", self._make_settings, "Ctrl+,", is_below=True))
        window.page_shown.connect(self._on_page_shown)
        self._app.desktop.ways[ADD_SESSION] = self.add_session

    def open_first(self) -> None:
        """Show the first run if it was never finished, and no session is known; else leave what shows."""
        files = self._app.opened
        if files is None or files.requests:
            return
        try:
            is_finished = files.private.first_run.is_finished()
        except AftercareError:
            # What is wrong with the file is told on Today.
            return
        if not is_finished:
            self._app.desktop.window.show_page(SETUP)

    def add_session(self) -> None:
        """Show where a session is entered: the first run as long as it is not finished, then Settings."""
        self.open_first()
        window = self._app.desktop.window
        if window.page_id == SETUP:
            return
        from aftercare.ui.settings.section import Part

        window.page(SETTINGS)
        if self._settings is not None and self._sessions is not None:
            self._settings.open(Part.SESSIONS)
            self._sessions.begin_adding()
            self._settings.refresh()

    def _make_settings(self) -> Page:
        from aftercare.clinic_door import MY_CLINIC
        from aftercare.settings_page import made_settings
        from aftercare.ui.settings.section import Part

        window = self._app.desktop.window
        elsewhere = {Part.CLINIC: partial(window.show_page, MY_CLINIC)}
        take_along = partial(window.show_page, YOUR_DATA)
        view, self._settings, self._sessions = made_settings(
            self._app, elsewhere, take_along, self._app.file_pages.choose_visit
        )
        return view

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == SETTINGS and self._settings is not None:
            self._settings.refresh()

    def _take_clinic(self) -> None:
        """Let what the clinic's pack chooses lie between what is built in and what the person chose."""
        clinic = self._app.desktop.course.clinic
        self._app.choices.take_clinic({"language": clinic.language} if clinic is not None else {})

    def _keep_text_size(self, percent: int) -> None:
        """Open with this text size from now on; where it cannot be kept it holds until the program ends."""
        with suppress(AftercareError):
            self._app.choices.change(text_percent=percent)

    def _make_setup(self) -> Page:
        from aftercare.first_run import made_setup

        view, presenter = made_setup(self._app)
        self._kept.append(presenter)
        self._app.desktop.clinic_file_takers[SETUP] = presenter.take_clinic_file
        return view
