"""What a person's hands do in a test: press a key, click, look where focus is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    """The widget that has keyboard focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def press(
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    on: QWidget | None = None,
) -> None:
    """Press a key where focus is, or on a widget."""
    QTest.keyClick(on or focused(), key, modifier)


def click(widget: QWidget | None) -> None:
    """Click into the middle of a widget."""
    assert isinstance(widget, QWidget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def point_at(widget: QWidget) -> None:
    """Move the pointer over a widget."""
    QTest.mouseMove(widget, QPoint(5, 5))
