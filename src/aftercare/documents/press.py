"""Lays a sheet out on pages and draws it, tags and all: the one way from a sheet to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aftercare.documents.bands import Band, FlowBand, SolidBand, measured_bands, measured_foot
from aftercare.documents.call_strip import CallStrip, measured_call_strip
from aftercare.documents.clinic_sign import clinic_sign
from aftercare.documents.columns import LEAST_LINES_OF_A_PART, Cutting, Flow, Page, Rooms
from aftercare.documents.errors import SheetOverflowError
from aftercare.documents.faces import load_faces
from aftercare.documents.footer import Footer, measured_footer
from aftercare.documents.groups import MEDIUM, REGULAR, SNUG, TIGHT, Spacing
from aftercare.documents.header import Header, measured_header
from aftercare.documents.opening import Opening, measured_opening
from aftercare.documents.paper import Area, live_area
from aftercare.documents.pen import Pen
from aftercare.documents.pieces import Room
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role, type_scale
from aftercare.documents.typesetter import Typesetter
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import Sheet

SPACE_ABOVE_CONTINUATION = 6.0
SPACE_ABOVE_BODY = 7.0
SPACE_ABOVE_STRIP = 11.0
MOST_STRETCH = 9.0

# From the looks we like best to the fewest pages; the first that needs no more pages than any other is taken.
MANNERS = tuple(
    (spacing, cutting)
    for cutting in (Cutting.WHEN_TALLER_THAN_A_COLUMN, Cutting.FREELY)
    for spacing in (REGULAR, MEDIUM, TIGHT, SNUG)
)


def sheet_pdf(
    sheet: Sheet,
    fonts: Path,
    paper: Paper = Paper.LETTER,
    size: TextSize = TextSize.NORMAL,
    *,
    logo: bytes | None = None,
) -> bytes:
    """Return a sheet as a tagged PDF (PDF/UA-1); the same arguments give the same bytes.

    Args:
        sheet: every word on it.
        fonts: folder with the static TrueType faces named in `Face`.
        paper: format of the pages.
        size: normal print has two columns, large print one.
        logo: the clinic's logo as PNG or JPEG, printed in greys; without one its initial stands in a disc.

    Raises:
        FontFileError: if a face is missing.
        MissingGlyphError: if the font cannot draw a character.
        SheetOverflowError: if one part is taller than a page.
        LogoError: if the logo cannot be read.
        CodeTooLongError: if the code would be too fine to be read.
    """
    typesetter = Typesetter(load_faces(fonts), type_scale(size))
    pen = Pen(paper, typesetter, sheet.stationery.language, sheet.title)
    _measured(sheet, typesetter, paper, size, logo).draw(pen)
    return pen.pdf()


def packet_pdf(
    sheets: Sequence[Sheet],
    fonts: Path,
    paper: Paper = Paper.LETTER,
    size: TextSize = TextSize.NORMAL,
    *,
    logo: bytes | None = None,
) -> bytes:
    """Return several sheets as one tagged PDF, each a part of it with page numbers of its own; see `sheet_pdf`."""
    typesetter = Typesetter(load_faces(fonts), type_scale(size))
    first = sheets[0]
    pen = Pen(paper, typesetter, first.stationery.language, first.title)
    for sheet in sheets:
        with pen.element(Tag.PART):
            _measured(sheet, typesetter, paper, size, logo).draw(pen)
    return pen.pdf()


@dataclass(frozen=True, slots=True)
class Placed:
    """A band, or the part of it that stands on one page."""

    band: Band
    top: float
    part: Page | None


PlacedPage = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Press:
    """All measured parts but the body, whose spacing depends on how much room they leave."""

    sheet: Sheet
    room: Room
    live: Area
    header: Header
    opening: Opening
    continued_title: tuple[str, ...]
    continued: tuple[str, ...]
    strip: CallStrip
    footer: Footer

    def draw(self, pen: Pen) -> None:
        """Draw every page, in the best manner."""
        pages = self.best_pages()
        for number, page in enumerate(pages, 1):
            self.draw_page(pen, page, number, len(pages))
            pen.end_page()

    def best_pages(self) -> tuple[PlacedPage, ...]:
        """Return what stands on which page, in the best manner.

        Raises:
            SheetOverflowError: if one part is taller than a page.
        """
        if self._bottom < self._first_top:
            raise SheetOverflowError("what opens the sheet")
        found: list[tuple[PlacedPage, ...]] = []
        for spacing, cutting in MANNERS:
            found.append(self._pages(spacing, cutting))
            if len(found[-1]) == 1:
                break
        return min(found, key=len)

    def draw_page(self, pen: Pen, page: PlacedPage, number: int, count: int) -> None:
        """Draw one page; pages count from 1. What every page carries is read out once."""
        left = self.live.left
        if number == 1:
            self.header.draw(pen, left, self.live.top)
            self.opening.draw(pen, left, self.live.top + self.header.height)
        else:
            with pen.furniture():
                self.header.draw(pen, left, self.live.top)
                below = self.live.top + self.header.height + SPACE_ABOVE_CONTINUATION
                below = pen.text(Role.CONTINUED_TITLE, self.continued_title, left, below)
                pen.text(Role.APPOINTMENT, self.continued, left, below)
        for placed in page:
            if isinstance(placed.band, FlowBand):
                placed.band.draw_page(pen, placed.part or (), left, placed.top)
            else:
                placed.band.piece.draw(pen, left, placed.top)
        if number == count:
            self._draw_end(pen, number, count)
        else:
            with pen.furniture():
                self._draw_end(pen, number, count)

    def _draw_end(self, pen: Pen, number: int, count: int) -> None:
        self.strip.draw(pen, self.live.left, self._strip_top)
        self.footer.draw(pen, self.live.left, self._strip_top + self.strip.height, number, count)

    @property
    def _first_top(self) -> float:
        return self.live.top + self.header.height + self.opening.height

    @property
    def _further_top(self) -> float:
        title = self.room.typesetter.height(Role.CONTINUED_TITLE, len(self.continued_title))
        continued = self.room.typesetter.height(Role.APPOINTMENT, len(self.continued))
        return self.live.top + self.header.height + SPACE_ABOVE_CONTINUATION + title + continued

    @property
    def _strip_top(self) -> float:
        return self.live.bottom - self.footer.height - self.strip.height

    @property
    def _bottom(self) -> float:
        return self._strip_top - (SPACE_ABOVE_STRIP if self.strip.height else 0.0)

    def _pages(self, spacing: Spacing, cutting: Cutting) -> tuple[PlacedPage, ...]:
        bands = measured_bands(self.sheet.body, self.room, spacing, cutting)
        foot = measured_foot(self.sheet.foot, self.room, spacing)
        layout = _Layout(self._first_top, self._further_top, self._bottom, spacing.blocks)
        closing = sum(band.height + spacing.blocks for band in foot if band.height)
        for number, band in enumerate(bands, 1):
            if isinstance(band, FlowBand):
                layout.add_flow(band, closing if number == len(bands) else 0.0)
            else:
                layout.add_solid(band)
        return layout.finished(foot)


class _Layout:
    """Sets bands one below the other, page after page."""

    def __init__(self, first_top: float, further_top: float, bottom: float, gap: float) -> None:
        self._further_top = further_top
        self._bottom = bottom
        self._gap = gap
        self._pages: list[list[Placed]] = [[]]
        self._top = first_top

    def add_solid(self, band: SolidBand) -> None:
        """Set a band that cannot be cut."""
        if not band.height:
            return
        if self._next_top + band.height > self._bottom + 0.01:
            self._turn_page()
            if self._next_top + band.height > self._bottom + 0.01:
                raise SheetOverflowError(band.name)
        self._pages[-1].append(Placed(band, self._next_top, None))
        self._top = self._next_top + band.height

    def add_flow(self, band: FlowBand, closing: float) -> None:
        """Set a band that runs over columns and pages, and leave room on its last page for what closes the sheet."""
        if not band.flow.groups:
            return
        rooms = Rooms(
            first=self._bottom - self._next_top,
            further=self._bottom - self._further_top - self._gap,
            closing=closing,
        )
        if self._pages[-1] and rooms.first < least_room(band.flow):
            self._turn_page()
            rooms = replace(rooms, first=rooms.further)
        for number, page in enumerate(band.flow.pages(rooms)):
            if number:
                self._turn_page()
            if any(page):
                self._pages[-1].append(Placed(band, self._next_top, page))
                self._top = self._next_top + max(band.flow.height(column) for column in page)

    def finished(self, foot: tuple[SolidBand, ...]) -> tuple[PlacedPage, ...]:
        """Return the pages; the foot stands at the foot of the last one, and white that is left is shared out."""
        foot = tuple(band for band in foot if band.height)
        needed = sum(band.height + self._gap for band in foot)
        if foot and self._top + needed > self._bottom + 0.01:
            self._turn_page()
            if self._top + needed > self._bottom + 0.01:
                raise SheetOverflowError(foot[0].name)
        self._stretch(self._bottom - needed)
        top = self._bottom - needed
        for band in foot:
            top += self._gap
            self._pages[-1].append(Placed(band, top, None))
            top += band.height
        return tuple(tuple(page) for page in self._pages)

    @property
    def _next_top(self) -> float:
        return self._top + (self._gap if self._pages[-1] else SPACE_ABOVE_BODY)

    def _turn_page(self) -> None:
        self._pages.append([])
        self._top = self._further_top

    def _stretch(self, bottom: float) -> None:
        """Share the white at the foot of the last page out among its bands."""
        page = self._pages[-1]
        if not page:
            return
        share = min(MOST_STRETCH, max(0.0, bottom - self._top) / (len(page) + 1))
        self._pages[-1] = [replace(placed, top=placed.top + share * number) for number, placed in enumerate(page, 0)]


def least_room(flow: Flow) -> float:
    """Return the room a flow needs to begin on a page: a heading and two of its lines, and no line left alone."""
    group = flow.groups[0]
    is_short = len(group.lines) < 2 * LEAST_LINES_OF_A_PART
    lines = group.lines if is_short else group.lines[:LEAST_LINES_OF_A_PART]
    return group.title + sum(lines) + flow.gaps.lines * (len(lines) - 1)


def _measured(sheet: Sheet, typesetter: Typesetter, paper: Paper, size: TextSize, logo: bytes | None) -> _Press:
    live = live_area(paper)
    room = Room(typesetter, live.width, size)
    return _Press(
        sheet=sheet,
        room=room,
        live=live,
        header=measured_header(sheet, typesetter, clinic_sign(sheet.stationery.clinic, logo)),
        opening=measured_opening(sheet, room),
        continued_title=typesetter.lines(Role.CONTINUED_TITLE, sheet.title, live.width),
        continued=typesetter.lines(Role.APPOINTMENT, sheet.continued, live.width),
        strip=measured_call_strip(sheet.stationery.calls if sheet.has_strip else (), typesetter),
        footer=measured_footer(sheet.stationery, typesetter),
    )
