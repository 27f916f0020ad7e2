"""Prepare: the checklist, the medicines, the driver and the ready check, each made and filled when first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aftercare.domain.errors import AftercareError
from aftercare.domain.preparation import preparation, progress
from aftercare.ui.prepare import CHECKLIST, DRIVER, MEDICINES, READY
from aftercare.ui.print_pages import PRINT_SHARE
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from aftercare.domain.medicines import Medicine
    from aftercare.domain.plan import Plan
    from aftercare.ui.course import Course
    from aftercare.ui.handbook import Handbook
    from aftercare.ui.medicines.ports import MedicinesSetting
    from aftercare.ui.prepare.view import PrepareView

PREPARE = "prepare"
_CRISIS_SIGN = "thinking-of-suicide"


class KeptMedicines:
    """The list of medicines, in the file; what is on it is known to every plan at once."""

    def __init__(self, course: Course) -> None:
        """Takes the person's course."""
        self._course = course

    def load(self) -> Sequence[Medicine]:
        """The medicines in the order they were added.

        Raises:
            AftercareError: they cannot be read.
        """
        return self._course.notes.medicines.load()

    def save(self, medicines: Sequence[Medicine]) -> None:
        """Keep these medicines in place of what was kept before.

        Raises:
            AftercareError: they could not be saved; what was kept before still is.
        """
        notes = self._course.notes
        notes.medicines.save(medicines)
        self._course.take_facts(notes.facts())


