"""Reads how a rule speaks as a task and as a reminder."""

from __future__ import annotations

from aftercare.content.edge_reader import read_edge
from aftercare.content.length_reader import read_elapsed
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.table_reader import TableReader
from aftercare.domain.edge import Anchor, AskClinic, Edge, WhenState, parts_of
from aftercare.domain.filling import MARKS
from aftercare.domain.rule import Speech


def read_speech(table: TableReader) -> Speech:
    """The words and reminders that stand among the keys of a rule, or under ``limit`` or ``duty`` of a topic."""
    useful_for = table.value("useful_for")
    _check_answers(table)
    return Speech(
        task=table.text("task", marks=MARKS),
        detail=table.text("detail", marks=MARKS),
        label=table.text("label", marks=MARKS),
        line=table.text("line", marks=MARKS),
        tile=table.text("tile", marks=MARKS),
        remind=_remind(table),
        hard=table.claim("hard") or False,
        on_time=table.text("on_time", marks=MARKS),
        late=table.text("late", marks=MARKS),
        passed=table.text("passed", marks=MARKS),
        asks=table.text("asks", marks=MARKS),
        kept=table.text("kept", longest=LONGEST_NAME),
        slipped=table.text("slipped", longest=LONGEST_NAME),
        useful_for=None if useful_for is None else read_elapsed(useful_for, table.place.inside("useful_for")),
    )


def _remind(table: TableReader) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    for value, place in table.entries("remind"):
        edge = read_edge(value, place, tuple(Anchor))
        if edge is None:
            continue
        if any(isinstance(part, WhenState | AskClinic) for part in parts_of(edge)):
            place.fault("no clock tells when this is", 'remind at a time, such as { before = "window", by = "1 hour" }')
        edges.append(edge)
    return tuple(edges)


def _check_answers(table: TableReader) -> None:
    for one, other in (("kept", "slipped"), ("slipped", "kept")):
        if one in table and other not in table:
            table.fault(one, f"stands without {other}", f"write both answers, or leave {one} out")
