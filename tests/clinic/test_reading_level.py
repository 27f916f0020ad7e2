"""The reading level finds the texts that a tired person would stumble over."""

from __future__ import annotations

import pytest

from aftercare.clinic.reading_level import HIGHEST_GRADE, grade_of


@pytest.mark.parametrize(
    "text",
    [
        "Do not eat for six hours before your visit. Milk is food.",
        "Ask an adult to drive you here and home. Ask a backup too.",
        "Stop clear drinks at {starts}. Until then you can have water or black coffee.",
    ],
)
def test_plain_words_are_plain(text: str) -> None:
    grade = grade_of(text)

    assert grade is not None
    assert grade < 6


def test_office_words_are_hard() -> None:
    grade = grade_of(
        "Patients are required to abstain from alimentation preceding administration of anaesthetic agents."
    )

    assert grade is not None
    assert grade > HIGHEST_GRADE


def test_a_few_words_have_no_grade() -> None:
    assert grade_of("Phone on silent.") is None
