"""A question with short answers beside it, for long lists of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QSizePolicy, QWidget

from aftercare.ui.form.blocks import AnswerBlock, Option
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, TARGET, ColourRole, TypeRole
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import discard

_PADDING = 14
_SIGN = 18
_BESIDE_BELOW = 1.5


class _Answer(QRadioButton):
    """One answer; the chosen one has a check, a tint and a wider border."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        # Room for the sign is always there, so that choosing moves nothing.
        width = theme.advance(self.text(), TypeRole.CONTROL_BOLD) + theme.px(2 * _PADDING + _SIGN + 4)
        return QSize(max(width, theme.px(TARGET)), theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_chosen = self._look.theme, self.isChecked()
        width = (2.5 if is_chosen else 1.0) * theme.factor
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(box, theme.px(RADIUS_BUTTON) - width / 2)
        canvas = Canvas(self, theme)
        is_lit = self.underMouse() or self.isDown()
        ground = ColourRole.PRIMARY_TINT if is_chosen else ColourRole.SUNKEN if is_lit else ColourRole.SURFACE
        canvas.fill(outline, ground)
        canvas.stroke(outline, ColourRole.PRIMARY if is_chosen else ColourRole.LINE_STRONG, width)
        word = theme.paragraph(self.text(), TypeRole.CONTROL_BOLD if is_chosen else TypeRole.CONTROL)
        edge = theme.px(_SIGN + 4) if is_chosen else 0
        left = (self.width() - word.width - edge) / 2
        if is_chosen:
            sign = theme.px(_SIGN)
            canvas.icon("check", ColourRole.PRIMARY, left, (self.height() - sign) / 2, sign)
        canvas.text_in_middle(word, QRectF(left + edge, 0, word.width, self.height()), ColourRole.INK, Align.LEFT)


class AnswerPiece(QWidget):
    """The question, and its answers beside it, or below it where there is no room."""

    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a question without answers."""
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self._options: tuple[Option, ...] = ()
        self._answers: list[_Answer] = []
        self._words = TextLabel(look, TypeRole.BODY)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._row = FlowLayout()
        self._box.addWidget(self._words, 1)
        self._box.addLayout(self._row)

    def show_block(self, block: AnswerBlock) -> None:
        """Show a question and what was answered."""
        self.setAccessibleName(block.words)
        self._words.show_text(block.words)
        if block.options != self._options:
            self._options = block.options
            for old in self._answers:
                self._row.removeWidget(old)
                discard(old)
            self._answers = [_Answer(self._look, option.title, self) for option in block.options]
            for answer, option in zip(self._answers, block.options, strict=True):
                answer.setObjectName(f"{block.key}-{option.value}")
                answer.clicked.connect(partial(self._on_clicked, block.key, option.value))
                self._row.addWidget(answer)
        for answer, option in zip(self._answers, block.options, strict=True):
            answer.setAccessibleName(f"{block.words}: {option.title}")
            answer.setAutoExclusive(False)
            answer.setChecked(option.value == block.chosen)
            answer.setAutoExclusive(True)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on; answers that do not fit beside one another go on in the next line."""
        theme = self._look.theme
        is_beside = room is not LayoutClass.COMPACT and theme.factor < _BESIDE_BELOW
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._box.setSpacing(theme.px(12 if is_beside else 4))
        self._row.set_gaps(theme.px(8), theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the answers and to the page."""
        event.ignore()

    def _on_clicked(self, key: str, value: str, _checked: bool = False) -> None:
        self._wishes.chosen.emit(key, value)
