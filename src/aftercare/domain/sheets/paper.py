"""What a sheet is printed on, and how large."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

# Where the paper in the tray is Letter; everywhere else it is A4 (ISO 216).
_LETTER_COUNTRIES = frozenset(("US", "CA", "MX", "PR", "GU", "VI", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO"))


class TextSize(Enum):
    """How large the print is: NORMAL has two columns, LARGE has one and takes up to twice the pages."""

    NORMAL = "normal"
    LARGE = "large"


class Paper(Enum):
    """A paper format."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the upright page, in millimetres."""
        match self:
            case Paper.LETTER:
                return 215.9, 279.4
            case Paper.A4:
                return 210, 297
            case _:
                assert_never(self)


def usual_paper(country: str) -> Paper:
    """The paper that lies in the printers of a country, given by its two letters."""
    return Paper.LETTER if country.upper() in _LETTER_COUNTRIES else Paper.A4
