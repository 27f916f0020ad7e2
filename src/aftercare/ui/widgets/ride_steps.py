"""The steps of arranging a ride, from left to right or, where there is no room, from top to bottom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from aftercare.ui.driver.rows import StepRow, StepState
from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rectangle
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.visibility import put

_DISC = 36
_LINE = 4
_GAP = 8
_SIDE_GAP = 12
_BELOW = 16
_LEAST = 8.0


class _Step(QWidget):
    """A disc, a line to the next one, and two lines of words."""

    spoken_role = SpokenRole.LIST_ITEM

    def __init__(self, look: Look, row: StepRow, number: int, *, is_last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self._number = number
        self._is_last = is_last
        self._is_across = True
        self.setAccessibleName(row.spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_across(self, is_across: bool) -> None:
        self._is_across = is_across
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.theme.px
        if self._is_across:
            return px(_DISC + _GAP) + self._words_height(width - px(_GAP))
        below = 0 if self._is_last else px(_BELOW)
        return max(px(_DISC), self._words_height(width - px(_DISC + _SIDE_GAP))) + below

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        words = max(theme.advance(self._row.title, TypeRole.CONTROL_BOLD), theme.advance(self._row.line, TypeRole.META))
        width = words + theme.px(_GAP if self._is_across else _DISC + _SIDE_GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        theme = self._look.theme
        word = max(
            theme.longest_word(self._row.title, TypeRole.CONTROL_BOLD),
            theme.longest_word(self._row.line or " ", TypeRole.META),
        )
        width = word + theme.px(_GAP if self._is_across else _DISC + _SIDE_GAP)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        canvas = Canvas(self, theme)
        disc, line = theme.px(_DISC), theme.px(_LINE)
        if not self._is_last:
            colour = ColourRole.PRIMARY if self._row.state is StepState.DONE else ColourRole.LINE
            if self._is_across:
                canvas.fill(rectangle(QRectF(disc, (disc - line) / 2, self.width() - disc, line)), colour)
            else:
                canvas.fill(rectangle(QRectF((disc - line) / 2, disc, line, self.height() - disc)), colour)
        self._paint_disc(canvas, QRectF(0, 0, disc, disc))
        left = 0 if self._is_across else disc + theme.px(_SIDE_GAP)
        top = disc + theme.px(_GAP) if self._is_across else 0
        room = self.width() - left - (theme.px(_GAP) if self._is_across else 0)
        title = theme.paragraph(self._row.title, TypeRole.CONTROL_BOLD, room)
        canvas.text(title, QRectF(left, top, room, 0), ColourRole.INK)
        if self._row.line:
            words = theme.paragraph(self._row.line, TypeRole.META, room)
            canvas.text(words, QRectF(left, top + title.height, room, 0), ColourRole.INK_2)

    def _paint_disc(self, canvas: Canvas, box: QRectF) -> None:
        theme = self._look.theme
        width = 2.0 * theme.factor
        inside = ellipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        match self._row.state:
            case StepState.DONE:
                canvas.fill(ellipse(box), ColourRole.PRIMARY)
                canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, box.center(), theme.px(22))
            case StepState.NOW:
                canvas.fill(inside, ColourRole.SOON_TINT)
                canvas.stroke(inside, ColourRole.SOON, width)
                canvas.icon_in_middle("clock", ColourRole.SOON, box.center(), theme.px(20))
            case StepState.LATER:
                canvas.fill(inside, ColourRole.SURFACE)
                canvas.stroke(inside, ColourRole.LINE_STRONG, width)
                number = theme.paragraph(str(self._number), TypeRole.CONTROL_BOLD)
                canvas.text_in_middle(number, box, ColourRole.INK, Align.MIDDLE)

    def _words_height(self, width: int) -> int:
        theme = self._look.theme
        height = theme.paragraph(self._row.title, TypeRole.CONTROL_BOLD, max(1, width)).height
        if self._row.line:
            height += theme.paragraph(self._row.line, TypeRole.META, max(1, width)).height
        return height


class RideSteps(QWidget):
    """A list of steps for a screen reader."""

    spoken_role = SpokenRole.LIST

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._look = look
        self._rows: tuple[StepRow, ...] = ()
        self._steps: list[_Step] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.setAccessibleName(self.tr("Steps"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, rows: tuple[StepRow, ...]) -> None:
        """Show the steps."""
        if rows == self._rows:
            return
        self._rows = rows
        for old in self._steps:
            self._box.removeWidget(old)
            put(old, shows=False)
            old.deleteLater()
        last = len(rows) - 1
        self._steps = [_Step(self._look, row, at + 1, is_last=at == last, parent=self) for at, row in enumerate(rows)]
        for step in self._steps:
            self._box.addWidget(step, 1)
            step.show()

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        is_across = layout_class is not LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across if is_across else down)
        for step in self._steps:
            step.set_across(is_across)
