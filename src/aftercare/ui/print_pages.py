"""Print & share in the menu, and Ctrl+P on every page: it prints the sheet that belongs to what is in front."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from aftercare.domain.errors import AftercareError
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import StripRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from aftercare.domain.sheets.sheet import SheetKind
    from aftercare.ui.course import Course
    from aftercare.ui.print_share.ports import Crew, PrintDesk, PrintRoom
    from aftercare.ui.print_share.presenter import PrintSharePresenter

PRINT_SHARE = "print-share"
_PRINT_AGAIN = "print-again"
DRIVERS_FILE = "share-driver"
"""The page, and the thing on Print & share that leads to it."""

_SHEETS = {
    "checklist": "preparation-checklist",
    "medicines": "medicine-list",
    "driver": "driver-sheet",
    "ready-check": "session-day-card",
    "recovery": "first-24-hours",
    "warning-signs": "warning-signs",
    "journal": "clinician-summary",
    "learn": "questions-to-ask",
    "questions": "questions-to-ask",
    "caregiver": "driver-sheet",
}
"""The sheet of a page, of a part of it, or of something on it; on all other pages it is the one of the hour."""

PrintParts: TypeAlias = "tuple[PrintRoom, Crew, PrintDesk]"
"""Where sheets are made, who makes them while the window goes on, and what prints them."""


class PrintPages(QObject):
    """Makes the page when it is first shown, and keeps it up to the minute while it is in front."""

    def __init__(
        self,
        window: ShellWindow,
        open_parts: Callable[[], PrintParts],
        course: Course,
        clock: Callable[[], datetime],
        part_in_front: Callable[[], str],
    ) -> None:
        """Take the window, what opens the place where sheets are made, the course, a clock, and what is in front."""
        super().__init__(window)
        self._window = window
        self._open_parts = open_parts
        self._course = course
        self._clock = clock
        self._part_in_front = part_in_front
        self._presenter: PrintSharePresenter | None = None
        self._crew: Crew | None = None
        self._parts: PrintParts | None = None
        self._told_for = ""

    def register(self) -> None:
        """Put the page into the menu and its key into the window."""
        name = QCoreApplication.translate("Shell", "Print & share")
        self._window.register_page(PageSpec(PRINT_SHARE, name, "printer", self._make, "Ctrl+7"))
        self._window.add_key("Ctrl+P", self.print_page)
        self._window.page_shown.connect(self._on_page_shown)
        self._window.strip_action_requested.connect(self._on_strip_action)
        self._course.on_change(self._on_course_changed)

    def refresh(self) -> None:
        """Show the present moment, if the page is in front."""
        if self._presenter is not None and self._window.page_id == PRINT_SHARE:
            self._presenter.refresh()

    def print_page(self) -> None:
        """Print the sheet that belongs to the page in front."""
        self.print_sheet(self._sheet_in_front())

    def print_sheet(self, kind: SheetKind) -> None:
        """Show the page with a sheet chosen, and print it."""
        self._window.show_page(PRINT_SHARE)
        if self._presenter is not None:
            self._presenter.print_this(kind)

    def print_named(self, name: str) -> None:
        """Print the sheet of a page, or of something on it: "medicines", "questions"."""
        from aftercare.domain.sheets.sheet import SheetKind

        self.print_sheet(SheetKind(_SHEETS[name]))

    def choose_sheet(self, kind_id: str) -> None:
        """Show the page with a sheet chosen, by its lasting name."""
        self._window.show_page(PRINT_SHARE)
        if self._presenter is not None:
            self._presenter.choose(kind_id)

    def finish(self) -> None:
        """Wait until all pages are made: for pictures of the window, never for a person."""
        if self._crew is not None:
            self._crew.finish()

    def stop(self) -> None:
        """Make nothing more."""
        if self._crew is not None:
            self._crew.stop()

    def _sheet_in_front(self) -> SheetKind:
        from aftercare.domain.sheets.sheet import SheetKind

        if self._window.is_help_open:
            return SheetKind.SIGNS
        part = self._part_in_front()
        if part == PRINT_SHARE and self._presenter is not None:
            return self._presenter.chosen
        if part in _SHEETS:
            return SheetKind(_SHEETS[part])
        now = self._clock()
        plan = self._course.plan_at(now)
        is_after = plan is not None and now >= plan.session.planned_start
        return SheetKind.RECOVERY if is_after else SheetKind.PREPARATION

    @property
    def _room(self) -> PrintRoom:
        return self._opened_parts()[0]

    def _opened_parts(self) -> PrintParts:
        if self._parts is None:
            self._parts = self._open_parts()
        return self._parts

    def _make(self) -> Page:
        from aftercare.ui.print_share.presenter import PrintSharePresenter
        from aftercare.ui.print_share.view import PrintShareView

        view = PrintShareView(self._window.look)
        room, crew, desk = self._opened_parts()
        presenter = PrintSharePresenter(view, self._course, room, crew, desk, self._clock)
        view.sheet_chosen.connect(presenter.choose)
        view.print_requested.connect(presenter.print_chosen)
        view.save_requested.connect(presenter.save_chosen)
        view.open_requested.connect(presenter.open_chosen)
        view.web_page_requested.connect(presenter.save_web_page)
        view.large_wanted.connect(presenter.set_large)
        view.paper_chosen.connect(presenter.set_paper)
        view.thing_wanted.connect(self._on_thing_wanted)
        self._crew, self._presenter = crew, presenter
        return view

    def _on_thing_wanted(self, thing_id: str) -> None:
        if thing_id == DRIVERS_FILE:
            self._window.show_page(DRIVERS_FILE)
        elif self._presenter is not None:
            self._presenter.share(thing_id)

    def _on_course_changed(self) -> None:
        self.refresh()
        # Looked up after what the person did has been shown: it may load what printing needs.
        QTimer.singleShot(0, self, self._tell_of_old_pages)

    def _tell_of_old_pages(self) -> None:
        """Say at the foot of the window that pages lie about with times that no longer hold; once a plan."""
        from aftercare.domain.print_log import out_of_date

        now = self._clock()
        plan = self._course.plan_at(now)
        if plan is None or plan.number == self._told_for or self._window.page_id == PRINT_SHARE:
            return
        self._told_for = plan.number
        try:
            old = out_of_date(self._room.entries(), plan, now)
        except AftercareError:
            return
        if old:
            translate = QCoreApplication.translate
            said = translate("Shell", "Your plan changed. Your printed pages show the old times.")
            self._window.show_strip(StripRow(_PRINT_AGAIN, said, translate("Shell", "Print again"), "printer"))

    def _on_strip_action(self, strip_id: str) -> None:
        if strip_id == _PRINT_AGAIN:
            self._window.show_page(PRINT_SHARE)

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == PRINT_SHARE:
            self.refresh()
