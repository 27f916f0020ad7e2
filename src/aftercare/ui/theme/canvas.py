"""Draws on a widget by role: fills, outlines, icons and lines of text.

Pens and brushes are never made from a colour here, and no name of the Qt namespace is used while a page is built or
first painted: either makes PySide create the thousand enumeration members of that namespace, which takes as long as all
of our own painting. Brushes come out of a palette, shapes are paths, text carries its brush in its format.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.theme import Paragraph, Theme
from aftercare.ui.theme.tokens import ColourRole


class Align(Enum):
    """Where lines of text stand in their box."""

    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """A box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def ellipse(box: QRectF) -> QPainterPath:
    """The ellipse that fills a box."""
    path = QPainterPath()
    path.addEllipse(box)
    return path


def rectangle(box: QRectF) -> QPainterPath:
    """A box with square corners."""
    path = QPainterPath()
    path.addRect(box)
    return path


def _drawn_in(path: QPainterPath, by: float) -> QPainterPath:
    """A closed outline made smaller by `by` px each way, about its middle."""
    box = path.boundingRect()
    if box.width() <= by or box.height() <= by:
        return path
    middle = box.center()
    smaller = QTransform.fromTranslate(middle.x(), middle.y())
    smaller.scale(1 - by / box.width(), 1 - by / box.height())
    smaller.translate(-middle.x(), -middle.y())
    return smaller.map(path)


class Canvas:
    """Lives for one paint event of one widget."""

    def __init__(self, widget: QWidget, theme: Theme) -> None:
        """Start drawing on `widget` in the colours of `theme`."""
        self._theme = theme
        self._ratio = widget.devicePixelRatioF()
        self.painter = QPainter(widget)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def fill(self, path: QPainterPath, role: ColourRole | QBrush, opacity: float = 1.0) -> None:
        """Fill a shape with a role's colour, or with a brush of the clinic."""
        self.painter.setOpacity(opacity)
        self.painter.fillPath(path, role if isinstance(role, QBrush) else self._theme.brush(role))
        self.painter.setOpacity(1.0)

    def stroke(
        self,
        path: QPainterPath,
        role: ColourRole,
        width: float,
        dashes: Sequence[float] = (),
        opacity: float = 1.0,
    ) -> None:
        """Draw along a shape, `width` px wide; `dashes` are lengths of marks and gaps in widths.

        Where borders have to be wider than that they grow inwards.
        """
        if width < self._theme.least_border:
            path, width = _drawn_in(path, self._theme.least_border - width), self._theme.least_border
        pen = QPen()
        pen.setBrush(self._theme.brush(role))
        pen.setWidthF(width)
        if dashes:
            pen.setDashPattern(list(dashes))
        self.painter.setOpacity(opacity)
        self.painter.strokePath(path, pen)
        self.painter.setOpacity(1.0)

    def icon(self, name: str, role: ColourRole, left: float, top: float, edge: int) -> None:
        """Draw an icon into a square."""
        self.painter.drawPixmap(QPointF(left, top), self._theme.icon(name, role, edge, self._ratio))

    def icon_in_middle(self, name: str, role: ColourRole, centre: QPointF, edge: int) -> None:
        """Draw an icon around a point."""
        self.icon(name, role, centre.x() - edge / 2, centre.y() - edge / 2, edge)

    def text(self, paragraph: Paragraph, box: QRectF, role: ColourRole, align: Align = Align.LEFT) -> None:
        """Draw lines from the top of `box`, aligned in its width; its height does not matter."""
        top = box.top() + paragraph.lead
        for line, advance in paragraph.drawn(self._theme.brush(role), role):
            left = box.left()
            if align is Align.RIGHT:
                left += box.width() - advance
            elif align is Align.MIDDLE:
                left += (box.width() - advance) / 2
            line.draw(self.painter, QPointF(left, top))
            top += paragraph.line_height

    def text_in_middle(self, paragraph: Paragraph, box: QRectF, role: ColourRole, align: Align = Align.LEFT) -> None:
        """Draw lines in the middle of the height of `box`."""
        spare = (box.height() - paragraph.height) / 2
        self.text(paragraph, QRectF(box.left(), box.top() + spare, box.width(), 0), role, align)
