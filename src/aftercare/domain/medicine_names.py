"""Recognises which medicine a person typed, and which class of medicine it belongs to.

A class says only what a medicine is, so that the clinic can be asked about it. Nothing here knows a dose, advises, or
decides; what is not recognised is no worse for it, since every medicine starts at "Ask the clinic".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aftercare.domain.typed_medicine import Part, PartKind, forms_of, parts_of, tidy

FEWEST_LETTERS_FOR_A_SLIP = 6
"""Shorter words differ from one another by a single letter too often."""

_MOST_WORDS = 5
_OF_NAMES = (PartKind.WORD, PartKind.NUMBER)
_SALTS = frozenset(("sodium", "potassium", "calcium", "magnesium", "zinc"))


@dataclass(frozen=True, slots=True)
class AskReason:
    """Why the clinic is asked about a class of medicines.

    Attributes:
        class_id: the class, as conditions of rules name it: ``lamotrigine``.
        text: one or a few plain sentences.
        sources: source ids.
    """

    class_id: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MedicineName:
    """A name of a medicine, brand or generic, and its classes: one, but for products with parts of several."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A medicine we know.

    Attributes:
        typed: what was typed about it.
        name: the same without its strength.
        strength: the strength that was typed along; only the person's own list for the clinic shows it.
        names: the names we know that were found in it, in the order they stand there.
        classes: what it belongs to.
        reasons: why the clinic is asked, one for each class.
    """

    typed: str
    name: str
    strength: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    reasons: tuple[AskReason, ...]


@dataclass(frozen=True, slots=True)
class SeveralPossible:
    """A slip of the finger that could stand for more than one name, or for a name we know to be something else.

    Attributes:
        typed: what was typed about it.
        name: the same without its strength.
        strength: the strength that was typed along.
        candidates: the names of ours that it may stand for; the person picks one, or none.
    """

    typed: str
    name: str
    strength: str
    candidates: tuple[MedicineName, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A medicine we do not know, which says nothing about it."""

    typed: str
    name: str
    strength: str


Reading = Known | SeveralPossible | Unknown


@dataclass(frozen=True, slots=True)
class _Match:
    """A known name, or a few possible ones, over some parts of the line."""

    first: int
    last: int
    candidates: tuple[MedicineName, ...]
    is_sure: bool

    @property
    def classes(self) -> tuple[str, ...]:
        return self.candidates[0].classes if self.is_sure else ()


class MedicineNames:
    """The names we know."""

    def __init__(
        self, names: Iterable[MedicineName], reasons: Iterable[AskReason], look_alikes: Iterable[str] = ()
    ) -> None:
        """Takes the names, a reason for each of their classes, and names that must not be taken for one of ours."""
        self._names = {key_of(name.name): name for name in names}
        self._reasons = {reason.class_id: reason for reason in reasons}
        self._others = frozenset(key_of(name) for name in look_alikes)
        self._by_length: dict[int, list[tuple[tuple[str, ...], MedicineName]]] = {}
        for key, name in self._names.items():
            self._by_length.setdefault(len(key), []).append((_words_of(name.name), name))

    @property
    def names(self) -> tuple[MedicineName, ...]:
        """All names, in the order of the content."""
        return tuple(self._names.values())

    @property
    def reasons(self) -> tuple[AskReason, ...]:
        """The reason of each class."""
        return tuple(self._reasons.values())

    def reasons_for(self, classes: Iterable[str]) -> tuple[AskReason, ...]:
        """Why the clinic is asked about medicines of these classes; nothing for a class we do not know."""
        return tuple(self._reasons[one] for one in classes if one in self._reasons)

    def recognise(self, typed: str) -> tuple[Reading, ...]:
        """What was typed, medicine by medicine, in the order it was typed; nothing for an empty line."""
        parts = parts_of(typed)
        matches = self._matches(parts)
        pieces = list(_pieces(parts, matches))
        return tuple(
            self._reading(typed, parts, [match for match in matches if first <= match.first < end], first, end)
            for first, end in pieces
        )

    def _matches(self, parts: Sequence[Part]) -> list[_Match]:
        """The names in the line: those that stand there to the letter first, then those with a slip."""
        found: list[_Match] = []
        taken: set[int] = set()
        for is_sure in (True, False):
            at = 0
            while at < len(parts):
                match = None if at in taken else self._match_at(parts, at, taken, is_sure=is_sure)
                if match is not None and not self._is_salt(parts, at, match, found):
                    found.append(match)
                    taken.update(range(match.first, match.last + 1))
                at += 1
        return sorted(found, key=lambda match: match.first)

    def _match_at(self, parts: Sequence[Part], at: int, taken: set[int], *, is_sure: bool) -> _Match | None:
        runs = list(_runs_from(parts, at, taken))
        for last, words in reversed(runs):
            key = "".join(words)
            if is_sure and key in self._names:
                return _Match(at, last, (self._names[key],), is_sure=True)
            if key in self._others:
                return None
            if not is_sure:
                near = self._near(words)
                if near is not None:
                    return _Match(at, last, *near)
        if not is_sure or not runs or parts[at].kind is not PartKind.WORD:
            return None
        base = next((form for form in forms_of(parts[at].plain) if form in self._names), None)
        return None if base is None else _Match(at, at, (self._names[base],), is_sure=True)

    def _near(self, words: tuple[str, ...]) -> tuple[tuple[MedicineName, ...], bool] | None:
        """The names one slip away, and whether it can only be that one; None if there are none."""
        *before, last = words
        for form in forms_of(last):
            tried = (*before, form)
            key = "".join(tried)
            if key in self._others:
                return None
            near = tuple(
                name
                for length in (len(key) - 1, len(key), len(key) + 1)
                for ours, name in self._by_length.get(length, ())
                if _is_slip(tried, ours)
            )
            if near:
                is_near_another = any(is_one_slip(key, other) for other in self._others)
                return near, len(near) == 1 and not is_near_another
        return None

    def _is_salt(self, parts: Sequence[Part], at: int, match: _Match, found: Sequence[_Match]) -> bool:
        """True for the potassium of "losartan potassium"."""
        if match.first != match.last or parts[at].plain not in _SALTS or at == 0:
            return False
        before = next((one for one in found if one.last == at - 1), None)
        if before is not None:
            return before.classes != match.classes
        return parts[at - 1].plain in self._others

    def _reading(self, typed: str, parts: Sequence[Part], matches: Sequence[_Match], first: int, end: int) -> Reading:
        start, stop = parts[first].start, _stop(typed, parts, end)
        text = tidy(typed[start:stop])
        inside = {at for match in matches for at in range(match.first, match.last + 1)}
        strengths = [
            part
            for at, part in enumerate(parts[first:end], first)
            if at not in inside and part.kind in (PartKind.STRENGTH, PartKind.NUMBER)
        ]
        strength = tidy("".join(_with_gaps(typed, strengths)))
        name = tidy(_without(typed[start:stop], start, strengths)) or text
        sure = [match.candidates[0] for match in matches if match.is_sure]
        if sure:
            classes = tuple(dict.fromkeys(one for found in sure for one in found.classes))
            names = tuple(dict.fromkeys(found.name for found in sure))
            return Known(text, name, strength, names, classes, self.reasons_for(classes))
        if matches:
            return SeveralPossible(text, name, strength, matches[0].candidates)
        return Unknown(text, name, strength)


