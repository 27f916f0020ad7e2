"""Settings in the whole app: what is changed there holds at once and is there at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests import running_app
from tests.running_app import Start, texts

from aftercare.app import App, look_of
from aftercare.command_line import read_options
from aftercare.domain.preferences import ThemeChoice
from aftercare.storage.preference_file import PreferenceFile
from aftercare.ui.desktop import TODAY
from aftercare.ui.theme.tokens import Scheme

look, demo, start = running_app.look, running_app.demo, running_app.start
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(start: Start, qapp: QApplication) -> App:
    """The demo with Settings open, reached by its key."""
    app = start()
    app.desktop.window.activateWindow()
    for _ in range(3):
        # Keys are listened to once the window has been painted.
        qapp.processEvents()
    QTest.keyClick(app.desktop.window, Qt.Key.Key_Comma, CTRL)
    qapp.processEvents()
    assert app.desktop.window.page_id == "settings"
    return app


def press(app: App, *names: str) -> None:
    for name in names:
        found = [one for one in app.desktop.window.findChildren(QAbstractButton, name) if one.isVisible()]
        found[0].click()
        QApplication.processEvents()


def test_every_part_opens_and_leads_back_to_the_list(settings: App) -> None:
    for part in ("sessions", "you", "language", "look", "reminders", "privacy", "data", "about"):
        press(settings, f"open-{part}")
        assert settings.desktop.window.header.title.text() != "Settings"
        press(settings, "settings-back")
        assert settings.desktop.window.header.title.text() == "Settings"


def test_text_size_and_colours_are_there_at_the_next_start_before_anything_is_painted(
    settings: App, tmp_path: Path, qapp: QApplication
) -> None:
    press(settings, "open-look", "text-size-150", "theme-dark")
    assert settings.desktop.look.scheme is Scheme.DARK
    assert settings.desktop.look.text_percent == 150

    kept = PreferenceFile(tmp_path / "data").now
    assert (kept.text_percent, kept.theme) == (150, ThemeChoice.DARK)
    again = look_of(qapp, kept)
    assert (again.text_percent, again.scheme) == (150, Scheme.DARK)
    settings.desktop.look.set_text_percent(100)
    settings.desktop.look.choose_theme(ThemeChoice.LIGHT)


def test_the_keys_for_text_size_are_kept_too(settings: App, tmp_path: Path) -> None:
    QTest.keyClick(settings.desktop.window, Qt.Key.Key_Plus, CTRL)
    assert PreferenceFile(tmp_path / "data").now.text_percent == 125

    QTest.keyClick(settings.desktop.window, Qt.Key.Key_0, CTRL)
    assert PreferenceFile(tmp_path / "data").now.text_percent == 100


def test_what_is_said_about_the_person_changes_the_plan_at_once_and_is_kept(settings: App, start: Start) -> None:
    press(settings, "open-you", "takes-lamotrigine-yes")
    assert settings.desktop.course.plans[0].facts.takes["lamotrigine"]

    again = start()
    assert again.desktop.course.plans[0].facts.takes["lamotrigine"]


def test_a_session_that_is_called_off_is_called_off_after_a_restart(settings: App, start: Start) -> None:
    key = settings.desktop.course.plans[0].session.session_id
    press(settings, "open-sessions", f"cancel-{key}", "sure-cancel")

    again = start()
    assert again.desktop.course.plans[0].session.is_cancelled


def test_erasing_leaves_an_empty_folder_and_the_first_run_at_the_next_start(
    settings: App, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quits: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(True))
    press(settings, "open-data", "erase", "go-on-erasing", "sure-erase")

    assert quits == [True]
    assert list((tmp_path / "data").glob("*.db")) == []
    again = start(is_demo=False)
    again.own_pages.open_first()
    assert again.desktop.window.page_id == "setup"


def test_going_back_to_a_copy_brings_that_day_back_and_reminders_go_on(settings: App, tmp_path: Path) -> None:
    settings.be_present(tmp_path / "data", read_options(["--demo"]))
    settings.look_at_reminders()
    press(settings, "open-you", "takes-lamotrigine-yes", "settings-back")
    press(settings, "open-data", "go-back-2026-05-14", "sure-back")

    assert settings.desktop.course.plans[0].facts.takes["lamotrigine"] is False
    assert settings.desk is not None
    assert any("You are back at the copy of" in text for text in texts(settings))


def test_with_nothing_planned_today_leads_to_adding_a_session(start: Start, qapp: QApplication) -> None:
    app = start(is_demo=False)
    qapp.processEvents()
    assert app.desktop.window.page_id == TODAY

    app.desktop.ways["add-session"]()
    assert app.desktop.window.page_id == "setup"

    opened = app.opened
    assert opened is not None
    opened.private.first_run.finish(app.clock())
    app.desktop.window.show_page(TODAY)
    app.desktop.ways["add-session"]()
    qapp.processEvents()
    assert app.desktop.window.header.title.text() == "Add a session"
