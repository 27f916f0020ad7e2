"""Reads when a rule holds: two edges, a moment, a named part of the day or visit, or no time at all."""

from __future__ import annotations

from aftercare.content.edge_reader import read_edge
from aftercare.content.findings import did_you_mean, listed, quoted
from aftercare.content.length_reader import WINDOW, read_length, read_length_range
from aftercare.content.table_reader import TableReader
from aftercare.content.window_order import ends_before_it_starts
from aftercare.domain.edge import Anchor, Edge, Offset, Point, Side, Visit
from aftercare.domain.rule import Every, Repeat, Timing

_WORDS = {every.value: every for every in Every if every is not Every.LENGTH}


def read_timing(table: TableReader) -> Timing:
    """When a rule holds."""
    ways = [key for key in ("at", "on", "around") if key in table]
    ways += [" and ".join(key for key in ("starts", "ends") if key in table)] if _has_edges(table) else []
    if len(ways) > 1:
        remedy = "keep one: starts and ends, or at, or on, or around"
        table.place.fault(f"this rule gives its time in {len(ways)} ways, by {listed(ways, 'and')}", remedy)
    starts, ends = _edge(table, "starts"), _edge(table, "ends")
    at, on, around = _edge(table, "at"), _named_part(table), _around(table)
    repeats = _repeats(table)
    _check_window(table, starts, ends)
    if around is not None:
        starts, ends = around
    return Timing(starts, ends, at, on, repeats)


def _has_edges(table: TableReader) -> bool:
    return "starts" in table or "ends" in table


def _edge(table: TableReader, key: str) -> Edge | None:
    value = table.value(key)
    return None if value is None else read_edge(value, table.place.inside(key))


def _named_part(table: TableReader) -> Point | Visit | None:
    value = table.value("on")
    if value is None:
        return None
    named: dict[str, Point | Visit] = {part.value: part for kind in (Point, Visit) for part in kind}
    if isinstance(value, str) and value in named:
        return named[value]
    word = value if isinstance(value, str) else ""
    remedy = did_you_mean(word, named, 'write a part of the calendar or visit, such as on = "morning-of"')
    table.fault("on", f"{quoted(value)} is not a part of the calendar or visit", remedy)
    return None


def _around(table: TableReader) -> tuple[Edge, Edge] | None:
    value = table.value("around")
    by = None if value is None else read_length_range(value, table.place.inside("around"), WINDOW)
    return None if by is None else (Offset(Anchor.START, Side.BEFORE, by), Offset(Anchor.END, Side.AFTER, by))


def _repeats(table: TableReader) -> Repeat | None:
    value = table.value("repeats")
    if value is None:
        return None
    if isinstance(value, str) and value in _WORDS:
        return Repeat(_WORDS[value])
    place = table.place.inside("repeats")
    if isinstance(value, str) and not any(mark.isdigit() for mark in value):
        words = [f'"{word}"' for word in _WORDS]
        place.fault(f"{quoted(value)} is not known here", f'write {listed(words)}, or a length such as "15 minutes"')
        return None
    length = read_length(value, place, WINDOW)
    return None if length is None else Repeat(Every.LENGTH, length)


def _check_window(table: TableReader, starts: Edge | None, ends: Edge | None) -> None:
    if "starts" in table and "ends" not in table:
        remedy = 'write ends, such as { at = "start" }; { ask = "not-stated" } if the clinic names no end'
        table.fault("ends", "is missing, so this rule never ends", remedy)
    elif "ends" in table and "starts" not in table:
        remedy = 'write starts, such as { at = "end" } or { point = "treatment-day" }'
        table.fault("starts", "is missing, so this rule has no beginning", remedy)
    elif starts is not None and ends is not None and ends_before_it_starts(starts, ends):
        table.fault("ends", "the window ends before it starts", "let ends come after starts")
