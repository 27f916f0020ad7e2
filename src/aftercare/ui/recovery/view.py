"""The recovery page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare.ui.recovery.cards import CareBanner, DoCard, FeelCard, LeaveCard, NotYetCard
from aftercare.ui.recovery.rows import Question, RecoveryRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.driving_check import DrivingCheckCard
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.phase_list import PhaseList
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_PHASES = 212
_NOT_YET = 296
_FREE = (1 << 24) - 1


class RecoveryView(Page):
    """Phases, what to do, what many feel, what is not yet, and the driving check when its time has come.

    Signals:
        period_chosen: the period_id to read.
        answered: a Question of the driving check, and True for yes.
        again_wanted: take the answers back.
        signs_wanted: the warning signs are to be shown.
    """

    period_chosen = Signal(str)
    answered = Signal(Question, bool)
    again_wanted = Signal()
    signs_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: RecoveryRows | None = None
        self.page_scroll = PageScroll(look)
        self._body = QWidget()
        self.check = DrivingCheckCard(look)
        self.phases = PhaseList(look)
        self.do = DoCard(look)
        self.feel = FeelCard(look)
        self.leave = LeaveCard(look)
        self.not_yet = NotYetCard(look)
        self.banner = CareBanner(look)
        self._problem = Card(look)
        self._problem.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 2.0)
        self._problem_text = TextLabel(look, TypeRole.CONTROL)
        problem = QVBoxLayout(self._problem)
        problem.addWidget(self._problem_text)
        self._source = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._middle = QWidget()
        self._middle_column = QVBoxLayout(self._middle)
        self._middle_column.setContentsMargins(0, 0, 0, 0)
        self.page_scroll.set_sections((self._body,))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page_scroll)
        self.check.answered.connect(self.answered)
        self.check.again_wanted.connect(self.again_wanted)
        self.phases.chosen.connect(self.period_chosen)
        self.phases.row_reached.connect(self.page_scroll.bring_into_view)
        self.banner.pressed.connect(self.signs_wanted)
        self._place()
        look.changed.connect(self.arrange)

    def show_recovery(self, rows: RecoveryRows) -> None:
        """Show the page."""
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        self._problem_text.show_text(rows.problem)
        put(self._problem, shows=bool(rows.problem))
        self.check.show_check(rows.check)
        self.phases.show_phases(rows.phases, rows.shown)
        if before is None or (rows.do_heading, rows.do) != (before.do_heading, before.do):
            self.do.show_rows(rows.do_heading, rows.do)
        if before is None or rows.feel != before.feel:
            self.feel.show_rows(rows.feel_heading, rows.feel)
        if before is None or rows.leave != before.leave:
            self.leave.show_rows(rows.leave_heading, rows.leave)
        if before is None or rows.not_yet != before.not_yet:
            self.not_yet.show_rows(rows.not_yet_heading, rows.not_yet)
        self.banner.show_banner(*rows.banner, rows.banner_action)
        self._source.show_text(rows.source)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        self._place()
        for card in (self.do, self.feel, self.leave, self.not_yet, self.banner, self.check):
            card.arrange(self.layout_class)
        self.phases.arrange()
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(18))
        self._middle_column.setSpacing(px(18))
        is_wide = self.layout_class is LayoutClass.WIDE
        self.phases.setFixedWidth(px(_PHASES)) if is_wide else _let_grow(self.phases)
        has_room = is_wide and self._rows is not None and bool(self._rows.not_yet)
        self.not_yet.setFixedWidth(px(_NOT_YET)) if has_room else _let_grow(self.not_yet)
        self.page_scroll.set_page_margins(page_sides(self.layout_class), 8, 20)
        self.page_scroll.settle()

    def _place(self) -> None:
        """Three columns on wide windows; one below the other elsewhere, the present first and the calendar last."""
        parts = (
            self._problem,
            self.check,
            self._middle,
            self.not_yet,
            self.banner,
            self.phases,
            self._source,
        )
        for part in parts:
            self._grid.removeWidget(part)
        for card in (self.do, self.not_yet, self.feel, self.leave):
            self._middle_column.removeWidget(card)
        while self._middle_column.count():
            self._middle_column.takeAt(0)
        is_wide = self.layout_class is LayoutClass.WIDE
        order = (self.do, self.feel, self.leave) if is_wide else (self.do, self.not_yet, self.feel, self.leave)
        for card in order:
            self._middle_column.addWidget(card)
        if is_wide:
            self._middle_column.addStretch(1)
            self._grid.addWidget(self.phases, 0, 0, 5, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._problem, 0, 1, 1, 2)
            self._grid.addWidget(self.check, 1, 1, 1, 2)
            has_limits = self._rows is not None and bool(self._rows.not_yet)
            self._grid.addWidget(self._middle, 2, 1, 1, 1 if has_limits else 2)
            self._grid.addWidget(self.not_yet, 2, 2)
            self._grid.addWidget(self.banner, 3, 1, 1, 2)
            self._grid.addWidget(self._source, 4, 1, 1, 2)
        else:
            in_order = (self._problem, self.check, self._middle, self.banner, self.phases, self._source)
            for at, part in enumerate(in_order):
                self._grid.addWidget(part, at, 0)
        self._grid.setColumnStretch(0, 0 if is_wide else 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)


def _let_grow(widget: QWidget) -> None:
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(_FREE)
