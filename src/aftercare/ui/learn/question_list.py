"""The questions: all of them under their headings, or what a search found, with signs and whom to call above."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.ui.learn.rows import FoundRows, HelpHint, SignHit
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.row_button import RowButton
from aftercare.ui.widgets.row_list import RowStop
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class CallHint(Card):
    """Whom to call now, in the colours of its level."""

    def __init__(self, look: Look, hint: HelpHint, colour: ColourRole, tint: ColourRole) -> None:
        """Show `hint`."""
        super().__init__(look)
        self.set_ground(colour, tint, 2.0)
        self.setAccessibleName(hint.spoken)
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(12))
        column.setSpacing(px(2))
        words = TextLabel(look, TypeRole.CONTROL)
        words.show_text(hint.text)
        number = PhoneLabel(look, TypeRole.NUMBER_PHONE, colour)
        number.show_text(hint.number)
        column.addWidget(words)
        column.addWidget(number)


class QuestionList(QWidget):
    """One stop for Tab, arrows inside.

    Signals:
        chosen: the answer_id of a question.
        sign_chosen: the entry_id of a warning sign.
        row_reached: the row an arrow key has come to.
    """

    spoken_role = SpokenRole.LIST
    chosen = Signal(str)
    sign_chosen = Signal(str)
    row_reached = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._look = look
        self._found: FoundRows | None = None
        self._parts: list[QWidget] = []
        self._questions: dict[str, RowButton] = {}
        self.setAccessibleName(self.tr("Questions"))
        self._stop = RowStop(self)
        self._stop.reached.connect(self.row_reached)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def questions(self) -> tuple[RowButton, ...]:
        """The rows of the questions from top to bottom."""
        return tuple(self._questions.values())

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """Every row, warning signs first."""
        return self._stop.rows

    def row_of(self, answer_id: str) -> RowButton | None:
        """The row of a question, or None."""
        return self._questions.get(answer_id)

    def show_found(self, found: FoundRows) -> None:
        """Show what there is to read."""
        if found == self._found:
            return
        self._found = found
        for part in self._parts:
            self._column.removeWidget(part)
            put(part, shows=False)
            part.deleteLater()
        self._parts = []
        self._questions = {}
        rows: list[RowButton] = []
        if found.crisis is not None:
            self._add(CallHint(self._look, found.crisis, ColourRole.CRISIS, ColourRole.CRISIS_TINT))
        if found.signs:
            self._add_heading(found.signs_heading)
            rows += [self._sign_row(hit) for hit in found.signs]
        if found.nothing:
            hint = HelpHint(
                f"{found.nothing} {found.nothing_line}",
                found.nothing_number,
                f"{found.nothing} {found.nothing_number} {found.nothing_line}",
            )
            self._add(CallHint(self._look, hint, ColourRole.SOON, ColourRole.SOON_TINT))
        if found.count_text:
            self._add_heading(found.count_text)
        for group in found.groups:
            if group.heading:
                self._add_heading(group.heading)
            for question in group.questions:
                row = RowButton(self._look, question.text, ColourRole.INK, self, is_loose=True)
                row.setObjectName(f"question-{question.answer_id}")
                row.setAccessibleName(question.text)
                row.clicked.connect(partial(self._on_question, question.answer_id))
                self._questions[question.answer_id] = row
                rows.append(row)
                self._add(row)
        self._stop.set_rows(rows)
        self.arrange()

    def show_current(self, answer_id: str) -> None:
        """Mark the question whose answer is open."""
        for one, row in self._questions.items():
            row.set_current(one == answer_id)
        if (current := self._questions.get(answer_id)) is not None:
            self._stop.come_back_to(current)

    def focus_first(self) -> None:
        """Move focus to the first row."""
        if self._stop.rows:
            self._stop.rows[0].setFocus()
            self.row_reached.emit(self._stop.rows[0])

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setSpacing(0)
        for part in self._parts:
            if isinstance(part, Heading):
                part.setContentsMargins(0, 0, 0, 0)
                part.setMinimumHeight(px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from row to row with the arrow keys."""
        if not self._stop.take_key(event):
            super().keyPressEvent(event)

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)

    def _add_heading(self, text: str) -> None:
        heading = Heading(self._look, TypeRole.META_STRONG, ColourRole.INK_2, self)
        heading.show_text(text)
        self._add(heading)

    def _sign_row(self, hit: SignHit) -> RowButton:
        row = RowButton(self._look, hit.text, ColourRole.EMERGENCY, self, is_loose=True)
        row.setObjectName(f"hit-{hit.entry_id}")
        row.setAccessibleName(hit.spoken)
        row.clicked.connect(partial(self._on_sign, hit.entry_id))
        self._add(row)
        return row

    def _on_question(self, answer_id: str, _checked: bool = False) -> None:
        self.chosen.emit(answer_id)

    def _on_sign(self, entry_id: str, _checked: bool = False) -> None:
        self.sign_chosen.emit(entry_id)
