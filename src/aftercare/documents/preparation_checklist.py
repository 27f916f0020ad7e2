"""The preparation checklist on paper: times, lines to tick, reasons to call, and the numbers on every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aftercare.documents.call_box import CallReasons, measured_call_reasons
from aftercare.documents.call_strip import CallStrip, measured_call_strip
from aftercare.documents.clinic_sign import clinic_sign
from aftercare.documents.columns import Cutting, Flow, Page, Rooms
from aftercare.documents.errors import SheetOverflowError
from aftercare.documents.faces import load_faces
from aftercare.documents.footer import Footer, measured_footer
from aftercare.documents.header import Header, measured_header
from aftercare.documents.introduction import Introduction, measured_introduction
from aftercare.documents.paper import Area, Paper, TextSize, column_lefts, live_area
from aftercare.documents.pen import Pen
from aftercare.documents.tick_list import REGULAR, TIGHT, TickList, box_side, measured_tick_list
from aftercare.documents.type_scale import Role, type_scale
from aftercare.documents.typesetter import Typesetter
from aftercare.domain.checklist import Checklist

SPACE_ABOVE_LIST = 10.0
SPACE_ABOVE_CONTINUATION = 6.0
SPACE_ABOVE_STRIP = 14.0

# From the looks we like best to the fewest pages; the first that needs no more pages than any other is taken.
MANNERS = tuple(
    (spacing, cutting)
    for cutting in (Cutting.WHEN_TALLER_THAN_A_COLUMN, Cutting.FREELY)
    for spacing in (REGULAR, TIGHT)
)


def preparation_checklist_pdf(
    checklist: Checklist,
    fonts: Path,
    paper: Paper = Paper.LETTER,
    size: TextSize = TextSize.NORMAL,
    *,
    logo: bytes | None = None,
) -> bytes:
    """Return the preparation checklist as a PDF; the same arguments give the same bytes.

    Args:
        checklist: every word on the sheet.
        fonts: folder with the static TrueType faces named in `Face`.
        paper: format of the pages.
        size: normal print has two columns, large print one.
        logo: the clinic's logo as PNG or JPEG, printed in greys; without one its initial stands in a disc.

    Raises:
        FontFileError: if a face is missing.
        MissingGlyphError: if the font cannot draw a character.
        SheetOverflowError: if one part is taller than a page.
        LogoError: if the logo cannot be read.
    """
    sheet = _measured_sheet(checklist, Typesetter(load_faces(fonts), type_scale(size)), paper, size, logo)
    ticks, pages = sheet.best_flow(checklist)
    pen = Pen(paper, sheet.typesetter, checklist.language, checklist.title)
    for number, page in enumerate(pages, 1):
        sheet.draw_page(pen, ticks, page, number, len(pages))
        pen.end_page()
    return pen.pdf()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All measured parts but the list, whose spacing depends on how much room they leave.

    Attributes:
        typesetter: what they were measured with.
        live: the part of the page that may carry ink.
        column_lefts: left edges of the columns.
        column_width: the width they share.
        tick_box_side: side of a box to tick.
        header: the head of every page.
        introduction: what opens the first page.
        continued_title: lines of the title on every further page.
        continued_appointment: lines of the appointment below it.
        reasons: what closes the last page.
        strip: the numbers at the foot of every page.
        footer: the last lines of every page.
    """

    typesetter: Typesetter
    live: Area
    column_lefts: tuple[float, ...]
    column_width: float
    tick_box_side: float
    header: Header
    introduction: Introduction
    continued_title: tuple[str, ...]
    continued_appointment: tuple[str, ...]
    reasons: CallReasons
    strip: CallStrip
    footer: Footer

    def best_flow(self, checklist: Checklist) -> tuple[TickList, tuple[Page, ...]]:
        """Return the list in the best manner, and what stands on which page.

        Raises:
            SheetOverflowError: if one part is taller than a page.
        """
        rooms = Rooms(
            first=self._list_bottom - self._first_list_top,
            further=self._list_bottom - self._further_list_top,
            closing=self.reasons.height,
        )
        if rooms.first < 0:
            raise SheetOverflowError("what opens the sheet")
        flows: list[tuple[TickList, tuple[Page, ...]]] = []
        for spacing, cutting in MANNERS:
            ticks = measured_tick_list(
                checklist.groups, self.typesetter, self.column_width, spacing, self.tick_box_side
            )
            flow = Flow(ticks.heights(), spacing.between, len(self.column_lefts), cutting)
            flows.append((ticks, flow.pages(rooms)))
            if len(flows[-1][1]) == 1:
                break
        return min(flows, key=lambda flow: len(flow[1]))

    def draw_page(self, pen: Pen, ticks: TickList, page: Page, number: int, count: int) -> None:
        """Draw one page; pages count from 1."""
        left, below_header = self.live.left, self.live.top + self.header.height
        self.header.draw(pen, left, self.live.top)
        if number == 1:
            self.introduction.draw(pen, left, below_header)
            list_top = self._first_list_top
        else:
            title_top = below_header + SPACE_ABOVE_CONTINUATION
            below_title = pen.text(Role.CONTINUED_TITLE, self.continued_title, left, title_top)
            pen.text(Role.APPOINTMENT, self.continued_appointment, left, below_title)
            list_top = self._further_list_top
        for column_left, column in zip(self.column_lefts, page, strict=True):
            ticks.draw_column(pen, column, column_left, list_top)
        if number == count:
            self.reasons.draw(pen, left, self._list_bottom - self.reasons.height)
        self.strip.draw(pen, left, self._strip_top)
        self.footer.draw(pen, left, self._strip_top + self.strip.height, number, count)

    @property
    def _first_list_top(self) -> float:
        return self.live.top + self.header.height + self.introduction.height + SPACE_ABOVE_LIST

    @property
    def _further_list_top(self) -> float:
        title = self.typesetter.height(Role.CONTINUED_TITLE, len(self.continued_title))
        appointment = self.typesetter.height(Role.APPOINTMENT, len(self.continued_appointment))
        above = SPACE_ABOVE_CONTINUATION + title + appointment + SPACE_ABOVE_LIST
        return self.live.top + self.header.height + above

    @property
    def _strip_top(self) -> float:
        return self.live.bottom - self.footer.height - self.strip.height

    @property
    def _list_bottom(self) -> float:
        return self._strip_top - SPACE_ABOVE_STRIP


def _measured_sheet(
    checklist: Checklist, typesetter: Typesetter, paper: Paper, size: TextSize, logo: bytes | None
) -> _Sheet:
    live = live_area(paper)
    lefts, column_width = column_lefts(live, size)
    return _Sheet(
        typesetter=typesetter,
        live=live,
        column_lefts=lefts,
        column_width=column_width,
        tick_box_side=box_side(size),
        header=measured_header(checklist, typesetter, clinic_sign(checklist.clinic, logo)),
        introduction=measured_introduction(checklist, typesetter),
        continued_title=typesetter.lines(Role.CONTINUED_TITLE, checklist.title, live.width),
        continued_appointment=typesetter.lines(Role.APPOINTMENT, checklist.when, live.width),
        reasons=measured_call_reasons(checklist, typesetter),
        strip=measured_call_strip(checklist.calls, typesetter),
        footer=measured_footer(checklist, typesetter),
    )
