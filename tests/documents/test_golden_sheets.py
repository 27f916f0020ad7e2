"""Every sheet of the demo as it was last looked at and found good.

After a change that is meant, `python -m tests.documents.golden_sheets` keeps the new ones; look at them first.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image
from tests.documents.golden_files import picture, share_of_changed_pixels, structure
from tests.documents.golden_sheets import FONTS, demo_pdf, demo_sheets, picture_file, structure_file
from tests.documents.sample_checklist import SAMPLE_LOGO
from tests.documents.test_golden import TOLERATED_SHARE

from aftercare.documents.press import sheet_pdf
from aftercare.domain.sheets.sheet import SheetKind

every_sheet = pytest.mark.parametrize("kind", SheetKind, ids=lambda kind: kind.value)


@every_sheet
def test_the_text_of_the_sheet_has_its_place_order_and_look(kind: SheetKind) -> None:
    assert structure(demo_pdf(kind)) == structure_file(kind).read_text(encoding="utf-8")


@every_sheet
def test_the_sheet_looks_as_it_did(kind: SheetKind) -> None:
    with Image.open(picture_file(kind)) as kept:
        assert share_of_changed_pixels(picture(demo_pdf(kind)), kept.convert("L")) <= TOLERATED_SHARE


@every_sheet
def test_one_other_letter_in_the_title_would_be_seen(kind: SheetKind) -> None:
    sheet = demo_sheets()[kind]
    pdf = sheet_pdf(replace(sheet, title=f"X{sheet.title[1:]}"), FONTS, logo=SAMPLE_LOGO)

    with Image.open(picture_file(kind)) as kept:
        assert share_of_changed_pixels(picture(pdf), kept.convert("L")) > TOLERATED_SHARE
