"""The whole app on the fictional patient: what it shows, what it keeps, and how its command ends."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests import running_app
from tests.documents.sheet_reading import read_pages
from tests.running_app import NO_BREAK, NO_BREAK_HYPHEN, Start, help_texts, next_card, opened_sheet, press, texts

from aftercare.app import App, main
from aftercare.domain.board import BoardState, Chart
from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.today import TaskState
from aftercare.ui.reading_pages import RECOVERY, WARNING_SIGNS
from aftercare.ui.widgets.board import Board

look, demo, start = running_app.look, running_app.demo, running_app.start
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")


# The plan on the screen


def test_today_opens_on_the_plan_of_the_demo(start: Start) -> None:
    app = start()

    assert app.desktop.window.windowTitle() == "Aftercare"
    assert next_card(app) == "Finish clear drinks by 8:00 AM"
    (board,) = app.desktop.window.findChildren(Board)
    assert [tile.objectName() for tile in board.tiles] == [
        f"tile-{topic}" for topic in ("food", "clear-drinks", "alcohol", "driving", "decisions")
    ]
    shown = texts(app)
    assert "Session day" in shown
    assert "Thursday, May 14. Session 4 of 6 is at 10:00 AM" in shown
    assert "Sample clinic and patient" in shown


def test_help_has_the_numbers_of_the_country_of_the_clinic_and_of_the_driver(start: Start, qapp: QApplication) -> None:
    shown = help_texts(start("10:20"), qapp)

    assert {"911", "988", "(503) 555-0142", "(503) 555-0117"} <= {text.replace(NO_BREAK_HYPHEN, "-") for text in shown}


def test_who_does_not_feel_right_after_the_session_comes_to_the_warning_signs(start: Start) -> None:
    app = start("14:15")
    press(app, "action-left_at")
    assert "I don’t feel right" in [one.text() for one in app.desktop.window.findChildren(QAbstractButton)]

    (button,) = [one for one in app.desktop.window.findChildren(QAbstractButton) if one.text() == "I don’t feel right"]
    button.click()

    assert app.desktop.window.page_id == WARNING_SIGNS


def test_the_day_after_the_driving_check_stands_on_today_and_its_answers_end_the_limit(
    start: Start, qapp: QApplication
) -> None:
    start("14:15")
    app = start("2026-05-15T12:30")
    window = app.desktop.window
    (board,) = window.findChildren(Board)
    driving = board.tile("driving")
    assert driving is not None
    assert driving.row.word == "Check first"
    for wish in (driving.click, lambda: alt(window, Qt.Key.Key_D)):
        window.show_page("today")
        window.activateWindow()
        qapp.processEvents()
        wish()
        focus = QApplication.focusWidget()
        assert window.page_id == "today"
        assert focus is not None
        assert focus.objectName() == "check-slept-yes"

    press(app, "check-slept-yes")
    window.show_page(RECOVERY)
    press(app, "check-clear-yes")
    window.show_page("today")

    assert driving.row.word == "As usual"
    assert "Your clinic’s limit has ended" in texts(app)


def alt(window: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)


def test_without_a_course_the_window_says_so_and_help_is_there(start: Start, qapp: QApplication) -> None:
    app = start(is_demo=False)

    assert next_card(app) == "When is your next session?"
    assert {"911", "988"} <= set(help_texts(app, qapp))


# What is kept


def test_a_task_that_was_ticked_is_still_ticked_when_the_app_is_opened_again(start: Start, qtbot: QtBot) -> None:
    app = start()
    press(app, "action-done")
    after = next_card(app)
    assert after != "Finish clear drinks by 8:00 AM"

    again = start("06:41")

    assert next_card(again) == after
    moment = again.desktop.course.at(again.desktop.course.plans[0].session.planned_start)
    assert moment is not None
    ticked = next(task for task in moment.plan.tasks if task.rule_id == "clear-drinks")
    assert moment.states[ticked.key] is TaskState.DONE


def test_a_task_that_was_taken_back_is_open_when_the_app_is_opened_again(start: Start, qtbot: QtBot) -> None:
    app = start()
    press(app, "action-done")
    press(app, "strip-button")
    assert next_card(app) == "Finish clear drinks by 8:00 AM"

    assert next_card(start("06:41")) == "Finish clear drinks by 8:00 AM"


def test_the_end_of_the_session_is_known_when_the_app_is_opened_again(start: Start, qtbot: QtBot) -> None:
    app = start("11:20")
    press(app, "session-over")
    number = app.desktop.course.plans[0].number

    (plan,) = start("12:30").desktop.course.plans

    assert plan.number == number
    assert plan.local(plan.session.end).strftime("%H:%M") == "11:20"
    assert plan.session.end_is_known


def test_the_plan_read_from_the_disk_is_the_plan_that_was_filled_in(start: Start) -> None:
    first = start().desktop.course.plans[0]
    second = start(is_demo=False).desktop.course.plans[0]

    assert second.number == first.number
    assert second.tasks == first.tasks
    assert second.reminders == first.reminders
    assert (second.facts, second.driver) == (first.facts, first.driver)


def used_folder(app: App, qtbot: QtBot, folder: Path) -> list[Path]:
    """The folder after some use: a tick, a reminder round, a sheet."""
    app.start_reminders()
    qtbot.waitUntil(lambda: entries(folder) > 0)
    press(app, "action-done")
    assert opened_sheet(app).exists()
    return [folder, *sorted(folder.rglob("*"))]


def entries(folder: Path) -> int:
    with sqlite3.connect(folder / "schedule.db") as schedule:
        count: int = schedule.execute("SELECT count(*) FROM reminder").fetchone()[0]
    return count


@needs_rights
def test_only_the_owner_may_look_at_what_is_written(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    paths = used_folder(start(), qtbot, folder)

    rights = {path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in paths}

    assert rights == {name: 0o700 if (tmp_path / name).is_dir() else 0o600 for name in rights}
    assert {"data/schedule.db", "data/private.db", "data/sheets/checklist-2026-05-14.pdf"} <= set(rights)


@needs_rights
def test_only_the_owner_may_look_at_the_pack_of_the_demo(start: Start, tmp_path: Path) -> None:
    start()

    packs = tmp_path / "data" / "clinic-packs"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (packs, *packs.iterdir())} <= {0o700, 0o600}


def test_the_schedule_holds_no_word_from_which_somebody_could_learn_something(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    app = start()
    used_folder(app, qtbot, tmp_path / "data")
    (plan,) = app.desktop.course.plans
    start("10:20")

    kept = (tmp_path / "data" / "schedule.db").read_bytes().lower()

    private = ["alex", "sam", "riverside", "ketamine", "infusion", "555", "river street", "maoi", "alcohol", "driv"]
    private += [str(window.rule_id) for window in plan.windows] + [task.heading.lower() for task in plan.tasks]
    words = [word for word in private if len(word) > 4 or word in ("alex", "driv")]
    assert [word for word in words if word.encode() in kept] == []
    assert b"sample-session-4" in kept


# Screen, reminders and paper say the same


def test_the_printed_checklist_has_every_cut_off_of_the_board_and_of_the_reminders(start: Start) -> None:
    app = start("06:40")
    (plan,) = app.desktop.course.plans
    sheet = opened_sheet(app)
    printed = " ".join(page.text for page in read_pages(sheet.read_bytes())).replace(NO_BREAK, " ")

    for topic in ("food", "clear-drinks", "alcohol"):
        cut_off = first_forbidden(app, TopicId(topic))
        clock = plan.wording.clock_time(cut_off.time()).replace(NO_BREAK, " ")
        assert clock in printed, topic
        reminder = next(one for one in plan.reminders if topic in (one.rule_id, f"{one.rule_id}"[3:]))
        assert clock in reminder.on_time.replace(NO_BREAK, " "), topic
    assert f"Plan {plan.number}" in printed


def first_forbidden(app: App, topic: TopicId) -> datetime:
    """The first minute before the session at which the board says no."""
    (plan,) = app.desktop.course.plans
    chart, minute = Chart([plan]), plan.session.planned_start - timedelta(hours=48)
    while chart.board(minute).item(topic).state is not BoardState.NOT_ALLOWED:
        minute += timedelta(minutes=1)
        assert minute < plan.session.planned_start
    return plan.local(minute)


def test_every_control_of_the_window_that_takes_focus_has_a_name(start: Start, qapp: QApplication) -> None:
    app = start()
    for _ in ("today", "help"):
        controls = [one for one in app.desktop.window.findChildren(QWidget) if takes_focus(one)]
        assert len(controls) > 3
        assert [one for one in controls if not named(one)] == []
        app.desktop.window.open_help()
        qapp.processEvents()


def takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def named(widget: QWidget) -> bool:
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))


# The command


def aftercare(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    written = [str(argument) for argument in arguments]
    return subprocess.run(
        [sys.executable, "-m", "aftercare", *written],
        env=OFFSCREEN,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("arguments", [["--now", "soon"], ["--now", ""], ["--nothing"], ["more"], ["--data-dir"]])
def test_a_wrong_option_is_one_line_and_no_window(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    printed = capsys.readouterr()
    assert (ended.value.code, printed.out, printed.err.count("\n")) == (1, "", 1)
    assert printed.err.startswith("command line:aftercare: ")


def test_the_self_test_opens_everything_and_finds_no_problem(tmp_path: Path) -> None:
    done = aftercare("--self-test")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("screens and sheets, 0 problems\n")


def test_render_writes_every_screen_and_every_sheet(tmp_path: Path) -> None:
    done = aftercare("--render", tmp_path / "out")

    assert (done.returncode, done.stderr) == (0, "")
    pictures, sheets = (sorted((tmp_path / "out").glob(f"*.{kind}")) for kind in ("png", "pdf"))
    ways = ("", "-narrow", "-smallest", "-200-percent", "-dark")
    pages = ("today-during-fast", "today-away", "today-moved", "test-my-reminders")
    assert {f"{page}{way}" for page in pages for way in ways} <= {path.stem for path in pictures}
    assert {"today-before", "today-after-session", "get-help", "pop-up"} <= {path.stem for path in pictures}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)
    assert len(sheets) == len(SheetKind) * len(Paper) * len(TextSize)
    assert all(path.read_bytes().startswith(b"%PDF") for path in sheets)


def test_the_kept_content_is_plain_json(start: Start, tmp_path: Path) -> None:
    start()

    kept = [path for path in (tmp_path / "data" / "kept-content").rglob("*") if path.is_file()]

    assert kept
    assert all(json.loads(path.read_bytes()) for path in kept)
