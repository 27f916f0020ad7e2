"""The part of a page that scrolls, downwards only, with its scroll bar inside the page's margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.stylesheet import scroll_bar_width
from aftercare.ui.widgets.visibility import is_put_away

_AROUND = 8
"""Room left above and below what is brought into view, in px; the focus ring needs six."""


class QuietScrollBar(QScrollBar):
    """As wide as the design has it, and drawn once the style sheet says how."""

    def __init__(self, look: Look) -> None:
        """Make a scroll bar that goes up and down."""
        super().__init__()
        self._look = look
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Bar and the room beside it."""
        width = scroll_bar_width(self._look.theme.factor)
        return QSize(width, 3 * width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the bar out of the very first picture, which does not wait for the style sheet."""
        if self._look.has_style_sheet:
            super().paintEvent(event)


class PageScroll(QScrollArea):
    """Holds one column of sections whose width stays the same whether or not the scroll bar is there.

    Viewport and scroll bar are made here rather than asked of Qt: the wrapper of a widget that Qt made by itself costs
    as much time as building the whole page.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self._view = QWidget()
        self._bar = QuietScrollBar(look)
        self.setViewport(self._view)
        self.setVerticalScrollBar(self._bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        without_focus(self)
        self._sections: list[QWidget] = []
        self._spacers: list[QSpacerItem] = []
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setSpacing(0)
        self.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self._content.installEventFilter(self)
        self._view.setAutoFillBackground(False)

    @property
    def content(self) -> QWidget:
        """The widget the sections lie on; a section made later takes it as its parent."""
        return self._content

    def set_sections(self, sections: Sequence[QWidget]) -> None:
        """Put the sections below one another in this order; those left out keep their parent but lose their place."""
        if list(sections) == self._sections:
            return
        # removeWidget also ends the layout's own item; an item taken out by hand would go on answering for the widget
        # and keep its old heights.
        for section, spacer in zip(self._sections, self._spacers, strict=True):
            self.column.removeItem(spacer)
            self.column.removeWidget(section)
        self._sections = list(sections)
        self._spacers = []
        self.column.removeItem(self._rest)
        for section in self._sections:
            spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.column.addItem(spacer)
            self.column.addWidget(section)
            self._spacers.append(spacer)
        self.column.addItem(self._rest)
        self.column.setStretch(self.column.count() - 1, 1)
        self._order_for_readers()

    def _order_for_readers(self) -> None:
        """Let screen readers, which follow the order of the children, meet the sections from top to bottom."""
        shown = set(self._sections)
        if [child for child in self._content.children() if child in shown] != self._sections:
            for section in self._sections:
                section.raise_()

    def order_focus(self) -> None:
        """Let Tab go through the controls in the order of the sections, whenever each was made."""
        before: QWidget | None = None
        for section in self._sections:
            for control in section.findChildren(QAbstractButton):
                if before is not None:
                    QWidget.setTabOrder(before, control)
                before = control

    def set_gaps(self, gap: Callable[[QWidget], int]) -> None:
        """Set the space above each section that shows, in px; the first that shows gets none."""
        is_first = True
        for spacer, section in zip(self._spacers, self._sections, strict=True):
            shows = not is_put_away(section)
            height = gap(section) if shows and not is_first else 0
            spacer.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            is_first = is_first and not shows
        self.column.invalidate()
        self.settle()

    def set_page_margins(self, sides: int, top: int, bottom: int) -> None:
        """Set the margins of the column, in px; the scroll bar takes its room out of the right one."""
        self.column.setContentsMargins(sides, top, max(0, sides - self._bar.sizeHint().width()), bottom)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll until all of `part` can be seen, or at least its beginning."""
        if part.height() > self._view.height():
            self._bar.setValue(part.mapTo(self._content, QPoint(0, -_AROUND)).y())
        else:
            self.ensureWidgetVisible(part, 0, _AROUND)

    def settle(self) -> None:
        """Give the column the height its texts need at this width, now and not one frame later."""
        if not self.isVisible():
            return
        width = self.width() - self._bar.sizeHint().width()
        _activate_below(self._content)
        self._content.resize(width, max(self.height(), self._content.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column into the new width."""
        super().resizeEvent(event)
        self.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the column before it is first seen."""
        super().showEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt+Left, which means back, to the page; the arrows alone scroll."""
        if event.modifiers() == QtCore.Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the column when something in it has changed its size."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return super().eventFilter(watched, event)


def without_focus(area: QScrollArea) -> None:
    """Take a scroll area out of the tab order; by property, since the name of the policy would cost time at start."""
    area.setProperty("focusPolicy", 0)


def _activate_below(widget: QWidget) -> None:
    """Bring new parts to the screen and let every layout forget its old sizes, the innermost first.

    Qt itself does both event by event, which would show a frame with texts cut off.
    """
    for child in widget.children():
        if not isinstance(child, QWidget):
            continue
        if child.isHidden() and not is_put_away(child):
            child.show()
        if child.layout() is not None:
            _activate_below(child)
    layout = widget.layout()
    if layout is not None:
        layout.activate()
