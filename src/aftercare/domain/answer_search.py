"""Finds answers and warning signs by what the words of a question mean: "sick" finds nausea.

The words are content. Nothing here guesses: a word finds what holds it, a form of it, or a word that means the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aftercare.domain.learning import Answer
from aftercare.domain.sign import SignEntry

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDINGS = ("ing", "es", "ed", "s")
_SHORTEST_STEM = 3
_FEWEST_TYPED = 4
_FEWEST_SMALL_WORDS = 3

_IN_QUESTION, _IN_WORDS, _IN_ANSWER, _IN_WHY = 6, 5, 2, 1
_BY_MEANING, _BEGUN = 0.6, 0.8


def stem(word: str) -> str:
    """A word without its case, apostrophes and the commonest endings, so that "sessions" is "session"."""
    plain = word.casefold().replace("'", "").replace("’", "")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            plain = plain.removesuffix(ending)
            break
    if len(plain) > _SHORTEST_STEM and plain[-1] == plain[-2] and plain[-1] not in "lsz":
        plain = plain[:-1]
    return plain.removesuffix("e") if len(plain) > _SHORTEST_STEM else plain


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text, each by its stem."""
    return tuple(stem(word) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Meanings:
    """Words people search with.

    Attributes:
        groups: words and short phrases that mean the same.
        small_words: words without a meaning of their own in a question.
        crisis_words: words after which the crisis line has to show.
    """

    groups: tuple[tuple[str, ...], ...]
    small_words: tuple[str, ...] = ()
    crisis_words: tuple[str, ...] = ()
    _groups: tuple[frozenset[tuple[str, ...]], ...] = field(init=False, repr=False)
    _small: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_groups", tuple(frozenset(map(stems, group)) for group in self.groups))
        object.__setattr__(self, "_small", frozenset(stem(word) for word in self.small_words))

    def asked(self, query: str) -> tuple[Asked, ...]:
        """What a question asks for, one part for each word or phrase that means something."""
        words = stems(query)
        parts: list[Asked] = []
        at = 0
        while at < len(words):
            phrase = self._phrase_at(words, at)
            if len(phrase) > 1 or words[at] not in self._small:
                parts.append(Asked(phrase, self._same_as(phrase)))
            at += len(phrase)
        return tuple(parts)

    def is_crisis(self, query: str) -> bool:
        """True if the words are such that the crisis line has to show."""
        words = stems(query)
        return any(_holds(words, stems(phrase)) for phrase in self.crisis_words)

    def _phrase_at(self, words: tuple[str, ...], at: int) -> tuple[str, ...]:
        """The longest phrase we know that begins here, or the one word."""
        known = [phrase for group in self._groups for phrase in group if words[at : at + len(phrase)] == phrase]
        return max(known, key=len, default=words[at : at + 1])

    def _same_as(self, phrase: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        return frozenset(other for group in self._groups if phrase in group for other in group if other != phrase)


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a question: its stems, and the phrases that mean the same."""

    phrase: tuple[str, ...]
    same: frozenset[tuple[str, ...]]

    def share_in(self, words: tuple[str, ...]) -> float:
        """1 if a text holds it, less if it holds only something that means the same, else 0."""
        if _holds(words, self.phrase):
            return 1.0
        if self._begins_a_word(words):
            return _BEGUN
        return _BY_MEANING if any(_holds(words, other) for other in self.same) else 0.0

    def _begins_a_word(self, words: tuple[str, ...]) -> bool:
        """True for a word that is still being typed."""
        typed = self.phrase[0]
        return len(self.phrase) == 1 and len(typed) >= _FEWEST_TYPED and any(one.startswith(typed) for one in words)


def find_answers(answers: Sequence[Answer], query: str, meanings: Meanings) -> tuple[Answer, ...]:
    """The answers to a question, the best first; all of them, in their order, if nothing is asked.

    An answer that meets more parts of the question comes before one that meets fewer.
    """
    asked = meanings.asked(query)
    words = stems(query)
    if not words:
        return tuple(answers)
    if not asked:
        # Small words mean something only together: "Who is it for?"
        is_phrase = len(words) >= _FEWEST_SMALL_WORDS
        return tuple(answer for answer in answers if is_phrase and _holds(stems(answer.question), words))
    found: list[tuple[tuple[int, float], Answer]] = []
    for answer in answers:
        worths = [worth for part in asked if (worth := _worth(answer, part)) > 0]
        if worths:
            found.append(((len(worths), sum(worths)), answer))
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(answer for _, answer in found)


def find_signs(entries: Sequence[SignEntry], query: str, meanings: Meanings) -> tuple[SignEntry, ...]:
    """The warning signs that hold every part of a question, the most urgent first.

    Those that hold it in the few words of their row; if there are none, those that hold it in their description.
    """
    asked = meanings.asked(query)
    if not asked:
        return ()

    def holds(text: str) -> bool:
        return all(part.share_in(stems(text)) > 0 for part in asked)

    named = tuple(entry for entry in entries if holds(entry.text))
    return named or tuple(entry for entry in entries if holds(f"{entry.text} {entry.sign.short} {entry.sign.text}"))


def _worth(answer: Answer, part: Asked) -> float:
    """How well an answer meets one part of a question."""
    return max(worth * part.share_in(stems(text)) for text, worth in _texts(answer))


def _texts(answer: Answer) -> Iterator[tuple[str, int]]:
    yield answer.question, _IN_QUESTION
    for word in answer.words:
        yield word, _IN_WORDS
    yield answer.answer, _IN_ANSWER
    yield answer.why, _IN_WHY


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    length = len(phrase)
    return any(words[at : at + length] == phrase for at in range(len(words) - length + 1))
