"""The page of Settings: blocks, and the keys that lead back to the list."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from aftercare.ui.form.page import FormPage


class SettingsView(FormPage):
    """Shows the blocks it is told to show.

    Signals:
        back_wanted: to the list of parts.
    """

    back_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc or Alt+Left."""
        keys, alt = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier.AltModifier
        is_back = event.key() == keys.Key_Left and event.modifiers() == alt
        if event.key() == keys.Key_Escape or is_back:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
