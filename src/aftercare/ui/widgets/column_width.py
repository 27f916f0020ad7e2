"""How wide one of two columns is: so many px beside the other, or all there is when they lie below one another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_NO_LIMIT = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, which PySide6 does not offer."""


def set_column_width(column: QWidget, width: int | None) -> None:
    """Hold `column` at `width` px; None lets it take what there is."""
    column.setMinimumWidth(0 if width is None else width)
    column.setMaximumWidth(_NO_LIMIT if width is None else width)
