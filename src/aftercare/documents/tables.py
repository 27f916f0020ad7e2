"""Tables over the whole width: the day in large times, and tables with headings, some of them to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.pen import FRAME, HAIRLINE, Pen
from aftercare.documents.pieces import Room
from aftercare.documents.structure import Scope, Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.sheets.sheet import Table, Timetable

TIME_SHARE = 0.29
ROW_PAD, FORM_ROW = 5.0, 31.0
COLUMN_GUTTER = 10.0
SPACE_BELOW_TITLE = 4.0


@dataclass(frozen=True, slots=True)
class MeasuredCell:
    """Lines of one cell, and where it begins."""

    role: Role
    lines: tuple[str, ...]
    left: float


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, with a rule below it.

    Attributes:
        room: what it was measured for.
        cells: its cells; the first one names the row.
        least: how tall it is at least.
        pad: the white above and below its text.
        rule: how thick the rule is.
    """

    room: Room
    cells: tuple[MeasuredCell, ...]
    least: float
    pad: float
    rule: float = HAIRLINE

    @property
    def height(self) -> float:
        """How tall it is, with its rule."""
        text = max(self.room.typesetter.height(cell.role, len(cell.lines)) for cell in self.cells)
        return max(self.least, text + 2 * self.pad)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it as a row whose first cell is a heading."""
        first = self.room.typesetter.height(self.cells[0].role)
        with pen.element(Tag.ROW):
            for number, cell in enumerate(self.cells):
                tag, scope = (Tag.CELL, None) if number else (Tag.HEAD_CELL, Scope.ROW)
                with pen.element(tag, scope, is_kept=True):
                    # A text beside a larger one stands on the middle of its first line.
                    lower = max(0.0, (first - self.room.typesetter.height(cell.role)) / 2)
                    pen.text(cell.role, cell.lines, left + cell.left, top + self.pad + lower)
        self._draw_rule(pen, left, top)

    def draw_head(self, pen: Pen, left: float, top: float) -> None:
        """Draw it as the row of headings."""
        with pen.element(Tag.ROW):
            for cell in self.cells:
                with pen.element(Tag.HEAD_CELL, Scope.COLUMN, is_kept=True):
                    pen.text(cell.role, cell.lines, left + cell.left, top + self.pad)
        self._draw_rule(pen, left, top)

    def _draw_rule(self, pen: Pen, left: float, top: float) -> None:
        if self.rule == FRAME:
            pen.rule(left, left + self.room.width, top + self.height - FRAME / 2)
        else:
            pen.writing_line(left, left + self.room.width, top + self.height - HAIRLINE / 2)


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A table that may go on over pages: its heading and its first row are repeated there.

    Attributes:
        room: what it was measured for.
        title: lines of the heading.
        head: the row of headings; None where a table needs none.
        rows: the rows.
    """

    room: Room
    title: tuple[str, ...]
    head: TableRow | None
    rows: tuple[TableRow, ...]

    @property
    def title_height(self) -> float:
        """How tall everything above the first row is."""
        title = self.room.typesetter.height(Role.GROUP, len(self.title)) + SPACE_BELOW_TITLE if self.title else 0.0
        return title + (self.head.height if self.head else FRAME)

    def draw_part(self, pen: Pen, first: int, end: int, left: float, top: float) -> None:
        """Draw some of its rows, below heading and headings."""
        below = top
        if self.title:
            with pen.furniture() if first else pen.element(Tag.H2):
                below = pen.text(Role.GROUP, self.title, left, top) + SPACE_BELOW_TITLE
        with pen.element(Tag.TABLE, part_of=self):
            pen.rule(left, left + self.room.width, below + FRAME / 2)
            if self.head and first:
                with pen.furniture():
                    self.head.draw_head(pen, left, below)
            elif self.head:
                self.head.draw_head(pen, left, below)
            below = top + self.title_height
            for row in self.rows[first:end]:
                row.draw(pen, left, below)
                below += row.height


def measured_timetable(table: Timetable, room: Room, pad: float) -> MeasuredTable:
    """Return the day in large times."""
    text_left = room.width * TIME_SHARE

    def row(time: str, text: str, rule: float) -> TableRow:
        cells = (
            MeasuredCell(Role.BIG_TIME, room.typesetter.lines(Role.BIG_TIME, time, text_left - COLUMN_GUTTER), 0.0),
            MeasuredCell(Role.ARRIVAL, room.typesetter.lines(Role.ARRIVAL, text, room.width - text_left), text_left),
        )
        return TableRow(room, cells, 0.0, pad, rule)

    last = len(table.rows) - 1
    rows = tuple(
        row(time, text, FRAME if number == last else HAIRLINE) for number, (time, text) in enumerate(table.rows)
    )
    return MeasuredTable(room, room.typesetter.lines(Role.GROUP, table.title, room.width), None, rows)


def measured_table(table: Table, room: Room) -> MeasuredTable:
    """Return a table with headings."""
    whole = sum(table.shares)
    widths = [room.width * share / whole for share in table.shares]
    lefts = [sum(widths[:number]) for number in range(len(widths))]

    def row(texts: tuple[str, ...], roles: tuple[Role, ...], least: float, rule: float) -> TableRow:
        cells = tuple(
            MeasuredCell(role, room.typesetter.lines(role, text, width - COLUMN_GUTTER), left)
            for text, role, width, left in zip(texts, roles, widths, lefts, strict=True)
        )
        return TableRow(room, cells, least, ROW_PAD, rule)

    body = (Role.ROW, *(Role.LINE for _ in table.shares[1:]))
    least = FORM_ROW if table.is_form else 0.0
    return MeasuredTable(
        room=room,
        title=room.typesetter.lines(Role.GROUP, table.title, room.width),
        head=row(table.head, tuple(Role.COLUMN_HEAD for _ in table.head), 0.0, FRAME),
        rows=tuple(row(texts, body, least, HAIRLINE) for texts in table.rows),
    )
