"""Showing and hiding parts of a page, also before the page itself is on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_PUT_AWAY = "put_away"


def is_put_away(widget: QWidget) -> bool:
    """Whether `widget` was hidden on purpose; one whose window is not up yet is not."""
    return bool(widget.property(_PUT_AWAY))


def put(widget: QWidget, *, shows: bool) -> None:
    """Hide `widget`, or bring it back; a part without a parent yet never becomes a window of its own."""
    if not shows:
        widget.setProperty(_PUT_AWAY, True)
        widget.hide()
        return
    if is_put_away(widget):
        widget.setProperty(_PUT_AWAY, False)
    parent = widget.parentWidget()
    if parent is not None and widget.isHidden():
        widget.show()


def discard(widget: QWidget) -> None:
    """Take `widget` off the screen for good; it is gone once the events of now are done.

    It keeps its parent. Without one it would be Python's, and gone as soon as nobody names it, even while it is
    being pressed.
    """
    put(widget, shows=False)
    widget.deleteLater()
