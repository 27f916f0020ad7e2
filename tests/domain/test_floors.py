"""The safety floors of clinical reference 7.3: no clinic, and nothing a patient was told, gets below them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from _pytest.mark import ParameterSet
from tests.domain import oracle, samples
from tests.domain.samples import (
    DOSE,
    END,
    NEXT_DAY,
    SLEPT,
    SPRAY,
    START,
    TOLD_PERSONALLY,
    after,
    before,
    later_of,
    no_change,
    on_day,
    rule,
)

from aftercare.domain.board import BoardState, Chart
from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.edge import AtPoint, EarlierOf, Point, State, WhenState
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Unit
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, floor_breaches, make_plan
from aftercare.domain.rule import Force, Layer, Quantities, Rule, Timing, TopicId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

FLOOR_TOPICS = ("food", "clear-drinks", "nasal-steroid", "nasal-decongestant", "driving", "machinery")
BOARD = tuple(TopicId(topic) for topic in FLOOR_TOPICS)
FEELS_CLEAR = WhenState(State.FEELS_CLEAR)
DIABETES = Condition(has=("diabetes",))
EASY_DRIVING = (
    rule("drive-soon", ("driving", "machinery"), starts=END, ends=after(1)),
    no_change("drive-free", "machinery"),
)

HOSTILE: dict[str, tuple[Rule, ...]] = {
    "nothing is limited": tuple(
        no_change(f"free-{topic}", topic) for topic in (*FLOOR_TOPICS, "drinks", "nasal-sprays")
    ),
    "all limits take one minute": tuple(
        rule(f"short-{topic}", topic, starts=before(1, Unit.MINUTE), ends=after(1, Unit.MINUTE))
        for topic in FLOOR_TOPICS
    ),
    "limits begin after the visit": tuple(
        rule(f"late-{topic}", topic, starts=after(20), ends=after(60)) for topic in FLOOR_TOPICS
    ),
    "limits with something left": tuple(
        rule(f"leaky-{topic}", topic, starts=before(48), ends=after(72), quantities=samples.leaves(amount="a little"))
        for topic in FLOOR_TOPICS
    ),
    "limits only for some": tuple(
        rule(f"some-{topic}", topic, starts=before(48), ends=after(72), when=DIABETES) for topic in FLOOR_TOPICS
    )
    + tuple(no_change(f"free-{topic}", topic) for topic in FLOOR_TOPICS),
    "driving until you feel clear": (rule("clear", ("driving", "machinery"), starts=END, ends=FEELS_CLEAR),),
    "driving until midnight": (rule("midnight", ("driving", "machinery"), starts=END, ends=AtPoint(Point.END_OF_DAY)),),
    "driving twelve hours": (rule("twelve", ("driving", "machinery"), starts=END, ends=after(12)),),
    "driving from tomorrow with sleep or without": (
        rule("or", ("driving", "machinery"), starts=END, ends=EarlierOf((NEXT_DAY, SLEPT))),
    ),
    "a gap in the evening": (
        rule("first", ("driving", "machinery"), starts=END, ends=after(2)),
        rule("second", ("driving", "machinery"), starts=after(3), ends=later_of(after(48), SLEPT)),
    ),
    "driving told in person, and free besides": (
        rule("told", ("driving", "machinery"), starts=END, ends=TOLD_PERSONALLY),
        *EASY_DRIVING,
    ),
    "a big breakfast in good time": (
        rule("breakfast", "food", Force.MUST, timing=Timing(at=before(3))),
        rule("snack", "food", starts=before(10, Unit.MINUTE), ends=START),
    ),
    "drink plenty in good time": (
        rule("water", "clear-drinks", Force.SHOULD, timing=Timing(at=before(1))),
        no_change("sip", "clear-drinks"),
    ),
    "fasting times of another clinic": (
        rule("morning", "food", timing=Timing(on=Point.MORNING_OF)),
        rule("evening", "drinks", timing=Timing(on=Point.EVENING_BEFORE)),
    ),
}
HOURS = ("10:00", "20:00")
TOLD = "driving told in person, and free besides"
BREAKFAST = "a big breakfast in good time"
OR_SLEEP = "driving from tomorrow with sleep or without"


def hostile_cases() -> list[ParameterSet]:
    """Every set of rules for every treatment."""
    return [
        pytest.param(rules, treatment, id=f"{name}-{treatment.value}")
        for name, rules in HOSTILE.items()
        for treatment in samples.EVERY_TREATMENT
    ]


def board_plan(guidance: Guidance, visit: Session, *rules: Rule, **more: object) -> Plan:
    return samples.plan_of(guidance, visit, *rules, board=BOARD, **more)  # type: ignore[arg-type]


def gaps(plan: Plan) -> list[tuple[str, str]]:
    """Where the board is not "not allowed" although a floor says so."""
    chart = Chart([plan])
    found = []
    for topic, begin, end in oracle.floor_windows(plan.session, plan.zone):
        for now in oracle.minutes(begin, end, timedelta(minutes=5)):
            state = chart.board(now).item(TopicId(topic)).state
            if state is not BoardState.NOT_ALLOWED:
                found.append((topic, f"{samples.shown(now)} {state.value}"))
                break
    return found


@pytest.mark.parametrize("hour", HOURS)
@pytest.mark.parametrize(("rules", "treatment"), hostile_cases())
def test_a_clinics_rules_leave_no_gap_in_a_floor(
    guidance: Guidance, rules: tuple[Rule, ...], treatment: Treatment, hour: str
) -> None:
    assert gaps(board_plan(guidance, samples.session(treatment, f"2026-05-14 {hour}"), *rules)) == []


@pytest.mark.parametrize(("rules", "treatment"), hostile_cases())
def test_what_the_patient_was_told_leaves_no_gap_in_a_floor(
    guidance: Guidance, rules: tuple[Rule, ...], treatment: Treatment
) -> None:
    told = tuple(replace(one, layer=Layer.TOLD) for one in rules)
    assert gaps(board_plan(guidance, samples.session(treatment), told=told)) == []


@pytest.mark.parametrize(("rules", "treatment"), hostile_cases())
def test_saying_too_early_that_one_slept_opens_no_floor(
    guidance: Guidance, rules: tuple[Rule, ...], treatment: Treatment
) -> None:
    evening = {State.SLEPT: samples.at("2026-05-14 20:00"), State.FEELS_CLEAR: samples.at("2026-05-14 20:00")}
    visit = samples.session(treatment, confirmed=evening)
    assert gaps(board_plan(guidance, visit, *rules)) == []


@pytest.mark.parametrize("treatment", samples.EVERY_TREATMENT, ids=lambda one: one.value)
def test_where_the_clinic_says_nothing_every_floor_is_kept(guidance: Guidance, treatment: Treatment) -> None:
    assert gaps(board_plan(guidance, samples.session(treatment))) == []


@pytest.mark.parametrize("hours", [24, 30, 72])
def test_a_clinic_may_say_a_day_or_more_without_sleep_for_an_infusion(guidance: Guidance, hours: int) -> None:
    ban = rule("day", ("driving", "machinery"), starts=END, ends=after(hours))
    plan = board_plan(guidance, samples.session(actual_end=samples.at("2026-05-14 12:00")), ban)
    over = samples.at("2026-05-14 12:00") + timedelta(hours=hours)
    assert samples.says(plan, "driving", over - oracle.MINUTE) == "not-allowed"
    assert samples.says(plan, "driving", over) == "allowed"


def test_a_clinic_may_say_next_day_after_sleep_for_an_infusion(guidance: Guidance) -> None:
    ban = rule("slept", ("driving", "machinery"), starts=END, ends=later_of(NEXT_DAY, SLEPT))
    visit = samples.session(actual_end=samples.at("2026-05-14 12:00"))
    assert samples.says(board_plan(guidance, visit, ban), "driving", "2026-05-15 09:00") == "not-allowed"
    rested = replace(visit, confirmed={State.SLEPT: samples.at("2026-05-15 07:30")})
    assert samples.says(board_plan(guidance, rested, ban), "driving", "2026-05-15 07:30") == "allowed"


def test_after_the_spray_no_number_of_hours_stands_in_for_a_nights_sleep(guidance: Guidance) -> None:
    ban = rule("two-days", ("driving", "machinery"), starts=END, ends=after(48))
    plan = board_plan(guidance, samples.session(SPRAY), ban)
    assert samples.says(plan, "driving", "2026-05-20 12:00") == "not-allowed"


@pytest.mark.parametrize(
    "stay",
    [
        rule("stay", "observation", Force.MUST, DOSE, END, quantities=Quantities(length=samples.length(1))),
        rule("stay", "observation", Force.MUST, quantities=Quantities(length=samples.length(90, Unit.MINUTE))),
        no_change("stay", "observation"),
    ],
    ids=["an hour", "90 minutes, at no time", "no limit"],
)
def test_the_stay_after_the_spray_is_two_hours_or_more(guidance: Guidance, stay: Rule) -> None:
    plan = board_plan(guidance, samples.session(SPRAY), stay)
    stays = [window for window in plan.windows if "observation" in window.topics]
    longest = max(one.rule.quantities.length.shortest.elapsed for one in stays if one.rule.quantities.length)
    assert longest == timedelta(hours=2)


def test_all_drinks_stop_half_an_hour_before_the_spray_and_not_only_the_clear_ones(guidance: Guidance) -> None:
    free = (no_change("free-drinks", "drinks"), no_change("free-food", "food"))
    plan = samples.plan_of(guidance, samples.session(SPRAY), *free, board=(TopicId("other-drinks"),))
    assert samples.says(plan, "clear-drinks", "2026-05-14 09:45") == "not-allowed"
    assert samples.says(plan, "other-drinks", "2026-05-14 09:45") == "not-allowed"


def test_a_floor_counts_from_the_dose_if_that_is_late(guidance: Guidance) -> None:
    visit = samples.session(SPRAY, dose=samples.at("2026-05-14 11:00"))
    snack = rule("snack", "food", starts=before(2), ends=before(30, Unit.MINUTE))
    plan = board_plan(guidance, visit, snack)
    assert gaps(plan) == []
    assert samples.says(plan, "food", "2026-05-14 10:45") == "not-allowed"


def test_a_floor_is_marked_as_one_and_says_who_says_so(guidance: Guidance) -> None:
    plan = board_plan(guidance, samples.session(SPRAY), no_change("free", "food"))
    floor = next(window for window in plan.windows if window.layer is Layer.FLOOR and "food" in window.topics)
    assert (samples.shown(floor.starts), samples.shown(floor.ends)) == ("2026-05-14 08:00", "2026-05-14 10:00")
    assert floor.rule.sources == ("S4", "S6", "S11")


def test_a_stricter_clinic_replaces_the_floor_and_adds_no_second_limit(guidance: Guidance) -> None:
    ban = rule("fast", "food", starts=on_day(0, 0), ends=DOSE)
    plan = board_plan(guidance, samples.session(SPRAY), ban)
    limits = [window for window in plan.windows if window.forbids and "food" in window.topics]
    assert [window.rule_id for window in limits] == ["fast"]


def test_a_patient_of_whom_more_is_known_keeps_the_floor(guidance: Guidance) -> None:
    ban = rule("free", "food", Force.NO_CHANGE, when=DIABETES)
    facts = PatientFacts(has={"diabetes": True})
    assert gaps(board_plan(guidance, samples.session(SPRAY), ban, facts=facts)) == []


@pytest.mark.parametrize("treatment", samples.EVERY_TREATMENT, ids=lambda one: one.value)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_clinic_is_told_of_every_floor_that_had_to_be_put_back(
    guidance: Guidance, name: str, treatment: Treatment
) -> None:
    request = PlanRequest(
        guidance, samples.pack(*HOSTILE[name]), PatientFacts(), samples.session(treatment), samples.PACIFIC
    )
    put_back = {
        topic for window in make_plan(request).windows if window.layer is Layer.FLOOR for topic in window.topics
    }
    assert put_back <= {breach.floor.topic for breach in floor_breaches(request)}
