"""Every text of the interface a third longer, as another language may have it, to see whether pages still hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

_WORDS = re.compile(r"\{[^}]*\}|[^\W\d_]+|.", re.DOTALL)
_VOWELS = "aeiou"


class LongerWords(QTranslator):
    """Draws out vowels until a text is a third longer; what is filled in stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        # A locale's name and date formats are no words.
        if not source or source in ("en_US",) or "MMMM" in source:
            return source
        return "".join(map(longer, _WORDS.findall(source)))


def longer(word: str) -> str:
    """One word, with some of its vowels drawn out."""
    if len(word) < 2 or word.startswith("{"):
        return word
    wanted = -(-len(word) * 4 // 3)
    drawn = word
    places = [place for place, letter in enumerate(word) if letter.lower() in _VOWELS] or [len(word) - 1]
    while len(drawn) < wanted:
        for place in reversed(places):
            if len(drawn) < wanted:
                drawn = drawn[: place + 1] + word[place].lower() + drawn[place + 1 :]
    return drawn


@contextmanager
def longer_words(application: QApplication) -> Iterator[None]:
    """Every text is longer in here."""
    translator = LongerWords()
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
