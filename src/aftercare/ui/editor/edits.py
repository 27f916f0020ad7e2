"""What is typed into a field, as the value that belongs into the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aftercare.ui.editor.ports import PackBench

_DAY_KEYS = ("reviewed_on", "review_by")
_LIST_KEYS = ("address",)


def rule_value(rule: Mapping[str, object], key: str, value: str) -> object | None:
    """What belongs under a key of a rule for what was typed; None takes the key out, but for what every rule needs."""
    typed = value.strip()
    named = rule.get("topic")
    if key == "topic" and isinstance(named, list):
        return [typed, *(topic for topic in named[1:] if topic != typed)]
    return typed if key == "text" else typed or None


def with_value(rule: Mapping[str, object], key: str, value: object | None) -> dict[str, object]:
    """The same rule with another value; without the key for None."""
    changed = {**rule, key: value}
    return {name: one for name, one in changed.items() if one is not None}


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
        bench.set_clinic(table, key, int(text) if text.isdigit() else text or None)
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
