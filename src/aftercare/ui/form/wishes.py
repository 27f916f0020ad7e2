"""What a person wishes on a page that asks, whichever block of it they touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """One for each page; every block of the page tells it.

    Signals:
        pressed: key of a button or link.
        chosen: key of a question, value of the answer.
        typed: key of a line, what stands in it.
        entered: key of a line in which Enter was pressed, or that was left.
        switched: key of a switch, how it should stand.
        stepped: key of a value, -1 for less or 1 for more.
    """

    pressed = Signal(str)
    chosen = Signal(str, str)
    typed = Signal(str, str)
    entered = Signal(str)
    switched = Signal(str, bool)
    stepped = Signal(str, int)
