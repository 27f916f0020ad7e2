"""A short state in a rounded frame; the kind of line says how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ChipKind, ChipRow
from aftercare.ui.widgets.visibility import put

_HEIGHT = 30
_PADDING = 9
_ICON = 16
_GAP = 6
_LOOKS = {
    ChipKind.CONFIRMED: (ColourRole.OK, ColourRole.OK_TINT, Qt.PenStyle.SolidLine, "check"),
    ChipKind.ASKED: (ColourRole.SOON, ColourRole.SOON_TINT, Qt.PenStyle.DashLine, "clock"),
    ChipKind.NOT_ARRANGED: (ColourRole.NO, ColourRole.NO_TINT, Qt.PenStyle.DotLine, "x"),
}


class StatusChip(QLabel):
    """Solid line: confirmed. Dashed: asked. Dotted: not arranged."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty chip."""
        super().__init__(parent)
        self._look = look
        self._kind = ChipKind.CONFIRMED
        self.setTextFormat(Qt.TextFormat.PlainText)
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

    def sizeHint(self) -> QSize:  # noqa: N802
        """Icon and words on one line."""
        theme = self._look.theme
        width = theme.advance(self.text(), TypeRole.META_STRONG) + theme.px(2 * _PADDING + _ICON + _GAP + 4)
        return QSize(width, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw frame, icon and words."""
        theme = self._look.theme
        colour, tint, line, icon = _LOOKS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 1.25 * theme.factor
        pen = QPen(theme.colour(colour), width)
        if line is Qt.PenStyle.DashLine:
            pen.setDashPattern([3.5, 2])
        else:
            pen.setStyle(line)
        painter.setPen(pen)
        painter.setBrush(theme.colour(tint))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        edge = theme.px(_ICON)
        left = theme.px(_PADDING)
        pixmap = theme.icon(icon, colour, edge, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - edge) / 2), pixmap)
        words = theme.paragraph(self.text(), TypeRole.META_STRONG)
        left += edge + theme.px(_GAP)
        top = (self.height() - words.height) / 2
        words.draw(painter, QRectF(left, top, words.width, words.height), theme.colour(colour))
