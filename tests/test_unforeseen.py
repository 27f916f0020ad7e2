"""A fault that nobody foresaw: reminders go on, it is written down for its owner alone, and the person is told once."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests import running_app

from aftercare.ui.fault_dialog import FaultDialog
from aftercare.ui.theme.look import Look
from aftercare.unforeseen import RECORD, Unforeseen

look = running_app.look
NOW = datetime(2026, 12, 3, 5, 0, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def unforeseen(
    look: Look, window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Unforeseen]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Unforeseen(tmp_path, look, window, lambda: NOW)
    made.listen()
    yield made
    made.stop()


def go_wrong(words: str = "the moon is missing") -> None:
    raise RuntimeError(words)


def heard(unforeseen: Unforeseen, words: str = "the moon is missing") -> None:
    try:
        go_wrong(words)
    except RuntimeError as fault:
        unforeseen.hear(type(fault), fault, fault.__traceback__)


def dialogs() -> list[FaultDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultDialog) and one.isVisible()]


def test_the_person_is_told_calmly_and_what_happened_is_written_down(
    unforeseen: Unforeseen, qtbot: QtBot, tmp_path: Path
) -> None:
    heard(unforeseen)

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert not dialogs()[0].isModal()
    kept = (tmp_path / RECORD).read_text(encoding="utf-8")
    assert kept.startswith("2026-12-03T05:00:00+00:00\n")
    assert "RuntimeError: the moon is missing" in kept
    dialogs()[0].close()


def test_what_was_written_down_is_for_its_owner_alone(unforeseen: Unforeseen, tmp_path: Path, qtbot: QtBot) -> None:
    heard(unforeseen)

    assert stat.S_IMODE((tmp_path / RECORD).stat().st_mode) == 0o600
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


def test_the_same_fault_is_told_once_and_written_down_each_time(
    unforeseen: Unforeseen, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(3):
        heard(unforeseen)

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    QApplication.processEvents()
    assert len(dialogs()) == 1
    assert (tmp_path / RECORD).read_text(encoding="utf-8").count("RuntimeError: the moon") == 3
    dialogs()[0].close()


def test_a_fault_on_another_thread_is_told_by_the_windows_own(unforeseen: Unforeseen, qtbot: QtBot) -> None:
    thread = threading.Thread(target=go_wrong)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


def test_the_record_does_not_grow_without_end(unforeseen: Unforeseen, qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(5):
        heard(unforeseen, "x" * 120_000)

    files = list(tmp_path.iterdir())
    assert sum(file.stat().st_size for file in files) < 1_000_000
    assert len(files) == 2
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


def test_a_folder_that_takes_nothing_makes_no_second_fault(
    look: Look, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    heard(Unforeseen(tmp_path / "not-there", look, window, lambda: NOW))

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


def test_what_happened_can_be_read_and_copied(look: Look, qtbot: QtBot) -> None:
    dialog = FaultDialog(look, "RuntimeError: the moon is missing")
    dialog.show()

    text, copy = (
        dialog.findChild(kind, name)
        for kind, name in (
            (QPlainTextEdit, "fault-text"),
            (QAbstractButton, "fault-copy"),
        )
    )
    assert isinstance(text, QPlainTextEdit)
    assert isinstance(copy, QAbstractButton)
    assert text.toPlainText() == "RuntimeError: the moon is missing"
    copy.click()
    assert QGuiApplication.clipboard().text() == "RuntimeError: the moon is missing"
    QTimer.singleShot(0, dialog.close)
    qtbot.waitUntil(lambda: not dialogs())
