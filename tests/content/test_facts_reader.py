"""What is known of a patient, and what the clinic told them personally."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare.content.facts_reader import LoadedFacts, read_facts
from aftercare.content.pack_reader import load_pack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Layer

WHOLE = """\
name = "Alex"
age = 34
country = "ca"
zone = "America/Toronto"
travels_alone = false

[takes]
lamotrigine = true
maoi = false

[has]
diabetes = false

[uses]
cpap = true

[cases]
"you feel sick" = true

[[rule]]
id = "no-tea"
topic = "caffeine"
force = "must-not"
text = "No tea for you."
"""


@pytest.fixture
def read(guidance: Guidance, tmp_path: Path) -> Callable[[str], LoadedFacts]:
    """Reads facts without a pack."""

    def read_text(text: str) -> LoadedFacts:
        path = tmp_path / "facts.toml"
        path.write_text(text)
        return read_facts(path, guidance, None)

    return read_text


def test_everything_that_is_known_is_read(read: Callable[[str], LoadedFacts]) -> None:
    loaded = read(WHOLE)
    assert loaded.faults == ()
    assert loaded.facts == PatientFacts(
        name="Alex",
        age=34,
        takes={"lamotrigine": True, "maoi": False},
        has={"diabetes": False},
        uses={"cpap": True},
        cases={"you feel sick": True},
        travels_alone=False,
        country="CA",
        zone="America/Toronto",
    )


def test_what_the_clinic_told_this_patient_is_a_rule_of_its_own_layer(read: Callable[[str], LoadedFacts]) -> None:
    (rule,) = read(WHOLE).told
    assert (rule.rule_id, rule.layer, rule.text) == ("no-tea", Layer.TOLD, "No tea for you.")
    assert rule.place == "facts.toml:line 20, rule no-tea"


def test_what_is_not_said_is_not_known(read: Callable[[str], LoadedFacts]) -> None:
    assert read("") == LoadedFacts(PatientFacts(), (), ())


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ("age = 34", "age = 134", "line 2, age: 134 is not a whole number from 0 to 120; write age = 0, or more"),
        (
            'country = "ca"',
            'country = ""',
            'line 3, country: "" is not a country in two letters; write a code such as "US", "CA" or "GB"',
        ),
        (
            "America/Toronto",
            "Toronto",
            'line 4, zone: "Toronto" is not a time zone; did you mean "America/Toronto"?',
        ),
        (
            "lamotrigine =",
            "lamotrigin =",
            'line 8, takes.lamotrigin: "lamotrigin" is not a medicine class, condition or device we know; '
            'did you mean "lamotrigine"?',
        ),
        (
            "diabetes = false",
            'diabetes = "no"',
            'line 12, has.diabetes: "no" is neither true nor false; write diabetes = true or diabetes = false',
        ),
        (
            '"you feel sick" = true',
            '"<b>" = true',
            'line 18, cases."<b>": holds "<b>", and texts are plain; take it out',
        ),
        (
            "[uses]\ncpap = true\n",
            "[uses]\ncpap = true\n[hass]\n",
            'line 16, hass: is not a key that can stand here; did you mean "has"?',
        ),
        (
            '"caffeine"',
            '"tea"',
            'line 22, rule no-tea, topic: "tea" is not a topic; '
            "take one from aftercare-clinic check --topics, or declare it as [[topic]] in clinic.toml",
        ),
        (
            "[takes]\n",
            "[takes\n",
            "line 7: a square bracket is not closed; write the name of a table as [name] or [[name]]",
        ),
    ],
)
def test_a_mistake_is_told_and_nothing_is_taken_for_known(
    read: Callable[[str], LoadedFacts], written: str, instead: str, fault: str
) -> None:
    loaded = read(WHOLE.replace(written, instead))
    assert [str(found) for found in loaded.faults] == [f"facts.toml:{fault}"]
    assert (loaded.facts, loaded.told) == (PatientFacts(), ())


def test_the_half_of_a_pair_is_only_warned_of(read: Callable[[str], LoadedFacts]) -> None:
    loaded = read(WHOLE + 'pair = "tea"\n')
    assert [fault.weight for fault in loaded.faults] == [Weight.SHOULD_FIX]
    assert loaded.facts.name == "Alex"


@pytest.mark.parametrize("name", ["nowhere.toml", "no\x00where", "."])
def test_a_file_that_cannot_be_opened_is_told(guidance: Guidance, tmp_path: Path, name: str) -> None:
    loaded = read_facts(tmp_path / name, guidance, None)
    assert len(loaded.faults) == 1
    assert "cannot be opened" in str(loaded.faults[0])
    assert loaded.facts == PatientFacts()


def test_names_that_the_clinic_declares_are_known(
    build_pack: Callable[..., Path], guidance: Guidance, tmp_path: Path
) -> None:
    folder = build_pack()
    with (folder / "clinic.toml").open("a") as clinic:
        clinic.write('[[topic]]\nid = "tea"\nname = "Tea"\n[names]\nnerve-pain = "nerve pain"\n')
    pack = load_pack(folder, guidance).pack
    path = tmp_path / "facts.toml"
    path.write_text(WHOLE.replace('"caffeine"', '"tea"').replace("diabetes =", "nerve-pain ="))
    loaded = read_facts(path, guidance, pack)
    assert loaded.faults == ()
    assert loaded.facts.has == {"nerve-pain": False}
