"""One stretch of time of the checklist: its name beside its rows, and what opens between them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.checklist.detail_panel import DetailPanel
from aftercare.ui.checklist.rows import DetailRow, FoldRow, GroupRow
from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_SMALL, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.check_row import CheckButton
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.row_list import RowStop
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_NAME_WIDTH = 156
_BOX = 26
_TICK = 20


class _DoneMark(QWidget):
    """A ticked box that cannot be pressed; the words beside it say what is done."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        edge = self._look.theme.px(_BOX)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        edge = theme.px(_BOX)
        place = QRectF(0, (self.height() - edge) / 2, edge, edge)
        canvas = Canvas(self, theme)
        canvas.fill(rounded(place, theme.px(RADIUS_SMALL)), ColourRole.PRIMARY)
        canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, place.center(), theme.px(_TICK))


class FoldLine(QWidget):
    """One line in place of what is settled.

    Signals:
        pressed: show it, or fold it away.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._look = look
        self._mark = _DoneMark(look, self)
        self._text = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.button = ActionButton(look, ButtonKind.LINK)
        self.button.clicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.button)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_fold(self, row: FoldRow, group_id: str) -> None:
        """Show what is folded."""
        self._text.show_text(row.text)
        self.button.setObjectName(f"fold-{group_id}")
        self.button.show_words(row.action_text)
        self.button.setAccessibleName(row.spoken)

    def _on_clicked(self, _checked: bool = False) -> None:
        self.pressed.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(18), px(1), px(6), px(1))
        self._row.setSpacing(px(14))


class _RowsCard(Card):
    """The rows of one group, as a group for a screen reader."""

    def __init__(self, look: Look, stop: RowStop) -> None:
        super().__init__(look)
        self._stop = stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._stop.take_key(event):
            super().keyPressEvent(event)


class GroupBlock(QWidget):
    """The name of a stretch of time on the left, or above where there is no room, and its rows.

    Signals:
        ticked, opened: task_key of a row.
        folded: group_id whose settled rows are to show, or to be folded away.
        reached: the row an arrow key has come to, which may not be in view.
    """

    ticked = Signal(str)
    opened = Signal(str)
    folded = Signal(str)
    reached = Signal(QWidget)

    def __init__(self, look: Look, group_id: str, panel: DetailPanel, parent: QWidget | None = None) -> None:
        """Make an empty group; `panel` is shared by all groups."""
        super().__init__(parent)
        self._look = look
        self._group_id = group_id
        self._panel = panel
        self._buttons: dict[str, CheckButton] = {}
        self._name_place = QWidget()
        name = QVBoxLayout(self._name_place)
        name.setContentsMargins(0, 0, 0, 0)
        name.setSpacing(0)
        self._title = Heading(look, TypeRole.H3)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        name.addWidget(self._title)
        name.addWidget(self._line)
        name.addStretch(1)
        self._stop = RowStop(self)
        self._stop.reached.connect(self.reached)
        self._card = _RowsCard(look, self._stop)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._fold = FoldLine(look, self._card)
        self._fold.pressed.connect(self._on_fold)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._name_place)
        self._box.addWidget(self._card, 1)

    @property
    def buttons(self) -> tuple[CheckButton, ...]:
        """The rows from top to bottom."""
        return tuple(self._buttons.values())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        return (*self.buttons, self._fold.button)

    def button(self, task_key: str) -> CheckButton | None:
        """The row of a task, or None."""
        return self._buttons.get(task_key)

    def show_group(self, row: GroupRow, detail: DetailRow | None) -> bool:
        """Show the group; True if what is open lies in it."""
        self._title.show_text(row.title)
        self._line.show_text(row.line)
        self._card.setAccessibleName(f"{row.title}, {row.line}")
        wanted = [one.task_key for one in row.rows]
        for key in [one for one in self._buttons if one not in wanted]:
            gone = self._buttons.pop(key)
            self._column.removeWidget(gone)
            put(gone, shows=False)
            gone.deleteLater()
        parts: list[QWidget] = []
        ordered: dict[str, CheckButton] = {}
        has_open = False
        for at, one in enumerate(row.rows):
            button = self._buttons.get(one.task_key) or self._made(one.task_key, row)
            is_open = detail is not None and detail.task_key == one.task_key
            is_last = at == len(row.rows) - 1 and row.fold is None
            button.show_row(one, is_open=is_open, is_first=at == 0, is_last=is_last)
            parts.append(button)
            ordered[one.task_key] = button
            if is_open and detail is not None:
                has_open = True
                self._panel.show_detail(detail, one.text)
                parts.append(self._panel)
        self._buttons = ordered
        put(self._fold, shows=row.fold is not None)
        if row.fold is not None:
            self._fold.show_fold(row.fold, self._group_id)
            parts.append(self._fold)
        self._place(parts)
        if list(self._stop.rows) != list(self.buttons):
            self._stop.set_rows(self.buttons)
        return has_open

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        edge = max(1, round(self._look.theme.least_border))
        self._column.setContentsMargins(edge, edge, edge, edge)
        is_wide = layout_class is LayoutClass.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if is_wide else down)
        self._box.setSpacing(px(16 if is_wide else 8))
        set_column_width(self._name_place, px(_NAME_WIDTH) if is_wide else None)

    def _place(self, parts: list[QWidget]) -> None:
        """Put rows, what is open, and the fold below one another; the order is also that of a screen reader."""
        present = [item.widget() for at in range(self._column.count()) if (item := self._column.itemAt(at)) is not None]
        if present == parts:
            return
        for one in present:
            if one is not None and one not in parts:
                self._column.removeWidget(one)
        for at, part in enumerate(parts):
            if self._column.indexOf(part) != at:
                self._column.insertWidget(at, part)
            part.raise_()
            put(part, shows=True)

    def _made(self, task_key: str, row: GroupRow) -> CheckButton:
        one = next(one for one in row.rows if one.task_key == task_key)
        button = CheckButton(self._look, one, self._card)
        button.ticked.connect(partial(self._on_ticked, task_key))
        button.opened.connect(partial(self._on_opened, task_key))
        return button

    def _on_ticked(self, task_key: str) -> None:
        self.ticked.emit(task_key)

    def _on_opened(self, task_key: str) -> None:
        self.opened.emit(task_key)

    def _on_fold(self) -> None:
        self.folded.emit(self._group_id)
