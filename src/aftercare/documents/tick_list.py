"""The groups of lines to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from aftercare.documents.columns import Column, Gaps, GroupHeights, Segment
from aftercare.documents.paper import TextSize, mm
from aftercare.documents.pen import TICK_FRAME, Pen
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter
from aftercare.domain.checklist import TickGroup, TickLine

SPACE_BESIDE_BOX = 9.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How airy the list is: the white between lines, between groups, and below a group's title."""

    between: Gaps
    below_title: float


REGULAR = Spacing(Gaps(lines=7.0, groups=13.5), below_title=6.5)
TIGHT = Spacing(Gaps(lines=4.0, groups=10.0), below_title=4.5)


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """A line to tick, broken to the width of a column."""

    text: tuple[str, ...]
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """A group, broken to the width of a column."""

    title: tuple[str, ...]
    lines: tuple[MeasuredLine, ...]


@dataclass(frozen=True, slots=True)
class TickList:
    """All groups, broken to the width of a column and spaced in one way.

    Attributes:
        typesetter: what they were measured with.
        groups: the groups in order of time, each with a line.
        spacing: the white between them.
        box_side: side of a box to tick, with its frame.
    """

    typesetter: Typesetter
    groups: tuple[MeasuredGroup, ...]
    spacing: Spacing
    box_side: float

    def heights(self) -> tuple[GroupHeights, ...]:
        """Return how tall every group is."""
        return tuple(
            GroupHeights(self._title_height(group), tuple(self._line_height(line) for line in group.lines))
            for group in self.groups
        )

    def draw_column(self, pen: Pen, column: Column, left: float, top: float) -> None:
        """Draw the segments of a column from its upper left corner down."""
        for segment in column:
            top = self._draw_segment(pen, segment, left, top) + self.spacing.between.groups

    def _title_height(self, group: MeasuredGroup) -> float:
        if not group.title:
            return 0.0
        return self.typesetter.height(Role.GROUP, len(group.title)) + self.spacing.below_title

    def _line_height(self, line: MeasuredLine) -> float:
        text = self.typesetter.height(Role.LINE, max(1, len(line.text)))
        return max(self.box_side, text + self.typesetter.height(Role.NOTE, len(line.note)))

    def _draw_segment(self, pen: Pen, segment: Segment, left: float, top: float) -> float:
        group = self.groups[segment.group]
        pen.text(Role.GROUP, group.title, left, top)
        top += self._title_height(group)
        for line in group.lines[segment.first : segment.end]:
            self._draw_line(pen, line, left, top)
            top += self._line_height(line) + self.spacing.between.lines
        return top - self.spacing.between.lines

    def _draw_line(self, pen: Pen, line: MeasuredLine, left: float, top: float) -> None:
        first_line_middle = top + max(self.box_side, self.typesetter.height(Role.LINE)) / 2
        pen.tick_box(left, first_line_middle - self.box_side / 2, self.box_side)
        text_left = left + self.box_side + SPACE_BESIDE_BOX
        text_top = first_line_middle - self.typesetter.height(Role.LINE) / 2
        below = pen.text(Role.LINE, line.text, text_left, text_top)
        pen.text(Role.NOTE, line.note, text_left, below)


def box_side(size: TextSize) -> float:
    """Return the side of a box to tick: 5 mm of white to tick in, more where the print is large, and the frame."""
    match size:
        case TextSize.NORMAL:
            return mm(5) + 2 * TICK_FRAME
        case TextSize.LARGE:
            return mm(6.5) + 2 * TICK_FRAME
        case _:
            assert_never(size)


def measured_tick_list(
    groups: Sequence[TickGroup],
    typesetter: Typesetter,
    column_width: float,
    spacing: Spacing,
    side: float,
) -> TickList:
    """Return the groups broken to a column's width; a group without lines has nothing to say and is left out."""
    width = column_width - side - SPACE_BESIDE_BOX

    def measured(line: TickLine) -> MeasuredLine:
        return MeasuredLine(
            text=typesetter.lines(Role.LINE, line.text, width),
            note=typesetter.lines(Role.NOTE, line.note, width),
        )

    return TickList(
        typesetter=typesetter,
        groups=tuple(
            MeasuredGroup(
                title=typesetter.lines(Role.GROUP, group.title, column_width),
                lines=tuple(measured(line) for line in group.lines),
            )
            for group in groups
            if group.lines
        ),
        spacing=spacing,
        box_side=side,
    )
