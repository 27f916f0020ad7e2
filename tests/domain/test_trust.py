"""Who may replace a clinic's rules on a patient's computer, and what the patient is asked before it happens."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.samples import RIVERSIDE_PHONE, before, pack, rule

from aftercare.domain.clinic import ClinicPack, DayTimes, PhoneNumber
from aftercare.domain.edge import Anchor, Offset
from aftercare.domain.rule import BloodPressure, Force, Quantities, Timing
from aftercare.domain.trust import (
    Accepted,
    Answers,
    Ask,
    Draft,
    Measure,
    PackOffer,
    Pin,
    Refusal,
    Refused,
    Unchanged,
    Verdict,
    judge,
    safety_changes,
)

OLD, NEW, STRANGER = "aa" * 32, "bb" * 32, "cc" * 32
WORDS = ("amber", "canoe", "lantern", "muffin", "pelican", "violin")
OTHER_WORDS = ("violin", "canoe", "lantern", "muffin", "pelican", "amber")
FASTING = Timing(starts=before(6), ends=Offset(Anchor.START))
SHORTER = Timing(starts=before(2), ends=Offset(Anchor.START))
FOOD = rule("stop-food", "food", timing=FASTING)
COMPARED = Answers(words_agree=True)


def numbered(serial: int, *rules: Any, **more: Any) -> ClinicPack:
    return dataclasses.replace(pack(*(rules or (FOOD,))), serial=serial, is_signed=True, **more)


def offer(serial: int = 3, signer: str | None = OLD, *accepted: str, of: ClinicPack | None = None) -> PackOffer:
    keys = accepted or ((signer,) if signer else ())
    said = of or numbered(serial)
    return PackOffer(said, f"digest of {serial} by {signer}", signer, keys, WORDS if signer == OLD else OTHER_WORDS)


def taken(verdict: Verdict) -> Pin:
    assert isinstance(verdict, Accepted)
    return verdict.pin


@pytest.fixture
def pin() -> Pin:
    return taken(judge(offer(), None, None, COMPARED))


def test_the_first_pack_of_a_clinic_asks_to_compare_its_six_words() -> None:
    assert judge(offer(), None, None) == Ask(WORDS)


def test_after_the_words_agreed_the_key_is_pinned(pin: Pin) -> None:
    assert pin == Pin(pack().pack_id, (OLD,), 3, f"digest of 3 by {OLD}")


def test_the_next_pack_of_the_same_key_asks_nothing(pin: Pin) -> None:
    assert taken(judge(offer(4), pin, numbered(3))).serial == 4


def test_the_pack_that_is_in_use_is_recognised(pin: Pin) -> None:
    assert judge(offer(), pin, numbered(3)) == Unchanged()


def test_a_pack_that_was_lost_can_be_taken_again(pin: Pin) -> None:
    assert taken(judge(offer(), pin, None)) == pin


@pytest.mark.parametrize("answers", [None, COMPARED])
def test_another_key_cannot_touch_a_clinic_whatever_is_clicked(pin: Pin, answers: Answers | None) -> None:
    assert judge(offer(9, STRANGER), pin, numbered(3), answers) == Refused(Refusal.OTHER_KEY)


def test_a_stranger_who_also_names_the_clinics_key_is_a_stranger(pin: Pin) -> None:
    assert judge(offer(9, STRANGER, STRANGER, OLD), pin, None, COMPARED) == Refused(Refusal.OTHER_KEY)


def test_a_key_that_the_old_one_announced_signs_without_a_question(pin: Pin) -> None:
    announced = taken(judge(offer(4, OLD, OLD, NEW), pin, None))
    assert taken(judge(offer(5, NEW, NEW), announced, None)).keys == (NEW,)


def test_a_key_that_was_left_out_of_the_list_no_longer_counts(pin: Pin) -> None:
    announced = taken(judge(offer(4, OLD, OLD, NEW), pin, None))
    moved = taken(judge(offer(5, NEW, NEW), announced, None))
    assert judge(offer(6, OLD), moved, None) == Refused(Refusal.OTHER_KEY)


def test_an_older_pack_never_comes_back(pin: Pin) -> None:
    later = taken(judge(offer(7), pin, None))
    assert judge(offer(6), later, None) == Refused(Refusal.OLDER)


def test_two_packs_with_one_number_are_not_both_taken(pin: Pin) -> None:
    other = dataclasses.replace(offer(), digest="another")
    assert judge(other, pin, numbered(3)) == Refused(Refusal.SAME_NUMBER)


def test_a_draft_can_be_tried_where_nothing_is_pinned() -> None:
    assert judge(offer(signer=None), None, None) == Draft()


def test_a_draft_never_takes_the_place_of_a_signed_pack(pin: Pin) -> None:
    assert judge(offer(99, signer=None), pin, None, COMPARED) == Refused(Refusal.DRAFT)


def test_after_a_lost_key_the_words_of_the_new_card_are_typed(pin: Pin) -> None:
    typed = Answers(typed_words=tuple(f" {word.upper()}" for word in OTHER_WORDS))
    assert taken(judge(offer(4, NEW), pin, None, typed)).keys == (NEW,)


def test_a_lost_key_is_said_to_be_one_while_anything_is_still_asked(pin: Pin) -> None:
    changed = numbered(4, rule("stop-food", "food", timing=SHORTER))
    asked = judge(offer(4, NEW, of=changed), pin, numbered(3), Answers(typed_words=OTHER_WORDS))
    assert isinstance(asked, Ask)
    assert asked.key_is_replaced
    assert asked.changes


def test_the_wrong_words_are_refused(pin: Pin) -> None:
    assert judge(offer(4, NEW), pin, None, Answers(typed_words=WORDS)) == Refused(Refusal.OTHER_WORDS)
    assert judge(offer(4, NEW), pin, None, Answers(typed_words=OTHER_WORDS[:5])) == Refused(Refusal.OTHER_WORDS)


def test_the_words_of_a_new_card_do_not_bring_an_old_pack_back(pin: Pin) -> None:
    assert judge(offer(2, NEW), pin, None, Answers(typed_words=OTHER_WORDS)) == Refused(Refusal.OLDER)


def test_a_changed_safety_number_is_shown_old_and_new_and_then_taken(pin: Pin) -> None:
    changed = numbered(4, rule("stop-food", "food", timing=SHORTER))
    asked = judge(offer(4, of=changed), pin, numbered(3))
    assert isinstance(asked, Ask)
    (change,) = asked.changes
    assert (change.measure, change.name, change.old, change.new) == (Measure.TIMING, "stop-food", FASTING, SHORTER)
    confirmed = Answers(changes_confirmed=asked.changes)
    assert taken(judge(offer(4, of=changed), pin, numbered(3), confirmed)).serial == 4


def test_a_yes_to_one_change_is_no_yes_to_another(pin: Pin) -> None:
    seen = judge(offer(4, of=numbered(4, rule("stop-food", "food", timing=SHORTER))), pin, numbered(3))
    assert isinstance(seen, Ask)
    later = numbered(5)
    asked = judge(
        offer(5, of=dataclasses.replace(later, phones=())), pin, later, Answers(changes_confirmed=seen.changes)
    )
    assert isinstance(asked, Ask)
    assert [change.measure for change in asked.changes] == [Measure.PHONE]


@pytest.mark.parametrize(
    ("changed", "measure"),
    [
        ({"phones": (PhoneNumber("main", "(503) 555-0100"),)}, Measure.PHONE),
        ({"phones": (RIVERSIDE_PHONE, PhoneNumber("after-hours", "(503) 555-0199"))}, Measure.PHONE),
        ({"country": "CA"}, Measure.COUNTRY),
        ({"zone": "America/New_York"}, Measure.ZONE),
        ({"day_times": DayTimes(bedtime=DayTimes().evening)}, Measure.DAY_TIMES),
        ({"treatments": ()}, Measure.VISIT),
        ({"rules": ()}, Measure.RULE),
        ({"rules": (FOOD, rule("more", "alcohol"))}, Measure.RULE),
        ({"rules": (dataclasses.replace(FOOD, force=Force.MAY),)}, Measure.FORCE),
        ({"rules": (dataclasses.replace(FOOD, unless="you are hungry"),)}, Measure.FOR_WHOM),
        ({"rules": (dataclasses.replace(FOOD, quantities=Quantities(age_min=16)),)}, Measure.AGE),
        (
            {"rules": (dataclasses.replace(FOOD, quantities=Quantities(blood_pressure=BloodPressure(200, 120))),)},
            Measure.BLOOD_PRESSURE,
        ),
        ({"rules": (dataclasses.replace(FOOD, quantities=Quantities(excepted=("eggs",))),)}, Measure.AMOUNT),
    ],
)
def test_every_kind_of_safety_number_is_noticed(changed: dict[str, Any], measure: Measure) -> None:
    old = dataclasses.replace(pack(FOOD), phones=(RIVERSIDE_PHONE,))
    new = dataclasses.replace(old, **changed)
    assert {change.measure for change in safety_changes(old, new)} == {measure}
    back = safety_changes(new, old)
    assert {(change.old, change.new) for change in back} == {(one.new, one.old) for one in safety_changes(old, new)}


def test_better_words_change_no_number() -> None:
    worded = dataclasses.replace(FOOD, text="Eat nothing for six hours.", why="It keeps you safe.", place="rules:2")
    assert safety_changes(pack(FOOD), dataclasses.replace(pack(worded), serial=9, short_name="R")) == ()


keys = st.sampled_from([OLD, NEW, STRANGER])
offers = st.builds(
    lambda serial, signer, more: offer(serial, signer, signer, *more),
    st.integers(1, 6),
    keys,
    st.lists(keys, max_size=2),
)


@given(history=st.lists(offers, max_size=12), compared=st.booleans())
def test_whatever_comes_the_number_never_goes_back_and_only_announced_keys_follow(
    history: list[PackOffer], compared: bool
) -> None:
    pin: Pin | None = None
    for one in history:
        verdict = judge(one, pin, None, Answers(words_agree=compared))
        if isinstance(verdict, Accepted):
            assert pin is None or (verdict.pin.serial >= pin.serial and one.signer in pin.keys)
            assert pin is not None or compared
            pin = verdict.pin
