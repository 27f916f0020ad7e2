"""The app on the fictional patient, started in this process. Test modules take the fixtures from here by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from aftercare.app import App, build_app, look_of
from aftercare.content.demo_reader import Demo, read_demo
from aftercare.resource_root import resource_root
from aftercare.ui.print_pages import PRINT_SHARE
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.next_card import NextCard

NO_BREAK, NO_BREAK_HYPHEN = "\xa0", "\u2011"
Start = Callable[..., App]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return look_of(qapp)


@pytest.fixture(scope="session")
def demo() -> Demo:
    return read_demo(resource_root() / "demo")


@pytest.fixture
def start(look: Look, demo: Demo, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the app on a folder at a moment, if without a day on the session's; what was started before is closed."""
    running: list[App] = []

    def close() -> None:
        while running:
            app = running.pop()
            # Hidden and not closed: where there is no tray, closing asks the person first, and nobody would answer.
            app.desktop.window.hide()
            app.stop()
            delete(app.desktop.window)
            delete(app.desktop)

    def started(moment: str = "06:40", folder: Path | None = None, *, is_demo: bool = True) -> App:
        close()
        day_and_time = moment if "-" in moment else f"2026-05-14T{moment}"
        now = datetime.fromisoformat(day_and_time).replace(tzinfo=demo.zone)
        app = build_app(
            look, lambda: now, folder or tmp_path / "data", demo if is_demo else None, here=lambda: demo.zone
        )
        running.append(app)
        app.desktop.show()
        qapp.processEvents()
        return app

    yield started
    close()


def texts(app: App) -> list[str]:
    labels = app.desktop.window.findChildren(QLabel)
    return [label.text().replace(NO_BREAK, " ") for label in labels if label.isVisible() and label.text()]


def next_card(app: App) -> str:
    (card,) = app.desktop.window.findChildren(NextCard)
    assert card.row is not None
    return card.row.lead.replace(NO_BREAK, " ")


def press(app: App, name: str) -> None:
    found = [one for one in app.desktop.window.findChildren(QAbstractButton, name) if one.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def opened_sheet(app: App) -> Path:
    """The checklist, as the person opens it from Print & share in another program."""
    app.desktop.window.show_page(PRINT_SHARE)
    app.desktop.printing.finish()
    with patch.object(QDesktopServices, "openUrl") as opened:
        press(app, "open-sheet")
        app.desktop.printing.finish()
    (url,) = opened.call_args.args
    return Path(url.toLocalFile())


def help_texts(app: App, qapp: QApplication) -> list[str]:
    app.desktop.window.open_help()
    qapp.processEvents()
    return texts(app)
