"""How a page of a finished sheet looks, as values: for a thumbnail, and for printers that take pictures only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page in greys.

    Attributes:
        width: in pixels.
        height: in pixels.
        greys: one byte a pixel, line by line from the top, 0 black to 255 white.
    """

    width: int
    height: int
    greys: bytes

    def __post_init__(self) -> None:
        """Refuse a picture with pixels missing."""
        if len(self.greys) != self.width * self.height:
            raise ValueError("a picture has one byte for each of its pixels")
