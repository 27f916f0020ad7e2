"""What a person writes while they get ready comes back as they left it, out of the private file alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.medicines import Medicine, MedicineId
from aftercare.domain.questions import QuestionList
from aftercare.domain.ready_check import Answer
from aftercare.domain.ride import RideNotes
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.private_store import PrivateStore, open_private
from aftercare.storage.schedule_store import open_schedule

TASK, OTHER_TASK = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def store(tmp_path: Path, now: datetime, session: Session) -> Iterator[PrivateStore]:
    store = open_private(tmp_path, now)
    store.save_details(session)
    yield store
    store.close()


def test_questions_come_back_in_their_own_words_and_order(
    store: PrivateStore, tmp_path: Path, now: datetime, session: Session
) -> None:
    asked = (
        QuestionList()
        .with_question("", TASK, "Stop clear drinks")
        .with_question("¿Puedo traer a mi hermana?")
        .with_clear(OTHER_TASK)
    )
    store.notes.save_questions(session.session_id, asked)
    again = open_private(tmp_path, now)

    assert again.notes.questions(session.session_id) == asked
    assert again.notes.questions("another session") == QuestionList()
    again.close()


def test_what_was_typed_is_in_no_file_but_the_private_one(
    store: PrivateStore, tmp_path: Path, now: datetime, session: Session
) -> None:
    schedule = open_schedule(tmp_path, now)
    store.notes.save_questions(session.session_id, QuestionList().with_question("May I take lorazepam?"))
    store.notes.save_ready_answers(session.session_id, {"safe": Answer.NO}, now)
    schedule.close()

    with_words = [path.name for path in tmp_path.iterdir() if b"lorazepam" in path.read_bytes()]
    assert all(name.startswith("private.db") for name in with_words)
    assert with_words


def test_the_last_answer_holds_and_one_taken_back_is_gone(store: PrivateStore, now: datetime, session: Session) -> None:
    notes = store.notes
    notes.save_ready_answers(session.session_id, {"food": Answer.NO, "well": Answer.UNSURE}, now)
    notes.save_ready_answers(session.session_id, {"food": Answer.YES}, now)
    notes.save_ready_answers(session.session_id, {"well": Answer.NONE}, now)

    assert notes.ready_answers(session.session_id) == {"food": Answer.YES}


def test_how_the_asking_went_is_kept_and_is_empty_before(store: PrivateStore, session: Session) -> None:
    assert store.notes.ride(session.session_id) == RideNotes()

    asking = RideNotes(date(2026, 5, 10), DriverStatus.CONFIRMED)
    store.notes.save_ride(session.session_id, asking)

    assert store.notes.ride(session.session_id) == asking


def test_a_driver_can_be_forgotten_again(store: PrivateStore, session: Session) -> None:
    store.save_driver(session.session_id, Driver("Sam", "(503) 555-0117"))
    store.forget_driver(session.session_id)

    assert store.driver(session.session_id) is None


def test_kinds_of_medicine_on_the_list_are_known_to_the_plan_as_taken(store: PrivateStore) -> None:
    store.medicines.save([Medicine(MedicineId("m1"), "Lamictal", classes=("lamotrigine",))])

    assert store.notes.facts().takes == {"lamotrigine": True}


def test_a_damaged_answer_is_told_of_and_never_guessed(
    store: PrivateStore, tmp_path: Path, session: Session, now: datetime
) -> None:
    store.notes.save_ready_answers(session.session_id, {"food": Answer.YES}, now)
    with sqlite3.connect(tmp_path / "private.db") as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute("UPDATE ready_answer SET answer = 'maybe'")
    file.close()

    with pytest.raises(StoreUnreadable):
        store.notes.ready_answers(session.session_id)
