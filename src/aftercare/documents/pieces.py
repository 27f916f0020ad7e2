"""The smallest parts of a sheet, measured: paragraphs, entries of lists, rows of a label and what holds for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, assert_never

from aftercare.documents.paper import COLUMN_WIDTH, mm
from aftercare.documents.pen import HAIRLINE, TICK_FRAME, Ink, Pen
from aftercare.documents.structure import Scope, Tag
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import LedLine, Typesetter
from aftercare.domain.sheets.paper import TextSize
from aftercare.domain.sheets.sheet import Blanks, Entry, Item, Mark, Paragraph, Row

SPACE_BESIDE_BOX = 9.0
DOT_RADIUS, DOT_INDENT = 2.6, 13.0
CROSS_SIDE, CROSS_INDENT = 16.5, 25.0
LINE_TO_WRITE_ON = 27.0
LABEL_SHARE, WIDE_LABEL_SHARE, ROW_GUTTER = 0.56, 0.43, 8.0
BLANK_GUTTER, BLANK_HEIGHT = 18.0, 21.0


class Piece(Protocol):
    """Something with a height that can be drawn from its upper left corner."""

    @property
    def height(self) -> float:
        """How tall it is."""
        ...

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it, with its tags."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """What a piece is measured for.

    Attributes:
        typesetter: measures and breaks its text.
        width: how wide it may be.
        size: of the print.
        ink: of its text.
    """

    typesetter: Typesetter
    width: float
    size: TextSize
    ink: Ink = Ink.BLACK


def box_side(size: TextSize) -> float:
    """Return the side of a box to tick: 5 mm of white to tick in, more where the print is large, and the frame."""
    match size:
        case TextSize.NORMAL:
            return mm(5) + 2 * TICK_FRAME
        case TextSize.LARGE:
            return mm(6.5) + 2 * TICK_FRAME
        case _:
            assert_never(size)


@dataclass(frozen=True, slots=True)
class MeasuredParagraph:
    """A paragraph; one without words is a line to write on."""

    room: Room
    role: Role
    lines: tuple[LedLine, ...]

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.room.typesetter.height(self.role, max(1, len(self.lines)))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it as a paragraph."""
        if not self.lines:
            pen.writing_line(left, left + self.room.width, top + self.height)
        with pen.element(Tag.P):
            pen.led_text(self.role, self.lines, left, top, self.room.ink)


def measured_paragraph(paragraph: Paragraph, room: Room, role: Role) -> MeasuredParagraph:
    """Return a paragraph broken to its room."""
    lines = room.typesetter.led_lines(role, paragraph.lead, paragraph.text, room.width)
    return MeasuredParagraph(room, role, lines)


