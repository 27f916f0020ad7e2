"""The days after a session, and the check that stands before the end of the driving limit."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ui.demo_course import at, request

from aftercare.domain.edge import State
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.recovery import (
    CheckStage,
    Stage,
    driving_check,
    limits_at,
    recovery_periods,
    session_to_recover_from,
)

NOON = at("12:00")


def plan(**known: Any) -> Plan:
    return make_plan(request(**known))


def running(moment: str, **known: Any) -> str:
    times = recovery_periods(plan(**known), at(moment))
    return next((one.period_id for one in times if one.stage is Stage.NOW), "")


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        ("09:59", ""),
        ("10:00", "first-2-hours"),
        ("11:59", "first-2-hours"),
        ("12:00", "rest-of-day"),
        ("21:59", "rest-of-day"),
        ("22:00", "first-24-hours"),
        ("2026-05-15 06:59", "first-24-hours"),
        ("2026-05-15 07:00", "next-day"),
        ("2026-05-15 23:59", "next-day"),
        ("2026-05-16 00:00", "days-2-to-7"),
        ("2026-05-21 23:59", "days-2-to-7"),
        ("2026-05-22 00:00", "between-sessions"),
        ("2026-07-01 12:00", "between-sessions"),
    ],
)
def test_each_moment_lies_in_one_stretch_of_the_days_after(moment: str, period: str) -> None:
    assert running(moment, actual_end=NOON) == period


def test_someone_who_leaves_after_bedtime_has_no_rest_of_the_day() -> None:
    assert running("23:30", actual_end=at("23:00")) == "first-24-hours"


def test_stretches_before_the_present_are_over_and_those_after_it_lie_ahead() -> None:
    stages = [one.stage for one in recovery_periods(plan(actual_end=NOON), at("14:15"))]
    assert stages == [Stage.DONE, Stage.NOW, Stage.LATER, Stage.LATER, Stage.LATER, Stage.LATER]


def test_while_nobody_said_when_the_session_ended_its_end_is_about() -> None:
    assert [one.is_about for one in recovery_periods(plan(), at("09:00"))][:2] == [False, True]


def test_recovery_follows_the_last_session_that_has_begun() -> None:
    first = plan(session_id="a")
    second = plan(session_id="b", planned_start=at("2026-05-18 10:00"), planned_end=at("2026-05-18 11:30"))
    off = plan(
        session_id="c",
        planned_start=at("2026-05-16 10:00"),
        planned_end=at("2026-05-16 11:30"),
        is_cancelled=True,
    )
    plans = (second, off, first)
    assert session_to_recover_from(plans, at("2026-05-13 12:00")) is first
    assert session_to_recover_from(plans, at("2026-05-17 12:00")) is first
    assert session_to_recover_from(plans, at("2026-05-18 10:00")) is second
    assert session_to_recover_from((off,), at("2026-05-18 10:00")) is None


def test_the_limits_of_the_board_come_first_and_none_of_them_is_over() -> None:
    made = plan(actual_end=NOON)
    held = limits_at(made, at("14:15"))
    assert [window.rule_id for window in held][:3] == ["no-alcohol", "no-driving", "no-decisions"]
    assert all(window.holds_at(at("14:15")) for window in held)
    assert limits_at(made, at("2026-05-20 12:00")) == tuple(window for window in held if window.ends_when), (
        "only what waits for a night's sleep is left"
    )


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        ("2026-05-13 12:00", CheckStage.NONE),
        ("14:15", CheckStage.NOT_YET),
        ("2026-05-15 11:59", CheckStage.NOT_YET),
        ("2026-05-15 12:00", CheckStage.ASK),
        ("2026-05-19 12:00", CheckStage.ASK),
    ],
)
def test_the_check_is_asked_once_the_clock_has_ended_its_part_and_not_before(moment: str, stage: CheckStage) -> None:
    assert driving_check(plan(actual_end=NOON), at(moment)).stage is stage


def test_the_check_waits_for_a_nights_sleep() -> None:
    check = driving_check(plan(actual_end=NOON), at("2026-05-15 12:00"))
    assert [state.state for state in check.waits_for] == [State.SLEPT]


@pytest.mark.parametrize(
    ("confirmed", "moment", "stage"),
    [
        ("2026-05-15 12:05", "2026-05-15 12:05", CheckStage.ENDED),
        ("2026-05-15 12:05", "2026-05-16 12:04", CheckStage.ENDED),
        ("2026-05-15 12:05", "2026-05-16 12:05", CheckStage.NONE),
        ("2026-05-15 08:00", "2026-05-15 11:00", CheckStage.NOT_YET),
        ("10:00", "2026-05-15 12:05", CheckStage.ASK),
        ("23:00", "2026-05-15 12:05", CheckStage.ASK),
    ],
    ids=["just now", "for a day", "then no more", "the clock still runs", "before the end", "the same day"],
)
def test_only_sleep_that_was_confirmed_on_a_later_day_ends_the_limit(
    confirmed: str, moment: str, stage: CheckStage
) -> None:
    made = plan(actual_end=NOON, confirmed={State.SLEPT: at(confirmed)})
    assert driving_check(made, at(moment)).stage is stage
