"""One topic of the board: what, the answer, until when. Pressing it asks why."""

from __future__ import annotations

from enum import Enum, auto

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import ICON_TOPIC, RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.today.rows import TileRow
from aftercare.ui.widgets.board_measure import (
    GLYPH_GAP,
    ICON_GAP,
    ROW_GLYPH,
    ROW_PADDING,
    TILE_BODY_TOP,
    TILE_GLYPH,
    TILE_PADDING,
    BoardMeasure,
)
from aftercare.ui.widgets.state_look import STATE_LOOKS, draw_glyph

_LONGEST_LINE = 12.0


class TileForm(Enum):
    """A tile of its own, or a row of a list: the only one, the first, one between, the last."""

    TILE = auto()
    ONLY_ROW = auto()
    FIRST_ROW = auto()
    MIDDLE_ROW = auto()
    LAST_ROW = auto()


class PermissionTile(QAbstractButton):
    """Draws its row; as a button it answers to click, Space and Enter.

    Signals:
        focused: it has taken keyboard focus.
    """

    focused = Signal()
    ring_radius = RADIUS_CARD

    def __init__(self, look: Look, row: TileRow, measure: BoardMeasure, parent: QWidget | None = None) -> None:
        """Make a tile for `row` with the lengths the whole board shares."""
        super().__init__(parent)
        self._look = look
        self._form = TileForm.TILE
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(row, measure)

    @property
    def row(self) -> TileRow:
        """What it shows."""
        return self._row

    def show_row(self, row: TileRow, measure: BoardMeasure) -> None:
        """Show another state of the same topic."""
        self._row = row
        self._measure = measure
        spoken = self.tr("{topic}: {answer}, {until}. Why?")
        if row.opens:
            spoken = self.tr("{topic}: {answer}, {until}. Open the questions")
        self.setAccessibleName(spoken.format(topic=row.name, answer=row.word, until=row.full))
        self.updateGeometry()
        self.update()

    def set_form(self, form: TileForm) -> None:
        """Draw as a tile or as a row of a list."""
        self._form = form
        self.ring_radius = RADIUS_CARD if form is TileForm.TILE else 0
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all texts in full."""
        if self._form is TileForm.TILE:
            return self._measure.tile_height(self._row, width)
        return self._measure.row_height(self._row, width)

    def sizeHint(self) -> QSize:
        """A comfortable tile, or a row of any width."""
        width = round(_LONGEST_LINE * self._look.theme.body_size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word of any text."""
        measure, theme, row = self._measure, self._look.theme, self._row
        if self._form is TileForm.TILE:
            words = max(
                theme.longest_word(row.name, TypeRole.CONTROL) + measure.theme.px(ICON_TOPIC + ICON_GAP),
                theme.longest_word(row.word, TypeRole.STATE) + measure.theme.px(TILE_GLYPH + GLYPH_GAP),
                theme.longest_word(row.until, TypeRole.BODY_TIGHT),
            )
            return QSize(words + theme.px(2 * TILE_PADDING), theme.px(TILE_GLYPH))
        return QSize(measure.state_column + theme.px(ICON_TOPIC + 6 * ROW_PADDING), theme.px(TILE_GLYPH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space; arrows are left to the board."""
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        elif event.key() in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so, for the board's one stop."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile or the row."""
        canvas = Canvas(self, self._look.theme)
        if self._form is TileForm.TILE:
            self._paint_tile(canvas, self._look.theme)
        else:
            self._paint_row(canvas, self._look.theme)

    def _paint_tile(self, canvas: Canvas, theme: Theme) -> None:
        look, measure, row, width = STATE_LOOKS[self._row.state], self._measure, self._row, self.width()
        pad, glyph = theme.px(TILE_PADDING), theme.px(TILE_GLYPH)
        head, bar = measure.head_height(width), measure.bar_height(width)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = rounded(frame, theme.px(RADIUS_CARD))
        canvas.fill(outline, ColourRole.SURFACE)
        canvas.fill(rectangle(QRectF(frame.left(), head, frame.width(), bar)), look.bar)
        canvas.stroke(outline, ColourRole.INK if self.isDown() else look.border, max(1.0, theme.factor))
        self._paint_topic(canvas, theme, QRectF(pad, 0, measure.name_width(width), head))
        draw_glyph(canvas, theme, look, QRectF(pad, head + (bar - glyph) / 2, glyph, glyph))
        word = theme.paragraph(row.word, TypeRole.STATE, measure.word_width(width))
        left = pad + glyph + theme.px(GLYPH_GAP)
        canvas.text_in_middle(word, QRectF(left, head, word.width, bar), look.word)
        room = width - 2 * pad
        top = head + bar + theme.px(TILE_BODY_TOP)
        until = theme.paragraph(row.until, TypeRole.BODY_TIGHT, room)
        canvas.text(until, QRectF(pad, top, room, 0), ColourRole.INK)
        if row.second:
            second = theme.paragraph(row.second, TypeRole.META_TIGHT, room)
            canvas.text(second, QRectF(pad, top + until.height, room, 0), ColourRole.INK_2)

    def _paint_row(self, canvas: Canvas, theme: Theme) -> None:
        look, measure, row, width = STATE_LOOKS[self._row.state], self._measure, self._row, self.width()
        pad, glyph = theme.px(ROW_PADDING), theme.px(ROW_GLYPH)
        stacks = measure.stacks(width)
        head = measure.row_head_height(width, row) if stacks else self.height()
        left = measure.word_starts(width)
        bar_width = width - left if stacks else measure.state_column
        if self._form in (TileForm.FIRST_ROW, TileForm.ONLY_ROW):
            corner = theme.px(RADIUS_CARD)
            canvas.painter.setClipPath(rounded(QRectF(0, 0, width, self.height() + corner), corner))
        canvas.fill(rectangle(QRectF(left, 0, bar_width, head)), look.bar)
        if self._form in (TileForm.FIRST_ROW, TileForm.MIDDLE_ROW):
            line = max(1, theme.px(1))
            canvas.fill(rectangle(QRectF(0, self.height() - line, width, line)), ColourRole.LINE)
        room = left - theme.px(2 * ROW_PADDING + ICON_TOPIC + ICON_GAP)
        self._paint_topic(canvas, theme, QRectF(pad, 0, room, head))
        at = left + theme.px(10)
        draw_glyph(canvas, theme, look, QRectF(at, (head - glyph) / 2, glyph, glyph))
        at += glyph + theme.px(GLYPH_GAP)
        word = theme.paragraph(row.word, TypeRole.ROW_WORD)
        canvas.text_in_middle(word, QRectF(at, 0, word.width, head), look.word)
        answer = theme.paragraph(row.full, TypeRole.ROW, measure.row_text_width(width))
        if stacks:
            canvas.text(answer, QRectF(pad, head + theme.px(6), answer.width, 0), ColourRole.INK)
        else:
            place = QRectF(left + bar_width + pad, 0, answer.width, self.height())
            canvas.text_in_middle(answer, place, ColourRole.INK)

    def _paint_topic(self, canvas: Canvas, theme: Theme, box: QRectF) -> None:
        edge = theme.px(ICON_TOPIC)
        canvas.icon(self._row.icon, ColourRole.INK, box.left(), box.top() + (box.height() - edge) / 2, edge)
        name = theme.paragraph(self._row.name, TypeRole.CONTROL, box.width())
        left = box.left() + edge + theme.px(ICON_GAP)
        canvas.text_in_middle(name, QRectF(left, box.top(), box.width(), box.height()), ColourRole.INK)
