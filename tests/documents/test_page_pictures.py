"""Thumbnails and printed pictures show the pages that are in the file."""

from __future__ import annotations

import pytest
from tests.documents.golden_sheets import demo_pdf

from aftercare.documents.errors import UnreadableSheetError
from aftercare.documents.page_pictures import PRINT_DPI, page_pictures
from aftercare.domain.sheets.sheet import SheetKind


def test_a_thumbnail_has_the_width_asked_for_and_the_shape_of_the_page() -> None:
    (picture,) = page_pictures(demo_pdf(SheetKind.WALLET), width=170)

    assert picture.width == 170
    assert picture.height == pytest.approx(170 * 11 / 8.5, abs=1)


def test_a_page_for_the_printer_has_black_letters_on_white_at_three_hundred_dots_an_inch() -> None:
    (picture,) = page_pictures(demo_pdf(SheetKind.SIGNS), dpi=PRINT_DPI)

    assert abs(picture.width - 2550) <= 1
    assert abs(picture.height - 3300) <= 1
    assert picture.greys.count(0) > 100_000
    assert picture.greys.count(255) > len(picture.greys) // 2
    assert picture.greys[0] == 255


def test_what_is_no_sheet_is_said() -> None:
    with pytest.raises(UnreadableSheetError):
        page_pictures(b"not a PDF", width=100)
