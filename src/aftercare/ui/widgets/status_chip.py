"""A short state in a rounded frame; the kind of line says how sure it is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ChipKind, ChipRow
from aftercare.ui.widgets.visibility import put

_HEIGHT = 30
_PADDING = 9
_ICON = 16
_GAP = 6


class ChipLook(NamedTuple):
    """Colours, line and icon of a chip; no `dashes` is a solid line."""

    colour: ColourRole
    tint: ColourRole
    icon: str
    dashes: tuple[float, ...] = ()


_LOOKS = {
    ChipKind.CONFIRMED: ChipLook(ColourRole.OK, ColourRole.OK_TINT, "check"),
    ChipKind.ASKED: ChipLook(ColourRole.SOON, ColourRole.SOON_TINT, "clock", (3.5, 2.0)),
    ChipKind.NOT_ARRANGED: ChipLook(ColourRole.NO, ColourRole.NO_TINT, "x", (1.0, 1.6)),
    ChipKind.NOT_ASKED: ChipLook(ColourRole.USUAL, ColourRole.USUAL_TINT, "circle-question-mark", (1.0, 1.6)),
}


def chip_size(theme: Theme, text: str) -> QSize:
    """Icon and words on one line."""
    width = theme.advance(text, TypeRole.META_STRONG) + theme.px(2 * _PADDING + _ICON + _GAP + 4)
    return QSize(width, theme.px(_HEIGHT))


def draw_chip(canvas: Canvas, theme: Theme, look: ChipLook, text: str, place: QRectF) -> None:
    """Draw frame, icon and words of a chip that has `chip_size`."""
    width = 1.25 * theme.factor
    box = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    outline = rounded(box, box.height() / 2)
    canvas.fill(outline, look.tint)
    canvas.stroke(outline, look.colour, width, look.dashes)
    edge, left = theme.px(_ICON), place.left() + theme.px(_PADDING)
    canvas.icon(look.icon, look.colour, left, place.top() + (place.height() - edge) / 2, edge)
    left += edge + theme.px(_GAP)
    words = theme.paragraph(text, TypeRole.META_STRONG)
    canvas.text_in_middle(words, QRectF(left, place.top(), words.width, place.height()), look.colour)


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
        return chip_size(self._look.theme, self.text())

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon and words."""
        theme = self._look.theme
        draw_chip(Canvas(self, theme), theme, _LOOKS[self._kind], self.text(), QRectF(self.rect()))
