"""A sheet survives the office: a photocopy of a photocopy can still be read, by people and by phones."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from tests.documents.golden_sheets import demo_pdf
from tests.documents.sheet_reading import Run, read_pages

from aftercare.domain.sheets.sheet import SheetKind

DPI = 200
GENERATIONS = 2
BLUR = 0.9
"""Radius in dots, of lens and toner that spreads."""
LEAST_CONTRAST = 4.5
"""What letters need beside their ground (WCAG 2), after all the copying."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    contrast: float


def photocopied(page: Image.Image) -> Image.Image:
    """The page after some generations: softened, with a dirty glass, and greys driven to white or black."""
    for generation in range(GENERATIONS):
        soft = page.filter(ImageFilter.GaussianBlur(BLUR))
        dirt = Image.effect_noise(page.size, 22).filter(ImageFilter.GaussianBlur(0.6))
        soft = ImageChops.add(soft, dirt, scale=1, offset=-128)
        # A copier lifts light greys to white and presses dark ones to black, a little more in every generation.
        low, high = 70 + 10 * generation, 190 - 10 * generation
        page = soft.point([max(0, min(255, round((level - low) * 255 / (high - low)))) for level in range(256)])
    return page


def rendered(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]


def luminance(level: float) -> float:
    share = level / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def word_of(run: Run, page: Image.Image) -> Word:
    """A run of text with the contrast between its ink and what lies around."""
    edges = (run.left, run.top, run.right, run.bottom)
    left, top, right, bottom = (round(edge * DPI / 72) for edge in edges)
    box = page.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    levels = sorted(box.tobytes())
    dark, light = levels[len(levels) // 25], levels[-1 - len(levels) // 25]
    return Word(run.text, (luminance(light) + 0.05) / (luminance(dark) + 0.05))


def pale_words(kind: SheetKind, pages: list[Image.Image]) -> list[str]:
    found: list[str] = []
    for page, image in zip(read_pages(demo_pdf(kind)), pages, strict=True):
        words = [word_of(run, image) for run in page.runs if run.text.strip()]
        found += [word.text for word in words if word.contrast < LEAST_CONTRAST]
    return found


@pytest.mark.parametrize("kind", SheetKind, ids=lambda kind: kind.value)
def test_every_word_can_be_read_on_a_copy_of_a_copy(kind: SheetKind) -> None:
    assert pale_words(kind, [photocopied(page) for page in rendered(demo_pdf(kind))]) == []


@pytest.mark.parametrize("kind", SheetKind, ids=lambda kind: kind.value)
def test_a_phone_still_reads_the_code_that_calls(kind: SheetKind) -> None:
    copies = [photocopied(page) for page in rendered(demo_pdf(kind))]

    assert "tel:5035550142" in [code.text for copy in copies for code in zxingcpp.read_barcodes(copy)]


def test_grey_letters_would_be_found() -> None:
    """The check bites: the same page in the grey that many handouts have for small print loses words."""
    pages = [page.point([max(level, 185) for level in range(256)]) for page in rendered(demo_pdf(SheetKind.DRIVER))]

    assert pale_words(SheetKind.DRIVER, [photocopied(page) for page in pages])


def test_a_dark_ground_behind_letters_would_be_found() -> None:
    pages = rendered(demo_pdf(SheetKind.PREPARATION))
    ground = Image.new("L", pages[0].size, 255)
    ImageDraw.Draw(ground).rectangle((100, 600, 1600, 1400), fill=60)

    assert pale_words(SheetKind.PREPARATION, [photocopied(ImageChops.darker(page, ground)) for page in pages])
