"""The caregiver page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.caregiver.cards import DayCard, NumbersCard
from aftercare.ui.caregiver.rows import CaregiverRows
from aftercare.ui.caregiver.seen_card import SeenCard
from aftercare.ui.recovery.cards import NotYetCard
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import BannerKind, BannerRow, WhyRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.banner import Banner
from aftercare.ui.widgets.board import Board
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put
from aftercare.ui.widgets.why_panel import WhyPanel

_RIGHT_COLUMN = 372


class CaregiverView(Page):
    """The day, what they may be like, what is not yet, whom to call, and the patient's board.

    Signals:
        topic_asked: the topic_id of a tile that was pressed; answer with `show_why`.
        signs_wanted: the warning signs are to be shown.
        open_wanted: another file is to be opened.
    """

    topic_asked = Signal(str)
    signs_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: CaregiverRows | None = None
        self._why_id = ""
        self._is_wide: bool | None = None
        self.page_scroll = PageScroll(look)
        content = self.page_scroll.content
        self.notice = Banner(look, content)
        self.day = DayCard(look)
        self.seen = SeenCard(look)
        self.not_yet = NotYetCard(look)
        self.numbers = NumbersCard(look)
        self.board = Board(look)
        self.why = WhyPanel(look, content)
        put(self.why, shows=False)
        self._rest = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._told = TextLabel(look, TypeRole.CONTROL)
        self._made = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self.signs_button = ActionButton(look, ButtonKind.PRIMARY, self.tr("Check a warning sign"), "triangle-alert")
        self.signs_button.setObjectName("caregiver-signs")
        self.open_button = ActionButton(look, ButtonKind.LINK, self.tr("Open a newer file"), "folder-open")
        self.open_button.setObjectName("caregiver-open")
        self._build()
        self.signs_button.clicked.connect(self._on_signs)
        self.open_button.clicked.connect(self._on_open)
        self.board.topic_pressed.connect(self._on_topic)
        self.board.tile_reached.connect(self.page_scroll.bring_into_view)
        self.why.closed.connect(self.close_why)
        look.changed.connect(self.arrange)

    def _build(self) -> None:
        self._actions = QWidget()
        self._actions_row = FlowLayout(self._actions)
        for button in (self.signs_button, self.open_button):
            self._actions_row.addWidget(button)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._column_right = QWidget()
        self._column_right.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._columns = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addLayout(self._left, 1)
        self._beside.addWidget(self._column_right)
        self._parts = (
            self.day,
            self.numbers,
            self.not_yet,
            self._rest,
            self.seen,
            self._actions,
            self._told,
            self._made,
        )
        self._board_head = QWidget()
        self._board_heading = Heading(self.look, TypeRole.H2)
        self._source = TextLabel(self.look, TypeRole.META, ColourRole.INK_2, align=Align.RIGHT)
        self._head_row = QHBoxLayout(self._board_head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.addWidget(self._board_heading, 1)
        self._head_row.addWidget(self._source)
        self.page_scroll.set_sections((self.notice, self._columns, self._board_head, self.board, self.why))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page_scroll)

    def show_caregiver(self, rows: CaregiverRows) -> None:
        """Show the page; what did not change is left alone."""
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        self.notice.show_banner(BannerRow(BannerKind.CARE, rows.notice, "info") if rows.notice else None)
        if before is None or (before.day, before.steps) != (rows.day, rows.steps):
            self.day.show_steps(rows.day, rows.steps)
        if before is None or before.seen_heading != rows.seen_heading:
            self.seen.show_seen(rows.seen_heading, rows.seen, rows.helps_lead, rows.helps)
        if before is None or before.not_yet != rows.not_yet:
            self.not_yet.show_rows(rows.not_yet_heading, rows.not_yet)
        self._rest.show_text(rows.rest)
        self.numbers.show_numbers(rows.emergency, rows.crisis, rows.phones, rows.worried)
        self._told.show_text(" ".join(rows.told))
        self._made.show_text(rows.made)
        put(self._board_head, shows=bool(rows.tiles))
        put(self.board, shows=bool(rows.tiles))
        self._board_heading.show_text(rows.board_heading)
        self._source.show_text(rows.board_source)
        self.board.show_tiles(rows.tiles)
        self.set_header(HeaderRow(rows.title, rows.subtitle))
        self.arrange()

    def show_why(self, row: WhyRow) -> None:
        """Open what there is to say about a tile below the board."""
        self._why_id = row.why_id
        self.why.show_why(row)
        put(self.why, shows=True)
        self.arrange()
        self.why.take_focus()
        self.page_scroll.bring_into_view(self.why)

    def close_why(self) -> None:
        """Close it, and put focus back on the tile."""
        tile = self.board.tile(self._why_id)
        put(self.why, shows=False)
        self.arrange()
        if self._why_id and tile is not None:
            tile.setFocus()
        self._why_id = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close an open answer on Esc."""
        if event.key() == QtCore.Qt.Key.Key_Escape and self._why_id:
            self.close_why()
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px, layout = self.look.theme.px, self.layout_class
        is_wide = layout is LayoutClass.WIDE
        for card in (self.day, self.seen, self.not_yet, self.numbers):
            card.arrange(layout)
        self.board.set_layout_class(layout)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(across if is_wide else down)
        self._place(is_wide)
        self._beside.setSpacing(px(20))
        for column in (self._left, self._right):
            column.setSpacing(px(18))
        set_column_width(self._column_right, px(_RIGHT_COLUMN) if is_wide else None)
        self._actions_row.set_gaps(px(12), px(8))
        heading = TypeRole.H2_NARROW if layout is LayoutClass.NARROW else TypeRole.H2
        self._board_heading.set_role(heading)
        self.page_scroll.set_page_margins(page_sides(layout), 8, 20)
        self.page_scroll.set_gaps(self._gap_above)

    def _place(self, is_wide: bool) -> None:
        """Two columns on wide windows; elsewhere one, with the numbers next to the day."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        for column in (self._left, self._right):
            while column.count():
                column.takeAt(0)
        beside = (self.not_yet, self._rest, self.numbers) if is_wide else ()
        for part in self._parts:
            if part not in beside:
                self._left.addWidget(part)
        for part in beside:
            self._right.addWidget(part)
        self._left.addStretch(1)
        self._right.addStretch(1)
        put(self._column_right, shows=is_wide)

    def _gap_above(self, section: QWidget) -> int:
        px = self.look.theme.px
        if section is self.board:
            return px(11)
        return px(23) if section is self._board_head else px(15)

    def _on_topic(self, topic_id: str) -> None:
        if topic_id == self._why_id:
            self.close_why()
        else:
            self.topic_asked.emit(topic_id)

    def _on_signs(self, _checked: bool = False) -> None:
        self.signs_wanted.emit()

    def _on_open(self, _checked: bool = False) -> None:
        self.open_wanted.emit()
