"""The calendar of a course: seven columns, a heavy frame for a session, hatching for the day after, a tick for done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from aftercare.documents.paper import Area
from aftercare.documents.pen import FRAME, Ink, Pen
from aftercare.documents.pieces import Room
from aftercare.documents.structure import Scope, Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.sheets.sheet import Calendar, CalendarDay

HEAVY = 3.0
PAD = 6.0
LABEL_PAD, LABEL_CORNER = 3.0, 4.0
LEGEND_GAP, LEGEND_HEIGHT = 7.0, 13.0
SWATCH, BESIDE_SWATCH, BETWEEN_SIGNS = 20.0, 7.0, 14.0
TICK_STROKE = 2.0
LEAST_LINES = 3


class Swatch(Enum):
    """The signs of the calendar, in the order of its legend."""

    SESSION = "session"
    AFTER = "after"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MeasuredDay:
    """One day in lines."""

    day: CalendarDay
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One row of the calendar."""

    room: Room
    days: tuple[MeasuredDay, ...]
    done: str

    @property
    def _width(self) -> float:
        return self.room.width / len(self.days)

    @property
    def height(self) -> float:
        """How tall it is: room for a date and what stands below it."""
        measure = self.room.typesetter
        session = measure.height(Role.DATE_LABEL) + 2 * LABEL_PAD + measure.height(Role.DATE)
        notes = [measure.height(Role.DATE_NOTE, max(LEAST_LINES, len(day.note))) for day in self.days]
        return measure.height(Role.DATE) + max(session, *notes) + 2 * PAD

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it as a row of a table."""
        with pen.element(Tag.ROW):
            for number, day in enumerate(self.days):
                area = Area(left + number * self._width, top, self._width, self.height)
                if number:
                    pen.divider(area.left, area.top, area.bottom, Ink.BLACK)
                with pen.element(Tag.CELL, is_kept=True):
                    self._draw_day(pen, day, area)
        pen.writing_line(left, left + self.room.width, top)

    def _draw_day(self, pen: Pen, measured: MeasuredDay, area: Area) -> None:
        day, measure = measured.day, self.room.typesetter
        left, top = area.left + PAD, area.top + PAD
        below = top + measure.height(Role.DATE)
        if day.note:
            pen.hatch(area)
            pen.paper(Area(left - 2, top - 1, measure.width(Role.DATE, day.date) + 4, measure.height(Role.DATE)))
            note_height = measure.height(Role.DATE_NOTE, len(measured.note))
            pen.paper(Area(left - 2, below, area.width - 2 * PAD + 4, note_height + 2))
        if day.label:
            pen.heavy_square(area, HEAVY)
        with pen.element(Tag.P):
            pen.text(Role.DATE, (day.date,), left, top)
        if day.is_done:
            corner = area.right - PAD
            with pen.figure(self.done, Area(corner - 13, top + 3, 13, 11)):
                pen.path([(corner - 12, top + 9), (corner - 8, top + 13), (corner - 1, top + 4)], TICK_STROKE)
        if day.label:
            height = measure.height(Role.DATE_LABEL) + 2 * LABEL_PAD
            pen.solid(Area(left - 1, below, area.width - 2 * PAD + 2, height), LABEL_CORNER)
            with pen.element(Tag.P):
                pen.text(Role.DATE_LABEL, (day.label,), left + 2, below + LABEL_PAD, Ink.PAPER)
            below += height
        with pen.element(Tag.P):
            pen.text(Role.DATE, (day.time,) if day.time else (), left, below + 1)
        with pen.element(Tag.P):
            pen.text(Role.DATE_NOTE, measured.note, left, below)


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """The calendar with its headings and its legend."""

    room: Room
    calendar: Calendar
    weeks: tuple[Week, ...]
    legend: tuple[tuple[str, ...], ...]

    @property
    def _head_height(self) -> float:
        return self.room.typesetter.height(Role.COLUMN_HEAD) + 2 * PAD

    @property
    def height(self) -> float:
        """How tall it is."""
        legend = LEGEND_GAP + self.room.typesetter.height(Role.STRIP_LABEL, len(self.legend))
        return self._head_height + sum(week.height for week in self.weeks) + legend

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width."""
        width = self.room.width / len(self.calendar.weekdays)
        below = top + self._head_height
        with pen.element(Tag.TABLE):
            with pen.element(Tag.ROW):
                for number, name in enumerate(self.calendar.weekdays):
                    with pen.element(Tag.HEAD_CELL, Scope.COLUMN):
                        pen.text(Role.COLUMN_HEAD, (name,), left + number * width + PAD, top + PAD)
            for week in self.weeks:
                week.draw(pen, left, below)
                below += week.height
        pen.rule(left, left + self.room.width, top + self._head_height)
        pen.frame(Area(left, top, self.room.width, below - top), FRAME)
        self._draw_legend(pen, left, below + LEGEND_GAP)

    def _draw_legend(self, pen: Pen, left: float, top: float) -> None:
        measure, signs = self.room.typesetter, iter(Swatch)
        pitch = measure.height(Role.STRIP_LABEL)
        for row in self.legend:
            sign_left = left
            for words in row:
                self._draw_sign(
                    pen, next(signs), Area(sign_left, top + (pitch - LEGEND_HEIGHT) / 2, SWATCH, LEGEND_HEIGHT)
                )
                with pen.element(Tag.P):
                    pen.text(Role.STRIP_LABEL, (words,), sign_left + SWATCH + BESIDE_SWATCH, top)
                sign_left += _legend_width(words, self.room)
            top += pitch

    def _draw_sign(self, pen: Pen, sign: Swatch, area: Area) -> None:
        match sign:
            case Swatch.SESSION:
                pen.heavy_square(area, HEAVY)
            case Swatch.AFTER:
                pen.hatch(area)
            case Swatch.DONE:
                left, top = area.left, area.top
                pen.path([(left + 4, top + 7), (left + 8, top + 11), (left + 15, top + 2)], TICK_STROKE)
            case _:
                assert_never(sign)


def _legend_width(words: str, room: Room) -> float:
    return SWATCH + BESIDE_SWATCH + room.typesetter.width(Role.STRIP_LABEL, words) + BETWEEN_SIGNS


def measured_month_grid(calendar: Calendar, room: Room) -> MonthGrid:
    """Return the calendar broken to its room."""
    width = room.width / len(calendar.weekdays) - 2 * PAD
    weeks = tuple(
        Week(
            room,
            tuple(MeasuredDay(day, room.typesetter.lines(Role.DATE_NOTE, day.note, width)) for day in week),
            calendar.done,
        )
        for week in calendar.weeks
    )
    is_narrow = sum(_legend_width(words, room) for words in calendar.legend) - BETWEEN_SIGNS <= room.width
    legend = (calendar.legend,) if is_narrow else tuple((words,) for words in calendar.legend)
    return MonthGrid(room, calendar, weeks, legend)
