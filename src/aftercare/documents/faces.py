"""The font files: loaded once, asked for widths, and checked for every character before it is drawn."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.documents.errors import FontFileError, MissingGlyphError
from aftercare.documents.type_scale import Face

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont


MOST_KEPT_WIDTHS = 1 << 15


class Faces:
    """The faces of one folder, known to the PDF library.

    Args:
        folder: holds one TrueType file for each `Face`.

    Raises:
        FontFileError: if a file is missing or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._fonts = {face: _registered_font(folder / face.value) for face in Face}
        # The same words are measured for every way a sheet could be laid out, and for every patient of a clinic.
        self.width = lru_cache(maxsize=MOST_KEPT_WIDTHS)(self._width)

    def name(self, face: Face) -> str:
        """Return the name the PDF library knows the face by."""
        return str(self._fonts[face].fontName)

    def _width(self, face: Face, size: float, text: str) -> float:
        """Return the width of a text set on one line."""
        return float(self._fonts[face].stringWidth(text, size))

    def check(self, face: Face, text: str) -> None:
        """Make sure the face can draw the text: the PDF library would leave a silent hole.

        Raises:
            MissingGlyphError: naming the first character without a glyph.
        """
        glyphs = self._fonts[face].face.charToGlyph
        for character in text:
            if not glyphs.get(ord(character)):
                raise MissingGlyphError(character, text, face.value)


def _registered_font(path: Path) -> TTFont:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    # The library keeps its fonts by name in one table for the whole process; a path cannot stand for two files.
    name = str(path.resolve())
    try:
        font = TTFont(name, name)
    except (OSError, TTFError) as error:
        raise FontFileError(path) from error
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=4)
def load_faces(folder: Path) -> Faces:
    """Return the faces of a folder; reading them takes longer than setting a page, so they are kept."""
    return Faces(folder)
