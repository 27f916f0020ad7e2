"""The pages one reads: Recovery, Warning signs and Learn. Each is imported, made and filled when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from aftercare.domain.errors import AftercareError
from aftercare.ui.driving_answers import DrivingAnswers
from aftercare.ui.messages import problem_strip
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from aftercare.domain.guidance import HelpNumbers
    from aftercare.ui.course import Course
    from aftercare.ui.handbook import Handbook
    from aftercare.ui.signs.presenter import OpenCard, SignsPresenter
    from aftercare.ui.signs.view import SignsView

RECOVERY, WARNING_SIGNS, LEARN = "recovery", "warning-signs", "learn"


class ReadingPages(QObject):
    """Puts the three pages into the menu and keeps the one in front up to the minute."""

    def __init__(
        self,
        window: ShellWindow,
        open_handbook: Callable[[], Handbook],
        course: Course,
        numbers: HelpNumbers,
        clock: Callable[[], datetime],
        call: Callable[[str], None] | None = None,
    ) -> None:
        """Takes the window, what opens our content, the course, the country's numbers, a clock, what places calls."""
        super().__init__(window)
        self._window = window
        self._open_handbook = cache(open_handbook)
        self._course = course
        self._numbers = numbers
        self._clock = clock
        self._call = call
        self.answers = DrivingAnswers(course)
        self.card: OpenCard | None = None
        self._refreshers: dict[str, Callable[[], None]] = {}
        self._just_filled = ""
        self._signs: SignsPresenter | None = None
        self._signs_view: SignsView | None = None

    def register(self) -> None:
        """Put the pages into the menu, below what is there, on the keys that the design gives them."""
        translate = QCoreApplication.translate
        for page_id, name, icon, factory, keys in (
            (RECOVERY, translate("Shell", "Recovery"), "sofa", self._make_recovery, "Ctrl+3"),
            (WARNING_SIGNS, translate("Shell", "Warning signs"), "triangle-alert", self._make_signs, "Ctrl+4"),
            (LEARN, translate("Shell", "Learn"), "book-open", self._make_learn, "Ctrl+6"),
        ):
            self._window.register_page(PageSpec(page_id, name, icon, factory, keys))
        self._window.page_shown.connect(self._on_page_shown)

    def refresh(self) -> None:
        """Show the present moment on the page in front."""
        refresher = self._refreshers.get(self._window.page_id)
        if refresher is not None:
            self._try(refresher)

    def crisis_cards(self) -> tuple[str, ...]:
        """The entry_ids of the cards that come up again until the person says that they are safe."""
        from aftercare.domain.sign import sign_entries
        from aftercare.ui.signs.sheet_rows import stays_open

        return tuple(entry.entry_id for entry in sign_entries(self._handbook.signs, None) if stays_open(entry))

    def open_sign(self, entry_id: str) -> None:
        """Show what to do about one warning sign."""
        self._window.show_page(WARNING_SIGNS)
        if self._signs is not None:
            self._signs.choose((entry_id,))

    def _make_recovery(self) -> Page:
        from aftercare.ui.recovery.presenter import RecoveryPresenter
        from aftercare.ui.recovery.view import RecoveryView

        view = RecoveryView(self._window.look)
        presenter = RecoveryPresenter(view, self._handbook, self._course, self._clock, self.answers)
        view.period_chosen.connect(presenter.show_period)
        view.answered.connect(presenter.answer)
        view.again_wanted.connect(presenter.answer_again)
        view.signs_wanted.connect(self._show_signs)
        return self._filled(RECOVERY, view, presenter.refresh)

    def _make_signs(self) -> Page:
        from aftercare.ui.signs.presenter import SignsPresenter
        from aftercare.ui.signs.view import SignsView

        view = SignsView(self._window.look)
        known = (self._handbook, self._course, self._numbers, self._clock)
        presenter = SignsPresenter(view, *known, self._call, lambda: self.card)
        view.safe_said.connect(presenter.safe)
        view.chosen.connect(presenter.choose)
        view.sheet_closed.connect(presenter.close_sheet)
        view.call_requested.connect(presenter.call)
        self._signs, self._signs_view = presenter, view
        return self._filled(WARNING_SIGNS, view, presenter.refresh)

    def _make_learn(self) -> Page:
        from aftercare.ui.learn.presenter import LearnPresenter
        from aftercare.ui.learn.view import LearnView

        view = LearnView(self._window.look)
        presenter = LearnPresenter(view, self._handbook, self._course, self._numbers, self._clock)
        view.search_requested.connect(presenter.search)
        view.answer_requested.connect(presenter.open)
        view.sign_requested.connect(self.open_sign)
        return self._filled(LEARN, view, presenter.refresh)

    @property
    def _handbook(self) -> Handbook:
        return self._open_handbook()

    def _filled(self, page_id: str, view: Page, refresh: Callable[[], None]) -> Page:
        self._refreshers[page_id] = refresh
        if self._try(refresh):
            self._just_filled = page_id
        return view

    def _try(self, refresh: Callable[[], None]) -> bool:
        """Fill a page; content that cannot be read is told of, and the numbers come up instead."""
        try:
            refresh()
            return True
        except AftercareError as error:
            self._window.show_strip(problem_strip(error))
            self._window.open_help()
            return False

    def _show_signs(self) -> None:
        self._window.show_page(WARNING_SIGNS)

    def _on_page_shown(self, page_id: str) -> None:
        if page_id != self._just_filled:
            self.refresh()
        self._just_filled = ""
        if page_id == WARNING_SIGNS and self._signs_view is not None:
            # Chosen anew from the menu, the page starts with its list, and focus lands on the first sign.
            self._signs_view.close_sheet()
            self._signs_view.take_focus()
