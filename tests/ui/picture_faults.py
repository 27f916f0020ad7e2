"""What keeps somebody from using a screen: controls without a name, small targets, text that is cut off or covered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from aftercare.ui.shell.sidebar import Sidebar
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TARGET
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.permission_tile import PermissionTile
from aftercare.ui.widgets.text_label import TextLabel

_ROUNDING = 1
Kind = TypeVar("Kind", bound=QWidget)


def faults(window: QWidget, look: Look) -> list[str]:
    """All that is wrong with a shown window, as sentences."""
    return [
        *_without_a_name(window),
        *_small_targets(window, look),
        *_cut_texts(window),
        *_cut_controls(window),
        *_over_the_edge(window),
        *_scrolling_sideways(window),
        *_sections_on_one_another(window),
        *_covered_texts(window),
    ]


def visible(window: QWidget, kind: type[Kind]) -> list[Kind]:
    """Widgets of a kind of which something can be seen."""
    return [
        widget for widget in window.findChildren(kind) if widget.isVisible() and not widget.visibleRegion().isNull()
    ]


def fits(label: TextLabel) -> bool:
    """Whether a label has room for all of its words."""
    least = label.minimumSizeHint()
    needed = label.heightForWidth(label.width()) if label.hasHeightForWidth() else label.sizeHint().height()
    return label.width() >= least.width() and label.height() >= needed


def _without_a_name(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                yield f"{_named(widget)} has no accessible name"


def _small_targets(window: QWidget, look: Look) -> Iterator[str]:
    least = look.theme.px(TARGET)
    for button in visible(window, QAbstractButton):
        if button.width() < least or button.height() < least:
            yield f"{_named(button)} is only {button.width()} by {button.height()}"


def _cut_texts(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(TextLabel):
        if label.isVisible() and not fits(label):
            yield f"“{label.text()}” is cut off at {label.width()} by {label.height()}"
        elif label.isVisible() and label.text() and not _within_its_parents(label):
            yield f"“{label.text()}” reaches out of what it lies in"


def _within_its_parents(label: QWidget) -> bool:
    inner = label
    while (outer := inner.parentWidget()) is not None and not isinstance(outer.parentWidget(), QScrollArea):
        place = QRect(label.mapTo(outer, QPoint(0, 0)), label.size())
        if not outer.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING).contains(place):
            return False
        inner = outer
    return True


def _cut_controls(window: QWidget) -> Iterator[str]:
    for button in visible(window, QAbstractButton):
        least = button.minimumSizeHint()
        if button.width() < least.width():
            yield f"{_named(button)} is cut off at the side"
        needed = button.heightForWidth(button.width()) if button.hasHeightForWidth() else least.height()
        if button.height() < needed:
            yield f"{_named(button)} is cut off at its foot"
    for tile in visible(window, PermissionTile):
        if tile.height() < tile.heightForWidth(tile.width()) or tile.width() < tile.minimumSizeHint().width():
            yield f"{_named(tile)} is cut off"


def _over_the_edge(window: QWidget) -> Iterator[str]:
    for scroll in visible(window, PageScroll):
        if scroll.content.width() > scroll.width():
            yield "The page is wider than the window"
        for part in visible(scroll.content, QWidget):
            if part.mapTo(scroll.content, QPoint(part.width(), 0)).x() > scroll.content.width():
                yield f"{_named(part)} reaches over the edge of its page"


def _scrolling_sideways(window: QWidget) -> Iterator[str]:
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            yield f"{_named(area)} scrolls sideways"


def _sections_on_one_another(window: QWidget) -> Iterator[str]:
    for scroll in window.findChildren(PageScroll):
        sections = [
            child
            for child in scroll.content.children()
            if isinstance(child, QWidget) and child.isVisible() and type(child).__name__ != "FocusRing"
        ]
        for upper, lower in pairwise(sorted(sections, key=lambda child: child.y())):
            if upper.geometry().bottom() >= lower.y():
                yield f"{_named(lower)} lies on {_named(upper)}"


def _covered_texts(window: QWidget) -> Iterator[str]:
    """Two texts, or a text and a button beside it, in one place."""
    seen = [one for one in visible(window, TextLabel) if one.text()] + visible(window, QAbstractButton)
    places = {one: QRect(one.mapTo(window, QPoint(0, 0)), one.size()) & _shown_part(one, window) for one in seen}
    for one, other in combinations(seen, 2):
        shared = places[one] & places[other]
        if shared.width() > _ROUNDING and shared.height() > _ROUNDING and _lie_beside_one_another(one, other):
            yield f"{_named(other)} lies on {_named(one)}"


def _shown_part(widget: QWidget, window: QWidget) -> QRect:
    shown = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, shown.topLeft()), shown.size())


def _lie_beside_one_another(one: QWidget, other: QWidget) -> bool:
    """The menu of a small window is a drawer, and lies over the page as a whole."""
    is_one_a_part = one.isAncestorOf(other) or other.isAncestorOf(one)
    return not is_one_a_part and _is_in_menu(one) is _is_in_menu(other)


def _is_in_menu(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, Sidebar):
        widget = widget.parentWidget()
    return widget is not None


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, TextLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or words}".strip()
