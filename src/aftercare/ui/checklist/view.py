"""The checklist: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.checklist.detail_panel import DetailPanel
from aftercare.ui.checklist.group_card import GroupBlock
from aftercare.ui.checklist.questions_card import QuestionsCard
from aftercare.ui.checklist.rows import ChecklistRows, EntryRow
from aftercare.ui.prepare import READY
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.check_row import CheckButton
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.problem_card import ProblemCard
from aftercare.ui.widgets.progress_line import ProgressLine
from aftercare.ui.widgets.segment_tabs import SegmentTabs
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.undo_foot import UndoFoot
from aftercare.ui.widgets.visibility import put

_NAME_WIDTH = 156


class EntryCard(Card):
    """The way into the ready check, on the day.

    Signals:
        pressed: it is wanted.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.PRIMARY, ColourRole.SURFACE, 1.5)
        self._heading = Heading(look, TypeRole.H3)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.button = ActionButton(look, ButtonKind.PRIMARY, "", "list-checks")
        self.button.setObjectName("ready-start")
        self.button.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        words.addWidget(self._line)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(words, 1)
        self._box.addWidget(self.button)

    def show_entry(self, row: EntryRow | None) -> None:
        """Show the way in, or nothing."""
        put(self, shows=row is not None)
        if row is not None:
            self.setAccessibleName(row.heading)
            self._heading.show_text(row.heading)
            self._line.show_text(row.line)
            self.button.show_words(row.action_text)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if is_compact else across)
        self._box.setContentsMargins(px(20), px(12), px(16), px(12))
        self._box.setSpacing(px(12))

    def _on_clicked(self, _checked: bool = False) -> None:
        self.pressed.emit()


