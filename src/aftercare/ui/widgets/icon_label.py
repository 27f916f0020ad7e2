"""An icon beside words; it says nothing of its own to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON, ColourRole
from aftercare.ui.widgets.visibility import put


class IconLabel(QWidget):
    """Draws one Lucide icon in a role's colour."""

    def __init__(
        self,
        look: Look,
        name: str = "",
        colour: ColourRole = ColourRole.INK,
        size: int = ICON,
        parent: QWidget | None = None,
    ) -> None:
        """Show icon `name` at `size` px of normal text; an empty name draws nothing."""
        super().__init__(parent)
        self._look = look
        self._name = name
        self._colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_icon(self, name: str, colour: ColourRole | None = None) -> None:
        """Draw another icon, or hide when `name` is empty."""
        self._name = name
        self._colour = colour or self._colour
        put(self, shows=bool(name))
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        edge = self._look.theme.px(self._size)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        if self._name:
            theme = self._look.theme
            edge = theme.px(self._size)
            Canvas(self, theme).icon(self._name, self._colour, 0, (self.height() - edge) / 2, edge)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
