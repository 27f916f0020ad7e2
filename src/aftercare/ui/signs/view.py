"""The warning signs page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.signs.list_page import SignListPage
from aftercare.ui.signs.rows import SheetRow, SignsRows
from aftercare.ui.signs.sheet_page import SheetPage
from aftercare.ui.theme.canvas import Canvas, rectangle
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import is_put_away, put


class TickBar(QWidget):
    """At the foot of the list: several signs can be picked, and then shown as one sheet.

    Signals:
        several_wanted: the person wants to pick several, or not any more.
        shown: the sheet for what was picked is wanted.
    """

    several_wanted = Signal(bool)
    shown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a bar at rest."""
        super().__init__(parent)
        self._look = look
        self._has_line = True
        self._words = TextLabel(look, TypeRole.CONTROL)
        self.several = ActionButton(look, ButtonKind.PLAIN, self.tr("Choose several"), "list-checks")
        self.several.setObjectName("signs-several")
        self.several.clicked.connect(self._on_several)
        self.show_sheet = ActionButton(look, ButtonKind.PRIMARY, self.tr("What to do"))
        self.show_sheet.setObjectName("signs-what-to-do")
        self.show_sheet.clicked.connect(self._on_show)
        self.stop = ActionButton(look, ButtonKind.LINK, self.tr("Cancel"))
        self.stop.setObjectName("signs-one")
        self.stop.clicked.connect(self._on_stop)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._box = FlowLayout()
        self._outer.addLayout(self._box)
        for widget in (self._words, self.several, self.show_sheet, self.stop):
            self._box.addWidget(widget)
        self.show_count(None)

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """Its buttons in order."""
        return (self.several, self.show_sheet, self.stop)

    def show_count(self, count: int | None) -> None:
        """Say how many are picked; None while one press opens a sheet."""
        if count is None:
            words = self.tr("More than one?")
        elif count == 0:
            words = self.tr("Tick everything you feel.")
        else:
            words = self.tr("%n chosen", "", count).replace("%n", str(count))
        self._words.show_text(words)
        put(self.several, shows=count is None)
        put(self.show_sheet, shows=bool(count))
        put(self.stop, shows=count is not None)
        self.updateGeometry()

    def arrange(self, sides: int, *, has_line: bool) -> None:
        """Lay out for the text size that is on, `sides` px from the edges."""
        self._has_line = has_line
        px = self._look.theme.px
        self._outer.setContentsMargins(sides, px(8), sides, px(10))
        self._box.set_gaps(px(14), px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that parts the bar from what scrolls above it."""
        if not self._has_line:
            return
        theme = self._look.theme
        line = QRectF(0, 0, self.width(), max(1, theme.px(1)))
        Canvas(self, theme).fill(rectangle(line), ColourRole.LINE)

    def _on_several(self, _checked: bool = False) -> None:
        self.several_wanted.emit(True)

    def _on_stop(self, _checked: bool = False) -> None:
        self.several_wanted.emit(False)

    def _on_show(self, _checked: bool = False) -> None:
        self.shown.emit()


class SignsView(Page):
    """Shows either the list of signs or one action sheet.

    Signals:
        chosen: entry_ids whose sheet is wanted; answer with `show_sheet`.
        sheet_closed: the list is in front again.
        call_requested: a number to call from this computer.
        safe_said: the person says that they are safe now.
    """

    chosen = Signal(tuple)
    sheet_closed = Signal()
    call_requested = Signal(str)
    safe_said = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._picked: list[str] = []
        self._is_picking = False
        self._opened_from = ""
        self._list_header = HeaderRow("")
        self.signs = SignListPage(look)
        self.signs.pressed.connect(self._on_pressed)
        self.bar = TickBar(look)
        self.bar.several_wanted.connect(self._on_several)
        self.bar.shown.connect(self._on_shown)
        self.sheet: SheetPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.signs, 1)
        self._column.addWidget(self.bar)
        look.changed.connect(self.arrange)

    def show_signs(self, rows: SignsRows) -> None:
        """Show the four cards."""
        self.signs.show_rows(rows)
        self.signs.set_ticking(self._is_picking, self._picked)
        self._list_header = HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief)
        if not self.is_sheet_open:
            self.set_header(self._list_header)
        self.arrange()

    def show_sheet(self, row: SheetRow) -> None:
        """Show what to do; its heading is read out first."""
        was_open = self.is_sheet_open
        if self.sheet is None:
            self.sheet = SheetPage(self.look)
            self.sheet.closed.connect(self.close_sheet)
            self.sheet.call_pressed.connect(self.call_requested)
            self.sheet.safe_pressed.connect(self._on_safe)
            self._column.insertWidget(0, self.sheet, 1)
        self.sheet.arrange(self.layout_class)
        put(self.signs, shows=False)
        put(self.bar, shows=False)
        self.sheet.show_sheet(row)
        put(self.sheet, shows=True)
        # What to do needs the room that the sentence below the title would take.
        self.set_header(HeaderRow(self._list_header.title))
        if not was_open:
            self.sheet.verticalScrollBar().setValue(0)
            if self.sheet.sheet is not None:
                self.sheet.sheet.heading.setFocus()

    @property
    def is_sheet_open(self) -> bool:
        """Whether a sheet is in front."""
        return self.sheet is not None and not is_put_away(self.sheet) and self.sheet.sheet is not None

    def close_sheet(self) -> None:
        """Go back to the list, to the row that was pressed."""
        if self.sheet is None or not self.is_sheet_open:
            return
        put(self.sheet, shows=False)
        put(self.signs, shows=True)
        self.set_header(self._list_header)
        put(self.bar, shows=True)
        self.arrange()
        row = self.signs.row_of(self._opened_from) or self.signs.first_row()
        if row is not None:
            row.setFocus()
            self.signs.bring_into_view(row)
        self.sheet_closed.emit()

    def take_focus(self) -> None:
        """Land on the first sign, or on the open sheet's heading."""
        if self.sheet is not None and self.is_sheet_open and self.sheet.sheet is not None:
            self.sheet.sheet.heading.setFocus()
        elif (row := self.signs.first_row()) is not None:
            row.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order for Tab, now that the page is in its window."""
        super().showEvent(event)
        self._order_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc or Alt+Left."""
        keys, alt = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier.AltModifier
        is_back = event.key() == keys.Key_Left and event.modifiers() == alt
        if (event.key() == keys.Key_Escape or is_back) and self.is_sheet_open:
            self.close_sheet()
        elif event.key() == keys.Key_Escape and self._is_picking:
            self._on_several(False)
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        self._place_bar()
        self.signs.arrange(self.layout_class)
        if self.sheet is not None:
            self.sheet.arrange(self.layout_class)

    def _place_bar(self) -> None:
        """Below the list, where it always shows; in a compact window it scrolls with the list until it is used."""
        is_part_of_list = self.layout_class is LayoutClass.COMPACT and not self._is_picking
        if is_part_of_list:
            self._column.removeWidget(self.bar)
        self.signs.set_bar(self.bar if is_part_of_list else None)
        if not is_part_of_list and self._column.indexOf(self.bar) == -1:
            self._column.addWidget(self.bar)
        self._order_focus()
        self.bar.arrange(0 if is_part_of_list else page_sides(self.layout_class), has_line=not is_part_of_list)

    def _order_focus(self) -> None:
        """The rows of the cards, then the bar; Qt forgets the order when the page is put into its window."""
        stops = [*(row for card in self.signs.cards for row in card.rows), *self.bar.buttons]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_safe(self) -> None:
        self.safe_said.emit()
        self.close_sheet()

    def _on_pressed(self, entry_id: str) -> None:
        self._opened_from = entry_id
        if not self._is_picking:
            self.chosen.emit((entry_id,))
            return
        if entry_id in self._picked:
            self._picked.remove(entry_id)
        else:
            self._picked.append(entry_id)
        self._show_picked()

    def _on_several(self, is_wanted: bool) -> None:
        self._is_picking = is_wanted
        self._picked = []
        self._show_picked()
        if (row := self.signs.first_row()) is not None and is_wanted:
            row.setFocus()
        elif not is_wanted:
            self.bar.several.setFocus()

    def _show_picked(self) -> None:
        self.signs.set_ticking(self._is_picking, self._picked)
        self.bar.show_count(len(self._picked) if self._is_picking else None)
        self._place_bar()

    def _on_shown(self) -> None:
        self.chosen.emit(tuple(self._picked))
