"""The tile says until when, and it is right to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import oracle, samples, strategies
from tests.domain.contents import our_guidance
from tests.domain.samples import END, NEXT_DAY, SLEPT, START, after, before, later_of, rule

from aftercare.domain.board import Board, BoardItem, BoardState, Chart, board_at
from aftercare.domain.board_words import board_words
from aftercare.domain.condition import PatientFacts
from aftercare.domain.edge import Edge, State
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Force, Rule, Speech, TopicId
from aftercare.domain.session import Session

SHORT = settings(max_examples=12)
LONG = settings(max_examples=300)
FOOD = TopicId("food")
ENDS_WHAT_IS_ALLOWED = (BoardState.NOT_ALLOWED, BoardState.ASK_CLINIC)

near_edges: st.SearchStrategy[Edge] = st.one_of(
    st.builds(before, st.integers(1, 30)), st.builds(after, st.integers(1, 30)), st.just(START), st.just(END)
)
end_edges: st.SearchStrategy[Edge] = st.one_of(
    near_edges,
    st.builds(lambda hours: later_of(after(hours), SLEPT), st.integers(1, 20)),
    st.just(later_of(NEXT_DAY, SLEPT)),
    st.just(samples.TOLD_PERSONALLY),
)


@st.composite
def food_rules(draw: st.DrawFn) -> tuple[Rule, ...]:
    return tuple(
        rule(
            f"food-{index}",
            draw(st.sampled_from(("food", "food", "light-meal"))),
            draw(st.sampled_from((Force.MUST_NOT, Force.MUST_NOT, Force.SHOULD_NOT, Force.MAY))),
            draw(near_edges),
            draw(end_edges),
            when=draw(st.sampled_from((None, None, strategies.DIABETES))),
            quantities=draw(strategies.quantities),
        )
        for index in range(draw(st.integers(1, 4)))
    )


def check_until(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = samples.plan_of(samples.bare(our_guidance()), visit, *rules)
    begin = visit.planned_start.astimezone(UTC) - timedelta(hours=34)
    times = list(oracle.minutes(begin, visit.end.astimezone(UTC) + timedelta(hours=60)))
    states = [oracle.expected([plan], FOOD, now) for now in times]
    chart = Chart([plan])
    ends_at = next_turns(states)
    for now, state, turn in zip(times, states, ends_at, strict=True):
        item = chart.board(now).item(FOOD)
        assert item.state is state, now
        check_one(item, None if turn is None else times[turn], states, times)


def next_turns(states: list[BoardState]) -> list[int | None]:
    """For each minute the index of the one at which its state is over, found from the end."""
    found: list[int | None] = []
    for index, state in enumerate(states):
        others = (
            ENDS_WHAT_IS_ALLOWED if state is BoardState.ALLOWED else [one for one in BoardState if one is not state]
        )
        if index and found[-1] is not None and found[-1] > index and states[index - 1] is state:
            found.append(found[-1])
        elif index and found[-1] is None and states[index - 1] is state:
            found.append(None)
        else:
            found.append(next((at for at in range(index + 1, len(states)) if states[at] in others), None))
    return found


def check_one(item: BoardItem, turn: datetime | None, states: list[BoardState], times: list[datetime]) -> None:
    if not item.until.waits_for:
        assert item.until.at == turn, (item.state, item.until)
        return
    assert item.state is BoardState.NOT_ALLOWED
    if item.until.at is not None:
        assert turn is None or item.until.at < turn
        assert states[times.index(item.until.at)] is BoardState.NOT_ALLOWED


@SHORT
@given(visit=strategies.sessions(), rules=food_rules())
def test_a_tile_holds_to_the_minute_it_names(visit: Session, rules: tuple[Rule, ...]) -> None:
    check_until(visit, rules)


@pytest.mark.slow
@LONG
@given(visit=strategies.sessions(), rules=food_rules())
def test_a_tile_holds_to_the_minute_it_names_for_hundreds_of_clinics(visit: Session, rules: tuple[Rule, ...]) -> None:
    check_until(visit, rules)


DRIVE = rule("drive", "driving", starts=END, ends=later_of(after(24), SLEPT))
ENDED = samples.session(actual_end=samples.at("2026-05-14 12:00"))


def words_at(guidance: Guidance, topic: str, now: str, visit: Session, *rules: Rule) -> str:
    plan = samples.plan_of(samples.bare(guidance), visit, *rules)
    board: Board = board_at([plan], samples.at(now))
    return board_words(board.item(TopicId(topic)), plan, samples.at(now)).until.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("topic", "now", "words"),
    [
        ("food", "2026-05-13 20:00", "until 4:00 AM tomorrow"),
        ("food", "2026-05-14 00:30", "until 4:00 AM"),
        ("food", "2026-05-14 09:00", "until after your session"),
        ("driving", "2026-05-14 13:00", "until noon Friday, and a night’s sleep"),
        ("driving", "2026-05-15 13:00", "until you have had a night’s sleep"),
        ("driving", "2026-05-13 13:00", "until your session"),
        ("food", "2026-05-16 13:00", ""),
    ],
)
def test_until_when_in_words(guidance: Guidance, topic: str, now: str, words: str) -> None:
    fast = rule("fast", "food", starts=before(6), ends=START)
    during = rule("during", "driving", starts=START, ends=END)
    assert words_at(guidance, topic, now, ENDED, fast, DRIVE, during) == words


def test_after_the_visit_a_time_is_about_until_the_end_is_known(guidance: Guidance) -> None:
    alcohol = rule("alcohol", "alcohol", starts=END, ends=after(24))
    unknown = words_at(guidance, "alcohol", "2026-05-14 13:00", samples.session(), alcohol)
    assert unknown == "until about noon Friday"
    assert words_at(guidance, "alcohol", "2026-05-14 13:00", ENDED, alcohol) == "until noon Friday"


def test_a_patient_in_another_zone_reads_both_times(guidance: Guidance) -> None:
    facts = PatientFacts(zone="America/New_York")
    fast = rule("fast", "food", starts=before(6), ends=START, speech=Speech(task="Stop eating by {starts}"))
    plan = samples.plan_of(samples.bare(guidance), samples.session(), fast, facts=facts)
    now = samples.at("2026-05-14 00:30")
    words = board_words(board_at([plan], now).item(FOOD), plan, now).until.replace("\N{NO-BREAK SPACE}", " ")
    assert words == "until 4:00 AM clinic time (7:00 AM here)"
    same = samples.plan_of(
        samples.bare(guidance), samples.session(), fast, facts=replace(facts, zone="America/Tijuana")
    )
    words = board_words(board_at([same], now).item(FOOD), same, now).until.replace("\N{NO-BREAK SPACE}", " ")
    assert words == "until 4:00 AM"


def test_sleep_confirmed_in_time_ends_the_ban_with_the_clock(guidance: Guidance) -> None:
    rested = replace(ENDED, confirmed={State.SLEPT: samples.at("2026-05-15 07:00")})
    assert words_at(guidance, "driving", "2026-05-15 08:00", rested, DRIVE) == "until noon"
    plan = samples.plan_of(samples.bare(guidance), rested, DRIVE)
    assert samples.says(plan, "driving", "2026-05-15 12:00") == "allowed"


def test_a_ban_that_only_sleep_ends_says_so_from_its_beginning(guidance: Guidance) -> None:
    ban = rule("sleep", "driving", starts=END, ends=SLEPT)
    assert words_at(guidance, "driving", "2026-05-14 13:00", ENDED, ban) == "until you have had a night’s sleep"


def test_a_limit_that_waits_for_sleep_says_so_also_when_another_session_follows() -> None:
    no_driving = rule("no-driving", "driving", Force.MUST_NOT, START, later_of(after(24), SLEPT))
    guidance = samples.bare(our_guidance())
    visits = [samples.session(samples.IV, f"2026-05-{day} 10:00", session_id=f"on-{day}") for day in ("14", "18")]
    plans = [samples.plan_of(guidance, visit, no_driving) for visit in visits]

    item = board_at(plans, samples.at("2026-05-14 15:00")).item(TopicId("driving"))

    assert board_words(item, plans[0], samples.at("2026-05-14 15:00")).until == (
        "until about noon Friday, and a night’s sleep"
    )
    waiting = board_at(plans, samples.at("2026-05-16 15:00")).item(TopicId("driving"))
    assert board_words(waiting, plans[0], samples.at("2026-05-16 15:00")).until == "until you have had a night’s sleep"
