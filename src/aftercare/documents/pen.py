"""Draws on the page: the one place that knows the PDF canvas, and the one place that draws text.

Everything above it counts from the top of the page. Ink is black or the white of the paper, nothing between.
Text belongs to the part of the document that is open while it is drawn; lines, frames and dots are furniture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from aftercare.documents.accessible_pdf import accessible
from aftercare.documents.paper import Area, page_size
from aftercare.documents.structure import Element, Scope, StructureTree, Tag
from aftercare.documents.type_scale import Face, Role
from aftercare.documents.typesetter import LedLine, Typesetter
from aftercare.domain.sheets.paper import Paper

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

FRAME = 1.5
HAIRLINE = 0.75
CORNER = 7.0
TICK_FRAME, TICK_CORNER = 1.4, 2.0
CROSS_CORNER, CROSS_WIDTH = 3.0, 2.0
HATCH_WIDTH, HATCH_STEP = 0.5, 6.0
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
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # Letters for bytes are for mail of long ago; they make files a quarter larger, and take time.
        rl_config.useA85 = 0
        self._typesetter = typesetter
        self._buffer = BytesIO()
        # `invariant` leaves out the time of making and all chance, so that the same sheet is the same file.
        self._canvas: Canvas = Canvas(
            self._buffer,
            pagesize=page_size(paper),
            pageCompression=1,
            invariant=1,
            lang=language,
            # Or the file would name a font it does not carry. The stubs take the name for a number.
            initialFontName=typesetter.faces.name(Face.REGULAR),  # type: ignore[arg-type]
        )
        self._page_height = page_size(paper)[1]
        self._title, self._language = title, language
        self._tree = StructureTree()
        # Parts that may go on later, with what they stand for, so that its identity is not used again.
        self._parts: dict[tuple[int, Tag], tuple[object, Element]] = {}
        self._is_in_figure = False
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Aftercare")

    def end_page(self) -> None:
        """Finish this page and start the next."""
        self._canvas.showPage()
        self._tree.end_page()

    def pdf(self) -> bytes:
        """Return the finished document, tagged."""
        self._canvas.save()
        return accessible(self._buffer.getvalue(), self._tree, self._title, self._language)

    @contextmanager
    def element(
        self, tag: Tag, scope: Scope | None = None, *, is_kept: bool = False, part_of: object = None
    ) -> Iterator[None]:
        """What is drawn meanwhile is this part of the document.

        Args:
            tag: what it is.
            scope: for headings of tables.
            is_kept: keep it even if it turns out empty.
            part_of: what it is drawn for: the second time it goes on with the same part, which was cut by the end of
                a column or page.
        """
        _, begun = self._parts.get((id(part_of), tag), (None, None))
        if part_of is not None and begun is not None:
            self._tree.resume(begun)
        else:
            begun = Element(tag, scope=scope, is_kept=is_kept)
            self._tree.start(begun)
            if part_of is not None and not self._tree.is_silent:
                self._parts[id(part_of), tag] = (part_of, begun)
        yield
        self._tree.finish()

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn meanwhile repeats what was said on another page, and is not read out again."""
        was_silent, self._tree.is_silent = self._tree.is_silent, True
        yield
        self._tree.is_silent = was_silent

    @contextmanager
    def figure(self, alt: str, area: Area) -> Iterator[None]:
        """What is drawn meanwhile is one picture, and ``alt`` says what it shows."""
        if self._tree.is_silent:
            yield
            return
        corners = (area.left, self._page_height - area.bottom, area.right, self._page_height - area.top)
        self._tree.start(Element(Tag.FIGURE, alt=alt, corners=corners))
        self._command(f"/{Tag.FIGURE.value} <</MCID {self._tree.number()}>> BDC")
        self._is_in_figure = True
        yield
        self._is_in_figure = False
        self._command("EMC")
        self._tree.finish()

    def text(self, role: Role, lines: tuple[str, ...], left: float, top: float, ink: Ink = Ink.BLACK) -> float:
        """Draw lines from their upper left corner down, and return where the last one ends.

        Raises:
            MissingGlyphError: if the font lacks a character.
        """
        for line in lines:
            with self._content():
                self._line(role, line, left, top, ink)
            top += self._typesetter.height(role)
        return top

    def text_to_the_left_of(
        self, role: Role, lines: tuple[str, ...], right: float, top: float, ink: Ink = Ink.BLACK
    ) -> float:
        """Draw lines that end at the same right edge, and return where the last one ends.

        Raises:
            MissingGlyphError: if the font lacks a character.
        """
        for line in lines:
            with self._content():
                self._line(role, line, right - self._typesetter.width(role, line.rstrip(" ")), top, ink)
            top += self._typesetter.height(role)
        return top

    def led_text(self, role: Role, lines: tuple[LedLine, ...], left: float, top: float, ink: Ink = Ink.BLACK) -> float:
        """Draw lines whose first words may be bold, and return where the last one ends.

        Raises:
            MissingGlyphError: if the font lacks a character.
        """
        for line in lines:
            with self._content():
                self._line(role, line.lead, left, top, ink, is_strong=True)
                beside = left + self._typesetter.width(role, line.lead, is_strong=True)
                self._line(role, line.text, beside, top, ink)
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
        with self._shape():
            self._canvas.setLineWidth(HAIRLINE)
            self._canvas.setStrokeGray(ink.value)
            self._canvas.line(left, self._page_height - top, left, self._page_height - bottom)

    def frame(self, area: Area, thickness: float = FRAME) -> None:
        """Draw a frame with round corners; all of its ink lies inside the area."""
        self._round_frame(area, thickness, CORNER)

    def tick_box(self, left: float, top: float, side: float, key: str, says: str) -> None:
        """Draw an empty box to tick by pen or on screen; its frame of `TICK_FRAME` lies inside the side.

        Args:
            left: its left edge.
            top: its upper edge.
            side: its side.
            key: lasting name of the box.
            says: what is ticked.
        """
        area = Area(left, top, side, side)
        self._round_frame(area, TICK_FRAME, TICK_CORNER)
        corners = (area.left, self._page_height - area.bottom, area.right, self._page_height - area.top)
        self._tree.add_field(corners, key, says)

    def cross_box(self, left: float, top: float, side: float) -> None:
        """Draw a white cross on a black square, the mark of something not allowed."""
        self.solid(Area(left, top, side, side), CROSS_CORNER)
        inset, foot = side * 0.32, self._page_height - top - side
        with self._shape():
            self._canvas.setLineWidth(CROSS_WIDTH)
            self._canvas.setStrokeGray(Ink.PAPER.value)
            far, low, high = left + side - inset, foot + inset, foot + side - inset
            self._canvas.line(left + inset, low, far, high)
            self._canvas.line(left + inset, high, far, low)

    def solid(self, area: Area, corner: float = 0.0) -> None:
        """Fill an area black."""
        with self._shape():
            self._canvas.setFillGray(Ink.BLACK.value)
            foot = self._page_height - area.bottom
            if corner:
                self._canvas.roundRect(area.left, foot, area.width, area.height, corner, stroke=0, fill=1)
            else:
                self._canvas.rect(area.left, foot, area.width, area.height, stroke=0, fill=1)

    def dot(self, middle_x: float, middle_y: float, radius: float, ink: Ink = Ink.BLACK) -> None:
        """Draw the filled dot that starts an entry of a list."""
        with self._shape():
            self._canvas.setFillGray(ink.value)
            self._canvas.circle(middle_x, self._page_height - middle_y, radius, stroke=0, fill=1)

    def disc(self, area: Area) -> None:
        """Draw the round frame of a clinic without a logo."""
        with self._shape():
            self._canvas.setLineWidth(FRAME)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            middle = self._page_height - area.top - area.height / 2
            self._canvas.circle(area.left + area.width / 2, middle, (area.width - FRAME) / 2, stroke=1, fill=0)

    def picture(self, image: ImageReader, area: Area) -> None:
        """Draw a picture over the whole area."""
        foot = self._page_height - area.bottom
        with self._shape():
            self._canvas.drawImage(image, area.left, foot, width=area.width, height=area.height)

    def squares(self, places: Iterable[Area]) -> None:
        """Fill many small areas black at one go, as the modules of a code."""
        path = self._canvas.beginPath()
        for area in places:
            path.rect(area.left, self._page_height - area.bottom, area.width, area.height)
        with self._shape():
            self._canvas.setFillGray(Ink.BLACK.value)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def heavy_square(self, area: Area, thickness: float) -> None:
        """Draw a thick frame with square corners; all of its ink lies inside the area."""
        half = thickness / 2
        foot, width, height = self._page_height - area.bottom + half, area.width - thickness, area.height - thickness
        with self._shape():
            self._canvas.setLineWidth(thickness)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            self._canvas.rect(area.left + half, foot, width, height, stroke=1, fill=0)

    def broken_frame(self, area: Area, dash: tuple[float, float]) -> None:
        """Draw a square frame of dashes, to cut along."""
        with self._shape():
            self._canvas.saveState()
            self._canvas.setLineWidth(FRAME)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            self._canvas.setDash(*dash)
            self._canvas.rect(area.left, self._page_height - area.bottom, area.width, area.height, stroke=1, fill=0)
            self._canvas.restoreState()

    def broken_divider(self, left: float, top: float, bottom: float, dash: tuple[float, float]) -> None:
        """Draw a dotted line down, to fold along."""
        with self._shape():
            self._canvas.saveState()
            self._canvas.setLineWidth(1.0)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            self._canvas.setDash(*dash)
            self._canvas.line(left, self._page_height - top, left, self._page_height - bottom)
            self._canvas.restoreState()

    def path(self, places: Sequence[tuple[float, float]], thickness: float) -> None:
        """Draw straight strokes from place to place."""
        path = self._canvas.beginPath()
        path.moveTo(places[0][0], self._page_height - places[0][1])
        for left, top in places[1:]:
            path.lineTo(left, self._page_height - top)
        with self._shape():
            self._canvas.setLineWidth(thickness)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            self._canvas.drawPath(path, stroke=1, fill=0)

    def hatch(self, area: Area) -> None:
        """Fill an area with thin slanting lines."""
        with self._shape():
            self._canvas.saveState()
            clip = self._canvas.beginPath()
            clip.rect(area.left, self._page_height - area.bottom, area.width, area.height)
            self._canvas.clipPath(clip, stroke=0, fill=0)
            self._canvas.setLineWidth(HATCH_WIDTH)
            self._canvas.setStrokeGray(Ink.BLACK.value)
            foot, start = self._page_height - area.bottom, -area.height
            while start < area.width:
                self._canvas.line(area.left + start, foot, area.left + start + area.height, foot + area.height)
                start += HATCH_STEP
            self._canvas.restoreState()

    def paper(self, area: Area) -> None:
        """Fill an area with the white of the paper."""
        with self._shape():
            self._canvas.setFillGray(Ink.PAPER.value)
            self._canvas.rect(area.left, self._page_height - area.bottom, area.width, area.height, stroke=0, fill=1)

    @contextmanager
    def within(self, area: Area) -> Iterator[None]:
        """Keep what is drawn meanwhile inside the round corners of a frame."""
        with self._shape():
            self._canvas.saveState()
            path = self._canvas.beginPath()
            path.roundRect(area.left, self._page_height - area.bottom, area.width, area.height, CORNER)
            self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        with self._shape():
            self._canvas.restoreState()

    def _across(self, left: float, right: float, middle: float, thickness: float, ink: Ink) -> None:
        height = self._page_height - middle
        with self._shape():
            self._canvas.setLineWidth(thickness)
            self._canvas.setStrokeGray(ink.value)
            self._canvas.line(left, height, right, height)

    def _round_frame(self, area: Area, thickness: float, corner: float) -> None:
        with self._shape():
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

    def _line(self, role: Role, line: str, left: float, top: float, ink: Ink, *, is_strong: bool = False) -> None:
        if not line:
            return
        style = self._typesetter.style(role, is_strong=is_strong)
        self._typesetter.faces.check(style.face, line)
        baseline = top + style.pitch / 2 + OPTICAL_MIDDLE * style.size
        self._canvas.setFillGray(ink.value)
        self._canvas.setFont(self._typesetter.faces.name(style.face), style.size)
        self._canvas.drawString(left, self._page_height - baseline, line)

    @contextmanager
    def _content(self) -> Iterator[None]:
        """What is drawn meanwhile is read out as a piece of the innermost part."""
        if self._tree.is_silent:
            with self._shape():
                yield
            return
        tag = self._tree.innermost.tag
        self._command(f"/{tag.value} <</MCID {self._tree.number()}>> BDC")
        yield
        self._command("EMC")

    @contextmanager
    def _shape(self) -> Iterator[None]:
        """What is drawn meanwhile is not read out, unless it is inside a picture that is."""
        if self._is_in_figure:
            yield
            return
        self._command("/Artifact BMC")
        yield
        self._command("EMC")

    def _command(self, command: str) -> None:
        """Write a command the PDF library has no method for."""
        self._canvas._code.append(command)  # type: ignore[attr-defined]
