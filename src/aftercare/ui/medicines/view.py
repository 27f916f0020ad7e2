"""The medicines page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.medicines import MedicineStatus
from aftercare.ui.medicines.add_card import AddCard
from aftercare.ui.medicines.detail_card import DetailCard
from aftercare.ui.medicines.list_card import MedicineListCard
from aftercare.ui.medicines.rows import MedicinesRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.segment_tabs import SegmentTabs
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.two_columns import TwoColumns
from aftercare.ui.widgets.undo_foot import UndoFoot
from aftercare.ui.widgets.visibility import put

_RIGHT_CARD = 392


class _Notice(Card):
    """An icon and two sentences, the first of them bold."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 1.25)
        self._icon = IconLabel(look, icon, ColourRole.SOON, 22)
        self._bold = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._plain = TextLabel(look, TypeRole.BODY)
        self._words = FlowLayout()
        self._words.addWidget(self._bold)
        self._words.addWidget(self._plain)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._words, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_words(self, bold: str, plain: str = "") -> None:
        """Show the sentences, or nothing at all without any."""
        put(self, shows=bool(bold))
        self._bold.show_text(bold)
        self._plain.show_text(plain)
        self.setAccessibleName(f"{bold} {plain}".strip())

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(20), px(10), px(20), px(10))
        self._row.setSpacing(px(14))
        self._words.set_gaps(px(5), 0)


