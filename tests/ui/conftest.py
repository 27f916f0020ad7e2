"""A look and a window for the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui import gallery, sample_rows

from aftercare.resource_root import asset_root
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView


@pytest.fixture(scope="session")
def shared_look(qapp: QApplication) -> Look:
    return Look(qapp, asset_root() / "fonts", asset_root() / "icons")


@pytest.fixture
def look(shared_look: Look) -> Iterator[Look]:
    yield shared_look
    shared_look.set_text_percent(100)
    shared_look.set_scheme(Scheme.LIGHT)


@pytest.fixture
def shell(look: Look, qapp: QApplication) -> Iterator[ShellWindow]:
    """A shown, active window with the pages that exist; Today shows the morning of a session."""
    window, view = gallery.make_window(look)
    view.show_today(sample_rows.fast())
    window.resize(*gallery.WIDE)
    window.show_page("today")
    window.show()
    window.activateWindow()
    qapp.processEvents()
    qapp.processEvents()
    yield window
    gallery.throw_away(window)


@pytest.fixture
def today(shell: ShellWindow) -> TodayView:
    page = shell.page("today")
    assert isinstance(page, TodayView)
    return page
