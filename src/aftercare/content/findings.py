"""Everything found wrong in what a person wrote, and how it is put into words."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.domain.fault import Fault, FaultKind, Weight

MOST_FINDINGS = 500
"""More than anybody reads; it also bounds the work that a broken or hostile file can ask for."""

_LONGEST_QUOTE = 60
_LARGEST_NUMBER_BITS = 64


class Findings:
    """Collects faults and warnings."""

    def __init__(self) -> None:
        self._faults: list[tuple[int, Fault]] = []
        self._files: list[str] = []

    def add(
        self,
        file: str,
        place: str,
        problem: str,
        remedy: str,
        weight: Weight = Weight.MUST_FIX,
        line: int = 0,
        kind: FaultKind = FaultKind.UNREADABLE,
    ) -> None:
        """Notes one finding, on a line from 1 or, with 0, in a file as a whole."""
        if not self.is_full:
            self._faults.append((line, Fault(shown(file), place, problem, remedy, weight, kind)))
            if file not in self._files:
                self._files.append(file)

    @property
    def is_full(self) -> bool:
        """True when no more are kept."""
        return len(self._faults) >= MOST_FINDINGS

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._faults)

    @property
    def must_be_fixed(self) -> bool:
        """True if any of them stops the content from being used."""
        return any(fault.weight is Weight.MUST_FIX for _, fault in self._faults)

    def all(self) -> tuple[Fault, ...]:
        """All findings so far, file by file in the order of their lines."""
        files = [shown(file) for file in self._files]
        in_order = sorted(self._faults, key=lambda found: (files.index(found[1].file), found[0]))
        return tuple(fault for _, fault in in_order)


def shown(text: str) -> str:
    """A text that fits on the one line of a fault: short, and without characters that could disturb the line."""
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in cut)


def quoted(value: object) -> str:
    """A value as its writer would know it again: a text in quotation marks, a number, "a list"."""
    match value:
        case str():
            return f'"{shown(value)}"'
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > _LARGEST_NUMBER_BITS:
            return "a very large number"
        case int() | float():
            return str(value)
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return f"the date or time {value}"


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a word looks like; empty if none does."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_QUOTE:
        return ""
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy for a word nobody knows: the known word it looks like, or else another remedy."""
    guess = closest(word, known)
    return f'did you mean "{guess}"?' if guess else otherwise


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words in a row: ``a, b or c``."""
    row = list(words)
    return f"{', '.join(row[:-1])} {last} {row[-1]}" if len(row) > 1 else "".join(row)
