"""The public JSON format: a program that reads it finds exactly what product page, section 10, promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from tests.clinic.conftest import Planned
from tests.domain.samples import (
    END,
    IV,
    PACIFIC,
    SLEPT,
    START,
    TOLD_PERSONALLY,
    after,
    at,
    bare,
    before,
    general_plan,
    later_of,
    on_day,
    plan_of,
    rule,
    session,
)

from aftercare.clinic.plan_document import plan_document
from aftercare.domain.board import Board, board_at
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan

Entry = dict[str, Any]

WINDOW_KEYS = ["rule", "topic", "force", "starts", "ends", "ends_when", "text", "why", "says", "source", "condition"]
REMINDER_KEYS = ["id", "due", "hard", "on_time", "late", "passed"]
BOARD_KEYS = ["topic", "state", "until", "until_text", "rule", "text"]
STATES = {"allowed", "not-allowed", "limited", "ask-clinic"}
FORCES = {"must", "must-not", "should", "should-not", "may", "info", "no-change"}
SAYS = {"general", "clinic", "told", "floor"}
TIMES = {"starts", "ends", "due", "until", "useful_until", "planned_end", "ended", "counts_from"}


def document(plan: Plan, board: Board | str) -> dict[str, Any]:
    """What a program gets that reads the printed JSON."""
    now = board_at([plan], at(board, plan.zone)) if isinstance(board, str) else board
    return cast(dict[str, Any], json.loads(json.dumps(plan_document(plan, now), ensure_ascii=False)))


def documents(every_plan: tuple[Planned, ...]) -> Iterator[tuple[str, Plan, dict[str, Any]]]:
    for planned in every_plan:
        for board in (planned.before, planned.after):
            yield planned.name, planned.plan, document(planned.plan, board)


def the(entries: list[Entry], key: str, value: str) -> Entry:
    (found,) = [entry for entry in entries if entry[key] == value]
    return found


def times_in(value: object) -> Iterator[str]:
    """Every time in a document, wherever it stands."""
    if isinstance(value, list):
        for one in value:
            yield from times_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in TIMES and one is not None:
                yield one
            else:
                yield from times_in(one)


def test_a_document_has_the_five_parts_and_every_entry_the_published_keys(every_plan: tuple[Planned, ...]) -> None:
    for name, _, found in documents(every_plan):
        assert list(found) == ["plan", "windows", "tasks", "reminders", "board"], name
        assert all(list(window) == WINDOW_KEYS for window in found["windows"]), name
        assert all(list(item) == BOARD_KEYS for item in found["board"]), name
        assert all(set(REMINDER_KEYS) <= set(reminder) for reminder in found["reminders"]), name
        assert all({"id", "rule", "due", "text"} <= set(task) for task in found["tasks"]), name


def test_every_word_of_a_closed_list_is_of_that_list(every_plan: tuple[Planned, ...]) -> None:
    for name, _, found in documents(every_plan):
        assert {item["state"] for item in found["board"]} <= STATES, name
        assert {window["force"] for window in found["windows"]} <= FORCES, name
        assert {window["says"] for window in found["windows"]} <= SAYS, name


def test_every_time_is_iso_8601_with_the_offset_of_the_clinics_clocks(every_plan: tuple[Planned, ...]) -> None:
    for name, plan, found in documents(every_plan):
        times = list(times_in(found))
        assert len(times) > 20, name
        for text in times:
            moment = datetime.fromisoformat(text)
            assert moment.utcoffset() == plan.local(moment).utcoffset(), (name, text)


def test_every_id_is_there_once(every_plan: tuple[Planned, ...]) -> None:
    for name, _, found in documents(every_plan):
        for part, key in (("reminders", "id"), ("tasks", "id"), ("board", "topic")):
            ids = [entry[key] for entry in found[part]]
            assert len(set(ids)) == len(ids), (name, part)
            assert all(ids), (name, part)


def test_every_task_reminder_and_tile_names_a_rule_of_the_plan(every_plan: tuple[Planned, ...]) -> None:
    for name, _, found in documents(every_plan):
        rules = {window["rule"] for window in found["windows"]}
        named = [entry["rule"] for part in ("tasks", "reminders", "board") for entry in found[part]]
        assert {one for one in named if one is not None} <= rules, name


def test_every_reminder_has_three_wordings_and_no_unfilled_mark(every_plan: tuple[Planned, ...]) -> None:
    for name, _, found in documents(every_plan):
        for reminder in found["reminders"]:
            words = [reminder[key] for key in ("on_time", "late", "passed")]
            assert all(words), (name, reminder)
            assert isinstance(reminder["hard"], bool)
        unfilled = [text for entries in found.values() for text in strings_in(entries) if "{" in text]
        assert unfilled == [], (name, unfilled[:3])


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)


def test_the_board_has_the_five_topics_in_their_order_and_ends_after_now(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        for board in (planned.before, planned.after):
            found = document(planned.plan, board)["board"]
            first = [item["topic"] for item in found[:5]]
            assert first == ["food", "clear-drinks", "alcohol", "driving", "decisions"], planned.name
            ends = [datetime.fromisoformat(item["until"]) for item in found if item["until"] is not None]
            assert all(end > board.now for end in ends), planned.name


def test_no_tile_says_allowed_inside_a_window_that_forbids_its_topic(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        for board in (planned.before, planned.after):
            found = document(planned.plan, board)
            allowed = {item["topic"] for item in found["board"] if item["state"] == "allowed"}
            for window in found["windows"]:
                if window["force"] in ("must-not", "should-not") and holds(window, board.now):
                    assert not allowed & set(window["topic"].split(", ")), (planned.name, window["rule"])


def holds(window: Entry, now: datetime) -> bool:
    starts, ends = (datetime.fromisoformat(window[key]) if window[key] else None for key in ("starts", "ends"))
    if starts is None and ends is None:
        return False
    return (starts is None or starts <= now) and (ends is None or now < ends)


def test_a_window_says_its_moments_its_words_its_reason_and_who_says_so(guidance: Guidance) -> None:
    food = rule(
        "no-food",
        "food",
        starts=before(6),
        ends=START,
        text="No food for six hours before your visit.",
        why="Food may come up.",
        sources=("S1", "S4"),
    )

    found = document(plan_of(guidance, session(), food), "2026-05-14 06:40")

    assert the(found["windows"], "rule", "no-food") == {
        "rule": "no-food",
        "topic": "food",
        "force": "must-not",
        "starts": "2026-05-14T04:00:00-07:00",
        "ends": "2026-05-14T10:00:00-07:00",
        "ends_when": None,
        "text": "No food for six hours before your visit.",
        "why": "Food may come up.",
        "says": "clinic",
        "source": ["S1", "S4"],
        "condition": None,
    }


def test_a_condition_that_is_not_known_of_the_patient_is_said_in_words(guidance: Guidance) -> None:
    maoi = rule("maoi", "caffeine", starts=before(6), ends=START, when=Condition(takes=("maoi",)))

    unknown = document(plan_of(guidance, session(), maoi), "2026-05-14 06:40")
    without = document(
        plan_of(guidance, session(), maoi, facts=PatientFacts(takes={"maoi": False})), "2026-05-14 06:40"
    )

    assert the(unknown["windows"], "rule", "maoi")["condition"] == "If you take MAOI antidepressants"
    assert "maoi" not in {window["rule"] for window in without["windows"]}


def test_an_end_told_in_person_has_no_time_and_says_to_ask(guidance: Guidance) -> None:
    told = rule("alcohol-after", "alcohol", starts=END, ends=TOLD_PERSONALLY)

    visit = session(actual_end=at("2026-05-14 12:00"))
    found = document(plan_of(bare(guidance), visit, told), "2026-05-14 13:00")

    window = the(found["windows"], "rule", "alcohol-after")
    assert window["ends"] is None
    assert "Your clinic tells you this one in person" in window["ends_when"]
    tile = the(found["board"], "topic", "alcohol")
    assert (tile["state"], tile["until"]) == ("ask-clinic", None)
    assert "Your clinic tells you this one in person" in tile["text"]


def test_an_end_that_waits_for_sleep_says_so_beside_its_time(guidance: Guidance) -> None:
    driving = rule("no-driving", "driving", starts=END, ends=later_of(after(24), SLEPT))

    found = document(plan_of(guidance, session(actual_end=at("2026-05-14 12:00")), driving), "2026-05-14 13:00")

    window = the(found["windows"], "rule", "no-driving")
    assert window["ends"] == "2026-05-15T12:00:00-07:00"
    assert "sleep" in window["ends_when"]


def test_times_after_the_session_are_about_until_its_end_is_known(guidance: Guidance) -> None:
    driving = rule("no-driving", "driving", starts=END, ends=after(24))

    estimated = document(plan_of(guidance, session(), driving), "2026-05-14 13:00")
    entered = document(plan_of(guidance, session(actual_end=at("2026-05-14 11:10")), driving), "2026-05-14 13:00")

    assert "about" in the(estimated["windows"], "rule", "no-driving")["ends_when"]
    assert the(estimated["windows"], "rule", "no-driving")["ends"] == "2026-05-15T12:00:00-07:00"
    assert estimated["plan"]["ended"] is None
    assert the(entered["windows"], "rule", "no-driving")["ends_when"] is None
    assert the(entered["windows"], "rule", "no-driving")["ends"] == "2026-05-15T11:10:00-07:00"
    assert entered["plan"]["ended"] == entered["plan"]["counts_from"] == "2026-05-14T11:10:00-07:00"


def test_on_the_night_the_clocks_change_each_time_has_the_offset_of_its_own_side(guidance: Guidance) -> None:
    food = rule("no-food", "food", starts=before(12), ends=START)
    lunch = rule("no-wine", "alcohol", starts=on_day(-1, 20), ends=START)

    found = document(plan_of(guidance, session(start="2026-03-08 10:00"), food, lunch), "2026-03-08 06:00")

    assert the(found["windows"], "rule", "no-food")["starts"] == "2026-03-07T21:00:00-08:00"
    assert the(found["windows"], "rule", "no-food")["ends"] == "2026-03-08T10:00:00-07:00"
    assert the(found["windows"], "rule", "no-wine")["starts"] == "2026-03-07T20:00:00-08:00"


def test_a_topic_without_a_rule_says_ask_the_clinic_and_never_allowed(guidance: Guidance) -> None:
    plan = plan_of(bare(guidance), session())

    tile = the(document(plan, "2026-05-14 06:40")["board"], "topic", "food")

    assert (tile["state"], tile["until_text"], tile["rule"]) == ("ask-clinic", None, None)
    assert tile["text"] == "No rule is known for this. Ask your clinic."


def test_a_plan_without_a_clinic_says_so_and_names_general_guidance(guidance: Guidance) -> None:
    found = document(general_plan(guidance, session()), "2026-05-14 06:40")

    assert [found["plan"][key] for key in ("clinic", "pack", "serial", "signed")] == [None] * 4
    assert {window["says"] for window in found["windows"]} == {"general"}


def test_a_cancelled_session_has_nothing_to_do_and_nothing_to_remind_of(
    guidance: Guidance, riverside: ClinicPack
) -> None:
    visit = replace(session(), is_cancelled=True)
    plan = make_plan(PlanRequest(guidance, riverside, PatientFacts(), visit, PACIFIC))

    found = document(plan, "2026-05-14 06:40")

    assert found["plan"]["cancelled"] is True
    assert (found["windows"], found["tasks"], found["reminders"]) == ([], [], [])
    assert "allowed" not in {item["state"] for item in found["board"]}


@pytest.mark.parametrize("hours", [0, 30])
def test_the_plan_is_the_same_at_every_moment_and_only_the_board_changes(
    guidance: Guidance, riverside: ClinicPack, hours: int
) -> None:
    visit = session(IV, number=4, of=6)
    plan = make_plan(PlanRequest(guidance, riverside, PatientFacts(), visit, PACIFIC))
    early = document(plan, "2026-05-13 08:00")
    later = document(plan, board_at([plan], at("2026-05-14 06:40") + timedelta(hours=hours)))

    assert {**early, "board": None} == {**later, "board": None}
    assert early["board"] != later["board"]
