"""Several sessions: their windows join up, and the strictest of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, oracle, samples, strategies

from aftercare.domain.board import BoardState, Chart, Reason, board_at
from aftercare.domain.board_words import nearest_plan
from aftercare.domain.condition import PatientFacts
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Rule, TopicId
from aftercare.domain.treatment import Treatment

SHORT = settings(max_examples=25)
ALCOHOL = TopicId("alcohol")


def course(guidance: Guidance, *starts: str, treatment: Treatment = samples.IV) -> list[Plan]:
    return [
        samples.general_plan(guidance, samples.session(treatment, start, session_id=f"s{index}", number=index + 1))
        for index, start in enumerate(starts)
    ]


def test_two_sessions_two_days_apart_are_one_time_without_alcohol(guidance: Guidance) -> None:
    plans = course(guidance, "2026-05-12 14:00", "2026-05-14 14:00")
    item = board_at(plans, samples.at("2026-05-12 20:00")).item(ALCOHOL)
    assert item.state is BoardState.NOT_ALLOWED
    assert samples.shown(item.until.at) == "2026-05-15 16:00"


def test_two_sessions_a_week_apart_leave_days_between(guidance: Guidance) -> None:
    plans = course(guidance, "2026-05-07 10:00", "2026-05-14 10:00")
    item = board_at(plans, samples.at("2026-05-07 20:00")).item(ALCOHOL)
    assert samples.shown(item.until.at) == "2026-05-08 12:00"
    assert samples.says(plans, "alcohol", "2026-05-10 12:00") == "allowed"


def test_three_sessions_on_days_in_a_row_are_one_long_ban(guidance: Guidance) -> None:
    plans = course(guidance, "2026-05-12 10:00", "2026-05-13 10:00", "2026-05-14 10:00")
    item = board_at(plans, samples.at("2026-05-12 20:00")).item(ALCOHOL)
    assert samples.shown(item.until.at) == "2026-05-15 12:00"


def strictest_of_each(plans: Sequence[Plan], topic: TopicId, now: datetime) -> BoardState:
    return oracle.strictest([samples.state_of([plan], topic, now) for plan in plans])


@SHORT
@given(
    starts=st.lists(st.integers(0, 14 * 24), min_size=2, max_size=3, unique_by=lambda hour: hour // 12),
    rules=strategies.rule_sets(topics=("food", "alcohol", "driving", "drinks"), has_exceptions=False),
    treatment=st.sampled_from(samples.EVERY_TREATMENT),
)
def test_a_course_is_as_strict_as_the_strictest_of_its_sessions(
    starts: list[int], rules: tuple[Rule, ...], treatment: Treatment
) -> None:
    guidance = contents.our_guidance()
    plans = [
        samples.plan_of(
            guidance,
            samples.session(
                treatment, session_id=f"s{index}", start=f"2026-05-{4 + hours // 24:02} {hours % 24:02}:00"
            ),
            *rules,
        )
        for index, hours in enumerate(sorted(starts))
    ]
    joined = Chart(plans)
    apart = [Chart([plan]) for plan in plans]
    for now in joined.changes():
        for item in joined.board(now).items:
            each = [chart.board(now).item(item.topic) for chart in apart]
            known = [one.state for one in each if one.reason is not Reason.NO_RULE]
            assert item.state is oracle.strictest(known or [BoardState.ASK_CLINIC]), (item.topic, now)


def test_a_topic_that_one_treatment_says_nothing_about_is_not_allowed_by_the_other(guidance: Guidance) -> None:
    """After the spray nobody said when to swim again, though for the infusion somebody did."""
    swim = samples.rule("swim", "exercise", starts=samples.START, ends=samples.END, treatments=(samples.IV,))
    board = (TopicId("exercise"),)
    infusion, spray = (
        samples.plan_of(samples.bare(guidance), samples.session(treatment, start, session_id=start), swim, board=board)
        for treatment, start in ((samples.IV, "2026-05-07 10:00"), (samples.SPRAY, "2026-05-14 10:00"))
    )
    assert samples.says(spray, "exercise", "2026-05-14 18:00") == "ask-clinic"
    assert samples.says([infusion, spray], "exercise", "2026-05-14 18:00") == "ask-clinic"


@pytest.mark.parametrize("name", ["riverside", "alder-lane", "elm-court", "juniper-mill"])
def test_every_minute_of_a_real_week_is_as_strict_as_the_windows_say(guidance: Guidance, name: str) -> None:
    pack = contents.every_pack()[name]
    treatment = pack.treatments[0].treatment
    starts = ("2026-05-12 14:00", "2026-05-14 10:00")
    plans = [
        make_plan(
            PlanRequest(
                guidance, pack, PatientFacts(), samples.session(treatment, start, session_id=start), samples.PACIFIC
            )
        )
        for start in starts
    ]
    joined = Chart(plans)
    begin = samples.at("2026-05-11 00:00")
    for now in oracle.minutes(begin, begin + timedelta(days=6), timedelta(minutes=30)):
        for topic in ("food", "alcohol", "driving"):
            assert joined.board(now).item(TopicId(topic)).state is oracle.expected(plans, topic, now), (topic, now)


def test_the_session_in_charge_is_the_one_that_still_forbids_something(guidance: Guidance) -> None:
    first, second = course(guidance, "2026-05-07 10:00", "2026-05-14 10:00")
    assert nearest_plan([second, first], samples.at("2026-05-06 10:00")) is first
    assert nearest_plan([second, first], samples.at("2026-05-08 08:00")) is first
    assert nearest_plan([second, first], samples.at("2026-05-11 10:00")) is second
    assert nearest_plan([first, second], samples.at("2026-06-20 10:00")) is second
    with pytest.raises(ValueError, match="no plan"):
        nearest_plan([], samples.at("2026-05-06 10:00"))


@pytest.mark.parametrize(
    ("starts", "now", "in_charge"),
    [
        (("2026-05-12 10:00", "2026-05-13 10:00"), "2026-05-12 23:59", "s0"),
        (("2026-05-12 10:00", "2026-05-13 10:00"), "2026-05-13 00:00", "s1"),
        (("2026-05-12 10:00", "2026-05-13 10:00"), "2026-05-13 10:30", "s1"),
        (("2026-05-12 14:00", "2026-05-14 14:00"), "2026-05-13 13:59", "s0"),
        (("2026-05-12 14:00", "2026-05-14 14:00"), "2026-05-13 14:00", "s1"),
        (("2026-05-12 08:00", "2026-05-12 18:00"), "2026-05-12 17:00", "s0"),
        (("2026-05-12 08:00", "2026-05-13 00:30"), "2026-05-13 00:00", "s1"),
    ],
)
def test_the_last_day_before_a_session_and_the_session_itself_belong_to_it(
    guidance: Guidance, starts: tuple[str, str], now: str, in_charge: str
) -> None:
    assert nearest_plan(course(guidance, *starts), samples.at(now)).session.session_id == in_charge


def test_a_ban_for_weeks_does_not_hide_the_next_session(guidance: Guidance) -> None:
    weeks = samples.rule("weeks", "alcohol", starts=samples.END, ends=samples.after(14 * 24))
    first, second = (
        samples.plan_of(samples.bare(guidance), samples.session(start=start, session_id=start), weeks)
        for start in ("2026-05-07 10:00", "2026-05-14 10:00")
    )
    assert nearest_plan([first, second], samples.at("2026-05-08 23:59")) is first
    assert nearest_plan([first, second], samples.at("2026-05-09 00:00")) is second


def test_a_cancelled_session_gives_way_to_the_one_that_took_its_place(guidance: Guidance) -> None:
    cancelled = samples.general_plan(guidance, samples.session(is_cancelled=True))
    instead = samples.general_plan(guidance, samples.session(start="2026-05-14 12:00", session_id="two"))
    assert nearest_plan([cancelled, instead], samples.at("2026-05-14 07:00")) is instead
    assert nearest_plan([cancelled], samples.at("2026-05-14 07:00")) is cancelled
    past = samples.general_plan(guidance, samples.session(start="2026-05-07 10:00", session_id="past"))
    assert nearest_plan([past, cancelled], samples.at("2026-05-12 07:00")) is cancelled
