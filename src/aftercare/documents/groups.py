"""Groups of entries under a heading, which run over columns and pages, and the same inside a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from aftercare.documents.columns import Column, Gaps, GroupHeights
from aftercare.documents.paper import Area
from aftercare.documents.pen import CORNER, FRAME, Ink, Pen
from aftercare.documents.pieces import MeasuredItem, Room, draw_items, items_height, measured_items
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.sheets.sheet import Frame, FrameLook, Group

SIDE, TOP, BOTTOM = 14.5, 9.0, 10.0
HEAVY = 2.5
LEAST_GAP, MOST_GAP, HEAVY_EXTRA = 2.5, 5.0, 2.0
COLUMN_GUTTER = 20.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How airy a sheet is: the white between entries, between groups, below a heading, and between blocks."""

    between: Gaps
    below_title: float
    blocks: float


REGULAR = Spacing(Gaps(lines=7.0, groups=13.5), below_title=6.5, blocks=12.0)
MEDIUM = Spacing(Gaps(lines=5.5, groups=11.0), below_title=5.0, blocks=10.0)
TIGHT = Spacing(Gaps(lines=4.0, groups=9.0), below_title=4.0, blocks=8.0)
SNUG = Spacing(Gaps(lines=2.5, groups=7.0), below_title=3.0, blocks=6.0)


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """A group, broken to the width of a column."""

    room: Room
    title: tuple[str, ...]
    items: tuple[MeasuredItem, ...]
    spacing: Spacing

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.title_height + items_height(self.items, self.spacing.between.lines)

    @property
    def title_height(self) -> float:
        """How tall its heading is, with the white below it."""
        if not self.title:
            return 0.0
        return self.room.typesetter.height(Role.GROUP, len(self.title)) + self.spacing.below_title

    def heights(self) -> GroupHeights:
        """Return the heights it can be cut by."""
        return GroupHeights(self.title_height, tuple(item.height for item in self.items))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw all of it."""
        self.draw_part(pen, 0, len(self.items), left, top)

    def draw_part(self, pen: Pen, first: int, end: int, left: float, top: float) -> float:
        """Draw some of its items below the heading, and return where the last one ends."""
        if self.title:
            with pen.furniture() if first else pen.element(Tag.H2):
                pen.text(Role.GROUP, self.title, left, top)
        items_top = top + self.title_height
        return draw_items(pen, self.items[first:end], left, items_top, self.spacing.between.lines, part_of=self)


def measured_group(group: Group, room: Room, spacing: Spacing) -> MeasuredGroup:
    """Return a group broken to its room."""
    return MeasuredGroup(
        room=room,
        title=room.typesetter.lines(Role.GROUP, group.title, room.width),
        items=measured_items(group.items, room, Role.LINE, Role.LINE),
        spacing=spacing,
    )


def draw_column(pen: Pen, groups: Sequence[MeasuredGroup], column: Column, left: float, top: float) -> None:
    """Draw the parts of groups that stand in one column."""
    for segment in column:
        group = groups[segment.group]
        top = group.draw_part(pen, segment.first, segment.end, left, top) + group.spacing.between.groups


@dataclass(frozen=True, slots=True)
class MeasuredFrame:
    """A frame around a heading and items.

    Attributes:
        room: what it was measured for.
        title: lines of the heading.
        columns: the items of each column.
        look: how much it weighs.
        spacing: how airy it is.
    """

    room: Room
    title: tuple[str, ...]
    columns: tuple[tuple[MeasuredItem, ...], ...]
    look: FrameLook
    spacing: Spacing

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.title and not any(self.columns)

    @property
    def height(self) -> float:
        """How tall it is; 0 when there is nothing to say."""
        if self.is_empty:
            return 0.0
        items = max((items_height(column, self._gap) for column in self.columns), default=0.0)
        return TOP + self._title_height + items + BOTTOM

    @property
    def _gap(self) -> float:
        gap = min(MOST_GAP, max(LEAST_GAP, self.spacing.between.lines))
        return gap + HEAVY_EXTRA if self.look is FrameLook.HEAVY else gap

    @property
    def _title_role(self) -> Role:
        return Role.FRAME_TITLE if self.look is FrameLook.HEAVY else Role.CALL_TITLE

    @property
    def _title_height(self) -> float:
        below = self._gap if self.look is FrameLook.HEAVY else self._gap / 2
        return self.room.typesetter.height(self._title_role, len(self.title)) + below if self.title else 0.0

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over its whole width."""
        if self.is_empty:
            return
        area = Area(left, top, self.room.width, self.height)
        ink = Ink.BLACK
        match self.look:
            case FrameLook.THIN:
                pen.frame(area)
            case FrameLook.HEAVY:
                pen.frame(area, HEAVY)
            case FrameLook.SOLID:
                pen.solid(area, CORNER)
                ink = Ink.PAPER
            case _:
                assert_never(self.look)
        if self.title:
            with pen.element(Tag.H2):
                pen.text(self._title_role, self.title, left + SIDE, top + TOP, ink)
        items_top = top + TOP + self._title_height
        if self.look is FrameLook.HEAVY:
            pen.rule(left + SIDE, area.right - SIDE, items_top - self._gap + FRAME)
        column_left = left + SIDE
        for column in self.columns:
            draw_items(pen, column, column_left, items_top, self._gap)
            column_left += inner_width(self.room.width, len(self.columns)) + COLUMN_GUTTER


def inner_width(width: float, columns: int) -> float:
    """Return how wide each column inside a frame is."""
    return (width - 2 * SIDE - COLUMN_GUTTER * (columns - 1)) / columns


def measured_frame(frame: Frame, room: Room, spacing: Spacing) -> MeasuredFrame:
    """Return a frame; its items read down each of its columns."""
    ink = Ink.PAPER if frame.look is FrameLook.SOLID else Ink.BLACK
    inside = Room(room.typesetter, inner_width(room.width, frame.columns), room.size, ink)
    items = measured_items(frame.items, inside, Role.CALL_REASON, Role.ROW)
    in_first = -(-len(items) // frame.columns)
    role = Role.FRAME_TITLE if frame.look is FrameLook.HEAVY else Role.CALL_TITLE
    return MeasuredFrame(
        room=room,
        title=room.typesetter.lines(role, frame.title, room.width - 2 * SIDE),
        columns=tuple(items[at : at + in_first] for at in range(0, len(items), in_first)) if items else (),
        look=frame.look,
        spacing=spacing,
    )
