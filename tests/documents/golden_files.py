"""The kept sheet: its text with the look of every run, and its picture. Run as a module, it draws both anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from tests.documents.sample_checklist import SAMPLE_CHECKLIST, SAMPLE_LOGO
from tests.documents.sheet_reading import read_pages

from aftercare.documents.preparation_checklist import preparation_checklist_pdf

GOLDEN = Path(__file__).parent / "golden"
STRUCTURE = GOLDEN / "preparation_checklist.txt"
PICTURE = GOLDEN / "preparation_checklist.png"
DPI = 60
GREYS = 4
VISIBLE_DIFFERENCE = 48


def structure(pdf: bytes) -> str:
    """Return every run of text in drawing order, with its place, size and face."""
    lines: list[str] = []
    for number, page in enumerate(read_pages(pdf), 1):
        lines.append(f"page {number}: {page.width:.0f} x {page.height:.0f}, {len(page.tick_boxes)} boxes to tick")
        for run in page.runs:
            look = f"{run.size:4.1f} {run.face.removeprefix('AftercareSans-'):8}"
            lines.append(f"{run.left:5.0f} {run.baseline:5.0f}  {look}  {run.text}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def picture(pdf: bytes) -> Image.Image:
    """Return the first page in greys."""
    with pypdfium2.PdfDocument(pdf) as document:
        image: Image.Image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
        return image.convert("L")


def share_of_changed_pixels(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that look different once the edges of letters are blurred."""
    if one.size != other.size:
        return 1.0
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    histogram = ImageChops.difference(*blurred).histogram()
    return sum(histogram[VISIBLE_DIFFERENCE:]) / sum(histogram)


def draw_golden_files(fonts: Path) -> None:
    """Keep the sheet as it looks now."""
    pdf = preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, logo=SAMPLE_LOGO)
    STRUCTURE.write_text(structure(pdf), encoding="utf-8")
    buffer = BytesIO()
    picture(pdf).quantize(GREYS).save(buffer, "PNG", optimize=True)
    PICTURE.write_bytes(buffer.getvalue())


if __name__ == "__main__":
    draw_golden_files(Path(__file__).parents[2] / "build" / "assets" / "fonts")
