"""The program opens on a crisis card that was left open, until the person says that they are safe now."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests import running_app
from tests.running_app import Start, press, texts

from aftercare.app import App
from aftercare.command_line import read_options
from aftercare.ui.desktop import TODAY
from aftercare.ui.reading_pages import WARNING_SIGNS

look, demo, start = running_app.look, running_app.demo, running_app.start


def opened(start: Start, folder: Path, qapp: QApplication) -> App:
    """The program as a person finds it once everything has been looked after."""
    app = start(folder=folder)
    app.be_present(folder, read_options(["--demo"]))
    qapp.processEvents()
    return app


def test_the_card_is_there_again_until_the_person_is_safe(start: Start, tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "data"
    assert opened(start, folder, qapp).desktop.window.page_id == TODAY
    opened(start, folder, qapp).desktop.open_sign("not-safe")

    app = opened(start, folder, qapp)

    assert app.desktop.window.page_id == WARNING_SIGNS
    assert "I can't keep myself safe" in texts(app)
    assert "988" in texts(app)
    press(app, "safe-now")
    assert "Choose what you feel. Not sure? Choose the more serious one." in texts(app)
    assert opened(start, folder, qapp).desktop.window.page_id == TODAY


def test_going_back_is_no_answer(start: Start, tmp_path: Path, qapp: QApplication) -> None:
    app = opened(start, tmp_path / "data", qapp)
    app.desktop.open_sign("thinking-of-suicide")
    press(app, "back-to-signs")

    assert opened(start, tmp_path / "data", qapp).desktop.window.page_id == WARNING_SIGNS


@pytest.mark.parametrize("sign", ["chest-pain", "vomiting", "worried-for-another"])
def test_no_other_sign_comes_back(start: Start, tmp_path: Path, qapp: QApplication, sign: str) -> None:
    opened(start, tmp_path / "data", qapp).desktop.open_sign(sign)

    assert opened(start, tmp_path / "data", qapp).desktop.window.page_id == TODAY


def test_it_is_there_again_where_the_persons_files_are_damaged(
    start: Start, tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "data"
    opened(start, folder, qapp).desktop.open_sign("not-safe")
    start(folder=tmp_path / "other")
    for file in folder.glob("*.db*"):
        file.unlink()
        file.mkdir()

    app = opened(start, folder, qapp)

    assert app.desktop.window.page_id == WARNING_SIGNS
    assert "988" in texts(app)
