"""The names of medicines we ship, and what is told when they are wrong."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.medicine_names_reader import read_medicine_names
from aftercare.domain.guidance import Guidance
from aftercare.domain.medicine_names import Known, MedicineNames, Unknown, key_of

RESOURCES = Path(__file__).parents[2] / "resources"
CLASSES = ("lamotrigine", "maoi")
ADVICE = ("mg", "stop taking", "skip", "do not take", "hold", "avoid", "halve", "dose of")
SMALL = """\
reviewed_by = "nobody"
look_alikes = ["Lamisil"]
[[class]]
id = "lamotrigine"
reason = "It may weaken what ketamine does."
source = ["S28"]
names = ["lamotrigine", "Lamictal"]
[[class]]
id = "maoi"
reason = "It may raise your blood pressure."
source = ["S1"]
names = ["Nardil"]
[[combined]]
classes = ["lamotrigine", "maoi"]
names = ["Bothamine"]
"""


@cache
def guidance() -> Guidance:
    return read_guidance(RESOURCES, "en")


@cache
def ours() -> MedicineNames:
    return read_medicine_names(RESOURCES, "en", guidance().names)


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """The faults of the small list with one text changed."""

    def told(written: str, instead: str) -> list[str]:
        assert written in SMALL
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "medicine-names.toml").write_text(SMALL.replace(written, instead, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            read_medicine_names(tmp_path, "en", CLASSES)
        return [str(fault) for fault in caught.value.faults]

    return told


def test_the_names_we_ship_are_without_a_fault_and_at_least_250() -> None:
    assert len(ours().names) >= 250


def test_every_class_that_a_rule_of_ours_asks_about_has_names_and_a_reason() -> None:
    asked = {one for rule in guidance().rules if rule.when for one in rule.when.takes}
    named = {one for name in ours().names for one in name.classes}
    assert asked
    assert asked <= named
    assert named == {reason.class_id for reason in ours().reasons}


def test_every_name_belongs_to_a_class_of_the_guidance() -> None:
    from tomllib import loads

    medicines = loads((RESOURCES / "en" / "names.toml").read_text(encoding="utf-8"))["medicines"]
    assert {one for name in ours().names for one in name.classes} <= set(medicines)


def test_every_reason_has_a_source_and_gives_no_advice_and_no_strength() -> None:
    for reason in ours().reasons:
        assert reason.sources, reason.class_id
        words = f" {reason.text.lower()} "
        assert [advice for advice in ADVICE if f" {advice} " in words] == [], reason.class_id


def test_every_name_is_recognised_in_upper_and_in_lower_case() -> None:
    missed = []
    for name in ours().names:
        for typed in (name.name, name.name.upper(), name.name.lower()):
            match ours().recognise(typed):
                case (Known(names=(found,), classes=classes),) if (found, classes) == (name.name, name.classes):
                    pass
                case _:
                    missed.append(typed)
    assert missed == []


def test_a_medicine_that_only_looks_like_one_of_ours_stays_unknown() -> None:
    for typed in ("Lamisil", "zyrtec", "Tylenol", "clomiphene", "NALOXONE", "prednisone 5 mg"):
        assert [type(reading) for reading in ours().recognise(typed)] == [Unknown], typed


@pytest.mark.parametrize("drop", range(7))
def test_a_forgotten_letter_never_leads_to_the_wrong_class(drop: int) -> None:
    known = {key_of(name.name): name for name in ours().names}
    wrong = []
    for key, name in known.items():
        typed = key[:drop] + key[drop + 1 :]
        if not name.name.isalpha() or len(key) < 8 or typed in known:
            continue
        for reading in ours().recognise(typed):
            if isinstance(reading, Known) and reading.classes != name.classes:
                wrong.append((typed, reading.names))
    assert wrong == []


def test_the_names_are_read_by_nobody_who_only_makes_a_plan(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    (tmp_path / "en" / "medicine-names.toml").unlink()
    assert read_guidance(tmp_path, "en").rules


FAULTS = [
    (
        '"lamotrigine", "Lamictal"',
        '"lamotrigine", "LAMO-TRIGINE"',
        'line 7, class lamotrigine, names[2]: "LAMO-TRIGINE" already stands above as "lamotrigine"; take one out',
    ),
    (
        '["Nardil"]',
        '["Lamisil"]',
        'line 12, class maoi, names[1]: "Lamisil" already stands above as "Lamisil"; take one out',
    ),
    (
        'id = "maoi"',
        'id = "maoy"',
        'line 9, class maoy, id: "maoy" is not a class of medicine we know; did you mean "maoi"?',
    ),
    (
        'reason = "It may weaken what ketamine does."\n',
        "",
        "line 3, class lamotrigine, reason: is missing; say why the clinic is asked",
    ),
    (
        'source = ["S28"]\n',
        "",
        'line 3, class lamotrigine, source: is missing; name the sources, such as source = ["S18"]',
    ),
    (
        'classes = ["lamotrigine", "maoi"]',
        'classes = ["maoi"]',
        "line 14, combined 1, classes: are not two different classes; put the names under their one [[class]]",
    ),
    (
        '["Nardil"]',
        '["…"]',
        'line 12, class maoi, names[1]: "…" has no letters to know it by; take it out',
    ),
    ('id = "maoi"', 'id = "lamotrigine"', 'line 9, class lamotrigine, id: "lamotrigine" already stands above; keep'),
    ("reviewed_by", "reviewd_by", "reviewed_by: is missing; write who reviewed it"),
]


@pytest.mark.parametrize(("written", "instead", "fault"), FAULTS, ids=lambda text: text[:30])
def test_a_fault_names_its_place_and_its_remedy(
    faults: Callable[[str, str], list[str]], written: str, instead: str, fault: str
) -> None:
    told = faults(written, instead)
    assert any(one.startswith(f"medicine-names.toml:{fault}") for one in told), told


def test_a_class_without_names_is_told(faults: Callable[[str, str], list[str]]) -> None:
    told = faults(SMALL[SMALL.index('names = ["Nardil"]') :], "")
    (fault,) = told
    assert fault.startswith("medicine-names.toml:line 8, class maoi: no name belongs to this class; add names")


def test_a_class_without_a_reason_of_its_own_is_told(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    text = SMALL.replace('["lamotrigine", "maoi"]', '["lamotrigine", "lithium"]')
    (tmp_path / "en" / "medicine-names.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match='no reason is given for "lithium"; add'):
        read_medicine_names(tmp_path, "en", (*CLASSES, "lithium"))


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^medicine-names\.toml:whole file: cannot be read"):
        read_medicine_names(tmp_path, "en", CLASSES)


def test_a_list_that_is_no_toml_is_told(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "medicine-names.toml").write_text("[[class", encoding="utf-8")
    with pytest.raises(ContentError):
        read_medicine_names(tmp_path, "en", CLASSES)


def test_reading_the_guidance_does_not_load_the_reader_of_the_names() -> None:
    import subprocess

    asked = "import sys, aftercare.content.guidance_reader; print('aftercare.domain.medicine_names' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
