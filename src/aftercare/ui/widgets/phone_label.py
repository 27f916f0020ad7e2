"""A phone number: large, unbroken, and free to be selected and copied."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.visibility import put


class PhoneLabel(QLabel):
    """Shows one number on one line.

    It becomes selectable when the pointer first comes near: a selectable label carries a whole text document, and most
    numbers are only read.
    """

    def __init__(
        self,
        look: Look,
        role: TypeRole = TypeRole.PHONE,
        colour: ColourRole = ColourRole.INK,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty label in a step of the type scale and a text colour."""
        # A label that never had a text does not pass its font on to the selectable one.
        super().__init__(" ", parent)
        self._look = look
        self._role = role
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_role(self, role: TypeRole) -> None:
        """Take another step of the type scale."""
        if role is not self._role:
            self._role = role
            self._restyle()

    def show_number(self, number: str) -> None:
        """Show `number`, and nothing at all when it is empty."""
        self.setText(number)
        put(self, shows=bool(number))

    def sizeHint(self) -> QSize:
        """All of the number, on our line height."""
        theme = self._look.theme
        return QSize(theme.advance(self.text(), self._role) + 2, round(theme.line_height(self._role)))

    def minimumSizeHint(self) -> QSize:
        """A number is never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Get ready to be selected."""
        self._make_selectable()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a selection; a touch comes without the pointer having entered."""
        self._make_selectable()
        super().mousePressEvent(event)

    def _make_selectable(self) -> None:
        flags = QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
        if self.textInteractionFlags() != flags:
            self.setTextInteractionFlags(flags)

    def _restyle(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(self._role))
        # The label's own text box is as tall as the font; ours is the design's line, with the text in its middle.
        beyond = round((theme.font_height(self._role) - theme.line_height(self._role)) / 2)
        self.setContentsMargins(0, -beyond, 0, -beyond)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Text, theme.colour(self._colour))
        self.setPalette(palette)
        self.updateGeometry()
