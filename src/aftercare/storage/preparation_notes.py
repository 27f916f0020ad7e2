"""What the person writes down while they get ready: questions, answers of the ready check, how the asking went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.questions import Question, QuestionList
from aftercare.domain.ready_check import Answer
from aftercare.domain.ride import RideNotes
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.stored_time import utc_text

if TYPE_CHECKING:
    from aftercare.domain.condition import PatientFacts
    from aftercare.storage.medicine_table import MedicineTable
    from aftercare.storage.private_store import PrivateStore


class PreparationNotes:
    """The notes of all sessions, in the private file."""

    def __init__(self, store: PrivateStore) -> None:
        self._store = store
        self._database = store.database

    @property
    def medicines(self) -> MedicineTable:
        """The list of medicines."""
        return self._store.medicines

    def facts(self) -> PatientFacts:
        """What is known of the patient, the kinds of medicine on their list among it.

        Raises:
            StoreError: it cannot be read.
        """
        return self._store.known_facts()

    def questions(self, session_id: str) -> QuestionList:
        """The questions for a session, and what is clear.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows(
            "SELECT question_id, about, heading, words FROM question WHERE session_id = ? ORDER BY place", (session_id,)
        )
        clear = self._database.rows("SELECT about FROM clear_instruction WHERE session_id = ?", (session_id,))
        try:
            asked = tuple(Question(*(cast(str, field) for field in row)) for row in rows)
            return QuestionList(asked, frozenset(cast(str, row[0]) for row in clear))
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error

    def save_questions(self, session_id: str, questions: QuestionList) -> None:
        """Keep these questions in place of those kept before: all of them, or none.

        Raises:
            StoreError: they could not be saved; what was kept before still is.
        """
        with self._database.transaction():
            self._database.execute("DELETE FROM question WHERE session_id = ?", (session_id,))
            self._database.execute("DELETE FROM clear_instruction WHERE session_id = ?", (session_id,))
            for place, one in enumerate(questions.questions):
                self._database.execute(
                    "INSERT INTO question (session_id, question_id, place, about, heading, words)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (session_id, one.question_id, place, one.about, one.heading, one.words),
                )
            for about in sorted(questions.clear):
                self._database.execute(
                    "INSERT INTO clear_instruction (session_id, about) VALUES (?, ?)", (session_id, about)
                )

    def ready_answers(self, session_id: str) -> Mapping[str, Answer]:
        """The last answer to each question of the ready check, but for those taken back.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows(
            "SELECT question_id, answer FROM ready_answer WHERE session_id = ? ORDER BY entry", (session_id,)
        )
        try:
            last = {cast(str, question_id): Answer(answer) for question_id, answer in rows}
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
        return {question_id: answer for question_id, answer in last.items() if answer is not Answer.NONE}

    def save_ready_answers(self, session_id: str, answers: Mapping[str, Answer], now: datetime) -> None:
        """Keep answers: all of these, or none. No earlier one is lost.

        Raises:
            StoreError: they could not be saved.
        """
        with self._database.transaction():
            for question_id, answer in answers.items():
                self._database.execute(
                    "INSERT INTO ready_answer (session_id, question_id, answer, said_at) VALUES (?, ?, ?, ?)",
                    (session_id, question_id, answer.value, utc_text(now)),
                )

    def ride(self, session_id: str) -> RideNotes:
        """How the asking for a driver went.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self._database.rows("SELECT asked_on, backup_status FROM ride_note WHERE session_id = ?", (session_id,))
        try:
            for asked_on, backup_status in rows:
                day = None if asked_on is None else date.fromisoformat(cast(str, asked_on))
                return RideNotes(day, DriverStatus(backup_status))
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
        return RideNotes()

    def save_ride(self, session_id: str, ride: RideNotes) -> None:
        """Keep how the asking went.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO ride_note (session_id, asked_on, backup_status) VALUES (?, ?, ?)",
                (session_id, None if ride.asked_on is None else ride.asked_on.isoformat(), ride.backup_status.value),
            )
