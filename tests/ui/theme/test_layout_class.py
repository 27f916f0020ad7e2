"""The layout follows the room there is for text, not the pixels."""

from __future__ import annotations

import pytest

from aftercare.ui.theme.layout_class import LayoutClass, layout_class


@pytest.mark.parametrize(
    ("width", "percent", "expected"),
    [
        (1280, 100, LayoutClass.WIDE),
        (1116, 100, LayoutClass.WIDE),
        (1115, 100, LayoutClass.NARROW),
        (900, 100, LayoutClass.NARROW),
        (760, 100, LayoutClass.NARROW),
        (1280, 125, LayoutClass.NARROW),
        (1280, 200, LayoutClass.COMPACT),
        (760, 200, LayoutClass.COMPACT),
        (2560, 200, LayoutClass.WIDE),
    ],
)
def test_the_same_window_has_less_room_for_larger_text(width: int, percent: int, expected: LayoutClass) -> None:
    assert layout_class(width, 18 * percent / 100) is expected