class MedicinesView(Page):
    """A list on the left; on the right, or below it, the open medicine or the form for more.

    Signals:
        medicine_pressed: medicine_id of a row.
        adding_requested, adding_cancelled: open or close the form.
        names_typed, taken_typed: what stands in the lines of the form.
        name_picked: which of the medicines that are typed, and the name it is.
        add_requested: put them on the list.
        status_picked, who_typed, said_stepped, restart_stepped, restart_forgotten: parts of an answer.
        save_requested, remove_requested: of the open medicine.
        undo_requested: take the last change back.
        searched: words to search for, even none yet.
        search_closed: show all again.
        print_requested: put the list on paper.
        page_requested: page_id of a tab.
    """

    medicine_pressed = Signal(str)
    adding_requested = Signal()
    adding_cancelled = Signal()
    names_typed = Signal(str)
    taken_typed = Signal(str)
    name_picked = Signal(int, str)
    add_requested = Signal()
    status_picked = Signal(MedicineStatus)
    who_typed = Signal(str)
    said_stepped = Signal(int)
    restart_stepped = Signal(int)
    restart_forgotten = Signal()
    save_requested = Signal()
    remove_requested = Signal()
    undo_requested = Signal()
    searched = Signal(str)
    search_closed = Signal()
    print_requested = Signal()
    page_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: MedicinesRows | None = None
        self._tabs = SegmentTabs(look)
        self._rule = _Notice(look, "info")
        self._rule.show_words(
            self.tr("Do not stop or skip a medicine on your own."),
            self.tr("Aftercare only shows what your clinic told you."),
        )
        self._problem = _Notice(look, "triangle-alert")
        self._search = TextField(look)
        self._search.show_label(self.tr("Find a medicine"), self.tr("Esc closes the search."))
        self._search.line.setObjectName("medicine-search")
        self.list = MedicineListCard(look)
        self.detail = DetailCard(look)
        self.form = AddCard(look)
        self._add = ActionButton(look, ButtonKind.PLAIN, self.tr("Add a medicine"), "plus")
        self._add.setObjectName("medicines-add")
        self._find = ActionButton(look, ButtonKind.LINK, self.tr("Find a medicine"), "search")
        self._find.setObjectName("medicines-find")
        self._print = ActionButton(look, ButtonKind.LINK, self.tr("Print my list"), "printer")
        self._print.setObjectName("medicines-print")
        self._build()
        self._connect()
        self.arrange()
        look.changed.connect(self.arrange)

    def _build(self) -> None:
        self._scroll = PageScroll(self.look)
        self._foot = FlowLayout()
        for button in (self._add, self._print, self._find):
            self._foot.addWidget(button)
        self._columns = TwoColumns(self.look, _RIGHT_CARD)
        self._columns.main.addWidget(self._search)
        self._columns.main.addWidget(self.list)
        self._columns.main.addLayout(self._foot)
        self._columns.main.addStretch(1)
        self._columns.side.addWidget(self.detail)
        self._columns.side.addWidget(self.form)
        self._columns.side.addStretch(1)
        tabs_place = QWidget()
        tabs_row = QHBoxLayout(tabs_place)
        tabs_row.setContentsMargins(0, 0, 0, 0)
        tabs_row.addWidget(self._tabs)
        tabs_row.addStretch(1)
        self._tabs_place = tabs_place
        self._scroll.set_sections((tabs_place, self._rule, self._problem, self._columns))
        self._undo = UndoFoot(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._undo)
        for part in (self._problem, self._search, self._columns.side_place):
            put(part, shows=False)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self._on_tab)
        self.list.pressed.connect(self._on_pressed)
        self.list.reached.connect(self._scroll.bring_into_view)
        self._add.clicked.connect(self._on_add)
        self._find.clicked.connect(self._on_find)
        self._print.clicked.connect(self._on_print)
        self._search.typed.connect(self.searched)
        self.form.names_typed.connect(self.names_typed)
        self.form.taken_typed.connect(self.taken_typed)
        self.form.name_picked.connect(self.name_picked)
        self.form.add_pressed.connect(self.add_requested)
        self.form.cancel_pressed.connect(self._on_cancel)
        self.detail.status_picked.connect(self.status_picked)
        self.detail.who_typed.connect(self.who_typed)
        self.detail.said_stepped.connect(self.said_stepped)
        self.detail.restart_stepped.connect(self.restart_stepped)
        self.detail.restart_forgotten.connect(self.restart_forgotten)
        self.detail.save_pressed.connect(self.save_requested)
        self.detail.remove_pressed.connect(self.remove_requested)
        self._undo.pressed.connect(self.undo_requested)

    def show_medicines(self, rows: MedicinesRows) -> None:
        """Show the page."""
        self._rows = rows
        put(self._tabs_place, shows=bool(rows.tabs))
        self._tabs.show_tabs(rows.title, rows.tabs, rows.tab)
        self._problem.show_words(rows.problem)
        put(self._search, shows=rows.search is not None)
        self._search.show_typed(rows.search or "")
        self.list.show_rows(rows.medicines, rows.open_id, rows.empty)
        put(self._find, shows=rows.can_search and rows.search is None)
        put(self._print, shows=rows.can_print)
        put(self._columns.side_place, shows=rows.detail is not None or rows.adding is not None)
        put(self.detail, shows=rows.detail is not None)
        put(self.form, shows=rows.adding is not None)
        if rows.detail is not None:
            self.detail.show_detail(rows.detail)
        if rows.adding is not None:
            self.form.show_form(rows.adding)
        self._undo.show_undo(rows.undo)
        self.set_header(HeaderRow(rows.title, rows.subtitle))
        self.arrange()
        self._order_stops()

    def focus_medicine(self, medicine_id: str) -> None:
        """Move focus to a row of the list."""
        button = self.list.button(medicine_id)
        if button is not None:
            button.setFocus()
            self._scroll.bring_into_view(button)

    def focus_form(self) -> None:
        """Move focus to the form, or to what the open medicine lacks."""
        if self._rows is None:
            return
        if self._rows.adding is not None:
            self.form.take_focus()
            self._scroll.bring_into_view(self.form)
        elif self._rows.detail is not None:
            for part in reversed(self.detail.take_focus(self._rows.detail.lack)):
                self._scroll.bring_into_view(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc close the form or the search, or go from the open medicine back to its row."""
        is_escape = event.key() == QtCore.Qt.Key.Key_Escape
        if is_escape and self._rows is not None and self._rows.adding is not None:
            self._on_cancel()
        elif is_escape and self._rows is not None and self._rows.search is not None:
            self.search_closed.emit()
            self._add.setFocus()
        elif is_escape and self._rows is not None and self.detail.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_medicine(self._rows.open_id)
        else:
            super().keyPressEvent(event)

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Search, from wherever focus is."""
        return (("Ctrl+F", self._on_find),)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        is_wide = self.layout_class is LayoutClass.WIDE
        self._columns.arrange(self.layout_class)
        self._columns.main.setSpacing(px(14))
        self._foot.set_gaps(px(12), px(8))
        sides = page_sides(self.layout_class)
        self._undo.set_sides(sides)
        self._scroll.set_page_margins(sides, 8, 12)
        gap = px(17 if is_wide else 12)
        self._scroll.set_gaps(lambda _section: gap)

    def _order_stops(self) -> None:
        """Let Tab go down the page: the list, its buttons, then the open medicine or the form."""
        stops = [
            *self._tabs.findChildren(QWidget),
            self._search.line,
            *self.list.buttons,
            self._add,
            self._print,
            self._find,
            *self.detail.stops,
            *self.form.stops,
        ]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_pressed(self, medicine_id: str) -> None:
        self.medicine_pressed.emit(medicine_id)
        is_below = self.layout_class is not LayoutClass.WIDE
        if is_below and self._rows is not None and self._rows.detail is not None:
            self.focus_form()

    def _on_tab(self, page_id: str) -> None:
        if self._rows is not None and page_id != self._rows.tab:
            self.page_requested.emit(page_id)

    def _on_add(self, _checked: bool = False) -> None:
        self.adding_requested.emit()

    def _on_cancel(self) -> None:
        self.adding_cancelled.emit()
        self._add.setFocus()

    def _on_find(self, _checked: bool = False) -> None:
        if self.isVisible():
            self.searched.emit(self._search.line.text())
            self._search.line.setFocus()

    def _on_print(self, _checked: bool = False) -> None:
        self.print_requested.emit()
