"""What Print & share needs of the rest of the program, and what its presenter needs of the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.print_log import PrintEntry
from aftercare.domain.sheets.catalogue import Entered
from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.print_share.rows import PrintShareRows, ThingRow

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Order:
    """One sheet to make.

    Attributes:
        kind: which one.
        plan: of the session it is about.
        course: the plans of all sessions.
        entered: what the person entered.
        paper: on which paper.
        size: how large.
        printed_at: the moment that stands on it.
        replaces: the day of the sheet it takes the place of.
    """

    kind: SheetKind
    plan: Plan
    course: tuple[Plan, ...]
    entered: Entered
    paper: Paper
    size: TextSize
    printed_at: datetime
    replaces: date | None = None


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A finished sheet: the file, how its first page looks, and how many pages it has."""

    order: Order
    pdf: bytes
    first_page: PagePicture
    pages: int


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file to hand on; its name tells nobody what it is about."""

    name: str
    content: bytes


class ThingToShare(Protocol):
    """Something a person may hand on: a calendar file, a page for the phone, a file for the driver."""

    @property
    def thing_id(self) -> str:
        """Its lasting name."""

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """How it is offered at this moment; None while there is nothing to hand on."""

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The file. It is called outside the thread of the window.

        Raises:
            AftercareError: it cannot be made.
        """


class PrintRoom(Protocol):
    """Where sheets are made and what left the program is written down."""

    def entered(self, session_id: str) -> Entered:
        """What the person entered.

        Raises:
            AftercareError: it cannot be read.
        """

    def entries(self) -> Sequence[PrintEntry]:
        """What was printed so far.

        Raises:
            AftercareError: it cannot be read.
        """

    def write_down(self, entry: PrintEntry) -> None:
        """Keep that a sheet left the program.

        Raises:
            AftercareError: it could not be kept.
        """

    def make(self, order: Order) -> MadeSheet:
        """A sheet. It is called outside the thread of the window.

        Raises:
            AftercareError: it cannot be made.
        """

    def web_page(self, order: Order) -> bytes:
        """The same sheet as a web page. It is called outside the thread of the window.

        Raises:
            AftercareError: it cannot be made.
        """

    def code(self, plan: Plan, course: Sequence[Plan], now: datetime) -> tuple[tuple[bool, ...], ...]:
        """The code that puts the visit into a phone's calendar, row by row, True for black; empty if it is over.

        It is called outside the thread of the window.

        Raises:
            AftercareError: it cannot be made.
        """

    def things(self) -> Sequence[ThingToShare]:
        """What there is to hand on, in the order it is offered."""


class Crew(Protocol):
    """Those who work while the window goes on."""

    def run(self, work: Callable[[], Result], then: Callable[[Result | AftercareError], None]) -> None:
        """Have something done elsewhere, and hear in the thread of the window what came of it."""

    def finish(self) -> None:
        """Wait until everything is done and heard of."""

    def stop(self) -> None:
        """Do nothing more."""


class PrintDesk(Protocol):
    """What stands between the program and paper, the disk and other programs."""

    def has_printer(self) -> bool:
        """True if this computer knows a printer."""

    def print_sheet(self, made: MadeSheet, then: Callable[[str | AftercareError], None]) -> None:
        """Ask which printer and print; then comes its name, empty if the person changed their mind."""

    def ask_where(self, name: str) -> Path | None:
        """Ask where a file of this name should go; None if the person changed their mind."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file, readable by the person alone.

        Raises:
            AftercareError: it could not be written.
        """

    def show(self, name: str, content: bytes) -> None:
        """Show a file in the program this computer has for it.

        Raises:
            AftercareError: it could not be written.
        """


class PrintShareScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_print_share(self, rows: PrintShareRows) -> None:
        """Show the page."""

    def focus_print(self) -> None:
        """Move focus to the button that prints."""
