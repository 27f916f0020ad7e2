"""A field to search in, with its magnifier and a way to empty it."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import BUTTON, ICON, RADIUS_BUTTON, ColourRole, TypeRole

_LEFT = 42


class SearchField(QLineEdit):
    """Searches while one types.

    Signals:
        searched: the words in the field, after each change.
        left: the person goes on to what was found.
    """

    ring_radius = RADIUS_BUTTON
    searched = Signal(str)
    left = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty field called `name`, which is also its placeholder."""
        super().__init__(parent)
        self._look = look
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setMaxLength(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.searched)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """As tall as a button."""
        px = self._look.theme.px
        return QSize(px(280), px(BUTTON))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        px = self._look.theme.px
        return QSize(px(180), px(BUTTON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Down or Enter; empty the field with Esc, and leave a second Esc to the page."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Down, keys.Key_Return, keys.Key_Enter):
            self.left.emit()
        elif event.key() == keys.Key_Escape and self.text():
            self.clear()
        elif event.key() == keys.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then round the corners off and draw border and magnifier."""
        super().paintEvent(event)
        theme = self._look.theme
        canvas = Canvas(self, theme)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = rounded(frame, theme.px(RADIUS_BUTTON))
        canvas.fill(rectangle(QRectF(self.rect())).subtracted(outline), ColourRole.BG)
        canvas.stroke(outline, ColourRole.LINE_STRONG, max(1.0, theme.factor))
        edge = theme.px(ICON)
        canvas.icon("search", ColourRole.INK_2, theme.px(14), (self.height() - edge) / 2, edge)

    def _restyle(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(TypeRole.BODY))
        palette = self.palette()
        for group, role in (
            (QPalette.ColorRole.Base, ColourRole.SURFACE),
            (QPalette.ColorRole.Text, ColourRole.INK),
            (QPalette.ColorRole.PlaceholderText, ColourRole.INK_2),
            (QPalette.ColorRole.Highlight, ColourRole.PRIMARY),
            (QPalette.ColorRole.HighlightedText, ColourRole.ON_PRIMARY),
        ):
            palette.setColor(group, theme.colour(role))
        self.setPalette(palette)
        self.setTextMargins(theme.px(_LEFT - 2), 0, theme.px(12), 0)
        self.updateGeometry()
