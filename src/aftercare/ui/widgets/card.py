"""The white ground that things lie on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole


class Card(QFrame):
    """A rounded frame whose border says what it is: hairline, do this (1.5 px primary), care (2 px on a tint)."""

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw fill and border."""
        theme = self._look.theme
        ratio = self.devicePixelRatioF()
        width = max(1, int(self._border_width * theme.factor * ratio)) / ratio
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour(self._border), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(theme.colour(self._ground))
        inset = width / 2
        radius = theme.px(RADIUS_CARD) - inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Fill with the line colour."""
        QPainter(self).fillRect(self.rect(), self._look.theme.colour(ColourRole.LINE))
