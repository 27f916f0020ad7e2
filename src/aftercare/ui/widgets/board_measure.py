"""Sizes the tiles of one board share, so that their bars stand on one line and their columns below one another."""

from __future__ import annotations

from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import ICON_TOPIC, TARGET, TypeRole
from aftercare.ui.today.rows import TileRow

TILE_PADDING = 15
TILE_HEAD = 50
TILE_BAR = 42
TILE_GLYPH = 28
TILE_BODY_TOP = 10
TILE_BODY_BOTTOM = 15
ROW_PADDING = 14
ROW_GLYPH = 24
GLYPH_GAP = 8
ICON_GAP = 8
NARROWEST_ANSWER = 9.0
"""Fewest text units of width for the answer to stand beside topic and word; with less it goes below them."""


class BoardMeasure:
    """Lengths in px for a set of tiles in one theme."""

    def __init__(self, theme: Theme, rows: tuple[TileRow, ...]) -> None:
        """Measure `rows` in the fonts of `theme`."""
        self.theme = theme
        self._rows = rows
        self._heads: dict[int, int] = {}
        self._bars: dict[int, int] = {}
        px = theme.px
        self.topic_column = px(2 * ROW_PADDING + ICON_TOPIC + ICON_GAP) + max(
            (theme.advance(row.name, TypeRole.CONTROL) for row in rows), default=0
        )
        self.state_column = px(ROW_PADDING + 10 + ROW_GLYPH + GLYPH_GAP) + max(
            (theme.advance(row.word, TypeRole.ROW_WORD) for row in rows), default=0
        )

    def name_width(self, tile_width: int) -> int:
        """Room for the topic's name in a tile."""
        return tile_width - self.theme.px(2 * TILE_PADDING + ICON_TOPIC + ICON_GAP)

    def word_width(self, tile_width: int) -> int:
        """Room for the answer's word in a tile."""
        return tile_width - self.theme.px(2 * TILE_PADDING + TILE_GLYPH + GLYPH_GAP)

    def head_height(self, tile_width: int) -> int:
        """Height of the part above the bar, the same for every tile."""
        if tile_width not in self._heads:
            room = self.name_width(tile_width)
            tallest = max(self.theme.paragraph(row.name, TypeRole.CONTROL, room).height for row in self._rows)
            self._heads[tile_width] = max(self.theme.px(TILE_HEAD), tallest + self.theme.px(16))
        return self._heads[tile_width]

    def bar_height(self, tile_width: int) -> int:
        """Height of the bar, the same for every tile."""
        if tile_width not in self._bars:
            room = self.word_width(tile_width)
            tallest = max(self.theme.paragraph(row.word, TypeRole.STATE, room).height for row in self._rows)
            self._bars[tile_width] = max(self.theme.px(TILE_BAR), tallest + self.theme.px(10))
        return self._bars[tile_width]

    def tile_height(self, row: TileRow, tile_width: int) -> int:
        """Height a tile needs; never less than room for two lines under the bar."""
        room = tile_width - self.theme.px(2 * TILE_PADDING)
        line = self.theme.line_height(TypeRole.BODY_TIGHT)
        text = self.theme.paragraph(row.until, TypeRole.BODY_TIGHT, room).height
        if row.second:
            text += self.theme.paragraph(row.second, TypeRole.META_TIGHT, room).height
        body = max(round(2 * line), text) + self.theme.px(TILE_BODY_TOP + TILE_BODY_BOTTOM)
        return self.head_height(tile_width) + self.bar_height(tile_width) + body

    def stacks(self, row_width: int) -> bool:
        """Whether the answer's text goes below topic and word."""
        left = row_width - self.topic_column - self.state_column
        return left < NARROWEST_ANSWER * self.theme.body_size

    def word_starts(self, row_width: int) -> int:
        """Left edge of the bar in a row."""
        if self.stacks(row_width):
            return min(self.topic_column, row_width - self.state_column)
        return self.topic_column

    def row_text_width(self, row_width: int) -> int:
        """Room for the answer's text in a row."""
        if self.stacks(row_width):
            return row_width - self.theme.px(2 * ROW_PADDING)
        return row_width - self.topic_column - self.state_column - self.theme.px(2 * ROW_PADDING)

    def row_head_height(self, row_width: int, row: TileRow) -> int:
        """Height of topic and word."""
        room = self.word_starts(row_width) - self.theme.px(2 * ROW_PADDING + ICON_TOPIC + ICON_GAP)
        name = self.theme.paragraph(row.name, TypeRole.CONTROL, room).height
        return max(self.theme.px(TARGET), name + self.theme.px(12))

    def row_height(self, row: TileRow, row_width: int) -> int:
        """Height a row needs."""
        head = self.row_head_height(row_width, row)
        text = self.theme.paragraph(row.full, TypeRole.ROW, self.row_text_width(row_width)).height
        if self.stacks(row_width):
            return head + text + self.theme.px(16)
        return max(head, text + self.theme.px(14))
