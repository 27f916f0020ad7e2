"""The part of a page that scrolls, downwards only, with its scroll bar inside the page's margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from aftercare.ui.widgets.visibility import is_put_away


class PageScroll(QScrollArea):
    """Holds one column of sections whose width stays the same whether or not the scroll bar is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._margins = QMargins()
        self._sections: list[QWidget] = []
        self._spacers: list[QSpacerItem] = []
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setSpacing(0)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def set_sections(self, sections: Sequence[QWidget]) -> None:
        """Put the sections below one another in this order; those left out keep their parent but lose their place."""
        if list(sections) == self._sections:
            return
        while self.column.count():
            self.column.takeAt(0)
        self._sections = list(sections)
        self._spacers = []
        for section in self._sections:
            spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.column.addItem(spacer)
            self.column.addWidget(section)
            self._spacers.append(spacer)
        self.column.addStretch(1)

    def set_gaps(self, gap: Callable[[QWidget], int]) -> None:
        """Set the space above each section that shows, in px; the first that shows gets none."""
        is_first = True
        for spacer, section in zip(self._spacers, self._sections, strict=True):
            shows = not is_put_away(section)
            height = gap(section) if shows and not is_first else 0
            spacer.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            is_first = is_first and not shows
        self.column.invalidate()

    def set_page_margins(self, sides: int, top: int, bottom: int) -> None:
        """Set the margins of the column, in px."""
        self._margins = QMargins(sides, top, sides, bottom)
        self._keep_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the right margin give the room the scroll bar takes."""
        super().resizeEvent(event)
        self._keep_width()

    def _keep_width(self) -> None:
        taken = self.width() - self.viewport().width()
        right = max(0, self._margins.right() - taken)
        margins = QMargins(self._margins.left(), self._margins.top(), right, self._margins.bottom())
        if margins != self.column.contentsMargins():
            self.column.setContentsMargins(margins)
