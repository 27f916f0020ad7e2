"""What one session wants said, handed from the plans to those who look after reminders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from aftercare.domain.frozen import frozen
from aftercare.domain.guard import Guard
from aftercare.domain.plan import Plan
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
        held: the permissions that may not be said now, because something forbids them, and when that may end; None for
            not before the person says so.
        visit_until: when the visit that is going on ends, of whichever session; None while there is none. Nothing gives
            a notice before that (clinical reference 7.1).
    """

    session_id: str
    revision: int
    reminders: tuple[Reminder, ...]
    appointment: datetime | None = None
    is_followed: bool = False
    quiet: QuietHours | None = None
    held: Mapping[ReminderId, datetime | None] = field(default_factory=dict)
    visit_until: datetime | None = None


def wanted_of(plan: Plan, reminders: tuple[Reminder, ...], guard: Guard, now: datetime) -> WantedReminders:
    """What one session wants said at a moment, and what of it the other sessions keep from being said now.

    Args:
        plan: the plan of the session.
        reminders: its reminders that are still wanted.
        guard: knows what the sessions keep one another from saying.
        now: the moment.
    """
    session = plan.session
    return WantedReminders(
        session.session_id,
        session.revision,
        reminders,
        None if session.is_cancelled else plan.local(session.planned_start),
        is_followed=True,
        quiet=plan.quiet,
        held=guard.held_back(reminders, plan, now),
        visit_until=guard.visit_until(now),
    )
