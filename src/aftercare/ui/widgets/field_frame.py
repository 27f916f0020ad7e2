"""The frame of everything one types into or chooses in."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import RADIUS_BUTTON, ColourRole


def draw_field(canvas: Canvas, field: QWidget, theme: Theme) -> None:
    """Draw the ground and the border of `field`."""
    outline, width = _outline(field, theme)
    canvas.fill(outline, ColourRole.SURFACE)
    canvas.stroke(outline, ColourRole.LINE_STRONG, width)


def draw_field_border(canvas: Canvas, field: QWidget, theme: Theme) -> None:
    """Draw the border alone, over what stands in `field` already."""
    outline, width = _outline(field, theme)
    canvas.stroke(outline, ColourRole.LINE_STRONG, width)


def _outline(field: QWidget, theme: Theme) -> tuple[QPainterPath, float]:
    width = max(1.0, 1.25 * theme.factor)
    inset = width / 2
    return rounded(QRectF(field.rect()).adjusted(inset, inset, -inset, -inset), theme.px(RADIUS_BUTTON)), width
