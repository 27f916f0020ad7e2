"""The driver page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.driver.cards import BackupCard, CareCard, FormCard, RulesNote
from aftercare.ui.driver.person_card import PersonCard
from aftercare.ui.driver.rows import ButtonRow, DriverAction, DriverRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.link_row import LinkRow
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.problem_card import ProblemCard
from aftercare.ui.widgets.segment_tabs import SegmentTabs
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.two_columns import TwoColumns
from aftercare.ui.widgets.undo_foot import UndoFoot
from aftercare.ui.widgets.visibility import put

_RIGHT_CARD = 312


class DriverView(Page):
    """Shows the driver or the form on the left, the backup and what leads to paper on the right.

    Signals:
        acted: the DriverAction of a button.
        name_typed, phone_typed: what stands in the form.
        pick_up_stepped: quarters of an hour to step.
        undo_requested: take the last change back.
        part_requested: another part of Prepare.
    """

    acted = Signal(DriverAction)
    name_typed = Signal(str)
    phone_typed = Signal(str)
    pick_up_stepped = Signal(int)
    undo_requested = Signal()
    part_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: DriverRows | None = None
        self._links: list[LinkRow] = []
        self._link_rows: tuple[tuple[ButtonRow, str], ...] = ()
        self.page_scroll = PageScroll(look)
        self._tabs = SegmentTabs(look)
        self._tabs_place = QWidget()
        tabs = QHBoxLayout(self._tabs_place)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        self._problem = ProblemCard(look)
        self._empty = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.care = CareCard(look)
        self.person = PersonCard(look)
        self.form = FormCard(look)
        self.backup = BackupCard(look)
        self.rules = RulesNote(look)
        self._sheets = Card(look)
        self._sheets.setAccessibleName(self.tr("For your driver"))
        self._sheets_box = QVBoxLayout(self._sheets)
        self._sheets_box.setContentsMargins(1, 1, 1, 1)
        self._sheets_box.setSpacing(0)
        self._columns = TwoColumns(look, _RIGHT_CARD)
        self._undo = UndoFoot(look)
        self._build()
        self._tabs.chosen.connect(self._on_tab)
        for card in (self.person, self.form, self.backup):
            card.acted.connect(self.acted)
        self.form.name_typed.connect(self.name_typed)
        self.form.phone_typed.connect(self.phone_typed)
        self.form.pick_up_stepped.connect(self.pick_up_stepped)
        self._undo.pressed.connect(self.undo_requested)
        self.arrange()
        look.changed.connect(self.arrange)

    def _build(self) -> None:
        self._columns.main.addWidget(self.form)
        self._columns.main.addWidget(self.person)
        self._columns.main.addStretch(1)
        for part in (self.backup, self._sheets, self.rules):
            self._columns.side.addWidget(part)
        self._columns.side.addStretch(1)
        self.page_scroll.set_sections((self._tabs_place, self._problem, self._empty, self.care, self._columns))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page_scroll, 1)
        column.addWidget(self._undo)

    def show_driver(self, rows: DriverRows) -> None:
        """Show the page."""
        self._rows = rows
        put(self._tabs_place, shows=bool(rows.tabs))
        if rows.tabs:
            self._tabs.show_tabs(rows.title, rows.tabs, rows.tabs[-1].page_id)
        self._problem.show_problem(rows.problem)
        self._empty.show_text(rows.empty)
        self.care.show_care(rows.care)
        self.person.show_person(rows.person)
        self.form.show_form(rows.form)
        self.backup.show_backup(rows.backup)
        self._show_links(rows.sheets)
        self.rules.show_rules(rows.rules)
        self._undo.show_undo(rows.undo)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()
        self._order_stops()

    def focus_form(self) -> None:
        """Move focus to the first line of the form."""
        self.form.name.line.setFocus()
        self.page_scroll.bring_into_view(self.form)

    def focus_person(self) -> None:
        """Move focus to the first button about the driver."""
        buttons = self.person.bar.buttons
        if self.person.isVisible() and buttons:
            buttons[0].setFocus()
            self.page_scroll.bring_into_view(buttons[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc put the form away, where there is a driver to go back to."""
        is_open = self._rows is not None and self._rows.form is not None
        can_close = is_open and any(row.action is DriverAction.CANCEL for row in self._form_buttons())
        if event.key() == QtCore.Qt.Key.Key_Escape and can_close:
            self.acted.emit(DriverAction.CANCEL)
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        self._columns.arrange(self.layout_class)
        self._columns.main.setSpacing(px(18))
        self._columns.side.setSpacing(px(20))
        self.person.arrange(self.layout_class)
        self.care.arrange(self.layout_class)
        sides = page_sides(self.layout_class)
        self._undo.set_sides(sides)
        self.page_scroll.set_page_margins(sides, 8, 20)
        gap = px(18)
        self.page_scroll.set_gaps(lambda _section: gap)

    def _form_buttons(self) -> tuple[ButtonRow, ...]:
        return self._rows.form.buttons if self._rows is not None and self._rows.form is not None else ()

    def _show_links(self, rows: tuple[tuple[ButtonRow, str], ...]) -> None:
        put(self._sheets, shows=bool(rows))
        if rows == self._link_rows:
            return
        self._link_rows = rows
        for old in self._links:
            self._sheets_box.removeWidget(old)
            put(old, shows=False)
            old.deleteLater()
        last = len(rows) - 1
        self._links = []
        for at, (row, line) in enumerate(rows):
            link = LinkRow(self.look, row.text, line, row.icon, self._sheets, is_first=at == 0, is_last=at == last)
            link.setObjectName(f"driver-{row.action.name.lower()}")
            link.clicked.connect(partial(self._on_link, row.action))
            self._sheets_box.addWidget(link)
            link.show()
            self._links.append(link)

    def _order_stops(self) -> None:
        """Let Tab go down the left, then down the right."""
        stops: list[QWidget] = [*self._tabs.findChildren(QWidget), *self.form.stops, *self.person.stops]
        stops += [*self.backup.bar.buttons, *self._links]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_link(self, action: DriverAction, _checked: bool = False) -> None:
        self.acted.emit(action)

    def _on_tab(self, part_id: str) -> None:
        if self._rows is not None and self._rows.tabs and part_id != self._rows.tabs[-1].page_id:
            self.part_requested.emit(part_id)
