"""Draws the program's icon in the sizes and forms that the three systems want, from `aftercare.svg`.

The mark is our own: a check on a rounded square. Writes PNG files by size, `aftercare.ico` and `aftercare.icns`.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).with_name("aftercare.svg")
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (16, 32, 64, 128, 256, 512)


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The icon at one size in px."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def draw_all(folder: Path) -> None:
    """Write every form of the icon into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(SOURCE))
    pictures = {size: drawn(renderer, size) for size in SIZES}
    for size, picture in pictures.items():
        picture.save(folder / f"{size}.png")
    largest = pictures[max(SIZES)]
    inside = [pictures[size] for size in ICO_SIZES]
    pictures[256].save(folder / "aftercare.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=inside)
    largest.save(folder / "aftercare.icns", append_images=[pictures[size] for size in ICNS_SIZES])


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]))
