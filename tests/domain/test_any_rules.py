"""Whatever a clinic writes, the board never says more than the rules allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain import oracle, samples, strategies
from tests.domain.contents import our_guidance

from aftercare.domain.board import BoardState, Chart, Reason
from aftercare.domain.condition import PatientFacts
from aftercare.domain.edge import Edge, State, parts_of
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, Layer, Rule, TopicId
from aftercare.domain.session import Session
from aftercare.domain.topic import Topic

SHORT = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
SHORTEST = settings(SHORT, max_examples=12)
LONG = settings(SHORT, max_examples=1500)
KRATOM = {TopicId("kratom"): Topic(TopicId("kratom"), "Kratom", under=TopicId("other-drugs"))}
WATCHED = (*strategies.BOARD, *strategies.FLOOR_TOPICS, "kratom", "drinks")


def plan_under(
    visit: Session,
    *rules: Rule,
    told: tuple[Rule, ...] = (),
    facts: PatientFacts | None = None,
    guidance: Guidance | None = None,
) -> Plan:
    board = tuple(TopicId(topic) for topic in WATCHED)
    ours = guidance or our_guidance()
    return samples.plan_of(ours, visit, *rules, told=told, facts=facts, topics=KRATOM, board=board)


def moments_that_matter(plans: Sequence[Plan]) -> list[datetime]:
    """Just before, at and just after everything that happens, so that no stretch is missed."""
    marks = {plan.session.planned_start for plan in plans} | {plan.session.end for plan in plans}
    for plan in plans:
        marks |= {mark for window in plan.windows for mark in (window.starts, window.ends) if mark is not None}
    nudges = (-oracle.MINUTE, timedelta(0), oracle.MINUTE)
    return sorted({mark.astimezone(UTC) + nudge for mark in marks for nudge in nudges})


def check_nothing_forbidden_is_allowed(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = plan_under(visit, *rules)
    chart = Chart([plan])
    limits = [window for window in plan.windows if oracle.is_limit(window)]
    for now in moments_that_matter([plan]):
        for item in chart.board(now).items:
            if item.state is BoardState.ALLOWED:
                broken = [
                    window.rule_id
                    for window in limits
                    if oracle.is_about(window, item.topic, plan) and oracle.is_inside(window, now)
                ]
                assert not broken, (item.topic, now)


@SHORT
@given(visit=strategies.sessions(), rules=strategies.rule_sets())
def test_nothing_that_a_rule_forbids_is_ever_called_allowed(visit: Session, rules: tuple[Rule, ...]) -> None:
    check_nothing_forbidden_is_allowed(visit, rules)


@pytest.mark.slow
@LONG
@given(visit=strategies.sessions(), rules=strategies.rule_sets(most=8))
def test_nothing_that_many_rules_forbid_is_ever_called_allowed(visit: Session, rules: tuple[Rule, ...]) -> None:
    check_nothing_forbidden_is_allowed(visit, rules)


@SHORTEST
@given(visit=strategies.sessions(), rules=strategies.rule_sets())
def test_the_board_says_what_the_windows_say_at_every_turn(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = plan_under(visit, *rules)
    chart = Chart([plan])
    for now in moments_that_matter([plan]):
        for item in chart.board(now).items:
            assert item.state is oracle.expected([plan], item.topic, now), (item.topic, now)


@SHORT
@given(visit=strategies.sessions(), rules=strategies.rule_sets(topics=("alcohol", "driving", "drinks")))
def test_a_topic_without_a_rule_says_ask_your_clinic(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = plan_under(visit, *rules, guidance=samples.bare(our_guidance()))
    chart = Chart([plan])
    for now in moments_that_matter([plan]):
        outside = chart.board(now).item(TopicId("decisions"))
        in_visit = oracle.is_in_visit(visit, now)
        assert outside.state is (BoardState.LIMITED if in_visit else BoardState.ASK_CLINIC)
        assert outside.reason is (Reason.IN_SESSION if in_visit else Reason.NO_RULE)


hours_before = st.integers(1, 96)
hours_after = st.integers(1, 96)


@SHORT
@given(visit=strategies.sessions(), wide=hours_before, long=hours_after, layer=st.sampled_from(("clinic", "told")))
def test_a_limit_in_hours_holds_for_just_these_hours_of_real_time(
    visit: Session, wide: int, long: int, layer: str
) -> None:
    said_by = Layer(layer)
    ban = samples.rule("ban", "alcohol", Force.MUST_NOT, samples.before(wide), samples.after(long), layer=said_by)
    told = (ban,) if said_by is Layer.TOLD else ()
    plan = plan_under(visit, *(() if told else (ban,)), told=told)
    chart = Chart([plan])
    begin = visit.planned_start.astimezone(UTC) - timedelta(hours=wide)
    end = visit.end.astimezone(UTC) + timedelta(hours=long)
    for now, state in (
        (begin - oracle.MINUTE, BoardState.ALLOWED),
        (begin, BoardState.NOT_ALLOWED),
        (visit.planned_start, BoardState.NOT_ALLOWED),
        (end - oracle.MINUTE, BoardState.NOT_ALLOWED),
        (end, BoardState.ALLOWED),
    ):
        assert chart.board(now).item(TopicId("alcohol")).state is state, now


def all_parts(edge: Edge | None) -> tuple[Edge, ...]:
    return () if edge is None else parts_of(edge)


def check_floors(visit: Session, rules: tuple[Rule, ...], told: tuple[Rule, ...]) -> None:
    plan = plan_under(visit, *rules, told=told)
    chart = Chart([plan])
    for topic, begin, end in oracle.floor_windows(visit, samples.PACIFIC):
        watched = [begin, end - oracle.MINUTE, *(now for now in moments_that_matter([plan]) if begin <= now < end)]
        for now in watched:
            state = chart.board(now).item(TopicId(topic)).state
            assert state is BoardState.NOT_ALLOWED, (topic, begin, now)


@st.composite
def slept_sessions(draw: st.DrawFn) -> Session:
    """Sessions after which the patient said "I slept well" at some time, perhaps too early to count."""
    visit = draw(strategies.sessions())
    said = draw(st.none() | st.integers(-10, 40))
    if said is None:
        return visit
    return replace(visit, confirmed={State.SLEPT: visit.end.astimezone(UTC) + timedelta(hours=said)})


WIDE_TOPICS = (*strategies.FLOOR_TOPICS, "drinks", "nasal-sprays", "light-meal")
any_floor_rules = st.one_of(
    strategies.rule_sets(topics=WIDE_TOPICS),
    *(
        strategies.crafty_rule_sets(topics)
        for topics in (("driving",), ("food", "light-meal"), ("drinks", "clear-drinks"))
    ),
)
floor_rules = any_floor_rules
told_rules = strategies.rule_sets(topics=strategies.FLOOR_TOPICS, layer=Layer.TOLD, most=2)


@SHORT
@given(visit=slept_sessions(), rules=floor_rules, told=st.just(()) | told_rules)
def test_no_rules_of_any_clinic_pass_a_safety_floor(
    visit: Session, rules: tuple[Rule, ...], told: tuple[Rule, ...]
) -> None:
    check_floors(visit, rules, told)


@pytest.mark.slow
@LONG
@given(visit=slept_sessions(), rules=floor_rules, told=st.just(()) | told_rules)
def test_no_rules_of_a_thousand_clinics_pass_a_safety_floor(
    visit: Session, rules: tuple[Rule, ...], told: tuple[Rule, ...]
) -> None:
    check_floors(visit, rules, told)


@SHORT
@given(visit=strategies.sessions(), rules=strategies.rule_sets(), patience=st.randoms(use_true_random=False))
def test_the_order_in_which_rules_are_written_changes_nothing(
    visit: Session, rules: tuple[Rule, ...], patience: Random
) -> None:
    shuffled, ours = list(rules), list(our_guidance().rules)
    patience.shuffle(shuffled)
    patience.shuffle(ours)
    one = plan_under(visit, *rules)
    other = plan_under(visit, *shuffled, guidance=replace(our_guidance(), rules=tuple(ours)))
    assert (one.number, one.windows, one.tasks) == (other.number, other.windows, other.tasks)
    assert (one.reminders, one.milestones, one.arrives) == (other.reminders, other.milestones, other.arrives)
    assert board_of(one) == board_of(other)


def board_of(plan: Plan) -> list[object]:
    chart = Chart([plan])
    return [chart.board(now) for now in chart.changes()]


@SHORTEST
@given(
    visit=strategies.sessions(),
    rules=strategies.rule_sets(has_exceptions=False),
    more=strategies.crafty_rule_sets(("food", "driving", "alcohol"), has_exceptions=False),
)
def test_what_is_not_known_of_the_patient_never_loosens_a_limit(
    visit: Session, rules: tuple[Rule, ...], more: tuple[Rule, ...]
) -> None:
    """Not knowing whether a condition holds is at most as loose as the looser of the two answers would be strict."""
    every = (*rules, *(replace(one, rule_id=type(one.rule_id)(f"more-{one.rule_id}")) for one in more))
    unknown = plan_under(visit, *every)
    answered = [
        plan_under(replace(visit, number=number), *every, facts=facts_with(answer=answer, age=age))
        for answer in (True, False)
        for age in (18, 90)
        for number in (1, 4)
    ]
    charts = [Chart([plan]) for plan in answered]
    blank = Chart([unknown])
    for now in moments_that_matter([unknown, *answered]):
        for item in blank.board(now).items:
            if item.state is BoardState.ALLOWED:
                told = {chart.board(now).item(item.topic).state for chart in charts}
                assert BoardState.NOT_ALLOWED not in told, (item.topic, now)


def facts_with(*, answer: bool, age: int) -> PatientFacts:
    return PatientFacts(
        age=age,
        takes={"lamotrigine": answer, "maoi": answer},
        has={"diabetes": answer, "sleep-apnoea": answer},
        cases={"you feel sick": answer},
    )
