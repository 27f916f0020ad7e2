"""A month to choose a day in: one stop for Tab, and arrow keys that go from day to day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.form.blocks import DayCell, MonthBlock
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, TARGET, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.list_row import ListRow
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_WEEK = 7
_CELLS = 42
_WIDEST = 420
_SMALL_MARGINS_FROM = 1.5


class _Day(ListRow):
    """One day: a square that is filled when it is chosen, framed when it is today, dotted when a session is on it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.cell = DayCell("", "", "")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cell(self, cell: DayCell) -> None:
        self.cell = cell
        self.setText(cell.number)
        self.setAccessibleName(cell.spoken)
        self.setObjectName(f"day-{cell.day}")
        self.setChecked(cell.is_chosen)
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is until somebody shows which day was taken."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        edge = self._look.theme.px(TARGET)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        canvas = Canvas(self, theme)
        edge = max(1.0, theme.factor)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        is_chosen, is_over = self.cell.is_chosen, self.underMouse()
        outline = rounded(box, theme.px(RADIUS_BUTTON))
        if is_chosen or is_over:
            canvas.fill(outline, ColourRole.PRIMARY if is_chosen else ColourRole.PRIMARY_TINT)
        if self.cell.is_today and not is_chosen:
            canvas.stroke(outline, ColourRole.LINE_STRONG, edge)
        colour = ColourRole.ON_PRIMARY if is_chosen else ColourRole.INK
        role = TypeRole.CONTROL_BOLD if is_chosen or self.cell.is_marked else TypeRole.BODY
        canvas.text_in_middle(theme.paragraph(self.cell.number, role), box, colour, Align.MIDDLE)
        if self.cell.is_marked:
            width, height = theme.px(14), max(2.0, 2 * theme.factor)
            bar = QRectF((self.width() - width) / 2, self.height() - theme.px(9), width, height)
            canvas.fill(rounded(bar, 1), colour if is_chosen else ColourRole.PRIMARY)


class Month(Card):
    """Shows the month it is told to show; choosing a day says which is wished."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a month without days."""
        super().__init__(look, parent)
        self._wishes = wishes
        self._block: MonthBlock | None = None
        self.earlier = ActionButton(look, ButtonKind.CLOSE, icon="arrow-left")
        self.later = ActionButton(look, ButtonKind.CLOSE, icon="arrow-right")
        self._title = TextLabel(look, TypeRole.CONTROL_BOLD, align=Align.MIDDLE)
        self._weekdays = [TextLabel(look, TypeRole.META_STRONG, ColourRole.INK_2, align=Align.MIDDLE) for _ in range(7)]
        self._days = [_Day(look, self) for _ in range(_CELLS)]
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.earlier)
        head.addWidget(self._title, 1)
        head.addWidget(self.later)
        self._grid = QGridLayout()
        for place, weekday in enumerate(self._weekdays):
            self._grid.addWidget(weekday, 0, place)
            self._grid.setColumnStretch(place, 1)
        for place, day in enumerate(self._days):
            self._grid.addWidget(day, 1 + place // _WEEK, place % _WEEK)
            day.clicked.connect(partial(self._on_day, day))
        self._column.addLayout(head)
        self._column.addLayout(self._grid)
        for button, step in ((self.earlier, -1), (self.later, 1)):
            button.clicked.connect(partial(self._on_step, step))

    def show_block(self, block: MonthBlock) -> None:
        """Show a month; a day that had focus hands it on to the day that is chosen now."""
        had_focus = any(day.hasFocus() for day in self._days)
        self._block = block
        self.setAccessibleName(block.title)
        self.earlier.setObjectName(f"{block.key}-earlier")
        self.later.setObjectName(f"{block.key}-later")
        self.earlier.setAccessibleName(block.earlier)
        self.later.setAccessibleName(block.later)
        self._title.show_text(block.title)
        for label, weekday in zip(self._weekdays, block.weekdays, strict=True):
            label.show_text(weekday)
        for place, day in enumerate(self._days):
            at = place - block.blank
            is_there = 0 <= at < len(block.days)
            put(day, shows=is_there)
            day.show_cell(block.days[at] if is_there else DayCell("", "", ""))
        stop = self._stop()
        policies = QtCore.Qt.FocusPolicy
        for day in self._days:
            day.setFocusPolicy(policies.StrongFocus if day is stop else policies.ClickFocus)
        if had_focus and stop is not None:
            stop.setFocus()

    def arrange(self) -> None:
        """Take the text size that is on."""
        px = self._look.theme.px
        # Large text needs the room for the days, which are never smaller than a target.
        side = px(17) if self._look.theme.factor < _SMALL_MARGINS_FROM else px(6)
        self._column.setContentsMargins(side, px(14), side, px(14))
        self._column.setSpacing(px(6))
        self._grid.setSpacing(px(2))
        self.setMaximumWidth(px(_WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day and from month to month."""
        keys = QtCore.Qt.Key
        days = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -_WEEK, keys.Key_Down: _WEEK}
        months = {keys.Key_PageUp: -1, keys.Key_PageDown: 1}
        key = QtCore.Qt.Key(event.key())
        at = next((day for day in self._days if day.hasFocus()), None)
        is_plain = not event.modifiers() & QtCore.Qt.KeyboardModifier.AltModifier
        if self._block is None or at is None or not is_plain:
            super().keyPressEvent(event)
        elif key in days:
            step = timedelta(days=days[key] if at.cell.is_chosen else 0)
            self._wishes.chosen.emit(self._block.key, (date.fromisoformat(at.cell.day) + step).isoformat())
        elif key in months:
            self._wishes.stepped.emit(self._block.key, months[key])
        else:
            super().keyPressEvent(event)

    def _stop(self) -> _Day | None:
        """The day that Tab comes to: the chosen one, else today, else the first."""
        there = [day for day in self._days if day.cell.day]
        chosen = next((day for day in there if day.cell.is_chosen), None)
        return chosen or next((day for day in there if day.cell.is_today), there[0] if there else None)

    def _on_day(self, day: _Day, _checked: bool = False) -> None:
        if self._block is not None:
            self._wishes.chosen.emit(self._block.key, day.cell.day)

    def _on_step(self, step: int, _checked: bool = False) -> None:
        if self._block is not None:
            self._wishes.stepped.emit(self._block.key, step)
