"""One topic of the board: what, the answer, until when. Pressing it asks why."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

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
    """Draws its row; as a button it answers to click, Space and Enter."""

    ring_radius = RADIUS_CARD

    def __init__(self, look: Look, row: TileRow, measure: BoardMeasure, parent: QWidget | None = None) -> None:
        """Make a tile for `row` with the lengths the whole board shares."""
        super().__init__(parent)
        self._look = look
        self._form = TileForm.TILE
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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
        self.setAccessibleName(
            self.tr("{topic}: {answer}, {until}. Why?").format(topic=row.name, answer=row.word, until=row.full)
        )
        self.updateGeometry()
        self.update()

    def set_form(self, form: TileForm) -> None:
        """Draw as a tile or as a row of a list."""
        self._form = form
        self.ring_radius = RADIUS_CARD if form is TileForm.TILE else 0
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height with all texts in full."""
        if self._form is TileForm.TILE:
            return self._measure.tile_height(self._row, width)
        return self._measure.row_height(self._row, width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable tile, or a row of any width."""
        width = round(_LONGEST_LINE * self._look.theme.body_size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press on Enter as on Space; arrows are left to the board."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the tile or the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._form is TileForm.TILE:
            self._paint_tile(painter, self._look.theme)
        else:
            self._paint_row(painter, self._look.theme)

    def _paint_tile(self, painter: QPainter, theme: Theme) -> None:
        look, measure, row, width = STATE_LOOKS[self._row.state], self._measure, self._row, self.width()
        pad = theme.px(TILE_PADDING)
        head, bar = measure.head_height(width), measure.bar_height(width)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, theme.px(RADIUS_CARD), theme.px(RADIUS_CARD))
        painter.fillPath(outline, theme.colour(ColourRole.SURFACE))
        painter.fillRect(QRectF(frame.left(), head, frame.width(), bar), theme.colour(look.bar))
        border = look.border
        if self.isDown():
            border = ColourRole.INK
        painter.strokePath(outline, QPen(theme.colour(border), max(1.0, theme.factor)))
        self._paint_topic(painter, theme, QRectF(pad, 0, measure.name_width(width), head))
        glyph = theme.px(TILE_GLYPH)
        draw_glyph(painter, theme, look, QRectF(pad, head + (bar - glyph) / 2, glyph, glyph), self.devicePixelRatioF())
        word = theme.paragraph(row.word, TypeRole.STATE, measure.word_width(width))
        left = pad + glyph + theme.px(GLYPH_GAP)
        word.draw(painter, QRectF(left, head + (bar - word.height) / 2, word.width, 0), theme.colour(look.word))
        room = width - 2 * pad
        top = head + bar + theme.px(TILE_BODY_TOP)
        until = theme.paragraph(row.until, TypeRole.BODY_TIGHT, room)
        until.draw(painter, QRectF(pad, top, room, 0), theme.colour(ColourRole.INK))
        if row.second:
            second = theme.paragraph(row.second, TypeRole.META_TIGHT, room)
            second.draw(painter, QRectF(pad, top + until.height, room, 0), theme.colour(ColourRole.INK_2))

    def _paint_row(self, painter: QPainter, theme: Theme) -> None:
        look, measure, row, width = STATE_LOOKS[self._row.state], self._measure, self._row, self.width()
        pad = theme.px(ROW_PADDING)
        stacks = measure.stacks(width)
        head = measure.row_head_height(width, row) if stacks else self.height()
        left = measure.word_starts(width)
        bar_width = width - left if stacks else measure.state_column
        if self._form in (TileForm.FIRST_ROW, TileForm.ONLY_ROW):
            corner = theme.px(RADIUS_CARD)
            inside = QPainterPath()
            inside.addRoundedRect(QRectF(0, 0, width, self.height() + corner), corner, corner)
            painter.setClipPath(inside)
        painter.fillRect(QRectF(left, 0, bar_width, head), theme.colour(look.bar))
        if self._form in (TileForm.FIRST_ROW, TileForm.MIDDLE_ROW):
            line = max(1, theme.px(1))
            painter.fillRect(QRectF(0, self.height() - line, width, line), theme.colour(ColourRole.LINE))
        room = left - theme.px(2 * ROW_PADDING + ICON_TOPIC + ICON_GAP)
        self._paint_topic(painter, theme, QRectF(pad, 0, room, head))
        glyph = theme.px(ROW_GLYPH)
        at = left + theme.px(10)
        draw_glyph(painter, theme, look, QRectF(at, (head - glyph) / 2, glyph, glyph), self.devicePixelRatioF())
        word = theme.paragraph(row.word, TypeRole.ROW_WORD)
        at += glyph + theme.px(GLYPH_GAP)
        word.draw(painter, QRectF(at, (head - word.height) / 2, word.width, 0), theme.colour(look.word))
        answer = theme.paragraph(row.full, TypeRole.ROW, measure.row_text_width(width))
        if stacks:
            place = QRectF(pad, head + theme.px(6), answer.width, 0)
        else:
            place = QRectF(left + bar_width + pad, (self.height() - answer.height) / 2, answer.width, 0)
        answer.draw(painter, place, theme.colour(ColourRole.INK))

    def _paint_topic(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        edge = theme.px(ICON_TOPIC)
        pixmap = theme.icon(self._row.icon, ColourRole.INK, edge, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), box.top() + (box.height() - edge) / 2), pixmap)
        name = theme.paragraph(self._row.name, TypeRole.CONTROL, box.width())
        left = box.left() + edge + theme.px(ICON_GAP)
        top = box.top() + (box.height() - name.height) / 2
        name.draw(painter, QRectF(left, top, box.width(), 0), theme.colour(ColourRole.INK))
