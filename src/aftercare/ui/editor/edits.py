"""What is typed into a field, as the value that belongs into the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aftercare.ui.editor.condition_form import condition_of, from_text
from aftercare.ui.editor.edge_form import EdgeForm, edge_of
from aftercare.ui.editor.ports import PackBench

Changes = Mapping[str, object | None]
"""Values by key; None takes a key out."""

LISTS = ("allowed", "not_allowed", "except", "source")
NUMBERS = ("age_min", "age_max")
TABLES = ("blood_pressure", "schedule")
FEE_MARK = ":"
RANGE_MARK = " to "

_DAY_KEYS = ("reviewed_on", "review_by")
_LIST_KEYS = ("address",)
_TIMES = ("starts", "ends", "at", "on", "around")
_TIMINGS: dict[str, dict[str, object]] = {
    "edges": {"starts": {"before": "start", "by": "6 hours"}, "ends": {"at": "start"}},
    "at": {"at": {"day": -1, "time": "18:00"}},
    "on": {"on": "day-before"},
    "around": {"around": "24 hours"},
    "none": {},
}


def timing_of(rule: Mapping[str, object]) -> str:
    """In which way a rule says its time."""
    if "starts" in rule or "ends" in rule:
        return "edges"
    return next((key for key in ("at", "on", "around") if key in rule), "none")


def rule_changes(rule: Mapping[str, object], key: str, value: str) -> Changes:
    """What changes in a rule by what was typed or chosen; an empty field takes its key out, but for the text."""
    typed = value.strip()
    name, _, part = key.partition(".")
    match name:
        case "timing":
            return {**dict.fromkeys(_TIMES), **_TIMINGS[typed]} if typed != timing_of(rule) else {}
        case "topic":
            named = rule.get("topic")
            more = [topic for topic in named[1:] if topic != typed] if isinstance(named, list) else []
            return {"topic": [typed, *more] if isinstance(named, list) else typed}
        case "text":
            return {"text": typed}
        case "when" | "unless":
            return {name: condition_of(from_text(value), rule.get(name))}
        case "hard":
            return {"hard": True if typed == "yes" else None}
        case "treatments":
            return {"treatments": _switched(rule.get("treatments"), part, is_on=typed == "yes")}
        case "notice":
            return {"notice": [_band(line) for line in value.splitlines() if line.strip()] or None}
        case "length":
            return {"length": _range(typed)}
        case _ if name in LISTS:
            return {name: [line.strip() for line in value.splitlines() if line.strip()] or None}
        case _ if name in NUMBERS:
            return {name: _number(typed)}
        case _ if name in TABLES:
            before = rule.get(name)
            whole = {**(before if isinstance(before, dict) else {}), part: _number(typed) if typed else None}
            if name == "schedule" and part != "sessions":
                whole[part] = _range(typed)
            return {name: {inner: one for inner, one in whole.items() if one is not None} or None}
        case _:
            return {name: typed or None}


def word_value(key: str, value: str) -> object | None:
    """What belongs under a key of a rule's words in a further language."""
    return rule_changes({}, key, value)[key] if key in LISTS else value.strip() or None


def edge_changes(rule: Mapping[str, object], key: str, form: EdgeForm) -> Changes:
    """What changes in a rule by another edge, one of its reminders included."""
    name, _, number = key.partition(".")
    if not number:
        return {name: edge_of(form, rule.get(name))}
    given = rule.get(name)
    edges = list(given) if isinstance(given, list) else []
    at = int(number)
    edge = edge_of(form, edges[at] if at < len(edges) else None)
    edges[at : at + 1] = [] if edge is None else [edge]
    return {name: edges or None}


def with_changes(rule: Mapping[str, object], changes: Changes) -> dict[str, object]:
    """The same rule, changed."""
    return {name: one for name, one in {**rule, **changes}.items() if one is not None}


def _switched(given: object, treatment: str, *, is_on: bool) -> object | None:
    before = [str(one) for one in given] if isinstance(given, list) else []
    return [*(one for one in before if one != treatment), *([treatment] if is_on else [])] or None


def _band(line: str) -> dict[str, object]:
    within, _, fee = line.partition(FEE_MARK)
    return {"within": within.strip(), **({"fee": fee.strip()} if fee.strip() else {})}


def _range(typed: str) -> object | None:
    parts = [part.strip() for part in typed.split(RANGE_MARK)]
    return parts if len(parts) > 1 else typed or None


def _number(typed: str) -> object | None:
    """A number; what is none is kept as typed, for the check to tell of."""
    return int(typed) if typed.isascii() and typed.isdigit() else typed or None


def take_clinic(bench: PackBench, table: str, key: str, value: str) -> None:
    """Sets a key of ``clinic.toml``; what cannot be read is kept as typed, for the check to tell of."""
    text = value.strip()
    if table.startswith("phones."):
        _take_phone(bench, table.removeprefix("phones."), key, text)
    elif table == "hours":
        times = [part.strip() for part in text.replace("–", "to").replace("-", "to").split("to")]
        bench.set_clinic("hours", key, times if text else None)
    elif key in _DAY_KEYS:
        bench.set_clinic(table, key, _day(text))
    elif key == "serial":
        bench.set_clinic(table, key, _number(text))
    elif key in _LIST_KEYS:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        bench.set_clinic(table, key, parts or None)
    elif key == "sample":
        bench.set_clinic(table, key, True if value == "yes" else None)
    else:
        bench.set_clinic(table, key, text or None)


def _take_phone(bench: PackBench, name: str, key: str, text: str) -> None:
    phones = bench.clinic.get("phones")
    before = phones.get(name) if isinstance(phones, dict) else None
    phone = {**(before if isinstance(before, dict) else {}), key: text}
    kept = {part: words for part, words in phone.items() if words}
    bench.set_clinic("phones", name, kept or None)


def _day(text: str) -> object:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
