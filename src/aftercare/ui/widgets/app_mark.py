"""The app's own mark: a check on a rounded square."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole

_MARK = 18
_CORNER = 4
_SIGN = 14


class AppMark(QWidget):
    """Says nothing to a screen reader; the app's name stands beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        """Make a mark that grows with the text, `scale` times as large as beside a line of it."""
        super().__init__(parent)
        self._look = look
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square."""
        edge = self._look.theme.px(_MARK * self._scale)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square and the check."""
        theme = self._look.theme
        canvas, box = Canvas(self, theme), QRectF(self.rect())
        canvas.fill(rounded(box, theme.px(_CORNER * self._scale)), ColourRole.DRIVER_FILL)
        canvas.icon_in_middle("check", ColourRole.ON_FILL, box.center(), theme.px(_SIGN * self._scale))
