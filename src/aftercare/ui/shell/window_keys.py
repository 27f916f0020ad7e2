"""The keys of a window: those that always count, and those of the page in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from aftercare.ui.shell.page import Page


class WindowKeys:
    """Keeps what each key calls, and listens from the moment it is told to: a first picture need not wait for keys."""

    def __init__(self, window: QWidget, page_in_front: Callable[[], QWidget | None]) -> None:
        """Make a window without keys; `page_in_front` says whose own keys count."""
        self._window = window
        self._page_in_front = page_in_front
        self._waiting: list[tuple[str, Callable[[], object]]] = []
        self._of_pages: dict[str, dict[Page, Callable[[], object]]] = {}
        self._is_listening = False

    def add(self, keys: str, slot: Callable[[], object]) -> None:
        """Let `keys` call `slot`, whatever is in front."""
        self._waiting.append((keys, slot))
        if self._is_listening:
            self.listen()

    def add_own(self, page: Page) -> None:
        """Let the keys of `page` count while it is in front. Pages share keys; Qt runs none that two things want."""
        for keys, slot in page.own_keys():
            if keys not in self._of_pages:
                self._of_pages[keys] = {}
                self.add(keys, partial(self._press_own, keys))
            self._of_pages[keys][page] = slot

    def listen(self) -> None:
        """Begin to listen, or go on with what was added since."""
        from PySide6.QtGui import QKeySequence, QShortcut

        self._is_listening = True
        for keys, slot in self._waiting:
            QShortcut(QKeySequence(keys), self._window).activated.connect(slot)
        self._waiting.clear()

    def _press_own(self, keys: str) -> None:
        front = self._page_in_front()
        slot = next((slot for page, slot in self._of_pages[keys].items() if page is front), None)
        if slot is not None:
            slot()
