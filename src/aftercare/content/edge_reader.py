"""Reads the edges of a window. The form is told by its key; there are nine forms and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from aftercare.content.findings import closest, listed, quoted
from aftercare.content.length_reader import WINDOW, read_bound, read_length_range_of
from aftercare.content.place import Place
from aftercare.content.table_reader import TableReader, read_choice, read_clock
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)

DEEPEST = 3
"""How many times edges may be joined inside one another."""
MOST_JOINED = 8
MOST_DAYS = 366
MOST_WEEKS = 52

SESSION_ANCHORS = (Anchor.START, Anchor.DOSE, Anchor.END)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_EXAMPLE = '{ before = "start", by = "6 hours" }'
_TIME_EXAMPLE = 'write time = "18:00"'


def read_edge(
    value: object, place: Place, anchors: tuple[Anchor, ...] = SESSION_ANCHORS, depth: int = 0
) -> Edge | None:
    """One edge.

    Args:
        value: what stands in the file.
        place: where it stands.
        anchors: what a time may be counted from here.
        depth: how many edges it is joined inside.
    """
    if not isinstance(value, dict):
        place.fault(f"{quoted(value)} is not an edge", f"write an edge in braces, such as {_EXAMPLE}")
        return None
    table = TableReader(value, place)
    forms = [form for form in _FORMS if form in value]
    if len(forms) != 1:
        _tell_of_forms(table, forms)
        return None
    if forms[0] in _JOINS:
        edge = _read_join(table, forms[0], anchors, depth)
    elif forms[0] in _OFFSETS:
        edge = _OFFSETS[forms[0]](table, anchors)
    else:
        edge = _SIMPLE[forms[0]](table)
    table.finish()
    return edge


def _tell_of_forms(table: TableReader, forms: list[str]) -> None:
    if forms:
        remedy = f"keep one of {listed(forms, 'and')}; later_of and earlier_of join two edges"
        table.place.fault(f"this edge says {listed(forms, 'and')} at once", remedy)
        return
    guess = next(filter(None, (closest(key, _FORMS) for key in table)), "")
    meant = f'did you mean "{guess}"?' if guess else f"write an edge such as {_EXAMPLE}"
    table.place.fault(f"this edge has none of {listed(_FORMS)}", meant)


def _read_before(table: TableReader, anchors: tuple[Anchor, ...]) -> Edge | None:
    return _read_offset(table, "before", Side.BEFORE, anchors)


def _read_after(table: TableReader, anchors: tuple[Anchor, ...]) -> Edge | None:
    return _read_offset(table, "after", Side.AFTER, anchors)


def _read_offset(table: TableReader, key: str, side: Side, anchors: tuple[Anchor, ...]) -> Edge | None:
    anchor = _read_anchor(table, key, anchors)
    given = table.value("by", f'write how long, such as by = "6 hours"; for no time at all write at instead of {key}')
    bound = read_bound(table)
    if given is None:
        return None
    by = read_length_range_of(given, table.place.inside("by"), WINDOW, bound)
    return None if anchor is None or by is None else Offset(anchor, side, by)


def _read_at(table: TableReader, anchors: tuple[Anchor, ...]) -> Edge | None:
    anchor = _read_anchor(table, "at", anchors)
    return None if anchor is None else Offset(anchor)


def _read_anchor(table: TableReader, key: str, anchors: tuple[Anchor, ...]) -> Anchor | None:
    value = table.value(key)
    place = table.place.inside(key)
    if value in ("window", "window-end") and anchors == SESSION_ANCHORS:
        place.fault(f"{quoted(value)} can only be counted from in remind", 'write "start", "dose" or "end"')
        return None
    return read_choice(value, place, Anchor, anchors)


def _read_day(table: TableReader) -> Edge | None:
    days = _read_days(table)
    at = table.clock("time", f'{_TIME_EXAMPLE}; for the whole day write point = "day-before" or another point')
    anchor = _read_anchor(table, "of", SESSION_ANCHORS) if "of" in table else Anchor.START
    return None if days is None or at is None or anchor is None else DayTime(*days, at, anchor)


def _read_days(table: TableReader) -> tuple[int, int] | None:
    value = table.value("day")
    given = value if isinstance(value, list) else [value, value]
    days = [day for day in given if isinstance(day, int) and not isinstance(day, bool) and abs(day) <= MOST_DAYS]
    if len(given) != 2 or len(days) != 2:
        remedy = "write whole days from the session, such as day = -1, or two of them: day = [-14, -7]"
        table.fault("day", f"{quoted(value)} is not a day, or not two", remedy)
        return None
    first, last = days
    if last < first or (isinstance(value, list) and first == last):
        table.fault("day", f"{last} does not come after {first}", "write the earlier day first: day = [-14, -7]")
        return None
    return first, last


def _read_point(table: TableReader) -> Edge | None:
    point = table.choice("point", Point)
    return None if point is None else AtPoint(point)


def _read_visit(table: TableReader) -> Edge | None:
    visit = table.choice("visit", Visit)
    return None if visit is None else AtVisit(visit)


def _read_weekday(table: TableReader) -> Edge | None:
    name = table.value("weekday")
    clocks = _read_clocks(table)
    times = table.whole_number("times", 1, MOST_WEEKS)
    side = table.choice("side", Side) if "side" in table else Side.BEFORE
    if not isinstance(name, str) or name.lower() not in WEEKDAYS:
        guess = closest(name, WEEKDAYS) if isinstance(name, str) else ""
        table.fault("weekday", f"{quoted(name)} is not a weekday", f'write weekday = "{guess or "tuesday"}"')
        return None
    if clocks is None or side is None:
        return None
    return AtWeekday(WEEKDAYS.index(name.lower()), clocks[0], clocks[1], side, 1 if times is None else times)


def _read_clocks(table: TableReader) -> tuple[time, time | None] | None:
    given = list(table.entries("time", f'{_TIME_EXAMPLE} or time = ["14:30", "16:00"]'))
    clocks = [clock for value, place in given if (clock := read_clock(value, place)) is not None]
    if not clocks or len(clocks) < len(given):
        return None
    if len(clocks) > 2 or (len(clocks) == 2 and clocks[1] <= clocks[0]):
        table.fault("time", "this is not one time, or an earlier and a later one", 'write time = ["14:30", "16:00"]')
        return None
    return clocks[0], clocks[1] if len(clocks) == 2 else None


def _read_state(table: TableReader) -> Edge | None:
    state = table.choice("state", State)
    words = table.text("words")
    if state is State.OTHER and "words" not in table:
        table.fault("words", "is missing", 'say what has to be true, such as words = "you feel ready"')
    elif state not in (None, State.OTHER) and words:
        table.fault("words", 'only goes with state = "other"', 'leave it out, or write state = "other"')
    return None if state is None else WhenState(state, words)


def _read_ask(table: TableReader) -> Edge | None:
    reason = table.choice("ask", AskReason)
    return None if reason is None else AskClinic(reason)


def _read_join(table: TableReader, key: str, anchors: tuple[Anchor, ...], depth: int) -> Edge | None:
    value = table.value(key)
    place = table.place.inside(key)
    if not isinstance(value, list) or not 2 <= len(value) <= MOST_JOINED:
        place.fault(f"{quoted(value)} does not join edges", f"write 2 to {MOST_JOINED} edges in square brackets")
        return None
    if depth >= DEEPEST:
        place.fault(
            f"edges are joined more than {DEEPEST} deep", "use fewer later_of and earlier_of inside one another"
        )
        return None
    parts = [read_edge(entry, place.inside(index), anchors, depth + 1) for index, entry in enumerate(value)]
    edges = tuple(part for part in parts if part is not None)
    return _JOINS[key](edges) if len(edges) == len(parts) else None


_OFFSETS: dict[str, Callable[[TableReader, tuple[Anchor, ...]], Edge | None]] = {
    "before": _read_before,
    "after": _read_after,
    "at": _read_at,
}
_SIMPLE: dict[str, Callable[[TableReader], Edge | None]] = {
    "day": _read_day,
    "point": _read_point,
    "weekday": _read_weekday,
    "visit": _read_visit,
    "state": _read_state,
    "ask": _read_ask,
}
_JOINS: dict[str, Callable[[tuple[Edge, ...]], Edge]] = {"later_of": LaterOf, "earlier_of": EarlierOf}
_FORMS = (*_OFFSETS, *_SIMPLE, *_JOINS)
