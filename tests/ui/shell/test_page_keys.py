"""Two pages may have the same key: it does what the page in front does with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aftercare.ui.shell.page import Page
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look


class SearchPage(Page):
    """A page that can be searched."""

    def __init__(self, look: Look, found: Callable[[], object]) -> None:
        super().__init__(look)
        self._found = found

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (("Ctrl+F", self._found),)


def test_the_key_of_two_pages_goes_to_the_one_in_front(shell: ShellWindow) -> None:
    heard: list[str] = []
    for name in ("one", "two"):
        page = partial(SearchPage, shell.look, partial(heard.append, name))
        shell.register_page(PageSpec(name, name, "info", page))
    for name in ("one", "two", "today", "one"):
        shell.show_page(name)
        QTest.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["one", "two", "one"]
