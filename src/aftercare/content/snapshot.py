"""Checked content in a form that reads fast: plain JSON that names our own values and their fields, and nothing else.

Reading and checking TOML takes longer than a person should wait for a window. What was read and found sound is kept,
and is used again only while the files it came from are the same to the byte. Only the classes listed here can come out
of a snapshot; it holds no code and cannot name any.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from aftercare.domain import clinic, condition, edge, guidance, length, rule, topic, treatment, wording
from aftercare.domain.topic import TopicTree

FORMAT = 1
_MODULES = (clinic, condition, edge, guidance, length, rule, topic, treatment, wording)


def _known_classes() -> dict[str, type]:
    found: dict[str, type] = {}
    for module in _MODULES:
        for name, value in vars(module).items():
            is_ours = isinstance(value, type) and value.__module__ == module.__name__
            if is_ours and (is_dataclass(value) or issubclass(value, Enum)):
                found[name] = value
    return found


_CLASSES = _known_classes()
_DEFAULTS: dict[type, list[tuple[str, object]]] = {}


class SnapshotError(Exception):
    """The bytes are no snapshot that this program wrote."""


def to_snapshot(value: object) -> bytes:
    """A value as bytes. Raises ``TypeError`` for anything that is not content."""
    return json.dumps([FORMAT, _packed(value)], ensure_ascii=False, separators=(",", ":")).encode()


def from_snapshot(snapshot: bytes) -> object:
    """The value again.

    Raises:
        SnapshotError: the bytes are damaged, or of another version of the program.
    """
    try:
        version, packed = json.loads(snapshot)
        if version != FORMAT:
            raise SnapshotError(f"format {version}")
        return _unpacked(packed)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise SnapshotError(str(error)) from error


def _packed(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if isinstance(value, dict):
        return {"d": [[_packed(key), _packed(one)] for key, one in value.items()]}
    if isinstance(value, Enum):
        return {"e": [type(value).__name__, value.value]}
    if isinstance(value, TopicTree):
        return {"t": [_packed(one) for one in value]}
    if isinstance(value, date | time):
        return {"w": [type(value).__name__, value.isoformat()]}
    if isinstance(value, timedelta):
        return {"s": int(value.total_seconds())}
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        changed = {name: _packed(one) for name, one in _told_fields(value)}
        return {"c": type(value).__name__, **({"f": changed} if changed else {})}
    raise TypeError(f"{type(value).__name__} is not content")


def _told_fields(value: Any) -> list[tuple[str, object]]:
    """The fields of a value that differ from their defaults."""
    kind = type(value)
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = [(one.name, _default(one)) for one in fields(kind)]
    return [(name, told) for name, default in _DEFAULTS[kind] if (told := getattr(value, name)) != default]


def _default(field: Any) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _unpacked(packed: Any) -> Any:
    if isinstance(packed, list):
        return tuple([_unpacked(one) for one in packed])
    if not isinstance(packed, dict):
        return packed
    if "c" in packed:
        told = packed.get("f")
        kind = _CLASSES[packed["c"]]
        return kind(**{name: _unpacked(one) for name, one in told.items()}) if told else kind()
    (mark, inner), *rest = packed.items()
    if rest:
        raise KeyError(mark)
    return _READERS[mark](inner)


def _member(inner: list[Any]) -> Enum:
    name, value = inner
    kind = _CLASSES[name]
    if not issubclass(kind, Enum):
        raise TypeError(name)
    return kind(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "d": lambda inner: {_unpacked(key): _unpacked(one) for key, one in inner},
    "e": _member,
    "t": lambda inner: TopicTree({one.topic_id: one for one in map(_unpacked, inner)}),
    "w": lambda inner: date.fromisoformat(inner[1]) if inner[0] == "date" else time.fromisoformat(inner[1]),
    "s": lambda inner: timedelta(seconds=inner),
}
