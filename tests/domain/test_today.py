"""Where in the course a moment lies, what to do next, and what the line of the day shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, samples, strategies
from tests.domain.samples import SAM, START, after, before, on_day, rule

from aftercare.domain.edge import Anchor
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Unit
from aftercare.domain.plan import MilestoneKind, Plan
from aftercare.domain.rule import Force, Rule, Speech, Timing
from aftercare.domain.session import Session
from aftercare.domain.today import Phase, TaskState, day_line, next_task, phase_at

ENDED = samples.session(actual_end=samples.at("2026-05-14 12:00"))
LATE = samples.session(start="2026-05-14 22:30", actual_end=samples.at("2026-05-15 00:30"))


@pytest.mark.parametrize(
    ("visit", "now", "phase"),
    [
        (samples.session(), "2026-05-13 23:59", Phase.BEFORE),
        (samples.session(), "2026-05-14 00:00", Phase.SESSION_DAY),
        (samples.session(), "2026-05-14 09:44", Phase.SESSION_DAY),
        (samples.session(), "2026-05-14 09:45", Phase.IN_SESSION),
        (samples.session(), "2026-05-14 11:59", Phase.IN_SESSION),
        (samples.session(), "2026-05-14 12:00", Phase.WHEN_LEFT),
        (samples.session(), "2026-05-14 23:59", Phase.WHEN_LEFT),
        (samples.session(), "2026-05-15 00:00", Phase.NEXT_DAY),
        (ENDED, "2026-05-14 12:00", Phase.REST_OF_DAY),
        (ENDED, "2026-05-14 23:59", Phase.REST_OF_DAY),
        (ENDED, "2026-05-15 00:00", Phase.NEXT_DAY),
        (ENDED, "2026-05-15 23:59", Phase.NEXT_DAY),
        (ENDED, "2026-05-16 00:00", Phase.AFTERWARDS),
        (LATE, "2026-05-15 00:10", Phase.IN_SESSION),
        (LATE, "2026-05-15 00:30", Phase.REST_OF_DAY),
        (LATE, "2026-05-16 08:00", Phase.NEXT_DAY),
        (samples.session(is_cancelled=True), "2026-05-14 10:30", Phase.CANCELLED),
    ],
)
def test_the_phase_of_a_moment(guidance: Guidance, visit: Session, now: str, phase: Phase) -> None:
    assert phase_at(samples.plan_of(samples.bare(guidance), visit), samples.at(now)) is phase


def test_the_visit_begins_when_the_clinic_says_to_be_there(guidance: Guidance) -> None:
    arrive = rule("arrive", "arrival", Force.MUST, timing=Timing(at=before(30, Unit.MINUTE)))
    plan = samples.plan_of(samples.bare(guidance), samples.session(), arrive)
    assert phase_at(plan, samples.at("2026-05-14 09:29")) is Phase.SESSION_DAY
    assert phase_at(plan, samples.at("2026-05-14 09:30")) is Phase.IN_SESSION


def test_a_rule_on_coming_late_is_no_time_to_be_there(guidance: Guidance) -> None:
    late = rule("late", "arrival", Force.MUST, timing=Timing(at=after(15, Unit.MINUTE, of=Anchor.START)))
    never = rule("never", "arrival", Force.MUST_NOT, ends=before(2))
    plan = samples.plan_of(samples.bare(guidance), samples.session(), late, never)
    assert plan.arrives is None
    assert phase_at(plan, samples.at("2026-05-14 10:05")) is Phase.IN_SESSION


@pytest.mark.parametrize(
    ("start", "end", "still_asks", "asks_no_more"),
    [
        ("2026-03-07 18:00", "2026-03-07 20:00", "2026-03-08 09:29", "2026-03-08 09:30"),
        ("2026-10-31 18:00", "2026-10-31 20:00", "2026-11-01 07:29", "2026-11-01 07:30"),
    ],
)
def test_the_end_is_asked_for_twelve_real_hours_in_the_nights_the_clocks_change(
    guidance: Guidance, start: str, end: str, still_asks: str, asks_no_more: str
) -> None:
    plan = samples.plan_of(samples.bare(guidance), samples.session(start=start, end=end))
    assert phase_at(plan, samples.at(still_asks)) is Phase.WHEN_LEFT
    assert phase_at(plan, samples.at(asks_no_more)) is Phase.NEXT_DAY


def duty(name: str, day: int, hour: int) -> Rule:
    speech = Speech(task=f"Do {name}", label=name)
    return rule(name, "bring", Force.MUST, timing=Timing(at=on_day(day, hour)), speech=speech)


def plan_with_duties(guidance: Guidance) -> Plan:
    fast = rule("fast", "food", starts=before(6), ends=START)
    return samples.plan_of(samples.bare(guidance), samples.session(), duty("bag", -1, 21), duty("forms", -1, 18), fast)


@pytest.mark.parametrize(
    ("now", "done", "task"),
    [
        ("2026-05-13 12:00", (), "forms"),
        ("2026-05-13 12:00", ("forms",), "bag"),
        ("2026-05-13 18:00", (), "bag"),
        ("2026-05-13 21:00", (), "fast"),
        ("2026-05-14 04:00", (), ""),
    ],
)
def test_the_next_task_is_the_nearest_open_one_whose_time_has_not_passed(
    guidance: Guidance, now: str, done: tuple[str, ...], task: str
) -> None:
    plan = plan_with_duties(guidance)
    marks = {one.key: TaskState.DONE for one in plan.tasks if one.rule_id in done}
    following = next_task(plan, marks, samples.at(now))
    assert ("" if following is None else following.task.rule_id) == task


def test_the_bar_of_the_next_task_fills_from_the_task_before(guidance: Guidance) -> None:
    following = next_task(plan_with_duties(guidance), {}, samples.at("2026-05-13 18:30"))
    assert following is not None
    assert samples.shown(following.since) == "2026-05-13 18:00"


def labels(plan: Plan, now: str) -> list[str]:
    return [one.label for one in day_line(plan, samples.at(now))]


def test_the_line_of_the_day_before_ends_with_the_session(guidance: Guidance) -> None:
    assert labels(plan_with_duties(guidance), "2026-05-13 17:00") == ["forms", "bag", "Stop eating", "Session"]


def test_the_line_keeps_what_has_just_been_and_shows_the_way_home(guidance: Guidance) -> None:
    plan = plan_with_duties(guidance)
    assert labels(plan, "2026-05-14 05:00") == ["Stop eating", "Session", "Go home"]
    assert labels(plan, "2026-05-14 10:30") == ["Session", "Go home"]


@settings(max_examples=30)
@given(
    hours=st.lists(st.integers(1, 30), min_size=3, max_size=14),
    now=st.integers(-30, 30),
    name=st.sampled_from(strategies.BOARD),
)
def test_the_line_never_has_more_than_seven_and_keeps_cut_offs_and_the_session(
    hours: list[int], now: int, name: str
) -> None:
    duties = [
        rule(
            f"duty-{index}",
            "bring",
            Force.MUST,
            timing=Timing(at=before(hour)),
            speech=Speech(task="Do", label=f"{index}"),
        )
        for index, hour in enumerate(hours)
    ]
    limit = rule("limit", name, starts=before(3), ends=START)
    plan = samples.plan_of(samples.bare(contents.our_guidance()), samples.session(), *duties, limit, driver=SAM)
    moment = samples.at("2026-05-14 10:00") + timedelta(hours=now)
    line = day_line(plan, moment)
    assert len(line) <= 7
    assert [one.at for one in line] == sorted(one.at for one in line)
    upcoming = [
        one
        for one in plan.milestones
        if moment < one.at <= plan.session.planned_start and one.at <= moment + timedelta(hours=26)
    ]
    kept = (MilestoneKind.CUT_OFF, MilestoneKind.SESSION)
    assert {one for one in upcoming if one.kind in kept} <= set(line)
