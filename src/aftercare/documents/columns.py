"""Spreads groups of lines over columns and pages: sums of heights only, no ink.

Groups run down one column and go on in the next. A title never stands without a line below it, a group is cut only
where that saves a page or where it is taller than a column, and the columns of the last page are about equally tall.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from aftercare.documents.errors import SheetOverflowError

LEAST_LINES_OF_A_PART = 2
HALVINGS = 12
LINE, CLOSING_PART = "a line to tick", "what closes the sheet"


@dataclass(frozen=True, slots=True)
class GroupHeights:
    """How tall a group is: its title with the space below it, and each of its lines."""

    title: float
    lines: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The white between two lines, and between two groups."""

    lines: float
    groups: float


@dataclass(frozen=True, slots=True)
class Segment:
    """The lines `first` up to, not including, `end` of a group, under its title."""

    group: int
    first: int
    end: int


Column = tuple[Segment, ...]
Page = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Rooms:
    """How tall the columns may be.

    Attributes:
        first: on the first page.
        further: on every other page.
        closing: what the last page keeps free for the part that closes the sheet.
    """

    first: float
    further: float
    closing: float

    def on(self, page: int) -> float:
        """Return the room on a page counted from 0."""
        return self.further if page else self.first


class Cutting(Enum):
    """When a group may be cut in two."""

    NEVER = "never"
    WHEN_TALLER_THAN_A_COLUMN = "when taller than a column"
    FREELY = "freely"


@dataclass(frozen=True, slots=True)
class Place:
    """How far the list has been set: the next line of the next group."""

    group: int
    line: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Sets the groups of one sheet.

    Attributes:
        groups: the heights of the groups, in reading order; every group has a line.
        gaps: the white between them.
        column_count: columns on a page.
        cutting: when a group may be cut in two.
    """

    groups: tuple[GroupHeights, ...]
    gaps: Gaps
    column_count: int
    cutting: Cutting

    def pages(self, rooms: Rooms) -> tuple[Page, ...]:
        """Return what stands in each column of each page.

        Raises:
            SheetOverflowError: if a line, or the closing part, is taller than a page.
        """
        pages: list[Page] = []
        place = Place(0, 0)
        while True:
            room = rooms.on(len(pages))
            last_page = self._balanced(place, room - rooms.closing)
            if last_page is not None:
                return (*pages, last_page)
            page, after = self._filled(place, room, self.cutting)
            if self._is_end(after) and len(self.groups) - place.group > 1:
                # All but the closing part fits. It shall not stand alone on its page: the last group goes with it.
                shorter_page = replace(self, groups=self.groups[:-1])._balanced(place, room)
                if shorter_page is not None:
                    page, after = shorter_page, Place(len(self.groups) - 1, 0)
            if after == place and pages:
                raise SheetOverflowError(CLOSING_PART if self._is_end(place) else LINE)
            pages.append(page)
            place = after

    def height(self, column: Column) -> float:
        """Return how tall a column is."""
        parts = [self._segment_height(segment) for segment in column]
        return sum(parts) + self.gaps.groups * max(0, len(parts) - 1)

    def _segment_height(self, segment: Segment) -> float:
        group = self.groups[segment.group]
        lines = group.lines[segment.first : segment.end]
        return group.title + sum(lines) + self.gaps.lines * (len(lines) - 1)

    def _is_end(self, place: Place) -> bool:
        return place.group == len(self.groups)

    def _balanced(self, place: Place, room: float) -> Page | None:
        """Return a page with all the rest in columns as low as can be, or None if it does not fit."""
        if room < 0:
            return None
        for cutting in (Cutting.NEVER, self.cutting):
            page, after = self._filled(place, room, cutting)
            if not self._is_end(after):
                continue
            too_low, low_enough = 0.0, room
            for _ in range(HALVINGS):
                middle = (too_low + low_enough) / 2
                lower_page, after = self._filled(place, middle, cutting)
                if self._is_end(after):
                    page, low_enough = lower_page, middle
                else:
                    too_low = middle
            return page
        return None

    def _filled(self, place: Place, room: float, cutting: Cutting) -> tuple[Page, Place]:
        columns: list[Column] = []
        for _ in range(self.column_count):
            column, place = self._filled_column(place, room, cutting)
            columns.append(column)
        return tuple(columns), place

    def _filled_column(self, place: Place, room: float, cutting: Cutting) -> tuple[Column, Place]:
        segments: list[Segment] = []
        while not self._is_end(place):
            rest = Segment(place.group, place.line, len(self.groups[place.group].lines))
            if self.height((*segments, rest)) <= room:
                segments.append(rest)
                place = Place(place.group + 1, 0)
                continue
            cut = self._cut(tuple(segments), rest, room, cutting)
            if cut is not None:
                segments.append(cut)
                place = Place(place.group, cut.end)
            break
        return tuple(segments), place

    def _cut(self, above: Column, rest: Segment, room: float, cutting: Cutting) -> Segment | None:
        """Return as much of a group as fits below the segments above it, or None if it shall not be cut."""
        if cutting is Cutting.NEVER or (above and cutting is not Cutting.FREELY):
            return None
        for least_lines in (LEAST_LINES_OF_A_PART,) if above else (LEAST_LINES_OF_A_PART, 1):
            for end in range(rest.end - least_lines, rest.first + least_lines - 1, -1):
                part = Segment(rest.group, rest.first, end)
                if self.height((*above, part)) <= room:
                    return part
        return None
