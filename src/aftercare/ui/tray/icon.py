"""The icon in the tray, drawn by us in each of its states and at each size that trays ask for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import ColourRole
from aftercare.ui.tray.rows import TrayMark

SIZES = (16, 22, 24, 32, 48, 64)
_GROUND = "#0A5357"
_STOPPED_GROUND = "#776F65"
_RING = "#FFFFFF"
_DOT = "#FFC933"
_CORNER = 0.22
_DOT_RADIUS = 0.23
_DOT_RIM = 0.30
_SIGNS = {TrayMark.QUIET: "check", TrayMark.WAITING: "bell", TrayMark.STOPPED: "bell-off"}


def tray_icon(theme: Theme, mark: TrayMark) -> QIcon:
    """The icon of one state.

    A tray may be light or dark whatever our own colours are, so the icon brings its own ground and its own colours.
    """
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(tray_picture(theme, mark, size))
    return icon


def tray_picture(theme: Theme, mark: TrayMark, size: int) -> QPixmap:
    """The icon of one state at one size, in px."""
    picture = QPixmap(size, size)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QPainterPath()
    ground.addRoundedRect(QRectF(0, 0, size, size), size * _CORNER, size * _CORNER)
    painter.fillPath(ground, QColor(_STOPPED_GROUND if mark is TrayMark.STOPPED else _GROUND))
    sign = round(size * 0.75)
    at = (size - sign) / 2
    painter.drawPixmap(QPointF(at, at), theme.icon(_SIGNS[mark], ColourRole.ON_FILL, sign))
    if mark is TrayMark.WAITING:
        middle = QPointF(size * (1 - _DOT_RIM), size * _DOT_RIM)
        _disc(painter, middle, size * _DOT_RIM, _GROUND)
        _disc(painter, middle, size * (_DOT_RADIUS + 0.03), _RING)
        _disc(painter, middle, size * _DOT_RADIUS, _DOT)
    painter.end()
    return picture


def _disc(painter: QPainter, middle: QPointF, radius: float, colour: str) -> None:
    path = QPainterPath()
    path.addEllipse(middle, radius, radius)
    painter.fillPath(path, QColor(colour))
