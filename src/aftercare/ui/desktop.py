"""The app on the desktop: one window, its pages and presenters, connected. Everything outside comes in as a port."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from aftercare.domain.desk_table import Said
from aftercare.domain.errors import AftercareError
from aftercare.domain.frozen import frozen
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.plan import Plan
from aftercare.ui.course import Course
from aftercare.ui.help.presenter import help_rows
from aftercare.ui.help.rows import HelpRows
from aftercare.ui.prepare import PARTS
from aftercare.ui.preparing_pages import PREPARE, PreparingPages
from aftercare.ui.print_pages import PrintPages, PrintParts
from aftercare.ui.reading_pages import ReadingPages
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look
from aftercare.ui.today.card_rows import HELP_PAGE
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.reminder_box import ReminderBox
from aftercare.ui.today.undo import UNDO_SHOWS_FOR
from aftercare.ui.today.view import TodayView

if TYPE_CHECKING:
    from pathlib import Path

    from aftercare.ui.handbook import Handbook
    from aftercare.ui.signs.presenter import OpenCard

TODAY = "today"
_MINUTE = timedelta(minutes=1)


@frozen
class DesktopParts:
    """What the window stands on.

    Attributes:
        window: the frame of the window, which may be open already.
        course: the person's course.
        reminders: those that wait for an answer.
        numbers: emergency and crisis numbers of the person's country.
        open_printing: opens the place where sheets are made and printed, when it is first needed.
        clock: the moment it is.
        open_handbook: opens what there is to read beside the plan, when a page first needs it.
        problem: what went wrong on the way here, if something did.
        reopen: tries once more to open what could not be opened, and says what is still wrong.
    """

    window: ShellWindow
    course: Course
    reminders: ReminderBox
    numbers: HelpNumbers
    open_printing: Callable[[], PrintParts]
    clock: Callable[[], datetime]
    open_handbook: Callable[[], Handbook]
    problem: AftercareError | None = None
    reopen: Callable[[], AftercareError | None] | None = None


class Desktop(QObject):
    """The window and what feeds it.

    Attributes:
        ways: what shows a thing that is no page of its own, by the name that pages ask for it by.
        clinic_file_takers: what looks at a clinic's file that somebody opened while a page shows, by that page.

    Signals:
        stopping: nothing is to be shown any more.
    """

    stopping = Signal()

    def __init__(self, parts: DesktopParts) -> None:
        """Fill the window; `show` opens it."""
        super().__init__()
        self._parts = parts
        self.window = parts.window
        self.ways: dict[str, Callable[[], object]] = {}
        self.clinic_file_takers: dict[str, Callable[[Path], object]] = {}
        self.window.show_help_rows(self._help_rows())
        self._view: TodayView | None = None
        self._presenter: TodayPresenter | None = None
        translate = QCoreApplication.translate
        self.window.register_page(PageSpec(TODAY, translate("Shell", "Today"), "sun", self._make_today, "Ctrl+1"))
        self._preparing = PreparingPages(self.window, parts.open_handbook, parts.course, parts.clock)
        self._preparing.register()
        self._preparing.page_wanted.connect(self._on_page_requested)
        self._preparing.sign_wanted.connect(self.open_sign)
        self._reading = ReadingPages(self.window, parts.open_handbook, parts.course, parts.numbers, parts.clock)
        self._reading.register()
        self.printing = PrintPages(self.window, parts.open_printing, parts.course, parts.clock, self._part_in_front)
        self.printing.register()
        self._preparing.print_wanted.connect(self.printing.print_named)
        # It goes with the window: a window that is gone must not be filled a minute later.
        self._minute = QTimer(self.window)
        self._minute.setSingleShot(True)
        self._connect()
        self.window.show_identity(self._identity())
        self.window.show_page(TODAY)

    def _connect(self) -> None:
        self._minute.timeout.connect(self._on_minute)
        self.window.strip_action_requested.connect(self._on_strip_action)
        self._parts.course.on_change(self._on_course_changed)

    def _make_today(self) -> Page:
        view = TodayView(self.look)
        parts = self._parts
        presenter = TodayPresenter(
            view, parts.course, parts.reminders, parts.clock, parts.problem, parts.reopen, self._reading.answers
        )
        view.task_done_requested.connect(presenter.task_done)
        view.task_done_requested.connect(self._on_task_done)
        view.task_undo_requested.connect(presenter.task_undone)
        view.snooze_requested.connect(presenter.snoozed)
        view.why_requested.connect(presenter.why)
        view.session_over_requested.connect(presenter.session_over)
        view.left_at_requested.connect(presenter.left_at)
        view.check_answered.connect(presenter.check_answered)
        view.check_again.connect(presenter.check_again)
        view.try_again_requested.connect(presenter.try_again)
        view.time_wanted.connect(presenter.time_wanted)
        view.remind_at_requested.connect(presenter.remind_at)
        view.kept_reported.connect(presenter.kept)
        view.slip_reported.connect(presenter.slipped)
        view.looked_back.connect(presenter.looked_back)
        view.looked_back.connect(self._on_looked_back)
        view.seen_reported.connect(presenter.seen)
        view.reminder_put_off.connect(presenter.reminder_put_off)
        view.reminder_opened.connect(presenter.reminder_opened)
        view.reminder_done_requested.connect(presenter.reminder_done)
        view.reminder_declined_requested.connect(presenter.reminder_declined)
        view.reminder_asked_requested.connect(presenter.reminder_asked)
        view.reminder_asked_requested.connect(self._on_reminder_asked)
        view.reminder_hidden.connect(presenter.reminder_hidden)
        view.page_requested.connect(self._on_page_requested)
        view.add_session_requested.connect(self._on_add_session)
        presenter.refresh()
        self._view, self._presenter = view, presenter
        return view

    @property
    def course(self) -> Course:
        """The course that is shown."""
        return self._parts.course

    @property
    def look(self) -> Look:
        """The look of the window."""
        return self._parts.window.look

    def call_attention(self) -> None:
        """Ask for a look at the window, in the way this system does that; focus stays where it is."""
        QApplication.alert(self.window)

    def bring_to_front(self, page_id: str = "") -> None:
        """Show the window above all others, because the person asked for it; on a page, if one is named."""
        if page_id:
            self.window.show_page(page_id)
        if self.window.isMinimized():
            self.window.showNormal()
        self.show()
        self.window.raise_()
        self.window.activateWindow()

    def reminder_done(self, reminder_id: str) -> None:
        """The person did what a reminder asked, and said so outside the window."""
        if self._presenter is not None:
            self._presenter.reminder_done(reminder_id)

    def show(self) -> None:
        """Open the window."""
        self.window.show()
        self._book_minute()

    def stop(self) -> None:
        """Show nothing new any more."""
        self.stopping.emit()
        self._minute.stop()
        self.printing.stop()

    def refresh(self) -> None:
        """Show the present moment everywhere."""
        if self._presenter is not None:
            self._presenter.refresh()
        self._preparing.refresh()
        self._reading.refresh()
        self.printing.refresh()
        self.window.show_help_rows(self._help_rows())

    def explain(self, asked: str) -> None:
        """Answer "Why?" for a topic of the board or a task."""
        if self._presenter is not None:
            self._presenter.why(asked)

    def open_preparation(self, part_id: str) -> None:
        """Show a part of Prepare."""
        self._preparing.open(part_id)

    def open_sign(self, entry_id: str) -> None:
        """Show what to do about a warning sign."""
        self._reading.open_sign(entry_id)

    def _part_in_front(self) -> str:
        """The page in front, or the part of it that is."""
        page_id = self.window.page_id
        return self._preparing.part_id if page_id == PREPARE else page_id

    def watch_crisis_card(self, card: OpenCard) -> None:
        """Remember a crisis card that is opened, and show again one that was open when the program ended."""
        self._reading.card = card
        if card.is_kept():
            self._reading.open_sign(card.kept(self._reading.crisis_cards()))

    def print_checklist(self) -> None:
        """Show Print & share with the preparation checklist chosen."""
        self.printing.choose_sheet("preparation-checklist")

    def _plan(self) -> Plan | None:
        return self._parts.course.plan_at(self._parts.clock())

    def _help_rows(self) -> HelpRows:
        return help_rows(self._parts.numbers, self._plan(), self._parts.clock(), self._parts.course.clinic)

    def _identity(self) -> IdentityRow:
        plan, clinic = self._plan(), self._parts.course.clinic
        translate = QCoreApplication.translate
        mark = ""
        if clinic is not None and clinic.is_sample:
            mark = translate("Shell", "Sample clinic and patient")
        elif clinic is not None and not clinic.is_signed:
            mark = translate("Shell", "Draft plan, not signed")
        elif clinic is not None and clinic.review_by is not None and clinic.review_by < self._parts.clock().date():
            mark = translate("Shell", "Rules past their day of review")
        return IdentityRow(
            clinic_name=clinic.name if clinic else "",
            clinic_brief=clinic.short_name if clinic else "",
            patient_name=plan.facts.name if plan else "",
            treatment=plan.names.get(plan.session.treatment.value, "") if plan else "",
            accent=clinic.accent if clinic else "",
            mark=mark,
        )

    def _book_minute(self) -> None:
        now = self._parts.clock()
        past = timedelta(seconds=now.second, microseconds=now.microsecond)
        self._minute.start((_MINUTE - past) // timedelta(milliseconds=1) + 20)

    def _on_minute(self) -> None:
        self.refresh()
        self._book_minute()

    def _on_course_changed(self) -> None:
        self.window.show_identity(self._identity())
        self.window.show_help_rows(self._help_rows())

    def _on_task_done(self, _task_key: str) -> None:
        QTimer.singleShot(UNDO_SHOWS_FOR // timedelta(milliseconds=1) + 50, self.refresh)

    def _on_reminder_asked(self, _reminder_id: str) -> None:
        self.window.open_help()

    def _on_looked_back(self, _reminder_ids: str, said: str) -> None:
        if said == Said.ASKED.value:
            self.window.open_help()

    def _on_add_session(self) -> None:
        if (way := self.ways.get("add-session")) is not None:
            way()

    def _on_page_requested(self, page_id: str) -> None:
        if page_id == HELP_PAGE:
            self.window.open_help()
        elif page_id in PARTS:
            self._preparing.open(page_id)
        elif page_id in self.ways:
            self.ways[page_id]()
        else:
            self.window.show_page(page_id)

    def _on_strip_action(self, _strip_id: str) -> None:
        self.window.show_strip(None)
