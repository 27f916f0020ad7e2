"""What the shell asks of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look


class Page(QWidget):
    """One page of the app; the shell shows its header above it.

    Attributes:
        side: what stands in the place of the main menu while this page is in front; None for the menu.

    Signals:
        header_changed: the HeaderRow to show from now on.
    """

    header_changed = Signal(HeaderRow)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page with an empty header."""
        super().__init__(parent)
        self.look = look
        self.layout_class = LayoutClass.WIDE
        self.header = HeaderRow("")
        self.side: QWidget | None = None

    def set_layout_class(self, layout_class: LayoutClass) -> None:
        """Take another layout; pages with more than one column override `arrange`."""
        if layout_class is not self.layout_class:
            self.layout_class = layout_class
            self.arrange()

    def arrange(self) -> None:
        """Lay the page out for `layout_class` and the text size that is on."""

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Keys of this page and what they do while it is in front; the shell listens to them."""
        return ()

    def show_key_hints(self, *, are_shown: bool) -> None:
        """Name keys beside what they press, or stop to; the shell asks for it while Alt is held."""

    def set_header(self, header: HeaderRow) -> None:
        """Change title and sentence."""
        if header != self.header:
            self.header = header
            self.header_changed.emit(header)


def page_sides(layout_class: LayoutClass) -> int:
    """Margin left and right of a page in px; it does not grow with the text."""
    match layout_class:
        case LayoutClass.WIDE:
            return 32
        case LayoutClass.NARROW:
            return 24
        case LayoutClass.COMPACT:
            return 36
