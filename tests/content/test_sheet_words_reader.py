"""The words of printed sheets are checked like anything else that people write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import read_sheets_words
from aftercare.domain.sign import SignLevel

RESOURCES = Path(__file__).parents[2] / "resources"


def test_the_words_we_ship_are_whole() -> None:
    words = read_sheets_words(RESOURCES, "en")

    assert words.say("wallet_for", name="Alex") == "For Alex"
    assert {line.level for line in words.lines} == set(SignLevel)


FAULTS = [
    ('signs_title = "Warning signs"\n', "", 'sheets.toml:is missing; write signs_title = "…"'),
    ("signs_title =", "signs_titel =", 'sheets.toml:is not the name of a phrase; did you mean "signs_title"?'),
    ('"For {name}"', '"For {name.first}"', "sheets.toml:has a brace that belongs to no mark; write marks as {name}"),
    ('level = "crisis"', 'level = "crises"', 'sheets.toml:"crises" is not a level; write "emergency"'),
    ('signs = ["chest-pain"]\n', "", "sheets.toml:is missing; name the warning signs it stands for"),
    ("Call {emergency}.", "Call {number}.", "sheets.toml:"),
    ("family_drugs = ", "family_drug = ", 'sheets.toml:is not the name of a list; did you mean "family_drugs"?'),
    ("[lists]", "[list]", "sheets.toml:is missing; add [lists]"),
    ('treatments = ["im-injection"]', 'treatments = ["im"]', 'sheets.toml:"im" is not known here'),
]


@pytest.mark.parametrize(("written", "instead", "fault"), FAULTS)
def test_a_fault_in_the_words_stops_them_and_says_where(tmp_path: Path, written: str, instead: str, fault: str) -> None:
    file = tmp_path / "en" / "sheets.toml"
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, instead, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_sheets_words(tmp_path, "en")

    name, _, remedy = fault.partition(":")
    told = str(caught.value)
    assert name in told
    assert remedy in told
