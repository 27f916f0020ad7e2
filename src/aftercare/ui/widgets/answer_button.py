"""Yes and No, as two buttons of which one is chosen: a shape and a word, and colour last."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import BUTTON, RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.spoken_role import SpokenRole

_CHOSEN_WIDTH = 108
_SOLID_WIDTH = 80
_PADDING = 12
_ICON = 20


class AnswerButton(QPushButton):
    """One answer; the chosen one has a sign, a tint and a wider border."""

    ring_radius = RADIUS_BUTTON

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        is_yes: bool,
        icon: str = "",
        is_solid: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an answer that is not chosen.

        Args:
            look: gives fonts and colours.
            text: the answer.
            is_yes: picks sign and colour.
            icon: another sign than that of yes or no.
            is_solid: True to fill the chosen one with its colour, where many answers stand below one another.
            parent: the pair.
        """
        super().__init__(text, parent)
        self._look = look
        self._colour, self._tint = (
            (ColourRole.OK, ColourRole.OK_TINT) if is_yes else (ColourRole.SOON, ColourRole.SOON_TINT)
        )
        self._icon = icon or ("check" if is_yes else "x")
        self._is_solid = is_solid
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for sign and word, so that choosing moves nothing."""
        theme = self._look.theme
        words = theme.advance(self.text(), TypeRole.CONTROL_BOLD) + theme.px(_ICON + 6 + 2 * _PADDING)
        return QSize(max(theme.px(_SOLID_WIDTH if self._is_solid else _CHOSEN_WIDTH), words), theme.px(BUTTON))

    def minimumSizeHint(self) -> QSize:
        """An answer is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space; arrows are left to the pair."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        elif event.key() in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border, sign and word."""
        theme = self._look.theme
        is_chosen = self.isChecked()
        width = (2.5 if is_chosen else 1.0) * theme.factor
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(box, theme.px(RADIUS_BUTTON) - width / 2)
        canvas = Canvas(self, theme)
        is_lit = self.underMouse() or self.isDown()
        chosen = self._colour if self._is_solid else self._tint
        ink = ColourRole.SURFACE if self._is_solid else self._colour
        canvas.fill(outline, chosen if is_chosen else ColourRole.SUNKEN if is_lit else ColourRole.SURFACE)
        canvas.stroke(outline, self._colour if is_chosen else ColourRole.LINE_STRONG, width)
        role = TypeRole.CONTROL_BOLD if is_chosen else TypeRole.CONTROL
        word = theme.paragraph(self.text(), role)
        edge = theme.px(_ICON) if is_chosen else 0
        gap = theme.px(6) if is_chosen else 0
        left = (self.width() - word.width - edge - gap) / 2
        if is_chosen:
            canvas.icon(self._icon, ink, left, (self.height() - edge) / 2, edge)
        place = QRectF(left + edge + gap, 0, word.width, self.height())
        canvas.text_in_middle(word, place, ink if is_chosen else ColourRole.INK, Align.LEFT)


class YesNo(QWidget):
    """Two answers to one question; arrows go from one to the other, Y and N answer.

    Signals:
        answered: True for yes.
    """

    spoken_role = SpokenRole.GROUP
    answered = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None, *, is_solid: bool = False) -> None:
        """Make a pair of which none is chosen."""
        super().__init__(parent)
        self._look = look
        self.yes = AnswerButton(look, self.tr("Yes"), is_yes=True, is_solid=is_solid)
        self.no = AnswerButton(look, self.tr("No"), is_yes=False, is_solid=is_solid)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.yes)
        self._box.addWidget(self.no)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_question(self, name: str, question: str, answer: bool | None) -> None:
        """Name the pair by its question, and show what was answered."""
        self._box.setSpacing(self._look.theme.px(8))
        self.setAccessibleName(question)
        for button, word, is_it in ((self.yes, "yes", answer is True), (self.no, "no", answer is False)):
            button.setObjectName(f"{name}-{word}")
            button.setAccessibleName(self.tr("{question} {answer}").format(question=question, answer=button.text()))
            button.setChecked(is_it)
            button.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with Y or N; go from one to the other with arrows."""
        keys = QtCore.Qt.Key
        if event.key() == keys.Key_Y:
            self.answered.emit(True)
        elif event.key() == keys.Key_N:
            self.answered.emit(False)
        elif event.key() == keys.Key_Right and self.yes.hasFocus():
            self.no.setFocus()
        elif event.key() == keys.Key_Left and self.no.hasFocus() and not event.modifiers():
            self.yes.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_yes(self, _checked: bool = False) -> None:
        self.answered.emit(True)

    def _on_no(self, _checked: bool = False) -> None:
        self.answered.emit(False)
