"""Every sheet, on every paper and in every size, read back from the finished file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from tests.documents.sample_checklist import SAMPLE_LOGO
from tests.documents.sheet_reading import ReadPage, read_pages
from tests.documents.spoken import alternative_texts, body_texts, foot_texts, head_texts, read_aloud, squeezed
from tests.documents.test_preparation_checklist import assert_nothing_overlaps, ink_outside
from tests.documents.verapdf import verdict
from tests.domain import contents, samples, sheet_samples

from aftercare.documents.errors import CodeTooLongError
from aftercare.documents.paper import live_area
from aftercare.documents.phone_code import MOST_BYTES, code_modules
from aftercare.documents.press import sheet_pdf
from aftercare.domain.checklist import Code
from aftercare.domain.sheets.catalogue import made_sheet
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import Blanks, Sheet, SheetKind

FONTS = Path(__file__).parents[2] / "build" / "assets" / "fonts"
EVERY_SIZE = [(paper, size) for paper in Paper for size in TextSize]
LEAST_SIZE = {TextSize.NORMAL: 10.0, TextSize.LARGE: 11.0}
LEAST_BODY = {TextSize.NORMAL: 13.5, TextSize.LARGE: 18.0}
SMALL_BY_DESIGN = (SheetKind.WALLET, SheetKind.CALENDAR)
LONGER_THAN_A_PAGE = {SheetKind.SUMMARY}
CLINIC_NUMBER = "tel:5035550142"


@cache
def demo_sheets() -> dict[SheetKind, Sheet]:
    sheets = sheet_samples.all_sheets(sheet_samples.printing(sheet_samples.course()))
    return {sheet.kind: sheet for sheet in sheets if sheet.kind is not None}


@cache
def sheets_without_a_clinic() -> dict[SheetKind, Sheet]:
    plans = sheet_samples.course("", samples.SPRAY)
    sheets = sheet_samples.all_sheets(sheet_samples.printing(plans))
    return {sheet.kind: sheet for sheet in sheets if sheet.kind is not None}


@cache
def pdf_of(kind: SheetKind, paper: Paper, size: TextSize) -> bytes:
    return sheet_pdf(demo_sheets()[kind], FONTS, paper, size, logo=SAMPLE_LOGO)


@cache
def pages_of(kind: SheetKind, paper: Paper, size: TextSize) -> tuple[ReadPage, ...]:
    return read_pages(pdf_of(kind, paper, size))


every_sheet = pytest.mark.parametrize("kind", SheetKind, ids=lambda kind: kind.value)
every_size = pytest.mark.parametrize(("paper", "size"), EVERY_SIZE, ids=lambda one: one.value)


def test_there_is_a_sheet_of_every_kind() -> None:
    assert set(demo_sheets()) == set(SheetKind)


@every_sheet
@every_size
def test_the_pdf_ua_validator_finds_no_fault(kind: SheetKind, paper: Paper, size: TextSize, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(kind, paper, size))

    found = verdict(file)

    assert found.failures == ()
    assert found.checks > 2000


@every_sheet
def test_without_a_clinic_the_sheet_is_as_sound(kind: SheetKind, tmp_path: Path) -> None:
    sheet = sheets_without_a_clinic()[kind]
    pdf = sheet_pdf(sheet, FONTS)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)

    assert verdict(file).failures == ()
    assert squeezed("".join(body_texts(sheet))) in squeezed(read_aloud(pdf))


def test_the_validator_sees_a_planted_fault(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    with pikepdf.open(BytesIO(pdf_of(SheetKind.WALLET, Paper.LETTER, TextSize.NORMAL))) as document:
        del document.Root.Lang
        document.save(file)

    assert any(failure.startswith("7.2") for failure in verdict(file).failures)


@every_sheet
@every_size
def test_a_screen_reader_reads_what_the_sheet_says_in_its_order(kind: SheetKind, paper: Paper, size: TextSize) -> None:
    sheet = demo_sheets()[kind]

    spoken = squeezed(read_aloud(pdf_of(kind, paper, size)))

    said = "".join((*head_texts(sheet), *body_texts(sheet), *foot_texts(sheet)))
    pages = len(pages_of(kind, paper, size))
    assert spoken == squeezed(f"{said}·Page {pages} of {pages}")


@every_sheet
@every_size
def test_every_page_carries_whose_it_is_who_to_call_and_which_plan(
    kind: SheetKind, paper: Paper, size: TextSize
) -> None:
    sheet, pages = demo_sheets()[kind], pages_of(kind, paper, size)

    for number, page in enumerate(pages, 1):
        text = squeezed(page.text)
        for expected in (*head_texts(sheet), *foot_texts(sheet), f"Page {number} of {len(pages)}"):
            assert squeezed(expected) in text
    whole = squeezed("".join(page.text for page in pages))
    for phone in ("(503) 555-0142", "(503) 555-0199", "911", "988"):
        assert squeezed(phone) in whole


@every_sheet
@every_size
def test_nothing_overlaps_lies_in_the_margins_or_is_too_small(kind: SheetKind, paper: Paper, size: TextSize) -> None:
    small = {squeezed(text) for text in (*head_texts(demo_sheets()[kind]), *foot_texts(demo_sheets()[kind]))}

    for page in pages_of(kind, paper, size):
        assert_nothing_overlaps(page)
        assert min(run.size for run in page.runs) >= LEAST_SIZE[size] - 0.01
        for run in page.runs:
            is_small_print = any(squeezed(run.text) in text for text in small) or "Page" in run.text
            if (
                kind not in SMALL_BY_DESIGN
                and not is_small_print
                and run.text.strip() not in labels(demo_sheets()[kind])
            ):
                assert run.size >= LEAST_BODY[size], run.text
    assert ink_outside(pdf_of(kind, paper, size), live_area(paper)) == []


def sheets_of_a_real_clinic() -> dict[SheetKind, Sheet]:
    """Every sheet of a clinic that is neither invented nor unsigned."""
    printing = sheet_samples.printing(sheet_samples.course())
    plans = tuple(
        replace(plan, clinic=replace(plan.clinic, is_sample=False, is_signed=True))
        for plan in printing.plans
        if plan.clinic is not None
    )
    real = replace(printing, plan=plans[3], course=plans)
    return {kind: made_sheet(kind, real, contents.our_guidance()) for kind in SheetKind}


def labels(sheet: Sheet) -> set[str]:
    """Return the labels that may be smaller than a sentence: of lines to sign on, and of the code."""
    found = {label for block in sheet.foot if isinstance(block, Blanks) for label, _ in block.labels}
    codes = (sheet.stationery.code, sheet.event_code)
    captions = [caption for code in codes if code for caption in (code.caption, *code.caption.split(", "))]
    return found | {caption.strip(",") for caption in captions} | {f"{caption}," for caption in captions}


@pytest.mark.parametrize("paper", Paper)
@every_sheet
def test_in_normal_print_a_sheet_is_one_page(kind: SheetKind, paper: Paper) -> None:
    assert len(pages_of(kind, paper, TextSize.NORMAL)) == (2 if kind in LONGER_THAN_A_PAGE else 1)


@pytest.mark.parametrize("paper", Paper)
@every_sheet
def test_large_print_takes_twice_the_pages_at_most(kind: SheetKind, paper: Paper) -> None:
    """Of a real clinic; an invented one has its banner on every page besides."""
    once = 2 if kind in LONGER_THAN_A_PAGE else 1

    pages = read_pages(sheet_pdf(sheets_of_a_real_clinic()[kind], FONTS, paper, TextSize.LARGE))

    assert len(pages) <= 2 * once
    assert len(pages_of(kind, paper, TextSize.LARGE)) <= 3


@every_sheet
@every_size
def test_a_phone_reads_the_code_from_the_page_at_150_dots_an_inch(
    kind: SheetKind, paper: Paper, size: TextSize
) -> None:
    found: list[str] = []
    with pypdfium2.PdfDocument(pdf_of(kind, paper, size)) as document:
        for page in document:
            image = page.render(scale=150 / 72, grayscale=True).to_pil()
            found += [code.text for code in zxingcpp.read_barcodes(image)]

    if kind is SheetKind.CALENDAR:
        event = next(text for text in found if text.startswith("BEGIN:VEVENT"))
        assert event.splitlines()[1:4] == [
            "SUMMARY:Appointment",
            "DTSTART:20260514T170000Z",
            "DTEND:20260514T183000Z",
        ]
        found.remove(event)
    assert found == [CLINIC_NUMBER]


@every_sheet
def test_pictures_say_what_they_show(kind: SheetKind) -> None:
    expected = ["Riverside Ketamine Clinic", "Code for a phone camera. It calls Riverside: (503) 555-0142."]
    if kind is SheetKind.CALENDAR:
        expected.append("Code for a phone camera. It puts your visit into its calendar: Thursday, May 14, 10:00\xa0AM.")
    found = alternative_texts(pdf_of(kind, Paper.LETTER, TextSize.NORMAL))

    assert [text for text in found if text != "Done"] == expected
    assert found.count("Done") == (3 if kind is SheetKind.CALENDAR else 0)


@every_sheet
def test_every_box_to_tick_has_a_name_of_its_own_and_says_what_is_ticked(kind: SheetKind) -> None:
    texts = squeezed("".join(body_texts(demo_sheets()[kind])))
    with pikepdf.open(BytesIO(pdf_of(kind, Paper.LETTER, TextSize.NORMAL))) as document:
        form = document.Root.get("/AcroForm")
        fields = list(form.Fields) if form is not None else []
        names = [str(field.T) for field in fields]
        assert len(set(names)) == len(names)
        assert all(squeezed(str(field.TU)) in texts for field in fields)
        boxes = sum(len(page.tick_boxes) for page in pages_of(kind, Paper.LETTER, TextSize.NORMAL))
        assert len(fields) == boxes


def test_a_box_ticked_on_screen_shows_and_the_sheet_stays_sound(tmp_path: Path) -> None:
    file = tmp_path / "ticked.pdf"
    with pikepdf.open(BytesIO(pdf_of(SheetKind.PREPARATION, Paper.LETTER, TextSize.NORMAL))) as document:
        field = document.Root.AcroForm.Fields[0]
        field.V = field.AS = pikepdf.Name.Yes
        corners = [float(edge) for edge in field.Rect]
        document.save(file)

    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        page = document[0]
        image = page.render(scale=2, grayscale=True, may_draw_forms=True).to_pil().convert("L")
    left, lower, right, upper = corners
    box = image.crop((int(left * 2) + 6, int((792 - upper) * 2) + 6, int(right * 2) - 6, int((792 - lower) * 2) - 6))
    assert box.getextrema()[0] < 100
    assert verdict(file).failures == ()


def test_the_same_sheet_is_the_same_file() -> None:
    sheet = demo_sheets()[SheetKind.DRIVER]

    assert sheet_pdf(sheet, FONTS) == sheet_pdf(sheet, FONTS)


def test_a_code_too_fine_for_paper_is_refused() -> None:
    code = Code("tel:" + "5" * MOST_BYTES, "Scan to call", "A code")

    with pytest.raises(CodeTooLongError):
        code_modules(code.link)


def test_headings_step_down_one_level_at_a_time() -> None:
    for kind in SheetKind:
        with pikepdf.open(BytesIO(pdf_of(kind, Paper.LETTER, TextSize.NORMAL))) as document:
            tags = [str(one.S) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        assert tags.count("/H1") == 1
        assert {tag for tag in tags if tag.startswith("/H")} <= {"/H1", "/H2"}
