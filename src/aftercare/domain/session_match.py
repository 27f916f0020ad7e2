"""What an appointment of a file may mean for the sessions that are known: a new one, a move, or nothing new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import Enum

from aftercare.domain.appointment_file import FoundAppointment
from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session


class Meaning(Enum):
    """What is offered first; the person may say otherwise."""

    KNOWN = "known"
    ADD = "add"
    MOVE = "move"
    CALL_OFF = "call-off"
    DAY_ONLY = "day-only"
    PAST = "past"
    NOT_OURS = "not-ours"
    """The file calls off an appointment that is not among the sessions."""


@dataclass(frozen=True, slots=True)
class SessionMatch:
    """What an appointment may mean.

    Attributes:
        meaning: what is offered first.
        session: the session it is about; None for a new one.
        movable: the sessions that may be meant by a move, the likeliest first.
        is_certain: True if the file itself names the session, so that nothing has to be asked.
    """

    meaning: Meaning
    session: Session | None = None
    movable: tuple[Session, ...] = ()
    is_certain: bool = False


def session_id_of(found: FoundAppointment) -> str:
    """The lasting name of the session that an appointment becomes. The same file gives the same name again."""
    starts = found.starts.astimezone(UTC).isoformat() if found.starts else found.day.isoformat()
    return neutral_id("appointment-file", found.uid or starts)


def match(found: FoundAppointment, sessions: Sequence[Session], zone: tzinfo, now: datetime) -> SessionMatch:
    """What an appointment may mean for the sessions that are known.

    Args:
        found: the appointment.
        sessions: those that are known.
        zone: the clinic's.
        now: the moment it is.
    """
    kept = next((one for one in sessions if one.session_id == session_id_of(found)), None)
    coming = [one for one in sessions if not one.is_cancelled and one.end.astimezone(UTC) > now.astimezone(UTC)]
    # In UTC, as two moments in the hour that comes twice are never equal across zones.
    starts = found.starts.astimezone(UTC) if found.starts else None
    same = next((one for one in sessions if not one.is_cancelled and _starts(one) == starts), None)
    if found.is_cancelled:
        same = kept or same
        if same is None:
            return SessionMatch(Meaning.NOT_OURS)
        return SessionMatch(Meaning.KNOWN if same.is_cancelled else Meaning.CALL_OFF, same)
    if starts is None:
        return SessionMatch(Meaning.DAY_ONLY)
    if same is not None:
        return SessionMatch(Meaning.KNOWN, same)
    if starts <= now:
        return SessionMatch(Meaning.PAST)
    if kept is not None and kept.end_is_known:
        kept = None
    if kept is not None:
        return SessionMatch(Meaning.MOVE, kept, (kept,), is_certain=True)
    movable = tuple(sorted(coming, key=lambda one: abs(_starts(one) - starts)))
    movable = tuple(one for one in movable if not one.end_is_known)
    nearest = movable[0] if movable else None
    is_same_day = nearest is not None and _starts(nearest).astimezone(zone).date() == starts.astimezone(zone).date()
    return SessionMatch(Meaning.MOVE if is_same_day else Meaning.ADD, nearest if is_same_day else None, movable)


def _starts(session: Session) -> datetime:
    return session.planned_start.astimezone(UTC)
