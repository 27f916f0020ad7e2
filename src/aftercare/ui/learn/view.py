"""The Learn page: questions on the left, the open answer on the right; one after the other where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.learn.answer_card import AnswerCard
from aftercare.ui.learn.question_list import QuestionList
from aftercare.ui.learn.rows import LearnRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.search_field import SearchField
from aftercare.ui.widgets.visibility import is_put_away, put

_LIST = 312


class LearnView(Page):
    """Searches while one types, and shows one answer at a time.

    Signals:
        search_requested: the words in the search field.
        answer_requested: the answer_id of a question, or empty to go back to the list.
        sign_requested: the entry_id of a warning sign that was found.
    """

    search_requested = Signal(str)
    answer_requested = Signal(str)
    sign_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: LearnRows | None = None
        self._opened_from = ""
        self.search = SearchField(look, self.tr("Search questions"))
        self.search.setObjectName("learn-search")
        self.search.searched.connect(self.search_requested)
        self.search.left.connect(self._on_search_left)
        self.questions = QuestionList(look)
        self.questions.chosen.connect(self._on_chosen)
        self.questions.sign_chosen.connect(self.sign_requested)
        self.list_scroll = PageScroll(look)
        self.list_scroll.set_sections((self.questions,))
        self.questions.row_reached.connect(self.list_scroll.bring_into_view)
        self.back = ActionButton(look, ButtonKind.LINK, self.tr("Back to questions"), "arrow-left")
        self.back.setObjectName("back-to-questions")
        self.back.clicked.connect(self._on_back)
        self.answer = AnswerCard(look)
        self.answer_scroll = PageScroll(look)
        self._back_place = QWidget(self.answer_scroll.content)
        back_row = QHBoxLayout(self._back_place)
        back_row.setContentsMargins(0, 0, 0, 0)
        back_row.addWidget(self.back)
        back_row.addStretch(1)
        self.answer_scroll.set_sections((self._back_place, self.answer))
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._search_row = QHBoxLayout()
        self._search_row.addWidget(self.search)
        self._left_column.addLayout(self._search_row)
        self._left_column.addWidget(self.list_scroll, 1)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._left)
        self._box.addWidget(self.answer_scroll, 1)
        self._show_parts()
        look.changed.connect(self.arrange)

    def show_learn(self, rows: LearnRows) -> None:
        """Show the list and the open answer."""
        self._rows = rows
        self.questions.show_found(rows.found)
        self._order_focus()
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()

    @property
    def is_answer_alone(self) -> bool:
        """Whether the answer covers the list."""
        return is_put_away(self._left)

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Search, from wherever focus is."""
        return (("Ctrl+F", self._start_search),)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order for Tab, which Qt forgets when the page is put into its window."""
        super().showEvent(event)
        self._order_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc or Alt+Left."""
        keys, alt = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier.AltModifier
        is_back = event.key() == keys.Key_Left and event.modifiers() == alt
        if (event.key() == keys.Key_Escape or is_back) and self._has_answer:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        sides = page_sides(self.layout_class)
        is_wide = self.layout_class is LayoutClass.WIDE
        set_column_width(self._left, px(_LIST) + sides + 12 if is_wide else None)
        right = 12 if is_wide else sides
        self._search_row.setContentsMargins(sides, 8, right, px(6))
        self.list_scroll.set_page_margins(sides, 2, 20)
        if is_wide:
            self.list_scroll.column.setContentsMargins(sides, 2, 4, 20)
        self.answer_scroll.set_page_margins(sides, 8, 20)
        if is_wide:
            margins = self.answer_scroll.column.contentsMargins()
            self.answer_scroll.column.setContentsMargins(12, 8, margins.right(), 20)
        self._show_answer()
        self.questions.arrange()
        self.answer.arrange(self.layout_class)
        gap = px(6)
        self._show_parts()
        self.answer_scroll.set_gaps(lambda _section: gap)
        self.list_scroll.settle()

    def _show_answer(self) -> None:
        """The open answer; beside the list, while none is open, the suggested one."""
        rows = self._rows
        if rows is None:
            return
        shown = rows.answer
        if shown is None and self.layout_class is LayoutClass.WIDE:
            shown = rows.suggested
        put(self.answer, shows=shown is not None)
        self.questions.show_current(shown.answer_id if shown is not None else "")
        if shown is None:
            return
        before = self.answer.row
        self.answer.show_answer(shown)
        if before is None or before.answer_id != shown.answer_id:
            self.answer_scroll.verticalScrollBar().setValue(0)

    @property
    def _has_answer(self) -> bool:
        return self._rows is not None and self._rows.answer is not None

    def _order_focus(self) -> None:
        """The field, the list, the way back, the answer; rows are made anew with every search."""
        stops = [self.search, *self.questions.rows, self.back, self.answer.question]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _show_parts(self) -> None:
        is_wide = self.layout_class is LayoutClass.WIDE
        put(self._left, shows=is_wide or not self._has_answer)
        put(self.answer_scroll, shows=is_wide or self._has_answer)
        put(self._back_place, shows=not is_wide and self._has_answer)

    def _start_search(self) -> None:
        if not self.isVisible():
            return
        if self.is_answer_alone:
            self._go_back()
        self.search.setFocus()
        self.search.selectAll()

    def _on_search_left(self) -> None:
        self.questions.focus_first()

    def _on_chosen(self, answer_id: str) -> None:
        self._opened_from = answer_id
        self.answer_requested.emit(answer_id)
        self.answer.question.setFocus()

    def _on_back(self, _checked: bool = False) -> None:
        self._go_back()

    def _go_back(self) -> None:
        """To the list, and to the question that was open."""
        self.answer_requested.emit("")
        row = self.questions.row_of(self._opened_from)
        if row is not None:
            row.setFocus()
            self.list_scroll.bring_into_view(row)
        else:
            self.search.setFocus()
