"""What the person writes down for themselves, as the screens need it: in the private file, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aftercare.domain.condition import PatientFacts
    from aftercare.domain.medicines import Medicine
    from aftercare.domain.questions import QuestionList
    from aftercare.domain.ready_check import Answer
    from aftercare.domain.ride import RideNotes


class MedicineKeeper(Protocol):
    """Where the list of medicines is kept."""

    def load(self) -> Sequence[Medicine]:
        """The medicines in the order they were added."""

    def save(self, medicines: Sequence[Medicine]) -> None:
        """Keep these medicines in place of what was kept before."""


class PrivateNotes(Protocol):
    """Everything a person wrote down about getting ready. Each call either works or raises an ``AftercareError``."""

    @property
    def medicines(self) -> MedicineKeeper:
        """The list of medicines."""

    def facts(self) -> PatientFacts:
        """What is known of the patient, the kinds of medicine on their list among it."""

    def questions(self, session_id: str) -> QuestionList:
        """The questions to ask the clinic, and what is clear."""

    def save_questions(self, session_id: str, questions: QuestionList) -> None:
        """Keep these questions in place of what was kept before."""

    def ready_answers(self, session_id: str) -> Mapping[str, Answer]:
        """The answers of the ready check that hold; what was taken back is not among them."""

    def save_ready_answers(self, session_id: str, answers: Mapping[str, Answer], now: datetime) -> None:
        """Keep what was said to some of the questions."""

    def ride(self, session_id: str) -> RideNotes:
        """How the asking for a driver went."""

    def save_ride(self, session_id: str, ride: RideNotes) -> None:
        """Keep how the asking went."""
