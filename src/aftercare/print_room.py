"""Where the app's sheets and files are made, and what there is to hand on. Loaded when the print page is first shown.

Whoever has another thing to hand on adds it to `AppPrintRoom.things`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare.content.guidance_reader import read_guidance, read_sheets_words
from aftercare.domain.calendar import called_off, driver_events, patient_events, visit_event
from aftercare.domain.calendar_text import event_code
from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.plan import Plan
from aftercare.domain.print_log import PrintEntry
from aftercare.domain.sheets.catalogue import Entered, made_sheet
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.sheet import Sheet
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.today import TaskState
from aftercare.phone_shelf import DriversPhonePage, PatientsPhonePage
from aftercare.resource_root import asset_root, resource_root
from aftercare.ui.print_pages import DRIVERS_FILE
from aftercare.ui.print_share.ports import MadeSheet, Order, SharedFile, ThingToShare
from aftercare.ui.print_share.rows import ThingRow

if TYPE_CHECKING:
    from aftercare.domain.guidance import Guidance
    from aftercare.person_files import PersonFiles
    from aftercare.ui.print_pages import PrintParts

Result = TypeVar("Result")
Words = Callable[[], SheetWords]

THUMBNAIL_WIDTH = 420
"""Pixels across: enough for a thumbnail at 200 % text."""


class AppPrintRoom:
    """Makes sheets from what we ship and what the person entered."""

    def __init__(self, opened: Callable[[], PersonFiles | None], language: str) -> None:
        """Take what gives the person's open files, None while nothing can be kept, and the language of our content."""
        self._opened = opened
        self._language = language

    def entered(self, session_id: str) -> Entered:
        """What the person entered."""
        opened = self._opened()
        if opened is None:
            return Entered()
        questions = opened.private.notes.questions(session_id).on_paper
        return Entered(opened.on_disk.task_states(session_id), opened.private.medicines.load(), questions)

    def entries(self) -> Sequence[PrintEntry]:
        """What was printed so far."""
        opened = self._opened()
        return opened.private.prints.entries() if opened is not None else ()

    def write_down(self, entry: PrintEntry) -> None:
        """Keep that a sheet left the program."""
        opened = self._opened()
        if opened is not None:
            opened.private.prints.add(entry)

    def make(self, order: Order) -> MadeSheet:
        """A sheet as PDF, and how its first page looks."""
        from aftercare.documents.page_pictures import page_count, page_pictures
        from aftercare.documents.press import sheet_pdf

        clinic = order.plan.clinic
        logo = clinic.logo if clinic is not None else None
        pdf = sheet_pdf(self._sheet(order), asset_root() / "fonts", order.paper, order.size, logo=logo)
        (first,) = page_pictures(pdf, width=THUMBNAIL_WIDTH, only_first=True)
        return MadeSheet(order, pdf, first, page_count(pdf))

    def web_page(self, order: Order) -> bytes:
        """The same sheet as a web page."""
        from aftercare.documents.html_twin import sheet_html

        return sheet_html(self._sheet(order)).encode()

    def code(self, plan: Plan, course: Sequence[Plan], now: datetime) -> tuple[tuple[bool, ...], ...]:
        """The visit as a code for a phone, while it is to come."""
        from aftercare.documents.phone_code import code_modules

        if plan.session.is_cancelled or plan.session.planned_end <= now:
            return ()
        return code_modules(event_code(visit_event(Printing(plan, self._words(), now))))

    def things(self) -> Sequence[ThingToShare]:
        """What there is to hand on, in the order it is offered."""
        return self._things

    @cached_property
    def _things(self) -> tuple[ThingToShare, ...]:
        opened = self._opened

        def states(session_id: str) -> Mapping[str, TaskState]:
            files = opened()
            return files.on_disk.task_states(session_id) if files is not None else {}

        words, language = self._words, self._language
        return (
            MyCalendar(words),
            PatientsPhonePage(words, states, language),
            DriversCalendar(words),
            DriversPhonePage(words, states, language),
            DriversFile(),
            CalledOff(words),
        )

    def _sheet(self, order: Order) -> Sheet:
        printing = Printing(order.plan, self._words(), order.printed_at, order.course, order.replaces)
        return made_sheet(order.kind, printing, self._guidance, order.entered)

    def _words(self) -> SheetWords:
        return self._sheet_words

    @cached_property
    def _sheet_words(self) -> SheetWords:
        return read_sheets_words(resource_root(), self._language)

    @cached_property
    def _guidance(self) -> Guidance:
        return read_guidance(resource_root(), self._language)


class MyCalendar:
    """Reminders and visits for the patient's own calendar; discreet, as calendars show on lock screens."""

    thing_id = "my-calendar"

    def __init__(self, words: Words) -> None:
        """Take what reads the words of sheets."""
        self._words = words

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered while something is to come."""
        if all(one.session.is_cancelled or one.session.end <= now for one in course):
            return None
        translate = QCoreApplication.translate
        return ThingRow(
            self.thing_id,
            translate("PrintShare", "Reminders for my phone"),
            translate(
                "PrintShare",
                "Open the file on your phone. It names no medicine and no clinic. "
                "Google Calendar uses its own alerts: check that they are on.",
            ),
            translate("PrintShare", "Save calendar file"),
            "calendar",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The calendar file."""
        from aftercare.documents.calendar_file import calendar_file

        events = patient_events(Printing(plan, self._words(), now, tuple(course)))
        return SharedFile(f"appointment-{plan.session_day().isoformat()}.ics", calendar_file(events, now))


