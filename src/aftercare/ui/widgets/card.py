"""The white ground that things lie on."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole
from aftercare.ui.widgets.spoken_role import SpokenRole


class Card(QFrame):
    """A rounded frame whose border says what it is: hairline, do this (1.5 px primary), care (2 px on a tint)."""

    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a plain card."""
        super().__init__(parent)
        self._look = look
        self._border = ColourRole.LINE
        self._ground = ColourRole.SURFACE
        self._border_width = 1.0
        look.changed.connect(self.update)

    def set_ground(self, border: ColourRole, ground: ColourRole, border_width: float) -> None:
        """Take another border colour, fill and border width (px at normal text)."""
        self._border = border
        self._ground = ground
        self._border_width = border_width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill and border."""
        theme = self._look.theme
        ratio = self.devicePixelRatioF()
        width = max(1, int(self._border_width * theme.factor * ratio)) / ratio
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        outline = rounded(frame, theme.px(RADIUS_CARD) - inset)
        canvas = Canvas(self, theme)
        canvas.fill(outline, self._ground)
        canvas.stroke(outline, self._border, width)


class Divider(QWidget):
    """A hairline between two parts of a card."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        """Make a line across, or down when `vertical`."""
        super().__init__(parent)
        self._look = look
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the line colour."""
        Canvas(self, self._look.theme).fill(rectangle(QRectF(self.rect())), ColourRole.LINE)
