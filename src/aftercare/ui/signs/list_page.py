"""The four cards: two columns on wide windows, one below the other elsewhere, always read in the order of levels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.sign import SignLevel
from aftercare.ui.shell.page import page_sides
from aftercare.ui.signs.rows import SignsRows
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.care_card import CareCard
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.row_button import RowButton
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LEFT = (SignLevel.EMERGENCY, SignLevel.WATCH)
"""The long card of emergencies stands beside the crisis card, with the clinic's card below the short one: so all
three numbers are on the first screen."""


class Columns(QWidget):
    """Holds the cards in two columns or in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make empty columns."""
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self._right, 1)

    def place(self, left: Sequence[QWidget], right: Sequence[QWidget], gap: int) -> None:
        """Put the cards into their columns; without a right one the left takes all the width."""
        for column in (self._left, self._right):
            while column.count():
                column.takeAt(0)
        for column, widgets in ((self._left, left), (self._right, right)):
            column.setSpacing(gap)
            for widget in widgets:
                column.addWidget(widget)
            if widgets:
                column.addStretch(1)
        self._row.setSpacing(gap if right else 0)
        self._row.setStretch(1, 1 if right else 0)


class SignListPage(PageScroll):
    """The cards, and where they come from.

    Signals:
        pressed: the entry_id of a row.
    """

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._look = look
        self._rows: SignsRows | None = None
        self._cards: list[CareCard] = []
        self._columns = Columns()
        self._staff = Card(look, self.content)
        self._staff.set_ground(ColourRole.PRIMARY, ColourRole.PRIMARY_TINT, 1.5)
        self._staff_text = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._staff_row = QHBoxLayout(self._staff)
        self._staff_row.addWidget(IconLabel(look, "stethoscope", ColourRole.PRIMARY))
        self._staff_row.addWidget(self._staff_text, 1)
        self._foot = TextLabel(look, TypeRole.META, ColourRole.INK_2, self.content)
        self.set_sections((self._staff, self._columns, self._foot))

    @property
    def cards(self) -> tuple[CareCard, ...]:
        """The cards in the order of levels."""
        return tuple(self._cards)

    def show_rows(self, rows: SignsRows) -> None:
        """Show the cards."""
        if rows == self._rows:
            return
        has_same_cards = self._rows is not None and rows.cards == self._rows.cards
        self._rows = rows
        self._staff_text.show_text(rows.staff_line)
        put(self._staff, shows=bool(rows.staff_line))
        self._foot.show_text(rows.foot)
        if has_same_cards:
            return
        for card in self._cards:
            put(card, shows=False)
            card.deleteLater()
        self._cards = [CareCard(self._look, row, self._columns) for row in rows.cards]
        for card in self._cards:
            card.pressed.connect(self.pressed)
            card.row_reached.connect(self.bring_into_view)

    def set_bar(self, bar: QWidget | None) -> None:
        """Let a bar scroll with the list, above its last line, or not any more."""
        parts = [self._staff, self._columns, bar, self._foot]
        self.set_sections([part for part in parts if part is not None])
        gap = self._look.theme.px(16)
        self.set_gaps(lambda _section: gap)

    def row_of(self, entry_id: str) -> RowButton | None:
        """The row of a sign, or None."""
        return next((row for card in self._cards if (row := card.row_of(entry_id)) is not None), None)

    def first_row(self) -> RowButton | None:
        """The row that focus lands on."""
        return next((row for card in self._cards for row in card.rows), None)

    def set_ticking(self, is_ticking: bool, ticked: Sequence[str]) -> None:
        """Turn every row into a box to tick, or back."""
        for card in self._cards:
            card.set_ticking(is_ticking, ticked)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        levels = {card: level for card, level in zip(self._cards, SignLevel, strict=False)}
        if layout_class is LayoutClass.WIDE:
            left = [card for card in self._cards if levels[card] in _LEFT]
            right = [card for card in self._cards if levels[card] not in _LEFT]
        else:
            left, right = list(self._cards), []
        self._columns.place(left, right, px(18))
        for card in self._cards:
            card.arrange(layout_class)
            put(card, shows=True)
        self._staff_row.setContentsMargins(px(18), px(8), px(18), px(8))
        self._staff_row.setSpacing(px(10))
        self.set_page_margins(page_sides(layout_class), 8, 20)
        gap = px(16)
        self.set_gaps(lambda _section: gap)
