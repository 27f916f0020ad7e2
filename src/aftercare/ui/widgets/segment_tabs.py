"""The pages of one part of the app, side by side: icon and word, the current one underlined."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import BUTTON, ICON, RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.drawn_button import DrawnButton
from aftercare.ui.widgets.spoken_role import SpokenRole

_PADDING = 19
_TIGHT_PADDING = 8
_GAP = 9
_BAR = 4


class TabRow(NamedTuple):
    """One page: where it leads, its name, its Lucide icon."""

    page_id: str
    name: str
    icon: str


class _Tab(DrawnButton):
    """One tab; it leaves its icon out where words and icon would not fit, never its words."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look, row: TabRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self.setObjectName(f"tab-{row.page_id}")
        self.setAccessibleName(row.name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        theme = self._look.theme
        room = max(1, width - 2 * theme.px(_TIGHT_PADDING))
        return max(theme.px(BUTTON), theme.paragraph(self._row.name, TypeRole.CONTROL_BOLD, room).height + theme.px(14))

    def sizeHint(self) -> QSize:
        """Icon and words on one line."""
        theme = self._look.theme
        words = theme.advance(self._row.name, TypeRole.CONTROL_BOLD)
        return QSize(words + theme.px(2 * _PADDING + ICON + _GAP), self.hinted_height(theme.px(BUTTON)))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        word = theme.longest_word(self._row.name, TypeRole.CONTROL_BOLD)
        return QSize(word + 2 * theme.px(_TIGHT_PADDING), theme.px(BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, underline, icon and words; the frame around all is the row's."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        is_current = self.isChecked()
        # The ends of the row are round, and nothing of a tab may stick out of them.
        corner, row = theme.px(RADIUS_BUTTON), self.parentWidget()
        beyond = QRectF(-self.x(), -self.y(), row.width(), row.height()) if row is not None else QRectF(self.rect())
        canvas.painter.setClipPath(rounded(beyond.adjusted(1, 1, -1, -1), corner - 1))
        if is_current or self.underMouse():
            canvas.fill(rectangle(QRectF(self.rect())), ColourRole.PRIMARY_TINT if is_current else ColourRole.SUNKEN)
        if is_current:
            bar = theme.px(_BAR)
            canvas.fill(rectangle(QRectF(0, self.height() - bar, self.width(), bar)), ColourRole.PRIMARY)
        colour = ColourRole.PRIMARY if is_current else ColourRole.INK
        role = TypeRole.CONTROL_BOLD if is_current else TypeRole.CONTROL
        edge, gap = theme.px(ICON), theme.px(_GAP)
        words = theme.paragraph(self._row.name, role, self.width() - 2 * theme.px(_TIGHT_PADDING))
        has_icon = words.width + edge + gap + 2 * theme.px(_TIGHT_PADDING) <= self.width() and len(words.lines) == 1
        left = (self.width() - words.width - (edge + gap if has_icon else 0)) / 2
        if has_icon:
            canvas.icon(self._row.icon, colour, left, (self.height() - edge) / 2, edge)
            left += edge + gap
        canvas.text_in_middle(words, QRectF(left, 0, words.width, self.height()), colour)


class SegmentTabs(QWidget):
    """Stays in one row; the current tab is the one stop for Tab, with arrow keys inside.

    Signals:
        chosen: the page_id of the tab that was pressed.
    """

    chosen = Signal(str)
    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._look = look
        self._tabs: list[_Tab] = []
        self._rows: tuple[TabRow, ...] = ()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_tabs(self, name: str, rows: tuple[TabRow, ...], current: str) -> None:
        """Show the pages of the part called `name`."""
        self.setAccessibleName(name)
        if rows != self._rows:
            self._rows = rows
            for old in self._tabs:
                self._box.removeWidget(old)
                old.deleteLater()
            self._tabs = [_Tab(self._look, row, self) for row in rows]
            for tab, row in zip(self._tabs, rows, strict=True):
                self._box.addWidget(tab)
                tab.clicked.connect(partial(self._on_clicked, row.page_id))
        policies = QtCore.Qt.FocusPolicy
        for tab, row in zip(self._tabs, rows, strict=True):
            tab.setChecked(row.page_id == current)
            tab.setFocusPolicy(policies.StrongFocus if row.page_id == current else policies.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next page with the arrow keys."""
        keys = QtCore.Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1}
        here = next((at for at, tab in enumerate(self._tabs) if tab.hasFocus()), None)
        step = steps.get(keys(event.key()))
        if here is None or step is None or not 0 <= here + step < len(self._tabs):
            super().keyPressEvent(event)
            return
        self._tabs[here + step].setFocus()
        self._tabs[here + step].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the lines between."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        outline = rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS_BUTTON))
        canvas.fill(outline, ColourRole.SURFACE)
        for tab in self._tabs[1:]:
            canvas.fill(rectangle(QRectF(tab.x() - 1, 0, 1, self.height())), ColourRole.LINE_STRONG)
        canvas.stroke(outline, ColourRole.LINE_STRONG, 1)

    def _on_clicked(self, page_id: str, _checked: bool = False) -> None:
        self.chosen.emit(page_id)
