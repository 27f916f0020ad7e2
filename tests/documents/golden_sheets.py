"""The kept pages of every sheet: text with the look of every run, and a picture. Run as a module, it draws all anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from tests.documents.golden_files import GOLDEN, GREYS, picture, structure
from tests.documents.sample_checklist import SAMPLE_LOGO
from tests.domain import sheet_samples

from aftercare.documents.press import sheet_pdf
from aftercare.domain.sheets.sheet import Sheet, SheetKind

FONTS = Path(__file__).parents[2] / "build" / "assets" / "fonts"


def demo_sheets() -> dict[SheetKind, Sheet]:
    sheets = sheet_samples.all_sheets(sheet_samples.printing(sheet_samples.course()))
    return {sheet.kind: sheet for sheet in sheets if sheet.kind is not None}


def demo_pdf(kind: SheetKind) -> bytes:
    return sheet_pdf(demo_sheets()[kind], FONTS, logo=SAMPLE_LOGO)


def structure_file(kind: SheetKind) -> Path:
    return GOLDEN / "sheets" / f"{kind.value}.txt"


def picture_file(kind: SheetKind) -> Path:
    return GOLDEN / "sheets" / f"{kind.value}.png"


def draw_golden_sheets() -> None:
    """Keep every sheet as it looks now."""
    (GOLDEN / "sheets").mkdir(exist_ok=True)
    for kind in SheetKind:
        pdf = demo_pdf(kind)
        structure_file(kind).write_text(structure(pdf), encoding="utf-8")
        buffer = BytesIO()
        picture(pdf).quantize(GREYS).save(buffer, "PNG", optimize=True)
        picture_file(kind).write_bytes(buffer.getvalue())


if __name__ == "__main__":
    draw_golden_sheets()
