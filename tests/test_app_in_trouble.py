"""Whatever is wrong with the person's folder: the window opens, says so, loses nothing, and has its help numbers."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests import running_app
from tests.running_app import Start, help_texts, next_card, press, texts

from aftercare.app import App
from aftercare.command_line import read_options
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.store_errors import StoreReadOnly
from aftercare.running_app import REMINDER_TEST
from aftercare.storage.database import Database
from aftercare.ui.reminder_test.view import ReminderTestView

look, demo, start = running_app.look, running_app.demo, running_app.start
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def folder_is_a_file(folder: Path) -> None:
    folder.write_text("a note\n")


def schedule_is_newer(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    with sqlite3.connect(folder / "schedule.db") as schedule:
        schedule.execute(f"PRAGMA application_id={int.from_bytes(b'AfSc', 'big')}")
        schedule.execute("PRAGMA user_version=999")
        schedule.execute("CREATE TABLE future (thing)")


def schedule_is_a_folder(folder: Path) -> None:
    (folder / "schedule.db").mkdir(parents=True)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (folder_is_a_file, "We could not open your plan."),
        (schedule_is_newer, "A newer Aftercare wrote your data."),
        (schedule_is_a_folder, "We could not open your plan."),
    ],
)
def test_the_window_opens_says_what_is_wrong_and_has_its_help_numbers(
    start: Start, qapp: QApplication, tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    damage(tmp_path / "data")
    before = sorted((path, path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file())

    app = start()
    app.start_reminders()
    qapp.processEvents()

    assert next_card(app) == words
    assert {"911", "988"} <= set(help_texts(app, qapp))
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert [path for path, content in before if kept[path] != content] == []


@pytest.mark.parametrize("damage", [folder_is_a_file, schedule_is_a_folder])
def test_with_a_folder_that_cannot_be_used_the_app_is_in_reach_and_shows_signs_and_the_test_page(
    start: Start, qapp: QApplication, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(tmp_path / "data")
    app = start(is_demo=False)

    app.be_present(tmp_path / "data", read_options(["--demo"]))

    assert app.presence is not None
    app.presence.look()
    window = app.desktop.window
    window.show_page(REMINDER_TEST)
    page = window.page(REMINDER_TEST)
    assert isinstance(page, ReminderTestView)
    qapp.processEvents()
    assert {"Reminders are stopped.", "Show a test reminder"} <= {*texts(app), *button_texts(app)}
    assert page.rows is not None
    assert (page.rows.quiet, page.rows.coming, page.rows.can_print) == (None, (), False)
    page.test_requested.emit()
    window.show_page("warning-signs")
    app.desktop.open_sign("chest-pain")
    qapp.processEvents()
    assert any("911" in text for text in texts(app))
    assert {"911", "988"} <= set(help_texts(app, qapp))


def test_once_the_folder_can_be_used_again_the_app_in_the_tray_looks_after_reminders(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    start("06:40")
    start("06:41", tmp_path / "elsewhere")
    folder, aside = tmp_path / "data", tmp_path / "aside"
    folder.rename(aside)
    folder.write_text("a note\n")
    app = start("07:46", is_demo=False)
    app.be_present(folder, read_options(["--demo"]))
    folder.unlink()
    aside.rename(folder)

    press(app, "action-try_again")
    assert app.presence is not None
    app.presence.look()
    app.desktop.window.show_page(REMINDER_TEST)

    page = app.desktop.window.page(REMINDER_TEST)
    assert isinstance(page, ReminderTestView)
    assert page.rows is not None
    assert not page.rows.is_stopped
    assert page.rows.quiet is not None
    assert len(page.rows.coming) == 3


def button_texts(app: App) -> list[str]:
    return [one.text() for one in app.desktop.window.findChildren(QAbstractButton) if one.isVisible()]


def test_a_schedule_full_of_rubbish_is_put_aside_and_the_person_is_told(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    start()
    start("06:41", tmp_path / "elsewhere")
    rubbish = b"not a schedule at all, " * 400
    (tmp_path / "data" / "schedule.db").write_bytes(rubbish)

    app = start("06:42")

    aside = list((tmp_path / "data").glob("schedule-damaged-*.db"))
    assert [path.read_bytes() for path in aside] == [rubbish]
    assert any("Your data was damaged. We had to start a new file." in text for text in texts(app))
    assert any(aside[0].name in text for text in texts(app))
    assert {"911", "988"} <= set(help_texts(app, qapp))


@pytest.mark.parametrize("name", ["schedule.db", "private.db"])
def test_without_the_demo_a_damaged_file_is_told_on_the_page(
    start: Start, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    start()
    start("06:41", tmp_path / "elsewhere")
    (tmp_path / "data" / name).write_bytes(b"rubbish" * 1000)

    app = start("06:42", is_demo=False)

    assert any("Your data was damaged" in text for text in texts(app))
    assert {"911", "988"} <= set(help_texts(app, qapp))


def test_a_course_that_was_lost_to_damage_is_still_told_at_the_next_start(start: Start, tmp_path: Path) -> None:
    start()
    start("06:41", tmp_path / "elsewhere")
    (tmp_path / "data" / "private.db").write_bytes(b"rubbish" * 1000)
    start("06:42", is_demo=False)

    again = start("06:43", is_demo=False)

    assert next_card(again) != "When is your next session?"


def test_a_clinic_pack_that_can_no_longer_be_read_is_told(start: Start, qapp: QApplication, tmp_path: Path) -> None:
    start()
    start("06:41", tmp_path / "elsewhere")
    (kept,) = (tmp_path / "data" / "clinic-packs").iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])

    app = start("06:42", is_demo=False)
    said = texts(app)

    assert any("clinic" in text and "read" in text for text in said)
    assert {"911", "988"} <= set(help_texts(app, qapp))


@pytest.mark.parametrize("name", ["schedule.db", "private.db"])
def test_of_a_file_of_a_newer_program_todays_instructions_are_still_read_and_nothing_is_written(
    start: Start, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    start()
    start("06:41", tmp_path / "elsewhere")
    with sqlite3.connect(tmp_path / "data" / name) as file:
        file.execute("PRAGMA user_version=999")
    file.close()
    before = (tmp_path / "data" / name).read_bytes()

    app = start("06:42", is_demo=False)
    app.start_reminders()
    app.look_at_reminders()
    said = texts(app)

    assert next_card(app) == "Finish clear drinks by 8:00 AM"
    assert any("A newer Aftercare wrote your data." in text for text in said)
    if name == "schedule.db":
        press(app, "action-done")
        assert next_card(app) == "Finish clear drinks by 8:00 AM"
    assert (tmp_path / "data" / name).read_bytes() == before


def test_where_nothing_can_be_written_todays_instructions_and_reminders_show_and_the_person_is_told(
    start: Start, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start("06:40")
    start("06:41", tmp_path / "elsewhere")

    def refuse(database: Database) -> AbstractContextManager[None]:
        raise StoreReadOnly(database.path, "attempt to write a readonly database")

    monkeypatch.setattr(Database, "transaction", refuse)
    app = start("07:46", is_demo=False)
    app.start_reminders()
    app.look_at_reminders()
    qapp.processEvents()

    said = texts(app)
    assert next_card(app) == "Finish clear drinks by 8:00 AM"
    assert any("Last drink by 8:00 AM" in text for text in said)
    assert any("The folder is read-only." in text for text in said)


def test_try_again_opens_what_could_not_be_opened_and_looks_after_reminders(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    start("06:40")
    start("06:41", tmp_path / "elsewhere")
    schedule = tmp_path / "data" / "schedule.db"
    kept = schedule.read_bytes()
    schedule.unlink()
    schedule.mkdir()
    app = start("07:46", is_demo=False)
    assert next_card(app) == "We could not open your plan."
    press(app, "action-try_again")
    assert next_card(app) == "We could not open your plan."

    schedule.rmdir()
    schedule.write_bytes(kept)
    press(app, "action-try_again")
    app.look_at_reminders()
    qapp.processEvents()

    assert next_card(app) == "Finish clear drinks by 8:00 AM"
    assert any("Last drink by 8:00 AM" in text for text in texts(app))
    assert "Riverside Ketamine Clinic" in app.desktop.window.sidebar.accessibleName() + " ".join(texts(app))


def test_a_damaged_part_of_the_ledger_is_made_again_and_the_person_is_told(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    app = start("06:40")
    app.start_reminders()
    app.look_at_reminders()
    start("06:41", tmp_path / "elsewhere")
    with sqlite3.connect(tmp_path / "data" / "schedule.db") as file:
        file.execute("UPDATE reminder SET state = 'shown' WHERE state = 'planned'")
    file.close()

    app = start("07:46", is_demo=False)
    app.start_reminders()
    app.look_at_reminders()
    qapp.processEvents()

    said = texts(app)
    assert any("A part of your reminders was damaged." in text for text in said)
    assert any("Last drink by 8:00 AM" in text for text in said)


# Going back to a copy


def look_after_reminders(app: App, qapp: QApplication) -> App:
    app.start_reminders()
    app.look_at_reminders()
    qapp.processEvents()
    return app


def waiting(app: App) -> set[ReminderId]:
    assert app.desk is not None
    return {one.reminder_id for one in app.desk.table().waiting}


@pytest.fixture
def answered(start: Start, qapp: QApplication, tmp_path: Path) -> ReminderId:
    """A reminder that was answered on Wednesday night, after the copy of that day and before the one of Thursday."""
    look_after_reminders(start("2026-05-13 19:30"), qapp)
    app = look_after_reminders(start("2026-05-13 22:10", is_demo=False), qapp)
    assert app.desk is not None
    reminder_id = app.desk.table().waiting[0].reminder_id
    app.desk.answer(reminder_id, ReminderState.DONE)
    look_after_reminders(start("06:40", is_demo=False), qapp)
    start("06:41", tmp_path / "elsewhere")
    return reminder_id


def damage(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)


@pytest.mark.parametrize("names", [("schedule",), ("private",), ("schedule", "private")])
def test_after_a_day_of_use_a_damaged_file_hides_neither_todays_instructions_nor_reminders(
    start: Start, qapp: QApplication, tmp_path: Path, answered: ReminderId, names: tuple[str, ...]
) -> None:
    sound = Path(shutil.copytree(tmp_path / "data", tmp_path / "sound"))
    expected = texts(look_after_reminders(start("07:46", sound, is_demo=False), qapp))
    for name in names:
        damage(tmp_path / "data" / f"{name}.db")

    app = look_after_reminders(start("07:46", is_demo=False), qapp)
    said = texts(app)

    assert any("Last drink by 8:00 AM" in text for text in expected)
    assert [text for text in said if "damaged" not in text] == expected
    (told,) = [text for text in said if "We went back to the copy" in text]
    assert "We went back to the copy of Thursday, May 14." in told
    assert "we may ask you again" in told
    for name in names:
        (aside,) = (tmp_path / "data").glob(f"{name}-damaged-*.db")
        assert {aside.name, f"{name}-2026-05-14-064000.db"} <= set(told.replace(".db.", ".db").split(" "))
    assert not any("is missing." in text or "cannot be shown" in text for text in said)
    assert answered not in waiting(app)


def test_an_answer_from_after_the_copy_is_asked_again_and_the_person_is_told(
    start: Start, qapp: QApplication, tmp_path: Path, answered: ReminderId
) -> None:
    damage(tmp_path / "data" / "schedule.db")
    damage(tmp_path / "data" / "copies" / "schedule-2026-05-14-064000.db")

    app = look_after_reminders(start("07:46", is_demo=False), qapp)

    assert any("Last drink by 8:00 AM" in text for text in texts(app))
    assert any("We went back to the copy of Wednesday, May 13. Marks, answers" in text for text in texts(app))
    assert answered in waiting(app)


@pytest.mark.parametrize("name", ["schedule", "private"])
def test_of_a_session_that_was_entered_after_the_copy_the_person_is_told_that_it_cannot_be_shown(
    start: Start, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    app = start("06:40")
    app.start_reminders()
    start("06:41", tmp_path / "elsewhere")
    data, copies = tmp_path / "data", tmp_path / "data" / "copies"
    copies.mkdir()
    with sqlite3.connect(data / f"{name}.db") as file:
        file.execute("VACUUM INTO ?", (str(copies / f"{name}-2026-05-13-200000.db"),))
    file.close()
    with sqlite3.connect(copies / f"{name}-2026-05-13-200000.db") as copy:
        for (table,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            copy.execute(f"DELETE FROM {table}")
    copy.close()
    damage(data / f"{name}.db")

    app = start("06:42", is_demo=False)
    assert next_card(app) == "Your data was damaged. We went back to a copy."
    assert any("A session you entered after that cannot be shown." in text for text in texts(app))

    app = start("06:43", is_demo=False)
    assert next_card(app) == "A session you entered is missing."
    assert {"911", "988"} <= set(help_texts(app, qapp))


def test_going_back_to_a_copy_is_possible_without_a_new_start(
    start: Start, qapp: QApplication, tmp_path: Path, answered: ReminderId
) -> None:
    (tmp_path / "data" / "schedule.db").unlink()
    (tmp_path / "data" / "schedule.db").mkdir()
    app = start("07:46", is_demo=False)
    assert next_card(app) == "We could not open your plan."
    (tmp_path / "data" / "schedule.db").rmdir()

    press(app, "action-try_again")
    look_after_reminders(app, qapp)

    assert any("Last drink by 8:00 AM" in text for text in texts(app))
    assert any("We went back to the copy of Thursday, May 14." in text for text in texts(app))
