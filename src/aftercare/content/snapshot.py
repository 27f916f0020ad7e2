"""Checked content in a form that reads fast: plain JSON that names our own values and their fields, and nothing else.

Reading and checking TOML takes longer than a person should wait for a window. What was read and found sound is kept,
and is used again only while the files it came from are the same. Only the classes listed here can come out of a
snapshot; it holds no code and cannot name any.

A snapshot is one list. Each entry is a text, a number, a truth or nothing at all, or the name of a kind of value with
the places of its parts, which all stand before it; the last entry is the whole. What occurs twice is written once, so
that reading is one short loop over few values. Parts of our own values go by the order of their fields, and fields at
the end that have their defaults are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from aftercare.domain import clinic, condition, edge, guidance, length, rule, topic, treatment, wording
from aftercare.domain.topic import TopicTree

FORMAT = 2
_MODULES = (clinic, condition, edge, guidance, length, rule, topic, treatment, wording)
_PLAIN: dict[str, Callable[..., object]] = {
    "tuple": lambda *parts: parts,
    "dict": lambda *parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    "topics": lambda *parts: TopicTree({one.topic_id: one for one in parts}),
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
}


def _known_classes() -> dict[str, type]:
    found: dict[str, type] = {}
    for module in _MODULES:
        for name, value in vars(module).items():
            is_ours = isinstance(value, type) and value.__module__ == module.__name__
            if is_ours and (is_dataclass(value) or issubclass(value, Enum)):
                found[name] = value
    return found


_CLASSES = _known_classes()
_KINDS: dict[str, Callable[..., object]] = {**_PLAIN, **_CLASSES}


class SnapshotError(Exception):
    """The bytes are no snapshot that this program wrote."""


def to_snapshot(value: object) -> bytes:
    """A value as bytes. Raises ``TypeError`` for anything that is not content."""
    entries = _Entries()
    entries.place(value)
    return json.dumps([FORMAT, entries.written], ensure_ascii=False, separators=(",", ":")).encode()


def from_snapshot(snapshot: bytes) -> object:
    """The value again.

    Raises:
        SnapshotError: the bytes are damaged, or of another version of the program.
    """
    try:
        version, entries = json.loads(snapshot)
        if version != FORMAT:
            raise SnapshotError(f"format {version}")
        read: list[Any] = []
        for entry in entries:
            if type(entry) is list:
                kind, *places = entry
                read.append(_KINDS[kind](*[read[place] for place in places]))
            else:
                read.append(entry)
        return read[-1]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise SnapshotError(str(error)) from error


class _Entries:
    """The entries of a snapshot while it is written."""

    def __init__(self) -> None:
        self.written: list[object] = []
        self._places: dict[tuple[object, ...], int] = {}
        self._defaults: dict[type, list[tuple[str, object]]] = {}

    def place(self, value: object) -> int:
        """Where the entry of a value stands; it is written first if there is none."""
        if value is None or isinstance(value, bool | int | str):
            return self._entry((type(value), value), value)
        kind, parts = self._taken_apart(value)
        entry = [kind, *map(self.place, parts)]
        return self._entry(tuple(entry), entry)

    def _entry(self, key: tuple[object, ...], entry: object) -> int:
        if key not in self._places:
            self._places[key] = len(self.written)
            self.written.append(entry)
        return self._places[key]

    def _taken_apart(self, value: object) -> tuple[str, list[object]]:
        """The kind of a value and what it is made of."""
        match value:
            case tuple():
                return "tuple", list(value)
            case dict():
                return "dict", [part for item in value.items() for part in item]
            case TopicTree():
                return "topics", list(value)
            case date() | time():
                return type(value).__name__, [value.isoformat()]
            case timedelta():
                return "seconds", [int(value.total_seconds())]
        name = type(value).__name__
        if _CLASSES.get(name) is not type(value):
            raise TypeError(f"{name} is not content")
        return name, [value.value] if isinstance(value, Enum) else self._told(value)

    def _told(self, value: Any) -> list[object]:
        """The fields of a value, up to the last that differs from its default."""
        kind = type(value)
        if kind not in self._defaults:
            self._defaults[kind] = [(one.name, _default(one)) for one in fields(kind)]
        told = [(getattr(value, name), default) for name, default in self._defaults[kind]]
        while told and told[-1][0] == told[-1][1]:
            told.pop()
        return [part for part, _ in told]


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
