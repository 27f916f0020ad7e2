"""Whose app it is: the clinic's disc and name on top of the main menu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.theme.canvas import Canvas, ellipse
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import brush_of
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.text_label import TextLabel

_DISC = 36
_WAVES = ((14.5, 1.0), (21.5, 0.75))


class BrandDisc(QWidget):
    """A disc in the clinic's one colour; without a clinic, the app's own mark."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the app's own mark."""
        super().__init__(parent)
        self._look = look
        self._accent = ""
        self._has_clinic = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_identity(self, row: IdentityRow) -> None:
        """Take the clinic's colour."""
        self._accent = row.accent
        self._has_clinic = bool(row.clinic_name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        edge = self._look.theme.px(_DISC)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        disc = brush_of(QColor(self._accent)) if self._accent else ColourRole.DRIVER_FILL
        canvas.fill(ellipse(QRectF(self.rect())), disc)
        if not self._has_clinic:
            canvas.icon_in_middle("check", ColourRole.ON_FILL, QRectF(self.rect()).center(), theme.px(22))
            return
        canvas.painter.scale(self.width() / _DISC, self.height() / _DISC)
        for middle, strength in _WAVES:
            wave = QPainterPath(QPointF(8.5, middle))
            wave.cubicTo(QPointF(11.5, middle - 4.5), QPointF(14.5, middle - 4.5), QPointF(18, middle))
            wave.cubicTo(QPointF(21.5, middle + 4.5), QPointF(24.5, middle + 4.5), QPointF(27.5, middle))
            canvas.stroke(wave, ColourRole.ON_FILL, 2.6, opacity=strength)


class Brand(QWidget):
    """Disc and name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty brand."""
        super().__init__(parent)
        self._look = look
        self._row = IdentityRow()
        self._is_brief = False
        self._disc = BrandDisc(look)
        self._name = TextLabel(look, TypeRole.BRAND, balances=True)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._disc)
        self._box.addWidget(self._name, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_identity(self, row: IdentityRow) -> None:
        """Show whose app it is."""
        self._row = row
        self._disc.show_identity(row)
        self._show_name()

    def set_brief(self, is_brief: bool) -> None:
        """Use the clinic's short name."""
        self._is_brief = is_brief
        self._show_name()

    def _show_name(self) -> None:
        brief = self._row.clinic_brief if self._is_brief else ""
        self._name.show_text(brief or self._row.clinic_name or "Aftercare")

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._box.setContentsMargins(px(8), 0, px(4), 0)
        self._box.setSpacing(px(10))
