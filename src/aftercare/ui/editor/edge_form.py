"""An edge of a window as the few answers of a sentence: "at least 6 to 8 hours before the visit", "at midnight before".

What a file says in a richer way (other edges joined, words of its own) is kept as it stands and shown as such; the form
never makes it poorer.
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
DAYS = "days"
SLEPT = "slept"
KEPT = "kept"
POINTS = (
    *("midnight-before", "evening-before", "night-before", "day-before", "few-days-before", "week-before"),
    *("morning-of", "treatment-day", "rest-of-day", "end-of-day", "evening-after", "night-after"),
    *("next-morning", "next-day", "week-after"),
)
VISITS = ("before-leaving-home", "on-arrival", "during-session", "before-discharge", "once-home")
STATES = (SLEPT, "feels-clear", "staff-said-so")
ASKS = ("not-stated", "told-personally")
UNITS = ("minutes", "hours", "days", "weeks", "months")

EXACTLY, BETWEEN, BETTER_LONGER = "exactly", "between", "better-longer"
BOUNDS = (EXACTLY, "at-least", "at-most", "about", BETWEEN, BETTER_LONGER)
TWO_NUMBERS = (BETWEEN, BETTER_LONGER)

COUNTED = {
    BEFORE: ("before", "start"),
    AFTER: ("after", "end"),
    "before-dose": ("before", "dose"),
    "after-dose": ("after", "dose"),
    "after-start": ("after", "start"),
    "before-end": ("before", "end"),
    "before-window": ("before", "window"),
    "after-window": ("after", "window"),
    "before-window-end": ("before", "window-end"),
    "after-window-end": ("after", "window-end"),
}
"""The forms with a length: the side it lies on, and what it is counted from."""
_FIXED: dict[str, dict[str, object]] = {
    AT_START: {"at": "start"},
    "at-dose": {"at": "dose"},
    AT_END: {"at": "end"},
    "at-window": {"at": "window"},
    "at-window-end": {"at": "window-end"},
    **{point: {"point": point} for point in POINTS},
    **{visit: {"visit": visit} for visit in VISITS},
    **{state: {"state": state} for state in STATES},
    **{ask: {"ask": ask} for ask in ASKS},
}

_LENGTH = re.compile(r"(\d{1,4}) (minute|hour|day|week|month)s?")
_SLEPT = {"state": SLEPT}


class EdgeForm(NamedTuple):
    """The answers.

    Attributes:
        form: one of the forms above.
        amount: how many units, for what is counted.
        unit: one of `UNITS`.
        day: whole days from the session day, for a day and a time.
        time: "18:00".
        with_sleep: True if a night's sleep has to have passed besides.
        how: one of `BOUNDS`.
        most: the larger of two numbers.
        last_day: the later of two days.
    """

    form: str = NONE
    amount: int = 0
    unit: str = "hours"
    day: int = -1
    time: str = "18:00"
    with_sleep: bool = False
    how: str = EXACTLY
    most: int = 0
    last_day: int = 0


def can_have_sleep(form: str) -> bool:
    """True for forms to which "and not before a night's sleep" can be joined."""
    return form in (AFTER, "after-dose", AT_END, *POINTS)


def form_of(edge: object) -> EdgeForm:
    """The answers that an edge in a file stands for."""
    if edge is None:
        return EdgeForm()
    if not isinstance(edge, Mapping):
        return EdgeForm(KEPT)
    joined = edge.get("later_of")
    if set(edge) == {"later_of"} and isinstance(joined, list) and len(joined) == 2 and joined[1] == _SLEPT:
        simple = form_of(joined[0])
        is_simple = can_have_sleep(simple.form) and not simple.with_sleep
        return simple._replace(with_sleep=True) if is_simple else EdgeForm(KEPT)
    form = _simple_form(dict(edge))
    return form if edge_of(form, edge) == edge else EdgeForm(KEPT)


def _simple_form(edge: dict[str, Any]) -> EdgeForm:
    match edge:
        case {"before": anchor, "by": by, **rest}:
            return _length_form(("before", anchor), by, rest)
        case {"after": anchor, "by": by, **rest}:
            return _length_form(("after", anchor), by, rest)
        case {"day": int(day), "time": str(time)}:
            return EdgeForm(DAY, day=day, time=time)
        case {"day": [int(day), int(last)], "time": str(time)}:
            return EdgeForm(DAYS, day=day, time=time, last_day=last)
        case _:
            return EdgeForm(next((form for form, fixed in _FIXED.items() if fixed == edge), KEPT))


def _length_form(counted: tuple[str, object], by: object, rest: dict[str, Any]) -> EdgeForm:
    form = next((name for name, one in COUNTED.items() if one == counted), KEPT)
    lengths = [_LENGTH.fullmatch(one) for one in (by if isinstance(by, list) else [by]) if isinstance(one, str)]
    found = [one for one in lengths if one is not None]
    if not 1 <= len(found) <= 2 or found[0][2] != found[-1][2]:
        return EdgeForm(KEPT)
    is_range = len(found) == 2
    how = str(rest.get("bound") or (BETWEEN if is_range else EXACTLY))
    most = int(found[1][1]) if is_range else 0
    return EdgeForm(form, int(found[0][1]), f"{found[0][2]}s", how=how, most=most)


def edge_of(form: EdgeForm, kept: object) -> object:
    """The edge that these answers stand for; None for none, and what was there for one that is kept."""
    if form.form == NONE:
        return None
    if form.form == KEPT:
        return kept
    simple = _simple_edge(form)
    return {"later_of": [simple, dict(_SLEPT)]} if form.with_sleep else simple


def _simple_edge(form: EdgeForm) -> dict[str, object]:
    if form.form in COUNTED:
        side, anchor = COUNTED[form.form]
        by = _length(form.amount, form.unit)
        given: object = [by, _length(form.most, form.unit)] if form.how in TWO_NUMBERS else by
        bound = {} if form.how in (EXACTLY, BETWEEN) else {"bound": form.how}
        return {side: anchor, "by": given, **bound}
    if form.form == DAY:
        return {"day": form.day, "time": form.time}
    if form.form == DAYS:
        return {"day": [form.day, form.last_day], "time": form.time}
    return dict(_FIXED[form.form])


def _length(amount: int, unit: str) -> str:
    return f"{amount} {unit if amount != 1 else unit.removesuffix('s')}"
