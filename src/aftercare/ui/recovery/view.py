"""The recovery page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from aftercare.ui.recovery.cards import CareBanner, DoCard, FeelCard, LeaveCard, NotYetCard
from aftercare.ui.recovery.rows import Question, RecoveryRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.driving_check import DrivingCheckCard
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.phase_list import PhaseList
from aftercare.ui.widgets.problem_card import ProblemCard
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_PHASES = 212
_NOT_YET = 296


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
        self._problem = ProblemCard(look)
        self._source = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._middle_column, self._pair = QVBoxLayout(), QHBoxLayout()
        self._present = QVBoxLayout()
        self._present.addWidget(self._problem)
        self._present.addWidget(self.check)
        self._pair.addLayout(self._middle_column, 1)
        self._present.addLayout(self._pair)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addLayout(self._present, 1)
        self.page_scroll.set_sections((self._body,))
        self._foot = QWidget()
        self._foot_row = QHBoxLayout(self._foot)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.page_scroll, 1)
        self._box.addWidget(self._foot)
        self.check.answered.connect(self.answered)
        self.check.again_wanted.connect(self.again_wanted)
        self.phases.chosen.connect(self.period_chosen)
        self.phases.row_reached.connect(self.page_scroll.bring_into_view)
        self.banner.pressed.connect(self.signs_wanted)
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._place()
        look.changed.connect(self.arrange)

    def show_recovery(self, rows: RecoveryRows) -> None:
        """Show the page."""
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        self._problem.show_problem(rows.problem)
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
        for column in (self._middle_column, self._present):
            column.setSpacing(px(18))
        for row in (self._pair, self._beside):
            row.setSpacing(px(20))
        is_wide = self.layout_class is LayoutClass.WIDE
        set_column_width(self.phases, px(_PHASES) if is_wide else None)
        has_room = is_wide and self._rows is not None and bool(self._rows.not_yet)
        set_column_width(self.not_yet, px(_NOT_YET) if has_room else None)
        self.page_scroll.set_page_margins(page_sides(self.layout_class), 8, 20)
        put(self._foot, shows=is_wide)
        sides = page_sides(self.layout_class)
        self._foot_row.setContentsMargins(sides + px(_PHASES) + px(20), px(8), sides, px(14))
        self.page_scroll.settle()

    def _place(self) -> None:
        """Three columns on wide windows, with the banner always in sight below them.

        Elsewhere one below the other: the present first, the calendar last.
        """
        is_wide = self.layout_class is LayoutClass.WIDE
        for layout in (self._middle_column, self._pair, self._beside, self._present, self._foot_row):
            for part in (self.do, self.banner, self.not_yet, self.feel, self.leave, self.phases, self._source):
                layout.removeWidget(part)
        self._middle_column.removeItem(self._rest)
        wide_order = (self.do, self.feel, self.leave, self._source)
        narrow_order = (self.do, self.banner, self.not_yet, self.feel, self.leave)
        for part in wide_order if is_wide else narrow_order:
            self._middle_column.addWidget(part)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if is_wide else down)
        if is_wide:
            self._middle_column.addItem(self._rest)
            self._pair.addWidget(self.not_yet)
            self._beside.insertWidget(0, self.phases, 0, Qt.AlignmentFlag.AlignTop)
            self._foot_row.addWidget(self.banner)
        else:
            self._beside.addWidget(self.phases)
            self._beside.addWidget(self._source)
