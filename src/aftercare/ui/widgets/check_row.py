"""One thing to tick: box, words, time, and an arrow towards the reason."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from aftercare.domain.preparation import ItemState
from aftercare.ui.checklist.rows import CheckRow
from aftercare.ui.theme.canvas import Align, Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import RADIUS_CARD, RADIUS_SMALL, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow

_HEIGHT = 48
_SIDE = 18
_BOX = 26
_TEXT = 58
_ARROW = 20
_GAP = 16
_TIGHT = 10
_TARGET = 52
_FEWEST_WORDS_BESIDE = 11.0
"""Width in text units below which the time goes under the words."""


class CheckButton(ListRow):
    """Space and a press on the box tick; Enter and a press anywhere else open what is below.

    Signals:
        ticked: the tick is wanted, or wanted back.
        opened: what is below is wanted, or to be put away.
    """

    ticked = Signal()
    opened = Signal()

    def __init__(self, look: Look, row: CheckRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(look, parent)
        self._row = row
        self._is_open = False
        self._is_first = self._is_last = False
        self.setCheckable(True)
        self.setAccessibleDescription(self.tr("Space ticks. Enter opens why, and who says so."))
        self.clicked.connect(self._on_clicked)
        self.show_row(row, is_open=False, is_first=True, is_last=True)

    @property
    def row(self) -> CheckRow:
        """What it shows."""
        return self._row

    @property
    def is_open(self) -> bool:
        """Whether what is below shows."""
        return self._is_open

    def show_row(self, row: CheckRow, *, is_open: bool, is_first: bool, is_last: bool) -> None:
        """Show another word on the same thing."""
        self._row, self._is_open = row, is_open
        self._is_first, self._is_last = is_first, is_last
        self.setObjectName(f"check-{row.task_key}")
        self.setText(row.text)
        self.setAccessibleName(row.spoken)
        self.setChecked(row.state is ItemState.DONE)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is ticked is not for the row to say."""

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        px = self._look.theme.px
        return max(px(_HEIGHT), self._words_height(width) + 2 * px(_TIGHT))

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = round(24 * self._look.theme.body_size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        word = max(
            theme.longest_word(self._row.text, TypeRole.CONTROL_BOLD),
            theme.longest_word(self._row.when or " ", self._when_role),
        )
        return QSize(word + theme.px(_TEXT + _SIDE + _ARROW + _TIGHT), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; Space ticks as it does any box."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick on the box, open beside it."""
        place = event.position()
        is_beside = place.x() > self._look.theme.px(_TARGET)
        if event.button() is QtCore.Qt.MouseButton.LeftButton and is_beside and self.isDown():
            self.setDown(False)
            if self.rect().contains(place.toPoint()):
                self.opened.emit()
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, box, words, time and arrow."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        width, height = self.width(), self.height()
        corner = theme.px(RADIUS_CARD)
        above, below = (0 if self._is_first else corner), (0 if self._is_last and not self._is_open else corner)
        canvas.painter.setClipPath(rounded(QRectF(0, -above, width, height + above + below), corner))
        whole = rectangle(QRectF(0, 0, width, height))
        if self._is_open:
            canvas.fill(whole, ColourRole.PRIMARY_TINT)
        elif self.underMouse() or self.isDown():
            canvas.fill(whole, ColourRole.SUNKEN)
        if not self._is_last and not self._is_open:
            canvas.fill(rectangle(QRectF(0, height - 1, width, 1)), ColourRole.LINE)
        self._paint_box(canvas)
        text, when = self._text(width), self._when(width)
        colour = ColourRole.INK_2 if self._row.state.is_settled else ColourRole.INK
        whole_height = self._words_height(width)
        top = (height - whole_height) / 2
        canvas.text(text, QRectF(theme.px(_TEXT), top, text.width, 0), colour)
        edge = theme.px(_ARROW)
        right = width - theme.px(_SIDE) - edge
        if when is not None:
            tone = ColourRole.SOON if self._row.state is ItemState.LATE else ColourRole.INK_2
            if self._stacks(width):
                canvas.text(when, QRectF(theme.px(_TEXT), top + text.height, when.width, 0), tone)
            else:
                box = QRectF(right - theme.px(_GAP) - when.width, 0, when.width, height)
                canvas.text_in_middle(when, box, tone, Align.RIGHT)
        arrow = "chevron-down" if self._is_open else "chevron-right"
        canvas.icon(arrow, ColourRole.INK, right, (height - edge) / 2, edge)

    def _paint_box(self, canvas: Canvas) -> None:
        theme = self._look.theme
        edge = theme.px(_BOX)
        place = QRectF(theme.px(_SIDE), (self.height() - edge) / 2, edge, edge)
        signs = {ItemState.NOT_DOING: "minus", ItemState.ASKED: "circle-question-mark"}
        if self._row.state is ItemState.DONE:
            canvas.fill(rounded(place, theme.px(RADIUS_SMALL)), ColourRole.PRIMARY)
            canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, place.center(), theme.px(_ARROW))
            return
        line = 2.0 * theme.factor
        inside = place.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        outline = rounded(inside, theme.px(RADIUS_SMALL))
        canvas.fill(outline, ColourRole.SURFACE)
        is_late = self._row.state is ItemState.LATE
        canvas.stroke(outline, ColourRole.SOON if is_late else ColourRole.LINE_STRONG, line)
        sign = signs.get(self._row.state)
        if sign is not None:
            canvas.icon_in_middle(sign, ColourRole.INK_2, place.center(), theme.px(_ARROW))

    @property
    def _when_role(self) -> TypeRole:
        return TypeRole.META_STRONG if self._row.state is ItemState.LATE else TypeRole.META

    def _right(self) -> int:
        return self._look.theme.px(_SIDE + _ARROW + _GAP)

    def _stacks(self, width: int) -> bool:
        theme = self._look.theme
        room = width - theme.px(_TEXT + _GAP) - self._right() - theme.advance(self._row.when, self._when_role)
        return bool(self._row.when) and room < _FEWEST_WORDS_BESIDE * theme.body_size

    def _text(self, width: int) -> Paragraph:
        theme = self._look.theme
        room = width - theme.px(_TEXT) - self._right()
        if self._row.when and not self._stacks(width):
            room -= theme.advance(self._row.when, self._when_role) + theme.px(_GAP)
        role = TypeRole.CONTROL_BOLD if self._is_open else TypeRole.BODY
        return theme.paragraph(self._row.text, role, max(1, room))

    def _when(self, width: int) -> Paragraph | None:
        if not self._row.when:
            return None
        theme = self._look.theme
        room = width - theme.px(_TEXT) - self._right() if self._stacks(width) else 1e6
        return theme.paragraph(self._row.when, self._when_role, max(1, room))

    def _words_height(self, width: int) -> int:
        when = self._when(width)
        return self._text(width).height + (when.height if when is not None and self._stacks(width) else 0)

    def _on_clicked(self, _checked: bool = False) -> None:
        self.ticked.emit()
