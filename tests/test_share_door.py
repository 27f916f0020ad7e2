"""The file for the driver, out of one program and into another: nothing of anybody's data is touched on the way."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests import running_app
from tests.running_app import Start, press

from aftercare.caregiver_windows import CaregiverWindows, read_share_file, run_for_driver
from aftercare.command_line import read_options
from aftercare.content.share_reader import LARGEST
from aftercare.domain.errors import ShareFault, ShareRefused
from aftercare.share_door import ShareDoor
from aftercare.ui.print_pages import DRIVERS_FILE, PRINT_SHARE
from aftercare.ui.theme.look import Look

look, demo, start = running_app.look, running_app.demo, running_app.start
needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")


@pytest.fixture
def saved(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Alex's file for Sam, saved from Print & share by its buttons."""
    app = start("2026-05-13T16:20")
    ShareDoor(app.desktop, app._clock).start()
    file = tmp_path / "visit.aftercare-share"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    app.desktop.window.show_page(PRINT_SHARE)
    press(app, "share-share-driver")
    assert app.desktop.window.page_id == DRIVERS_FILE
    press(app, "extra-name")
    press(app, "share-save")
    return file


@pytest.fixture
def windows(look: Look, qtbot: QtBot) -> Iterator[CaregiverWindows]:
    now = datetime.fromisoformat("2026-05-14T07:05:00-07:00")
    opener = CaregiverWindows(look, lambda: now, lambda: None)
    yield opener
    opener.stop()


def test_what_is_saved_on_one_computer_opens_on_another(saved: Path, windows: CaregiverWindows) -> None:
    desk = windows.open(saved)
    assert desk.window.header.title.text() == "Sam, you are driving Alex"
    assert desk.window.windowTitle() == "Aftercare: for the driver"


@needs_rights
def test_the_saved_file_is_the_persons_alone_and_nothing_lies_beside_it(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [file.name for file in saved.parent.glob("*.part")] == []


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_opening_a_file_touches_nothing_of_the_persons_own(
    start: Start, saved: Path, tmp_path: Path, qapp: QApplication
) -> None:
    app = start("06:40")
    door = ShareDoor(app.desktop, app._clock)
    door.start()
    before = fingerprint(tmp_path / "data")
    plans = app.desktop.course.plans
    drop(app.desktop.window, saved)
    qapp.processEvents()
    (desk,) = door.windows.desks
    desk.open_sign("chest-pain")
    desk.window.open_help()
    assert app.desktop.course.plans == plans
    assert fingerprint(tmp_path / "data") == before


def drop(window: QWidget, *files: Path) -> bool:
    """Drag files onto a window and let go; True if it took them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(200, 200), copy, carried, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        let_go = QDropEvent(QPointF(200, 200), copy, carried, left, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)
        QApplication.sendEvent(window, let_go)
    return enter.isAccepted()


def test_where_clinics_files_are_taken_too_a_drivers_file_still_opens_its_own_window(
    start: Start, saved: Path, tmp_path: Path
) -> None:
    app = start("06:40")
    app.be_present(tmp_path / "data", read_options(["--demo"]))
    door = app.desktop.findChild(ShareDoor)
    assert isinstance(door, ShareDoor)
    page = app.desktop.window.page_id
    assert drop(app.desktop.window, saved)
    assert len(door.windows.desks) == 1
    assert app.desktop.window.page_id == page


def test_a_damaged_file_is_refused_in_words_and_the_page_stays(start: Start, saved: Path) -> None:
    app = start("06:40")
    door = ShareDoor(app.desktop, app._clock)
    door.start()
    saved.write_bytes(saved.read_bytes().replace(b"Alex", b"Elax"))
    assert drop(app.desktop.window, saved)
    assert door.windows.desks == ()
    assert "This file is damaged, so we do not show it. Ask the person who sent it for a new file." in " ".join(
        running_app.texts(app)
    )


def test_who_only_drives_opens_a_file_from_an_empty_today(
    start: Start, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(folder=tmp_path / "empty", is_demo=False)
    door = ShareDoor(app.desktop, app._clock)
    door.start()
    app.desktop.window.show_page("today")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    press(app, "action-open_page")
    assert [desk.patient for desk in door.windows.desks] == ["Alex"]


def test_only_one_file_at_a_time_is_taken(start: Start, saved: Path, tmp_path: Path) -> None:
    app = start("06:40")
    ShareDoor(app.desktop, app._clock).start()
    assert not drop(app.desktop.window, saved, tmp_path / "other.aftercare-share")
    assert not drop(app.desktop.window, tmp_path / "holiday.jpg")


def test_a_folder_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.aftercare-share"
    huge.write_bytes(b" " * (LARGEST + 2))
    faults = []
    for path in (tmp_path, tmp_path / "missing.aftercare-share", huge):
        with pytest.raises(ShareRefused) as caught:
            read_share_file(path)
        faults.append(caught.value.fault)
    assert faults == [ShareFault.UNREADABLE, ShareFault.UNREADABLE, ShareFault.TOO_LARGE]


def test_started_with_a_file_the_program_makes_no_data_folder(
    saved: Path, look: Look, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    # Once Qt has been told to quit, every wait of the tests that follow would end at once.
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    assert run_for_driver(saved, "2026-05-14T07:05", lambda: qapp, lambda _: look) == 0
    assert not (tmp_path / "home").exists()


def test_started_with_a_file_of_no_use_it_says_so_above_the_numbers(tmp_path: Path) -> None:
    file = tmp_path / "bad.aftercare-share"
    file.write_text("not this", encoding="utf-8")
    code = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "from aftercare import app, caregiver_windows\n"
        "made = app._application\n"
        "def soon():\n"
        "    it = made()\n"
        "    QTimer.singleShot(50, it, lambda: (print(QApplication.topLevelWidgets()), it.quit()))\n"
        "    return it\n"
        "app._application = soon\n"
        f"sys.exit(app.main([{str(file)!r}]))\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"{file}: shared file: is not a file of Aftercare; ask for a new file"
    assert "ShellWindow" in done.stdout
    assert not (tmp_path / "home").exists()
