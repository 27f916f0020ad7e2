"""The stretches of the days after a session as nodes on a line; pressing one shows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftercare.domain.recovery import Stage
from aftercare.ui.recovery.rows import PhaseRow
from aftercare.ui.theme.canvas import Canvas, ellipse, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_HELP, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow
from aftercare.ui.widgets.row_list import RowStop
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.visibility import put

_NODE = 32
_NODE_LEFT = 12
_TEXT_LEFT = 56
_RIGHT = 10
_PAD = 10
_GAP = 10
_LINE = 4
_CHECK = 20


class PhaseItem(ListRow):
    """One stretch: its node, its title and when it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty item."""
        super().__init__(look, parent)
        self._row = PhaseRow("", "", "", Stage.LATER, "")
        self._is_shown = False
        self.is_first = self.is_last = False

    def show_phase(self, row: PhaseRow, *, is_shown: bool) -> None:
        """Show a stretch; the one whose page shows has a frame."""
        self._row = row
        self._is_shown = is_shown
        self.setObjectName(f"phase-{row.period_id}")
        spoken = self.tr("{phase}, shown").format(phase=row.spoken) if is_shown else row.spoken
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Title, line and the room between two nodes."""
        theme = self._look.theme
        room = self._room(width)
        words = theme.paragraph(self._row.title, TypeRole.ROW_WORD, room).height
        if self._row.line:
            words += theme.paragraph(self._row.line, TypeRole.META, room).height
        return max(theme.px(_NODE), words) + theme.px(2 * _PAD)

    def sizeHint(self) -> QSize:
        """Title on one line."""
        theme = self._look.theme
        words = theme.advance(self._row.title, TypeRole.ROW_WORD)
        width = words + theme.px(_TEXT_LEFT + _RIGHT)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        words = theme.longest_word(self._row.title, TypeRole.ROW_WORD)
        return QSize(words + theme.px(_TEXT_LEFT + _RIGHT), theme.px(_NODE + 2 * _PAD))

    @property
    def node_top(self) -> int:
        """Where its node begins, in px from its top."""
        return self._look.theme.px(_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, node and words."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        if self._is_shown or self.underMouse():
            width = 1.25 * theme.factor
            frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            outline = rounded(frame, theme.px(RADIUS_HELP))
            canvas.fill(outline, ColourRole.SURFACE)
            if self._is_shown:
                canvas.stroke(outline, ColourRole.PRIMARY, width)
        self._paint_node(canvas)
        room = self._room(self.width())
        top = float(self.node_top)
        title = theme.paragraph(self._row.title, TypeRole.ROW_WORD, room)
        line = theme.paragraph(self._row.line, TypeRole.META, room) if self._row.line else None
        height = title.height + (line.height if line is not None else 0)
        top = max(top, (self.height() - height) / 2)
        left = theme.px(_TEXT_LEFT)
        canvas.text(title, QRectF(left, top, title.width, 0), ColourRole.INK)
        if line is not None:
            canvas.text(line, QRectF(left, top + title.height, line.width, 0), ColourRole.INK_2)

    def _paint_node(self, canvas: Canvas) -> None:
        theme = self._look.theme
        edge = theme.px(_NODE)
        node = QRectF(theme.px(_NODE_LEFT), self.node_top, edge, edge)
        match self._row.stage:
            case Stage.DONE:
                canvas.fill(ellipse(node), ColourRole.PRIMARY)
                canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, node.center(), theme.px(_CHECK))
            case Stage.NOW:
                canvas.fill(ellipse(node), ColourRole.PRIMARY)
                inset = edge * 0.28
                canvas.fill(ellipse(node.adjusted(inset, inset, -inset, -inset)), ColourRole.SURFACE)
            case Stage.LATER:
                width = 2.0 * theme.factor
                canvas.fill(ellipse(node), ColourRole.SURFACE)
                ring = node.adjusted(width / 2, width / 2, -width / 2, -width / 2)
                canvas.stroke(ellipse(ring), ColourRole.LINE_STRONG, width)

    def _room(self, width: int) -> int:
        return max(1, width - self._look.theme.px(_TEXT_LEFT + _RIGHT))


class PhaseList(QWidget):
    """One stop for Tab, arrows inside.

    Signals:
        chosen: the period_id that was pressed.
        row_reached: the item an arrow key has come to.
    """

    spoken_role = SpokenRole.LIST
    chosen = Signal(str)
    row_reached = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._look = look
        self._items: list[PhaseItem] = []
        self._rows: tuple[PhaseRow, ...] = ()
        self.setAccessibleName(self.tr("The days after your session"))
        self._stop = RowStop(self)
        self._stop.reached.connect(self.row_reached)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[PhaseItem, ...]:
        """The items from top to bottom."""
        return tuple(self._items)

    def show_phases(self, rows: tuple[PhaseRow, ...], shown: str) -> None:
        """Show the stretches and mark the one whose page shows."""
        if len(rows) != len(self._items):
            for item in self._items:
                self._column.removeWidget(item)
                put(item, shows=False)
                item.deleteLater()
            self._items = [PhaseItem(self._look, self) for _ in rows]
            for at, item in enumerate(self._items):
                item.clicked.connect(partial(self._on_clicked, at))
                self._column.addWidget(item)
            self._stop.set_rows(self._items)
        self._rows = rows
        for item, row in zip(self._items, rows, strict=True):
            item.show_phase(row, is_shown=row.period_id == shown)
        self.update()

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        self._column.setSpacing(self._look.theme.px(_GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from item to item with the arrow keys."""
        if not self._stop.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that joins the nodes: strong as far as it has gone."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        middle = theme.px(_NODE_LEFT) + theme.px(_NODE) / 2
        half = theme.px(_LINE) / 2
        for upper, lower, row in zip(self._items, self._items[1:], self._rows, strict=False):
            top = upper.y() + upper.node_top + theme.px(_NODE)
            box = QRectF(middle - half, top, 2 * half, lower.y() + lower.node_top - top)
            canvas.fill(rectangle(box), ColourRole.PRIMARY if row.stage is Stage.DONE else ColourRole.LINE)

    def _on_clicked(self, at: int, _checked: bool = False) -> None:
        self.chosen.emit(self._rows[at].period_id)
