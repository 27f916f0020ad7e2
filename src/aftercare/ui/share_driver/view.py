"""The page for the driver's file: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.print_share.said_line import SaidLine
from aftercare.ui.share_driver.rows import Extra, ExtraRow, HoldsRow, ShareDriverRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_TOPIC, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_RIGHT_COLUMN = 388


def _fitting() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class HoldsCard(Card):
    """All that the file holds, part by part."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H2)
        self._leaves_out = TextLabel(look, TypeRole.CONTROL)
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._leaves_out)
        self.setSizePolicy(_fitting())

    def show_holds(self, heading: str, rows: tuple[HoldsRow, ...], leaves_out: str) -> None:
        """Show what the file holds, and what it does not."""
        self._heading.show_text(heading)
        self.setAccessibleName(heading)
        self._leaves_out.show_text(leaves_out)
        for part in self._parts:
            self._column.removeWidget(part)
            put(part, shows=False)
            part.deleteLater()
        self._parts = [part for row in rows for part in (Divider(self._look), _HoldsPart(self._look, row))]
        for part in self._parts:
            self._column.addWidget(part)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(22), px(16), px(20), px(18))
        self._column.setSpacing(px(10))


class _HoldsPart(QWidget):
    def __init__(self, look: Look, row: HoldsRow) -> None:
        super().__init__()
        px = look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(10))
        heading = TextLabel(look, TypeRole.CONTROL_BOLD)
        heading.show_text(row.heading)
        head.addWidget(IconLabel(look, row.icon, ColourRole.PRIMARY, ICON_TOPIC))
        head.addWidget(heading, 1)
        lines = QVBoxLayout()
        lines.setContentsMargins(px(ICON_TOPIC + 10), 0, 0, 0)
        lines.setSpacing(px(2))
        for text in row.lines:
            label = TextLabel(look, TypeRole.BODY)
            label.show_text(text)
            lines.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addLayout(lines)
        self.setSizePolicy(_fitting())


class ExtrasCard(Card):
    """What may be added, each with a switch.

    Signals:
        wanted: an Extra, and True if it should be in the file.
    """

    wanted = Signal(Extra, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H3)
        self._rows: tuple[ExtraRow, ...] = ()
        self._switches: list[SwitchRow] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self.setSizePolicy(_fitting())

    @property
    def switches(self) -> tuple[SwitchRow, ...]:
        """The switches in order."""
        return tuple(self._switches)

    def show_extras(self, heading: str, rows: tuple[ExtraRow, ...]) -> None:
        """Show what may be added; a switch that stays keeps its focus."""
        self._heading.show_text(heading)
        self.setAccessibleName(heading)
        if [row[:3] for row in rows] != [row[:3] for row in self._rows]:
            for switch in self._switches:
                self._column.removeWidget(switch)
                put(switch, shows=False)
                switch.deleteLater()
            self._switches = [self._switch(row) for row in rows]
        self._rows = rows
        for switch, row in zip(self._switches, rows, strict=True):
            switch.show_on(row.is_on)
        put(self, shows=bool(rows))

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(14), px(16), px(12))
        self._column.setSpacing(px(6))

    def _switch(self, row: ExtraRow) -> SwitchRow:
        switch = SwitchRow(self._look, f"extra-{row.extra.value}", row.words, row.line, self)
        switch.wanted.connect(partial(self._on_wanted, row.extra))
        self._column.addWidget(switch)
        return switch

    def _on_wanted(self, extra: Extra, is_on: bool) -> None:
        self.wanted.emit(extra, is_on)


class ShareDriverView(Page):
    """What the file holds beside what may be added, and the button that saves it.

    Signals:
        extra_wanted: an Extra, and True if it should be in the file.
        save_wanted: the file is to be saved.
        look_wanted: the page it opens is to be shown.
        open_wanted: a file that somebody else shared is to be opened.
    """

    extra_wanted = Signal(Extra, bool)
    save_wanted = Signal()
    look_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: ShareDriverRows | None = None
        self.page_scroll = PageScroll(look)
        self.holds = HoldsCard(look)
        self.extras = ExtrasCard(look)
        self.save_button = ActionButton(look, ButtonKind.PRIMARY, "", "share-2")
        self.save_button.setObjectName("share-save")
        self.look_button = ActionButton(look, ButtonKind.PLAIN, "", "eye")
        self.look_button.setObjectName("share-look")
        drives = self.tr("I drive somebody: open their file")
        self.open_button = ActionButton(look, ButtonKind.LINK, drives, "folder-open")
        self.open_button.setObjectName("share-open")
        self.open_button.clicked.connect(self._on_open)
        self.said = SaidLine(look, self.page_scroll.content)
        self._nothing = TextLabel(look, TypeRole.BODY)
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        for part in (self.save_button, self.look_button, self.extras):
            self._side_column.addWidget(part)
        self._side_column.addStretch(1)
        self._columns = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.holds, 1)
        self._beside.addWidget(self._side)
        self._open_place = QWidget()
        place = QHBoxLayout(self._open_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.open_button)
        place.addStretch(1)
        self.page_scroll.set_sections((self._nothing, self.said, self._columns, self._open_place))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page_scroll)
        self.save_button.clicked.connect(self._on_save)
        self.look_button.clicked.connect(self._on_look)
        self.extras.wanted.connect(self.extra_wanted)
        look.changed.connect(self.arrange)

    def show_share(self, rows: ShareDriverRows) -> None:
        """Show the page; what did not change is left alone."""
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        self._nothing.show_text(rows.nothing)
        put(self._columns, shows=not rows.nothing)
        if before is None or (before.holds, before.leaves_out) != (rows.holds, rows.leaves_out):
            self.holds.show_holds(rows.holds_heading, rows.holds, rows.leaves_out)
        self.extras.show_extras(rows.extras_heading, rows.extras)
        self.save_button.show_words(rows.save_text)
        self.look_button.show_words(rows.look_text)
        self.said.show_said(rows.said, is_problem=rows.is_problem)
        self.set_header(HeaderRow(rows.title, rows.subtitle))
        self.arrange()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        is_wide = self.layout_class is LayoutClass.WIDE
        # Where one column is left, what to do comes before the long list of what is in the file.
        up, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(across if is_wide else up)
        self._beside.setSpacing(px(20))
        set_column_width(self._side, px(_RIGHT_COLUMN) if is_wide else None)
        self._side_column.setSpacing(px(12))
        self.holds.arrange()
        self.extras.arrange()
        self.page_scroll.set_page_margins(page_sides(self.layout_class), 8, 20)
        gap = px(15)
        self.page_scroll.set_gaps(lambda _section: gap)

    def _on_save(self, _checked: bool = False) -> None:
        self.save_wanted.emit()

    def _on_open(self, _checked: bool = False) -> None:
        self.open_wanted.emit()

    def _on_look(self, _checked: bool = False) -> None:
        self.look_wanted.emit()
