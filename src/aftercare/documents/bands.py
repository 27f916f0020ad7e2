"""Every block of a sheet as a band over the whole width: one that cannot be cut, or one that runs over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from aftercare.documents.care_card import measured_card
from aftercare.documents.columns import Cutting, Flow, Gaps, GroupHeights, Page
from aftercare.documents.groups import (
    MeasuredFrame,
    MeasuredGroup,
    Spacing,
    draw_column,
    measured_frame,
    measured_group,
)
from aftercare.documents.month_grid import measured_month_grid
from aftercare.documents.opening import measured_boxes
from aftercare.documents.paper import COLUMN_WIDTH, GUTTER, LIVE_HEIGHT
from aftercare.documents.pen import Pen
from aftercare.documents.pieces import Piece, Room, measured_blanks, measured_paragraph
from aftercare.documents.tables import MeasuredTable, measured_table, measured_timetable
from aftercare.documents.type_scale import Role
from aftercare.documents.wallet import measured_wallet
from aftercare.domain.sheets.paper import TextSize
from aftercare.domain.sheets.sheet import (
    Beside,
    Blanks,
    Block,
    Calendar,
    CareCard,
    Frame,
    Group,
    Paragraph,
    Spread,
    Table,
    TimeBoxes,
    Timetable,
    WalletCard,
)


@dataclass(frozen=True, slots=True)
class SolidBand:
    """A band that cannot be cut; ``name`` is what it is, for an error."""

    piece: Piece
    name: str

    @property
    def height(self) -> float:
        """How tall it is; 0 when there is nothing to say."""
        return self.piece.height


@dataclass(frozen=True, slots=True)
class FlowBand:
    """A band that runs over columns and pages."""

    flow: Flow
    parts: tuple[MeasuredGroup, ...] | MeasuredTable
    lefts: tuple[float, ...]

    def draw_page(self, pen: Pen, page: Page, left: float, top: float) -> None:
        """Draw what stands on one page."""
        if isinstance(self.parts, MeasuredTable):
            for segment in page[0]:
                self.parts.draw_part(pen, segment.first, segment.end, left, top)
            return
        for column_left, column in zip(self.lefts, page, strict=True):
            draw_column(pen, self.parts, column, left + column_left, top)


Band = SolidBand | FlowBand

TALLEST_PAIR = LIVE_HEIGHT / 2
"""Columns side by side cannot be cut, so taller ones are set one below the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns that belong side by side."""

    left: tuple[MeasuredGroup | MeasuredFrame, ...]
    right: tuple[MeasuredGroup | MeasuredFrame, ...]
    gap: float

    @property
    def height(self) -> float:
        """How tall the taller one is."""
        return max(self._height(self.left), self._height(self.right))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the left column, then the right one."""
        for column_left, column in ((left, self.left), (left + COLUMN_WIDTH + GUTTER, self.right)):
            below = top
            for part in column:
                part.draw(pen, column_left, below)
                below += part.height + self.gap

    def _height(self, column: tuple[MeasuredGroup | MeasuredFrame, ...]) -> float:
        return sum(part.height for part in column) + self.gap * max(0, len(column) - 1)


def measured_bands(body: Sequence[Block], room: Room, spacing: Spacing, cutting: Cutting) -> tuple[Band, ...]:
    """Return the blocks of a sheet as bands."""
    return tuple(band for block in body for band in _bands(block, room, spacing, cutting))


def measured_foot(foot: Sequence[Frame | Blanks | Paragraph], room: Room, spacing: Spacing) -> tuple[SolidBand, ...]:
    """Return what stands at the foot of the last page; none of it can be cut."""
    return tuple(
        band for block in foot for band in _bands(block, room, spacing, Cutting.NEVER) if isinstance(band, SolidBand)
    )


def _bands(block: Block, room: Room, spacing: Spacing, cutting: Cutting) -> Iterator[Band]:
    match block:
        case Paragraph():
            yield SolidBand(measured_paragraph(block, room, Role.LINE), "a paragraph")
        case Frame():
            yield SolidBand(measured_frame(block, room, spacing), "a frame")
        case TimeBoxes():
            yield SolidBand(measured_boxes(block, room), "the large times")
        case CareCard():
            yield SolidBand(measured_card(block, room, spacing.between.lines), "a card")
        case Blanks():
            yield SolidBand(measured_blanks(block, room), "lines to write on")
        case Calendar():
            yield SolidBand(measured_month_grid(block, room), "the calendar")
        case WalletCard():
            yield SolidBand(measured_wallet(block, room), "the wallet card")
        case Group():
            yield _flow((block,), room, spacing, cutting, 1)
        case Spread():
            yield _flow(block.groups, room, spacing, cutting, 2 if room.size is TextSize.NORMAL else 1)
        case Timetable():
            yield _table(measured_timetable(block, room, spacing.between.lines), cutting)
        case Table():
            yield _table(measured_table(block, room), cutting)
        case Beside():
            yield from _beside(block, room, spacing, cutting)
        case _:
            assert_never(block)


def _beside(block: Beside, room: Room, spacing: Spacing, cutting: Cutting) -> Iterator[Band]:
    column = Room(room.typesetter, COLUMN_WIDTH, room.size)
    left, right = (
        tuple(
            measured_frame(part, column, spacing) if isinstance(part, Frame) else measured_group(part, column, spacing)
            for part in parts
            if part.items
        )
        for parts in (block.left, block.right)
    )
    pair = Pair(left, right, spacing.between.groups)
    if room.size is TextSize.NORMAL and pair.height <= TALLEST_PAIR:
        yield SolidBand(pair, "two columns")
        return
    for part in (*block.left, *block.right):
        yield from _bands(part, room, spacing, cutting)


def _flow(groups: Sequence[Group], room: Room, spacing: Spacing, cutting: Cutting, columns: int) -> FlowBand:
    column = Room(room.typesetter, COLUMN_WIDTH if columns == 2 else room.width, room.size)
    measured = tuple(measured_group(group, column, spacing) for group in groups if group.items)
    flow = Flow(tuple(group.heights() for group in measured), spacing.between, columns, cutting)
    return FlowBand(flow, measured, (0.0, COLUMN_WIDTH + GUTTER)[:columns])


def _table(table: MeasuredTable, cutting: Cutting) -> FlowBand:
    heights = GroupHeights(table.title_height, tuple(row.height for row in table.rows))
    flow = Flow((heights,) if table.rows else (), Gaps(0.0, 0.0), 1, cutting)
    return FlowBand(flow, table, (0.0,))
