"""The driving check: two questions, and a result that never gives permission."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.recovery.rows import CheckResult, CheckRow, Question
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_TOPIC, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.answer_button import YesNo
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_RESULTS = {
    CheckResult.LIMIT_ENDED: (ColourRole.USUAL, ColourRole.USUAL_TINT, "check"),
    CheckResult.CALL_CLINIC: (ColourRole.SOON, ColourRole.SOON_TINT, "phone"),
}


class QuestionLine(QWidget):
    """A question on the left, its answers on the right; below it where there is no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._look = look
        self.text = TextLabel(look, TypeRole.H3)
        self.pair = YesNo(look)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.text, 1)
        self._box.addWidget(self.pair)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        is_compact = layout_class is LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_compact else across)
        self._box.setSpacing(self._look.theme.px(8 if is_compact else 16))


class DrivingCheckCard(Card):
    """Shows a CheckRow.

    Signals:
        answered: the Question, and True for yes.
        again_wanted: take the answers back.
    """

    answered = Signal(Question, bool)
    again_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, eyebrow: str = "") -> None:
        """Make an empty card.

        Args:
            look: colours and text size.
            parent: widget it lies in.
            eyebrow: small line above a large title, where the card is what to do next; empty for the title alone.
        """
        super().__init__(look, parent)
        self._row: CheckRow | None = None
        self._is_next = bool(eyebrow)
        self._eyebrow = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._eyebrow.show_text(eyebrow)
        self._icon = IconLabel(look, "car", ColourRole.PRIMARY, ICON_TOPIC)
        self._title = (
            TextLabel(look, TypeRole.LEAD) if eyebrow else TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        )
        put(self._icon, shows=not eyebrow)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._lines = {question: QuestionLine(look) for question in Question}
        for question, line in self._lines.items():
            line.pair.answered.connect(partial(self._on_answered, question))
        self._result_icon = IconLabel(look, "check", ColourRole.SOON, 28)
        self.result = Heading(look, TypeRole.LEAD_NARROW)
        self.result.setObjectName("check-result")
        self.result.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self._after = TextLabel(look, TypeRole.ROW)
        self._number = PhoneLabel(look, TypeRole.NUMBER_PHONE)
        self._number_line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._say = TextLabel(look, TypeRole.SAY)
        self._again = ActionButton(look, ButtonKind.PLAIN, "", "undo-2")
        self._again.setObjectName("check-again")
        self._again.clicked.connect(self._on_again)
        self._build()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._title, 1)
        self._result_row = QHBoxLayout()
        self._result_row.addWidget(self._result_icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._result_row.addWidget(self.result, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._eyebrow)
        self._column.addLayout(self._head)
        self._column.addWidget(self._line)
        for line in self._lines.values():
            self._column.addWidget(line)
        self._column.addLayout(self._result_row)
        for widget in (self._after, self._number, self._number_line, self._say):
            self._column.addWidget(widget)
        self._column.addWidget(self._again)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_check(self, row: CheckRow | None) -> None:
        """Show the check, or nothing; a new result takes focus, so that it is read out."""
        put(self, shows=row is not None)
        before, self._row = self._row, row
        if row is None or row == before:
            return
        had_focus = any(part.hasFocus() for part in self.findChildren(QWidget))
        colour, tint, icon = (ColourRole.PRIMARY, ColourRole.SURFACE, "")
        if row.result is not None:
            colour, tint, icon = _RESULTS[row.result]
        self.set_ground(colour, tint, 2.0 if row.result is not None else 1.5)
        self.setAccessibleName(row.heading or row.title)
        # Once there is a result, that is the large line.
        self._title.show_text("" if self._is_next and row.result is not None else row.title)
        self._line.show_text("" if self._is_next else row.line)
        asked = {question.question: question for question in row.questions}
        for question, line in self._lines.items():
            put(line, shows=question in asked)
            if question in asked:
                line.text.show_text(asked[question].text)
                name = f"check-{question.name.lower()}"
                line.pair.show_question(name, asked[question].text, asked[question].answer)
        self._result_icon.show_icon(icon, colour)
        self.result.show_text(row.heading)
        self._after.show_text(" ".join(row.lines))
        self._number.show_text(row.number)
        self._number_line.show_text(row.number_line)
        self._say.show_text(row.say)
        self._again.show_words(row.again_text)
        put(self._again, shows=bool(row.again_text))
        if row.result is not None and had_focus and (before is None or before.result is not row.result):
            self.result.setFocus()

    def take_focus(self) -> None:
        """Land on the first question, or on the result."""
        if self._row is not None and self._row.result is not None:
            self.result.setFocus()
        else:
            self._lines[Question.SLEPT].pair.yes.setFocus()

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        if self._is_next:
            self._title.set_role(TypeRole.LEAD_NARROW if layout_class is LayoutClass.NARROW else TypeRole.LEAD)
        for line in self._lines.values():
            line.arrange(layout_class)
        side = px(24 if layout_class is LayoutClass.WIDE else 18)
        self._head.setSpacing(px(8))
        self._result_row.setSpacing(px(12))
        self._column.setContentsMargins(side, px(16), side, px(18))
        self._column.setSpacing(px(8))

    def _on_answered(self, question: Question, is_yes: bool) -> None:
        self.answered.emit(question, is_yes)
        following = next((line for one, line in self._lines.items() if one is not question), None)
        row = self._row
        if row is None or row.result is not None or following is None:
            return
        if any(one.answer is None for one in row.questions):
            following.pair.yes.setFocus()

    def _on_again(self, _checked: bool = False) -> None:
        self.again_wanted.emit()
        if self._row is not None and self._row.questions:
            self._lines[Question.SLEPT].pair.yes.setFocus()
