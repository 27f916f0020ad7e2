"""Print & share: the sheets, and beside or above them what can be done with the chosen one and files to hand on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.print_share.panel_card import PanelCard
from aftercare.ui.print_share.rows import PrintShareRows
from aftercare.ui.print_share.said_line import SaidLine
from aftercare.ui.print_share.share_card import ShareCard
from aftercare.ui.print_share.sheet_grid import SheetGrid
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TypeRole
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import is_put_away, put

_RIGHT = 300
_GAP = 20


class PrintShareView(Page):
    """Two columns where there is room for them, one otherwise.

    Signals:
        sheet_chosen: the kind_id of a sheet.
        print_requested, save_requested, open_requested, web_page_requested: for the chosen sheet.
        large_wanted: whether large type should be on.
        paper_chosen: the paper_id of a paper.
        thing_wanted: the thing_id of a thing to hand on.
    """

    sheet_chosen = Signal(str)
    print_requested = Signal()
    save_requested = Signal()
    open_requested = Signal()
    web_page_requested = Signal()
    large_wanted = Signal(bool)
    paper_chosen = Signal(str)
    thing_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self.banner = SaidLine(look)
        self._nothing = TextLabel(look, TypeRole.BODY)
        self.grid = SheetGrid(look)
        self.panel = PanelCard(look)
        self.share = ShareCard(look)
        self.pages = PageScroll(look)
        self._columns = QWidget(self.pages.content)
        self._box = QHBoxLayout(self._columns)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QWidget(), QWidget()
        self._left_column, self._right_column = QVBoxLayout(self._left), QVBoxLayout(self._right)
        for column in (self._left_column, self._right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.addStretch(1)
        self._box.addWidget(self._left, 1)
        self._box.addWidget(self._right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)
        self._is_wide: bool | None = None
        self._connect()
        self.arrange()
        look.changed.connect(self.arrange)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._on_chosen)
        self.grid.card_reached.connect(self.pages.bring_into_view)
        self.panel.print_requested.connect(self.print_requested)
        self.panel.save_requested.connect(self.save_requested)
        self.panel.open_requested.connect(self.open_requested)
        self.panel.web_page_requested.connect(self.web_page_requested)
        self.panel.large_wanted.connect(self.large_wanted)
        self.panel.paper_chosen.connect(self.paper_chosen)
        self.share.wanted.connect(self.thing_wanted)

    def show_print_share(self, rows: PrintShareRows) -> None:
        """Show sheets, panel and files."""
        self._nothing.show_text(rows.nothing)
        self.banner.show_said(rows.banner, is_problem=True)
        for part in (self.panel, self.grid, self.share):
            put(part, shows=bool(rows.sheets))
        put(self._columns, shows=bool(rows.sheets) and self._is_wide is True)
        if rows.sheets:
            self.grid.show_sheets(rows.sheets)
        if rows.panel is not None:
            self.panel.show_panel(rows.panel)
        if rows.share is not None:
            self.share.show_share(rows.share)
        self._order_focus()
        self.set_header(HeaderRow(rows.title, rows.subtitle))
        self._space_sections()

    def focus_print(self) -> None:
        """Move focus to the button that prints."""
        self.panel.print_button.setFocus()
        self.pages.bring_into_view(self.panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order for Tab, now that the page is in its window."""
        super().showEvent(event)
        self._order_focus()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        is_wide = self.layout_class is LayoutClass.WIDE
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._place(is_wide)
            put(self._columns, shows=is_wide and not is_put_away(self.grid))
        if is_wide:
            self._right.setFixedWidth(px(_RIGHT))
        self._box.setSpacing(px(_GAP))
        for column in (self._left_column, self._right_column):
            column.setSpacing(px(_GAP))
        self.grid.arrange()
        self.panel.arrange()
        self.share.arrange()
        self.pages.set_page_margins(page_sides(self.layout_class), 6, 24)
        self._space_sections()

    def _order_focus(self) -> None:
        """As it is read: sheets and what can be done with them, or the other way round in one column; then files."""
        cards, panel = list(self.grid.cards), list(self.panel.stops)
        stops: list[QWidget] = [*cards, *panel] if self._is_wide else [*panel, *cards]
        stops.extend(thing.button for thing in self.share.things)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _space_sections(self) -> None:
        gap = self.look.theme.px(14)
        self.pages.set_gaps(lambda _section: gap)

    def _on_chosen(self, kind_id: str) -> None:
        self.sheet_chosen.emit(kind_id)
        if not self._is_wide:
            # What can be done with the sheet stands above all of them, out of sight by now.
            self.focus_print()

    def _place(self, is_wide: bool) -> None:
        """Beside the sheets what can be done with them; in one column above them, where it is seen at once."""
        # Not taken out item by item: a left-over item would go on answering for its widget, with its old heights.
        self._left_column.removeWidget(self.grid)
        for card in (self.panel, self.share):
            self._right_column.removeWidget(card)
        if not is_wide:
            for part in (self.panel, self.grid, self.share):
                part.setParent(self.pages.content)
            self.pages.set_sections((self._nothing, self.banner, self.panel, self.grid, self.share))
            return
        self.pages.set_sections((self._nothing, self.banner, self._columns))
        self._left_column.insertWidget(0, self.grid)
        self._right_column.insertWidget(0, self.panel)
        self._right_column.insertWidget(1, self.share)
