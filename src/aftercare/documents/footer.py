"""The last lines of every page: what the sheet is and is not, when it was printed, and which page this is."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import LIVE_WIDTH
from aftercare.documents.pen import Pen
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter, tidied
from aftercare.domain.sheets.sheet import Stationery

SPACE_ABOVE = 6.0
BETWEEN_SIDES = 18.0
RIGHT_SHARE = 0.42
SEPARATOR = " \N{MIDDLE DOT} "
MANY_PAGES = 88


@dataclass(frozen=True, slots=True)
class Footer:
    """The measured foot of a page.

    Attributes:
        typesetter: what it was measured with.
        stationery: where the words come from.
        left_lines: lines of the small print.
        height: with the space above it, on any page.
    """

    typesetter: Typesetter
    stationery: Stationery
    left_lines: tuple[str, ...]
    height: float

    def draw(self, pen: Pen, left: float, top: float, page: int, pages: int) -> None:
        """Draw it over the whole width; pages count from 1."""
        top += SPACE_ABOVE
        with pen.element(Tag.P):
            pen.text(Role.SMALL_PRINT, self.left_lines, left, top)
        lines = right_lines(self.stationery, self.typesetter, page, pages)
        with pen.element(Tag.P):
            pen.text_to_the_left_of(Role.SMALL_PRINT, lines, left + LIVE_WIDTH, top)


def right_lines(stationery: Stationery, typesetter: Typesetter, page: int, pages: int) -> tuple[str, ...]:
    """Return the right side: printed when, in place of which sheet, from which plan, on which page."""
    # Words of a pack are filled in by hand: `str.format` would let them reach into the program.
    page_words = stationery.page_words.replace("{page}", str(page)).replace("{pages}", str(pages))
    plan_and_page = SEPARATOR.join(filter(None, (tidied(stationery.plan_number), tidied(page_words))))
    return typesetter.paragraphs(
        Role.SMALL_PRINT, (stationery.printed, stationery.replaces, plan_and_page), LIVE_WIDTH * RIGHT_SHARE
    )


def measured_footer(stationery: Stationery, typesetter: Typesetter) -> Footer:
    """Return the foot of a sheet, as tall as it gets with a two-digit number of pages."""
    right = right_lines(stationery, typesetter, MANY_PAGES, MANY_PAGES)
    right_width = typesetter.widest(Role.SMALL_PRINT, right)
    left = typesetter.paragraphs(Role.SMALL_PRINT, stationery.small_print, LIVE_WIDTH - BETWEEN_SIDES - right_width)
    return Footer(
        typesetter=typesetter,
        stationery=stationery,
        left_lines=left,
        height=SPACE_ABOVE + typesetter.height(Role.SMALL_PRINT, max(len(left), len(right))),
    )
