"""Print & share in the running app: real sheets, real files, a log that outlives the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests import running_app
from tests.documents.sheet_reading import read_pages
from tests.running_app import NO_BREAK, Start, press, texts

from aftercare.app import App
from aftercare.domain.medicines import Medicine, MedicineId
from aftercare.domain.questions import Question, QuestionList
from aftercare.print_room import AppPrintRoom, ThreadCrew
from aftercare.ui.print_pages import DRIVERS_FILE, PRINT_SHARE
from aftercare.ui.print_share.ports import MadeSheet, Order
from aftercare.ui.print_share.view import PrintShareView

look, demo, start = running_app.look, running_app.demo, running_app.start


def opened(app: App) -> PrintShareView:
    app.desktop.window.show_page(PRINT_SHARE)
    app.desktop.printing.finish()
    page = app.desktop.window.page(PRINT_SHARE)
    assert isinstance(page, PrintShareView)
    return page


def saved(app: App, folder: Path, act: Callable[[], None]) -> Path:
    """What the person saves into a folder of theirs."""

    def choose(_window: object, _title: str, name: str) -> tuple[str, str]:
        return str(folder / Path(name).name), ""

    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    with patch.object(QFileDialog, "getSaveFileName", choose):
        act()
        app.desktop.printing.finish()
        app.desktop.printing.finish()
    (file,) = set(folder.iterdir()) - before
    return file


def text_of(file: Path) -> str:
    return " ".join(page.text for page in read_pages(file.read_bytes())).replace(NO_BREAK, " ")


def test_everything_that_is_offered_can_be_saved(start: Start, tmp_path: Path) -> None:
    app = start()
    view = opened(app)
    # The driver's file has a page of its own, where the patient sees what is in it first.
    things = [thing for thing in view.share.things if thing.row.thing_id != DRIVERS_FILE]

    files = {thing.row.thing_id: saved(app, tmp_path / "mine", thing.button.click) for thing in things}

    assert {"my-calendar", "drivers-calendar"} <= set(files)
    for file in files.values():
        content = file.read_bytes()
        assert content.startswith((b"BEGIN:VCALENDAR", b"<!DOCTYPE html>", b"{")), file.name
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_session_that_was_called_off_offers_a_cancel_file(start: Start, tmp_path: Path) -> None:
    app = start()
    app.desktop.course.cancel_session(app.desktop.course.plans[0].session.session_id)
    view = opened(app)
    (cancel,) = [thing for thing in view.share.things if thing.row.thing_id == "called-off"]

    file = saved(app, tmp_path / "mine", cancel.button.click)

    assert b"METHOD:CANCEL" in file.read_bytes()
    assert "my-calendar" not in [thing.row.thing_id for thing in view.share.things]


def test_what_was_saved_is_known_when_the_app_is_opened_again(start: Start, tmp_path: Path) -> None:
    app = start("06:40")
    opened(app)
    saved(app, tmp_path / "mine", lambda: press(app, "save-sheet"))

    again = start("06:50")
    session = again.desktop.course.plans[0].session
    again.desktop.course.move_session(
        session.session_id,
        session.planned_start + timedelta(days=1),
        session.planned_end + timedelta(days=1),
        session.planned_start - timedelta(hours=3),
    )
    view = opened(again)

    assert "Checklist" in view.banner.accessibleName()
    file = saved(again, tmp_path / "mine", lambda: press(again, "save-sheet"))
    assert "Replaces the sheet of May 14, 2026" in text_of(file)
    assert view.banner.accessibleName() == ""


def test_a_change_of_the_plan_says_at_once_that_printed_pages_are_old(
    start: Start, tmp_path: Path, qapp: QApplication
) -> None:
    app = start("06:40")
    opened(app)
    saved(app, tmp_path / "mine", lambda: press(app, "save-sheet"))
    app.desktop.window.show_page("today")
    session = app.desktop.course.plans[0].session

    hour = timedelta(hours=1)
    app.desktop.course.move_session(
        session.session_id, session.planned_start + hour, session.planned_end + hour, session.planned_start - 3 * hour
    )
    qapp.processEvents()

    assert "Your plan changed. Your printed pages show the old times." in texts(app)
    press(app, "strip-button")
    assert app.desktop.window.page_id == PRINT_SHARE


def test_a_change_says_nothing_of_paper_to_somebody_who_printed_none(start: Start, qapp: QApplication) -> None:
    app = start("11:20")
    press(app, "session-over")
    qapp.processEvents()

    assert not [text for text in texts(app) if "printed pages" in text]


def test_the_sheets_carry_the_patients_own_list_and_questions(start: Start, tmp_path: Path) -> None:
    app = start()
    files = app.opened
    assert files is not None
    session_id = app.desktop.course.plans[0].session.session_id
    files.private.medicines.save((Medicine(MedicineId("m1"), "Lamictal", "100 mg", (), "Every morning"),))
    asked = Question("q1", "", "", "May I take my inhaler?")
    files.private.notes.save_questions(session_id, QuestionList((asked,)))
    opened(app)

    press(app, "sheet-medicine-list")
    medicines = saved(app, tmp_path / "mine", lambda: press(app, "save-sheet"))
    press(app, "sheet-questions-to-ask")
    questions = saved(app, tmp_path / "mine", lambda: press(app, "save-sheet"))

    assert "Lamictal 100 mg" in text_of(medicines)
    assert "May I take my inhaler?" in text_of(questions)


def test_the_window_goes_on_while_sheets_are_made(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    threads: set[QThread] = set()
    beats: list[int] = []
    make = AppPrintRoom.make

    def watched(room: AppPrintRoom, order: Order) -> MadeSheet:
        threads.add(QThread.currentThread())
        return make(room, order)

    monkeypatch.setattr(AppPrintRoom, "make", watched)
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(len(beats)))
    heart.start(1)
    app.desktop.window.show_page(PRINT_SHARE)
    assert "Making your page" in " ".join(texts(app))
    app.desktop.printing.finish()

    assert qapp.thread() not in threads
    assert len(beats) > 10


def test_a_program_that_ends_while_sheets_are_made_waits_for_no_one(start: Start) -> None:
    app = start()
    app.desktop.window.show_page(PRINT_SHARE)

    app.desktop.printing.stop()

    page = app.desktop.window.page(PRINT_SHARE)
    assert isinstance(page, PrintShareView)
    assert page.grid.cards


def test_what_goes_wrong_unexpectedly_is_not_swallowed(qapp: QApplication, qtbot: QtBot) -> None:
    crew = ThreadCrew()

    def fail() -> None:
        raise RuntimeError("a bug")

    with qtbot.captureExceptions() as caught:
        crew.run(fail, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    crew.stop()

    assert "a bug" in str(caught[0][1])
