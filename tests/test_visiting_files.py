"""Appointment files and backups in the running app: every way in, what is asked, and what follows from a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from tests import running_app
from tests.running_app import Start, press, texts

from aftercare.app import App
from aftercare.command_line import read_options
from aftercare.file_pages import VISIT_FILE, YOUR_DATA

look, demo, start = running_app.look, running_app.demo, running_app.start
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

WayIn = Callable[[App, Path], None]
VISIT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:visit-5@sample-clinic
DTSTART;TZID=America/New_York:{start}
DURATION:PT1H30M
SUMMARY:Visit
END:VEVENT
END:VCALENDAR
"""


def visit_file(folder: Path, start: str = "20260521T130000") -> Path:
    file = folder / "Visit.ICS"
    file.write_text(VISIT.format(start=start), encoding="utf-8")
    return file


def opened(start: Start, tmp_path: Path) -> App:
    app = start("06:40")
    app.pack_folders = ()
    app.be_present(tmp_path / "data", read_options(["--demo"]))
    QApplication.processEvents()
    return app


def starts(app: App) -> list[datetime]:
    return [plan.session.planned_start for plan in app.desktop.course.plans]


def given_at_the_start(app: App, file: Path) -> None:
    options = read_options([str(file)])
    assert options.pack is not None
    assert app.door is not None
    app.door.open(str(options.pack))


def handed_over_by_a_later_start(app: App, file: Path) -> None:
    assert app.presence is not None
    app.presence.file_handed.emit(str(file))


def dropped_onto_the_window(app: App, file: Path) -> None:
    window, carried = app.desktop.window, QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(200, 200), *how)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how))


def opened_on_a_mac(app: App, file: Path) -> None:
    assert app.door is not None
    app.door.hear_the_system()
    application = QApplication.instance()
    assert application is not None
    QApplication.sendEvent(application, QFileOpenEvent(str(file)))


def chosen_in_settings(app: App, file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
        app.desktop.window.show_page("settings")
        press(app, "open-sessions")
        press(app, "session-from-file")


WAYS: tuple[WayIn, ...] = (
    chosen_in_settings,
    given_at_the_start,
    handed_over_by_a_later_start,
    dropped_onto_the_window,
    opened_on_a_mac,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_in_asks_about_the_appointment_and_enters_it_after_a_yes(
    start: Start, tmp_path: Path, way: WayIn
) -> None:
    app = opened(start, tmp_path)
    before = starts(app)

    way(app, visit_file(tmp_path))

    assert app.desktop.window.page_id == VISIT_FILE
    assert "Thursday, May 21" in texts(app)
    assert starts(app) == before
    press(app, "visit-use")
    assert starts(app)[1:] == [before[0] + timedelta(days=7)]
    assert any("entered" in text for text in texts(app))


def test_what_was_entered_is_there_after_a_restart_and_the_file_then_moves_it(start: Start, tmp_path: Path) -> None:
    app = opened(start, tmp_path)
    handed_over_by_a_later_start(app, visit_file(tmp_path))
    press(app, "visit-use")

    again = opened(start, tmp_path)
    assert len(starts(again)) == 2
    handed_over_by_a_later_start(again, visit_file(tmp_path, "20260522T150000"))
    press(again, "visit-use")

    assert starts(again)[1] == starts(again)[0] + timedelta(days=8, hours=2)


def test_a_file_that_is_no_calendar_changes_nothing_and_says_so(start: Start, tmp_path: Path) -> None:
    app = opened(start, tmp_path)
    file = tmp_path / "letter.ics"
    file.write_bytes(b"Dear Alex")

    handed_over_by_a_later_start(app, file)
    assert any("no calendar file" in text for text in texts(app))
    handed_over_by_a_later_start(app, tmp_path / "gone.ics")
    assert any("cannot be opened" in text for text in texts(app))
    press(app, "visit-leave")

    assert app.desktop.window.page_id == "today"
    assert len(starts(app)) == 1


def test_a_backup_brings_back_what_was_there_and_the_app_goes_on_with_it(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(start, tmp_path)
    backup = tmp_path / "mine.aftercare-backup"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(backup), ""))
    app.desktop.window.show_page(YOUR_DATA)
    press(app, "data-backup")
    handed_over_by_a_later_start(app, visit_file(tmp_path))
    press(app, "visit-use")
    assert len(starts(app)) == 2

    handed_over_by_a_later_start(app, backup)
    assert app.desktop.window.page_id == YOUR_DATA
    assert "In the backup" in texts(app)
    assert len(starts(app)) == 2
    press(app, "data-go-back")

    assert len(starts(app)) == 1
    assert any(text.startswith("You are back at") for text in texts(app))
    assert list((tmp_path / "data" / "copies").glob("before-restore-*"))
    handed_over_by_a_later_start(app, visit_file(tmp_path))
    press(app, "visit-use")
    assert len(starts(app)) == 2


def test_a_damaged_backup_is_refused_and_the_app_goes_on_with_what_is_there(start: Start, tmp_path: Path) -> None:
    app = opened(start, tmp_path)
    backup = tmp_path / "mine.aftercare-backup"
    backup.write_bytes(b"PK\x03\x04 and nothing more")

    handed_over_by_a_later_start(app, backup)

    assert any("no whole backup, so nothing was changed" in text for text in texts(app))
    assert len(starts(app)) == 1


def test_everything_is_saved_where_the_person_says(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(start, tmp_path)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(tmp_path / "out"))

    app.desktop.window.show_page(YOUR_DATA)
    press(app, "data-export")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["aftercare-export-2026-05-14.html", "aftercare-export-2026-05-14.json"]


def test_a_file_of_another_kind_is_refused_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["letter.pdf"])

    assert ended.value.code == 1
    assert "give one that ends in .aftercare-clinic, .ics or .aftercare-backup" in capsys.readouterr().err
