"""A phone number: large, unbroken, and free to be selected and copied."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.text_label import TextLabel


class PhoneLabel(TextLabel):
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
        *,
        align: Align = Align.LEFT,
    ) -> None:
        """Make an empty label in a step of the type scale and a text colour."""
        super().__init__(look, role, colour, parent, wraps=False, align=align)
        self._is_selectable = False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Get ready to be selected."""
        self._make_selectable()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a selection; a touch comes without the pointer having entered."""
        self._make_selectable()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number, with its selection if there can be one."""
        if self._is_selectable:
            QLabel.paintEvent(self, event)
        else:
            super().paintEvent(event)

    def _make_selectable(self) -> None:
        if self._is_selectable:
            return
        self._is_selectable = True
        flags = QtCore.Qt.AlignmentFlag
        middle = flags.AlignHCenter if self._align is Align.MIDDLE else flags.AlignLeft
        self.setAlignment(middle | flags.AlignVCenter)
        self._dress()
        self.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)

    def _dress(self) -> None:
        """Give the label itself the font, colour and place that were drawn before."""
        theme = self._look.theme
        self.setFont(theme.font(self._role))
        # The label's own text box is as tall as the font; ours is the design's line, with the text in its middle.
        beyond = round((theme.font_height(self._role) - theme.line_height(self._role)) / 2)
        self.setContentsMargins(0, -beyond, 0, -beyond)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Text, theme.colour(self._colour))
        self.setPalette(palette)

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if self._is_selectable:
            self._dress()
