"""How hard a text is to read, as the US school grade of the Flesch-Kincaid formula. Offline, and for English alone.

Syllables are counted by groups of vowels, which is right often enough to find the texts that want another look. Names
of medicines push the grade up, so the bound is meant for whole sentences and not for single words.
"""

from __future__ import annotations

import re

HIGHEST_GRADE = 9.0
"""From here on a text is told. The aim is grade 6 (clinical reference 7.7); the formula is coarse on short texts."""

_FEWEST_WORDS = 8
_SENTENCE = re.compile(r"[.!?]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_MARK = re.compile(r"\{[a-z_]+\}")


def grade_of(text: str) -> float | None:
    """The school grade of a text; None if it is too short to tell."""
    plain = _MARK.sub("8:00", text)
    words = _WORD.findall(plain)
    if len(words) < _FEWEST_WORDS:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part)))
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - is_silent)
