"""Names the key of a button, at its foot, while somebody holds Alt to see the keys."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_SMALL, ColourRole, TypeRole

_PADDING = 8
_INTO_THE_BUTTON = 6


class KeyHint(QWidget):
    """A small dark plate that takes no press: the button below it still does.

    Attributes:
        words: the keys it names.
    """

    def __init__(self, look: Look, keys: str, button: QWidget) -> None:
        """Lay `keys` over the lower edge of `button`, within what the button lies in."""
        host = button.parentWidget() or button
        super().__init__(host)
        self._look = look
        self.words = keys
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme = look.theme
        width = theme.advance(keys, TypeRole.META_STRONG) + 2 * theme.px(_PADDING)
        height = round(theme.line_height(TypeRole.META_STRONG))
        place = button.geometry()
        foot = host.height() - height - 1
        top = min(place.bottom() - theme.px(_INTO_THE_BUTTON), foot)
        self.setGeometry(QRect(place.center().x() - width // 2, top, width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plate and keys."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        box = QRectF(self.rect())
        canvas.fill(rounded(box, theme.px(RADIUS_SMALL)), ColourRole.INK)
        words = theme.paragraph(self.words, TypeRole.META_STRONG)
        canvas.text_in_middle(words, box, ColourRole.BG, Align.MIDDLE)
