"""The style that paints keyboard focus as two rings around a control."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import FOCUS_BAND, RADIUS_BUTTON, ColourRole

RING_PROPERTY = "focus_ring_radius"
"""Set, in px, on the one widget that shows the ring; the focus rectangle of every other widget is left out."""


class FocusStyle(QProxyStyle):
    """Fusion, with `PE_FrameFocusRect` as a yellow band touching the control and an ink band around it.

    One of the two is visible on every ground. The ring lies outside the control, so it is drawn on a widget of its own
    (`FocusRing`) that carries RING_PROPERTY.
    """

    def __init__(self, theme: Theme) -> None:
        """Paint with the colours of `theme`, which may be replaced later."""
        super().__init__("Fusion")
        self.theme = theme

    def drawPrimitive(  # noqa: N802
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw focus our way and everything else as Fusion does."""
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)
            return
        radius = widget.property(RING_PROPERTY) if widget is not None else None
        if radius is not None:
            self._draw_rings(painter, QRectF(widget.rect()), float(radius or RADIUS_BUTTON))

    def _draw_rings(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        band = float(FOCUS_BAND)
        for steps_out, role in ((1.5, ColourRole.FOCUS_OUTER), (0.5, ColourRole.FOCUS_INNER)):
            inset = (2 - steps_out) * band
            painter.setPen(QPen(self.theme.colour(role), band))
            corner = radius + steps_out * band
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)
        painter.restore()
