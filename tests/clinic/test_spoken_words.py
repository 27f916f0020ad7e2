"""Words that would tell a patient to stop a medicine are found; words that tell them to ask first are not."""

from __future__ import annotations

import pytest

from aftercare.clinic.spoken_words import stopping_words


@pytest.mark.parametrize(
    "text",
    [
        "Stop taking your antidepressants two days before.",
        "Stop your lithium the night before.",
        "Please discontinue all benzodiazepines.",
        "Skip your morning pills.",
        "Take half your usual dose.",
        "Reduce your insulin on the day.",
        "You should reduce your insulin on the day.",
        "Eat nothing, and skip your morning pills.",
        "All antidepressants must be stopped.",
        "Suspenda su medicamento para la presión dos días antes.",
        "Deje de tomar sus pastillas para dormir.",
        "Tome la mitad de su dosis de insulina.",
    ],
)
def test_telling_to_stop_is_found_whatever_the_rule_is_about(text: str) -> None:
    assert stopping_words(text, is_medicine=True)
    assert stopping_words(text, is_medicine=False)


@pytest.mark.parametrize(
    "text",
    [
        "Ask us about every medicine on your list. Do not stop one on your own.",
        "Do not stop taking any medicine unless your doctor tells you.",
        "Never skip your medicine without a word from us.",
        "Call us before you stop any medicine.",
        "Stop eating at 4 AM. Take your pills with a sip of water.",
        "Stop clear drinks at 8 AM.",
        "Keep taking opioids, muscle relaxants and anti-inflammatory medicines.",
        "Stopping one suddenly can make you ill.",
        "Alcohol can lower the effect of your medicine.",
        "The doctor may stop your medicine during the infusion.",
        "This medicine can reduce your blood pressure.",
        "No deje de tomar ningún medicamento por su cuenta.",
        "Pregúntenos antes de suspender un medicamento.",
        "Deje de comer a las 4. Tome sus pastillas con un poco de agua.",
    ],
)
def test_asking_first_and_stopping_something_else_are_fine(text: str) -> None:
    assert stopping_words(text, is_medicine=False) == ""


def test_a_rule_about_a_medicine_need_not_name_it() -> None:
    assert stopping_words("Stop taking it the day before.", is_medicine=True)
    assert stopping_words("Stop taking it the day before.", is_medicine=False) == ""
