"""What opens the first page: the title, the sentences below it, the code for a phone; and the large times."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import Area, mm
from aftercare.documents.pen import Pen
from aftercare.documents.phone_code import MeasuredCode, measured_code
from aftercare.documents.pieces import MeasuredParagraph, Room, measured_paragraph
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.checklist import TimeBox
from aftercare.domain.sheets.sheet import Sheet, TimeBoxes

SPACE_ABOVE = 11.0
SPACE_BELOW_TITLE = 1.5
SPACE_BESIDE_CODE = 16.0
BOX_GUTTER = mm(4)
BOX_SIDE, BOX_TOP, BOX_BOTTOM = 12.0, 7.0, 8.5


@dataclass(frozen=True, slots=True)
class Opening:
    """The measured opening, from below the head of the page."""

    room: Room
    title: tuple[str, ...]
    paragraphs: tuple[MeasuredParagraph, ...]
    codes: tuple[MeasuredCode, ...]

    @property
    def height(self) -> float:
        """The height with the space above it."""
        words = self.room.typesetter.height(Role.TITLE, len(self.title)) + SPACE_BELOW_TITLE
        words += SPACE_ABOVE + sum(paragraph.height for paragraph in self.paragraphs)
        return max(words, max((code.height for code in self.codes), default=0.0))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width."""
        with pen.element(Tag.H1):
            below = pen.text(Role.TITLE, self.title, left, top + SPACE_ABOVE)
        below += SPACE_BELOW_TITLE
        for paragraph in self.paragraphs:
            paragraph.draw(pen, left, below)
            below += paragraph.height
        right = left + self.room.width
        for code in self.codes:
            code.draw(pen, right - code.width, top)
            right -= code.width + SPACE_BESIDE_CODE


def measured_opening(sheet: Sheet, room: Room) -> Opening:
    """Return the opening of a sheet; its codes stand at the right edge, the one that calls outermost."""
    shown = (sheet.stationery.code if sheet.has_code_on_top else None, sheet.event_code)
    codes = tuple(measured_code(code, room) for code in shown if code is not None)
    width = room.width - sum(code.width + SPACE_BESIDE_CODE for code in codes)
    beside = Room(room.typesetter, width, room.size)
    return Opening(
        room=room,
        title=room.typesetter.lines(Role.TITLE, sheet.title, width),
        paragraphs=tuple(measured_paragraph(one, beside, Role.ARRIVAL) for one in sheet.opening),
        codes=codes,
    )


@dataclass(frozen=True, slots=True)
class MeasuredBox:
    """One of the large times, in lines; a time without lines is a line to write on."""

    label: tuple[str, ...]
    time: tuple[str, ...]
    day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasuredBoxes:
    """The large times side by side."""

    room: Room
    boxes: tuple[MeasuredBox, ...]

    @property
    def height(self) -> float:
        """How tall they are; 0 without any."""
        if not self.boxes:
            return 0.0
        below_label = max(
            self.room.typesetter.height(Role.BOX_TIME, max(1, len(box.time)))
            + self.room.typesetter.height(Role.BOX_DAY, len(box.day))
            for box in self.boxes
        )
        return BOX_TOP + self._label_height + below_label + BOX_BOTTOM

    @property
    def _label_height(self) -> float:
        """The height every label takes, so that the times stand on one line."""
        return self.room.typesetter.height(Role.BOX_LABEL, max(len(box.label) for box in self.boxes))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw them over the whole width, as a list."""
        if not self.boxes:
            return
        width = _box_width(self.room.width, len(self.boxes))
        with pen.element(Tag.LIST):
            for number, box in enumerate(self.boxes):
                area = Area(left + number * (width + BOX_GUTTER), top, width, self.height)
                with pen.element(Tag.ENTRY), pen.element(Tag.ENTRY_BODY):
                    self._draw_box(pen, box, area)

    def _draw_box(self, pen: Pen, box: MeasuredBox, area: Area) -> None:
        pen.frame(area)
        left = area.left + BOX_SIDE
        with pen.element(Tag.P):
            pen.text(Role.BOX_LABEL, box.label, left, area.top + BOX_TOP)
        with pen.element(Tag.P):
            below = pen.text(Role.BOX_TIME, box.time, left, area.top + BOX_TOP + self._label_height)
        if not box.time:
            below += self.room.typesetter.height(Role.BOX_TIME)
            pen.writing_line(left, area.right - BOX_SIDE, below)
        with pen.element(Tag.P):
            pen.text(Role.BOX_DAY, box.day, left, below)


def _box_width(width: float, count: int) -> float:
    """Return how wide each of so many boxes is; a single box keeps half the width."""
    columns = max(2, count)
    return (width - (columns - 1) * BOX_GUTTER) / columns


def measured_boxes(boxes: TimeBoxes, room: Room) -> MeasuredBoxes:
    """Return the large times."""
    width = _box_width(room.width, len(boxes.boxes)) - 2 * BOX_SIDE

    def measured(box: TimeBox) -> MeasuredBox:
        return MeasuredBox(
            label=room.typesetter.lines(Role.BOX_LABEL, box.label, width),
            time=room.typesetter.lines(Role.BOX_TIME, box.time, width),
            day=room.typesetter.lines(Role.BOX_DAY, box.day, width),
        )

    return MeasuredBoxes(room, tuple(map(measured, boxes.boxes)))
