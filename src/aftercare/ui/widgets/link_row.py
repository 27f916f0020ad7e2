"""A line of a list that leads somewhere: an icon, a name, a quieter line below it, and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import ICON, RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow

_LEFT = 54
_SIDE = 18
_TOP = 8


class LinkRow(ListRow):
    """Wraps its words; the first and the last of a card are as round as the card."""

    def __init__(
        self, look: Look, name: str, line: str, icon: str, parent: QWidget, *, is_first: bool, is_last: bool
    ) -> None:
        """Make a row called `name`."""
        super().__init__(look, parent)
        self._line = line
        self._icon = icon
        self._is_first, self._is_last = is_first, is_last
        self.setText(name)
        self.setAccessibleName(f"{name}. {line}")

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        name, line = self._words(width)
        return max(self._look.theme.px(64), name.height + line.height + 2 * self._look.theme.px(_TOP))

    def sizeHint(self) -> QSize:
        """Words on one line each."""
        theme = self._look.theme
        words = max(theme.advance(self.text(), TypeRole.CONTROL), theme.advance(self._line, TypeRole.META))
        width = words + theme.px(_LEFT + 2 * _SIDE + ICON)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        word = max(theme.longest_word(self.text(), TypeRole.CONTROL), theme.longest_word(self._line, TypeRole.META))
        return QSize(word + theme.px(_LEFT + 2 * _SIDE + ICON), theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and arrow."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        width, height = self.width(), self.height()
        corner = theme.px(RADIUS_CARD)
        above, below = (0 if self._is_first else corner), (0 if self._is_last else corner)
        canvas.painter.setClipPath(rounded(QRectF(0, -above, width, height + above + below), corner))
        if self.underMouse() or self.isDown():
            canvas.fill(rectangle(QRectF(0, 0, width, height)), ColourRole.SUNKEN)
        if not self._is_last:
            canvas.fill(rectangle(QRectF(0, height - 1, width, 1)), ColourRole.LINE)
        edge = theme.px(ICON)
        canvas.icon(self._icon, ColourRole.PRIMARY, theme.px(_SIDE), (height - edge) / 2, edge)
        canvas.icon("chevron-right", ColourRole.INK, width - theme.px(_SIDE) - edge, (height - edge) / 2, edge)
        name, line = self._words(width)
        top = (height - name.height - line.height) / 2
        canvas.text(name, QRectF(theme.px(_LEFT), top, name.width, 0), ColourRole.INK)
        canvas.text(line, QRectF(theme.px(_LEFT), top + name.height, line.width, 0), ColourRole.INK_2)

    def _words(self, width: int) -> tuple[Paragraph, Paragraph]:
        theme = self._look.theme
        room = max(1, width - theme.px(_LEFT + _SIDE + _SIDE + ICON))
        return theme.paragraph(self.text(), TypeRole.CONTROL, room), theme.paragraph(self._line, TypeRole.META, room)
