"""One line of a list that opens something: its words, and an arrow or a box to tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import RADIUS_BUTTON, RADIUS_SMALL, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow

_HEIGHT = 46
_SIDE = 18
_ARROW = 20
_BOX = 26
_GAP = 12
_BETWEEN = 14
_BAR = 4


class RowButton(ListRow):
    """A row that wraps its words.

    It is a line of a list with a hairline below, or, when `is_loose`, a line that stands by itself and can be the
    current one, as in a menu.
    """

    def __init__(
        self, look: Look, text: str, colour: ColourRole, parent: QWidget | None = None, *, is_loose: bool = False
    ) -> None:
        """Make a row with an arrow in `colour`."""
        super().__init__(look, parent)
        self._colour = colour
        self._is_loose = is_loose
        self._is_last = False
        self._is_current = False
        self.setText(text)

    def set_last(self, is_last: bool) -> None:
        """Leave the hairline out below the last row."""
        self._is_last = is_last
        self.update()

    def set_ticking(self, is_ticking: bool) -> None:
        """Show a box to tick instead of the arrow."""
        self.setCheckable(is_ticking)
        self.update()

    def set_current(self, is_current: bool) -> None:
        """Look like the one that is open."""
        self._is_current = is_current
        self.updateGeometry()
        self.update()

    @property
    def is_current(self) -> bool:
        """Whether it looks like the one that is open."""
        return self._is_current

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        px = self._look.theme.px
        return max(px(_HEIGHT), self._paragraph(width).height + px(_BETWEEN))

    def sizeHint(self) -> QSize:
        """Words on one line."""
        theme = self._look.theme
        words = theme.advance(self.text(), TypeRole.CONTROL_BOLD)
        return QSize(words + theme.px(2 * _SIDE + _BOX + _GAP), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        words = theme.longest_word(self.text(), TypeRole.CONTROL_BOLD)
        return QSize(words + theme.px(2 * _SIDE + _BOX + _GAP), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words, and arrow or box."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        box = QRectF(self.rect())
        self._paint_ground(canvas, box)
        left, edge = theme.px(_SIDE), theme.px(_ARROW)
        if self.isCheckable():
            self._paint_box(canvas, left)
            left += theme.px(_BOX + _GAP)
        else:
            right = self.width() - theme.px(_SIDE - 4) - edge
            canvas.icon("chevron-right", self._colour, right, (self.height() - edge) / 2, edge)
        words = self._paragraph(self.width())
        canvas.text_in_middle(words, QRectF(left, 0, words.width, self.height()), ColourRole.INK)

    def _paint_ground(self, canvas: Canvas, box: QRectF) -> None:
        theme = self._look.theme
        is_over = self.underMouse() or self.isDown()
        if not self._is_loose:
            if is_over or self.isChecked():
                inside = box.adjusted(1, 0, -1, -1)
                canvas.fill(rectangle(inside), ColourRole.PRIMARY_TINT if self.isChecked() else ColourRole.SUNKEN)
            if not self._is_last:
                line = max(1, theme.px(1))
                canvas.fill(rectangle(QRectF(0, box.height() - line, box.width(), line)), ColourRole.LINE)
            return
        if self._is_current:
            frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
            outline = rounded(frame, theme.px(RADIUS_BUTTON))
            canvas.fill(outline, ColourRole.CURRENT)
            canvas.stroke(outline, ColourRole.LINE, 1.0)
            bar = min(self.height() - theme.px(12), theme.px(26))
            mark = QRectF(0, (self.height() - bar) / 2, theme.px(_BAR), bar)
            canvas.fill(rounded(mark, 2), ColourRole.PRIMARY)
        elif is_over:
            canvas.fill(rounded(box, theme.px(RADIUS_BUTTON)), ColourRole.SUNKEN)

    def _paint_box(self, canvas: Canvas, left: float) -> None:
        theme = self._look.theme
        edge = theme.px(_BOX)
        place = QRectF(left, (self.height() - edge) / 2, edge, edge)
        if self.isChecked():
            canvas.fill(rounded(place, theme.px(RADIUS_SMALL)), ColourRole.PRIMARY)
            canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, place.center(), theme.px(_ARROW))
            return
        width = 2.0 * theme.factor
        inside = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        canvas.stroke(rounded(inside, theme.px(RADIUS_SMALL)), ColourRole.LINE_STRONG, width)

    def _paragraph(self, width: int) -> Paragraph:
        theme = self._look.theme
        role = TypeRole.CONTROL_BOLD if self._is_current else TypeRole.BODY
        aside = _BOX if self.isCheckable() else _ARROW
        return theme.paragraph(self.text(), role, max(1, width - theme.px(2 * _SIDE + aside + _GAP)))
