"""What lies on the desk: reminders that wait, what went by unheard, and corrections nobody has read yet."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.reminder import ReminderId, ReminderState


class Said(Enum):
    """What a person said when they looked back at something that went by while they were away."""

    KEPT = "kept"
    SLIPPED = "slipped"
    DONE = "done"
    NOT_DOING = "not-doing"
    ASKED = "asked"
    SEEN = "seen"

    @property
    def state(self) -> ReminderState | None:
        """The answer it is to a reminder that is still open; None if it is none."""
        return _STATES.get(self)


_STATES = {
    Said.KEPT: ReminderState.DONE,
    Said.DONE: ReminderState.DONE,
    Said.SLIPPED: ReminderState.ASKED,
    Said.ASKED: ReminderState.ASKED,
    Said.NOT_DOING: ReminderState.NOT_DOING,
}


@frozen
class WaitingReminder:
    """A reminder that was shown, was put off, or went by unheard.

    Attributes:
        session_id: the session it belongs to.
        reminder_id: its name.
        state: shown, snoozed, missed or lapsed.
        due: when it was to speak.
        is_away: True if its moment went by while the computer was off or asleep.
        snoozed_until: when it speaks again, if the person put it off.
    """

    session_id: str
    reminder_id: ReminderId
    state: ReminderState
    due: datetime
    is_away: bool = False
    snoozed_until: datetime | None = None


@frozen
class Slip:
    """Something the person said they did although it was not allowed, whose advice they have not put away yet."""

    session_id: str
    reminder_id: ReminderId


@frozen
class Correction:
    """A change of an appointment after something of the old one had been said.

    Attributes:
        number: its lasting number.
        session_id: the session.
        was: the appointment as it had been, in the zone of the clinic.
        told_for: the moment that was spoken of and no longer holds.
    """

    number: int
    session_id: str
    was: datetime
    told_for: datetime


@frozen
class DeskTable:
    """Everything that waits for the person, of all sessions; the latest reminder first, the oldest correction first."""

    waiting: tuple[WaitingReminder, ...] = ()
    slips: tuple[Slip, ...] = ()
    corrections: tuple[Correction, ...] = ()
