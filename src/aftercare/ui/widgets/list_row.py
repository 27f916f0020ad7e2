"""What every line of a list does that can be pressed; how it looks is up to each kind."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON


class ListRow(QAbstractButton):
    """Answers to click, Space and Enter, and leaves arrows to its list.

    Signals:
        focused: it has taken keyboard focus.
    """

    focused = Signal()
    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a row as wide as its list."""
        super().__init__(parent)
        self._look = look
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space; arrows are left to the list."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        elif event.key() in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so, for the list's one stop."""
        super().focusInEvent(event)
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw the hover ground."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self.update()
        super().leaveEvent(event)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
