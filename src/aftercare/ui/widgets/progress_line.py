"""How much of the time has passed, as a thin line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole

_HEIGHT = 6
_STEPS = 1000


class ProgressLine(QProgressBar):
    """Moves once a minute and never by itself."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._look = look
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_share(self, share: float) -> None:
        """Show a share of the whole, 0 to 1; what lies beyond is cut off."""
        self.setValue(round(min(max(share, 0.0), 1.0) * _STEPS))

    def sizeHint(self) -> QSize:
        """A thin line of any length."""
        height = self._look.theme.px(_HEIGHT)
        return QSize(10 * height, height)

    def minimumSizeHint(self) -> QSize:
        """As thin as it is at its best."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left and what has passed."""
        canvas = Canvas(self, self._look.theme)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        canvas.fill(rounded(whole, radius), ColourRole.TRACK)
        passed = QRectF(0, 0, whole.width() * self.value() / _STEPS, whole.height())
        if passed.width() >= whole.height():
            canvas.fill(rounded(passed, radius), ColourRole.PRIMARY)
        if self._look.theme.least_border:
            edge = whole.adjusted(0.5, 0.5, -0.5, -0.5)
            canvas.stroke(rounded(edge, radius), ColourRole.PRIMARY, 1)
