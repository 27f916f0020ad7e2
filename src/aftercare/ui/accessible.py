"""Tells screen readers what our own widgets are: groups, lists, headings.

Qt asks here once for each widget, and only when something listens.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from aftercare.ui.widgets.spoken_role import SpokenRole

_ROLES = {
    SpokenRole.HEADING: QAccessible.Role.Heading,
    SpokenRole.GROUP: QAccessible.Role.Grouping,
    SpokenRole.LIST: QAccessible.Role.List,
    SpokenRole.LIST_ITEM: QAccessible.Role.ListItem,
}

# Qt owns what it was handed, but not the Python half of it, which must live as long.
_handed_out: list[QAccessibleInterface] = []


def install_accessible_roles() -> None:
    """Let Qt ask for the roles of our widgets; more than once does no harm."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    role = getattr(widget, "spoken_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    interface = QAccessibleWidget(widget, _ROLES[role])
    _handed_out.append(interface)
    return interface