class PreparingPages(QObject):
    """Puts Prepare into the menu, keeps its count, and leads to its parts.

    Signals:
        print_wanted: name of the sheet that is wanted on paper.
        page_wanted: another page of the window.
        sign_wanted: the warning sign whose sheet is to open.
    """

    print_wanted = Signal(str)
    page_wanted = Signal(str)
    sign_wanted = Signal(str)

    def __init__(
        self,
        window: ShellWindow,
        open_handbook: Callable[[], Handbook],
        course: Course,
        clock: Callable[[], datetime],
    ) -> None:
        """Takes the window, what opens our content, the course, and a clock."""
        super().__init__(window)
        self._window = window
        self._open_handbook = cache(open_handbook)
        self._course = course
        self._clock = clock
        self._page: PrepareView | None = None
        self._starters: dict[str, Callable[[], None]] = {}
        self._refreshers: dict[str, Callable[[], None]] = {}
        self._presenters: list[object] = []

    def register(self) -> None:
        """Put the page into the menu, below what is there."""
        name = QCoreApplication.translate("Shell", "Prepare")
        self._window.register_page(PageSpec(PREPARE, name, "list-checks", self._make, "Ctrl+2"))
        self._window.page_shown.connect(self._on_page_shown)
        self._course.on_change(self._on_course_changed)
        QTimer.singleShot(0, self, self._show_count)

    @property
    def part_id(self) -> str:
        """The part in front; empty before the page was first shown."""
        return self._page.part_id if self._page is not None else ""

    def refresh(self) -> None:
        """Show the present moment on the part in front, and in the menu."""
        self._show_count()
        if self._window.page_id == PREPARE and self._page is not None:
            if not self._course.plans and self._page.part_id != CHECKLIST:
                self._show(CHECKLIST)
            self._refreshers[self._page.part_id]()

    def open(self, part_id: str) -> None:
        """Bring a part to the front; while nothing is planned, the list, which says so."""
        self._window.show_page(PREPARE)
        self._show(part_id if self._course.plans else CHECKLIST)
        self._window.header.title.setFocus()

    def _make(self) -> Page:
        from aftercare.ui.prepare.view import PrepareView

        self._page = PrepareView(self._window.look, self._make_part)
        self._show(CHECKLIST)
        return self._page

    def _show(self, part_id: str) -> None:
        if self._page is not None:
            self._page.show_part(part_id)
            self._starters[part_id]()

    def _make_part(self, part_id: str) -> Page:
        makers = {
            CHECKLIST: self._make_checklist,
            MEDICINES: self._make_medicines,
            DRIVER: self._make_driver,
            READY: self._make_ready,
        }
        return makers[part_id]()

    def _make_checklist(self) -> Page:
        from aftercare.ui.checklist.presenter import ChecklistPresenter
        from aftercare.ui.checklist.view import ChecklistView

        view = ChecklistView(self._window.look)
        presenter = ChecklistPresenter(view, self._course, self._clock)
        view.ticked.connect(presenter.tick)
        view.opened.connect(presenter.open)
        view.declined.connect(presenter.decline)
        view.folded.connect(presenter.fold)
        view.clear_said.connect(presenter.say_clear)
        view.question_typed.connect(presenter.type_question)
        view.question_saved.connect(presenter.save_question)
        view.own_words_typed.connect(presenter.type_own_words)
        view.question_added.connect(presenter.add_question)
        view.question_removed.connect(presenter.remove_question)
        view.undo_requested.connect(presenter.undo)
        view.part_requested.connect(self.open)
        view.questions_print_requested.connect(self._on_questions_print)
        return self._kept(CHECKLIST, view, presenter, presenter.start, presenter.refresh)

    def _make_medicines(self) -> Page:
        from aftercare.ui.medicines.presenter import MedicinesPresenter
        from aftercare.ui.medicines.view import MedicinesView

        view = MedicinesView(self._window.look)
        plan = self._plan()
        presenter = MedicinesPresenter(
            view,
            KeptMedicines(self._course),
            lambda: self._handbook.medicine_names,
            self._medicines_setting,
            plan.wording,
            plan.names,
        )
        view.medicine_pressed.connect(presenter.open)
        view.adding_requested.connect(presenter.start_adding)
        view.adding_cancelled.connect(presenter.stop_adding)
        view.names_typed.connect(presenter.type_names)
        view.taken_typed.connect(presenter.type_taken)
        view.name_picked.connect(presenter.pick_name)
        view.add_requested.connect(presenter.add)
        view.status_picked.connect(presenter.pick_status)
        view.who_typed.connect(presenter.type_who)
        view.said_stepped.connect(presenter.step_said)
        view.restart_stepped.connect(presenter.step_restart)
        view.restart_forgotten.connect(presenter.forget_restart)
        view.save_requested.connect(presenter.save_answer)
        view.remove_requested.connect(presenter.remove)
        view.undo_requested.connect(presenter.undo)
        view.searched.connect(presenter.search)
        view.search_closed.connect(presenter.close_search)
        view.page_requested.connect(self.open)
        view.print_requested.connect(self._on_medicines_print)
        return self._kept(MEDICINES, view, presenter, presenter.refresh, presenter.refresh)

    def _make_driver(self) -> Page:
        from aftercare.ui.driver.presenter import DriverPresenter
        from aftercare.ui.driver.view import DriverView

        view = DriverView(self._window.look)
        presenter = DriverPresenter(view, self._course, self._clock, self._on_driver_print, self._on_calendar_wanted)
        view.acted.connect(presenter.act)
        view.name_typed.connect(presenter.type_name)
        view.phone_typed.connect(presenter.type_phone)
        view.pick_up_stepped.connect(presenter.step_pick_up)
        view.undo_requested.connect(presenter.undo)
        view.part_requested.connect(self.open)
        return self._kept(DRIVER, view, presenter, presenter.start, presenter.refresh)

    def _make_ready(self) -> Page:
        from aftercare.ui.ready.presenter import ReadyPresenter
        from aftercare.ui.ready.view import ReadyView

        view = ReadyView(self._window.look)
        presenter = ReadyPresenter(
            view, self._course, lambda: self._handbook.ready_check, self._clock, self._on_leaving
        )
        view.answered.connect(presenter.answer)
        view.unsure_said.connect(presenter.finish)
        view.undo_requested.connect(presenter.undo)
        view.restart_requested.connect(presenter.start_over)
        view.acted.connect(presenter.act)
        view.more_wanted.connect(self._on_more_help)
        view.back_requested.connect(self._on_back)
        return self._kept(READY, view, presenter, presenter.start, presenter.refresh)

    def _medicines_setting(self) -> MedicinesSetting:
        from aftercare.domain.calling import clinic_call
        from aftercare.ui.medicines.ports import MedicinesSetting
        from aftercare.ui.prepare.parts import session_sentence, tab_rows, title

        plan, now = self._plan(), self._clock()
        call = clinic_call(plan, now)
        return MedicinesSetting(
            title=title(),
            subtitle=session_sentence(plan, now)[0],
            today=plan.local(now).date(),
            phone=call.number if call is not None else "",
            tabs=tab_rows(),
            can_print=True,
        )

    def _kept(
        self, part_id: str, view: Page, presenter: object, start: Callable[[], None], refresh: Callable[[], None]
    ) -> Page:
        self._presenters.append(presenter)
        self._starters[part_id], self._refreshers[part_id] = start, refresh
        return view

    @property
    def _handbook(self) -> Handbook:
        return self._open_handbook()

    def _plan(self) -> Plan:
        """The plan of the session in question.

        Raises:
            ValueError: nothing is planned, and then nothing leads here.
        """
        from aftercare.domain.board_words import nearest_plan

        return nearest_plan(self._course.plans, self._clock())

    def _show_count(self) -> None:
        """How much is done, beside the name in the menu; nothing where it cannot be said."""
        count = spoken = ""
        try:
            moment = self._course.at(self._clock())
        except AftercareError:
            moment = None
        if moment is not None:
            done, total = progress(preparation(moment.plan, moment.states, moment.now))
            if total:
                count = QCoreApplication.translate("Shell", "{done}/{total}").format(done=done, total=total)
                spoken = QCoreApplication.translate("Shell", "{done} of {total} done").format(done=done, total=total)
        self._window.show_count(PREPARE, count, spoken)

    def _on_course_changed(self) -> None:
        self.refresh()

    def _on_page_shown(self, page_id: str) -> None:
        """Chosen from the menu, Prepare starts with its list."""
        if page_id == PREPARE and self._page is not None:
            self._show(CHECKLIST)

    def _on_questions_print(self) -> None:
        self.print_wanted.emit("questions")

    def _on_medicines_print(self) -> None:
        self.print_wanted.emit("medicines")

    def _on_driver_print(self) -> None:
        self.print_wanted.emit("driver")

    def _on_calendar_wanted(self) -> None:
        self.page_wanted.emit(PRINT_SHARE)

    def _on_leaving(self) -> None:
        self.page_wanted.emit("today")

    def _on_more_help(self) -> None:
        self.sign_wanted.emit(_CRISIS_SIGN)

    def _on_back(self) -> None:
        self.open(CHECKLIST)
