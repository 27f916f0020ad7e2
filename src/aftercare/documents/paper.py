"""The sheet of paper: its sizes, the live area every sheet keeps to, and its columns.

Letter and A4 share one live area, centred, so that a sheet looks the same on both.
"""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.domain.sheets.paper import Paper

POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Return a length in millimetres as points."""
    return length * POINTS_PER_MM


LIVE_WIDTH = mm(186)
LIVE_HEIGHT = mm(254)
COLUMN_WIDTH = mm(89)
GUTTER = mm(8)


def page_size(paper: Paper) -> tuple[float, float]:
    """Return width and height of the upright page, in points."""
    width, height = paper.size_mm
    return mm(width), mm(height)


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
    width, height = page_size(paper)
    return Area((width - LIVE_WIDTH) / 2, (height - LIVE_HEIGHT) / 2, LIVE_WIDTH, LIVE_HEIGHT)