class DriversCalendar:
    """The rides for the driver's calendar."""

    thing_id = "drivers-calendar"

    def __init__(self, words: Words) -> None:
        """Take what reads the words of sheets."""
        self._words = words

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered while there is a ride to come and somebody to drive."""
        driver = plan.driver
        if driver is None or not driver.name or plan.session.is_cancelled or plan.session.end <= now:
            return None
        translate = QCoreApplication.translate
        return ThingRow(
            self.thing_id,
            translate("PrintShare", "The ride, for {name}").format(name=driver.name),
            translate("PrintShare", "Times, the place and who to call. Nothing about your treatment."),
            translate("PrintShare", "Save calendar file"),
            "car",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The calendar file."""
        from aftercare.documents.calendar_file import calendar_file

        events = driver_events(Printing(plan, self._words(), now, tuple(course)))
        return SharedFile(f"pick-up-{plan.session_day().isoformat()}.ics", calendar_file(events, now))


class CalledOff:
    """Takes a session that was called off out of the calendars it was put into."""

    thing_id = "called-off"

    def __init__(self, words: Words) -> None:
        """Take what reads the words of sheets."""
        self._words = words

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered for a session that was called off and would still be to come."""
        if _called_off_plan(plan, course, now) is None:
            return None
        translate = QCoreApplication.translate
        return ThingRow(
            self.thing_id,
            translate("PrintShare", "The session was called off"),
            translate("PrintShare", "This file takes it out of your calendar and your driver’s."),
            translate("PrintShare", "Save cancel file"),
            "x",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The calendar file that calls off what an earlier one brought."""
        from dataclasses import replace

        from aftercare.documents.calendar_file import calendar_file

        gone = _called_off_plan(plan, course, now) or plan
        as_it_was = replace(gone, session=replace(gone.session, is_cancelled=False))
        printing = Printing(as_it_was, self._words(), now)
        events = (*patient_events(printing), *driver_events(printing))
        file = calendar_file(called_off(events, gone.session.revision, printing), now)
        return SharedFile(f"called-off-{gone.session_day().isoformat()}.ics", file)


def _called_off_plan(plan: Plan, course: Sequence[Plan], now: datetime) -> Plan | None:
    """The session that was called off: the one in front, or the nearest of the course that would still come."""
    gone = [one for one in (plan, *course) if one.session.is_cancelled and one.session.planned_end > now]
    return min(gone, key=lambda one: one.session.planned_start, default=None)


def _without_clearing_up(work: Callable[[], Result]) -> Result:
    """Do a piece of work in its thread, and leave what is forgotten to the thread of the windows.

    Python clears up wherever it happens to be. A window or a timer that is taken down in another thread than its own
    ends the program.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return work()
    finally:
        if collects:
            gc.enable()


class ThreadCrew(QObject):
    """One thread beside the window's: what is asked for first is done first.

    Signals:
        done: a function to call in the thread of the window.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the crew; its thread starts with the first work."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sheets")
        self._is_leaving = False
        self.done.connect(self._on_done)

    def run(self, work: Callable[[], Result], then: Callable[[Result | AftercareError], None]) -> None:
        """Have something done, and hear in the thread of the window what came of it."""
        if not self._is_leaving:
            self._pool.submit(_without_clearing_up, work).add_done_callback(partial(self._tell, then))

    def finish(self) -> None:
        """Wait until everything is done and heard of."""
        loop = QEventLoop()
        self.run(lambda: None, lambda _nothing: loop.quit())
        loop.exec()

    def stop(self) -> None:
        """Do nothing more, and wait for what is being done."""
        self._is_leaving = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, then: Callable[[Result | AftercareError], None], future: Future[Result]) -> None:
        """In the other thread: hand the outcome over. What we did not expect is raised where it is heard of."""
        if not self._is_leaving and not future.cancelled():
            self.done.emit(partial(_hear, then, future))

    def _on_done(self, hear: Callable[[], None]) -> None:
        if not self._is_leaving:
            hear()


def _hear(then: Callable[[Result | AftercareError], None], future: Future[Result]) -> None:
    error = future.exception()
    if isinstance(error, AftercareError):
        then(error)
    else:
        then(future.result())


def print_parts(
    window: QWidget, opened: Callable[[], PersonFiles | None], place: Callable[[], Path], language: str
) -> PrintParts:
    """Where sheets are made, who makes them, and what prints them."""
    from aftercare.print_desk import SystemPrintDesk

    crew = ThreadCrew(window)
    return AppPrintRoom(opened, language), crew, SystemPrintDesk(window, crew, place)


class DriversFile:
    """The file for the driver's computer. It has a page of its own, on which the patient sees all that is in it."""

    thing_id = DRIVERS_FILE

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered while there is a visit to drive to, and for the days after it."""
        if plan.session.is_cancelled:
            return None
        translate = QCoreApplication.translate
        title = translate("PrintShare", "For your driver’s computer")
        if plan.driver is not None and plan.driver.name:
            title = translate("PrintShare", "For {driver}’s computer").format(driver=plan.driver.name)
        return ThingRow(
            self.thing_id,
            title,
            translate("PrintShare", "Times, who to call, what is not yet, and the warning signs. No diagnosis."),
            translate("PrintShare", "See it first"),
            "share-2",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """Never asked for: its page makes it."""
        raise BugError(f"{self.thing_id} is saved on a page of its own")
