"""The sheet as it was last looked at and found good.

After a change that is meant, `python -m tests.documents.golden_files` keeps the new one; look at it before it is kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image
from tests.documents.golden_files import PICTURE, STRUCTURE, picture, share_of_changed_pixels, structure
from tests.documents.sample_checklist import SAMPLE_CHECKLIST, SAMPLE_LOGO

from aftercare.documents.preparation_checklist import preparation_checklist_pdf
from aftercare.domain.checklist import TimeBox

TOLERATED_SHARE = 0.0001


def test_the_text_of_the_sample_sheet_has_its_place_order_and_look(fonts: Path) -> None:
    pdf = preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, logo=SAMPLE_LOGO)

    assert structure(pdf) == STRUCTURE.read_text(encoding="utf-8")


def test_the_sample_sheet_looks_as_it_did(fonts: Path) -> None:
    pdf = preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, logo=SAMPLE_LOGO)

    with Image.open(PICTURE) as kept:
        assert share_of_changed_pixels(picture(pdf), kept.convert("L")) <= TOLERATED_SHARE


def test_one_other_time_on_the_sheet_would_be_seen(fonts: Path) -> None:
    boxes = (TimeBox("Stop eating", "5:00 AM"), *SAMPLE_CHECKLIST.boxes[1:])
    pdf = preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, boxes=boxes), fonts, logo=SAMPLE_LOGO)

    with Image.open(PICTURE) as kept:
        assert share_of_changed_pixels(picture(pdf), kept.convert("L")) > TOLERATED_SHARE
