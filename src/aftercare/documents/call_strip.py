"""The strip of numbers at the foot of every page: the clinic white, emergency and crisis black."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import LIVE_WIDTH, Area, mm
from aftercare.documents.pen import Ink, Pen
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter, tidied
from aftercare.domain.checklist import CallBox

SIDE, TOP, BOTTOM = 11.0, 5.5, 8.0
WRITING_LINE = mm(34)


@dataclass(frozen=True, slots=True)
class StripBox:
    """One measured number; a number without lines is a line to write on."""

    label: tuple[str, ...]
    number: tuple[str, ...]
    width: float
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class CallStrip:
    """The measured strip: rows of numbers, each as wide as the page.

    Attributes:
        typesetter: what it was measured with.
        rows: the boxes of each row.
    """

    typesetter: Typesetter
    rows: tuple[tuple[StripBox, ...], ...]

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self._row_height(row) for row in self.rows)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width."""
        if not self.rows:
            return
        whole = Area(left, top, LIVE_WIDTH, self.height)
        with pen.within(whole):
            self._draw_grounds(pen, whole)
        pen.frame(whole)
        for row in self.rows:
            box_left = left
            for box in row:
                self._draw_box(pen, box, Area(box_left, top, box.width, self._row_height(row)), self._label_height(row))
                box_left += box.width
            top += self._row_height(row)

    def _row_height(self, row: tuple[StripBox, ...]) -> float:
        number = max(max(1, len(box.number)) for box in row)
        return TOP + self._label_height(row) + self.typesetter.height(Role.STRIP_NUMBER, number) + BOTTOM

    def _label_height(self, row: tuple[StripBox, ...]) -> float:
        """Return the height every label of a row takes, so that the numbers stand on one line."""
        return self.typesetter.height(Role.STRIP_LABEL, max(len(box.label) for box in row))

    def _draw_grounds(self, pen: Pen, whole: Area) -> None:
        top = whole.top
        for number, row in enumerate(self.rows):
            height, left, is_after_urgent = self._row_height(row), whole.left, False
            for place, box in enumerate(row):
                if box.is_urgent:
                    pen.solid(Area(left, top, box.width, height))
                if place:
                    both_urgent = box.is_urgent and is_after_urgent
                    pen.divider(left, top, top + height, Ink.PAPER if both_urgent else Ink.BLACK)
                left, is_after_urgent = left + box.width, box.is_urgent
            top += height
            if number < len(self.rows) - 1:
                pen.rule(whole.left, whole.right, top)

    def _draw_box(self, pen: Pen, box: StripBox, area: Area, label_height: float) -> None:
        ink = Ink.PAPER if box.is_urgent else Ink.BLACK
        left, number_top = area.left + SIDE, area.top + TOP + label_height
        with pen.element(Tag.P):
            pen.text(Role.STRIP_LABEL, box.label, left, area.top + TOP, ink)
        with pen.element(Tag.P):
            pen.text(Role.STRIP_NUMBER, box.number, left, number_top, ink)
        if not box.number:
            line_height = number_top + self.typesetter.height(Role.STRIP_NUMBER)
            pen.writing_line(left, area.right - SIDE, line_height, ink)


def measured_call_strip(calls: tuple[CallBox, ...], typesetter: Typesetter) -> CallStrip:
    """Return the strip in as few rows as the unbroken numbers need; what is left over widens every box alike."""
    rows: list[list[CallBox]] = []
    used = 0.0
    for call in calls:
        least = _least_width(call, typesetter)
        if not rows or used + least > LIVE_WIDTH:
            rows.append([])
            used = 0.0
        rows[-1].append(call)
        used += least
    return CallStrip(typesetter, tuple(_measured_row(row, typesetter) for row in rows))


def _number_width(call: CallBox, typesetter: Typesetter) -> float:
    number = tidied(call.number)
    return typesetter.width(Role.STRIP_NUMBER, number) if number else WRITING_LINE


def _least_width(call: CallBox, typesetter: Typesetter) -> float:
    words = tuple(tidied(call.label).split(" "))
    widest = max(_number_width(call, typesetter), typesetter.widest(Role.STRIP_LABEL, words))
    return min(widest + 2 * SIDE, LIVE_WIDTH)


def _full_width(call: CallBox, typesetter: Typesetter) -> float:
    label = typesetter.width(Role.STRIP_LABEL, tidied(call.label))
    return max(_number_width(call, typesetter), label) + 2 * SIDE


def _measured_row(row: list[CallBox], typesetter: Typesetter) -> tuple[StripBox, ...]:
    widths = [_full_width(call, typesetter) for call in row]
    if sum(widths) > LIVE_WIDTH:
        widths = [_least_width(call, typesetter) for call in row]
    spare = (LIVE_WIDTH - sum(widths)) / len(row)
    return tuple(
        StripBox(
            label=typesetter.lines(Role.STRIP_LABEL, call.label, width + spare - 2 * SIDE),
            number=typesetter.lines(Role.STRIP_NUMBER, call.number, width + spare - 2 * SIDE),
            width=width + spare,
            is_urgent=call.is_urgent,
        )
        for call, width in zip(row, widths, strict=True)
    )
