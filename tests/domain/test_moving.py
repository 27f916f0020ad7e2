"""A session moves, runs late, ends early or is called off: everything follows at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain import oracle, samples
from tests.domain.samples import SPRAY

from aftercare.domain.board import BoardState, Chart
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.edge import State
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import TopicId
from aftercare.domain.session import Session

VISIT = samples.session(actual_end=samples.at("2026-05-14 12:00"))


def plan_at(guidance: Guidance, pack: ClinicPack | None, visit: Session) -> Plan:
    return make_plan(PlanRequest(guidance, pack, PatientFacts(), visit, samples.PACIFIC))


def test_an_appointment_moved_earlier_into_the_fast_says_no_food_at_once(guidance: Guidance) -> None:
    """At 03:00 all was well for ten o'clock. Now the visit is at eight, and the fast began at two."""
    now = "2026-05-14 03:00"
    assert samples.says(samples.general_plan(guidance, samples.session()), "food", now) != "not-allowed"
    moved = samples.session(start="2026-05-14 08:00", revision=1)
    assert samples.says(samples.general_plan(guidance, moved), "food", now) == "not-allowed"


def test_nothing_is_allowed_inside_the_new_windows_of_a_moved_appointment(
    guidance: Guidance, packs: dict[str, ClinicPack]
) -> None:
    for pack in (None, packs["riverside"]):
        moved = plan_at(guidance, pack, samples.session(start="2026-05-14 07:15", revision=1))
        chart = Chart([moved])
        for window in (one for one in moved.windows if oracle.is_limit(one) and one.starts and one.ends):
            assert window.starts is not None
            assert window.ends is not None
            for topic in set(window.topics) & set(moved.board_topics):
                for now in (window.starts, window.ends - oracle.MINUTE):
                    assert chart.board(now).item(topic).state is not BoardState.ALLOWED


def test_an_appointment_moved_later_gives_the_time_back(guidance: Guidance) -> None:
    moved = samples.session(start="2026-05-14 15:00", revision=1)
    assert samples.says(samples.general_plan(guidance, moved), "clear-drinks", "2026-05-14 09:00") == "allowed"


def test_a_cancelled_session_has_an_empty_plan(guidance: Guidance, packs: dict[str, ClinicPack]) -> None:
    plan = plan_at(guidance, packs["riverside"], samples.session(is_cancelled=True))
    assert (plan.windows, plan.tasks, plan.reminders, plan.milestones, plan.arrives) == ((), (), (), (), None)
    assert samples.says(plan, "food", "2026-05-14 09:00") == "ask-clinic"


def test_a_cancelled_session_leaves_the_others_alone(guidance: Guidance) -> None:
    kept = samples.general_plan(guidance, samples.session(start="2026-05-16 10:00", session_id="two"))
    gone = samples.general_plan(guidance, samples.session(is_cancelled=True))
    assert samples.says([gone, kept], "food", "2026-05-14 09:00") == samples.says(kept, "food", "2026-05-14 09:00")
    assert samples.says([gone, kept], "food", "2026-05-16 09:00") == "not-allowed"


@pytest.mark.parametrize(
    ("left", "no_alcohol_until"),
    [
        ("2026-05-14 10:50", "2026-05-15 10:50"),
        ("2026-05-14 11:30", "2026-05-15 11:30"),
        ("2026-05-14 15:10", "2026-05-15 15:10"),
    ],
    ids=["early", "as planned", "late"],
)
def test_the_actual_end_moves_everything_after_it(guidance: Guidance, left: str, no_alcohol_until: str) -> None:
    plan = samples.general_plan(guidance, samples.session(actual_end=samples.at(left)))
    over = samples.at(no_alcohol_until)
    assert samples.says(plan, "alcohol", over - oracle.MINUTE) == "not-allowed"
    assert samples.says(plan, "alcohol", over) == "allowed"


def test_the_actual_end_moves_nothing_before_the_visit(guidance: Guidance) -> None:
    planned, ended = (samples.general_plan(guidance, visit) for visit in (samples.session(), VISIT))
    start = VISIT.planned_start
    for plan, other in ((planned, ended), (ended, planned)):
        early = {(window.rule_id, window.starts) for window in plan.windows if window.starts and window.starts < start}
        assert early <= {(window.rule_id, window.starts) for window in other.windows}


def test_an_infusion_that_ended_at_six_is_over_at_six_the_next_day_and_after_sleep(guidance: Guidance) -> None:
    visit = samples.session(start="2026-05-14 16:30", actual_end=samples.at("2026-05-14 18:00"))
    slept = {State.SLEPT: samples.at("2026-05-15 07:00")}
    tired, rested = (samples.general_plan(guidance, one) for one in (visit, replace(visit, confirmed=slept)))
    assert samples.says(tired, "driving", "2026-05-15 18:00") == "not-allowed"
    assert samples.says(rested, "driving", "2026-05-15 17:59") == "not-allowed"
    assert samples.says(rested, "driving", "2026-05-15 18:00") == "allowed"


def test_after_an_evening_spray_driving_waits_for_the_next_day_and_for_sleep(guidance: Guidance) -> None:
    visit = samples.session(SPRAY, "2026-05-14 18:00", actual_end=samples.at("2026-05-14 20:15"))
    evening = replace(visit, confirmed={State.SLEPT: samples.at("2026-05-14 23:30")})
    rested = replace(visit, confirmed={State.SLEPT: samples.at("2026-05-15 06:45")})
    for awake in (visit, evening):
        plan = samples.general_plan(guidance, awake)
        assert samples.says(plan, "driving", "2026-05-15 09:00") == "not-allowed"
        assert samples.says(plan, "driving", "2026-05-17 09:00") == "not-allowed"
    plan = samples.general_plan(guidance, rested)
    assert samples.says(plan, "driving", "2026-05-15 06:44") == "not-allowed"
    assert samples.says(plan, "driving", "2026-05-15 06:45") == "allowed"


def test_a_visit_that_ends_after_midnight_pushes_the_next_day_on(guidance: Guidance) -> None:
    visit = samples.session(SPRAY, "2026-05-14 22:30", actual_end=samples.at("2026-05-15 00:40"))
    same_night = replace(visit, confirmed={State.SLEPT: samples.at("2026-05-15 08:00")})
    assert samples.says(samples.general_plan(guidance, same_night), "driving", "2026-05-15 12:00") == "not-allowed"
    next_night = replace(visit, confirmed={State.SLEPT: samples.at("2026-05-16 08:00")})
    assert samples.says(samples.general_plan(guidance, next_night), "driving", "2026-05-16 08:00") == "allowed"


def test_while_the_visit_runs_late_the_fast_is_held_until_the_staff_let_go(guidance: Guidance) -> None:
    plan = samples.general_plan(guidance, samples.session(actual_end=samples.at("2026-05-14 14:00")))
    chart = Chart([plan])
    for topic in ("food", "clear-drinks"):
        states = {
            chart.board(now).item(TopicId(topic)).state
            for now in oracle.minutes(samples.at("2026-05-14 10:00"), samples.at("2026-05-14 14:00"))
        }
        assert states == {BoardState.NOT_ALLOWED}
