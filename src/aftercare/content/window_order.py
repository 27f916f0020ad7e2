"""Whether a window can be seen to end before it starts, for every session there can be."""

from __future__ import annotations

from datetime import timedelta

from aftercare.domain.edge import (
    Anchor,
    AtPoint,
    AtVisit,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    Visit,
)

_RANK = {anchor: rank for rank, anchor in enumerate(Anchor)}
_VISIT_ORDER = {visit: order for order, visit in enumerate(Visit)}

# The days on which points begin and end, counted from the day the session starts or the day it ends.
_POINT_DAYS: dict[Point, tuple[tuple[Anchor, int], tuple[Anchor, int]]] = {
    Point.WEEK_BEFORE: ((Anchor.START, -7), (Anchor.START, -1)),
    Point.FEW_DAYS_BEFORE: ((Anchor.START, -3), (Anchor.START, -1)),
    Point.DAY_BEFORE: ((Anchor.START, -1), (Anchor.START, -1)),
    Point.EVENING_BEFORE: ((Anchor.START, -1), (Anchor.START, -1)),
    Point.NIGHT_BEFORE: ((Anchor.START, -1), (Anchor.START, 0)),
    Point.MIDNIGHT_BEFORE: ((Anchor.START, 0), (Anchor.START, 0)),
    Point.MORNING_OF: ((Anchor.START, 0), (Anchor.START, 0)),
    Point.TREATMENT_DAY: ((Anchor.START, 0), (Anchor.END, 0)),
    Point.REST_OF_DAY: ((Anchor.END, 0), (Anchor.END, 0)),
    Point.END_OF_DAY: ((Anchor.END, 0), (Anchor.END, 0)),
    Point.EVENING_AFTER: ((Anchor.END, 0), (Anchor.END, 0)),
    Point.NIGHT_AFTER: ((Anchor.END, 0), (Anchor.END, 1)),
    Point.NEXT_MORNING: ((Anchor.END, 1), (Anchor.END, 1)),
    Point.NEXT_DAY: ((Anchor.END, 1), (Anchor.END, 1)),
    Point.WEEK_AFTER: ((Anchor.END, 1), (Anchor.END, 7)),
}


def ends_before_it_starts(starts: Edge, ends: Edge) -> bool:
    """True if the end cannot come after the start. False where only a session could tell."""
    match starts:
        case LaterOf():
            return any(ends_before_it_starts(part, ends) for part in starts.edges)
        case EarlierOf():
            return all(ends_before_it_starts(part, ends) for part in starts.edges)
    match ends:
        case LaterOf():
            return all(ends_before_it_starts(starts, part) for part in ends.edges)
        case EarlierOf():
            return any(ends_before_it_starts(starts, part) for part in ends.edges)
    return _simple_ends_before(starts, ends)


def _simple_ends_before(starts: Edge, ends: Edge) -> bool:
    if isinstance(starts, Offset) and isinstance(ends, Offset):
        return _offset_ends_before(starts, ends)
    if isinstance(starts, AtVisit) and isinstance(ends, AtVisit):
        return _VISIT_ORDER[ends.visit] < _VISIT_ORDER[starts.visit]
    if isinstance(starts, DayTime) and isinstance(ends, DayTime) and starts.anchor is ends.anchor:
        return (ends.last_day, ends.at) <= (starts.first_day, starts.at)
    first, last = _first_day(starts), _last_day(ends)
    if first is None or last is None:
        return False
    # A session may end on the day after it starts; nothing longer is a visit.
    spare = 1 if first[0] is Anchor.START and last[0] is Anchor.END else 0
    return first[1] > last[1] + spare


def _offset_ends_before(starts: Offset, ends: Offset) -> bool:
    """Compares what is counted from the same anchor, or ends counted from an anchor that never comes later."""
    if _RANK[ends.anchor] > _RANK[starts.anchor]:
        return False
    earliest, latest = _distance(starts, Side.BEFORE), _distance(ends, Side.AFTER)
    may_coincide = starts.anchor is not ends.anchor and Anchor.DOSE in (starts.anchor, ends.anchor)
    return latest < earliest or (latest == earliest and not may_coincide)


def _distance(edge: Offset, towards: Side) -> timedelta:
    """How far after its anchor an offset lies, taking the end of a range that lies towards a side."""
    if edge.by is None:
        return timedelta(0)
    length = edge.by.longest if edge.side is towards else edge.by.shortest
    return length.rough if edge.side is Side.AFTER else -length.rough


def _first_day(edge: Edge) -> tuple[Anchor, int] | None:
    match edge:
        case AtPoint():
            return _POINT_DAYS[edge.point][0]
        case DayTime():
            return (Anchor.END if edge.anchor is Anchor.END else Anchor.START, edge.first_day)
        case _:
            return None


def _last_day(edge: Edge) -> tuple[Anchor, int] | None:
    match edge:
        case AtPoint():
            return _POINT_DAYS[edge.point][1]
        case DayTime():
            return (Anchor.END if edge.anchor is Anchor.END else Anchor.START, edge.last_day)
        case _:
            return None
