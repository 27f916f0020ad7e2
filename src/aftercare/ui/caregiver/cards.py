"""The cards of the caregiver page: the day, what they may be like, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.caregiver.rows import NumberRow, PhoneRow, StepRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_TIME_COLUMN = 142
_BAR = 5


def fitting() -> QSizePolicy:
    """The policy of what is as tall as its texts need."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class StepLine(QFrame):
    """One step: its time on the left, what to do beside it; the next one stands on a tint with a bar."""

    spoken_role = SpokenRole.LIST_ITEM

    def __init__(self, look: Look, row: StepRow) -> None:
        """Show `row`."""
        super().__init__()
        self._look = look
        self._is_next = row.is_next
        self.setAccessibleName(f"{row.spoken}. {self.tr('Next')}" if row.is_next else row.spoken)
        self._time = TextLabel(look, TypeRole.H2)
        self._time.show_text(row.time)
        self._what = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._what.show_text(row.what)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._line.show_text(row.line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._line)
        words.addStretch(1)
        self._words = words
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addWidget(self._time, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(words, 1)
        self.setSizePolicy(fitting())

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_compact else across)
        self._time.setFixedWidth(px(_TIME_COLUMN)) if not is_compact else self._time.setMaximumWidth(1 << 20)
        self._box.setContentsMargins(px(22), px(11), px(16), px(11))
        self._box.setSpacing(px(2 if is_compact else 8))
        self._words.setContentsMargins(0, 0 if is_compact else px(2), 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the step that comes next."""
        if not self._is_next:
            return
        canvas = Canvas(self, self._look.theme)
        canvas.fill(rectangle(QRectF(self.rect())), ColourRole.PRIMARY_TINT)
        canvas.fill(rectangle(QRectF(0, 0, self._look.theme.px(_BAR), self.height())), ColourRole.PRIMARY)


class DayCard(Card):
    """The day as steps."""

    spoken_role = SpokenRole.LIST

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H2)
        self._lines: list[StepLine] = []
        self._parts: list[QWidget] = []
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self.setSizePolicy(fitting())

    def show_steps(self, heading: str, rows: Sequence[StepRow]) -> None:
        """Show the steps; without any the card hides."""
        for part in self._parts:
            self._column.removeWidget(part)
            put(part, shows=False)
            part.deleteLater()
        self._heading.show_text(heading)
        self.setAccessibleName(heading)
        self._lines = [StepLine(self._look, row) for row in rows]
        self._parts = [part for line in self._lines for part in (Divider(self._look), line)]
        for part in self._parts:
            self._column.addWidget(part)
        put(self, shows=bool(rows))

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        self._head.setContentsMargins(px(22), px(13), px(16), px(13))
        # The bar of the next step may not reach over the round corner.
        self._column.setContentsMargins(1, 0, 1, px(4))
        for line in self._lines:
            line.arrange(layout_class)


class NumberBlock(QFrame):
    """When to call, and a number in large type, on the fill of its level; a stop for Tab, so that it is read out."""

    spoken_role = SpokenRole.GROUP
    ring_radius = RADIUS_CARD

    def __init__(self, look: Look, name: str, fill: ColourRole) -> None:
        """Make an empty block.

        Args:
            look: colours and text size.
            name: for tests and automation.
            fill: the colour of the level.
        """
        super().__init__()
        self._look = look
        self._fill = fill
        self.setObjectName(name)
        self._line = TextLabel(look, TypeRole.BODY_TIGHT, ColourRole.ON_FILL)
        self._number = PhoneLabel(look, TypeRole.NUMBER_CARD, ColourRole.ON_FILL)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._line)
        self._column.addStretch(1)
        self._column.addWidget(self._number)
        self.setSizePolicy(fitting())

    @property
    def fill(self) -> ColourRole:
        """The colour of its level."""
        return self._fill

    def show_number(self, row: NumberRow) -> None:
        """Show when to call and the number."""
        self._line.show_text(row.line)
        self._number.show_text(row.number)
        self.setAccessibleName(self.tr("{line}. Call {number}").format(line=row.line, number=row.spoken))

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(9), px(12), px(5))
        self._column.setSpacing(0)


class PhoneLine(QWidget):
    """Whose number it is, and the number."""

    def __init__(self, look: Look, row: PhoneRow) -> None:
        """Show `row`."""
        super().__init__()
        px = look.theme.px
        name = TextLabel(look, TypeRole.CONTROL)
        name.show_text(row.name)
        number = PhoneLabel(look)
        number.show_text(row.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(9), px(12), px(9))
        column.setSpacing(px(1))
        column.addWidget(name)
        column.addWidget(number)


class NumbersCard(Card):
    """Emergency and crisis side by side, and the other numbers below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.setAccessibleName(self.tr("Who to call"))
        self.emergency = NumberBlock(look, "caregiver-emergency", ColourRole.EMERGENCY_FILL)
        self.crisis = NumberBlock(look, "caregiver-crisis", ColourRole.CRISIS_FILL)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(0)
        self._pair.addWidget(self.emergency, 1)
        self._pair.addWidget(self.crisis, 1)
        self._rows: tuple[PhoneRow, ...] | None = None
        self._parts: list[QWidget] = []
        self._worried = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._worried)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._pair)
        self._column.addLayout(self._foot)
        self.setSizePolicy(fitting())

    def show_numbers(self, emergency: NumberRow, crisis: NumberRow, phones: tuple[PhoneRow, ...], worried: str) -> None:
        """Show whom to call."""
        self.emergency.show_number(emergency)
        self.crisis.show_number(crisis)
        self._worried.show_text(worried)
        if phones == self._rows:
            return
        self._rows = phones
        self._fill()

    def _fill(self) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            put(part, shows=False)
            part.deleteLater()
        lines = [PhoneLine(self._look, row) for row in self._rows or ()]
        self._parts = [part for line in lines for part in (line, Divider(self._look))]
        for at, part in enumerate(self._parts, 1):
            self._column.insertWidget(at, part)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(down if is_compact else across)
        self._foot.setContentsMargins(px(20), px(8), px(12), px(10))
        self.emergency.arrange()
        self.crisis.arrange()
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and the two fills within its round corners."""
        super().paintEvent(event)
        theme = self._look.theme
        canvas = Canvas(self, theme)
        outline = rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS_CARD))
        for block in (self.emergency, self.crisis):
            place = rectangle(QRectF(block.geometry()))
            canvas.fill(outline.intersected(place), block.fill)
        canvas.stroke(outline, ColourRole.LINE, 1)
