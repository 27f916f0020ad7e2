"""The board: every topic's tile, across on wide windows, as one list of rows on others."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.today.rows import TileRow
from aftercare.ui.widgets.board_measure import BoardMeasure
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.permission_tile import PermissionTile, TileForm
from aftercare.ui.widgets.visibility import put

_TILES_ACROSS = 5
_GAP = 12


class Board(Card):
    """Keeps its tiles in the order given; they are one stop for Tab, with arrow keys inside.

    Signals:
        topic_pressed: the topic_id of a tile that was pressed.
        tile_reached: the tile an arrow key has come to, which may not be in view.
    """

    topic_pressed = Signal(str)
    tile_reached = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty board."""
        super().__init__(look, parent)
        self._class = LayoutClass.WIDE
        self._rows: tuple[TileRow, ...] = ()
        self._tiles: list[PermissionTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(self.tr("What is allowed right now"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def tiles(self) -> tuple[PermissionTile, ...]:
        """The tiles in order."""
        return tuple(self._tiles)

    def show_tiles(self, rows: tuple[TileRow, ...]) -> None:
        """Show `rows`; tiles of topics that stay keep their focus."""
        if rows == self._rows:
            return
        same_topics = [row.topic_id for row in rows] == [row.topic_id for row in self._rows]
        self._rows = rows
        measure = BoardMeasure(self._look.theme, rows)
        if same_topics:
            for tile, row in zip(self._tiles, rows, strict=True):
                tile.show_row(row, measure)
            return
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            put(tile, shows=False)
            tile.deleteLater()
        self._tiles = [PermissionTile(self._look, row, measure, self) for row in rows]
        for tile, row in zip(self._tiles, rows, strict=True):
            tile.setObjectName(f"tile-{row.topic_id}")
            tile.clicked.connect(partial(self._on_clicked, row.topic_id))
            tile.focused.connect(self._on_focused)
        self._arrange()

    def set_layout_class(self, layout_class: LayoutClass) -> None:
        """Change between tiles and rows."""
        if layout_class is not self._class:
            self._class = layout_class
            self._arrange()

    def tile(self, topic_id: str) -> PermissionTile | None:
        """The tile of a topic, or None."""
        return next((tile for tile in self._tiles if tile.row.topic_id == topic_id), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from tile to tile with the arrow keys."""
        keys = QtCore.Qt.Key
        back, on = (keys.Key_Left, keys.Key_Up), (keys.Key_Right, keys.Key_Down)
        focused = next((at for at, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        if focused is None or event.key() not in (*back, *on):
            super().keyPressEvent(event)
            return
        step = -1 if event.key() in back else 1
        following = self._tiles[min(max(focused + step, 0), len(self._tiles) - 1)]
        following.setFocus()
        self.tile_reached.emit(following)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the list; tiles across have their own."""
        if self._class is not LayoutClass.WIDE:
            super().paintEvent(event)

    def _arrange(self) -> None:
        theme = self._look.theme
        is_wide = self._class is LayoutClass.WIDE
        self._grid.setSpacing(theme.px(_GAP) if is_wide else 0)
        edge = 0 if is_wide else 1
        self._grid.setContentsMargins(edge, edge, edge, edge)
        last = len(self._tiles) - 1
        for at, tile in enumerate(self._tiles):
            self._grid.removeWidget(tile)
            if is_wide:
                tile.set_form(TileForm.TILE)
                self._grid.addWidget(tile, at // _TILES_ACROSS, at % _TILES_ACROSS)
            else:
                tile.set_form(_row_form(at, last))
                self._grid.addWidget(tile, at, 0)
        for column in range(_TILES_ACROSS):
            self._grid.setColumnStretch(column, 1 if is_wide or column == 0 else 0)

    def _on_focused(self) -> None:
        """Whichever tile Tab reaches becomes the board's only stop, so the next Tab leaves the board."""
        policies = QtCore.Qt.FocusPolicy
        for tile in self._tiles:
            tile.setFocusPolicy(policies.StrongFocus if tile.hasFocus() else policies.ClickFocus)

    def _on_clicked(self, topic_id: str, _checked: bool = False) -> None:
        self.topic_pressed.emit(topic_id)

    def _on_look_changed(self) -> None:
        measure = BoardMeasure(self._look.theme, self._rows)
        for tile in self._tiles:
            tile.show_row(tile.row, measure)
        self._arrange()


def _row_form(at: int, last: int) -> TileForm:
    if last == 0:
        return TileForm.ONLY_ROW
    if at == 0:
        return TileForm.FIRST_ROW
    return TileForm.LAST_ROW if at == last else TileForm.MIDDLE_ROW
