"""Rows below one another that are one stop for Tab, with arrow keys inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.widgets.list_row import ListRow


class RowStop(QObject):
    """Makes rows one stop for Tab: the row that was last reached is the one that Tab comes back to.

    Signals:
        reached: the row an arrow key has come to, which may not be in view.
    """

    reached = Signal(QWidget)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a stop without rows."""
        super().__init__(parent)
        self._rows: list[ListRow] = []

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Take new rows; Tab comes to the first."""
        self._rows = list(rows)
        for row in self._rows:
            row.focused.connect(self._on_focused)
        self.come_back_to(next(iter(self._rows), None))

    def come_back_to(self, stop: ListRow | None) -> None:
        """Let Tab reach `stop`, and leave the list with the next Tab."""
        policies = QtCore.Qt.FocusPolicy
        for row in self._rows:
            row.setFocusPolicy(policies.StrongFocus if row is stop else policies.ClickFocus)

    def take_key(self, event: QKeyEvent) -> bool:
        """Move with an arrow key, Home or End; False if the key is none of these or no row has focus."""
        keys = QtCore.Qt.Key
        at = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        if at is None:
            return False
        last = len(self._rows) - 1
        places = {
            keys.Key_Up: max(at - 1, 0),
            keys.Key_Left: max(at - 1, 0),
            keys.Key_Down: min(at + 1, last),
            keys.Key_Right: min(at + 1, last),
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        place = places.get(QtCore.Qt.Key(event.key()))
        is_plain = not event.modifiers() & QtCore.Qt.KeyboardModifier.AltModifier
        if place is None or not is_plain:
            return False
        self._rows[place].setFocus()
        self.reached.emit(self._rows[place])
        return True

    def _on_focused(self) -> None:
        self.come_back_to(next((row for row in self._rows if row.hasFocus()), None))
