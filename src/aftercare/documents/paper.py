"""The sheet of paper: its sizes, the live area every sheet keeps to, and its columns.

Letter and A4 share one live area, centred, so that a sheet looks the same on both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Return a length in millimetres as points."""
    return length * POINTS_PER_MM


LIVE_WIDTH = mm(186)
LIVE_HEIGHT = mm(254)
COLUMN_WIDTH = mm(89)
GUTTER = mm(8)


class TextSize(Enum):
    """How large the print is: NORMAL has two columns, LARGE has one and takes up to twice the pages."""

    NORMAL = "normal"
    LARGE = "large"


class Paper(Enum):
    """A paper format."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        match self:
            case Paper.LETTER:
                return mm(215.9), mm(279.4)
            case Paper.A4:
                return mm(210), mm(297)
            case _:
                assert_never(self)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


def live_area(paper: Paper) -> Area:
    """Return the part of the page that may carry ink."""
    width, height = paper.size
    return Area((width - LIVE_WIDTH) / 2, (height - LIVE_HEIGHT) / 2, LIVE_WIDTH, LIVE_HEIGHT)


def column_lefts(live: Area, size: TextSize) -> tuple[tuple[float, ...], float]:
    """Return the left edges of the columns, and the width they share."""
    match size:
        case TextSize.NORMAL:
            return (live.left, live.left + COLUMN_WIDTH + GUTTER), COLUMN_WIDTH
        case TextSize.LARGE:
            return (live.left,), live.width
        case _:
            assert_never(size)
