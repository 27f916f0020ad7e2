"""What the parts of a page are, for who does not see it: a tree of tags, filled while the page is drawn.

Text and pictures are numbered as they are drawn; the tree says which number belongs to which heading, list or cell.
`accessible_pdf.py` writes the tree into the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Tag(Enum):
    """The standard structure types in use (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    PART = "Part"
    H1 = "H1"
    H2 = "H2"
    P = "P"
    LIST = "L"
    ENTRY = "LI"
    ENTRY_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FORM = "Form"


class Scope(Enum):
    """Which cells a heading of a table speaks for."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Content:
    """A numbered stretch of drawing on a page; pages count from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class TickField:
    """A box to tick on screen. The box itself is drawn on the page, so that it is there where forms are not shown.

    Attributes:
        page: the page, from 0.
        corners: left, lower, right and upper edge in points from the lower left corner of the page.
        name: lasting name of the field, alone in its document.
        says: what is ticked, for who does not see the line beside it.
    """

    page: int
    corners: tuple[float, float, float, float]
    name: str
    says: str


@dataclass(slots=True)
class Element:
    """One part of the document.

    Attributes:
        tag: what it is.
        children: parts, contents and fields in reading order.
        alt: what a picture shows.
        scope: for headings of tables.
        corners: where a picture stands, as in `TickField`.
        is_kept: True for cells of a table, which count even if empty.
    """

    tag: Tag
    children: list[Element | Content | TickField] = field(default_factory=list)
    alt: str = ""
    scope: Scope | None = None
    corners: tuple[float, float, float, float] | None = None
    is_kept: bool = False


class StructureTree:
    """The tree of one document while it is drawn.

    Attributes:
        root: the whole document.
        contents: for each page, which part each number belongs to.
        is_silent: True while something is drawn that is not read out.
    """

    def __init__(self) -> None:
        self.root = Element(Tag.DOCUMENT)
        self.contents: list[list[Element]] = [[]]
        self._open = [self.root]
        self._names: set[str] = set()
        self.is_silent = False

    @property
    def innermost(self) -> Element:
        """The part that is being drawn."""
        return self._open[-1]

    def start(self, element: Element) -> None:
        """Begin a part inside the innermost one."""
        self.innermost.children.append(element)
        self._open.append(element)

    def resume(self, element: Element) -> None:
        """Go on with a part that was cut by the end of a column or page."""
        self._open.append(element)

    def finish(self) -> None:
        """End the innermost part. One that turned out empty says nothing and is left out."""
        ended = self._open.pop()
        if not ended.children and (not ended.is_kept or self.is_silent):
            self.innermost.children.pop()

    def number(self) -> int:
        """Return the number of the next stretch of drawing, which belongs to the innermost part."""
        on_page = self.contents[-1]
        self.innermost.children.append(Content(len(self.contents) - 1, len(on_page)))
        on_page.append(self.innermost)
        return len(on_page) - 1

    def add_field(self, corners: tuple[float, float, float, float], key: str, says: str) -> None:
        """Put a box to tick into the innermost part; a key that was there before gets a number."""
        name, again = key or "tick", 1
        while name in self._names:
            again += 1
            name = f"{key or 'tick'}-{again}"
        self._names.add(name)
        box = TickField(len(self.contents) - 1, corners, name, says)
        self.innermost.children.append(Element(Tag.FORM, [box]))

    def end_page(self) -> None:
        """Go on with the next page."""
        self.contents.append([])
