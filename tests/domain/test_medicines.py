"""The list of medicines: nothing on it is ever chosen by the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_medicine_names import names

from aftercare.domain.medicines import (
    NO_ANSWER,
    ClinicAnswer,
    Medicine,
    MedicineId,
    MedicineList,
    MedicineStatus,
    new_medicine,
    told_as_usual,
    told_to_ask,
    told_to_hold,
)

DANA = ClinicAnswer("Dana, RN", date(2026, 5, 8))
LORAZEPAM = Medicine(MedicineId("m1"), "Lorazepam", classes=("benzodiazepines",), taken="When needed")
SERTRALINE = Medicine(MedicineId("m2"), "Sertraline", classes=("ssri-snri-tca",), taken="Every morning")


def test_whatever_a_medicine_is_it_starts_at_ask_the_clinic() -> None:
    for name in names().names:
        (reading,) = names().recognise(name.name)
        medicine = new_medicine(MedicineId("m1"), reading)
        assert (medicine.status, medicine.answer) == (MedicineStatus.ASK_CLINIC, NO_ANSWER), name


@given(st.text(max_size=40))
def test_whatever_is_typed_starts_at_ask_the_clinic(typed: str) -> None:
    for reading in names().recognise(typed):
        assert new_medicine(MedicineId("m1"), reading).status is MedicineStatus.ASK_CLINIC


def test_a_new_medicine_keeps_its_name_as_typed_and_its_strength_apart() -> None:
    (reading,) = names().recognise("lamictal 100 mg")
    medicine = new_medicine(MedicineId("m1"), reading, " Every morning ")
    assert (medicine.name, medicine.strength, medicine.taken) == ("lamictal", "100 mg", "Every morning")
    assert medicine.classes == ("lamotrigine",)


def test_of_several_possible_names_the_picked_one_counts_and_none_before() -> None:
    (reading,) = names().recognise("clorazepam 1 mg")
    assert new_medicine(MedicineId("m1"), reading).classes == ()
    picked = next(name for name in names().names if name.name == "clonazepam")
    medicine = new_medicine(MedicineId("m1"), reading, picked=picked)
    assert (medicine.name, medicine.strength, medicine.classes) == ("clonazepam", "1 mg", ("benzodiazepines",))


@pytest.mark.parametrize("answer", [NO_ANSWER, ClinicAnswer("Dana, RN"), ClinicAnswer(" ", DANA.on)])
def test_a_hold_needs_who_said_so_and_when(answer: ClinicAnswer) -> None:
    with pytest.raises(ValueError, match="who said so and when"):
        told_to_hold(LORAZEPAM, answer)


def test_a_hold_stays_open_until_somebody_says_when_to_start_again() -> None:
    held = told_to_hold(LORAZEPAM, DANA)
    assert (held.is_open, held.is_to_be_asked, held.lacks_a_restart) == (True, False, True)
    assert not told_to_hold(LORAZEPAM, DANA, date(2026, 5, 15)).is_open


def test_nothing_starts_again_before_it_was_held() -> None:
    with pytest.raises(ValueError, match="before it was held"):
        told_to_hold(LORAZEPAM, DANA, date(2026, 5, 7))


def test_a_medicine_can_go_on_as_usual_without_anybody_having_said_so() -> None:
    assert not told_as_usual(LORAZEPAM).is_open
    assert told_as_usual(LORAZEPAM, DANA).answer == DANA


def test_taking_an_answer_back_leaves_nothing_of_it() -> None:
    assert told_to_ask(told_to_hold(LORAZEPAM, DANA, date(2026, 5, 15))) == LORAZEPAM


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: Medicine(MedicineId("m1"), " "), "needs a name"),
        (lambda: Medicine(MedicineId("m1"), "Zoloft", answer=DANA), "no answer while"),
        (lambda: Medicine(MedicineId("m1"), "Zoloft", restart_on=DANA.on), "only what is held"),
        (lambda: MedicineList((LORAZEPAM, LORAZEPAM)), "same id"),
    ],
)
def test_what_nobody_could_have_been_told_is_refused(make: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make()


def test_the_list_is_by_name_and_knows_what_is_still_to_be_asked() -> None:
    held = told_to_hold(Medicine(MedicineId("m3"), "diphenhydramine"), DANA)
    medicines = MedicineList((SERTRALINE, LORAZEPAM)).with_added([held]).with_changed(told_as_usual(SERTRALINE))
    assert [medicine.name for medicine in medicines.in_order] == ["diphenhydramine", "Lorazepam", "Sertraline"]
    assert medicines.to_ask == (LORAZEPAM,)
    assert medicines.without_restart == (held,)
    assert medicines.classes == {"benzodiazepines", "ssri-snri-tca"}
    assert medicines.of("m3") == held
    assert medicines.without("m3").of("m3") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [("", 2), ("sert", 1), ("MORNING", 1), ("lor need", 1), ("lor morning", 0), ("zzz", 0)],
)
def test_the_list_can_be_searched_by_name_and_by_when_it_is_taken(words: str, found: int) -> None:
    assert len(MedicineList((SERTRALINE, LORAZEPAM)).found(words)) == found
