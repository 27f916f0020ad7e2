"""Stand-ins for all that lies outside Print & share: a room that makes pages at once, a desk that remembers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from PIL import Image
from tests.documents.golden_files import GOLDEN

from aftercare.documents.phone_code import code_modules
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.print_log import PrintEntry
from aftercare.domain.sheets.catalogue import Entered
from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.domain.sheets.paper import TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.store_errors import StoreFull
from aftercare.ui.print_share.ports import MadeSheet, Order, Result, SharedFile, ThingToShare
from aftercare.ui.print_share.rows import PrintShareRows, ThingRow

NO_ROOM = StoreFull(Path("plan.db"), "no space left")


@cache
def picture_of(kind: SheetKind) -> PagePicture:
    """The kept picture of a sheet."""
    with Image.open(GOLDEN / "sheets" / f"{kind.value}.png") as kept:
        greys = kept.convert("L")
        return PagePicture(greys.width, greys.height, greys.tobytes())


class Reminders:
    """A thing to hand on."""

    thing_id = "reminders"

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        line = "Open the file on your phone. It names no medicine and no clinic."
        return ThingRow(self.thing_id, "Reminders for my phone", line, "Save calendar file", "calendar")

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        return SharedFile("appointment.ics", b"BEGIN:VCALENDAR")


class Nothing:
    """A thing that cannot be handed on now."""

    thing_id = "nothing"

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        return None

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        raise NO_ROOM


class Room:
    """Makes every sheet from its kept picture."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.log: list[PrintEntry] = []
        self.failure: AftercareError | None = None
        self.read_error: AftercareError | None = None
        self.write_error: AftercareError | None = None

    def entered(self, session_id: str) -> Entered:
        if self.read_error is not None:
            raise self.read_error
        return Entered()

    def entries(self) -> Sequence[PrintEntry]:
        if self.read_error is not None:
            raise self.read_error
        return tuple(self.log)

    def write_down(self, entry: PrintEntry) -> None:
        if self.write_error is not None:
            raise self.write_error
        self.log.append(entry)

    def make(self, order: Order) -> MadeSheet:
        self.orders.append(order)
        if self.failure is not None:
            raise self.failure
        return MadeSheet(order, b"%PDF", picture_of(order.kind), 2 if order.size is TextSize.LARGE else 1)

    def web_page(self, order: Order) -> bytes:
        return b"<!DOCTYPE html>"

    def code(self, plan: Plan, course: Sequence[Plan], now: datetime) -> tuple[tuple[bool, ...], ...]:
        return code_modules("BEGIN:VEVENT\r\nSUMMARY:Appointment\r\nDTSTART:20260514T170000Z\r\nEND:VEVENT")

    def things(self) -> Sequence[ThingToShare]:
        return (Reminders(), Nothing())


class Crew:
    """Does everything at once, or when it is told to."""

    def __init__(self) -> None:
        self.is_at_work = True
        self._waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Result], then: Callable[[Result | AftercareError], None]) -> None:
        def do() -> None:
            try:
                result: Result | AftercareError = work()
            except AftercareError as error:
                result = error
            then(result)

        if self.is_at_work:
            do()
        else:
            self._waiting.append(do)

    def work_off(self) -> None:
        """Do what waits."""
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def finish(self) -> None:
        self.work_off()

    def stop(self) -> None:
        self._waiting.clear()


class Desk:
    """A printer, a disk and other programs that only remember."""

    def __init__(self) -> None:
        self.printer = "Office"
        self.printed: list[MadeSheet] = []
        self.saved: list[tuple[Path, bytes]] = []
        self.shown: list[str] = []
        self.place: Path | None = Path("/home/alex")
        self.outcome: str | AftercareError | None = None
        self.write_error: AftercareError | None = None

    def has_printer(self) -> bool:
        return bool(self.printer)

    def print_sheet(self, made: MadeSheet, then: Callable[[str | AftercareError], None]) -> None:
        self.printed.append(made)
        then(self.printer if self.outcome is None else self.outcome)

    def ask_where(self, name: str) -> Path | None:
        return self.place / name if self.place is not None else None

    def save(self, path: Path, content: bytes) -> None:
        if self.write_error is not None:
            raise self.write_error
        self.saved.append((path, content))

    def show(self, name: str, content: bytes) -> None:
        if self.write_error is not None:
            raise self.write_error
        self.shown.append(name)


class Screen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.rows = PrintShareRows("", "")
        self.focused = 0

    def show_print_share(self, rows: PrintShareRows) -> None:
        self.rows = rows

    def focus_print(self) -> None:
        self.focused += 1
