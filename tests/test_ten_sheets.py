"""No rule of the ten sheets is lost on its way into a pack, and no number of it is another one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import assert_never

import pytest
from tests.sheet_facts import FACTS, PACK_OF_SHEET, Fact

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.condition import Condition
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Side,
    WhenState,
)
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.rule import Every, Part, Repeat, Rule, Schedule
from aftercare.resource_root import resource_root

PACKS = Path(__file__).parent / "packs"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ISO = {
    Unit.MINUTE: "PT{}M",
    Unit.HOUR: "PT{}H",
    Unit.DAY: "P{}D",
    Unit.WEEK: "P{}W",
    Unit.MONTH: "P{}M",
}
ADDED_BY_A_FLOOR = {"slept"}


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


@pytest.fixture(scope="module")
def rules(guidance: Guidance) -> dict[str, Rule]:
    packs = {name: load_pack(PACKS / name, guidance) for name in PACK_OF_SHEET.values()}
    for name, loaded in packs.items():
        faults = [str(fault) for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
        assert loaded.pack is not None, (name, faults)
    found = chain.from_iterable(loaded.pack.rules for loaded in packs.values() if loaded.pack)
    return {str(rule.rule_id): rule for rule in found}


@pytest.mark.parametrize(("sheet", "name"), PACK_OF_SHEET.items())
def test_each_pack_has_as_many_rules_as_its_sheet(sheet: str, name: str, guidance: Guidance) -> None:
    loaded = load_pack(PACKS / name, guidance)
    assert loaded.pack is not None
    expected = Counter(fact.rule_id for fact in FACTS if fact.rule_id.startswith(f"{sheet}-"))
    assert Counter(str(rule.rule_id) for rule in loaded.pack.rules) == expected


def test_the_sheets_have_149_rules_and_no_two_of_one_name() -> None:
    assert len({fact.rule_id for fact in FACTS}) == len(FACTS) == 149


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.rule_id)
def test_a_rule_is_about_the_same_thing_and_as_strong_as_on_its_sheet(fact: Fact, rules: dict[str, Rule]) -> None:
    rule = rules[fact.rule_id]
    assert fact.topic in rule.topics
    assert rule.force.value == fact.force
    assert (rule.part or Part.PREPARE).value == fact.part


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.rule_id)
def test_a_rule_holds_at_the_times_of_its_sheet(fact: Fact, rules: dict[str, Rule]) -> None:
    timing = rules[fact.rule_id].timing
    assert edge_words(timing.at) == fact.at
    assert (timing.on.value if timing.on else "") == fact.on
    assert repeat_words(timing.repeats) == fact.repeats
    ends = set(filter(None, edge_words(timing.ends).split(" & ")))
    stated = set(filter(None, fact.ends.split(" & ")))
    assert stated <= ends
    assert ends - stated <= ADDED_BY_A_FLOOR
    if fact.starts or not fact.ends:
        assert edge_words(timing.starts) == fact.starts


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.rule_id)
def test_a_rule_has_the_numbers_and_lists_of_its_sheet(fact: Fact, rules: dict[str, Rule]) -> None:
    rule = rules[fact.rule_id]
    quantities = rule.quantities
    assert (range_words(quantities.length) if quantities.length else "") == fact.length
    assert schedule_words(quantities.schedule) == fact.schedule
    assert (quantities.amount, quantities.age_min, quantities.phone) == (fact.amount, fact.age_min, fact.phone)
    assert (quantities.age_max, quantities.blood_pressure, quantities.notice) == (None, None, ())
    items = [item for item in fact.items.split("; ") if item]
    named = [*quantities.allowed, *(item for item in quantities.excepted if items)]
    assert len(named) == len(items)
    assert missing("; ".join(items).replace(";", ""), *named) == []
    assert rule.pair == fact.pair


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.rule_id)
def test_a_rule_is_for_the_same_people_and_says_the_same_things(fact: Fact, rules: dict[str, Rule]) -> None:
    rule = rules[fact.rule_id]
    assert bool(rule.when) is bool(fact.condition)
    assert missing(fact.condition, *(condition_words(rule.when) if rule.when else ())) == []
    for said, expected in (
        (rule.unless, fact.unless),
        (rule.consequence, fact.consequence),
        (rule.alternative, fact.alternative),
    ):
        assert bool(said) is bool(expected)
        assert missing(expected, said) == []
    assert missing(fact.says, rule.text) == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.rule_id)
def test_the_words_of_a_rule_name_its_numbers_and_no_others(fact: Fact, rules: dict[str, Rule]) -> None:
    in_words = numbers(rules[fact.rule_id].text)
    reckoned = numbers(fact.starts, fact.ends, fact.at, fact.length, fact.schedule, str(fact.age_min))
    named = numbers(fact.says, fact.condition, fact.phone, fact.alternative)
    assert in_words <= reckoned | named
    if ":" not in fact.at:
        may_go_without_saying = {1} if fact.schedule else set()  # "a week", "once"
        assert reckoned - in_words <= may_go_without_saying


def test_both_halves_of_every_pair_are_there_and_mirror_each_other(rules: dict[str, Rule]) -> None:
    pairs = {fact.pair for fact in FACTS if fact.pair}
    assert len(pairs) == 6
    for pair in pairs:
        before, after = [rule for rule in rules.values() if rule.pair == pair]
        assert before.topics == after.topics
        assert isinstance(before.timing.starts, Offset)
        assert isinstance(after.timing.ends, Offset)
        assert before.timing.starts.by == after.timing.ends.by


def missing(words: str, *texts: str) -> list[str]:
    """The words that are found in none of the texts."""
    whole = " ".join(texts).lower()
    return [word for word in words.split() if word.lower() not in whole]


def numbers(*texts: str) -> set[int]:
    return {int(found) for text in texts for found in re.findall(r"\d+", text)}


def condition_words(condition: Condition) -> tuple[str, ...]:
    alone = ("alone",) if condition.travels_alone else ()
    return (*condition.takes, *condition.has, *condition.uses, *alone, condition.case)


def length_words(length: Length) -> str:
    return ISO[length.unit].format(length.amount)


def range_words(lengths: LengthRange) -> str:
    ends = dict.fromkeys((length_words(lengths.shortest), length_words(lengths.longest)))
    bound = "" if lengths.bound is Bound.EXACTLY else f" {lengths.bound.value}"
    return "/".join(ends) + bound


def schedule_words(schedule: Schedule | None) -> str:
    if schedule is None:
        return ""
    assert schedule.apart is None
    per = f" per {range_words(schedule.per)}" if schedule.per else ""
    lasts = f" for {range_words(schedule.lasts)}" if schedule.lasts else ""
    return f"{schedule.sessions}{per}{lasts}"


def repeat_words(repeat: Repeat | None) -> str:
    if repeat is None:
        return ""
    return length_words(repeat.length) if repeat.every is Every.LENGTH and repeat.length else repeat.every.value


def edge_words(edge: Edge | None) -> str:
    """An edge in the notation of the facts."""
    match edge:
        case None:
            return ""
        case Offset(anchor=anchor, by=None):
            return anchor.value
        case Offset(anchor=anchor, side=side, by=LengthRange() as by):
            return f"{Anchor(anchor).value}{'-' if side is Side.BEFORE else '+'}{range_words(by)}"
        case AtPoint(point=point):
            return point.value
        case AtVisit(visit=visit):
            return visit.value
        case WhenState(state=state):
            return state.value
        case AskClinic(reason=reason):
            return f"ask {reason.value}"
        case AtWeekday():
            closes = f"-{edge.closes:%H:%M}" if edge.closes else ""
            return f"{WEEKDAYS[edge.weekday]} {edge.opens:%H:%M}{closes} x{edge.times}"
        case LaterOf(edges=edges):
            return " & ".join(map(edge_words, edges))
        case DayTime() | EarlierOf() | Offset():
            raise AssertionError(f"no sheet says {edge}")
        case _:
            assert_never(edge)
