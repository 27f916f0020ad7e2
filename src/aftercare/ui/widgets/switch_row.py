"""A setting that is on or off, as one wide target with its words, a switch, and the answer in words."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import RADIUS_BUTTON, TARGET, ColourRole, TypeRole

_TRACK = (46, 26)
_KNOB = 18
_GAP = 14
_PADDING = 8
_LINES_GAP = 2


class SwitchRow(QCheckBox):
    """Changes nothing by itself: it says what the person wants, and shows what it is told.

    Signals:
        wanted: True if it should be on.
    """

    wanted = Signal(bool)
    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, name: str, words: str, line: str = "", parent: QWidget | None = None) -> None:
        """Make a switch that is off.

        Args:
            look: colours and fonts.
            name: its object name.
            words: what it is about.
            line: one sentence more, or empty.
            parent: widget it lies in.
        """
        super().__init__(words, parent)
        self._look = look
        self._line = line
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setAccessibleDescription(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_on(self, is_on: bool) -> None:
        """Show how it is."""
        self.setChecked(is_on)

    def nextCheckState(self) -> None:
        """Say what is wanted and stay as it is, until somebody shows how it has become."""
        self.wanted.emit(not self.isChecked())

    def hitButton(self, pos: QtCore.QPoint) -> bool:
        """All of the row is the switch."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Long words go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        px = self._look.theme.px
        words, line = self._paragraphs(width)
        return max(px(TARGET), words.height + (line.height + px(_LINES_GAP) if line else 0) + 2 * px(_PADDING))

    def sizeHint(self) -> QSize:
        """Words on one line beside the switch."""
        theme = self._look.theme
        width = theme.advance(self.text(), TypeRole.CONTROL) + self._answer_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word beside the switch."""
        theme = self._look.theme
        return QSize(theme.longest_word(self.text(), TypeRole.CONTROL) + self._answer_width(), theme.px(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, the answer and the switch."""
        theme = self._look.theme
        px = theme.px
        canvas = Canvas(self, theme)
        words, line = self._paragraphs(self.width())
        height = words.height + (line.height + px(_LINES_GAP) if line else 0)
        top = (self.height() - height) / 2
        canvas.text(words, QRectF(0, top, self.width(), 0), ColourRole.INK)
        if line is not None:
            canvas.text(line, QRectF(0, top + words.height + px(_LINES_GAP), self.width(), 0), ColourRole.INK_2)
        track = QRectF(self.width() - px(_TRACK[0]) - 2, (self.height() - px(_TRACK[1])) / 2, *map(px, _TRACK))
        outline = rounded(track.adjusted(1, 1, -1, -1), track.height() / 2)
        canvas.fill(outline, ColourRole.PRIMARY if self.isChecked() else ColourRole.SURFACE)
        canvas.stroke(outline, ColourRole.PRIMARY if self.isChecked() else ColourRole.LINE_STRONG, 2)
        inset = (track.height() - px(_KNOB)) / 2
        left = track.right() - inset - px(_KNOB) if self.isChecked() else track.left() + inset
        knob = QRectF(left, track.top() + inset, px(_KNOB), px(_KNOB))
        canvas.fill(ellipse(knob), ColourRole.ON_PRIMARY if self.isChecked() else ColourRole.LINE_STRONG)
        answer = theme.paragraph(self._answer(), TypeRole.META_STRONG)
        room = QRectF(track.left() - px(10) - answer.width, 0, answer.width, self.height())
        canvas.text_in_middle(answer, room, ColourRole.INK, Align.RIGHT)

    def _answer(self) -> str:
        return self.tr("On") if self.isChecked() else self.tr("Off")

    def _answer_width(self) -> int:
        theme = self._look.theme
        longest = max(theme.advance(word, TypeRole.META_STRONG) for word in (self.tr("On"), self.tr("Off")))
        return longest + theme.px(_TRACK[0] + 10 + _GAP) + 2

    def _paragraphs(self, width: int) -> tuple[Paragraph, Paragraph | None]:
        theme, room = self._look.theme, width - self._answer_width()
        words = theme.paragraph(self.text(), TypeRole.CONTROL, room)
        return words, theme.paragraph(self._line, TypeRole.META, room) if self._line else None
