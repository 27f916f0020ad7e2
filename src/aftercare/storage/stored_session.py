"""A session in two halves: its times, which are neutral, and its details, which are not."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aftercare.domain.edge import State
from aftercare.domain.frozen import frozen
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment


@frozen
class SessionTimes:
    """What the schedule knows of a session. The fields mean what they mean in `Session`.

    Attributes:
        zone: the zone of the clinic, in which the moments are given.
    """

    session_id: str
    revision: int
    zone: ZoneInfo
    planned_start: datetime
    planned_end: datetime
    actual_end: datetime | None
    number: int | None
    of: int | None
    is_cancelled: bool


@frozen
class SessionDetails:
    """What only the private file knows of a session. The fields mean what they mean in `Session`."""

    session_id: str
    treatment: Treatment
    is_booster: bool
    dose: datetime | None
    confirmed: dict[State, datetime]


def whole_session(times: SessionTimes, details: SessionDetails) -> Session:
    """The session again, out of its halves.

    Raises:
        ValueError: the halves belong to different sessions.
    """
    if times.session_id != details.session_id:
        raise ValueError(f"{times.session_id} and {details.session_id} are two sessions")
    return Session(
        session_id=times.session_id,
        treatment=details.treatment,
        planned_start=times.planned_start,
        planned_end=times.planned_end,
        actual_end=times.actual_end,
        number=times.number,
        of=times.of,
        is_booster=details.is_booster,
        is_cancelled=times.is_cancelled,
        dose=details.dose,
        confirmed=dict(details.confirmed),
        revision=times.revision,
    )
