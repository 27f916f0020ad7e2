"""One appointment, planned and as it went."""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime, timedelta

from aftercare.domain.condition import Occasion
from aftercare.domain.edge import State
from aftercare.domain.frozen import frozen
from aftercare.domain.treatment import Treatment

END_ALLOWANCE = timedelta(minutes=30)
"""Added to the planned end while the actual end is unknown (clinical reference 7.4) [D]."""


@frozen
class Session:
    """One session of a course.

    Attributes:
        session_id: lasting name of the session.
        treatment: how the medicine is given.
        planned_start: aware moment of the appointment.
        planned_end: aware moment at which the visit is planned to end.
        actual_end: when the person was allowed to leave, once known.
        number: which session of the course, from 1; None if not known.
        of: how many are planned in the course.
        is_booster: True for a single session outside the first course.
        is_cancelled: True once it has been called off; its plan is then empty.
        dose: when the dose is given; the start stands in for it until known, which is the safe side.
        confirmed: what the patient or the staff confirmed, and when.
        revision: rises each time the appointment is moved.
    """

    session_id: str
    treatment: Treatment
    planned_start: datetime
    planned_end: datetime
    actual_end: datetime | None = None
    number: int | None = None
    of: int | None = None
    is_booster: bool = False
    is_cancelled: bool = False
    dose: datetime | None = None
    confirmed: dict[State, datetime] = field(default_factory=dict)
    revision: int = 0

    def __post_init__(self) -> None:
        for moment in (self.planned_start, self.planned_end, self.actual_end, self.dose):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a session needs moments with a zone")
        if self.planned_end <= self.planned_start:
            raise ValueError("a session ends after it starts")

    @property
    def occasion(self) -> Occasion | None:
        """First visit, a later one, or a booster; None if nobody said."""
        if self.is_booster:
            return Occasion.BOOSTER
        if self.number is None:
            return None
        return Occasion.FIRST if self.number == 1 else Occasion.LATER

    @property
    def end_is_known(self) -> bool:
        """True once somebody said when the person left; until then times after the session are "about"."""
        return self.actual_end is not None

    @property
    def end(self) -> datetime:
        """The end that aftercare counts from: the actual one, else the planned one and half an hour."""
        if self.actual_end is not None:
            return self.actual_end
        return (self.planned_end.astimezone(UTC) + END_ALLOWANCE).astimezone(self.planned_end.tzinfo)
