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
_TILE, _TILE_ICON, _TILE_LEFT = 52, 26, 60
_TILE_TEXT = 130


class OptionCard(QRadioButton):
    """The frame is part of the target; arrow keys go on to the next answer of the same group."""

    ring_radius = RADIUS_BUTTON

    def __init__(
        self, look: Look, title: str, line: str = "", parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        """Make an answer that is off; one with an icon is larger."""
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.show_words(title, line)
        # Not of a fixed height: Qt would hold it to that of one line.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_words(self, title: str, line: str = "") -> None:
        """Show other words."""
        self._title = title
        self._line = line
        self.setAccessibleName(f"{title}. {line}" if line else title)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        theme = self._look.theme
        room = self._room(width)
        words = theme.paragraph(self._title, self._role, room).height
        if self._line:
            words += theme.paragraph(self._line, TypeRole.META, room).height
        least = theme.px(_TILE + 2 * _TOP + 12) if self._icon else theme.px(TARGET)
        return max(least, words + 2 * theme.px(_TOP))

    def sizeHint(self) -> QSize:
        """Title and line on one line each."""
        theme = self._look.theme
        words = max(theme.advance(self._title, self._role), theme.advance(self._line, TypeRole.META))
        width = words + theme.px(self._left + _RIGHT)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        word = max(
            theme.longest_word(self._title, self._role),
            theme.longest_word(self._line, TypeRole.META) if self._line else 0,
        )
        return QSize(word + theme.px(self._left + _RIGHT), theme.px(TARGET))

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
        title = theme.paragraph(self._title, self._role, room)
        line = theme.paragraph(self._line, TypeRole.META, room) if self._line else None
        top = (self.height() - title.height - (line.height if line else 0)) / 2
        disc = theme.px(_DISC)
        in_line = top + (theme.line_height(self._role) - disc) / 2
        box = QRectF(theme.px(_LEFT), (self.height() - disc) / 2 if self._icon else in_line, disc, disc)
        if self._icon:
            self._paint_tile(canvas, is_on=is_on)
        if is_on:
            canvas.fill(ellipse(box), ColourRole.PRIMARY)
            gap = (disc - theme.px(_DOT)) / 2
            canvas.fill(ellipse(box.adjusted(gap, gap, -gap, -gap)), ColourRole.ON_PRIMARY)
        else:
            edge = max(1.0, theme.factor)
            canvas.stroke(ellipse(box.adjusted(edge, edge, -edge, -edge)), ColourRole.LINE_STRONG, 2 * edge)
        left = theme.px(self._left)
        canvas.text(title, QRectF(left, top, room, 0), ColourRole.INK)
        if line is not None:
            canvas.text(line, QRectF(left, top + title.height, room, 0), ColourRole.INK_2)

    def _paint_tile(self, canvas: Canvas, *, is_on: bool) -> None:
        theme = self._look.theme
        edge = theme.px(_TILE)
        tile = QRectF(theme.px(_TILE_LEFT), (self.height() - edge) / 2, edge, edge)
        canvas.fill(rounded(tile, theme.px(RADIUS_BUTTON)), ColourRole.SURFACE if is_on else ColourRole.SUNKEN)
        canvas.icon_in_middle(self._icon, ColourRole.PRIMARY, tile.center(), theme.px(_TILE_ICON))

    @property
    def _role(self) -> TypeRole:
        return TypeRole.H3 if self._icon else TypeRole.CONTROL

    @property
    def _left(self) -> int:
        return _TILE_TEXT if self._icon else _TEXT

    def _room(self, width: int) -> int:
        return max(1, width - self._look.theme.px(self._left + _RIGHT))
