"""The preparation checklist, read back from the finished file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1
from tests.documents.sample_checklist import SAMPLE_CHECKLIST, SAMPLE_LOGO
from tests.documents.sheet_reading import Box, ReadPage, Run, read_pages

from aftercare.documents.errors import FontFileError, MissingGlyphError, SheetOverflowError
from aftercare.documents.paper import Area, live_area, mm, page_size
from aftercare.documents.preparation_checklist import preparation_checklist_pdf
from aftercare.domain.checklist import CallBox, Checklist, TickGroup, TickLine, TimeBox
from aftercare.domain.sheets.paper import Paper, TextSize

LOW_INK = 250
EVERY_SIZE = [(paper, size) for paper in Paper for size in TextSize]

SIXTY_LINES = replace(
    SAMPLE_CHECKLIST,
    replaces="Replaces the sheet of May 11",
    marks=("Draft",),
    groups=tuple(
        TickGroup(f"Part {group}", tuple(TickLine(f"line-{n}", f"Part {group}, line {n}.") for n in range(10)))
        for group in range(6)
    ),
)


def texts_in_reading_order(checklist: Checklist) -> list[str]:
    return [
        *checklist.clinic,
        checklist.patient,
        checklist.subtitle,
        checklist.title,
        checklist.when,
        checklist.arrive,
        *checklist.address,
        *(text for box in checklist.boxes for text in (box.label, box.time)),
        *(text for group in checklist.groups for text in (group.title, *(line.text for line in group.lines))),
        checklist.call_title,
        *checklist.call_if,
        *strip_texts(checklist),
        *checklist.small_print,
        checklist.printed,
    ]


def strip_texts(checklist: Checklist) -> list[str]:
    return [text for call in checklist.calls for text in (call.label, call.number)]


def assert_in_order(expected: list[str], text: str) -> None:
    place = 0
    for part in expected:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} does not follow {text[max(0, place - 80) : place]!r}"
        place = found + len(part)


def ink_outside(pdf: bytes, live: Area) -> list[tuple[int, int, int]]:
    """Return page, column and row of every dark pixel outside the live area, at two pixels a point."""
    dots: list[tuple[int, int, int]] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            image = page.render(scale=2, grayscale=True).to_pil().convert("L")
            # An "A" or a "J" reaches over its left edge by a hair.
            box = (live.left * 2 - 1, live.top * 2 - 1, live.right * 2 + 2, live.bottom * 2 + 2)
            image.paste(255, tuple(map(int, box)))
            left, top, _, _ = image.point(lambda grey: 255 * (grey < LOW_INK)).getbbox() or (-1, -1, -1, -1)
            if left >= 0:
                dots.append((number, left, top))
    return dots


def assert_nothing_overlaps(page: ReadPage) -> None:
    for number, run in enumerate(page.runs):
        others: tuple[Run | Box, ...] = (*page.runs[number + 1 :], *page.tick_boxes)
        for other in others:
            apart = (
                run.right <= other.left or other.right <= run.left or run.bottom <= other.top or other.bottom <= run.top
            )
            assert apart, f"{run} overlaps {other}"


@pytest.mark.parametrize(("paper", "size"), EVERY_SIZE)
def test_every_line_is_on_the_sheet_in_reading_order(fonts: Path, paper: Paper, size: TextSize) -> None:
    pages = read_pages(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, paper, size))

    expected = texts_in_reading_order(SAMPLE_CHECKLIST)
    body_of_first, rest = expected[: -len(strip_texts(SAMPLE_CHECKLIST)) - 3], expected[-3:]
    assert_in_order(body_of_first, "\n".join(page.text for page in pages))
    assert_in_order([*strip_texts(SAMPLE_CHECKLIST), *rest], pages[-1].text)
    assert sum(len(page.tick_boxes) for page in pages) == 19


@pytest.mark.parametrize("paper", Paper)
def test_the_sample_checklist_fits_on_one_page(fonts: Path, paper: Paper) -> None:
    (page,) = read_pages(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, paper))

    assert (page.width, page.height) == pytest.approx(page_size(paper), abs=0.01)


def test_a_draft_that_replaces_another_sheet_still_fits_on_one_page(fonts: Path) -> None:
    draft = replace(SAMPLE_CHECKLIST, marks=("Draft", "Sample clinic"), replaces="Replaces the sheet of May 11")

    (page,) = read_pages(preparation_checklist_pdf(draft, fonts))

    assert_in_order(["Draft", "Sample clinic"], page.text)


@pytest.mark.parametrize("paper", Paper)
def test_large_print_takes_two_pages_and_one_column(fonts: Path, paper: Paper) -> None:
    pages = read_pages(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, paper, TextSize.LARGE))

    assert len(pages) == 2
    boxes = [box for page in pages for box in page.tick_boxes]
    assert len({round(box.left) for box in boxes}) == 1
    lines = {line.text for group in SAMPLE_CHECKLIST.groups for line in group.lines}
    assert {run.size for page in pages for run in page.runs if run.text in lines} == {18}


@pytest.mark.parametrize(
    ("paper", "side", "top"), [(Paper.LETTER, 15, 12.7), (Paper.A4, 12, 21.5)], ids=["letter", "a4"]
)
def test_both_papers_share_one_live_area_centred_on_the_page(paper: Paper, side: float, top: float) -> None:
    live = live_area(paper)

    assert (live.width, live.height) == pytest.approx((mm(186), mm(254)))
    assert (live.left, live.top) == pytest.approx((mm(side), mm(top)), abs=0.2)


@pytest.mark.parametrize(("paper", "size"), EVERY_SIZE)
@pytest.mark.parametrize("checklist", [SAMPLE_CHECKLIST, SIXTY_LINES], ids=["sample", "sixty lines"])
def test_no_ink_lies_in_the_margins(fonts: Path, checklist: Checklist, paper: Paper, size: TextSize) -> None:
    pdf = preparation_checklist_pdf(checklist, fonts, paper, size, logo=SAMPLE_LOGO)

    assert ink_outside(pdf, live_area(paper)) == []


@pytest.mark.parametrize(("paper", "size"), EVERY_SIZE)
def test_nothing_overlaps_and_nothing_is_smaller_than_ten_points(fonts: Path, paper: Paper, size: TextSize) -> None:
    for page in read_pages(preparation_checklist_pdf(SIXTY_LINES, fonts, paper, size)):
        assert_nothing_overlaps(page)
        assert min(run.size for run in page.runs) >= 10


def test_the_boxes_leave_five_millimetres_to_tick_in(fonts: Path) -> None:
    (page,) = read_pages(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts))

    frame_middle_to_inside = 1.4
    assert {round(box.width - frame_middle_to_inside, 1) for box in page.tick_boxes} == {round(mm(5), 1)}


def test_sixty_lines_go_on_to_a_second_page_and_both_carry_what_every_page_must(fonts: Path) -> None:
    pages = read_pages(preparation_checklist_pdf(SIXTY_LINES, fonts))

    assert len(pages) == 2
    assert sum(len(page.tick_boxes) for page in pages) == 60
    for number, page in enumerate(pages, 1):
        head = [
            *SIXTY_LINES.clinic,
            "Draft",
            "Alex",
            "IV infusion, session 4 of 6",
            SIXTY_LINES.title,
            SIXTY_LINES.when,
        ]
        foot = [*strip_texts(SIXTY_LINES), *SIXTY_LINES.small_print, SIXTY_LINES.printed, SIXTY_LINES.replaces]
        assert_in_order([*head, *foot, "Plan 4-3", f"Page {number} of 2"], page.text)
    lines = [text for group in SIXTY_LINES.groups for text in (group.title, *(line.text for line in group.lines))]
    assert_in_order([*lines, SIXTY_LINES.call_title], "\n".join(page.text for page in pages))
    assert SIXTY_LINES.call_title not in pages[0].text


def test_no_title_stands_alone_at_the_foot_of_a_column(fonts: Path) -> None:
    titles = {group.title for group in SIXTY_LINES.groups}
    for page in read_pages(preparation_checklist_pdf(SIXTY_LINES, fonts)):
        for run in page.runs:
            if run.text in titles:
                below = [box for box in page.tick_boxes if abs(box.left - run.left) < 2 and box.top > run.baseline]
                assert min(box.top for box in below) - run.baseline < 20


def test_emergency_and_crisis_numbers_are_white_on_black_and_the_rest_is_black(fonts: Path) -> None:
    (page,) = read_pages(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts))

    assert [run.text for run in page.runs if run.is_white] == ["Emergency", "911", "Crisis", "988"]


def test_only_black_and_the_white_of_the_paper_are_used(fonts: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(preparation_checklist_pdf(SIXTY_LINES, fonts))

    with pdfplumber.open(sheet) as document:
        shapes = [thing for page in document.pages for thing in (*page.chars, *page.rects, *page.curves, *page.lines)]
    inks = [ink for shape in shapes for ink in (shape["stroking_color"], shape["non_stroking_color"])]
    assert {ink[0] if isinstance(ink, tuple) else ink for ink in inks} == {0, 1}
    assert all(len(ink) == 1 for ink in inks if isinstance(ink, tuple))


def test_fonts_are_embedded_and_language_and_title_are_set(fonts: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, language="es"), fonts))

    with pdfplumber.open(sheet) as document:
        (page,) = document.pages
        used = resolve1(page.page_obj.resources["Font"]).values()
        descriptors = [resolve1(resolve1(font)["FontDescriptor"]) for font in used]
        assert len(descriptors) == 3
        assert all("FontFile2" in descriptor for descriptor in descriptors)
        catalog = document.doc.catalog
        assert catalog["Lang"] == b"es"
        assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"] is True
        assert document.metadata["Title"] == "Get ready for your session"
        assert "Alex" not in str(document.metadata)


def test_the_same_sheet_is_the_same_file_wherever_the_fonts_lie(fonts: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(fonts, tmp_path / "fonts"))

    first = preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, logo=SAMPLE_LOGO)

    assert preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts, logo=SAMPLE_LOGO) == first
    assert preparation_checklist_pdf(SAMPLE_CHECKLIST, elsewhere, logo=SAMPLE_LOGO) == first
    assert preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, printed="Printed May 14"), fonts) != first


@pytest.mark.parametrize("character", ["中", "م", "\N{SNOWMAN}", "\N{LEFT-TO-RIGHT ISOLATE}"])
def test_a_character_the_font_lacks_stops_the_sheet_and_is_named(fonts: Path, character: str) -> None:
    groups = (TickGroup("This week", (TickLine("odd", f"Drink {character} tea"),)),)

    with pytest.raises(MissingGlyphError, match=f"U\\+{ord(character):04X}") as caught:
        preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, groups=groups), fonts)

    assert caught.value.character == character
    assert caught.value.text == f"Drink {character} tea"


def test_a_missing_font_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontFileError) as caught:
        preparation_checklist_pdf(SAMPLE_CHECKLIST, tmp_path)

    assert caught.value.path.parent == tmp_path


def test_a_page_that_cannot_hold_its_opening_is_an_error(fonts: Path) -> None:
    with pytest.raises(SheetOverflowError):
        preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, address=("210 River Street",) * 40), fonts)


def lines_to_write_on(pdf: bytes, tmp_path: Path) -> int:
    """Return how many thin lines across stand on the first page."""
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(pdf)
    with pdfplumber.open(sheet) as document:
        lines = document.pages[0].lines
    return sum(line["linewidth"] < 1 and line["height"] == 0 for line in lines)


def test_a_sheet_that_knows_everything_has_no_line_to_write_on(fonts: Path, tmp_path: Path) -> None:
    assert lines_to_write_on(preparation_checklist_pdf(SAMPLE_CHECKLIST, fonts), tmp_path) == 0


@pytest.mark.parametrize(
    "unknown",
    [
        replace(SAMPLE_CHECKLIST, clinic=()),
        replace(SAMPLE_CHECKLIST, clinic=("", " ")),
        replace(SAMPLE_CHECKLIST, patient=""),
        replace(SAMPLE_CHECKLIST, when=""),
        replace(SAMPLE_CHECKLIST, boxes=(TimeBox("Sam picks you up", ""),)),
        replace(SAMPLE_CHECKLIST, calls=(CallBox("Clinic", ""), CallBox("Emergency", "911", is_urgent=True))),
    ],
    ids=["clinic", "blank clinic", "patient", "appointment", "time", "number"],
)
def test_a_fact_nobody_knows_is_a_line_to_write_on(fonts: Path, tmp_path: Path, unknown: Checklist) -> None:
    assert lines_to_write_on(preparation_checklist_pdf(unknown, fonts), tmp_path) == 1


def test_a_patient_without_a_name_finds_the_word_before_the_line(fonts: Path) -> None:
    (page,) = read_pages(preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, patient=""), fonts))

    assert_in_order([*SAMPLE_CHECKLIST.clinic, "Name:", SAMPLE_CHECKLIST.subtitle], page.text)


def test_a_time_on_another_day_carries_the_day(fonts: Path) -> None:
    boxes = (TimeBox("Stop eating", "10:00 PM", "Wednesday, May 13"), *SAMPLE_CHECKLIST.boxes[1:])

    (page,) = read_pages(preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, boxes=boxes), fonts))

    assert_in_order(["Stop eating", "10:00 PM", "Wednesday, May 13", "Stop clear drinks"], page.text)


def test_times_and_numbers_stand_on_one_line_beside_longer_labels(fonts: Path) -> None:
    boxes = (TimeBox("Stop eating and stop drinking anything but water", "4:00 AM"), *SAMPLE_CHECKLIST.boxes[1:])
    calls = (CallBox("Clinic, Monday to Friday, 8 AM to 5 PM", "(503) 555-0142"), *SAMPLE_CHECKLIST.calls[1:])
    longer = replace(SAMPLE_CHECKLIST, boxes=boxes, calls=calls, groups=SAMPLE_CHECKLIST.groups[:2])

    (page,) = read_pages(preparation_checklist_pdf(longer, fonts))

    for texts in ({box.time for box in boxes}, {call.number for call in calls}):
        assert len({round(run.baseline, 1) for run in page.runs if run.text in texts}) == 1


def test_a_note_stands_below_its_line(fonts: Path) -> None:
    groups = (TickGroup("This week", (TickLine("a", "Ask about lithium.", "Clinic said: hold"),)),)

    (page,) = read_pages(preparation_checklist_pdf(replace(SAMPLE_CHECKLIST, groups=groups), fonts))

    line, note = (run for run in page.runs if run.text in {"Ask about lithium.", "Clinic said: hold"})
    assert line.left == note.left
    assert line.bottom <= note.top


def test_many_numbers_take_two_rows_and_none_is_broken(fonts: Path) -> None:
    calls = (
        *SAMPLE_CHECKLIST.calls,
        CallBox("Poison control center", "1-800-222-1222"),
        CallBox("Crisis text", "741741"),
    )

    shorter = replace(SAMPLE_CHECKLIST, calls=calls, groups=SAMPLE_CHECKLIST.groups[:2])
    (page,) = read_pages(preparation_checklist_pdf(shorter, fonts))

    assert {call.number for call in calls} <= {run.text for run in page.runs}
    assert_nothing_overlaps(page)


def test_words_of_a_pack_cannot_reach_into_the_program(fonts: Path) -> None:
    curious = replace(SAMPLE_CHECKLIST, page_words="{page.__class__} {0} {page}/{pages}")

    (page,) = read_pages(preparation_checklist_pdf(curious, fonts))

    assert "{page.__class__} {0} 1/1" in page.text


def test_the_pdf_library_is_loaded_only_when_a_sheet_is_made() -> None:
    question = "import sys, aftercare.documents.preparation_checklist; print({'reportlab', 'PIL'} & sys.modules.keys())"

    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "set()"
