"""How one language's instruction sheets name topics, times and people: patterns from ``resources/drafting``.

They are plain regular expressions over small letters. There is no model and nothing is learned; what no pattern knows
is told to the clinic as not understood.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from aftercare.domain.length import Unit
from aftercare.domain.rule import TopicId

LANGUAGES = ("en", "es")
"""The languages there are patterns for; the first one is taken where a sentence could be either."""


class Manner(Enum):
    """What a sentence on a topic asks for."""

    LIMIT = "limit"
    DUTY = "duty"
    INFO = "info"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class TopicPattern:
    """How a topic is named.

    Attributes:
        topic: the topic.
        manner: what a sentence on it asks for.
        side: where a length lies of which the sentence does not say it: "before", "after" or empty.
        is_weak: True if it only counts where nothing else is named.
        pattern: its names.
    """

    topic: TopicId
    manner: Manner
    side: str
    is_weak: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimePattern:
    """How a time is said. ``means`` is "before", "after", "around", "bare", "clock-before" or "opens:night-before"."""

    means: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class WhomPattern:
    """How a group of patients is named, and the key and name of the condition it makes."""

    key: str
    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PatternBook:
    """All patterns of one language.

    Attributes:
        signs: patterns by name, such as ``limiting`` and ``strong``.
        common: words that tell this language from others.
        numbers: numbers in words.
        units: patterns of the units of a length.
        spelling: what is written in another way before anything is looked for.
    """

    language: str
    common: frozenset[str]
    signs: dict[str, re.Pattern[str]]
    spelling: tuple[tuple[re.Pattern[str], str], ...]
    numbers: tuple[tuple[re.Pattern[str], str], ...]
    units: tuple[tuple[Unit, re.Pattern[str]], ...]
    times: tuple[TimePattern, ...]
    headings: tuple[tuple[str, re.Pattern[str]], ...]
    topics: tuple[TopicPattern, ...]
    whom: tuple[WhomPattern, ...]

    def plain(self, sentence: str) -> str:
        """A sentence in small letters, with short forms written out and numbers as digits."""
        text = " ".join(sentence.lower().split())
        for pattern, replacement in (*self.spelling, *self.numbers):
            text = pattern.sub(replacement, text)
        return text

    def has(self, sign: str, text: str) -> bool:
        """True if a sign, such as ``limiting``, stands in a plain text."""
        return self.signs[sign].search(text) is not None


_SIGNS = (
    *("limiting", "permitting", "strong", "asking", "going_on", "holding", "not_stopping", "condition"),
    *("after_hours", "age", "fee", "such_as"),
)


def read_pattern_book(resources: Path, language: str) -> PatternBook:
    """The patterns of a language.

    Args:
        resources: the folder of our content.
        language: one of ``LANGUAGES``.

    Raises:
        OSError: if the file is not there.
        ValueError: if it is not in order; it is ours, so this is a bug and not a clinic's fault.
    """
    with (resources / "drafting" / language / "patterns.toml").open("rb") as stream:
        table = tomllib.load(stream)
    units = {Unit(name): pattern for name, pattern in table["units"].items()}
    return PatternBook(
        language=language,
        common=frozenset(table["common"]),
        signs={name: _compiled(table[name]) for name in _SIGNS},
        spelling=tuple((_compiled(one["from"]), one["to"]) for one in table["spelling"]),
        numbers=_numbers(table["numbers"]),
        units=tuple((unit, _compiled(f"(?:{pattern})$")) for unit, pattern in units.items()),
        times=tuple(_times(table["time"], units.values())),
        headings=tuple((one["side"], _compiled(one["match"])) for one in table["heading"]),
        topics=tuple(_topic(one) for one in table["topic"]),
        whom=tuple(_whom(one) for one in table["whom"]),
    )


def _numbers(words: dict[str, int]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Longer words first, so that "twenty-four" is not read as twenty."""
    ordered = sorted(words, key=len, reverse=True)
    return tuple((_compiled(rf"\b{word.replace('-', '[- ]')}\b"), str(words[word])) for word in ordered)


def _times(tables: Iterable[dict[str, str]], units: Iterable[str]) -> Iterable[TimePattern]:
    number = r"\d{1,3}(?:\.5)?"
    length = rf"(?P<from>{number})(?: ?(?:-|–|to|a|or|o) ?(?P<to>{number}))?[ -]?(?P<unit>{'|'.join(units)})\b"
    for table in tables:
        yield TimePattern(table["means"], _compiled(table["match"].replace("{length}", length)))


def _topic(table: dict[str, Any]) -> TopicPattern:
    return TopicPattern(
        TopicId(table["id"]),
        Manner(table["kind"]),
        table.get("side", ""),
        table.get("weak", False),
        _compiled(table["match"]),
    )


def _whom(table: dict[str, str]) -> WhomPattern:
    (key,) = set(table) - {"match"}
    return WhomPattern(key, table[key], _compiled(table["match"]))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
