"""What the buttons that draw themselves have in common: Enter presses them, and the pointer changes their ground."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

_UNSIZED = (QSize(640, 480), QSize(100, 30))
"""What Qt gives a widget before anybody does. The attribute that says so is in ``Qt``, which the first picture cannot
wait for; and no button is ever as small as the one or as large as the other."""


class DrawnButton(QPushButton):
    """A push button that paints itself. It answers to Enter as to Space, and is drawn anew as the pointer passes.

    A layout gives a button of fixed height no more than its hint says, whatever its height for a width is. So buttons
    whose words may wrap hint at the height that they need at the width they were given.
    """

    _hinted = 0

    def hinted_height(self, one_line: int) -> int:
        """The height to hint at, in px; `one_line` until the button has a width."""
        if self.size() in _UNSIZED:
            return one_line
        self._hinted = max(one_line, self.heightForWidth(self.width()))
        return self._hinted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the new width breaks the words anew."""
        super().resizeEvent(event)
        if self.hasHeightForWidth() and self.heightForWidth(self.width()) != (self._hinted or self.height()):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw the hover ground."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self.update()
        super().leaveEvent(event)
