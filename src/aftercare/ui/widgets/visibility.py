"""Showing and hiding parts of a page, also before the page itself is on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_put_away(widget: QWidget) -> bool:
    """Whether `widget` was hidden on purpose; one whose window is not up yet is not."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def put(widget: QWidget, *, shows: bool) -> None:
    """Hide `widget`, or bring it back; a part without a parent yet never becomes a window of its own."""
    if not shows:
        widget.hide()
    elif is_put_away(widget):
        widget.show()
