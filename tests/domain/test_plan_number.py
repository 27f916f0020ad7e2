"""The number on a sheet tells one plan from another: another number whenever a person would see a difference."""

from __future__ import annotations

from dataclasses import dataclass, field, make_dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.domain import samples
from tests.domain.samples import SAM, SPRAY, before

from aftercare.domain.clinic import ClinicPack, PhoneNumber
from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan_number import plain_text
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Force, Layer, Speech, TopicId
from aftercare.domain.session import Session

FAST = samples.rule("fast", "food", starts=before(6), ends=samples.START)
DIABETIC = samples.rule("hold", "alcohol", starts=before(48), ends=samples.START, when=Condition(has=("diabetes",)))
VISIT = samples.session(number=4, of=6)
PACK, ALEX = samples.pack(FAST, DIABETIC), PatientFacts(name="Alex")
SLEPT = {State.SLEPT: samples.at("2026-05-15 07:00")}


@dataclass(frozen=True)
class Case:
    visit: Session = VISIT
    pack: ClinicPack | None = PACK
    facts: PatientFacts = ALEX
    told: tuple[Any, ...] = ()
    driver: Driver | None = SAM
    zone: ZoneInfo = samples.PACIFIC


BASE = Case()


def with_pack(**changed: Any) -> Case:
    return replace(BASE, pack=replace(samples.pack(FAST, DIABETIC), **changed))


VISIBLE: dict[str, Case] = {
    "start": replace(BASE, visit=replace(VISIT, planned_start=samples.at("2026-05-14 09:30"))),
    "planned end": replace(BASE, visit=replace(VISIT, planned_end=samples.at("2026-05-14 12:30"))),
    "treatment": replace(BASE, visit=replace(VISIT, treatment=SPRAY)),
    "cancelled": replace(BASE, visit=replace(VISIT, is_cancelled=True)),
    "moved and moved back": replace(BASE, visit=replace(VISIT, revision=2)),
    "end known, as estimated": replace(BASE, visit=replace(VISIT, actual_end=samples.at("2026-05-14 12:00"))),
    "dose": replace(BASE, visit=replace(VISIT, dose=samples.at("2026-05-14 10:20"))),
    "sleep": replace(BASE, visit=replace(VISIT, confirmed=SLEPT)),
    "session number": replace(BASE, visit=replace(VISIT, number=5)),
    "number of sessions": replace(BASE, visit=replace(VISIT, of=8)),
    "zone of the clinic": replace(BASE, zone=ZoneInfo("America/Phoenix")),
    "zone of the patient": replace(BASE, facts=replace(BASE.facts, zone="America/New_York")),
    "name": replace(BASE, facts=replace(BASE.facts, name="Robin")),
    "country": replace(BASE, facts=replace(BASE.facts, country="CA")),
    "a condition answered": replace(BASE, facts=replace(BASE.facts, has={"diabetes": True})),
    "no driver": replace(BASE, driver=None),
    "another driver": replace(BASE, driver=replace(SAM, name="Jo")),
    "pick-up": replace(BASE, driver=replace(SAM, pick_up=samples.at("2026-05-14 09:10"))),
    "no clinic": replace(BASE, pack=None),
    "newer pack": with_pack(serial=4),
    "pack draft signed": with_pack(is_signed=True),
    "clinic's phone": with_pack(phones=(PhoneNumber("main", "(503) 555-0199"),)),
    "address": with_pack(address=("210 River Street, Suite 4",)),
    "board": with_pack(board=(TopicId("caffeine"),)),
    "words of a rule": with_pack(rules=(replace(FAST, text="Nothing to eat."), DIABETIC)),
    "line on paper": with_pack(rules=(replace(FAST, speech=Speech(line="Stop at {starts}.")), DIABETIC)),
    "reason": with_pack(rules=(replace(FAST, why="It is safer."), DIABETIC)),
    "exception": with_pack(rules=(replace(FAST, unless="your doctor says so"), DIABETIC)),
    "force": with_pack(rules=(replace(FAST, force=Force.NO_CHANGE), DIABETIC)),
    "something left": with_pack(rules=(replace(FAST, quantities=samples.leaves(amount="a little")), DIABETIC)),
    "told": replace(BASE, told=(replace(FAST, layer=Layer.TOLD),)),
}


def number(guidance: Guidance, case: Case) -> str:
    request = PlanRequest(guidance, case.pack, case.facts, case.visit, case.zone, case.told, case.driver)
    return make_plan(request).number


@pytest.mark.parametrize("what", VISIBLE)
def test_another_number_when_a_person_sees_a_difference(guidance: Guidance, what: str) -> None:
    assert number(guidance, VISIBLE[what]) != number(guidance, BASE)


@pytest.mark.parametrize(
    "same",
    [
        Case(),
        replace(BASE, pack=samples.pack(DIABETIC, FAST)),
        replace(BASE, facts=replace(BASE.facts, takes={"no-rule-asks-for-this": True})),
        replace(BASE, pack=samples.pack(replace(FAST, place="rules.toml, line 4"), DIABETIC)),
        replace(BASE, driver=replace(SAM, status=DriverStatus.CONFIRMED)),
    ],
    ids=["made again", "rules in another order", "a fact no rule asks for", "another file", "the driver's yes"],
)
def test_the_same_number_when_nothing_is_different(guidance: Guidance, same: Case) -> None:
    assert number(guidance, same) == number(guidance, BASE)


SPOKEN = Speech(
    remind=(before(7),),
    hard=True,
    on_time="Stop now.",
    late="You should have stopped.",
    passed="It is over.",
    asks="Did you eat?",
    kept="No",
    slipped="Yes",
)


def test_the_same_number_when_the_app_only_learns_to_speak_of_it_in_another_way(guidance: Guidance) -> None:
    spoken = with_pack(rules=(replace(FAST, speech=SPOKEN), DIABETIC))
    assert number(guidance, spoken) == number(guidance, BASE)


def test_a_field_that_says_nothing_changes_no_number() -> None:
    before, after = (
        make_dataclass("Ride", [("name", str), *more])
        for more in ([], [("seats", int, 0), ("stops", tuple, field(default_factory=tuple))])
    )

    assert plain_text(after("Sam")) == plain_text(before("Sam"))
    assert plain_text(after("Sam", 4)) != plain_text(before("Sam"))


def test_a_number_is_five_letters_and_digits_to_read_out(guidance: Guidance) -> None:
    numbers = {number(guidance, case) for case in VISIBLE.values()}
    assert all(len(one) == 5 and one.isalnum() and one.upper() == one for one in numbers)
