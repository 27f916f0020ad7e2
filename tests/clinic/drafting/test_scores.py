"""How much of the sixteen sheets is found, found wrong and missed: as the table in docs/drafting.md says, or better."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.clinic.drafting.score import HELD_OUT, SHEETS, Score, maker, score

PAGE = Path(__file__).parents[3] / "docs" / "drafting.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|[^|]*\| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
TOLD = {name: tuple(map(int, counts)) for name, *counts in ROW.findall(PAGE.read_text(encoding="utf-8"))}
FILES = [*sorted(SHEETS.glob("*.txt")), *sorted(HELD_OUT.glob("*.txt"))]


@pytest.mark.parametrize("sheet", FILES, ids=lambda sheet: sheet.stem)
def test_a_sheet_gives_what_the_page_says(sheet: Path) -> None:
    measured = score(sheet, maker())

    assert (measured.found, len(measured.wrong), len(measured.missed)) == TOLD[sheet.stem], why(measured)


def test_the_page_has_every_sheet_and_its_sums_are_right() -> None:
    assert set(TOLD) == {sheet.stem for sheet in FILES}
    page = PAGE.read_text(encoding="utf-8")
    for folder in (SHEETS, HELD_OUT):
        rows = [TOLD[sheet.stem] for sheet in folder.glob("*.txt")]
        sums = " | ".join(str(sum(column)) for column in zip(*rows, strict=True))
        assert f"| {sums} |" in page


def why(measured: Score) -> str:
    return f"wrong {measured.wrong}, missed {measured.missed}; if it is better now, mend the table"
