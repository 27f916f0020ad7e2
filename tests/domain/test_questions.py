"""Questions for the clinic: one for each instruction at most, and nothing said is lost by asking something else."""

from __future__ import annotations

import pytest

from aftercare.domain.questions import Question, QuestionList


def test_a_question_about_an_instruction_makes_it_unclear_again() -> None:
    before = QuestionList().with_clear("food")
    asked = before.with_question("Is milk food?", "food", "Stop eating at 4:00 AM")

    assert asked.clear == frozenset()
    assert [question.words for question in asked.questions] == ["Is milk food?"]


def test_saying_that_it_is_clear_takes_its_question_away_and_no_other() -> None:
    asked = QuestionList().with_question("", "food", "Stop eating").with_question("Can my sister come?")
    clear = asked.with_clear("food")

    assert [question.words for question in clear.questions] == ["Can my sister come?"]
    assert clear.clear == {"food"}


def test_other_words_for_the_same_instruction_replace_the_first_ones() -> None:
    asked = (
        QuestionList().with_question("", "food", "Stop eating").with_question(" Is gum food? ", "food", "Stop eating")
    )

    assert [(question.heading, question.words) for question in asked.questions] == [("Stop eating", "Is gum food?")]


def test_a_name_is_never_used_twice_even_after_a_question_was_taken_away() -> None:
    asked = QuestionList().with_question("One").with_question("Two").without("q1").with_question("Three")

    assert [question.question_id for question in asked.questions] == ["q2", "q3"]


def test_a_question_about_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs words"):
        Question("q1", "", " ", " ")
    with pytest.raises(ValueError, match="needs words"):
        QuestionList().with_question("   ")


def test_on_paper_each_question_says_what_it_is_about() -> None:
    asked = QuestionList().with_question("Is broth a drink?", "drinks", "Stop clear drinks")
    asked = asked.with_question("", "food", "Stop eating").with_question("Can my sister come?")

    assert asked.on_paper == ("Stop clear drinks: Is broth a drink?", "Stop eating?", "Can my sister come?")
