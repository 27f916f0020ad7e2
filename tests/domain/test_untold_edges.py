"""A limit whose beginning or end no clock knows: what the board says before, meanwhile and afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain import samples
from tests.domain.samples import END, NEXT_DAY, SLEPT, START, TOLD_PERSONALLY, after, before, later_of, rule

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.edge import EarlierOf, Edge, State, WhenState
from aftercare.domain.guidance import Guidance
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Force, Layer, Quantities, Rule, Timing
from aftercare.domain.session import Session

CLEAR = WhenState(State.FEELS_CLEAR)
STAFF = WhenState(State.STAFF_SAID_SO)
VISIT = samples.session(actual_end=samples.at("2026-05-14 12:00"))
WEEKS_BEFORE, AT_NINE, IN_VISIT = "2026-04-20 12:00", "2026-05-14 09:00", "2026-05-14 11:00"
AT_ONE, NEXT_EVENING = "2026-05-14 13:00", "2026-05-15 18:00"
MOMENTS = (WEEKS_BEFORE, AT_NINE, IN_VISIT, AT_ONE, NEXT_EVENING)


def says(guidance: Guidance, ban: Rule, *moments: str, visit: Session = VISIT) -> list[str]:
    plan = samples.plan_of(samples.bare(guidance), visit, ban, rule("may", "alcohol", Force.MAY))
    return [samples.says(plan, "alcohol", moment) for moment in moments]


@pytest.mark.parametrize(
    ("starts", "ends", "weeks_before", "at_nine", "in_visit", "at_one", "next_evening"),
    [
        (TOLD_PERSONALLY, START, "ask-clinic", "ask-clinic", "not-allowed", "allowed", "allowed"),
        (TOLD_PERSONALLY, after(24), "ask-clinic", "ask-clinic", "not-allowed", "not-allowed", "allowed"),
        (TOLD_PERSONALLY, SLEPT, "ask-clinic", "ask-clinic", "not-allowed", "not-allowed", "not-allowed"),
        (END, TOLD_PERSONALLY, "allowed", "allowed", "limited", "ask-clinic", "ask-clinic"),
        (END, later_of(after(24), TOLD_PERSONALLY), "allowed", "allowed", "limited", "not-allowed", "ask-clinic"),
        (END, later_of(SLEPT, TOLD_PERSONALLY), "allowed", "allowed", "limited", "not-allowed", "not-allowed"),
        (END, EarlierOf((NEXT_DAY, TOLD_PERSONALLY)), "allowed", "allowed", "limited", "not-allowed", "allowed"),
        (CLEAR, STAFF, "allowed", "allowed", "limited", "not-allowed", "not-allowed"),
        (CLEAR, after(24), "allowed", "allowed", "limited", "not-allowed", "allowed"),
        (later_of(before(6), CLEAR), after(24), "allowed", "allowed", "limited", "not-allowed", "allowed"),
    ],
)
def test_a_limit_without_a_told_edge_is_a_question_only_where_nobody_knows(
    guidance: Guidance,
    starts: Edge,
    ends: Edge,
    weeks_before: str,
    at_nine: str,
    in_visit: str,
    at_one: str,
    next_evening: str,
) -> None:
    said = says(guidance, rule("ban", "alcohol", starts=starts, ends=ends), *MOMENTS)
    assert said == [weeks_before, at_nine, in_visit, at_one, next_evening]


def test_a_limit_that_leaves_a_little_is_no_less_a_question_once_its_end_is_not_told(guidance: Guidance) -> None:
    little = Quantities(amount="little or none")
    ban = rule("ban", "alcohol", starts=END, ends=later_of(after(24), TOLD_PERSONALLY), quantities=little)
    assert says(guidance, ban, AT_ONE, NEXT_EVENING) == ["limited", "ask-clinic"]


def test_a_ban_at_the_time_the_patient_has_slept_forbids_nothing_before_the_visit(guidance: Guidance) -> None:
    ban = rule("ban", "alcohol", timing=Timing(at=SLEPT))
    assert says(guidance, ban, WEEKS_BEFORE, AT_NINE, AT_ONE) == ["allowed", "allowed", "not-allowed"]


def test_once_slept_the_word_of_the_clinic_is_still_missing(guidance: Guidance) -> None:
    rested = replace(VISIT, confirmed={State.SLEPT: samples.at("2026-05-15 07:00")})
    ban = rule("ban", "alcohol", starts=END, ends=later_of(SLEPT, TOLD_PERSONALLY))
    assert says(guidance, ban, AT_ONE, NEXT_EVENING, visit=rested) == ["not-allowed", "ask-clinic"]


def test_nobody_with_diabetes_is_told_to_stop_eating_for_weeks_because_the_clinic_tells_the_time_in_person(
    guidance: Guidance, packs: dict[str, ClinicPack]
) -> None:
    facts = PatientFacts(has={"diabetes": True})
    plan = make_plan(PlanRequest(guidance, packs["ridge-week"], facts, samples.session(), samples.PACIFIC))
    assert samples.says(plan, "food", "2026-04-20 12:00") == "ask-clinic"
    assert samples.says(plan, "food", "2026-05-14 11:00") == "not-allowed"


@pytest.mark.parametrize("ends", [later_of(after(24), SLEPT), later_of(after(24), TOLD_PERSONALLY)])
def test_no_limit_for_two_days_does_not_lift_what_may_last_longer(guidance: Guidance, ends: Edge) -> None:
    ours = rule("ours", "alcohol", starts=END, ends=ends)
    free = samples.no_change("free", "alcohol", starts=END, ends=after(48))
    plan = samples.plan_of(samples.bare(guidance, ours), VISIT, free)
    assert samples.says(plan, "alcohol", "2026-05-15 18:00") != "allowed"
    assert samples.says(plan, "alcohol", "2026-05-18 12:00") != "allowed"


def test_a_later_word_on_the_morning_does_not_lift_what_waits_for_the_clinic_afterwards(guidance: Guidance) -> None:
    theirs = rule("theirs", "alcohol", starts=before(12), ends=later_of(START, TOLD_PERSONALLY))
    told = rule("told", "alcohol", starts=before(6), ends=START, layer=Layer.TOLD)
    plan = samples.plan_of(samples.bare(guidance), VISIT, theirs, told=(told,))
    assert samples.says(plan, "alcohol", "2026-05-14 13:00") == "ask-clinic"
