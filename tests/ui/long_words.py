"""Strings of the interface as long as a translation may make them, to see whether every page has room for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator
from tests.ui.page_pictures import Show

from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.today.view import TodayView

_MARK = re.compile(r"(\{[^}]*\})")
_LONGER_BY = 0.35
_FILLING = "más aún con todo lo demás que se dice así en otra lengua y que no es poco"
_ACCENTS = str.maketrans("aeou", "áéóú")


def long_words(text: str) -> str:
    """A text a good third longer, with accents on its letters; marks in braces stay as they are."""
    accented = "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in _MARK.split(text) if part)
    words: list[str] = []
    for word in _FILLING.split():
        if len(" ".join(words)) >= len(text) * _LONGER_BY:
            break
        words.append(word)
    return f"{accented} {' '.join(words)}" if words else accented


class LongWords(QTranslator):
    """A translation into no language at all."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return long_words(source)

    def isEmpty(self) -> bool:
        return False


@contextmanager
def speaking_at_length() -> Iterator[None]:
    """Let every string of the interface be long for a while."""
    application = QCoreApplication.instance()
    assert application is not None
    translator = LongWords()
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)


def at_length(show: Show) -> Show:
    """What shows a picture, with long strings."""

    def show_at_length(window: ShellWindow, today: TodayView) -> None:
        with speaking_at_length():
            show(window, today)

    return show_at_length
