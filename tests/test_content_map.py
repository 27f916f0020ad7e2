"""Every seed fact has its place: the table in docs/content-map.md is complete, and what it points to is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
CONTENT = CHECKOUT / "resources" / "en"
SEEDS = {
    *(f"SP{number}" for number in range(1, 16)),
    *(f"SS{number}" for number in range(1, 18)),
    *(f"SR{number}" for number in range(1, 14)),
    *(f"SW{number}" for number in range(1, 14)),
    *(f"SL{number}" for number in range(1, 23)),
}
OMITTED = {"SL21"}


def rows() -> dict[str, tuple[str, str]]:
    text = (CHECKOUT / "docs" / "content-map.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| *(S[PSRWL]\d+) *\| *([^|]+?) *\| *([^|]+?) *\|", text, re.MULTILINE)
    return {seed: (verdict, places) for seed, verdict, places in found}


def keys_of(file: Path) -> set[str]:
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    entries = [entry for part in table.values() if isinstance(part, list) for entry in part if isinstance(entry, dict)]
    return {str(entry[key]) for entry in entries for key in ("id", "country") if key in entry} | set(table)


def test_all_eighty_seed_facts_are_in_the_table_once() -> None:
    assert set(rows()) == SEEDS
    assert len(SEEDS) == 80


@pytest.mark.parametrize("seed", sorted(SEEDS - OMITTED))
def test_a_seed_fact_points_to_content_that_is_there(seed: str) -> None:
    _, places = rows()[seed]
    targets = [place.strip().strip("`") for place in places.split(",")]

    for target in targets:
        file, _, key = target.partition("#")
        assert (CONTENT / file).is_file(), target
        assert key in keys_of(CONTENT / file), target


def test_what_has_to_be_omitted_is_nowhere() -> None:
    everything = " ".join(file.read_text(encoding="utf-8").lower() for file in CONTENT.rglob("*.toml"))

    assert rows()["SL21"][1] == "omitted"
    for word in ("game-changer", "game changer", "beacon", "miracle", "book today"):
        assert word not in everything


def test_what_has_to_be_replaced_is_not_said() -> None:
    """Verdicts REPLACE of the clinical reference: the old claim may not come back in other words."""
    everything = " ".join(file.read_text(encoding="utf-8").lower() for file in CONTENT.rglob("*.toml"))

    for claim in (
        "60-70%",
        "60 to 70",
        "safer option",
        "fewer side effects",
        "does not lower blood pressure",
        "repairs damaged",
    ):
        assert claim not in everything
