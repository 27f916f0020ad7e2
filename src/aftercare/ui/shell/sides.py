"""What stands left of the page: the main menu, or what a page brings in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.shell.sidebar import Sidebar
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import SIDEBAR_NARROW, SIDEBAR_WIDE


class Sides:
    """Keeps one of them in the first column of the window; in a compact window none, and the menu is a drawer."""

    def __init__(self, look: Look, columns: QHBoxLayout, menu: Sidebar) -> None:
        """Take the columns of the window, and the menu, which stands in the first of them."""
        self._look = look
        self._columns = columns
        self._menu = menu
        self._own: QWidget | None = None

    @property
    def has_menu(self) -> bool:
        """Whether the menu is there, if only behind a button."""
        return self._own is None

    def take(self, own: QWidget | None) -> bool:
        """Put what a page brings in the place of the menu, or the menu back; True if that changed anything."""
        if own is self._own:
            return False
        if self._own is not None:
            self._own.hide()
        self._own = own
        return True

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class."""
        is_compact = layout_class is LayoutClass.COMPACT
        width = self._look.theme.px(SIDEBAR_NARROW if layout_class is LayoutClass.NARROW else SIDEBAR_WIDE)
        self._menu.set_layout_class(layout_class)
        # No name of a page is broken in the middle of a word, in whatever language.
        self._menu.setFixedWidth(max(width, self._menu.least_width))
        self._menu.set_drawer(is_compact)
        if self._own is not None:
            self._own.setFixedWidth(width)
            self._put_in_column(self._own, is_there=not is_compact)
        self._put_in_column(self._menu, is_there=not is_compact and self.has_menu)

    def _put_in_column(self, side: QWidget, *, is_there: bool) -> None:
        if is_there and self._columns.indexOf(side) == -1:
            self._columns.insertWidget(0, side)
        elif not is_there and self._columns.indexOf(side) != -1:
            self._columns.removeWidget(side)
            side.hide()
            # It lies over the page when it is wanted there.
            side.setParent(self._columns.parentWidget())
        if is_there:
            side.show()
