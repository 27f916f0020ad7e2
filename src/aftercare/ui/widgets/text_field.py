"""A line to type into, with its label above it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.theme.canvas import Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import BUTTON, RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.field_frame import draw_field_border
from aftercare.ui.widgets.text_label import TextLabel

_PADDING = 12
_SHORTEST = 8


class TypingLine(QLineEdit):
    """Qt's own line to type into, with our border and height."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, longest: int, parent: QWidget | None = None) -> None:
        """Make an empty line that takes up to `longest` characters."""
        super().__init__(parent)
        self._look = look
        self.setFrame(False)
        self.setMaxLength(longest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """As tall as a button."""
        theme = self._look.theme
        return QSize(round(_SHORTEST * theme.body_size), theme.px(BUTTON))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the border."""
        super().paintEvent(event)
        theme = self._look.theme
        draw_field_border(Canvas(self, theme), self, theme)

    def _restyle(self) -> None:
        pad = self._look.theme.px(_PADDING)
        self.setTextMargins(pad, 0, pad, 0)
        self.setFont(self._look.theme.font(TypeRole.BODY))
        self.updateGeometry()


class TextField(QWidget):
    """Label, line, and one sentence of help below.

    Signals:
        typed: what stands in the line, after the person changed it.
        entered: Enter was pressed in the line.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, longest: int = 120, parent: QWidget | None = None) -> None:
        """Make an empty field that takes up to `longest` characters."""
        super().__init__(parent)
        self._look = look
        self._label = TextLabel(look, TypeRole.META_STRONG)
        self.line = TypingLine(look, longest)
        self._label.setBuddy(self.line)
        self._help = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._column.addWidget(self._label)
        self._column.addLayout(self._row)
        self._column.addWidget(self._help)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.entered)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_label(self, label: str, help_text: str = "") -> None:
        """Say what belongs into the line."""
        self._label.show_text(label)
        self._help.show_text(help_text)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(help_text)

    def show_typed(self, text: str) -> None:
        """Put words into the line; the cursor stays when they are there already."""
        if text != self.line.text():
            self.line.setText(text)

    def put_beside(self, *buttons: QWidget) -> None:
        """Put buttons after the line, where Tab comes to them after it."""
        for button in buttons:
            if self._row.indexOf(button) == -1:
                self._row.addWidget(button)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.px(4))
        self._row.setSpacing(self._look.theme.px(8))
