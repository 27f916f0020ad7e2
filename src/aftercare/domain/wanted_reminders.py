"""What one session wants said, handed from the plans to those who look after reminders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from aftercare.domain.frozen import frozen
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId


@frozen
class WantedReminders:
    """What the plan of one session wants said; nothing for a cancelled one.

    Attributes:
        session_id: the session.
        revision: its revision.
        reminders: all that is wanted, each by a name of its own.
        appointment: the planned start, in the zone of the clinic; None once it is called off, or where nobody follows
            whether it moves.
        is_followed: True if a change of the appointment has to be told.
        quiet: the hours in which only what is hard gives a notice; None for no such hours.
        hushed_until: the end of the session that is going on now, in which nothing makes a sound; None if none is.
        held: the permissions that may not be said now, because something forbids them, and when that may end; None for
            not before the person says so.
    """

    session_id: str
    revision: int
    reminders: tuple[Reminder, ...]
    appointment: datetime | None = None
    is_followed: bool = False
    quiet: QuietHours | None = None
    hushed_until: datetime | None = None
    held: Mapping[ReminderId, datetime | None] = field(default_factory=dict)
