"""The questions to ask: those that came up beside an instruction, and the person's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.checklist.rows import QuestionRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LONGEST_QUESTION = 300


class _QuestionLine(QWidget):
    """One question, and the button that takes it off.

    Signals:
        removed: question_id.
    """

    removed = Signal(str)

    def __init__(self, look: Look, row: QuestionRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        text, about = TextLabel(look, TypeRole.BODY), TextLabel(look, TypeRole.META, ColourRole.INK_2)
        text.show_text(row.text)
        self.button = ActionButton(look, ButtonKind.LINK, self.tr("Remove"), parent=self)
        self.button.setObjectName(f"question-remove-{row.question_id}")
        self.button.setAccessibleName(self.tr("Remove: {question}").format(question=row.text))
        self.button.clicked.connect(partial(self._on_clicked, row.question_id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text)
        words.addWidget(about)
        about.show_text(row.about)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self._row.setContentsMargins(look.theme.px(18), look.theme.px(6), look.theme.px(6), look.theme.px(6))

    def _on_clicked(self, question_id: str, _checked: bool = False) -> None:
        self.removed.emit(question_id)


class QuestionsCard(Card):
    """Shows the questions, and takes one more.

    Signals:
        typed: what stands in the line.
        added: keep what stands in the line.
        removed: question_id to take off.
        print_pressed: the sheet of questions is wanted.
    """

    typed = Signal(str)
    added = Signal()
    removed = Signal(str)
    print_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a card without questions."""
        super().__init__(look, parent)
        self._rows: tuple[QuestionRow, ...] | None = None
        self._lines: list[QWidget] = []
        self._list_place = QWidget()
        self._list = QVBoxLayout(self._list_place)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.field = TextField(look, _LONGEST_QUESTION)
        self.field.show_label(
            self.tr("Write a question for the clinic"), self.tr("It goes on the sheet “Questions to ask”.")
        )
        self.field.line.setObjectName("own-question")
        self._add = ActionButton(look, ButtonKind.PLAIN, self.tr("Add question"), "plus")
        self._add.setObjectName("own-question-add")
        self._print = ActionButton(look, ButtonKind.LINK, self.tr("Print my questions"), "printer")
        self._print.setObjectName("questions-print")
        self._foot = FlowLayout()
        self._foot.addWidget(self._add)
        self._foot.addWidget(self._print)
        self._form = QVBoxLayout()
        self._form.addWidget(self.field)
        self._form.addLayout(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._list_place)
        column.addLayout(self._form)
        self.field.typed.connect(self.typed)
        self.field.entered.connect(self.added)
        self._add.clicked.connect(self._on_add)
        self._print.clicked.connect(self._on_print)
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        lines = [one.button for one in self._lines if isinstance(one, _QuestionLine)]
        return (*lines, self.field.line, self._add, self._print)

    def show_questions(self, title: str, rows: tuple[QuestionRow, ...], own_words: str) -> None:
        """Show the questions; those that stay the same are left alone."""
        self.setAccessibleName(title)
        self.field.show_typed(own_words)
        if rows == self._rows:
            return
        self._rows = rows
        for old in self._lines:
            self._list.removeWidget(old)
            put(old, shows=False)
            old.deleteLater()
        self._lines = []
        for row in rows:
            line = _QuestionLine(self._look, row, self._list_place)
            line.removed.connect(self.removed)
            for part in (line, Divider(self._look, self._list_place)):
                self._list.addWidget(part)
                part.show()
                self._lines.append(part)

    def _on_add(self, _checked: bool = False) -> None:
        self.added.emit()

    def _on_print(self, _checked: bool = False) -> None:
        self.print_pressed.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._form.setContentsMargins(px(18), px(12), px(18), px(14))
        self._form.setSpacing(px(10))
        self._foot.set_gaps(px(12), px(8))
