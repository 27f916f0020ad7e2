"""What one sentence leads to: the window it means, for whom it is, and never an order to stop a medicine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clinic.drafting.score import HELD_OUT, SHEETS, maker, said_by

from aftercare.clinic.drafting.drafts import Doubt, Draft
from aftercare.clinic.spoken_words import stopping_words
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.topic import TopicTree

MAKER = maker()
HOLDING = ("Stop taking", "Hold", "Skip", "Do not take", "Discontinue", "Please stop", "Avoid", "Take half of")
MEDICINES = ("your lithium", "insulin", "your blood pressure pills", "Xanax", "your antidepressant", "all medications")
SUSPENDING = ("Suspenda", "No tome", "Deje de tomar", "Omita", "Evite")
MEDICAMENTOS = ("su insulina", "el litio", "sus anticoagulantes", "los antidepresivos", "todos sus medicamentos")
WHEN = ("the night before", "for 24 hours before", "on the day of treatment", "")


def drafts(sentence: str) -> tuple[Draft, ...]:
    return MAKER.drafted(sentence).drafts


def said(sentence: str) -> list[str]:
    return [line for draft in drafts(sentence) for line in said_by(draft)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nothing to eat after midnight.", "food | limit | midnight-before > start"),
        ("Do not eat for 6 hours before your visit.", "food | limit | start-6h > start"),
        ("No food after 10 pm the night before.", "food | limit | day-1 22:00 > start"),
        ("Clear liquids until 2 hours prior.", "clear-drinks | limit | start-2h > start"),
        ("Stop eating 4 to 6 hours before you come.", "food | limit | start-4h/6h > start"),
        ("No driving for 24 hours.", "driving | limit | start > end+24h"),
        ("Do not drive until the next day after a night's sleep.", "driving | limit | start > next-day&slept"),
        ("No alcohol 24 hours before and 48 hours after.", "alcohol | limit | start-24h > end+48h"),
        ("Please arrive fifteen minutes early.", "arrival | duty | at start-15m"),
        ("If you take insulin, call us first.", "diabetes-medicine | duty | - | diabetes-medicine"),
        ("No coma nada 6 horas antes de su cita.", "food | limit | start-6h > start"),
        ("No maneje hasta el día siguiente.", "driving | limit | start > next-day"),
        ("Call (503) 555-0142 with questions.", "phone | main | (503) 555-0142"),
    ],
)
def test_a_sentence_leads_to_the_rule_it_means(sentence: str, expected: str) -> None:
    assert expected in said(sentence)


def test_what_says_nothing_is_listed_and_leads_to_nothing() -> None:
    drafted = MAKER.drafted("We are so glad that you chose us. The building is blue. Alcohol was invented long ago.")

    assert drafted.drafts == ()
    assert [sentence.text for sentence in drafted.not_understood] == [
        "We are so glad that you chose us.",
        "The building is blue.",
        "Alcohol was invented long ago.",
    ]


@given(st.sampled_from(HOLDING), st.sampled_from(MEDICINES), st.sampled_from(WHEN))
def test_no_draft_ever_tells_anybody_to_stop_a_medicine(verb: str, medicine: str, when: str) -> None:
    for draft in drafts(f"{verb} {medicine} {when}.".replace(" .", ".")):
        assert_only_asks(draft)


@given(st.sampled_from(SUSPENDING), st.sampled_from(MEDICAMENTOS), st.sampled_from(("la noche anterior", "")))
def test_no_spanish_draft_does_either(verb: str, medicine: str, when: str) -> None:
    for draft in drafts(f"{verb} {medicine} {when}.".replace(" .", ".")):
        assert_only_asks(draft)


def test_an_order_about_a_medicine_does_not_travel_in_the_text_of_another_rule() -> None:
    found = drafts("Hold your insulin and do not eat for 6 hours before.")

    (food,) = [draft for draft in found if draft.rule and "food" in draft.rule.topics]
    assert food.rule is not None
    assert food.rule.text == ""
    assert {Doubt.MEDICINE, Doubt.CUT} <= set(food.doubts)
    assert "food | limit | start-6h > start" in said_by(food)


@pytest.mark.parametrize("sheet", [*SHEETS.glob("*.txt"), *HELD_OUT.glob("*.txt")], ids=lambda sheet: sheet.stem)
def test_no_draft_of_the_sheets_does(sheet: Path, topics: TopicTree) -> None:
    for draft in MAKER.drafted(sheet.read_text(encoding="utf-8")).drafts:
        if draft.rule and any(topics.covers(TopicId("medicines"), topic) for topic in draft.rule.topics):
            assert_only_asks(draft)


def assert_only_asks(draft: Draft) -> None:
    assert draft.rule is not None, draft
    assert draft.rule.force in (Force.MUST, Force.INFO)
    assert stopping_words(draft.rule.text, is_medicine=True) == ""
    assert Doubt.MEDICINE in draft.doubts


@given(st.text(max_size=400))
def test_any_text_leads_to_drafts_or_is_listed_and_nothing_breaks(text: str) -> None:
    drafted = MAKER.drafted(text)

    for draft in drafted.drafts:
        assert (draft.rule is None) is not (draft.phone is None)
