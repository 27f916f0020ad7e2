"""The foot of a page: what was done last, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.visibility import put

if TYPE_CHECKING:
    from aftercare.ui.widgets.strip import Strip


class UndoFoot(QWidget):
    """Takes no room until there is something to take back; the strip is made only then.

    Signals:
        pressed: take it back.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a foot with nothing in it."""
        super().__init__(parent)
        self._look = look
        self._strip: Strip | None = None
        self._row = QHBoxLayout(self)
        put(self, shows=False)

    def show_undo(self, words: str) -> None:
        """Say what can be taken back; empty for nothing."""
        if words:
            self._made_strip().show_message("", words, self.tr("Undo"), "check")
        put(self, shows=bool(words))

    def set_sides(self, sides: int) -> None:
        """Keep `sides` px free left and right, as the page above does."""
        self._row.setContentsMargins(sides, 4, sides, 12)

    def _made_strip(self) -> Strip:
        if self._strip is None:
            from aftercare.ui.widgets.strip import Strip

            self._strip = Strip(self._look)
            self._strip.pressed.connect(self._on_pressed)
            self._row.addWidget(self._strip)
        return self._strip

    def _on_pressed(self, _subject_id: str) -> None:
        self.pressed.emit()
