"""The ready check: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.ready.question_card import QuestionCard
from aftercare.ui.ready.result_panel import ResultPanel
from aftercare.ui.ready.rows import ReadyRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.problem_card import ProblemCard
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.two_columns import TwoColumns
from aftercare.ui.widgets.visibility import put

_RIGHT = 328


class ReadyView(Page):
    """Questions on the left, what they lead to on the right; below one another where there is no room.

    Signals:
        answered: question_id, and True for yes.
        unsure_said: the person is not sure about the rest.
        undo_requested: take the last answer back.
        restart_requested: take all answers back.
        acted: the person did what the result says.
        more_wanted: more help is wanted.
        back_requested: back to the checklist.
    """

    answered = Signal(str, bool)
    unsure_said = Signal()
    undo_requested = Signal()
    restart_requested = Signal()
    acted = Signal()
    more_wanted = Signal()
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self.page_scroll = PageScroll(look)
        self._problem = ProblemCard(look)
        self._empty = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.questions = QuestionCard(look)
        self.result = ResultPanel(look)
        self._preview = Card(look)
        self._preview_line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._preview_words = TextLabel(look, TypeRole.META_STRONG)
        self._note = QWidget()
        self._note_text = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._back = self._made_link("ready-back", "arrow-left")
        self._restart = self._made_link("ready-restart", "undo-2")
        self._undo = self._made_link("ready-undo", "undo-2")
        self._unsure = ActionButton(look, ButtonKind.PLAIN, "", "circle-question-mark")
        self._unsure.setObjectName("ready-unsure")
        self._count = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._columns = TwoColumns(look, _RIGHT)
        self._build()
        self._connect()
        self.arrange()
        look.changed.connect(self.arrange)

    def _made_link(self, name: str, icon: str) -> ActionButton:
        button = ActionButton(self.look, ButtonKind.LINK, "", icon)
        button.setObjectName(name)
        return button

    def _build(self) -> None:
        look = self.look
        preview = QHBoxLayout(self._preview)
        self._preview_row = preview
        preview.addWidget(IconLabel(look, "circle-check", ColourRole.OK, 28))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._preview_line)
        words.addWidget(self._preview_words)
        preview.addLayout(words, 1)
        note = self._note_row = QHBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.addWidget(IconLabel(look, "info", ColourRole.INK_2), 0, QtCore.Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note_text, 1)
        self._columns.main.addWidget(self.questions)
        self._foot = FlowLayout()
        foot: tuple[QWidget, ...] = (self._unsure, self._restart, self._undo, self._count, self._back)
        for one in foot:
            self._foot.addWidget(one)
        self._columns.main.addLayout(self._foot)
        self._columns.main.addStretch(1)
        for part in (self.result, self._preview, self._note):
            self._columns.side.addWidget(part)
        self._columns.side.addStretch(1)
        self.page_scroll.set_sections((self._problem, self._empty, self._columns))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page_scroll)

    def _connect(self) -> None:
        self.questions.answered.connect(self._on_answered)
        self.result.acted.connect(self.acted)
        self.result.more_wanted.connect(self.more_wanted)
        self._back.clicked.connect(self._on_back)
        self._restart.clicked.connect(self._on_restart)
        self._undo.clicked.connect(self._on_undo)
        self._unsure.clicked.connect(self._on_unsure)

    def show_check(self, rows: ReadyRows) -> None:
        """Show the page; a new outcome takes focus, so that it is read out once."""
        self._problem.show_problem(rows.problem)
        self._empty.show_text(rows.empty)
        self.questions.show_questions(rows.questions)
        is_new = self.result.show_result(rows.result)
        put(self._preview, shows=bool(rows.preview[0]))
        self._preview_line.show_text(rows.preview[0])
        self._preview_words.show_text(rows.preview[1])
        note = rows.result.note if rows.result is not None else ""
        put(self._note, shows=bool(note))
        self._note_text.show_text(note)
        self._count.show_text(rows.answered)
        for button, words in (
            (self._back, rows.back_text),
            (self._restart, rows.restart_text),
            (self._undo, rows.undo_text),
            (self._unsure, rows.unsure_text if rows.result is None else ""),
        ):
            button.show_words(words)
            put(button, shows=bool(words))
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()
        self._order_stops()
        if is_new and self.isVisible():
            self.result.head.setFocus()
            self.page_scroll.bring_into_view(self.result)

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Y and N answer the question in question, from wherever focus is."""
        return (("Y", self._on_yes), ("N", self._on_no))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc go back to the checklist."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        self._columns.arrange(self.layout_class)
        self._columns.main.setSpacing(px(14))
        self._columns.side.setSpacing(px(18))
        self._foot.set_gaps(px(12), px(8))
        self._preview_row.setContentsMargins(px(18), px(14), px(18), px(14))
        self._preview_row.setSpacing(px(14))
        self._note_row.setSpacing(px(10))
        self.questions.arrange(self.layout_class)
        self.page_scroll.set_page_margins(page_sides(self.layout_class), 8, 20)
        gap = px(18)
        self.page_scroll.set_gaps(lambda _section: gap)

    def _order_stops(self) -> None:
        """Let Tab go from question to question, then to what they lead to."""
        stops: list[QWidget] = []
        for line in self.questions.lines:
            stops += [line.pair.yes, line.pair.no]
        stops += [self.result.head, self.result.action, self.result.more]
        stops += [self._unsure, self._restart, self._undo, self._back]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _answer_current(self, *, is_yes: bool) -> None:
        question_id = self.questions.current()
        if self.isVisible() and question_id:
            self._on_answered(question_id, is_yes)

    def _on_yes(self) -> None:
        self._answer_current(is_yes=True)

    def _on_no(self) -> None:
        self._answer_current(is_yes=False)

    def _on_answered(self, question_id: str, is_yes: bool) -> None:
        """Keep the answer, and move on to the next question that is open, unless there is a result to read."""
        self.answered.emit(question_id, is_yes)
        self._move_on(question_id)

    def _move_on(self, question_id: str = "") -> None:
        following = self.questions.focus_after(question_id)
        if following is not None and not self.result.head.hasFocus():
            following.setFocus()
            self.page_scroll.bring_into_view(following)

    def _on_back(self, _checked: bool = False) -> None:
        self.back_requested.emit()

    def _on_restart(self, _checked: bool = False) -> None:
        self.restart_requested.emit()

    def _on_undo(self, _checked: bool = False) -> None:
        self.undo_requested.emit()

    def _on_unsure(self, _checked: bool = False) -> None:
        self.unsure_said.emit()
        self._move_on()
