"""Which of three layouts fits, by the width of the window in text units."""

from __future__ import annotations

from enum import Enum, auto

WIDE_FROM = 62.0
NARROW_FROM = 36.0


class LayoutClass(Enum):
    """Wide: two columns and tiles across. Narrow: one column and rows. Compact: rows, and the menu behind a button."""

    WIDE = auto()
    NARROW = auto()
    COMPACT = auto()


def layout_class(width: float, body_size: float) -> LayoutClass:
    """Pick the layout.

    Args:
        width: of the window, in px.
        body_size: height of body text, in px.
    """
    units = width / body_size
    if units >= WIDE_FROM:
        return LayoutClass.WIDE
    return LayoutClass.NARROW if units >= NARROW_FROM else LayoutClass.COMPACT
