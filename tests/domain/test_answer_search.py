"""A search finds by what common words mean, the best first, and never hides the crisis line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.contents import ROOT

from aftercare.content.handbook import Handbook
from aftercare.domain.answer_search import Meanings, find_answers, find_signs, stem, stems
from aftercare.domain.learning import Answer
from aftercare.domain.sign import sign_entries

BOOK = Handbook(ROOT / "resources", "en")
ENTRIES = sign_entries(BOOK.signs, None)


def found(query: str) -> list[str]:
    return [answer.answer_id for answer in find_answers(BOOK.answers, query, BOOK.meanings)]


def signs_of(query: str) -> list[str]:
    return [entry.entry_id for entry in find_signs(ENTRIES, query, BOOK.meanings)]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("pee", "bladder"),
        ("high", "what-it-feels-like"),
        ("tripping", "what-it-feels-like"),
        ("can I drive", "driving-again"),
        ("car", "driving-again"),
        ("hooked", "habit-forming"),
        ("xanax", "my-medicines"),
        ("breakfast", "why-no-food"),
        ("brain fog", "thinking-and-memory"),
        ("how much money", "what-i-pay"),
        ("bp", "blood-pressure"),
        ("will it help me", "will-it-work"),
        ("uber", "why-a-ride"),
        ("jaundice", "liver"),
        ("does it wear off", "how-long-it-lasts"),
    ],
)
def test_everyday_words_find_the_answer_among_the_first(query: str, answer: str) -> None:
    assert answer in found(query)[:5]


@pytest.mark.parametrize(
    ("query", "sign"),
    [
        ("sick", "nausea"),
        ("nausea", "nausea"),
        ("throwing up", "vomiting"),
        ("puke", "vomiting"),
        ("chest pain", "chest-pain"),
        ("chest hurts", "chest-pain"),
        ("pee", "bladder-blood"),
        ("hives", "allergy"),
        ("suicide", "thinking-of-suicide"),
        ("cant breathe", "breathing"),
    ],
)
def test_everyday_words_find_the_warning_sign(query: str, sign: str) -> None:
    assert sign in signs_of(query)


@pytest.mark.parametrize(
    "query",
    ["I want to die", "kill myself", "Suicidal thoughts", "hurting myself", "I don't want to live", "end it all"],
)
def test_words_of_a_crisis_are_known_as_such(query: str) -> None:
    assert BOOK.meanings.is_crisis(query)


@pytest.mark.parametrize("query", ["", "sick", "can I drive", "diet", "how long does it last"])
def test_other_words_are_not_taken_for_a_crisis(query: str) -> None:
    assert not BOOK.meanings.is_crisis(query)


def test_an_empty_question_finds_everything_in_its_order() -> None:
    assert found("") == [answer.answer_id for answer in BOOK.answers]
    assert signs_of("") == []


@pytest.mark.parametrize("query", ["guitar", "the", "what is it", "zzzz", "???"])
def test_a_question_that_nothing_answers_finds_nothing(query: str) -> None:
    assert (found(query) if stems(query) else []) == []


def test_every_answer_is_found_by_its_own_question() -> None:
    lost = [one.answer_id for one in BOOK.answers if one.answer_id not in found(one.question)[:3]]
    assert lost == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("sessions", "session"), ("driving", "drive"), ("stopped", "stop"), ("Can't", "cant"), ("dizzy", "DIZZY")],
)
def test_forms_of_a_word_are_one_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_an_answer_that_meets_more_of_the_question_comes_first() -> None:
    both = Answer("both", "Food and drink?", "x")
    food = Answer("food", "Food?", "x")
    assert find_answers((food, both), "food drink", Meanings(())) == (both, food)


def test_a_word_that_is_still_being_typed_finds_what_begins_with_it() -> None:
    answer = Answer("a", "What about antidepressants?", "x")
    assert find_answers((answer,), "antidep", Meanings(())) == (answer,)
    assert find_answers((answer,), "ant", Meanings(())) == ()


@given(st.text(max_size=60))
def test_any_text_can_be_searched_for(query: str) -> None:
    assert set(found(query)) <= {answer.answer_id for answer in BOOK.answers}
    assert len(signs_of(query)) <= len(ENTRIES)
