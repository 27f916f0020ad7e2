"""The edges of a window: when a rule begins and when it ends, as the clinic said it.

An edge is one of seven closed forms, and two ways to join them. It is not yet a moment: ``resolve.py`` turns it into
one for a given session. There is no other form, and nothing to evaluate.
"""

from __future__ import annotations

from datetime import time
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.length import LengthRange


class Anchor(Enum):
    """What a time is counted from. The last two are only for reminders of a rule."""

    START = "start"
    DOSE = "dose"
    END = "end"
    WINDOW_START = "window"
    WINDOW_END = "window-end"


class Side(Enum):
    """On which side of its anchor an edge lies."""

    BEFORE = "before"
    AFTER = "after"


class Point(Enum):
    """A part of the calendar that people name without a clock."""

    WEEK_BEFORE = "week-before"
    FEW_DAYS_BEFORE = "few-days-before"
    DAY_BEFORE = "day-before"
    EVENING_BEFORE = "evening-before"
    NIGHT_BEFORE = "night-before"
    MIDNIGHT_BEFORE = "midnight-before"
    MORNING_OF = "morning-of"
    TREATMENT_DAY = "treatment-day"
    REST_OF_DAY = "rest-of-day"
    END_OF_DAY = "end-of-day"
    EVENING_AFTER = "evening-after"
    NIGHT_AFTER = "night-after"
    NEXT_MORNING = "next-morning"
    NEXT_DAY = "next-day"
    WEEK_AFTER = "week-after"


class Visit(Enum):
    """A part of the visit, which has no clock time of its own."""

    BEFORE_LEAVING_HOME = "before-leaving-home"
    ON_ARRIVAL = "on-arrival"
    DURING_SESSION = "during-session"
    BEFORE_DISCHARGE = "before-discharge"
    ONCE_HOME = "once-home"


class State(Enum):
    """Something that is true of the patient once somebody confirms it."""

    SLEPT = "slept"
    FEELS_CLEAR = "feels-clear"
    STAFF_SAID_SO = "staff-said-so"
    OTHER = "other"


class AskReason(Enum):
    """Why the app does not know an edge and sends the person to the clinic."""

    NOT_STATED = "not-stated"
    TOLD_PERSONALLY = "told-personally"


@frozen
class Offset:
    """So long before or after an anchor, or at it when ``by`` is None."""

    anchor: Anchor
    side: Side = Side.BEFORE
    by: LengthRange | None = None


@frozen
class DayTime:
    """A day counted from the day of an anchor, with a local clock time.

    ``first_day`` and ``last_day`` are whole days; -1 is the day before. They differ when the clinic gives a range.
    """

    first_day: int
    last_day: int
    at: time
    anchor: Anchor = Anchor.START


@frozen
class AtPoint:
    """A named part of the calendar: its beginning when it opens a window, its end when it closes one."""

    point: Point


@frozen
class AtVisit:
    """A part of the visit: its beginning when it opens a window, its end when it closes one."""

    visit: Visit


@frozen
class AtWeekday:
    """A weekday with clock times, so many weeks before or after the session.

    Attributes:
        weekday: 0 is Monday, as in ``datetime.weekday``.
        opens: local time at which it begins.
        closes: local time at which it ends, or None for a moment.
        side: whether the weekday before or after the session is meant.
        times: on how many weeks in a row.
    """

    weekday: int
    opens: time
    closes: time | None = None
    side: Side = Side.BEFORE
    times: int = 1


@frozen
class WhenState:
    """When something is true of the patient. ``words`` says it for ``State.OTHER``: "you feel ready"."""

    state: State
    words: str = ""


@frozen
class AskClinic:
    """An edge the app does not know. A value, not a gap: the person is told to ask."""

    reason: AskReason


@frozen
class LaterOf:
    """Whichever of these comes last; all of them have to be reached."""

    edges: tuple[Edge, ...]


@frozen
class EarlierOf:
    """Whichever of these comes first."""

    edges: tuple[Edge, ...]


Edge = Offset | DayTime | AtPoint | AtVisit | AtWeekday | WhenState | AskClinic | LaterOf | EarlierOf


def parts_of(edge: Edge) -> tuple[Edge, ...]:
    """The simple edges that an edge is joined from, itself if it is simple."""
    if isinstance(edge, LaterOf | EarlierOf):
        return tuple(part for inner in edge.edges for part in parts_of(inner))
    return (edge,)