class ChecklistView(Page):
    """Shows the groups, what is open below a row, and the questions.

    Signals:
        ticked, opened, declined: task_key of a row.
        folded: group_id.
        clear_said: task_key, and True for clear.
        question_typed, own_words_typed: what stands in the two lines.
        question_saved: task_key whose question is to be kept.
        question_added: keep what stands in the line for any question.
        question_removed: question_id.
        undo_requested: take the last change back.
        part_requested: another part of Prepare.
        questions_print_requested: the sheet of questions is wanted.
    """

    ticked = Signal(str)
    opened = Signal(str)
    declined = Signal(str)
    folded = Signal(str)
    clear_said = Signal(str, bool)
    question_typed = Signal(str)
    question_saved = Signal(str)
    own_words_typed = Signal(str)
    question_added = Signal()
    question_removed = Signal(str)
    undo_requested = Signal()
    part_requested = Signal(str)
    questions_print_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: ChecklistRows | None = None
        self._groups: dict[str, GroupBlock] = {}
        self.page_scroll = PageScroll(look)
        self._tabs = SegmentTabs(look)
        self._progress = ProgressLine(look)
        self._done = TextLabel(look, TypeRole.CONTROL_BOLD, wraps=False)
        self._progress_place = QWidget()
        progress = self._progress_row = QHBoxLayout(self._progress_place)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._done)
        self._head = QWidget()
        self._head_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._head)
        self._head_box.setContentsMargins(0, 0, 0, 0)
        tabs_place = QHBoxLayout()
        tabs_place.addWidget(self._tabs)
        tabs_place.addStretch(1)
        self._head_box.addLayout(tabs_place)
        self._head_box.addWidget(self._progress_place, 1)
        self._problem = ProblemCard(look)
        self._empty = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.entry = EntryCard(look)
        self.panel = DetailPanel(look, self)
        put(self.panel, shows=False)
        self._questions_block = QWidget()
        self._questions_title = Heading(look, TypeRole.H3)
        self._questions_line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._questions_name = QWidget()
        name = QVBoxLayout(self._questions_name)
        name.setContentsMargins(0, 0, 0, 0)
        name.setSpacing(0)
        name.addWidget(self._questions_title)
        name.addWidget(self._questions_line)
        name.addStretch(1)
        self.questions = QuestionsCard(look)
        self._questions_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._questions_block)
        self._questions_box.setContentsMargins(0, 0, 0, 0)
        self._questions_box.addWidget(self._questions_name)
        self._questions_box.addWidget(self.questions, 1)
        self._undo = UndoFoot(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page_scroll, 1)
        column.addWidget(self._undo)
        self._connect()
        self.arrange()
        look.changed.connect(self.arrange)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self._on_tab)
        self.entry.pressed.connect(self._on_entry)
        self.panel.open_pressed.connect(self.part_requested)
        self.panel.decline_pressed.connect(self.declined)
        self.panel.clear_said.connect(self.clear_said)
        self.panel.question_typed.connect(self.question_typed)
        self.panel.question_saved.connect(self.question_saved)
        self.questions.typed.connect(self.own_words_typed)
        self.questions.added.connect(self.question_added)
        self.questions.removed.connect(self.question_removed)
        self.questions.print_pressed.connect(self.questions_print_requested)
        self._undo.pressed.connect(self.undo_requested)

    def show_checklist(self, rows: ChecklistRows) -> None:
        """Show the page; what did not change is left alone."""
        before, self._rows = self._rows, rows
        put(self._head, shows=bool(rows.tabs))
        if rows.tabs:
            self._tabs.show_tabs(rows.title, rows.tabs, rows.tabs[0].page_id)
        self._done.show_text(rows.done)
        self._progress.show_share(rows.share)
        self._progress.setAccessibleName(rows.done)
        self._problem.show_problem(rows.problem)
        self._empty.show_text(rows.empty)
        self.entry.show_entry(rows.entry)
        self._show_groups(rows)
        put(self._questions_block, shows=bool(rows.questions_title))
        self._questions_title.show_text(rows.questions_title)
        self._questions_line.show_text(rows.questions_line)
        self.questions.show_questions(rows.questions_title, rows.questions, rows.own_words)
        self._undo.show_undo(rows.undo)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()
        self._order_stops()
        was_open = before.open.task_key if before is not None and before.open is not None else ""
        if rows.open is not None and rows.open.task_key != was_open:
            self.page_scroll.bring_into_view(self.panel)
            row = self.row(rows.open.task_key)
            if row is not None:
                self.page_scroll.bring_into_view(row)

    def row(self, task_key: str) -> CheckButton | None:
        """The row of a task; None if it is folded away."""
        return next((found for one in self._groups.values() if (found := one.button(task_key)) is not None), None)

    def focus_question(self) -> None:
        """Move focus to the line for the question that is open."""
        if self.panel.isVisible() and self.panel.pair.field.isVisible():
            self.panel.pair.field.line.setFocus()
            self.page_scroll.bring_into_view(self.panel.pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc close what is open, and go back to its row."""
        is_inside = self.panel.isAncestorOf(QApplication.focusWidget() or self)
        if event.key() == QtCore.Qt.Key.Key_Escape and self._rows is not None and self._rows.open and is_inside:
            task_key = self._rows.open.task_key
            self.opened.emit(task_key)
            row = self.row(task_key)
            if row is not None:
                row.setFocus()
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        is_wide = self.layout_class is LayoutClass.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head_box.setDirection(across if is_wide else down)
        self._head_box.setSpacing(px(24 if is_wide else 10))
        self._progress_row.setSpacing(px(14))
        self._questions_box.setDirection(across if is_wide else down)
        self._questions_box.setSpacing(px(16 if is_wide else 8))
        set_column_width(self._questions_name, px(_NAME_WIDTH) if is_wide else None)
        self.entry.arrange(self.layout_class)
        for group in self._groups.values():
            group.arrange(self.layout_class)
        sides = page_sides(self.layout_class)
        self._undo.set_sides(sides)
        self.page_scroll.set_page_margins(sides, 8, 20)
        gap = px(18)
        self.page_scroll.set_gaps(lambda _section: gap)

    def _show_groups(self, rows: ChecklistRows) -> None:
        wanted = [group.group_id for group in rows.groups]
        for group_id in [one for one in self._groups if one not in wanted]:
            gone = self._groups.pop(group_id)
            put(gone, shows=False)
            gone.deleteLater()
        has_open = False
        for group in rows.groups:
            block = self._groups.get(group.group_id) or self._made(group.group_id)
            has_open = block.show_group(group, rows.open) or has_open
        put(self.panel, shows=has_open)
        blocks = [self._groups[group_id] for group_id in wanted]
        parts = (self._head, self._problem, self._empty, self.entry, *blocks, self._questions_block)
        self.page_scroll.set_sections(parts)

    def _made(self, group_id: str) -> GroupBlock:
        block = GroupBlock(self.look, group_id, self.panel, self.page_scroll.content)
        block.ticked.connect(self.ticked)
        block.opened.connect(self.opened)
        block.folded.connect(self.folded)
        block.reached.connect(self.page_scroll.bring_into_view)
        self._groups[group_id] = block
        return block

    def _order_stops(self) -> None:
        """Let Tab go down the page, and through what is open right after its row."""
        stops: list[QWidget] = [*self._tabs.findChildren(QWidget), self.entry.button]
        for group in self._groups.values():
            for stop in group.stops:
                stops.append(stop)
                if isinstance(stop, CheckButton) and stop.is_open:
                    stops += self.panel.stops
        stops += self.questions.stops
        stops += self._undo.findChildren(QWidget)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_tab(self, part_id: str) -> None:
        if self._rows is not None and self._rows.tabs and part_id != self._rows.tabs[0].page_id:
            self.part_requested.emit(part_id)

    def _on_entry(self) -> None:
        self.part_requested.emit(READY)
