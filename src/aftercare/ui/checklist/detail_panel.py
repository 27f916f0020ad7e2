"""What opens below a row of the checklist: why, who says so, where to go, and whether it is clear."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from aftercare.domain.calling import Known, Span
from aftercare.ui.checklist.rows import ClearRow, DetailRow
from aftercare.ui.theme.canvas import Canvas, rectangle
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.answer_button import AnswerButton
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.strong_text import StrongText
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LONGEST_QUESTION = 300


class ClearPair(QWidget):
    """Two answers, clear or a question, and the line for the question.

    Signals:
        said: True for clear, False for a question.
        typed: what stands in the line.
        saved: keep what stands in the line.
    """

    spoken_role = SpokenRole.GROUP
    said = Signal(bool)
    typed = Signal(str)
    saved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a pair of which none is chosen."""
        super().__init__(parent)
        self._look = look
        self._question = TextLabel(look, TypeRole.META_STRONG)
        self.clear = AnswerButton(look, self.tr("Clear"), is_yes=True)
        self.clear.setObjectName("understood-clear")
        self.asks = AnswerButton(look, self.tr("I have a question"), is_yes=False, icon="circle-question-mark")
        self.asks.setObjectName("understood-question")
        self.field = TextField(look, _LONGEST_QUESTION)
        self.field.show_label(self.tr("Your question, in your own words"), self.tr("You can leave this empty."))
        self.field.line.setObjectName("question-words")
        self.save = ActionButton(look, ButtonKind.PLAIN, self.tr("Save question"), "check")
        self.save.setObjectName("question-save")
        self._note = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self._question)
        self._buttons.addWidget(self.clear)
        self._buttons.addWidget(self.asks)
        self._foot = FlowLayout()
        self._foot.addWidget(self.save)
        self._foot.addWidget(self._note)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._buttons)
        self._column.addWidget(self.field)
        self._column.addLayout(self._foot)
        self.clear.clicked.connect(self._on_clear)
        self.asks.clicked.connect(self._on_asks)
        self.save.clicked.connect(self._on_save)
        self.field.typed.connect(self.typed)
        self.field.entered.connect(self.saved)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_clear(self, row: ClearRow) -> None:
        """Show what was said."""
        self.setAccessibleName(row.question)
        self._question.show_text(row.question)
        for button, is_it in ((self.clear, row.is_clear is True), (self.asks, row.is_clear is False)):
            button.setAccessibleName(self.tr("{question} {answer}").format(question=row.question, answer=button.text()))
            button.setChecked(is_it)
            button.update()
        has_question = row.is_clear is False
        put(self.field, shows=has_question)
        put(self.save, shows=has_question)
        self.field.show_typed(row.words)
        self._note.show_text(row.note)

    def _on_clear(self, _checked: bool = False) -> None:
        self.said.emit(True)

    def _on_asks(self, _checked: bool = False) -> None:
        self.said.emit(False)

    def _on_save(self, _checked: bool = False) -> None:
        self.saved.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setSpacing(px(8))
        self._buttons.set_gaps(px(10), px(6))
        self._foot.set_gaps(px(12), px(6))


class DetailPanel(QWidget):
    """Lies on the same tint as its row, so that both read as one.

    Signals:
        open_pressed: part or page to go to.
        decline_pressed: task_key that is not being done, or is after all.
        clear_said: task_key, and True for clear.
        question_typed: what stands in the line.
        question_saved: task_key whose question is to be kept.
    """

    spoken_role = SpokenRole.GROUP
    open_pressed = Signal(str)
    decline_pressed = Signal(str)
    clear_said = Signal(str, bool)
    question_typed = Signal(str)
    question_saved = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self._look = look
        self._row: DetailRow | None = None
        self._rule = TextLabel(look, TypeRole.BODY)
        self._why = StrongText(look, TypeRole.BODY, TypeRole.CONTROL_BOLD)
        self._opens = ActionButton(look, ButtonKind.PLAIN, "", "car")
        self._opens.setObjectName("check-opens")
        self._says = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self.pair = ClearPair(look, self)
        self._decline = ActionButton(look, ButtonKind.LINK, "", "minus")
        self._decline.setObjectName("check-decline")
        self._foot = FlowLayout()
        self._foot.addWidget(self._opens)
        self._foot.addWidget(self._says)
        self._column = QVBoxLayout(self)
        self._gap = QSpacerItem(0, 0)
        for part in (self._why, self._rule):
            self._column.addWidget(part)
        self._column.addLayout(self._foot)
        self._column.addWidget(self.pair)
        end = FlowLayout()
        end.addWidget(self._decline)
        self._column.addLayout(end)
        self._opens.clicked.connect(self._on_open)
        self._decline.clicked.connect(self._on_decline)
        self.pair.said.connect(self._on_said)
        self.pair.typed.connect(self.question_typed)
        self.pair.saved.connect(self._on_saved)
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        pair = self.pair
        return (self._opens, pair.clear, pair.asks, pair.field.line, pair.save, self._decline)

    def show_detail(self, row: DetailRow, name: str) -> None:
        """Show what is below the row called `name`."""
        self._row = row
        self.setAccessibleName(name)
        why = self.tr("Why?")
        spans = (Span(why, Known.FACT), Span(f" {row.why}"))
        put(self._why, shows=bool(row.why))
        if row.why:
            self._why.show_spans(spans, f"{why} {row.why}")
        self._rule.show_text(row.rule)
        put(self._opens, shows=bool(row.opens))
        self._opens.become(ButtonKind.PLAIN, row.open_text, row.open_icon)
        self._says.show_text(row.says)
        put(self.pair, shows=row.clear is not None)
        if row.clear is not None:
            self.pair.show_clear(row.clear)
        self._decline.become(ButtonKind.LINK, row.decline_text, "undo-2" if row.is_declined else "minus")
        self._decline.setAccessibleName(self.tr("{action}: {name}").format(action=row.decline_text, name=name))
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the tint, and draw the line to the next row."""
        canvas = Canvas(self, self._look.theme)
        canvas.fill(rectangle(QRectF(self.rect())), ColourRole.PRIMARY_TINT)
        canvas.fill(rectangle(QRectF(0, self.height() - 1, self.width(), 1)), ColourRole.LINE)

    def _on_open(self, _checked: bool = False) -> None:
        if self._row is not None:
            self.open_pressed.emit(self._row.opens)

    def _on_decline(self, _checked: bool = False) -> None:
        if self._row is not None:
            self.decline_pressed.emit(self._row.task_key)

    def _on_said(self, is_clear: bool) -> None:
        if self._row is not None:
            self.clear_said.emit(self._row.task_key, is_clear)

    def _on_saved(self) -> None:
        if self._row is not None:
            self.question_saved.emit(self._row.task_key)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(58), px(2), px(18), px(10))
        self._column.setSpacing(px(9))
        self._foot.set_gaps(px(16), px(8))
