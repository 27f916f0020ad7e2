"""Whatever stands on a checklist, it is on the sheet, inside the margins, and readable."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.sheet_reading import read_pages
from tests.documents.test_preparation_checklist import assert_nothing_overlaps

from aftercare.documents.paper import live_area
from aftercare.documents.preparation_checklist import preparation_checklist_pdf
from aftercare.domain.checklist import CallBox, Checklist, TickGroup, TickLine, TimeBox
from aftercare.domain.sheets.paper import Paper, TextSize

LETTERS = "aeiounrstlmdWMáñüé0123456789:.,-()'’ "


def words(most: int) -> st.SearchStrategy[str]:
    return st.text(LETTERS, max_size=most)


@st.composite
def groups(draw: st.DrawFn) -> tuple[TickGroup, ...]:
    """Return groups whose every text starts with a mark of its own, so that none can pass for another."""
    counts = draw(st.lists(st.integers(0, 14), max_size=6))
    return tuple(
        TickGroup(
            f"<{group}> {draw(words(40))}",
            tuple(
                TickLine(f"line-{line}", f"<{group}.{line}> {draw(words(140))}", draw(words(50)))
                for line in range(count)
            ),
        )
        for group, count in enumerate(counts)
    )


checklists = st.builds(
    Checklist,
    language=st.sampled_from(("en", "es")),
    clinic=st.lists(words(40), max_size=2).map(tuple),
    patient=words(40),
    subtitle=words(60),
    title=words(60),
    when=words(60),
    arrive=words(60),
    address=st.lists(words(60), max_size=3).map(tuple),
    boxes=st.lists(st.builds(TimeBox, words(30), words(12), words(30)), max_size=3).map(tuple),
    groups=groups(),
    call_title=words(60),
    call_if=st.lists(words(80), max_size=6).map(tuple),
    calls=st.lists(st.builds(CallBox, words(30), words(18), st.booleans()), max_size=6).map(tuple),
    small_print=st.lists(words(120), max_size=3).map(tuple),
    printed=words(60),
    plan_number=words(20),
    replaces=words(40),
    marks=st.lists(words(30), max_size=2).map(tuple),
    page_words=st.sampled_from(("{page} / {pages}", "Page {page} of {pages}")),
    name_words=words(20),
)


def squeezed(text: str) -> str:
    """Return the text without white space: a word too long for its line is cut without a space."""
    return "".join(text.split())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(checklist=checklists, paper=st.sampled_from(Paper), size=st.sampled_from(TextSize))
def test_no_line_is_lost_and_nothing_overlaps(fonts: Path, checklist: Checklist, paper: Paper, size: TextSize) -> None:
    pages = read_pages(preparation_checklist_pdf(checklist, fonts, paper, size))

    text = squeezed("".join(page.text for page in pages))
    place = 0
    for group in checklist.groups:
        for line in group.lines:
            expected = squeezed(line.text + line.note)
            place = text.find(expected, place)
            assert place >= 0, expected
            place += len(expected)
    assert sum(len(page.tick_boxes) for page in pages) == sum(len(group.lines) for group in checklist.groups)
    for every_page in (checklist.clinic, (checklist.patient, checklist.subtitle), checklist.small_print):
        for expected in map(squeezed, every_page):
            assert all(expected in squeezed(page.text) for page in pages)
    live = live_area(paper)
    for page in pages:
        assert_nothing_overlaps(page)
        for run in page.runs:
            assert live.left - 0.1 <= run.left
            assert run.right <= live.right + 0.1
            assert live.top <= run.top
            assert run.bottom <= live.bottom
