"""One of a few answers: a radio button with a title, a line below it, and a frame that shows which is on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, ellipse, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, TARGET, ColourRole, TypeRole

_DISC = 22
_DOT = 9
_LEFT = 15
_TEXT = 48
_RIGHT = 12
_TOP = 10


class OptionCard(QRadioButton):
    """The frame is part of the target; arrow keys go on to the next answer of the same group."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, title: str, line: str = "", parent: QWidget | None = None) -> None:
        """Make an answer that is off."""
        super().__init__(parent)
        self._look = look
        self._title = title
        self._line = line
        self.setAccessibleName(f"{title}. {line}" if line else title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        theme = self._look.theme
        room = self._room(width)
        words = theme.paragraph(self._title, TypeRole.CONTROL, room).height
        if self._line:
            words += theme.paragraph(self._line, TypeRole.META, room).height
        return max(theme.px(TARGET), words + 2 * theme.px(_TOP))

    def sizeHint(self) -> QSize:
        """Title and line on one line each."""
        theme = self._look.theme
        words = max(theme.advance(self._title, TypeRole.CONTROL), theme.advance(self._line, TypeRole.META))
        width = words + theme.px(_TEXT + _RIGHT)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        word = max(
            theme.longest_word(self._title, TypeRole.CONTROL),
            theme.longest_word(self._line, TypeRole.META) if self._line else 0,
        )
        return QSize(word + theme.px(_TEXT + _RIGHT), theme.px(TARGET))

    def hitButton(self, pos: object) -> bool:
        """The whole frame can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, radio disc and words."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        is_on = self.isChecked()
        colour = ColourRole.PRIMARY if is_on else ColourRole.LINE_STRONG
        width = (2.5 if is_on else 1.25) * theme.factor
        inset = width / 2
        frame = rounded(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(RADIUS_BUTTON))
        canvas.fill(frame, ColourRole.PRIMARY_TINT if is_on else ColourRole.SURFACE)
        canvas.stroke(frame, colour, width)
        room = self._room(self.width())
        title = theme.paragraph(self._title, TypeRole.CONTROL, room)
        top = (self.height() - self.heightForWidth(self.width())) / 2 + theme.px(_TOP)
        if not self._line:
            top = (self.height() - title.height) / 2
        disc = theme.px(_DISC)
        box = QRectF(theme.px(_LEFT), top + (theme.line_height(TypeRole.CONTROL) - disc) / 2, disc, disc)
        if is_on:
            canvas.fill(ellipse(box), ColourRole.PRIMARY)
            gap = (disc - theme.px(_DOT)) / 2
            canvas.fill(ellipse(box.adjusted(gap, gap, -gap, -gap)), ColourRole.ON_PRIMARY)
        else:
            edge = max(1.0, theme.factor)
            canvas.stroke(ellipse(box.adjusted(edge, edge, -edge, -edge)), ColourRole.LINE_STRONG, 2 * edge)
        left = theme.px(_TEXT)
        canvas.text(title, QRectF(left, top, room, 0), ColourRole.INK)
        if self._line:
            line = theme.paragraph(self._line, TypeRole.META, room)
            canvas.text(line, QRectF(left, top + title.height, room, 0), ColourRole.INK_2)

    def _room(self, width: int) -> int:
        return max(1, width - self._look.theme.px(_TEXT + _RIGHT))
