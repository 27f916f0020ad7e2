"""The handbook for clinics shows only what can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.domain.condition import Condition, Occasion, PartOfDay
from aftercare.domain.edge import AskReason, Point, State, Visit
from aftercare.domain.rule import Force, IfBroken, Part, Speech

HANDBOOK = (Path(__file__).parents[2] / "docs" / "clinic-packs.md").read_text(encoding="utf-8")
HEAD = '[[rule]]\nid = "a"\ntopic = "food"\nforce = "may"\ntext = "x"\n'


def blocks() -> dict[str, str]:
    """The first example in TOML under each heading."""
    chapters = re.split(r"^## ", HANDBOOK, flags=re.MULTILINE)[1:]
    examples = {chapter.split("\n")[0]: re.search(r"```toml\n(.*?)```", chapter, re.DOTALL) for chapter in chapters}
    return {heading: example[1] for heading, example in examples.items() if example}


def whole_example() -> tuple[str, dict[str, bytes]]:
    found = re.search(r"^### A full example$.*?```toml\n(.*?)```", HANDBOOK, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1], {"words.es.toml": blocks()["words.es.toml"].encode()}


@pytest.mark.parametrize("example", [(blocks()["rules.toml"], {}), whole_example()], ids=["one rule", "whole"])
def test_the_example_is_a_pack_without_a_fault(
    build_pack: Callable[..., Path], example: tuple[str, dict[str, bytes]]
) -> None:
    guidance = read_guidance(Path(__file__).parents[2] / "resources", "en")
    rules, files = example

    loaded = load_pack(build_pack(clinic=blocks()["clinic.toml"], rules=rules, files=files), guidance)

    assert [str(fault) for fault in loaded.faults] == []
    assert loaded.pack is not None
    assert loaded.pack.is_sample
    assert "stop-food" in [rule.rule_id for rule in loaded.pack.rules]


EDGES = [
    edge.replace("[ …, … ]", '[{ point = "next-day" }, { state = "slept" }]')
    for row in re.findall(r"^\| [a-z ]+ \| (`\{.*?\}`.*?) \|$", HANDBOOK, re.MULTILINE)
    for edge in re.findall(r"`(\{.*?\})`", row)
]


@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_in_the_handbook_can_be_read(load: Callable[..., LoadedPack], edge: str) -> None:
    loaded = load(rules=f"{HEAD}at = {edge}")
    assert [str(fault) for fault in loaded.faults] == []


def test_the_handbook_has_an_example_of_every_form_of_an_edge() -> None:
    forms = {edge.split()[1] for edge in EDGES}
    assert forms >= {
        "before",
        "after",
        "at",
        "day",
        "point",
        "weekday",
        "visit",
        "state",
        "ask",
        "later_of",
        "earlier_of",
    }


@pytest.mark.parametrize(
    "word",
    [
        choice.value
        for kind in (Force, Part, IfBroken, Point, Visit, State, AskReason, Occasion, PartOfDay)
        for choice in kind
    ],
)
def test_the_handbook_names_every_word_that_can_be_chosen(word: str) -> None:
    assert f"`{word}`" in HANDBOOK or f'"{word}"' in HANDBOOK


@pytest.mark.parametrize("key", [*Condition.__dataclass_fields__, *Speech.__dataclass_fields__])
def test_the_handbook_names_every_key_for_whom_and_how_a_rule_speaks(key: str) -> None:
    assert f"`{key}`" in HANDBOOK or f"`{key} = " in HANDBOOK


def test_the_fault_shown_in_the_handbook_is_the_one_that_is_told(load: Callable[..., LoadedPack]) -> None:
    (shown,) = re.findall(r"^rules\.toml:.*$", HANDBOOK, re.MULTILINE)
    rules = blocks()["rules.toml"].replace('"6 hours"', '"6 hrs"')
    (told,) = load(rules=rules).faults
    assert re.sub(r"line \d+, ", "", str(told)) == re.sub(r"line \d+, ", "", shown)
