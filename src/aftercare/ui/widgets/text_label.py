"""A label on exact line heights, in a step of the type scale and a role of the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.visibility import put


class TextLabel(QLabel):
    """Shows plain text; wraps by default, never cuts it short, and stays within a readable measure.

    Being a QLabel it is static text to a screen reader.
    """

    def __init__(
        self,
        look: Look,
        role: TypeRole,
        colour: ColourRole = ColourRole.INK,
        parent: QWidget | None = None,
        *,
        wraps: bool = True,
        balances: bool = False,
        align: Align = Align.LEFT,
    ) -> None:
        """Make an empty label.

        Args:
            look: gives fonts and colours.
            role: step of the type scale.
            colour: role of the text colour.
            parent: widget it lies in.
            wraps: False keeps the text on one line and asks for the width it takes.
            balances: True makes wrapped lines even, for names.
            align: left, right or middle.
        """
        super().__init__(parent)
        self._look = look
        self._role = role
        self._colour = colour
        self._wraps = wraps
        self._balances = balances
        self._align = align
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def set_role(self, role: TypeRole) -> None:
        """Take another step of the type scale."""
        if role is not self._role:
            self._role = role
            self._on_look_changed()

    def set_colour(self, colour: ColourRole) -> None:
        """Take another text colour."""
        if colour is not self._colour:
            self._colour = colour
            self.update()

    def show_text(self, text: str) -> None:
        """Show `text`, and nothing at all when it is empty."""
        if text != self.text():
            self.setText(text)
        put(self, shows=bool(text))

    def hasHeightForWidth(self) -> bool:
        """A label that wraps is as tall as its width makes it."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Height of the text when broken for `width`."""
        return self._look.theme.paragraph(self.text(), self._role, self._text_width(width)).height

    def sizeHint(self) -> QSize:
        """The text on one line, or on the widest readable lines."""
        theme = self._look.theme
        if not self._wraps:
            paragraph = theme.paragraph(self.text(), self._role)
        else:
            paragraph = theme.paragraph(self.text(), self._role, theme.measure(self._role))
        return QSize(paragraph.width, paragraph.height)

    def minimumSizeHint(self) -> QSize:
        """The longest word, or all of a text that does not wrap."""
        if not self._wraps:
            return self.sizeHint()
        theme = self._look.theme
        return QSize(theme.longest_word(self.text(), self._role), round(theme.line_height(self._role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        theme = self._look.theme
        width = self._text_width(self.width()) if self._wraps else 1e6
        break_up = theme.balanced if self._balances else theme.paragraph
        paragraph = break_up(self.text(), self._role, width)
        box = QRectF(0, 0, self.width(), max(self.height(), paragraph.height))
        Canvas(self, theme).text_in_middle(paragraph, box, self._colour, self._align)

    def _text_width(self, width: int) -> int:
        return min(width, self._look.theme.measure(self._role))

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