@dataclass(frozen=True, slots=True)
class MeasuredEntry:
    """One entry of a list, with its mark and the lines to write on below it."""

    room: Room
    role: Role
    entry: Entry
    lines: tuple[LedLine, ...]
    note: tuple[str, ...]

    @property
    def height(self) -> float:
        """How tall it is."""
        is_for_pen_only = bool(self.entry.lines) and not self.lines
        text = 0.0 if is_for_pen_only else self.room.typesetter.height(self.role, max(1, len(self.lines)))
        text += self.room.typesetter.height(Role.NOTE, len(self.note))
        return max(_mark_side(self.entry.mark, self.room.size), text) + LINE_TO_WRITE_ON * self.entry.lines

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it, as an entry if it has a mark."""
        pitch = self.room.typesetter.height(self.role) if self.lines else 0.0
        middle = top + max(_mark_side(self.entry.mark, self.room.size), pitch) / 2
        indent = _indent(self.entry.mark, self.room.size)
        if self.entry.mark is Mark.NONE:
            with pen.element(Tag.P):
                below = self._draw_text(pen, left, middle - pitch / 2)
        else:
            with pen.element(Tag.ENTRY), pen.element(Tag.ENTRY_BODY):
                self._draw_mark(pen, left, middle)
                below = self._draw_text(pen, left + indent, middle - pitch / 2)
        for number in range(self.entry.lines):
            pen.writing_line(
                left + indent, left + self.room.width, below + LINE_TO_WRITE_ON * (number + 1), self.room.ink
            )

    def _draw_text(self, pen: Pen, left: float, top: float) -> float:
        if not self.note:
            return pen.led_text(self.role, self.lines, left, top, self.room.ink)
        with pen.element(Tag.P):
            below = pen.led_text(self.role, self.lines, left, top, self.room.ink)
        with pen.element(Tag.P):
            return pen.text(Role.NOTE, self.note, left, below, self.room.ink)

    def _draw_mark(self, pen: Pen, left: float, middle: float) -> None:
        match self.entry.mark:
            case Mark.DOT:
                pen.dot(left + DOT_RADIUS, middle, DOT_RADIUS, self.room.ink)
            case Mark.CROSS:
                pen.cross_box(left, middle - CROSS_SIDE / 2, CROSS_SIDE)
            case Mark.TICK:
                side = box_side(self.room.size)
                says = " ".join(filter(None, (self.entry.lead, self.entry.text))) or self.entry.note or self.entry.key
                pen.tick_box(left, middle - side / 2, side, self.entry.key, says)
            case Mark.NONE:
                return
            case _:
                assert_never(self.entry.mark)


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A label and what holds for it, with a thin rule below."""

    room: Room
    role: Role
    row: Row
    label: tuple[str, ...]
    value: tuple[LedLine, ...]
    value_left: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.room.typesetter.height(self.role, max(1, len(self.label), len(self.value)))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it as a row of a table whose first cell is a heading."""
        with pen.element(Tag.ROW):
            if self.row.mark is Mark.CROSS:
                pitch = self.room.typesetter.height(self.role)
                pen.cross_box(left, top + (pitch - CROSS_SIDE) / 2, CROSS_SIDE)
            with pen.element(Tag.HEAD_CELL, Scope.ROW):
                pen.text(self.role, self.label, left + _indent(self.row.mark, self.room.size), top, self.room.ink)
            with pen.element(Tag.CELL, is_kept=True):
                pen.led_text(self.role, self.value, left + self.value_left, top, self.room.ink)
        if not self.value:
            pen.writing_line(left + self.value_left, left + self.room.width, top + self.height)

    def draw_rule(self, pen: Pen, left: float, middle: float) -> None:
        """Draw the thin rule that parts it from the next one."""
        pen.writing_line(left, left + self.room.width, middle, self.room.ink)


MeasuredItem = MeasuredEntry | MeasuredRow


def measured_items(items: Sequence[Item], room: Room, role: Role, row_role: Role) -> tuple[MeasuredItem, ...]:
    """Return entries and rows broken to their room."""
    return tuple(
        _measured_entry(item, room, role) if isinstance(item, Entry) else _measured_row(item, room, row_role)
        for item in items
    )


def _measured_entry(entry: Entry, room: Room, role: Role) -> MeasuredEntry:
    width = room.width - _indent(entry.mark, room.size)
    return MeasuredEntry(
        room=room,
        role=role,
        entry=entry,
        lines=room.typesetter.led_lines(role, entry.lead, entry.text, width),
        note=room.typesetter.lines(Role.NOTE, entry.note, width),
    )


def _measured_row(row: Row, room: Room, role: Role) -> MeasuredRow:
    value_left = room.width * (WIDE_LABEL_SHARE if room.width > COLUMN_WIDTH else LABEL_SHARE)
    label_width = value_left - _indent(row.mark, room.size) - ROW_GUTTER
    return MeasuredRow(
        room=room,
        role=role,
        row=row,
        label=room.typesetter.lines(role, row.label, label_width),
        value=room.typesetter.led_lines(role, row.value, "", room.width - value_left),
        value_left=value_left,
    )


def draw_items(
    pen: Pen, items: Sequence[MeasuredItem], left: float, top: float, gap: float, part_of: object = None
) -> float:
    """Draw items one below the other, each run of a kind as one list or table, and return where the last one ends.

    Args:
        pen: draws them.
        items: what to draw.
        left: their left edge.
        top: where the first one begins.
        gap: the white between them.
        part_of: what they are a part of; a list of it that was cut before goes on.
    """
    for tag, run in groupby(items, _tag_around):
        if tag is None:
            top = _draw_run(pen, tuple(run), left, top, gap)
        else:
            with pen.element(tag, part_of=part_of):
                top = _draw_run(pen, tuple(run), left, top, gap)
    return top - gap


def items_height(items: Sequence[MeasuredItem], gap: float) -> float:
    """Return how tall they are together."""
    return sum(item.height for item in items) + gap * max(0, len(items) - 1)


def _draw_run(pen: Pen, run: Sequence[MeasuredItem], left: float, top: float, gap: float) -> float:
    for number, item in enumerate(run):
        item.draw(pen, left, top)
        top += item.height + gap
        if isinstance(item, MeasuredRow) and number < len(run) - 1:
            item.draw_rule(pen, left, top - gap / 2)
    return top


def _tag_around(item: MeasuredItem) -> Tag | None:
    if isinstance(item, MeasuredRow):
        return Tag.TABLE
    return None if item.entry.mark is Mark.NONE else Tag.LIST


def _mark_side(mark: Mark, size: TextSize) -> float:
    match mark:
        case Mark.TICK:
            return box_side(size)
        case Mark.CROSS:
            return CROSS_SIDE
        case Mark.DOT | Mark.NONE:
            return 0.0
        case _:
            assert_never(mark)


def _indent(mark: Mark, size: TextSize) -> float:
    match mark:
        case Mark.TICK:
            return box_side(size) + SPACE_BESIDE_BOX
        case Mark.CROSS:
            return CROSS_INDENT
        case Mark.DOT:
            return DOT_INDENT
        case Mark.NONE:
            return 0.0
        case _:
            assert_never(mark)


@dataclass(frozen=True, slots=True)
class MeasuredBlanks:
    """Lines to sign or write on, side by side, each below its label."""

    room: Room
    labels: tuple[tuple[tuple[str, ...], float], ...]

    @property
    def height(self) -> float:
        """How tall it is."""
        return self._label_height + BLANK_HEIGHT + HAIRLINE

    @property
    def _label_height(self) -> float:
        return self.room.typesetter.height(Role.STRIP_LABEL, max(len(lines) for lines, _ in self.labels))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the labels as paragraphs, and the lines."""
        for lines, width in self.labels:
            with pen.element(Tag.P):
                pen.text(Role.STRIP_LABEL, lines, left, top)
            pen.rule(left, left + width, top + self.height - HAIRLINE)
            left += width + BLANK_GUTTER


def measured_blanks(blanks: Blanks, room: Room) -> MeasuredBlanks:
    """Return the lines with their shares of the width."""
    spare = room.width - BLANK_GUTTER * (len(blanks.labels) - 1)
    whole = sum(share for _, share in blanks.labels)
    widths = [spare * share / whole for _, share in blanks.labels]
    return MeasuredBlanks(
        room,
        tuple(
            (room.typesetter.lines(Role.STRIP_LABEL, label, width), width)
            for (label, _), width in zip(blanks.labels, widths, strict=True)
        ),
    )
