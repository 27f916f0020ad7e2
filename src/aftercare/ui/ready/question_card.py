"""The questions of the ready check, one below the other, each with its pair of answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.ready.rows import ReadyRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.answer_button import YesNo
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_NUMBER = 26
_LEAST = 62


class ReadyLine(QWidget):
    """Number, sentence, and Yes and No; a no tints the line.

    Signals:
        answered: True for yes.
    """

    answered = Signal(bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._look = look
        self._is_flagged = False
        self._is_first = self._is_last = False
        self._number = TextLabel(look, TypeRole.CONTROL, ColourRole.INK_2, wraps=False)
        self._text = TextLabel(look, TypeRole.ROW)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._note = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self.pair = YesNo(look, is_solid=True)
        self.pair.answered.connect(self.answered)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for part in (self._text, self._line, self._note):
            words.addWidget(part)
        words.addStretch(1)
        self._said = QHBoxLayout()
        self._said.addWidget(self._number)
        self._said.addLayout(words, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(self._said, 1)
        self._box.addWidget(self.pair)

    def show_question(self, row: ReadyRow, *, is_first: bool, is_last: bool) -> None:
        """Show a question and what was answered."""
        self._is_first, self._is_last = is_first, is_last
        self._is_flagged = row.answer is False or bool(row.note)
        self._number.show_text(str(row.number))
        self._text.show_text(row.text)
        self._line.show_text(row.line)
        self._note.show_text(row.note)
        self.pair.show_question(f"ready-{row.question_id}", row.text, row.answer)
        self.update()

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_compact else across)
        self._box.setContentsMargins(px(20), px(7), px(16), px(7))
        self._box.setSpacing(px(8 if is_compact else 16))
        self._said.setSpacing(px(10))
        self._number.setMinimumWidth(px(_NUMBER))
        self.setMinimumHeight(px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint of a no, and the line to the next question."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        corner = theme.px(RADIUS_CARD)
        above, below = (0 if self._is_first else corner), (0 if self._is_last else corner)
        whole = QRectF(0, 0, self.width(), self.height())
        canvas.painter.setClipPath(rounded(whole.adjusted(0, -above, 0, below), corner))
        if self._is_flagged:
            canvas.fill(rectangle(whole), ColourRole.SOON_TINT)
        if not self._is_last:
            canvas.fill(rectangle(QRectF(0, self.height() - 1, self.width(), 1)), ColourRole.LINE)


class QuestionCard(Card):
    """All questions.

    Signals:
        answered: question_id, and True for yes.
    """

    answered = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a card without questions."""
        super().__init__(look, parent)
        self._lines: dict[str, ReadyLine] = {}
        self._rows: tuple[ReadyRow, ...] = ()
        self._class = LayoutClass.WIDE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.setAccessibleName(self.tr("Questions"))

    @property
    def lines(self) -> tuple[ReadyLine, ...]:
        """The questions from top to bottom."""
        return tuple(self._lines.values())

    def show_questions(self, rows: tuple[ReadyRow, ...]) -> None:
        """Show the questions; those that stay keep their focus."""
        put(self, shows=bool(rows))
        self._rows = rows
        wanted = [row.question_id for row in rows]
        for name in [one for one in self._lines if one not in wanted]:
            gone = self._lines.pop(name)
            self._column.removeWidget(gone)
            put(gone, shows=False)
            gone.deleteLater()
        ordered: dict[str, ReadyLine] = {}
        for at, row in enumerate(rows):
            line = self._lines.get(row.question_id) or self._made(row.question_id)
            line.show_question(row, is_first=at == 0, is_last=at == len(rows) - 1)
            if self._column.indexOf(line) != at:
                self._column.insertWidget(at, line)
            ordered[row.question_id] = line
        self._lines = ordered
        for line in self.lines:
            line.raise_()
            put(line, shows=True)

    def current(self) -> str:
        """The question that Y and N answer: the one with focus, else the first that is open, else none."""
        focused = QApplication.focusWidget()
        for name, line in self._lines.items():
            if focused is not None and line.isAncestorOf(focused):
                return name
        return next((row.question_id for row in self._rows if row.answer is None and not row.note), "")

    def focus_after(self, question_id: str) -> QWidget | None:
        """The first answer of the next question that is open, the ones below first; None if all are answered."""
        names = [row.question_id for row in self._rows]
        at = names.index(question_id) if question_id in names else -1
        is_open = {row.question_id for row in self._rows if row.answer is None and not row.note}
        following = next((one for one in names[at + 1 :] + names[: at + 1] if one in is_open), None)
        return self._lines[following].pair.yes if following is not None else None

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        self._class = layout_class
        edge = max(1, round(self._look.theme.least_border))
        self._column.setContentsMargins(edge, edge, edge, edge)
        for line in self.lines:
            line.arrange(layout_class)

    def _made(self, question_id: str) -> ReadyLine:
        line = ReadyLine(self._look, self)
        line.answered.connect(partial(self._on_answered, question_id))
        line.arrange(self._class)
        return line

    def _on_answered(self, question_id: str, is_yes: bool) -> None:
        self.answered.emit(question_id, is_yes)
