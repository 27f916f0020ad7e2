"""What an appointment file of a clinic or calendar says, before anybody has said that it is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from aftercare.domain.errors import AftercareError


class ClockSource(Enum):
    """Whose clock the time was read by."""

    ZONE = "zone"
    """The file names the zone, or gives UTC."""
    DOUBTFUL = "doubtful"
    """The file names a zone that its own rules, or we, read in another way."""
    NONE = "none"
    """The file names none: the clinic's own is taken, and the person has to look."""


@dataclass(frozen=True, slots=True)
class FoundAppointment:
    """One appointment of the file.

    Attributes:
        uid: the file's lasting name for it, with the day where a series was changed; empty if it has none.
        day: the day, by its own clock.
        starts: when it begins, with its zone; None if the file says the day alone.
        ends: when it is over; None if the file does not say.
        clock: whose clock the time was read by.
        title: what it is called.
        place: where it is.
        is_cancelled: True if the file calls it off.
        repeats: True if it stands for a series, of which this is the first.
    """

    uid: str
    day: date
    starts: datetime | None
    ends: datetime | None
    clock: ClockSource
    title: str
    place: str
    is_cancelled: bool
    repeats: bool


class FileFault(Enum):
    """Why an appointment file cannot be used."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NO_CALENDAR = "no-calendar"
    NO_APPOINTMENT = "no-appointment"
    OURS = "ours"
    """It is a calendar file that Aftercare made itself."""


class AppointmentFileError(AftercareError):
    """An appointment file cannot be used.

    Attributes:
        name: the file, for people.
        fault: why.
    """

    def __init__(self, name: str, fault: FileFault) -> None:
        super().__init__(f"{name}: {fault.value}")
        self.name = name
        self.fault = fault
