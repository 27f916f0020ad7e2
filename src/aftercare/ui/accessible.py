"""Tells screen readers what our own widgets are: groups, lists, headings; and keeps what scrolls safe to read.

Qt asks here once for each widget, and only when something listens.

What Qt itself tells of a scroll area counts a scroll bar among the parts only while it shows, and looks up a part by
its number without a check. A screen reader that counted before the bar went away, and asks after, makes it read beyond
the end of the list, and the program is gone. The plain widget interface lists the same parts, always, and checks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from aftercare.ui.widgets.spoken_role import SpokenRole

_ROLES = {
    SpokenRole.HEADING: QAccessible.Role.Heading,
    SpokenRole.GROUP: QAccessible.Role.Grouping,
    SpokenRole.LIST: QAccessible.Role.List,
    SpokenRole.LIST_ITEM: QAccessible.Role.ListItem,
    SpokenRole.ALERT: QAccessible.Role.AlertMessage,
}

# Qt owns what it was handed, but not the Python half of it, which must live as long.
_handed_out: list[QAccessibleInterface] = []


def install_accessible_roles() -> None:
    """Let Qt ask for the roles of our widgets; more than once does no harm."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget):
        return None
    spoken = getattr(widget, "spoken_role", None)
    if spoken is not None:
        role = _ROLES[spoken]
    elif isinstance(widget, QAbstractScrollArea):
        role = QAccessible.Role.Client
    else:
        return None
    interface = QAccessibleWidget(widget, role)
    _handed_out.append(interface)
    return interface
