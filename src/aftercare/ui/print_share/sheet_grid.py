"""The sheets side by side: one stop for Tab, with arrow keys inside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.print_share.rows import SheetRow
from aftercare.ui.print_share.sheet_card import LEAST_WIDTH, SheetCard
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.flow import LinesLayout
from aftercare.ui.widgets.row_list import RowStop
from aftercare.ui.widgets.spoken_role import SpokenRole

_GAP = 16


class EvenGrid(LinesLayout):
    """As many columns of one width as fit; each line as tall as its tallest widget."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty grid."""
        super().__init__(parent)
        self._least = 1
        self._gap = 0

    def set_measures(self, least: int, gap: int) -> None:
        """How wide a column is at least, and the space between them, in px."""
        self._least, self._gap = least, gap
        self.invalidate()

    def sizeHint(self) -> QSize:
        """One column."""
        return QSize(self._least, self.heightForWidth(self._least))

    def minimumSize(self) -> QSize:
        """The widest single item."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((size.width() for size in sizes), default=0), 0)

    def columns(self, width: int) -> int:
        """How many columns fit."""
        return max(1, (width + self._gap) // (self._least + self._gap))

    def lay_out(self, rect: QRect, *, places: bool) -> int:
        """Height in px of all lines of columns."""
        columns = self.columns(rect.width())
        width = (rect.width() - self._gap * (columns - 1)) // columns
        top = rect.y()
        for first in range(0, len(self._items), columns):
            line = self._items[first : first + columns]
            height = max(item.heightForWidth(width) for item in line)
            if places:
                for column, item in enumerate(line):
                    left = rect.x() + column * (width + self._gap)
                    item.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
            top += height + self._gap
        return max(0, top - rect.y() - self._gap)


class SheetGrid(QWidget):
    """All sheets there are.

    Signals:
        chosen: the kind_id of a sheet.
        card_reached: the card an arrow key has come to.
    """

    spoken_role = SpokenRole.LIST
    chosen = Signal(str)
    card_reached = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty grid."""
        super().__init__(parent)
        self._look = look
        self._cards: dict[str, SheetCard] = {}
        self.setAccessibleName(self.tr("Pages"))
        self._grid = EvenGrid(self)
        self._stop = RowStop(self)
        self._stop.reached.connect(self.card_reached)

    @property
    def cards(self) -> tuple[SheetCard, ...]:
        """The cards in their order."""
        return tuple(self._cards.values())

    def show_sheets(self, rows: tuple[SheetRow, ...]) -> None:
        """Show these sheets; which ones there are does not change while the program runs."""
        if not self._cards:
            for row in rows:
                card = self._cards[row.kind_id] = SheetCard(self._look, row.kind_id, self)
                card.clicked.connect(partial(self._on_chosen, row.kind_id))
                self._grid.addWidget(card)
            self._stop.set_rows(self.cards)
        for row in rows:
            card = self._cards[row.kind_id]
            card.show_sheet(row)
            if row.is_chosen and not any(one.hasFocus() for one in self.cards):
                self._stop.come_back_to(card)
        self._measure_anew()

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._grid.set_measures(px(LEAST_WIDTH), px(_GAP))
        self._measure_anew()

    def _measure_anew(self) -> None:
        """Let the page forget how tall this was: Qt keeps that until somebody says that it changed."""
        self._grid.invalidate()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from card to card with the arrow keys; up and down by a whole line."""
        from PySide6.QtCore import Qt

        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or at is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self._stop.take_key(event):
                super().keyPressEvent(event)
            return
        to = at + step * self._grid.columns(self.width())
        if 0 <= to < len(self.cards):
            self.cards[to].setFocus()
            self.card_reached.emit(self.cards[to])

    def _on_chosen(self, kind_id: str, _checked: bool = False) -> None:
        self.chosen.emit(kind_id)
