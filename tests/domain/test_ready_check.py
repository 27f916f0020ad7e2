"""The ready check ends in ready, in a call, or in the crisis card, and in nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.demo_course import at, request

from aftercare.content.handbook import Handbook
from aftercare.domain.planning import make_plan
from aftercare.domain.ready_check import (
    Answer,
    OnNo,
    ReadyOutcome,
    is_day_of_check,
    ready_items,
    ready_outcome,
    what_to_report,
)
from aftercare.domain.treatment import Treatment
from aftercare.resource_root import resource_root

WORDS = Handbook(resource_root(), "en").ready_check
PLAN = make_plan(request())
ITEMS = ready_items(WORDS, PLAN, at("08:55"))
NAMES = [item.question_id for item in ITEMS]
ALL_YES = dict.fromkeys(NAMES, Answer.YES)


def texts(now: str) -> dict[str, str]:
    return {item.question_id: item.text for item in ready_items(WORDS, PLAN, at(now))}


def test_the_times_are_those_of_the_plan() -> None:
    said = texts("08:55")
    assert said["food"] == "I have not eaten since 4:00\N{NO-BREAK SPACE}AM"
    assert said["drinks"] == "I have had no drinks since 8:00\N{NO-BREAK SPACE}AM"
    assert said["alcohol"] == "No alcohol since 10:00\N{NO-BREAK SPACE}AM Wednesday"
    assert said["driver"] == "Sam will take me home"


def test_a_limit_that_has_not_begun_is_asked_about_as_something_to_come() -> None:
    assert texts("07:00")["drinks"] == "I will have no drinks after 8:00\N{NO-BREAK SPACE}AM"


def test_a_nose_is_asked_about_for_the_spray_and_a_sitter_for_a_dose_at_home_only() -> None:
    assert "nose" not in NAMES
    assert "sitter" not in NAMES
    spray = make_plan(request(without_clinic=True, treatment=Treatment.ESKETAMINE_NASAL))
    home = make_plan(request(without_clinic=True, treatment=Treatment.ORAL))
    assert {"nose", "driver"} <= {item.question_id for item in ready_items(WORDS, spray, at("08:55"))}
    at_home = {item.question_id for item in ready_items(WORDS, home, at("08:55"))}
    assert "sitter" in at_home
    assert "driver" not in at_home


def test_every_yes_makes_ready_and_one_missing_answer_is_waited_for() -> None:
    assert ready_outcome(ITEMS, ALL_YES) is ReadyOutcome.READY
    assert ready_outcome(ITEMS, {**ALL_YES, "food": Answer.NONE}) is None


@pytest.mark.parametrize("name", [name for name in NAMES if name != "safe"])
@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNSURE])
def test_one_no_or_one_doubt_is_a_call_that_names_it(name: str, answer: Answer) -> None:
    answers = {**ALL_YES, name: answer}
    item = next(item for item in ITEMS if item.question_id == name)

    assert ready_outcome(ITEMS, answers) is ReadyOutcome.CALL
    assert what_to_report(ITEMS, answers) == (item.say if answer is Answer.NO else item.unsure,)


def test_not_safe_is_the_crisis_card_at_once_and_whatever_else_was_said() -> None:
    assert ready_outcome(ITEMS, {"safe": Answer.NO}) is ReadyOutcome.CRISIS
    assert ready_outcome(ITEMS, {**ALL_YES, "food": Answer.NO, "safe": Answer.UNSURE}) is ReadyOutcome.CRISIS


def test_no_driver_is_a_call_at_once() -> None:
    assert ready_outcome(ITEMS, {"driver": Answer.NO}) is ReadyOutcome.CALL


def test_what_is_left_open_counts_as_a_no() -> None:
    answers = {**ALL_YES, "well": Answer.NONE}
    assert ready_outcome(ITEMS, answers, is_finished=True) is ReadyOutcome.CALL
    assert what_to_report(ITEMS, answers) == ("I am not sure if I am well today.",)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Answer)), st.booleans())
def test_nobody_is_called_ready_without_a_yes_to_every_question(answers: dict[str, Answer], is_finished: bool) -> None:
    outcome = ready_outcome(ITEMS, answers, is_finished=is_finished)
    is_all_yes = all(answers.get(name) is Answer.YES for name in NAMES)

    assert (outcome is ReadyOutcome.READY) == is_all_yes
    if answers.get("safe") in (Answer.NO, Answer.UNSURE):
        assert outcome is ReadyOutcome.CRISIS


def test_the_words_never_say_not_to_come_and_never_to_leave_out_a_medicine() -> None:
    said = " ".join(
        [
            *WORDS.phrases.values(),
            *(f"{one.text} {one.plain} {one.line} {one.say_plain} {one.unsure}" for one in WORDS.questions),
        ]
    ).lower()
    for words in (
        "do not go",
        "do not come",
        "stay home",
        "cancel",
        "stop taking",
        "skip",
        "you may drive",
        "eligible",
    ):
        assert words not in said


def test_exactly_one_question_leads_to_the_crisis_card() -> None:
    assert [one.question_id for one in WORDS.questions if one.on_no is OnNo.CRISIS] == ["safe"]


def test_the_check_is_for_the_day_of_the_session_until_it_begins() -> None:
    assert is_day_of_check(PLAN, at("00:10"))
    assert is_day_of_check(PLAN, at("09:59"))
    assert not is_day_of_check(PLAN, at("10:00"))
    assert not is_day_of_check(PLAN, at("2026-05-13 23:50"))
    assert not is_day_of_check(make_plan(request(is_cancelled=True)), at("08:55") + timedelta(0))
