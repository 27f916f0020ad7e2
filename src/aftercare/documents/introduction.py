"""What opens the first page: title, appointment, address and the large times."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import COLUMN_WIDTH, LIVE_WIDTH, Area, mm
from aftercare.documents.pen import Pen
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter, tidied
from aftercare.domain.checklist import Checklist, TimeBox

SPACE_ABOVE = 11.0
SPACE_BELOW_TITLE = 1.5
SPACE_ABOVE_BOXES = 11.0
BOX_GUTTER = mm(4)
BOX_SIDE, BOX_TOP, BOX_BOTTOM = 12.0, 7.0, 8.5


@dataclass(frozen=True, slots=True)
class MeasuredBox:
    """One of the large times, in lines; a time without lines is a line to write on."""

    label: tuple[str, ...]
    time: tuple[str, ...]
    day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """The measured opening.

    Attributes:
        typesetter: what it was measured with.
        title: lines of the title.
        appointment: lines of the appointment; none for a line to write on.
        arrival: lines of when to be there.
        is_arrival_beside: whether it stands behind the appointment, on the same line.
        address: lines of the address.
        boxes: the large times.
    """

    typesetter: Typesetter
    title: tuple[str, ...]
    appointment: tuple[str, ...]
    arrival: tuple[str, ...]
    is_arrival_beside: bool
    address: tuple[str, ...]
    boxes: tuple[MeasuredBox, ...]

    @property
    def height(self) -> float:
        """The height with the space above it."""
        title = self.typesetter.height(Role.TITLE, len(self.title)) + SPACE_BELOW_TITLE
        boxes = SPACE_ABOVE_BOXES + self._box_height if self.boxes else 0.0
        return SPACE_ABOVE + title + self._appointment_height + boxes

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width."""
        line_top = pen.text(Role.TITLE, self.title, left, top + SPACE_ABOVE) + SPACE_BELOW_TITLE
        below = pen.text(Role.APPOINTMENT, self.appointment, left, line_top)
        if not self.appointment:
            below += self.typesetter.height(Role.APPOINTMENT)
            pen.writing_line(left, left + COLUMN_WIDTH, below)
        if self.is_arrival_beside:
            beside = self.typesetter.width(Role.APPOINTMENT, f"{self.appointment[0]} ")
            pen.text(Role.ARRIVAL, self.arrival, left + beside, line_top)
        else:
            below = pen.text(Role.ARRIVAL, self.arrival, left, below)
        below = pen.text(Role.ARRIVAL, self.address, left, below)
        for number, box in enumerate(self.boxes):
            box_left = left + number * (self._box_width + BOX_GUTTER)
            self._draw_box(pen, box, Area(box_left, below + SPACE_ABOVE_BOXES, self._box_width, self._box_height))

    @property
    def _appointment_height(self) -> float:
        arrival = () if self.is_arrival_beside else self.arrival
        return self.typesetter.height(Role.APPOINTMENT, max(1, len(self.appointment))) + self.typesetter.height(
            Role.ARRIVAL, len(arrival) + len(self.address)
        )

    @property
    def _box_width(self) -> float:
        return box_width(len(self.boxes))

    @property
    def _box_height(self) -> float:
        below_label = max(
            self.typesetter.height(Role.BOX_TIME, max(1, len(box.time)))
            + self.typesetter.height(Role.BOX_DAY, len(box.day))
            for box in self.boxes
        )
        return BOX_TOP + self._label_height + below_label + BOX_BOTTOM

    @property
    def _label_height(self) -> float:
        """The height every label takes, so that the times stand on one line."""
        return self.typesetter.height(Role.BOX_LABEL, max(len(box.label) for box in self.boxes))

    def _draw_box(self, pen: Pen, box: MeasuredBox, area: Area) -> None:
        pen.frame(area)
        left = area.left + BOX_SIDE
        pen.text(Role.BOX_LABEL, box.label, left, area.top + BOX_TOP)
        below = pen.text(Role.BOX_TIME, box.time, left, area.top + BOX_TOP + self._label_height)
        if not box.time:
            below += self.typesetter.height(Role.BOX_TIME)
            pen.writing_line(left, area.right - BOX_SIDE, below)
        pen.text(Role.BOX_DAY, box.day, left, below)


def box_width(count: int) -> float:
    """Return how wide each of so many boxes is; a single box keeps half the width."""
    columns = max(2, count)
    return (LIVE_WIDTH - (columns - 1) * BOX_GUTTER) / columns


def measured_introduction(checklist: Checklist, typesetter: Typesetter) -> Introduction:
    """Return the opening of a sheet."""
    appointment = typesetter.lines(Role.APPOINTMENT, checklist.when, LIVE_WIDTH)
    together = typesetter.width(Role.APPOINTMENT, f"{tidied(checklist.when)} ") + typesetter.width(
        Role.ARRIVAL, tidied(checklist.arrive)
    )
    return Introduction(
        typesetter=typesetter,
        title=typesetter.lines(Role.TITLE, checklist.title, LIVE_WIDTH),
        appointment=appointment,
        arrival=typesetter.lines(Role.ARRIVAL, checklist.arrive, LIVE_WIDTH),
        is_arrival_beside=len(appointment) == 1 and together <= LIVE_WIDTH,
        address=typesetter.paragraphs(Role.ARRIVAL, checklist.address, LIVE_WIDTH),
        boxes=tuple(_measured_box(box, typesetter, len(checklist.boxes)) for box in checklist.boxes),
    )


def _measured_box(box: TimeBox, typesetter: Typesetter, count: int) -> MeasuredBox:
    width = box_width(count) - 2 * BOX_SIDE
    return MeasuredBox(
        label=typesetter.lines(Role.BOX_LABEL, box.label, width),
        time=typesetter.lines(Role.BOX_TIME, box.time, width),
        day=typesetter.lines(Role.BOX_DAY, box.day, width),
    )
