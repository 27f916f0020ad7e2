"""A row that leads somewhere: an icon, what is there, one sentence about how it stands, and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import ICON_TOPIC, RADIUS_BUTTON, TARGET, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow

_SIDE = 18
_GAP = 16
_ARROW = 20
_TOP = 12


class LinkRow(ListRow):
    """The whole row is the target."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(look, parent)
        self._line = ""
        self._icon = ""

    def show_words(self, text: str, line: str, icon: str) -> None:
        """Show where it leads."""
        self.setText(text)
        self._line = line
        self._icon = icon
        self.setAccessibleName(f"{text}. {line}" if line else text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        theme = self._look.theme
        words, line = self._paragraphs(width)
        return max(theme.px(TARGET), words.height + (line.height if line else 0) + theme.px(2 * _TOP))

    def sizeHint(self) -> QSize:
        """Words on one line."""
        theme = self._look.theme
        width = theme.advance(self.text(), TypeRole.CONTROL_BOLD) + self._aside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        return QSize(theme.longest_word(self.text(), TypeRole.CONTROL_BOLD) + self._aside(), theme.px(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, words and arrow."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        edge = max(1.0, theme.factor)
        frame = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        outline = rounded(frame, theme.px(RADIUS_BUTTON))
        canvas.fill(outline, ColourRole.SUNKEN if self.underMouse() or self.isDown() else ColourRole.SURFACE)
        canvas.stroke(outline, ColourRole.LINE_STRONG, edge)
        words, line = self._paragraphs(self.width())
        top = (self.height() - words.height - (line.height if line else 0)) / 2
        left, icon = float(theme.px(_SIDE)), theme.px(ICON_TOPIC)
        if self._icon:
            canvas.icon(self._icon, ColourRole.PRIMARY, left, (self.height() - icon) / 2, icon)
            left += icon + theme.px(_GAP)
        canvas.text(words, QRectF(left, top, words.width, 0), ColourRole.INK)
        if line is not None:
            canvas.text(line, QRectF(left, top + words.height, line.width, 0), ColourRole.INK_2)
        arrow = theme.px(_ARROW)
        place = self.width() - theme.px(_SIDE) - arrow
        canvas.icon("chevron-right", ColourRole.PRIMARY, place, (self.height() - arrow) / 2, arrow)

    def _aside(self) -> int:
        return self._look.theme.px(2 * _SIDE + _GAP + _ARROW + (ICON_TOPIC + _GAP if self._icon else 0))

    def _paragraphs(self, width: int) -> tuple[Paragraph, Paragraph | None]:
        theme, room = self._look.theme, max(1, width - self._aside())
        words = theme.paragraph(self.text(), TypeRole.CONTROL_BOLD, room)
        return words, theme.paragraph(self._line, TypeRole.META, room) if self._line else None
