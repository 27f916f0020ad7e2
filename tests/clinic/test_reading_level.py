"""The reading level finds the texts that a tired person would stumble over."""

from __future__ import annotations

import pytest

from aftercare.clinic.reading_level import (
    HIGHEST_GRADE,
    LEAST_EASE,
    complaint_about,
    ease_of,
    grade_of,
    spanish_syllables,
)


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


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("casa", 2),
        ("día", 2),
        ("noche", 2),
        ("agua", 2),
        ("aéreo", 4),
        ("cuidado", 3),
        ("medicamento", 5),
        ("después", 2),
        ("maneje", 3),
        ("que", 1),
        ("muy", 1),
        ("rehúse", 3),
    ],
)
def test_spanish_syllables_are_counted_as_they_are_spoken(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables


def test_plain_spanish_is_plain_and_office_spanish_is_hard() -> None:
    plain = ease_of("No coma nada durante las 6 horas antes de su visita. La leche es comida.")
    hard = ease_of(
        "Absténgase de la administración concomitante de medicamentos contraindicados previamente especificados."
    )

    assert plain is not None
    assert hard is not None
    assert hard < LEAST_EASE < plain


def test_a_text_is_measured_in_its_own_language_and_one_we_do_not_know_is_not() -> None:
    english = "Patients are required to abstain from alimentation preceding administration of anaesthetic agents."

    assert "grade" in complaint_about(english, "en-GB")
    assert complaint_about(english, "de") == ""
