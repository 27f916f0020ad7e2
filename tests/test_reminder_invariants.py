"""docs/reminder-invariants.md points to what is there: modules, tests, violations and planted faults."""

from __future__ import annotations

import re
from pathlib import Path

from tests.simulation.faults import FAULTS

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = (CHECKOUT / "docs" / "reminder-invariants.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
NAMED_IN = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "tests" / "simulation").glob("*.py"))


def named(cells: list[str], column: int) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cells[column]))


def test_every_place_on_the_page_is_there() -> None:
    places = {name for cells in ROWS for column in (2, 3) for name in named(cells, column) if name.endswith(".py")}

    assert len(ROWS) >= 18
    assert [one for one in places if not any((CHECKOUT / top / one).is_file() for top in ("", "src/aftercare"))] == []


def test_every_violation_on_the_page_is_one_that_the_oracle_can_find() -> None:
    violations = {name for cells in ROWS for name in named(cells, 3) if not name.endswith(".py")}

    assert violations
    assert [one for one in violations if f'"{one}"' not in NAMED_IN] == []


def test_every_planted_fault_stands_on_the_page_and_every_fault_on_the_page_is_planted() -> None:
    assert {name for cells in ROWS for name in named(cells, 4)} == set(FAULTS)
