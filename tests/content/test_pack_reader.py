"""A pack with a fault is never used, but what is sound of it helps to find more faults in the same breath."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aftercare.content.pack_reader import LoadedPack

GOOD = '[[rule]]\nid = "{0}"\ntopic = "{0}"\nforce = "must-not"\ntext = "None."\n'
WRONG = '[[rule]]\nid = "wrong"\ntopic = {}\nforce = "never"\ntext = "None."\n'
OWN_TOPICS = """
[[topic]]
id = "tea"
name = "Tea"
under = "caffeine"
"""


def drafted(loaded: LoadedPack) -> list[str] | None:
    assert loaded.pack is None
    return None if loaded.draft is None else [str(rule.rule_id) for rule in loaded.draft.rules]


def test_the_draft_of_a_good_pack_is_the_pack(load: Callable[..., LoadedPack]) -> None:
    loaded = load()
    assert loaded.pack is not None
    assert loaded.draft is loaded.pack
    assert not loaded.pack.is_signed


def test_the_draft_of_a_pack_with_a_fault_has_the_rules_on_other_topics(load: Callable[..., LoadedPack]) -> None:
    rules = (
        GOOD.format("food") + WRONG.format('["alcohol", "driving"]') + GOOD.format("driving") + GOOD.format("smoking")
    )
    assert drafted(load(rules=rules)) == ["food", "smoking"]


@pytest.mark.parametrize("topics", [("tea", "caffeine"), ("caffeine", "tea")])
def test_a_topic_shares_what_is_wrong_with_a_broader_or_narrower_one(
    load: Callable[..., LoadedPack], build_pack: Callable[..., object], topics: tuple[str, str]
) -> None:
    clinic = (
        'format = "aftercare-clinic-pack/1"\nid = "a"\nserial = 1\nname = "A"\nauthor = "B"\ncountry = "US"\n'
        'language = "en"\nphones = { main = { number = "911" } }\n[[treatment]]\nkind = "oral"\n' + OWN_TOPICS
    )
    rules = GOOD.format(topics[0]) + WRONG.format(f'"{topics[1]}"') + GOOD.format("food")
    assert drafted(load(clinic=clinic, rules=rules)) == ["food"]


def test_a_rule_on_a_topic_nobody_knows_says_nothing_of_other_topics(load: Callable[..., LoadedPack]) -> None:
    assert drafted(load(rules=GOOD.format("food") + WRONG.format('"unheard-of"'))) == ["food"]


def test_there_is_no_draft_when_a_whole_file_of_rules_cannot_be_read(load: Callable[..., LoadedPack]) -> None:
    assert drafted(load(rules=GOOD.format("food"), files={"rules/more.toml": b"[[rule"})) is None


@pytest.mark.parametrize("clinic", [None, "name = ", 'format = "aftercare-clinic-pack/2"'])
def test_there_is_no_draft_without_a_clinic_file_that_can_be_read(
    load: Callable[..., LoadedPack], clinic: str | None
) -> None:
    assert drafted(load(clinic=clinic)) is None


def test_faults_come_in_the_order_of_their_lines_whatever_was_read_first(load: Callable[..., LoadedPack]) -> None:
    rules = (
        '[[rule]]\nid = "a"\nquite-unknown = 1\nremind = 3\ntext = ""\nforce = "never"\ntopic = "unheard-of"\n'
        'pair = "alone"\n'
    )
    told = [str(fault).split(":")[1] for fault in load(rules=rules).faults]
    keys = ("quite-unknown", "remind", "text", "force", "topic", "pair")
    assert told == [f"line {line}, rule a, {key}" for line, key in enumerate(keys, 3)]


def test_without_a_clinic_file_the_rules_are_checked_all_the_same(load: Callable[..., LoadedPack]) -> None:
    told = [str(fault) for fault in load(clinic=None, rules=WRONG.format('"tea"')).faults]
    assert told[0].startswith("riverside:whole pack: has no clinic.toml; ")
    assert told[1].startswith('rules.toml:line 4, rule wrong, force: "never" is not known here; ')
    assert len(told) == 2
