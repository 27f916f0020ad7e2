"""A short state in a rounded frame; the kind of line says how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ChipKind, ChipRow
from aftercare.ui.widgets.visibility import put

_HEIGHT = 30
_PADDING = 9
_ICON = 16
_GAP = 6
_LOOKS = {
    ChipKind.CONFIRMED: (ColourRole.OK, ColourRole.OK_TINT, (), "check"),
    ChipKind.ASKED: (ColourRole.SOON, ColourRole.SOON_TINT, (3.5, 2.0), "clock"),
    ChipKind.NOT_ARRANGED: (ColourRole.NO, ColourRole.NO_TINT, (1.0, 1.6), "x"),
}


class StatusChip(QLabel):
    """Solid line: confirmed. Dashed: asked. Dotted: not arranged."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty chip."""
        super().__init__(parent)
        self._look = look
        self._kind = ChipKind.CONFIRMED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_chip(self, row: ChipRow | None) -> None:
        """Show a state, or nothing."""
        put(self, shows=row is not None)
        if row is not None:
            self._kind = row.kind
            self.setText(row.text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Icon and words on one line."""
        theme = self._look.theme
        width = theme.advance(self.text(), TypeRole.META_STRONG) + theme.px(2 * _PADDING + _ICON + _GAP + 4)
        return QSize(width, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon and words."""
        theme = self._look.theme
        colour, tint, dashes, icon = _LOOKS[self._kind]
        width = 1.25 * theme.factor
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(box, box.height() / 2)
        canvas = Canvas(self, theme)
        canvas.fill(outline, tint)
        canvas.stroke(outline, colour, width, dashes)
        edge, left = theme.px(_ICON), theme.px(_PADDING)
        canvas.icon(icon, colour, left, (self.height() - edge) / 2, edge)
        left += edge + theme.px(_GAP)
        words = theme.paragraph(self.text(), TypeRole.META_STRONG)
        canvas.text_in_middle(words, QRectF(left, 0, words.width, self.height()), colour)
