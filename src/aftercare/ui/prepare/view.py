"""The page that holds the parts of Prepare; one of them is in front, and each is made when it first is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look

_KEYS = ("Ctrl+F", "Y", "N")


class PrepareView(Page):
    """Shows one part at a time, under the part's own header."""

    def __init__(self, look: Look, make: Callable[[str], Page], parent: QWidget | None = None) -> None:
        """Make a page without parts; `make` gives the part of a name."""
        super().__init__(look, parent)
        self._make = make
        self._parts: dict[str, Page] = {}
        self._part_id = ""
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def part_id(self) -> str:
        """The part in front."""
        return self._part_id

    def part(self, part_id: str) -> Page:
        """A part, made now if it was not yet."""
        if part_id not in self._parts:
            part = self._make(part_id)
            part.set_layout_class(self.layout_class)
            part.header_changed.connect(self._on_header_changed)
            self._stack.addWidget(part)
            self._parts[part_id] = part
        return self._parts[part_id]

    def show_part(self, part_id: str) -> None:
        """Bring a part to the front."""
        part = self.part(part_id)
        self._part_id = part_id
        self._stack.setCurrentWidget(part)
        self.set_header(part.header)

    def arrange(self) -> None:
        """Hand the layout on to every part."""
        for part in self._parts.values():
            part.set_layout_class(self.layout_class)

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The keys of all parts; each does what the part in front does with it, and nothing behind another page."""
        return tuple((keys, self._slot(keys)) for keys in _KEYS)

    def _slot(self, keys: str) -> Callable[[], object]:
        def press() -> None:
            part = self._parts.get(self._part_id)
            if part is not None and part.isVisible():
                slots = dict(part.own_keys())
                if keys in slots:
                    slots[keys]()

        return press

    def _on_header_changed(self, header: HeaderRow) -> None:
        if self.sender() is self._parts.get(self._part_id):
            self.set_header(header)
