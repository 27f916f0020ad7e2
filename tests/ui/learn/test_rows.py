"""Learn answers honestly, says where each answer comes from, and never leaves a crisis or an empty search alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.ui.demo_course import at, guidance, request
from tests.ui.page_pictures import handbook

from aftercare.domain.board import board_at
from aftercare.domain.learning import AnswerGroup
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.ui.learn.learn_rows import answer_row, found_questions
from aftercare.ui.learn.rows import AnswerRow, FoundRows

BOOK = handbook()


def plan(**known: Any) -> Plan:
    return make_plan(request(**{"actual_end": at("12:00"), **known}))


def found(query: str, of: Plan | None = None, country: str = "US", moment: str = "14:15") -> FoundRows:
    numbers = guidance().help_for(country)
    return found_questions(query, BOOK.answers, BOOK.signs, BOOK.meanings, numbers, of, at(moment))


def answer(answer_id: str, of: Plan | None = None, moment: str = "14:15") -> AnswerRow:
    (one,) = [one for one in BOOK.answers if one.answer_id == answer_id]
    now: datetime = at(moment)
    board = board_at((of,), now) if of is not None else None
    return answer_row(one, BOOK.sources, of, board, now)


def test_all_questions_stand_under_the_headings_of_their_groups() -> None:
    groups = found("").groups
    assert [group.heading for group in groups] == [
        "Getting ready",
        "The session",
        "After",
        "Your course",
        "About the treatment",
        "Cost and insurance",
        "About this app",
    ]
    listed = [question.answer_id for group in groups for question in group.questions]
    assert sorted(listed) == sorted(one.answer_id for one in BOOK.answers)
    assert len(groups) == len(AnswerGroup)


def test_a_search_counts_what_it_found_and_shows_warning_signs_first() -> None:
    rows = found("throwing up")
    assert rows.count_text == "2 answers"
    assert rows.signs_heading == "This can be a warning sign"
    assert [hit.entry_id for hit in rows.signs] == ["vomiting", "nausea"]
    assert rows.signs[0].spoken == "Warning sign: Throwing up more than once. Today"
    assert found("pilot").count_text == "1 answer"


@pytest.mark.parametrize(
    ("country", "number", "said"), [("US", "988", "9 8 8"), ("GB", "116 123", "116 123"), ("", "", "crisis line")]
)
def test_words_of_a_crisis_bring_the_crisis_line_up_first(country: str, number: str, said: str) -> None:
    hint = found("I want to die", country=country).crisis
    assert hint is not None
    assert hint.number == number
    assert said in hint.spoken
    assert found("diet", country=country).crisis is None


def test_no_answer_says_so_and_gives_the_clinics_number() -> None:
    rows = found("guitar", plan())
    assert rows.groups == ()
    assert rows.nothing == "No answer for that. Ask your clinic."
    assert rows.nothing_number == "(503) 555-0142"
    assert found("guitar", plan(), moment="23:00").nothing_number == "(503) 555-0199"
    assert found("guitar").nothing_line == "The number is on your clinic’s papers."


def test_an_answer_says_the_plans_own_time_where_it_has_one() -> None:
    row = answer("driving-again", plan())
    assert (row.plan_heading, row.plan_line) == (
        "In your plan, right now",
        "Driving: until noon Friday, and a night’s sleep.",
    )
    assert answer("driving-again").plan_line == ""
    assert answer("whose-rules", plan()).plan_line == ""


def test_an_answer_says_where_it_comes_from_and_when_that_was_checked() -> None:
    row = answer("driving-again")
    assert "Mayo Clinic, ketamine injection, precautions" in row.sources
    assert row.sources[-1] == "Last checked November 22, 2026. Awaiting clinical review."
    assert answer("what-this-app-is").sources[0] == "A choice of this app, not a clinical fact"


def test_every_source_of_every_answer_and_sign_has_a_name() -> None:
    parts = [one.sources for one in BOOK.answers]
    parts += [one.sources for one in BOOK.signs]
    parts += [one.sources for one in BOOK.effects]
    parts += [one.sources for one in BOOK.periods]
    assert {source for sources in parts for source in sources} <= set(BOOK.sources.names)


def test_no_answer_claims_more_than_the_reference_or_gives_permission() -> None:
    everything = " ".join(f"{one.answer} {one.why}" for one in BOOK.answers).lower()
    for claim in ("miracle", "cure", "you can drive", "safer than", "better than antidepressants", "prevents suicide"):
        assert claim not in everything
    assert "not shown to prevent suicide" in everything


@pytest.mark.parametrize("answer_id", [one.answer_id for one in BOOK.answers])
def test_an_answer_comes_in_short_paragraphs_that_lose_nothing(answer_id: str) -> None:
    (one,) = [one for one in BOOK.answers if one.answer_id == answer_id]
    row = answer(answer_id)
    assert " ".join(row.paragraphs) == one.why
    assert row.answer == one.answer
