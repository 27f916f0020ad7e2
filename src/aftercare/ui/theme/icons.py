"""Lucide icons drawn in the colour of the text beside them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIGNS = ("check", "x", "minus")
"""Bare strokes that carry an answer; they are drawn heavier to stand beside bold words."""


class IconSet:
    """Tinted pictures of one folder of SVG files, each drawn once per colour, size and screen scale."""

    def __init__(self, folder: Path) -> None:
        """Read from `folder`, which holds one `<name>.svg` an icon; nothing is opened until an icon is asked for."""
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0, room: int = 0) -> QPixmap:
        """One icon as a picture.

        Args:
            name: Lucide name.
            colour: "#rrggbb".
            size: edge in device-independent px.
            ratio: device pixels a px.
            room: empty px to the right of the drawing, where a button sets its words too close.

        Raises:
            FileNotFoundError: if the folder has no such icon.
        """
        key = (name, colour, size, room, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, colour, size, ratio, room)
        return self._pixmaps[key]

    def _drawn(self, name: str, colour: str, size: int, ratio: float, room: int) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        source = self._sources[name].replace(b"currentColor", colour.encode("ascii"))
        if name in _SIGNS:
            source = source.replace(b'stroke-width="2"', b'stroke-width="2.75"')
        pixmap = QPixmap(round((size + room) * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
