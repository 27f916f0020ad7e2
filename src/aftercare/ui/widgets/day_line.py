"""The day as equal steps: what is done, what comes, and where now is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import DayLineRow, DayNodeRow, NodeState
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.spoken_role import SpokenRole

_LINE = 4
_DISC = 24
_PADDING = 25
_END = 19
_NODE_TOP = 31
_LABEL_TOP = 58
_BOTTOM = 17
_GAP = 8
_MARKER_HEIGHT = 25
_MARKER_PADDING = 8
_CLEAR = 9
_ROW_GAP = 12
_TIGHTER = 3
_R = ColourRole
_NODE_LOOKS = {
    NodeState.DONE: (_R.PRIMARY, _R.PRIMARY, "check", _R.ON_PRIMARY),
    NodeState.MISSED: (_R.SOON, _R.SOON_TINT, "moon", _R.SOON),
    NodeState.COMING: (_R.LINE_STRONG, _R.SURFACE, "", _R.INK),
}


class DayNode(QWidget):
    """One moment: its time and what happens; a list item to a screen reader."""

    spoken_role = SpokenRole.LIST_ITEM

    def __init__(self, look: Look, row: DayNodeRow, parent: QWidget) -> None:
        """Show `row`."""
        super().__init__(parent)
        self._look = look
        self._is_across = True
        self.show_row(row)

    def show_row(self, row: DayNodeRow) -> None:
        """Show another state."""
        self._row = row
        self.setAccessibleName(row.spoken)
        self.update()

    @property
    def row(self) -> DayNodeRow:
        """What it shows."""
        return self._row

    def set_across(self, is_across: bool) -> None:
        """Stack time over words, or set them side by side."""
        self._is_across = is_across
        self.update()

    def time_width(self) -> int:
        """Width of the time alone."""
        return self._look.theme.advance(self._row.time, TypeRole.META_STRONG_TIGHT)

    def height_for(self, width: int, time_column: int) -> int:
        """Height of its texts in `width` px; `time_column` only counts when they stand side by side."""
        theme = self._look.theme
        time = theme.paragraph(self._row.time, TypeRole.META_STRONG_TIGHT, width).height
        if self._is_across:
            return time + theme.paragraph(self._row.label, TypeRole.META_TIGHT, width).height
        room = max(1, width - time_column)
        return max(time, theme.paragraph(self._row.label, TypeRole.META_TIGHT, room).height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw time and words."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        time = theme.paragraph(self._row.time, TypeRole.META_STRONG_TIGHT, self.width())
        canvas.text(time, QRectF(self.rect()), ColourRole.INK)
        if self._is_across:
            left, top = 0, time.height
        else:
            parent = self.parentWidget()
            left, top = (parent.time_column() if isinstance(parent, DayLine) else 0), 0
        label = theme.paragraph(self._row.label, TypeRole.META_TIGHT, self.width() - left)
        canvas.text(label, QRectF(left, top, self.width() - left, label.height), ColourRole.INK)


class DayLine(Card):
    """Draws line, nodes and the now marker; across on wide windows, downwards on others."""

    spoken_role = SpokenRole.LIST

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(look, parent)
        self._row: DayLineRow | None = None
        self._nodes: list[DayNode] = []
        self._is_across = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def nodes(self) -> tuple[DayNode, ...]:
        """The moments in order."""
        return tuple(self._nodes)

    def show_day(self, row: DayLineRow) -> None:
        """Show a day."""
        if row == self._row:
            return
        self.setAccessibleName(row.heading or self.tr("Your day"))
        if len(row.nodes) == len(self._nodes):
            for node, node_row in zip(self._nodes, row.nodes, strict=True):
                node.show_row(node_row)
        else:
            for node in self._nodes:
                node.deleteLater()
            self._nodes = [DayNode(self._look, node_row, self) for node_row in row.nodes]
            for node in self._nodes:
                node.set_across(self._is_across)
                node.show()
        self._row = row
        self._on_look_changed()

    def set_across(self, is_across: bool) -> None:
        """Run across or downwards."""
        if is_across != self._is_across:
            self._is_across = is_across
            for node in self._nodes:
                node.set_across(is_across)
            self._on_look_changed()

    def time_column(self) -> int:
        """Room for the times when words stand beside them, in px."""
        widest = max((node.time_width() for node in self._nodes), default=0)
        return widest + self._look.theme.px(16)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words in full."""
        px = self._look.theme.px
        if not self._nodes:
            return 0
        if self._is_across:
            room = self._step(width) - px(_GAP)
            return px(_LABEL_TOP + _BOTTOM - 2 * self._saved) + max(node.height_for(room, 0) for node in self._nodes)
        return self._row_tops(width)[-1] + px(_BOTTOM)

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        width = round(40 * self._look.theme.body_size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the times."""
        return QSize(self._look.theme.px(2 * _PADDING + 2 * _DISC) + self.time_column(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, line, nodes and marker."""
        super().paintEvent(event)
        if self._row is None or not self._nodes:
            return
        places = [self._disc_centre(at) for at in range(len(self._nodes))]
        start, end = places[0], self._line_end(places[-1])
        now = self._now_at(places, end)
        canvas = Canvas(self, self._look.theme)
        # What is to come differs by its colour, or by its width where colours are gone.
        least = self._look.theme.least_border
        self._draw_line(canvas, start, end, ColourRole.LINE, least or _LINE * self._look.theme.factor)
        if self._row.now_after >= 0:
            self._draw_line(canvas, start, now, ColourRole.PRIMARY, _LINE * self._look.theme.factor + least)
        for at in range(len(self._nodes)):
            self._draw_node(canvas, at)
        self._draw_marker(canvas, now)

    @property
    def _saved(self) -> int:
        """Without a heading of its own the card sits closer, in px of normal text."""
        return _TIGHTER if self._row is not None and not self._row.heading else 0

    def _step(self, width: int) -> int:
        return int((width - self._look.theme.px(_PADDING + _END)) / len(self._nodes))

    def _row_tops(self, width: int) -> list[int]:
        """Top of each row of words when running downwards, and the foot of the last."""
        px = self._look.theme.px
        room = width - px(2 * _PADDING + _DISC + 14)
        column = self.time_column()
        tops = [px(_PADDING)]
        if self._row is not None and self._row.now_after < 0:
            tops[0] += px(_MARKER_HEIGHT + _CLEAR)
        for at, node in enumerate(self._nodes):
            gap = px(_ROW_GAP)
            if self._row is not None and at == self._row.now_after:
                gap += px(_MARKER_HEIGHT + 2 * _CLEAR)
            tops.append(tops[-1] + max(px(_DISC), node.height_for(room, column)) + gap)
        return tops

    def _place(self) -> None:
        if not self._nodes:
            return
        px, width = self._look.theme.px, self.width()
        if self._is_across:
            step = self._step(width)
            for at, node in enumerate(self._nodes):
                height = node.height_for(step - px(_GAP), 0)
                exact = px(_PADDING) + at * (width - px(_PADDING + _END)) / len(self._nodes)
                node.setGeometry(round(exact), px(_LABEL_TOP - self._saved), step - px(_GAP), height)
            return
        left = px(_PADDING + _DISC + 14)
        room = width - left - px(_PADDING)
        column = self.time_column()
        for node, top in zip(self._nodes, self._row_tops(width), strict=False):
            node.setGeometry(left, top, room, max(px(_DISC), node.height_for(room, column)))

    def _disc_centre(self, at: int) -> QPointF:
        px = self._look.theme.px
        if self._is_across:
            step = (self.width() - px(_PADDING + _END)) / len(self._nodes)
            return QPointF(px(_PADDING) + at * step + px(_DISC) / 2, px(_NODE_TOP - self._saved) + px(_DISC) / 2)
        return QPointF(px(_PADDING) + px(_DISC) / 2, self._nodes[at].y() + px(_DISC) / 2)

    def _line_end(self, last: QPointF) -> QPointF:
        if self._is_across:
            return QPointF(self.width() - self._look.theme.px(_END), last.y())
        return last

    def _now_at(self, places: list[QPointF], end: QPointF) -> QPointF:
        """Where the marker stands: between two nodes and clear of both."""
        assert self._row is not None
        behind = self._row.now_after
        clear = self._look.theme.px(_DISC / 2 + _CLEAR)
        if behind < 0:
            across = QPointF(places[0].x() - clear + self._look.theme.px(2), places[0].y())
            return across if self._is_across else places[0] - QPointF(0, self._look.theme.px(_MARKER_HEIGHT + _CLEAR))
        before = places[behind]
        after = places[behind + 1] if behind + 1 < len(places) else end
        if not self._is_across:
            foot = self._nodes[behind].geometry().bottom()
            return QPointF(before.x(), foot + self._look.theme.px(_CLEAR + _MARKER_HEIGHT / 2))
        reach = before.x() + (after.x() - before.x()) * self._row.now_share
        return QPointF(min(max(reach, before.x() + clear), max(after.x() - clear, before.x() + clear)), before.y())

    def disc_box(self, at: int) -> QRectF:
        """Where the disc of a moment lies."""
        edge, centre = self._look.theme.px(_DISC), self._disc_centre(at)
        return QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge)

    def marker_box(self) -> QRectF:
        """Where the flag of now lies; empty without moments."""
        if self._row is None or not self._nodes:
            return QRectF()
        places = [self._disc_centre(at) for at in range(len(self._nodes))]
        return self._flag(self._now_at(places, self._line_end(places[-1])))

    def _draw_node(self, canvas: Canvas, at: int) -> None:
        theme = self._look.theme
        border = 3 * theme.factor
        box = self.disc_box(at).adjusted(border / 2, border / 2, -border / 2, -border / 2)
        edge, ground, icon, tint = _NODE_LOOKS[self._nodes[at].row.state]
        canvas.fill(ellipse(box), ground)
        canvas.stroke(ellipse(box), edge, border)
        if icon:
            canvas.icon_in_middle(icon, tint, box.center(), theme.px(14))

    def _draw_line(self, canvas: Canvas, start: QPointF, end: QPointF, role: ColourRole, width: float) -> None:
        half = width / 2
        sideways, along = (0.0, half) if self._is_across else (half, 0.0)
        canvas.fill(rectangle(QRectF(start, end).adjusted(-sideways, -along, sideways, along)), role)

    def _marker_left(self, stem: float, width: float) -> float:
        """Left edge of the flag: around its stem, but beside the nodes on both sides."""
        assert self._row is not None
        px, behind = self._look.theme.px, self._row.now_after
        reach = px(_DISC / 2 + 4)
        low = self._disc_centre(behind).x() + reach if behind >= 0 else px(8)
        is_last = behind + 1 >= len(self._nodes)
        high = (self.width() - px(8) if is_last else self._disc_centre(behind + 1).x() - reach) - width
        return min(max(stem - width / 2, low), max(low, high))

    def _marker_top(self) -> int:
        """Before the first node there is no room beside it, so the flag stands above it."""
        assert self._row is not None
        return self._look.theme.px((12 if self._row.now_after >= 0 else 5) - self._saved)

    def _flag(self, at: QPointF) -> QRectF:
        theme = self._look.theme
        width = theme.advance(self.tr("Now"), TypeRole.META_STRONG) + 2 * theme.px(_MARKER_PADDING)
        height = theme.px(_MARKER_HEIGHT)
        if self._is_across:
            return QRectF(self._marker_left(at.x(), width), self._marker_top(), width, height)
        return QRectF(at.x() + theme.px(_DISC / 2 + 14), at.y() - height / 2, width, height)

    def _draw_marker(self, canvas: Canvas, at: QPointF) -> None:
        theme = self._look.theme
        flag = self._flag(at)
        thin = 3 * theme.factor
        if self._is_across:
            stem = QRectF(at.x() - thin / 2, flag.bottom(), thin, at.y() + theme.px(9) - flag.bottom())
        else:
            left = at.x() - theme.px(9)
            stem = QRectF(left, at.y() - thin / 2, flag.left() - left, thin)
        canvas.fill(rectangle(stem), ColourRole.INK)
        canvas.fill(rounded(flag, theme.px(5)), ColourRole.INK)
        canvas.text_in_middle(theme.paragraph(self.tr("Now"), TypeRole.META_STRONG), flag, ColourRole.BG, Align.MIDDLE)

    def _on_look_changed(self) -> None:
        self._place()
        self.updateGeometry()
        self.update()
