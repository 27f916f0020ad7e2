"""Our own guidance is read whole or not at all, and the guidance we ship is without a fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import GuidanceFolder, read_guidance, read_plan_guidance
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Layer
from aftercare.domain.sign import SignLevel
from aftercare.domain.treatment import Treatment

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def ours() -> Guidance:
    """The guidance we ship, in English."""
    return read_guidance(RESOURCES, "en")


@pytest.fixture
def change(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """Changes one text in one file of a copy of our guidance, and gives the faults that come of it."""

    def changed(name: str, written: str, instead: str) -> list[str]:
        shutil.copytree(RESOURCES / "en", tmp_path / "en")
        path = tmp_path / "en" / name
        text = path.read_text(encoding="utf-8")
        assert written in text
        path.write_text(text.replace(written, instead, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            read_guidance(tmp_path, "en")
        assert str(caught.value).splitlines() == [str(fault) for fault in caught.value.faults]
        return [fault.split(":", 1)[0] + ":" + fault.split(": ", 1)[1] for fault in str(caught.value).splitlines()]

    return changed


def test_the_guidance_we_ship_has_no_fault_and_no_warning() -> None:
    folder = GuidanceFolder(RESOURCES, "en")
    folder.everything()
    assert [str(fault) for fault in folder.faults()] == []


def test_every_part_of_our_guidance_is_there(ours: Guidance) -> None:
    assert ours.language == "en"
    assert ours.reviewed_by == "awaiting clinical review"
    assert all((ours.rules, ours.steps, ours.effects, ours.periods, ours.signs, ours.tell, ours.answers, ours.calls))
    assert {visit.treatment for visit in ours.visit_lengths} == set(Treatment)
    assert ours.help_for("us").emergency == "911"
    assert ours.help_for("nowhere").country == ""
    assert {sign.level for sign in ours.signs} == set(SignLevel)
    assert {rule.layer for rule in ours.rules} == {Layer.GENERAL}
    assert all(rule.sources for rule in ours.rules)
    assert ours.names["maoi"]
    assert ours.wording.language == "en"
    assert "{phone}" in ours.disclaimer


@pytest.mark.parametrize("treatment", Treatment)
def test_plans_are_made_from_the_same_guidance_read_in_part(ours: Guidance, treatment: Treatment) -> None:
    for_plans = read_plan_guidance(RESOURCES, "en", treatment)
    rules = tuple(rule for rule in ours.rules if not rule.treatments or treatment in rule.treatments)
    assert rules
    assert len(rules) < len(ours.rules)
    assert list(for_plans.topics) == list(ours.topics)
    empty = replace(ours, steps=(), effects=(), periods=(), signs=(), tell=(), answers=())
    assert replace(for_plans, topics=ours.topics) == replace(empty, rules=rules)


def test_a_fault_in_a_rule_names_its_line_also_when_other_rules_are_left_out(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    name = "rules/medicines.toml"
    path = tmp_path / "en" / name
    text = path.read_text(encoding="utf-8")
    skipped = '[[rule]]\nid = "skipped"\ntreatments = ["oral"]\nbroken = 1\n\n'
    path.write_text(
        f"{skipped}{skipped}[[rule]]\nforce = 3\n\n{text}".replace('reviewed_by = "', '# "'), encoding="utf-8"
    )
    with pytest.raises(ContentError) as caught:
        read_plan_guidance(tmp_path, "en", Treatment.IV_INFUSION)
    assert any(str(fault).startswith(f"{name}:line 12, rule 1, force: 3 is not known") for fault in caught.value.faults)
    assert not any("broken" in str(fault) for fault in caught.value.faults)


@pytest.mark.parametrize("language", ["xx", "../en/nowhere"])
def test_a_language_we_do_not_have_is_told(language: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_guidance(RESOURCES, language)
    assert all("cannot be read" in str(fault) or "holds no rules" in str(fault) for fault in caught.value.faults)
    assert "topics.toml:whole file: cannot be read" in str(caught.value)


FAULTS = [
    (
        "visits.toml",
        'treatment = "oral"',
        'treatment = "orally"',
        'visits.toml:"orally" is not known here; did you mean "oral"?',
    ),
    (
        "visits.toml",
        'treatment = "oral"',
        'treatment = "iv-infusion"',
        "visits.toml:there are 2 entries for iv-infusion; write exactly one",
    ),
    (
        "visits.toml",
        'planned = "2 hours"',
        'planned = "2 days"',
        'visits.toml:"2 days" cannot stand here; count in minutes or hours',
    ),
    (
        "signs.toml",
        'level = "emergency"',
        'level = "urgnet"',
        'signs.toml:"urgnet" is not a level; write "emergency", "crisis", "urgent" or "watch"',
    ),
    (
        "signs.toml",
        'id = "breathing"',
        'id = "chest-pain"',
        'signs.toml:"chest-pain" is already used; give each an id of its own',
    ),
    (
        "signs.toml",
        '"S38"',
        '"X38"',
        'signs.toml:"X38" is not a source id; write ids such as "S18", "A-seed", "U" or "D"',
    ),
    (
        "signs.toml",
        'level = "emergency"\n',
        "",
        'signs.toml:is missing; write level = "emergency", "crisis", "urgent" or "watch"',
    ),
    (
        "cost.toml",
        'id = "approved-form"',
        'id = "whose-rules"',
        'cost.toml:"whose-rules" is already used; give each an id of its own',
    ),
    ("help.toml", 'country = "CA"', 'country = "US"', 'help.toml:"US" is already listed above; list each country once'),
    (
        "help.toml",
        'country = ""',
        'country = "XX"',
        'help.toml:no entry is for everywhere else; add [[country]] with country = ""',
    ),
    (
        "help.toml",
        '["Quebec", "1-866-277-3553"]',
        '["Quebec"]',
        'help.toml:a list is not a name and a number; write ["Name of the line", "number"]',
    ),
    (
        "help.toml",
        "checked_on = 2026-11-22\n",
        "",
        "help.toml:is missing; write the day on which the numbers were checked",
    ),
    (
        "names.toml",
        "[conditions]",
        '[conditions]\nmaoi = "again"',
        'names.toml:"maoi" is already named above; name it once',
    ),
    ("names.toml", "[conditions]", "[illnesses]", "names.toml:is not a key that can stand here; take it out"),
    ("rules/medicines.toml", "[[rule]]", "[[rule", "rules/medicines.toml:a square bracket is not closed"),
    ("calls.toml", "[[call]]", "[[call]", "calls.toml:a square bracket is not closed"),
    (
        "signs.toml",
        'id = "breathing"\n',
        "",
        'signs.toml:is missing; give it a name of its own, such as id = "chest-pain"',
    ),
    (
        "signs.toml",
        'id = "breathing"\n',
        'id = "breathing"\nescalates = ["sooner"]\n',
        'signs.toml:"sooner" is not a table; write [[sign.escalates]] with level = "emergency"',
    ),
    ("topics.toml", 'id = "food"\n', "", "topics.toml:is missing; give the topic a name in the file"),
    ("disclaimer.toml", "{phone}", "{number}", "disclaimer.toml:"),
    (
        "wording.toml",
        "clock = 12",
        "clock = 13",
        "wording.toml:13 is not a kind of clock; write clock = 12 or clock = 24",
    ),
    (
        "wording.toml",
        "clock = 12",
        "clock = 36",
        "wording.toml:36 is not a whole number from 12 to 24; write clock = 12, or more",
    ),
    ("wording.toml", '"Monday", ', "", "wording.toml:holds 6 names; write all 7"),
    (
        "wording.toml",
        'noon = "noon"',
        "noon = 12",
        "wording.toml:12 is not a phrase; write the words between quotation marks",
    ),
    (
        "wording.toml",
        'noon = "noon"',
        'noon = ""',
        'wording.toml:"" is not a phrase; write the words between quotation marks',
    ),
    (
        "wording.toml",
        'noon = "noon"',
        'noon = "{noon"',
        "wording.toml:has a brace that belongs to no mark; write marks as {name}",
    ),
    (
        "wording.toml",
        'noon = "noon"',
        'noon = "{at.year}"',
        "wording.toml:has a brace that belongs to no mark; write marks as {name}",
    ),
    ("wording.toml", 'noon = "noon"\n', "", 'wording.toml:is missing; write noon = "…"'),
    (
        "wording.toml",
        'noon = "noon"',
        'noon = "noon"\nnoons = "noon"',
        'wording.toml:is not the name of a phrase; did you mean "noon"?',
    ),
    ("wording.toml", "[phrases]", "[phrase]", "wording.toml:is missing; add [phrases]"),
    (
        "rules/medicines.toml",
        'reviewed_by = "awaiting clinical review"\n',
        "",
        'rules/medicines.toml:is missing; write who reviewed it: reviewed_by = "…"',
    ),
    ("topics.toml", "usual = ", "usuall = ", 'topics.toml:is not a key that can stand here; did you mean "usual"?'),
]


@pytest.mark.parametrize(("name", "written", "instead", "fault"), FAULTS)
def test_a_fault_in_our_own_guidance_stops_it(
    change: Callable[[str, str, str], list[str]], name: str, written: str, instead: str, fault: str
) -> None:
    assert any(told.startswith(fault) for told in change(name, written, instead))


def test_a_file_that_nobody_would_read_is_told(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    (tmp_path / "en" / "sign.toml").write_text("")
    with pytest.raises(ContentError, match=r"^sign\.toml:whole file: is read by nobody; take it out, or rename it$"):
        read_guidance(tmp_path, "en")


def test_a_missing_file_is_told_once_and_not_held_against_the_rules(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    (tmp_path / "en" / "topics.toml").unlink()
    with pytest.raises(ContentError) as caught:
        read_guidance(tmp_path, "en")
    assert [fault.file for fault in caught.value.faults] == ["topics.toml"]


def test_content_reviewed_by_several_people_names_them_all(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    path = tmp_path / "en" / "visits.toml"
    path.write_text(path.read_text().replace("awaiting clinical review", "Dr. Robin Ash"))
    reviewed_by = read_guidance(tmp_path, "en").reviewed_by
    assert reviewed_by == "awaiting clinical review and Dr. Robin Ash"
