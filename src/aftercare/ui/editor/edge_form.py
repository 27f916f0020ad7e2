"""An edge of a window as the few answers of a sentence: "6 hours before the visit", "at midnight before".

What a file says in a richer way (two numbers, another anchor, edges joined) is kept as it stands and shown as such; the
form never makes it poorer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

NONE = "none"
BEFORE = "before"
AFTER = "after"
AT_START = "at-start"
AT_END = "at-end"
DAY = "day"
SLEPT = "slept"
KEPT = "kept"
POINTS = (
    *("midnight-before", "evening-before", "night-before", "day-before", "morning-of", "treatment-day"),
    *("rest-of-day", "end-of-day", "night-after", "next-morning", "next-day"),
)
UNITS = ("minutes", "hours", "days", "weeks")

_LENGTH = re.compile(r"(\d{1,4}) (minute|hour|day|week)s?")
_SLEPT = {"state": "slept"}


class EdgeForm(NamedTuple):
    """The answers.

    Attributes:
        form: one of the forms above, or one of `POINTS`.
        amount: how many units, for before and after.
        unit: one of `UNITS`.
        day: whole days from the session day, for a day and a time.
        time: "18:00".
        with_sleep: True if a night's sleep has to have passed besides.
    """

    form: str = NONE
    amount: int = 0
    unit: str = "hours"
    day: int = -1
    time: str = "18:00"
    with_sleep: bool = False


def form_of(edge: object) -> EdgeForm:
    """The answers that an edge in a file stands for."""
    if edge is None:
        return EdgeForm()
    if not isinstance(edge, Mapping):
        return EdgeForm(KEPT)
    joined = edge.get("later_of")
    if set(edge) == {"later_of"} and isinstance(joined, list) and len(joined) == 2 and _SLEPT in joined:
        (other,) = [one for one in joined if one != _SLEPT] or [None]
        simple = form_of(other)
        is_simple = simple.form not in (KEPT, NONE, SLEPT)
        return simple._replace(with_sleep=True) if is_simple else EdgeForm(KEPT)
    return _simple_form(dict(edge))


def _simple_form(edge: dict[str, Any]) -> EdgeForm:
    match edge:
        case {"before": "start", "by": str(by), **rest} if not rest:
            return _length_form(BEFORE, by)
        case {"after": "end", "by": str(by), **rest} if not rest:
            return _length_form(AFTER, by)
        case {"at": "start", **rest} if not rest:
            return EdgeForm(AT_START)
        case {"at": "end", **rest} if not rest:
            return EdgeForm(AT_END)
        case {"day": int(day), "time": str(time), **rest} if not rest:
            return EdgeForm(DAY, day=day, time=time)
        case {"point": str(point), **rest} if not rest and point in POINTS:
            return EdgeForm(point)
        case {"state": "slept", **rest} if not rest:
            return EdgeForm(SLEPT)
        case _:
            return EdgeForm(KEPT)


def _length_form(form: str, by: str) -> EdgeForm:
    found = _LENGTH.fullmatch(by)
    return EdgeForm(form, int(found[1]), f"{found[2]}s") if found else EdgeForm(KEPT)


def edge_of(form: EdgeForm, kept: object) -> object:
    """The edge that these answers stand for; None for none, and what was there for one that is kept."""
    match form.form:
        case "none":
            return None
        case "kept":
            return kept
        case "slept":
            return dict(_SLEPT)
    simple = _simple_edge(form)
    return {"later_of": [simple, dict(_SLEPT)]} if form.with_sleep else simple


def _simple_edge(form: EdgeForm) -> dict[str, object]:
    unit = form.unit if form.amount != 1 else form.unit.removesuffix("s")
    match form.form:
        case "before":
            return {"before": "start", "by": f"{form.amount} {unit}"}
        case "after":
            return {"after": "end", "by": f"{form.amount} {unit}"}
        case "at-start":
            return {"at": "start"}
        case "at-end":
            return {"at": "end"}
        case "day":
            return {"day": form.day, "time": form.time}
        case point:
            return {"point": point}
