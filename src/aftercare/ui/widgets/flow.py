"""Layouts that set widgets side by side and go on in the next line when the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class LinesLayout(QLayout):
    """Holds items in their order, line by line; who inherits says where each of them goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty layout without margins."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def lay_out(self, rect: QRect, *, places: bool) -> int:
        """Height in px that the items take in the width of `rect`; with `places` they also go there."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Hand an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many lines it takes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines in `width` px."""
        return self.lay_out(QRect(0, 0, width, 0), places=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self.lay_out(rect, places=True)


class FlowLayout(LinesLayout):
    """Left to right, then down; each line is as tall as its tallest widget and the others stand in its middle."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12, line_gap: int = 8) -> None:
        """Make an empty layout with `gap` px between neighbours and `line_gap` px between lines."""
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap

    def set_gaps(self, gap: int, line_gap: int) -> None:
        """Change the spaces, in px."""
        self._gap, self._line_gap = gap, line_gap
        self.invalidate()

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest single item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def lay_out(self, rect: QRect, *, places: bool) -> int:
        """Height in px of all lines; each item stands in the middle of its line."""
        y = rect.y()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        x = rect.x()

        def finish_line() -> int:
            tallest = max(size.height() for _, _, size in line)
            if places:
                for item, left, size in line:
                    item.setGeometry(QRect(QPoint(left, y + (tallest - size.height()) // 2), size))
            return tallest

        for item in self._shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), rect.width()))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if line and x + size.width() > rect.x() + rect.width():
                y += finish_line() + self._line_gap
                line, x = [], rect.x()
            line.append((item, x, size))
            x += size.width() + self._gap
        if line:
            y += finish_line()
        return y - rect.y()
