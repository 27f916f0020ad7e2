"""The sheet on paper says what the board and the reminders say, in the order of the day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, samples, strategies
from tests.domain.samples import SAM, START, after, before, on_day, rule

from aftercare.domain.board import BoardState, Chart
from aftercare.domain.checklist import TimeBox
from aftercare.domain.checklist_maker import preparation_checklist
from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.edge import Edge
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Unit
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Force, Rule, Speech, Timing, TopicId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

NAMES = ("", *(folder.name for folder in contents.FOLDERS))
PRINTED = samples.at("2026-05-13 16:20")
FAST = rule("fast", "food", starts=before(6), ends=START)
DRINKS = rule("drinks", "clear-drinks", starts=before(2), ends=START)


def first_no(plan: Plan, topic: str) -> tuple[str, str] | None:
    """When the board first says "not allowed" before the visit, as (time, day): the words of a box."""
    chart = Chart([plan])
    for moment in chart.changes():
        is_no = chart.board(moment).item(TopicId(topic)).state is BoardState.NOT_ALLOWED
        if moment < plan.session.planned_start and is_no:
            local = plan.local(moment)
            day = "" if local.date() == plan.session_day() else plan.wording.day(local.date())
            return plan.wording.clock_time(local.time()), day
    return None


def boxed(plan: Plan) -> list[tuple[str, str]]:
    return [(box.time, box.day) for box in preparation_checklist(plan, PRINTED).boxes]


def wanted(plan: Plan) -> list[tuple[str, str]]:
    return [found for topic in ("food", "clear-drinks") if (found := first_no(plan, topic)) is not None]


@pytest.mark.parametrize("hour", ["07:30", "10:00", "18:30"])
@pytest.mark.parametrize("treatment", samples.EVERY_TREATMENT, ids=lambda one: one.value)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "general")
def test_the_times_in_the_boxes_are_the_first_minutes_at_which_the_board_says_no(
    name: str, treatment: Treatment, hour: str
) -> None:
    pack = contents.every_pack()[name] if name else None
    visit = samples.session(treatment, f"2026-05-14 {hour}", number=2)
    facts = PatientFacts(age=40)
    plan = make_plan(PlanRequest(contents.our_guidance(), pack, facts, visit, samples.PACIFIC))
    assert boxed(plan) == wanted(plan)


def test_a_limit_that_may_not_hold_gives_no_box_of_its_own(guidance: Guidance) -> None:
    """Only for people with diabetes, and nobody said: the box keeps the time that holds for everyone."""
    longer = rule("long", "food", starts=before(12), ends=START, when=Condition(has=("diabetes",)))
    plan = samples.plan_of(guidance, samples.session(), FAST, longer, DRINKS)
    assert boxed(plan) == wanted(plan)


def sheet_plan(guidance: Guidance, visit: Session, *rules: Rule, **more: object) -> Plan:
    return samples.plan_of(samples.bare(guidance), visit, *rules, **more)  # type: ignore[arg-type]


def test_the_boxes_give_food_drinks_and_the_ride(guidance: Guidance) -> None:
    driver = replace(SAM, pick_up=samples.at("2026-05-14 09:10"))
    plan = sheet_plan(guidance, samples.session(), DRINKS, FAST, driver=driver)
    assert preparation_checklist(plan, PRINTED).boxes == (
        TimeBox("Stop eating", "4:00\N{NO-BREAK SPACE}AM"),
        TimeBox("Stop clear drinks", "8:00\N{NO-BREAK SPACE}AM"),
        TimeBox("Sam picks you up", "9:10\N{NO-BREAK SPACE}AM"),
    )


def test_a_box_for_the_evening_before_names_the_day(guidance: Guidance) -> None:
    late = rule("late", "food", starts=on_day(-1, 20), ends=START)
    boxes = preparation_checklist(sheet_plan(guidance, samples.session(), late), PRINTED).boxes
    assert [(box.time, box.day) for box in boxes] == [("8:00\N{NO-BREAK SPACE}PM", "Wednesday, May 13")]


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (before(5, Unit.DAY), "This week"),
        (on_day(-1, 0), "The day before, Wednesday"),
        (on_day(-1, 23, 59), "The day before, Wednesday"),
        (on_day(0, 0), "The morning, Thursday"),
        (before(1), "The morning, Thursday"),
        (before(5, Unit.MINUTE), "The morning, Thursday"),
        (START, "At the clinic"),
        (after(1), ""),
    ],
    ids=["days before", "day before begins", "day before ends", "midnight", "morning", "just before", "start", "after"],
)
def test_each_task_stands_under_its_stretch_of_time(guidance: Guidance, due: Edge, group: str) -> None:
    duty = rule("duty", "bring", Force.MUST, timing=Timing(at=due), speech=Speech(task="Pack your bag"))
    groups = preparation_checklist(sheet_plan(guidance, samples.session(), duty), PRINTED).groups
    assert [one.title for one in groups if one.lines] == ([group] if group else [])


def test_a_condition_nobody_answered_stands_in_front_of_the_line(guidance: Guidance) -> None:
    some = rule(
        "some",
        "bring",
        Force.MUST,
        timing=Timing(at=on_day(-1, 21)),
        when=Condition(uses=("cpap",)),
        speech=Speech(task="Pack your mask", line="Pack your mask."),
    )
    known = PatientFacts(uses={"cpap": True})
    lines = [
        line.text
        for facts in (PatientFacts(), known)
        for group in preparation_checklist(sheet_plan(guidance, samples.session(), some, facts=facts), PRINTED).groups
        for line in group.lines
    ]
    assert lines == ["If you use a CPAP machine: Pack your mask.", "Pack your mask."]


def test_an_exception_stands_behind_the_line(guidance: Guidance) -> None:
    fast = rule("fast", "food", starts=before(6), ends=START, unless="the doctor told you otherwise")
    groups = preparation_checklist(sheet_plan(guidance, samples.session(), fast), PRINTED).groups
    assert groups[-1].lines[0].text.endswith("Unless the doctor told you otherwise.")


def test_the_head_of_the_sheet(guidance: Guidance) -> None:
    visit = samples.session(number=4, of=6)
    facts = PatientFacts(name="Alex")
    arrive = rule("arrive", "arrival", Force.MUST, timing=Timing(at=before(15, Unit.MINUTE)))
    sheet = preparation_checklist(sheet_plan(guidance, visit, arrive, facts=facts), PRINTED, "Replaces May 11")
    assert sheet.clinic == ("Riverside", "Ketamine Clinic")
    assert (sheet.patient, sheet.subtitle) == ("Alex", "IV infusion, session 4 of 6")
    assert sheet.when == "Thursday, May 14, at 10:00\N{NO-BREAK SPACE}AM."
    assert sheet.arrive == "Be there at 9:45\N{NO-BREAK SPACE}AM."
    assert sheet.printed == "Printed May 13, 2026, 4:20\N{NO-BREAK SPACE}PM"
    assert sheet.replaces == "Replaces May 11"
    assert len(sheet.marks) == 2
    assert [call.number for call in sheet.calls] == ["(503) 555-0142", "911", "988"]
    assert [call.is_urgent for call in sheet.calls] == [False, True, True]


def test_every_line_of_a_real_sheet_is_filled_and_has_a_key_of_its_own(guidance: Guidance) -> None:
    for treatment in samples.EVERY_TREATMENT:
        sheet = preparation_checklist(samples.general_plan(guidance, samples.session(treatment)), PRINTED)
        lines = [line for group in sheet.groups for line in group.lines]
        assert len({line.key for line in lines}) == len(lines)
        assert not any("{" in line.text for line in lines)


def test_a_session_at_a_clinic_abroad_is_printed_in_the_clinics_time(guidance: Guidance) -> None:
    plan = sheet_plan(guidance, samples.session(), FAST, facts=PatientFacts(zone="Europe/Berlin"))
    sheet = preparation_checklist(plan, PRINTED)
    assert [box.time for box in sheet.boxes] == ["4:00\N{NO-BREAK SPACE}AM"]
    assert "1:00\N{NO-BREAK SPACE}PM here" in sheet.groups[0].lines[0].text


known_limits = st.lists(
    st.builds(
        lambda topic, hours, length, index: rule(
            f"limit-{index}", topic, starts=before(hours), ends=before(max(0, hours - length))
        ),
        st.sampled_from(("food", "clear-drinks", "drinks", "light-meal")),
        st.integers(1, 40),
        st.integers(1, 40),
        st.integers(0, 999),
    ),
    max_size=4,
    unique_by=lambda one: one.rule_id,
)


@settings(max_examples=25)
@given(visit=strategies.sessions(), rules=known_limits)
def test_the_boxes_follow_the_board_whatever_limits_a_clinic_sets(visit: Session, rules: list[Rule]) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    assert boxed(plan) == wanted(plan)
