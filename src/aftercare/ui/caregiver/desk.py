"""The window of a caregiver: their page, the warning signs, and Get help now. It knows a shared file, no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import delete

from aftercare.domain.shared_plan import OwnWords, plan_of
from aftercare.domain.sharing import SharedCourse
from aftercare.ui.caregiver.caregiver_rows import patient_of
from aftercare.ui.caregiver.presenter import CaregiverPresenter
from aftercare.ui.caregiver.signs_presenter import CaregiverSigns
from aftercare.ui.caregiver.view import CaregiverView
from aftercare.ui.handbook import Handbook
from aftercare.ui.help.presenter import help_rows
from aftercare.ui.help.rows import HelpRows
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.signs.view import SignsView
from aftercare.ui.theme.look import Look

CAREGIVER, CAREGIVER_SIGNS = "caregiver", "caregiver-signs"
_MINUTE = timedelta(minutes=1)


class CaregiverDesk(QObject):
    """One shared file in a window of its own.

    Signals:
        open_wanted: another file is to be opened.
    """

    open_wanted = Signal()

    def __init__(
        self, look: Look, shared: SharedCourse, handbook: Handbook, own: OwnWords, clock: Callable[[], datetime]
    ) -> None:
        """Fill the window; `show` opens it.

        Args:
            look: the look of the application.
            shared: the file.
            handbook: our content.
            own: what this program brings to the file.
            clock: the moment it is.

        Raises:
            AftercareError: our content cannot be read.
        """
        super().__init__()
        self._shared = shared
        self._plan = plan_of(shared, own)
        self._words, self._script = handbook.caregiver, handbook.script
        self._clock = clock
        self._signs: CaregiverSigns | None = None
        self._signs_view: SignsView | None = None
        self._presenter: CaregiverPresenter | None = None
        translate = QCoreApplication.translate
        # Without the driver: whoever reads this is the driver.
        self._helped = replace(self._plan, driver=None)
        self.window = ShellWindow(look, self._help_rows())
        self.window.setWindowTitle(translate("Caregiver", "Aftercare: for the driver"))
        name = translate("Caregiver", "Your drive")
        self.window.register_page(PageSpec(CAREGIVER, name, "car", self._make_page, "Ctrl+1"))
        signs = translate("Caregiver", "Warning signs")
        self.window.register_page(PageSpec(CAREGIVER_SIGNS, signs, "triangle-alert", self._make_signs, "Ctrl+4"))
        self.window.page_shown.connect(self._on_page_shown)
        self.window.show_identity(IdentityRow(patient_name=shared.chosen.name))
        # It goes with the window: a window closed and cleared up must not be filled a minute later.
        self._minute = QTimer(self.window)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._on_minute)
        self.window.show_page(CAREGIVER)

    @property
    def patient(self) -> str:
        """What the patient is called."""
        return patient_of(self._shared, self._words)

    def show(self) -> None:
        """Open the window."""
        self.window.show()
        self._book_minute()

    def stop(self) -> None:
        """Show nothing new any more, close, and go."""
        self._minute.stop()
        self.window.close()
        # From the top down, as Qt does it. Python's collector begins somewhere within, which can end the program.
        delete(self.window)

    def refresh(self) -> None:
        """Show the present moment everywhere."""
        if self._presenter is not None:
            self._presenter.refresh()
        if self._signs is not None:
            self._signs.refresh()
        self.window.show_help_rows(self._help_rows())

    def open_sign(self, entry_id: str) -> None:
        """Show what to do about a warning sign."""
        self.window.show_page(CAREGIVER_SIGNS)
        if self._signs is not None:
            self._signs.choose((entry_id,))

    def show_signs(self) -> None:
        """Show the warning signs."""
        self.window.show_page(CAREGIVER_SIGNS)

    def _help_rows(self) -> HelpRows:
        return help_rows(self._plan.help_numbers, self._helped, self._clock())._replace(say="")

    def _make_page(self) -> Page:
        view = CaregiverView(self.window.look)
        presenter = CaregiverPresenter(view, self._shared, self._plan, self._words, self._script, self._clock)
        view.topic_asked.connect(presenter.why)
        view.signs_wanted.connect(self.show_signs)
        view.open_wanted.connect(self.open_wanted)
        presenter.refresh()
        self._presenter = presenter
        return view

    def _make_signs(self) -> Page:
        view = SignsView(self.window.look)
        presenter = CaregiverSigns(view, self._shared, self._plan, self._words, self._script, self._clock)
        view.chosen.connect(presenter.choose)
        view.sheet_closed.connect(presenter.close_sheet)
        presenter.refresh()
        self._signs, self._signs_view = presenter, view
        return view

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == CAREGIVER_SIGNS and self._signs_view is not None:
            # Chosen anew from the menu, the page starts with its list, and focus lands on the first sign.
            self._signs_view.close_sheet()
            self._signs_view.take_focus()

    def _book_minute(self) -> None:
        now = self._clock()
        past = timedelta(seconds=now.second, microseconds=now.microsecond)
        self._minute.start((_MINUTE - past) // timedelta(milliseconds=1) + 20)

    def _on_minute(self) -> None:
        self.refresh()
        self._book_minute()
