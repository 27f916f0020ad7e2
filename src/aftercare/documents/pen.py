"""Draws on the page: the one place that knows the PDF canvas, and the one place that draws text.

Everything above it counts from the top of the page. Ink is black or the white of the paper, nothing between.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from aftercare.documents.paper import Area, Paper
from aftercare.documents.type_scale import Face, Role
from aftercare.documents.typesetter import Typesetter

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

FRAME = 1.5
HAIRLINE = 0.75
CORNER = 7.0
TICK_FRAME, TICK_CORNER = 1.4, 2.0
# Where a line of text looks centred, above its baseline and as a share of its size: a small letter has its middle
# at 0.24, a capital at 0.33.
OPTICAL_MIDDLE = 0.29


class Ink(Enum):
    """What a thing is drawn with; the value is the PDF grey level."""

    BLACK = 0
    PAPER = 1


class Pen:
    """Draws one document, page after page.

    Args:
        paper: the format of every page.
        typesetter: knows how the roles of text look.
        language: of the words, two letters.
        title: of the document, shown by readers in their title bar.
    """

    def __init__(self, paper: Paper, typesetter: Typesetter, language: str, title: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._typesetter = typesetter
        self._buffer = BytesIO()
        # `invariant` leaves out the time of making and all chance, so that the same sheet is the same file.
        self._canvas: Canvas = Canvas(
            self._buffer,
            pagesize=paper.size,
            pageCompression=1,
            invariant=1,
            lang=language,
            # Or the file would name a font it does not carry. The stubs take the name for a number.
            initialFontName=typesetter.faces.name(Face.REGULAR),  # type: ignore[arg-type]
        )
        self._page_height = paper.size[1]
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Aftercare")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def end_page(self) -> None:
        """Finish this page and start the next."""
        self._canvas.showPage()

    def pdf(self) -> bytes:
        """Return the finished document."""
        self._canvas.save()
        return self._buffer.getvalue()

    def text(self, role: Role, lines: tuple[str, ...], left: float, top: float, ink: Ink = Ink.BLACK) -> float:
        """Draw lines from their upper left corner down, and return where the last one ends.

        Raises:
            MissingGlyphError: if the font lacks a character.
        """
        for line in lines:
            self._line(role, line, left, top, ink)
            top += self._typesetter.height(role)
        return top

    def text_to_the_left_of(self, role: Role, lines: tuple[str, ...], right: float, top: float) -> float:
        """Draw lines that end at the same right edge, and return where the last one ends.

        Raises:
            MissingGlyphError: if the font lacks a character.
        """
        for line in lines:
            self._line(role, line, right - self._typesetter.width(role, line.rstrip(" ")), top, Ink.BLACK)
            top += self._typesetter.height(role)
        return top

    def rule(self, left: float, right: float, middle: float) -> None:
        """Draw a line across that parts what is above from what is below."""
        self._across(left, right, middle, FRAME, Ink.BLACK)

    def writing_line(self, left: float, right: float, middle: float, ink: Ink = Ink.BLACK) -> None:
        """Draw a line for a fact the sheet does not know, to be written on by pen."""
        self._across(left, right, middle, HAIRLINE, ink)

    def divider(self, left: float, top: float, bottom: float, ink: Ink) -> None:
        """Draw a thin line down."""
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.setStrokeGray(ink.value)
        self._canvas.line(left, self._page_height - top, left, self._page_height - bottom)

    def frame(self, area: Area) -> None:
        """Draw a frame with round corners; all of its ink lies inside the area."""
        self._round_frame(area, FRAME, CORNER)

    def tick_box(self, left: float, top: float, side: float) -> None:
        """Draw an empty box to tick by pen; its frame of `TICK_FRAME` lies inside the side."""
        self._round_frame(Area(left, top, side, side), TICK_FRAME, TICK_CORNER)

    def solid(self, area: Area) -> None:
        """Fill an area black."""
        self._canvas.setFillGray(Ink.BLACK.value)
        self._canvas.rect(area.left, self._page_height - area.bottom, area.width, area.height, stroke=0, fill=1)

    def dot(self, middle_x: float, middle_y: float, radius: float) -> None:
        """Draw the filled dot that starts an entry of a list."""
        self._canvas.setFillGray(Ink.BLACK.value)
        self._canvas.circle(middle_x, self._page_height - middle_y, radius, stroke=0, fill=1)

    def disc(self, area: Area) -> None:
        """Draw the round frame of a clinic without a logo."""
        self._canvas.setLineWidth(FRAME)
        self._canvas.setStrokeGray(Ink.BLACK.value)
        self._canvas.circle(
            area.left + area.width / 2,
            self._page_height - area.top - area.height / 2,
            (area.width - FRAME) / 2,
            stroke=1,
            fill=0,
        )

    def picture(self, image: ImageReader, area: Area) -> None:
        """Draw a picture over the whole area."""
        self._canvas.drawImage(image, area.left, self._page_height - area.bottom, width=area.width, height=area.height)

    @contextmanager
    def within(self, area: Area) -> Iterator[None]:
        """Keep what is drawn meanwhile inside the round corners of a frame."""
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.roundRect(area.left, self._page_height - area.bottom, area.width, area.height, CORNER)
        self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        self._canvas.restoreState()

    def _across(self, left: float, right: float, middle: float, thickness: float, ink: Ink) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeGray(ink.value)
        height = self._page_height - middle
        self._canvas.line(left, height, right, height)

    def _round_frame(self, area: Area, thickness: float, corner: float) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeGray(Ink.BLACK.value)
        self._canvas.roundRect(
            area.left + thickness / 2,
            self._page_height - area.bottom + thickness / 2,
            area.width - thickness,
            area.height - thickness,
            corner,
            stroke=1,
            fill=0,
        )

    def _line(self, role: Role, line: str, left: float, top: float, ink: Ink) -> None:
        style = self._typesetter.style(role)
        self._typesetter.faces.check(style.face, line)
        baseline = top + style.pitch / 2 + OPTICAL_MIDDLE * style.size
        self._canvas.setFillGray(ink.value)
        self._canvas.setFont(self._typesetter.faces.name(style.face), style.size)
        self._canvas.drawString(left, self._page_height - baseline, line)
