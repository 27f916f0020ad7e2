"""How hard a text is to read, offline: Flesch-Kincaid for English, the INFLESZ scale for Spanish.

Syllables are counted by groups of vowels. For Spanish that is nearly exact; for English it is right often enough to
find the texts that want another look. Names of medicines make a text look harder; both are meant for whole sentences.
No library: the ones there are bring a corpus of pronunciations or hyphenation files for two lines of arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

HIGHEST_GRADE = 9.0
"""From here on an English text is told. The aim is grade 6 (clinical reference 7.7); short texts are told coarsely."""

LEAST_EASE = 55.0
"""Below this a Spanish text is told: "normal" on the INFLESZ scale begins here (Barrio-Cantalejo and others, 2008)."""

_FEWEST_WORDS = 8
_SENTENCE = re.compile(r"[.!?]+(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARK = re.compile(r"\{[a-z_]+\}")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+(?:y\b)?|y\b")
_STRONG = frozenset("aeoáéó")
_STRESSED_WEAK = frozenset("íú")


def grade_of(text: str) -> float | None:
    """The US school grade of an English text by Flesch and Kincaid; None if it is too short to tell."""
    counted = _counts(text, _english_syllables)
    if counted is None:
        return None
    words, sentences, syllables = counted
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def ease_of(text: str) -> float | None:
    """How easy a Spanish text is, 0 to 100 and more, by Szigriszt-Pazos; None if it is too short to tell."""
    counted = _counts(text, spanish_syllables)
    if counted is None:
        return None
    words, sentences, syllables = counted
    return 206.835 - 62.3 * syllables / words - words / sentences


def complaint_about(text: str, language: str) -> str:
    """What to tell of a text that is hard to read; empty for a plain one, a short one, or another language."""
    match language[:2]:
        case "en" if (grade := grade_of(text)) is not None and grade > HIGHEST_GRADE:
            return f"the text reads at about grade {round(grade)}"
        case "es" if (ease := ease_of(text)) is not None and ease < LEAST_EASE:
            return f"the text has {round(ease)} points on the INFLESZ scale of reading ease"
        case _:
            return ""


def _counts(text: str, syllables: Callable[[str], int]) -> tuple[int, int, int] | None:
    plain = _MARK.sub("8:00", text)
    words = _WORD.findall(plain.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part)))
    return len(words), sentences, sum(syllables(word) for word in words)


def _english_syllables(word: str) -> int:
    groups = len(_ENGLISH_VOWELS.findall(word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - is_silent)


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word: two strong vowels part, and so does a stressed weak one."""
    return max(1, sum(_nuclei(run) for run in _SPANISH_VOWELS.findall(word)))


def _nuclei(run: str) -> int:
    parted = sum(
        (one in _STRONG and other in _STRONG)
        or (one in _STRESSED_WEAK and other in _STRONG)
        or (one in _STRONG and other in _STRESSED_WEAK)
        for one, other in pairwise(run)
    )
    return 1 + parted
