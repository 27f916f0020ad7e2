"""What the medicines page decides: nothing about a medicine, everything about keeping what the person was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.ui import sample_medicines
from tests.ui.sample_medicines import MedicinesInMemory, alex, guidance

from aftercare.content.content_error import ContentError
from aftercare.domain.medicine_names import MedicineNames
from aftercare.domain.medicines import MedicineList, MedicineStatus
from aftercare.domain.store_errors import StoreFull
from aftercare.ui.medicines.presenter import MedicinesPresenter
from aftercare.ui.medicines.rows import MedicinesRows
from aftercare.ui.medicines.words import today_sentence


class Screen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.rows = MedicinesRows("", "", (), "", ())
        self.focused = ""

    def show_medicines(self, rows: MedicinesRows) -> None:
        self.rows = rows

    def focus_medicine(self, medicine_id: str) -> None:
        self.focused = medicine_id

    def focus_form(self) -> None:
        self.focused = "form"


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def store() -> MedicinesInMemory:
    return MedicinesInMemory(alex())


@pytest.fixture
def presenter(screen: Screen, store: MedicinesInMemory) -> MedicinesPresenter:
    made = MedicinesPresenter(
        screen, store, sample_medicines.names, lambda: sample_medicines.SETTING, guidance().wording, guidance().names
    )
    made.refresh()
    return made


def stored(store: MedicinesInMemory, medicine_id: str) -> MedicineStatus:
    medicine = MedicineList(store.medicines).of(medicine_id)
    assert medicine is not None
    return medicine.status


def test_the_list_is_by_name_and_says_who_answered_and_when(screen: Screen, presenter: MedicinesPresenter) -> None:
    lines = {row.name: row.line.replace("\N{NO-BREAK SPACE}", " ") for row in screen.rows.medicines}
    assert list(lines) == ["Diphenhydramine", "Lisinopril", "Lorazepam", "Sertraline", "Vitamin D"]
    assert lines["Sertraline"] == "Every morning. Dana, RN, May 8"
    assert lines["Lorazepam"] == "When needed. No answer yet"
    assert lines["Diphenhydramine"] == "At bedtime. Dana, RN, May 8. Ask when to start again"


def test_an_open_question_shows_the_number_the_reason_and_what_to_do_until_then(
    screen: Screen, presenter: MedicinesPresenter
) -> None:
    presenter.open("m3")
    detail = screen.rows.detail
    assert detail is not None
    assert detail.phone == sample_medicines.SETTING.phone
    assert detail.ask_line == "No answer yet? Take it as prescribed and call before you come."
    assert detail.reasons[0].startswith("Why ask: It may make the benefit weaker")
    presenter.open("m3")
    assert screen.rows.detail is None


def test_several_medicines_typed_at_once_all_start_at_ask_the_clinic(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    presenter.start_adding()
    presenter.type_taken("At night")
    presenter.type_names("lamictal 100mg, xyzmed and nardil")
    assert screen.rows.adding is not None
    assert [row.line for row in screen.rows.adding.readings] == [
        "We know this one: lamotrigine.",
        "We do not know this name, and that is OK. Ask the clinic about it.",
        "We know this one: MAOI antidepressants.",
    ]
    presenter.add()
    added = store.medicines[5:]
    assert [one.name for one in added] == ["lamictal", "xyzmed", "nardil"]
    assert {one.status for one in added} == {MedicineStatus.ASK_CLINIC}
    assert {one.taken for one in added} == {"At night"}
    assert added[0].strength == "100mg"
    assert screen.focused == added[0].medicine_id
    assert "100" not in " ".join(f"{row.name} {row.line}" for row in screen.rows.medicines)


def test_a_slip_says_what_it_was_read_as(screen: Screen, presenter: MedicinesPresenter) -> None:
    presenter.start_adding()
    presenter.type_names("lamictol")
    assert screen.rows.adding is not None
    assert screen.rows.adding.readings[0].line == "We read it as Lamictal: lamotrigine."


def test_of_several_possible_names_the_person_picks_one_or_none(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    for pick in ("", "Clonazepam"):
        presenter.start_adding()
        presenter.type_names("clorazepam")
        if pick:
            presenter.pick_name(0, pick)
            assert screen.rows.adding is not None
            assert screen.rows.adding.readings[0].picked == pick
        presenter.add()
    unpicked, picked = store.medicines[5:]
    assert (unpicked.name, unpicked.classes) == ("clorazepam", ())
    assert (picked.name, picked.classes) == ("clonazepam", ("benzodiazepines",))


def test_adding_nothing_asks_for_a_name(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    presenter.start_adding()
    presenter.type_names(" , ")
    presenter.add()
    assert screen.rows.adding is not None
    assert screen.rows.adding.lack == "Type the name of a medicine first."
    assert (screen.focused, len(store.medicines)) == ("form", 5)


def test_what_is_typed_waits_while_another_medicine_is_read(screen: Screen, presenter: MedicinesPresenter) -> None:
    presenter.open("m3")
    presenter.pick_status(MedicineStatus.HOLD)
    presenter.type_who("Dana")
    presenter.open("m1")
    presenter.open("m3")
    assert screen.rows.detail is not None
    assert (screen.rows.detail.picked, screen.rows.detail.who) == (MedicineStatus.HOLD, "Dana")


def test_a_hold_is_kept_only_with_who_and_when(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    presenter.open("m3")
    presenter.pick_status(MedicineStatus.HOLD)
    presenter.save_answer()
    assert screen.rows.detail is not None
    assert screen.rows.detail.lack == "Who told you to hold it? Write their name."
    presenter.type_who("Dana, RN")
    presenter.save_answer()
    assert screen.rows.detail.lack == "On what day did they say so?"
    assert stored(store, "m3") is MedicineStatus.ASK_CLINIC
    presenter.step_said(-1)
    presenter.step_said(-1)
    presenter.save_answer()
    medicine = MedicineList(store.medicines).of("m3")
    assert medicine is not None
    assert (medicine.status, medicine.answer.on) == (MedicineStatus.HOLD, date(2026, 5, 12))
    assert medicine.lacks_a_restart
    assert screen.rows.undo == "Lorazepam: Clinic said: hold."


def test_a_held_medicine_asks_from_when_on_it_may_be_taken_again(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    presenter.open("m4")
    assert screen.rows.detail is not None
    assert screen.rows.detail.restart is not None
    assert screen.rows.detail.restart.day == "Not told yet"
    assert "When can I take it again?" in screen.rows.detail.ask_line
    for _ in range(3):
        presenter.step_restart(1)
    presenter.save_answer()
    medicine = MedicineList(store.medicines).of("m4")
    assert medicine is not None
    assert medicine.restart_on == date(2026, 5, 15)
    assert screen.rows.detail.ask_line == ""
    presenter.forget_restart()
    assert screen.rows.detail.restart.day == "Not told yet"


def test_no_day_lies_in_the_future_and_no_restart_before_the_hold(
    screen: Screen, presenter: MedicinesPresenter
) -> None:
    presenter.open("m4")
    for _ in range(20):
        presenter.step_said(1)
    assert screen.rows.detail is not None
    assert screen.rows.detail.said is not None
    assert screen.rows.detail.said.day == "Wednesday, May 13"
    for _ in range(20):
        presenter.step_restart(-1)
    assert screen.rows.detail.restart is not None
    assert screen.rows.detail.restart.day == "Wednesday, May 13"


def test_every_change_can_be_undone(screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter) -> None:
    presenter.open("m3")
    presenter.pick_status(MedicineStatus.TAKE_AS_USUAL)
    presenter.save_answer()
    assert stored(store, "m3") is MedicineStatus.TAKE_AS_USUAL
    presenter.undo()
    assert store.medicines == alex()
    assert screen.rows.undo == ""
    presenter.remove()
    assert screen.rows.undo == "Lorazepam is off your list."
    assert len(store.medicines) == 4
    presenter.undo()
    presenter.undo()
    assert store.medicines == alex()


def test_what_could_not_be_saved_is_said_and_stays_typed(
    screen: Screen, store: MedicinesInMemory, presenter: MedicinesPresenter
) -> None:
    presenter.open("m3")
    presenter.pick_status(MedicineStatus.TAKE_AS_USUAL)
    store.failure = StoreFull("private.db", "no space")
    presenter.save_answer()
    assert screen.rows.problem.startswith("We could not save. The disk is full.")
    assert screen.rows.detail is not None
    assert screen.rows.detail.picked is MedicineStatus.TAKE_AS_USUAL
    assert stored(store, "m3") is MedicineStatus.ASK_CLINIC
    store.failure = None
    presenter.save_answer()
    assert screen.rows.problem == ""
    assert stored(store, "m3") is MedicineStatus.TAKE_AS_USUAL


def test_a_list_that_cannot_be_read_is_not_taken_for_an_empty_one(screen: Screen) -> None:
    store = MedicinesInMemory(alex())
    store.failure = StoreFull("private.db", "no space")
    presenter = MedicinesPresenter(
        screen, store, sample_medicines.names, lambda: sample_medicines.SETTING, guidance().wording, guidance().names
    )
    presenter.refresh()
    assert screen.rows.problem
    assert screen.rows.empty == "Your list cannot be shown right now."
    presenter.start_adding()
    presenter.type_names("nardil")
    presenter.add()
    assert len(store.medicines) == 5
    store.failure = None
    presenter.add()
    assert len(store.medicines) == 6


def test_without_the_list_of_names_everything_can_still_be_added(screen: Screen, store: MedicinesInMemory) -> None:
    def broken() -> MedicineNames:
        raise ContentError(())

    presenter = MedicinesPresenter(
        screen, store, broken, lambda: sample_medicines.SETTING, guidance().wording, guidance().names
    )
    presenter.refresh()
    presenter.open("m3")
    presenter.start_adding()
    presenter.type_names("nardil 15 mg")
    presenter.add()
    assert store.medicines[-1].name == "nardil 15 mg"
    assert store.medicines[-1].status is MedicineStatus.ASK_CLINIC


def test_the_names_are_not_read_before_somebody_types(screen: Screen, store: MedicinesInMemory) -> None:
    asked: list[str] = []

    def names() -> MedicineNames:
        asked.append("names")
        return sample_medicines.names()

    presenter = MedicinesPresenter(
        screen, store, names, lambda: sample_medicines.SETTING, guidance().wording, guidance().names
    )
    presenter.refresh()
    presenter.start_adding()
    assert asked == []
    presenter.type_names("l")
    presenter.type_names("la")
    assert asked == ["names"]


def test_a_search_shows_only_what_has_its_words(screen: Screen, presenter: MedicinesPresenter) -> None:
    presenter.search("morning")
    assert [row.name for row in screen.rows.medicines] == ["Lisinopril", "Sertraline"]
    presenter.search("zzz")
    assert screen.rows.empty == "No medicine on your list has these words."
    presenter.close_search()
    assert len(screen.rows.medicines) == 5


def test_today_says_how_many_are_still_to_be_asked() -> None:
    medicines = MedicineList(alex())
    assert today_sentence(medicines) == "Ask about 1 medicine"
    two = medicines.with_added([replace(alex()[2], medicine_id=alex()[2].medicine_id.__class__("m9"))])
    assert today_sentence(two) == "Ask about 2 medicines"
    assert today_sentence(medicines.without("m3")) == "Ask when to take Diphenhydramine again"
    assert today_sentence(MedicineList()) == ""
