"""The list of medicines: one row each, with what the clinic said on a chip."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from aftercare.domain.medicines import MedicineStatus
from aftercare.ui.medicines.rows import MedicineRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON, RADIUS_BUTTON, RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.status_chip import ChipLook, chip_size, draw_chip
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_SIDE = 18
_TOP = 10
_GAP = 16
_CHEVRON = 38
_BAR = 4
_FEWEST_WORDS_BESIDE = 11.0
"""Width in text units below which the chip goes under the words."""

_LOOKS = {
    MedicineStatus.TAKE_AS_USUAL: ChipLook(ColourRole.OK, ColourRole.OK_TINT, "check"),
    MedicineStatus.ASK_CLINIC: ChipLook(ColourRole.USUAL, ColourRole.USUAL_TINT, "circle-question-mark", (1.0, 1.6)),
    MedicineStatus.HOLD: ChipLook(ColourRole.NO, ColourRole.NO_TINT, "hand"),
}


class MedicineButton(QAbstractButton):
    """Name, when it is taken, and the chip; the open one has a bar and a tint.

    Signals:
        focused: it has taken keyboard focus.
    """

    focused = Signal()
    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, row: MedicineRow, parent: QWidget) -> None:
        """Show `row`."""
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(row, is_open=False, is_first=True, is_last=True)
        look.changed.connect(self.updateGeometry)

    def show_row(self, row: MedicineRow, *, is_open: bool, is_first: bool, is_last: bool) -> None:
        """Show another word on the same medicine."""
        self._row = row
        self._is_first, self._is_last = is_first, is_last
        self.setObjectName(f"medicine-{row.medicine_id}")
        self.setAccessibleName(
            self.tr("{name}. {status}. {line}").format(name=row.name, status=row.status_words, line=row.line)
        )
        self.setChecked(is_open)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        theme = self._look.theme
        room = self._words_width(width)
        height = theme.paragraph(self._row.name, TypeRole.CONTROL, room).height
        if self._row.line:
            height += theme.paragraph(self._row.line, TypeRole.META, room).height
        if self._stacks(width):
            height += chip_size(theme, self._row.status_words).height() + theme.px(6)
        return max(theme.px(70), height + 2 * theme.px(_TOP))

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = round(24 * self._look.theme.body_size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The chip, or the longest word."""
        theme = self._look.theme
        words = max(
            theme.longest_word(self._row.name, TypeRole.CONTROL),
            theme.longest_word(self._row.line or " ", TypeRole.META),
            chip_size(theme, self._row.status_words).width(),
        )
        return QSize(words + theme.px(_SIDE + _CHEVRON), theme.px(70))

    def nextCheckState(self) -> None:
        """Which row is open is not for the row to say."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space; arrows are left to the list."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        elif event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_Left, keys.Key_Right, keys.Key_Home, keys.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so, for the list's one stop."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words, chip and chevron."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        width, height = self.width(), self.height()
        if self._is_first or self._is_last:
            corner = theme.px(RADIUS_CARD)
            above, below = (0 if self._is_first else corner), (0 if self._is_last else corner)
            canvas.painter.setClipPath(rounded(QRectF(0, -above, width, height + above + below), corner))
        if self.isChecked():
            canvas.fill(rectangle(QRectF(0, 0, width, height)), ColourRole.PRIMARY_TINT)
            canvas.fill(rectangle(QRectF(0, 0, theme.px(_BAR), height)), ColourRole.PRIMARY)
        elif self.underMouse() or self.isDown():
            canvas.fill(rectangle(QRectF(0, 0, width, height)), ColourRole.SUNKEN)
        if not self._is_last:
            canvas.fill(rectangle(QRectF(0, height - 1, width, 1)), ColourRole.LINE)
        room = self._words_width(width)
        chip = chip_size(theme, self._row.status_words)
        name = theme.paragraph(self._row.name, TypeRole.CONTROL, room)
        words_height = name.height
        line = theme.paragraph(self._row.line, TypeRole.META, room) if self._row.line else None
        if line is not None:
            words_height += line.height
        stacks = self._stacks(width)
        whole = words_height + (chip.height() + theme.px(6) if stacks else 0)
        left, top = theme.px(_SIDE), (height - whole) / 2
        canvas.text(name, QRectF(left, top, room, 0), ColourRole.INK)
        if line is not None:
            canvas.text(line, QRectF(left, top + name.height, room, 0), ColourRole.INK_2)
        chip_left = left if stacks else width - theme.px(_CHEVRON + _GAP) - chip.width()
        chip_top = top + words_height + theme.px(6) if stacks else (height - chip.height()) / 2
        look = _LOOKS[self._row.status]
        draw_chip(canvas, theme, look, self._row.status_words, QRectF(chip_left, chip_top, chip.width(), chip.height()))
        edge = theme.px(ICON)
        canvas.icon("chevron-right", ColourRole.INK_2, width - theme.px(_CHEVRON - 2), (height - edge) / 2, edge)

    def _stacks(self, width: int) -> bool:
        return self._room_beside(width) < _FEWEST_WORDS_BESIDE * self._look.theme.body_size

    def _room_beside(self, width: int) -> int:
        theme = self._look.theme
        chip = chip_size(theme, self._row.status_words).width()
        return width - theme.px(_SIDE + 2 * _GAP + _CHEVRON) - chip

    def _words_width(self, width: int) -> int:
        if self._stacks(width):
            return max(1, width - self._look.theme.px(_SIDE + _CHEVRON))
        return max(1, self._room_beside(width))


class MedicineListCard(Card):
    """One stop for Tab, with arrow keys inside.

    Signals:
        pressed: the medicine_id of a row.
        reached: the row an arrow key has come to, which may not be in view.
    """

    pressed = Signal(str)
    reached = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(look, parent)
        self._buttons: dict[str, MedicineButton] = {}
        self._empty = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty)
        self.setAccessibleName(self.tr("My medicines"))
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def buttons(self) -> tuple[MedicineButton, ...]:
        """The rows from top to bottom."""
        return tuple(self._buttons.values())

    def show_rows(self, rows: tuple[MedicineRow, ...], open_id: str, empty: str) -> None:
        """Show the list, or words in place of it; rows that stay keep their focus."""
        wanted = [row.medicine_id for row in rows]
        for medicine_id in [one for one in self._buttons if one not in wanted]:
            gone = self._buttons.pop(medicine_id)
            self._column.removeWidget(gone)
            put(gone, shows=False)
            gone.deleteLater()
        ordered: dict[str, MedicineButton] = {}
        for at, row in enumerate(rows):
            button = self._buttons.get(row.medicine_id) or self._made(row)
            button.show_row(row, is_open=row.medicine_id == open_id, is_first=at == 0, is_last=at == len(rows) - 1)
            if self._column.indexOf(button) != at:
                self._column.insertWidget(at, button)
                button.raise_()
            ordered[row.medicine_id] = button
        self._buttons = ordered
        for button in ordered.values():
            button.raise_()
            put(button, shows=True)
        self._empty.show_text(empty)
        self._restyle()
        self._let_one_stop()

    def button(self, medicine_id: str) -> MedicineButton | None:
        """The row of a medicine, or None."""
        return self._buttons.get(medicine_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from row to row with the arrow keys, Home and End."""
        keys = QtCore.Qt.Key
        buttons = self.buttons
        here = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        steps = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_Home: -len(buttons), keys.Key_End: len(buttons)}
        step = steps.get(keys(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
            return
        following = buttons[min(max(here + step, 0), len(buttons) - 1)]
        following.setFocus()
        self.reached.emit(following)

    def _made(self, row: MedicineRow) -> MedicineButton:
        button = MedicineButton(self._look, row, self)
        button.clicked.connect(partial(self._on_clicked, row.medicine_id))
        button.focused.connect(self._let_one_stop)
        return button

    def _let_one_stop(self) -> None:
        """Tab stops at the row that has focus, else at the open one, else at the first."""
        policies = QtCore.Qt.FocusPolicy
        buttons = self.buttons
        stop = next((one for one in buttons if one.hasFocus()), None)
        stop = stop or next((one for one in buttons if one.isChecked()), buttons[0] if buttons else None)
        for button in buttons:
            button.setFocusPolicy(policies.StrongFocus if button is stop else policies.ClickFocus)

    def _on_clicked(self, medicine_id: str, _checked: bool = False) -> None:
        self.pressed.emit(medicine_id)

    def _restyle(self) -> None:
        pad = self._look.theme.px(_SIDE) if not self._buttons else 1
        self._column.setContentsMargins(pad, pad, pad, pad)
