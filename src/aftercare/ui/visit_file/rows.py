"""What is shown of an appointment that came as a file, as values, before they are put into blocks."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from aftercare.domain.appointment_file import FileFault, FoundAppointment
from aftercare.domain.session_match import SessionMatch
from aftercare.domain.treatment import Treatment

NEW = "new"
"""The answer that it is a session of its own."""


class Asked(NamedTuple):
    """One appointment of a file, and what the person has answered about it so far.

    Attributes:
        found: the appointments of the file.
        place: which of them it is about.
        match: what it may mean for the sessions that are known.
        answer: ``NEW``, or the session that moves.
        treatment: how the medicine is given, for a new session; None while nobody said.
        length: how long the visit takes.
    """

    found: tuple[FoundAppointment, ...]
    place: int
    match: SessionMatch
    answer: str
    treatment: Treatment | None
    length: timedelta

    @property
    def one(self) -> FoundAppointment:
        """The appointment it is about."""
        return self.found[self.place]


class Refused(NamedTuple):
    """A file that cannot be used: its name, and why."""

    name: str
    fault: FileFault


class Finished(NamedTuple):
    """What was done, in one sentence."""

    said: str


class Failed(NamedTuple):
    """What could not be done, and what to do about it."""

    title: str
    detail: str
