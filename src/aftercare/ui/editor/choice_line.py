"""A choice of one answer out of several, as a line with an arrow, drawn like our lines to type into."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from aftercare.ui.editor.rows import Option
from aftercare.ui.theme.canvas import Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import BUTTON, ICON, RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.field_frame import draw_field

_PADDING = 12
_SHORTEST = 6


class ChoiceLine(QComboBox):
    """Shows the chosen answer; the list opens on a press.

    Signals:
        picked: the value the person chose.
    """

    picked = Signal(str)
    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty choice."""
        super().__init__(parent)
        self._look = look
        self._options: tuple[Option, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_options(self, options: tuple[Option, ...], value: str) -> None:
        """Show the answers, and the one that is chosen; one that is not among them stands first, as it is."""
        if value not in {option.value for option in options}:
            options = (Option(value, value), *options)
        if options != self._options:
            self._options = options
            self.clear()
            self.addItems([option.words for option in options])
            self.updateGeometry()
        index = next(number for number, option in enumerate(options) if option.value == value)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        """As tall as a button, with room for the longest answer."""
        theme = self._look.theme
        longest = max((theme.advance(option.words, TypeRole.BODY) for option in self._options), default=0)
        width = longest + 3 * theme.px(_PADDING) + theme.px(ICON) + 2
        return QSize(max(width, round(_SHORTEST * theme.body_size)), theme.px(BUTTON))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word and the arrow."""
        theme = self._look.theme
        return QSize(round(_SHORTEST * theme.body_size), theme.px(BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border, the chosen words and the arrow."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        draw_field(canvas, self, theme)
        edge, pad = theme.px(ICON), theme.px(_PADDING)
        canvas.icon("chevron-down", ColourRole.INK_2, self.width() - pad - edge, (self.height() - edge) / 2, edge)
        room = self.width() - 3 * pad - edge
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        words = theme.paragraph(shown, TypeRole.BODY)
        canvas.text_in_middle(words, QRectF(pad, 0, room, self.height()), ColourRole.INK)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; an answer never changes because the pointer happened to be over it."""
        event.ignore()

    def _on_activated(self, index: int) -> None:
        self.picked.emit(self._options[index].value)

    def _restyle(self) -> None:
        self.setFont(self._look.theme.font(TypeRole.BODY))
        self.updateGeometry()
