"""Decides what Print & share shows, has sheets made while the window goes on, and writes down what left the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board_words import nearest_plan
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.print_log import PrintEntry, PrintWay, last_entry, out_of_date, replaced_entry
from aftercare.domain.sheets.catalogue import NOTHING_ENTERED, Entered, discreet_name
from aftercare.domain.sheets.paper import Paper, TextSize, usual_paper
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.course import Course
from aftercare.ui.print_share.names import IN_ORDER, sheet_name
from aftercare.ui.print_share.ports import (
    Crew,
    MadeSheet,
    Order,
    PrintDesk,
    PrintRoom,
    PrintShareScreen,
    SharedFile,
)
from aftercare.ui.print_share.rows import PanelRow, PaperRow, PrintShareRows, ShareRow, SheetRow
from aftercare.ui.print_share.visit_code import VisitCode


class _Ground(NamedTuple):
    """What all sheets are made from at one moment; while it stays the same, what was made stays good."""

    plan: Plan
    course: tuple[Plan, ...]
    entered: Entered
    paper: Paper
    size: TextSize


class _Said(NamedTuple):
    words: str = ""
    is_problem: bool = False


class PrintSharePresenter:
    """Knows which sheet is chosen, and which ones are made."""

    def __init__(
        self,
        screen: PrintShareScreen,
        course: Course,
        room: PrintRoom,
        crew: Crew,
        desk: PrintDesk,
        now: Callable[[], datetime],
    ) -> None:
        """Take the view, the course, where sheets are made and by whom, what prints them, and a clock."""
        self._screen = screen
        self._course = course
        self._room = room
        self._crew = crew
        self._desk = desk
        self._now = now
        self._chosen = SheetKind.PREPARATION
        self._paper: Paper | None = None
        self._size = TextSize.NORMAL
        self._ground: _Ground | None = None
        self._made: dict[SheetKind, MadeSheet | AftercareError] = {}
        self._asked: set[SheetKind] = set()
        self._said = _Said()
        self._said_of_things = _Said()
        self._code = VisitCode(room, crew, self._show)

    @property
    def chosen(self) -> SheetKind:
        """The sheet the panel is about."""
        return self._chosen

    def refresh(self) -> None:
        """Show what is so now, and have made what is missing."""
        ground = self._ground_now()
        if ground != self._ground:
            self._ground = ground
            self._made.clear()
            self._asked.clear()
        if ground is not None:
            self._code.look(ground.plan, ground.course, self._now())
            for kind in (self._chosen, *IN_ORDER):
                self._want(kind, ground)
        self._show()

    def _show(self) -> None:
        self._screen.show_print_share(self._rows())

    def choose(self, kind_id: str) -> None:
        """Let the panel be about another sheet."""
        self._chosen = SheetKind(kind_id)
        self._said = _Said()
        self.refresh()

    def set_large(self, is_large: bool) -> None:
        """Turn large type on or off."""
        self._size = TextSize.LARGE if is_large else TextSize.NORMAL
        self._said = _Said()
        self.refresh()

    def set_paper(self, paper_id: str) -> None:
        """Take another paper."""
        self._paper = Paper(paper_id)
        self._said = _Said()
        self.refresh()

    def print_this(self, kind: SheetKind) -> None:
        """Choose a sheet and print it: what Ctrl+P does on every page."""
        self._chosen = kind
        self._said = _Said()
        self.refresh()
        self._screen.focus_print()
        self.print_chosen()

    def print_chosen(self) -> None:
        """Print the chosen sheet as it is at this moment; without a printer, say what to do."""
        translate = QCoreApplication.translate
        if not self._desk.has_printer():
            self._say(
                translate("PrintShare", "No printer is set up on this computer. Save the page as PDF."), is_problem=True
            )
            return
        self._with_fresh(self._print)

    def save_chosen(self) -> None:
        """Save the chosen sheet as PDF, where the person wants it."""
        self._with_fresh(self._save)

    def open_chosen(self) -> None:
        """Show the chosen sheet in the program this computer has for it."""
        self._with_fresh(self._open)

    def save_web_page(self) -> None:
        """Save the chosen sheet as a web page, which screens and screen readers take best."""
        order = self._fresh_order()
        if order is not None:
            self._crew.run(partial(self._room.web_page, order), partial(self._save_page, order))

    def share(self, thing_id: str) -> None:
        """Make a thing to hand on, and save it where the person wants it."""
        ground = self._ground
        thing = next((one for one in self._room.things() if one.thing_id == thing_id), None)
        if ground is not None and thing is not None:
            self._crew.run(partial(thing.make, ground.plan, ground.course, self._now()), self._save_thing)

    def _ground_now(self) -> _Ground | None:
        plans = self._course.plans
        if not plans:
            return None
        plan = nearest_plan(plans, self._now())
        try:
            entered = self._room.entered(plan.session.session_id)
        except AftercareError:
            # What was entered cannot be read; the sheets have lines to write on for it.
            entered = NOTHING_ENTERED
        return _Ground(plan, plans, entered, self._paper or usual_paper(plan.facts.country), self._size)

    def _want(self, kind: SheetKind, ground: _Ground) -> None:
        if kind in self._made or kind in self._asked:
            return
        self._asked.add(kind)
        order = self._order(kind, ground)
        self._crew.run(partial(self._room.make, order), partial(self._take, kind, ground))

    def _take(self, kind: SheetKind, ground: _Ground, made: MadeSheet | AftercareError) -> None:
        if ground is not self._ground:
            return
        self._made[kind] = made
        self._screen.show_print_share(self._rows())

    def _order(self, kind: SheetKind, ground: _Ground) -> Order:
        return Order(kind, *ground, printed_at=self._now(), replaces=self._replaces(kind, ground.plan))

    def _replaces(self, kind: SheetKind, plan: Plan) -> date | None:
        entry = replaced_entry(self._entries(), kind, plan)
        return plan.local(entry.at).date() if entry is not None else None

    def _entries(self) -> Sequence[PrintEntry]:
        try:
            return self._room.entries()
        except AftercareError:
            return ()

    def _fresh_order(self) -> Order | None:
        """The chosen sheet, to be made as it is at this moment."""
        self.refresh()
        return self._order(self._chosen, self._ground) if self._ground is not None else None

    def _with_fresh(self, then: Callable[[MadeSheet], None]) -> None:
        order = self._fresh_order()
        if order is not None:
            self._crew.run(partial(self._room.make, order), partial(self._unless_failed, then))

    def _unless_failed(self, then: Callable[[MadeSheet], None], made: MadeSheet | AftercareError) -> None:
        if isinstance(made, AftercareError):
            self._say(self._not_made(), is_problem=True)
        else:
            then(made)

    def _print(self, made: MadeSheet) -> None:
        self._desk.print_sheet(made, partial(self._printed, made))

    def _printed(self, made: MadeSheet, printer: str | AftercareError) -> None:
        translate = QCoreApplication.translate
        if isinstance(printer, AftercareError):
            said = translate("PrintShare", "The printer did not take the page. Try again, or save it as PDF.")
            self._say(said, is_problem=True)
        elif printer:
            self._write_down(made, PrintWay.PRINTED)
            self._say(translate("PrintShare", "Sent to {printer}.").format(printer=printer))

    def _save(self, made: MadeSheet) -> None:
        if self._save_as(f"{_file_name(made.order)}.pdf", made.pdf):
            self._write_down(made, PrintWay.SAVED)
            self._screen.show_print_share(self._rows())

    def _save_page(self, order: Order, page: bytes | AftercareError) -> None:
        if isinstance(page, AftercareError):
            self._say(self._not_made(), is_problem=True)
        else:
            self._save_as(f"{_file_name(order)}.html", page)

    def _save_as(self, name: str, content: bytes) -> bool:
        path = self._desk.ask_where(name)
        if path is None:
            return False
        translate = QCoreApplication.translate
        try:
            self._desk.save(path, content)
        except AftercareError:
            self._say(translate("PrintShare", "We could not save it there. Choose another folder."), is_problem=True)
            return False
        self._say(translate("PrintShare", "Saved as {name}.").format(name=path.name))
        return True

    def _open(self, made: MadeSheet) -> None:
        try:
            self._desk.show(f"{_file_name(made.order)}.pdf", made.pdf)
        except AftercareError:
            self._say(self._not_made(), is_problem=True)

    def _save_thing(self, file: SharedFile | AftercareError) -> None:
        translate = QCoreApplication.translate
        if isinstance(file, AftercareError):
            self._said_of_things = _Said(
                translate("PrintShare", "We could not make this file. Your plan is safe."), True
            )
        elif (path := self._desk.ask_where(file.name)) is not None:
            try:
                self._desk.save(path, file.content)
                said = translate("PrintShare", "Saved as {name}.").format(name=path.name)
                self._said_of_things = _Said(said)
            except AftercareError:
                said = translate("PrintShare", "We could not save it there. Choose another folder.")
                self._said_of_things = _Said(said, True)
        self._screen.show_print_share(self._rows())

    def _write_down(self, made: MadeSheet, way: PrintWay) -> None:
        plan, order = made.order.plan, made.order
        try:
            self._room.write_down(PrintEntry(plan.session.session_id, order.kind, plan.number, order.printed_at, way))
        except AftercareError:
            # The sheet is out; that nobody wrote it down costs a line on the next one, not the print.
            return

    def _not_made(self) -> str:
        return QCoreApplication.translate("PrintShare", "We could not make this page. Your plan is safe.")

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self._said = _Said(words, is_problem)
        self._screen.show_print_share(self._rows())

    def _rows(self) -> PrintShareRows:
        translate = QCoreApplication.translate
        title = translate("PrintShare", "Print & share")
        ground = self._ground
        if ground is None:
            return PrintShareRows(
                title, "", nothing=translate("PrintShare", "Your pages appear here when you add a session.")
            )
        return PrintShareRows(
            title,
            translate("PrintShare", "Pages are black and white, in large type. Choose one to see it."),
            sheets=tuple(self._sheet(kind, ground) for kind in IN_ORDER),
            panel=self._panel(ground),
            share=self._share(ground),
            banner=self._banner(ground),
        )

    def _sheet(self, kind: SheetKind, ground: _Ground) -> SheetRow:
        translate = QCoreApplication.translate
        name, _, purpose = sheet_name(kind, ground.plan, len(ground.course))
        made = self._made.get(kind)
        picture = None
        match made:
            case MadeSheet():
                picture = made.first_page
                line = _pages(made.pages)
                if purpose:
                    line = translate("PrintShare", "{pages}, {purpose}").format(pages=line, purpose=purpose)
            case None:
                line = translate("PrintShare", "Making your page")
            case _:
                line = translate("PrintShare", "Could not be made")
        is_chosen = kind is self._chosen
        spoken = translate("PrintShare", "{name}, {line}")
        if is_chosen:
            spoken = translate("PrintShare", "{name}, {line}, chosen")
        return SheetRow(kind.value, name, line, spoken.format(name=name, line=line), picture, is_chosen)

    def _panel(self, ground: _Ground) -> PanelRow:
        translate = QCoreApplication.translate
        name = sheet_name(self._chosen, ground.plan, len(ground.course))
        made = self._made.get(self._chosen)
        day = ground.plan.wording.day(ground.plan.session_day())
        paper = _paper_name(ground.paper)
        line = translate("PrintShare", "Ready to print on {paper} paper. Uses your plan for {day}.")
        if made is None:
            line = translate("PrintShare", "Making your page for {paper} paper, from your plan for {day}.")
        pages = made.pages if isinstance(made, MadeSheet) and ground.size is TextSize.LARGE else 0
        return PanelRow(
            title=name.name,
            line=line.format(paper=paper, day=day),
            print_text=name.print_text,
            save_text=translate("PrintShare", "Save as PDF"),
            can_print=self._desk.has_printer(),
            large_line=_pages(pages) if pages else "",
            is_large=ground.size is TextSize.LARGE,
            papers=tuple(PaperRow(one.value, _paper_name(one), one is ground.paper) for one in Paper),
            last=self._last(ground),
            said=self._said.words,
            is_problem=self._said.is_problem,
        )

    def _last(self, ground: _Ground) -> str:
        """When the chosen sheet last left the program, and with which plan on it."""
        entry = last_entry(self._entries(), self._chosen, ground.plan)
        if entry is None:
            return ""
        translate = QCoreApplication.translate
        said = translate("PrintShare", "Last saved {day}, {time}, from plan {number}.")
        if entry.way is PrintWay.PRINTED:
            said = translate("PrintShare", "Last printed {day}, {time}, from plan {number}.")
        at, wording = ground.plan.local(entry.at), ground.plan.wording
        return said.format(day=wording.day(at.date()), time=wording.clock_time(at.time()), number=entry.plan_number)

    def _share(self, ground: _Ground) -> ShareRow:
        translate = QCoreApplication.translate
        now = self._now()
        rows = (thing.row(ground.plan, ground.course, now) for thing in self._room.things())
        code = self._code.rows
        line = ""
        if code:
            line = translate("PrintShare", "Point your phone camera here. It says “Appointment” and the time only.")
        return ShareRow(
            translate("PrintShare", "Put it on your phone"),
            line,
            code,
            translate("PrintShare", "Code for a phone camera. It holds the time of your appointment."),
            tuple(row for row in rows if row is not None),
            self._said_of_things.words,
            self._said_of_things.is_problem,
        )

    def _banner(self, ground: _Ground) -> str:
        old = out_of_date(self._entries(), ground.plan, self._now())
        if not old:
            return ""
        names = [sheet_name(kind, ground.plan, len(ground.course)).name for kind in old]
        comma = ground.plan.wording.phrases["list_comma"]
        translate = QCoreApplication.translate
        said = translate("PrintShare", "Your plan changed since you printed: {sheets}. Print again.")
        return said.format(sheets=comma.join(names))


def _file_name(order: Order) -> str:
    """A name from which nobody learns what the file is about."""
    return f"{discreet_name(order.kind)}-{order.plan.session_day().isoformat()}"


def _pages(count: int) -> str:
    translate = QCoreApplication.translate
    words = translate("PrintShare", "1 page") if count == 1 else translate("PrintShare", "{n} pages")
    return words.format(n=count)


def _paper_name(paper: Paper) -> str:
    translate = QCoreApplication.translate
    return translate("PrintShare", "Letter") if paper is Paper.LETTER else translate("PrintShare", "A4")
