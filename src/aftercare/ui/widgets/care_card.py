"""All warning signs of one level: whom to call on top, then one row a sign."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.signs.rows import SignCardRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_CARE, RADIUS_CARD, TypeRole
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.level_look import LEVEL_LOOKS
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.row_button import RowButton
from aftercare.ui.widgets.row_list import RowStop
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel

_HEAD = 68
_SHORT = 5


class CareCard(QFrame):
    """A head that never leaves its card, and rows that are one stop for Tab.

    Signals:
        pressed: the entry_id of a row.
        row_reached: the row an arrow key has come to.
    """

    spoken_role = SpokenRole.GROUP
    pressed = Signal(str)
    row_reached = Signal(QWidget)

    def __init__(self, look: Look, row: SignCardRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(parent)
        self._look = look
        self._level_look = LEVEL_LOOKS[row.level]
        self._row = row
        words = self._level_look.words
        self.setObjectName(f"signs-{row.level.name.lower()}")
        self.setAccessibleName(row.spoken)
        icon_colour = words if self._level_look.border_width > 1.5 else self._level_look.colour
        self._icon = IconLabel(look, self._level_look.icon, icon_colour, ICON_CARE)
        self._eyebrow = TextLabel(look, TypeRole.CONTROL, words)
        self._eyebrow.show_text(row.eyebrow)
        self._heading = Heading(look, TypeRole.HELP_TITLE, words)
        self._heading.show_text(row.heading)
        is_short = len(row.number.replace("-", "").replace(" ", "")) <= _SHORT
        self._number = PhoneLabel(look, TypeRole.NUMBER_CARD if is_short else TypeRole.PHONE, words)
        self._number.show_text(row.number)
        self._stop = RowStop(self)
        self._stop.reached.connect(self.row_reached)
        self._build()
        self._show_rows()

    def _build(self) -> None:
        self._head = QWidget()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self._eyebrow)
        titles.addWidget(self._heading)
        titles.addStretch(1)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._icon)
        self._words_and_number = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words_and_number.addLayout(titles, 1)
        self._words_and_number.addWidget(self._number)
        self._head_row.addLayout(self._words_and_number, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_rows(self) -> None:
        buttons: list[RowButton] = []
        for at, row in enumerate(self._row.rows):
            button = RowButton(self._look, row.text, self._level_look.colour, self)
            button.setObjectName(f"sign-{row.entry_id}")
            button.setAccessibleName(row.spoken)
            button.set_last(at == len(self._row.rows) - 1)
            button.clicked.connect(partial(self._on_clicked, row.entry_id))
            self._column.addWidget(button)
            buttons.append(button)
        self._buttons = buttons
        self._stop.set_rows(buttons)

    @property
    def rows(self) -> tuple[RowButton, ...]:
        """The rows from top to bottom."""
        return tuple(self._buttons)

    def row_of(self, entry_id: str) -> RowButton | None:
        """The row of a sign, or None."""
        return next((row for row in self.rows if row.objectName() == f"sign-{entry_id}"), None)

    def set_ticking(self, is_ticking: bool, ticked: Sequence[str]) -> None:
        """Turn the rows into boxes to tick, or back."""
        for button, row in zip(self.rows, self._row.rows, strict=True):
            button.set_ticking(is_ticking)
            button.setChecked(is_ticking and row.entry_id in ticked)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        edge = round(self._level_look.border_width * self._look.theme.factor)
        is_long = self._number.text() != "" and len(self._number.text()) > _SHORT
        stacks = layout_class is LayoutClass.COMPACT and is_long
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words_and_number.setDirection(down if stacks else across)
        self._words_and_number.setSpacing(px(4 if stacks else 12))
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._head.setMinimumHeight(px(_HEAD))
        self._head_row.setContentsMargins(px(18), px(4), px(18), px(5))
        self._head_row.setSpacing(px(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from row to row with the arrow keys."""
        if not self._stop.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, head and border."""
        theme = self._look.theme
        look = self._level_look
        width = look.border_width * theme.factor
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(inside, theme.px(RADIUS_CARD))
        head = QRectF(0, 0, self.width(), self._head.geometry().bottom() + 1)
        canvas = Canvas(self, theme)
        canvas.fill(outline, look.on_colour)
        canvas.fill(outline.intersected(rectangle(head)), look.head)
        line = QRectF(0, head.height() - width, self.width(), width)
        canvas.fill(outline.intersected(rectangle(line)), look.border)
        canvas.stroke(outline, look.border, width)

    def _on_clicked(self, entry_id: str, _checked: bool = False) -> None:
        self.pressed.emit(entry_id)
