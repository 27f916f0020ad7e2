"""Buttons: one filled, the others outlined or links; each at least as tall as a target must be."""

from __future__ import annotations

from enum import StrEnum

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON, RADIUS_BUTTON, ColourRole

_ICON_GAP = 6
_HELP_ICON_GAP = 8


class ButtonKind(StrEnum):
    """How a button looks; the style sheet selects by it."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    CLOSE = "close"
    HELP = "help"


_TEXT_COLOUR = {
    ButtonKind.PRIMARY: ColourRole.ON_PRIMARY,
    ButtonKind.PLAIN: ColourRole.INK,
    ButtonKind.LINK: ColourRole.PRIMARY,
    ButtonKind.CLOSE: ColourRole.INK_2,
    ButtonKind.HELP: ColourRole.ON_HELP,
}


class ActionButton(QPushButton):
    """A push button that brings its icon in the colour of its words and also answers to Enter."""

    ring_radius = RADIUS_BUTTON

    def __init__(
        self,
        look: Look,
        kind: ButtonKind,
        text: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            look: gives icon and text size; the font comes with the style sheet.
            kind: picks the rule of the style sheet.
            text: words on the button; a button without words needs an accessible name.
            icon: Lucide name, or empty.
            parent: widget it lies in.
        """
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._icon = icon
        self.setProperty("kind", kind.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text.replace("&", "&&"))
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def words(self) -> str:
        """The text as the person reads it."""
        return self.text().replace("&&", "&")

    def show_words(self, text: str) -> None:
        """Put `text` on the button; an ampersand is only an ampersand."""
        had_words = bool(self.text())
        self.setText(text.replace("&", "&&"))
        if self._icon and bool(text) is not had_words:
            self._restyle()

    def show_icon(self, name: str, colour: ColourRole | None = None) -> None:
        """Take another icon, in the colour of the words or in `colour`."""
        self._icon = name
        self._restyle(colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _restyle(self, colour: ColourRole | None = None) -> None:
        theme = self._look.theme
        if self._icon:
            edge = theme.px(ICON)
            room = theme.px(_HELP_ICON_GAP if self._kind is ButtonKind.HELP else _ICON_GAP) if self.text() else 0
            tint = colour or _TEXT_COLOUR[self._kind]
            self.setIcon(QIcon(theme.icon(self._icon, tint, edge, self.devicePixelRatioF(), room)))
            self.setIconSize(QSize(edge + room, edge))
        self.updateGeometry()