def key_of(name: str) -> str:
    """What two spellings of one name have in common: its letters and numbers."""
    return "".join(_words_of(name))


def is_one_slip(typed: str, meant: str) -> bool:
    """True if one letter is missing, too many or another, or two neighbours changed places; not for equal words."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(typed), len(meant)) if same is None else same
    if len(typed) > len(meant):
        return typed[at + 1 :] == meant[at:]
    if len(typed) < len(meant):
        return typed[at:] == meant[at + 1 :]
    is_swapped = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
    return is_swapped or typed[at + 1 :] == meant[at + 1 :]


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(part.plain for part in parts_of(name) if part.kind in _OF_NAMES)


def _is_slip(typed: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """True if all words are the same but for one slip in one long word."""
    if len(typed) != len(ours):
        return False
    different = [pair for pair in zip(typed, ours, strict=True) if pair[0] != pair[1]]
    if len(different) != 1:
        return False
    word, meant = different[0]
    return min(len(word), len(meant)) >= FEWEST_LETTERS_FOR_A_SLIP and is_one_slip(word, meant)


def _runs_from(parts: Sequence[Part], at: int, taken: set[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words from one part on that may be one name, each run with the part it ends at, the shortest first."""
    words: list[str] = []
    for here in range(at, len(parts)):
        part = parts[here]
        if here in taken or part.is_mark or len(words) == _MOST_WORDS or part.kind is PartKind.STRENGTH:
            return
        if part.kind in _OF_NAMES:
            words.append(part.plain)
            yield here, tuple(words)
        elif not words:
            return


def _pieces(parts: Sequence[Part], matches: Sequence[_Match]) -> Iterator[tuple[int, int]]:
    """The stretches of the line that are about one medicine each, as the parts from and up to which they go."""
    inside = {at for match in matches for at in range(match.first + 1, match.last + 1)}
    begins = _begins(parts, matches)
    cuts = [at for at, part in enumerate(parts) if at not in inside and part.kind is PartKind.PARTING]
    edges = sorted({0, len(parts), *cuts, *begins})
    start: int | None = None
    for first, end in pairwise(edges):
        says_more = all(part.is_said_along for part in parts[first:end]) and first not in begins
        if says_more and not any(match.first in range(first, end) for match in matches):
            continue
        if start is not None:
            yield start, first
        start = next(
            (at for at in range(first, end) if parts[at].kind not in (PartKind.PARTING, PartKind.JOINING)), first
        )
    if start is not None:
        yield start, len(parts)


def _stop(typed: str, parts: Sequence[Part], end: int) -> int:
    """Where the words of a piece stop: before the comma or the "and" that follows it."""
    while end > 1 and parts[end - 1].kind is PartKind.PARTING:
        end -= 1
    return parts[end].start if end < len(parts) else len(typed)


def _begins(parts: Sequence[Part], matches: Sequence[_Match]) -> set[int]:
    """Where another medicine begins without a mark or a word between: "sertraline lorazepam"."""
    begins: set[int] = set()
    for before, match in pairwise(matches):
        between = parts[before.last + 1 : match.first]
        is_joined = any(part.kind is PartKind.JOINING for part in between) or parts[match.first].is_in_brackets
        is_same_kind = before.is_sure and match.is_sure and before.classes == match.classes
        if not is_joined and not is_same_kind:
            begins.add(match.first)
    return begins


def _with_gaps(typed: str, parts: Sequence[Part]) -> Iterator[str]:
    for at, part in enumerate(parts):
        if at:
            yield " " if part.start > parts[at - 1].end else ""
        yield typed[part.start : part.end]


def _without(text: str, offset: int, parts: Sequence[Part]) -> str:
    for part in reversed(parts):
        text = f"{text[: part.start - offset]} {text[part.end - offset :]}"
    return text
