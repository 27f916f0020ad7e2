"""A clinic's file in the running app: every way in, what the person reads and answers, and what follows from it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QProcess, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests import running_app
from tests.content.hostile_packs import Hostile, hostile_packs
from tests.content.signed_packs import OTHER_SECRET
from tests.own_packs import ALDER_LANE, write_pack
from tests.running_app import Start, help_texts, next_card, press, texts
from tests.test_installed_packs import OTHER_PHONE

from aftercare.app import App
from aftercare.clinic_door import MY_CLINIC
from aftercare.command_line import read_options
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import ReminderState
from aftercare.domain.rule import RuleId
from aftercare.domain.today import TaskState
from aftercare.entrance import WayIn
from aftercare.scheduling.single_instance import Wish
from aftercare.ui.clinic_packs.view import ClinicFileView

look, demo, start = running_app.look, running_app.demo, running_app.start
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

NOT_A_SAMPLE = (("sample = true", "sample = false"),)
LONGER_FAST = (('by = "6 hours"', 'by = "8 hours"'),)
EARLIER_DRINKS = (('starts = { before = "start", by = "2 hours" }', 'starts = { before = "start", by = "3 hours" }'),)
Way = Callable[[App, Path, Path], None]


def with_door(start: Start, tmp_path: Path, moment: str = "06:40", *more: str, is_demo: bool = True) -> App:
    app = start(moment, is_demo=is_demo)
    app.pack_folders = (tmp_path / "beside", tmp_path / "machine")
    app.be_present(tmp_path / "data", read_options(["--demo", *more]))
    QApplication.processEvents()
    return app


def page(app: App) -> ClinicFileView:
    found = app.desktop.window.page(MY_CLINIC)
    assert isinstance(found, ClinicFileView)
    return found


def heading(app: App) -> str:
    row = page(app).step.row
    assert row is not None
    assert page(app).step.isVisible()
    return row.title


def digest_of(folder: Path) -> str:
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "kept-content" not in path.parts and path.suffix != ".lock":
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


# Every way in


def opened_by_the_command_line(app: App, file: Path, _folder: Path) -> None:
    assert app.door is not None
    options = read_options([str(file)])
    assert options.pack is not None
    app.door.open(str(options.pack))


def handed_over_by_a_later_start(app: App, file: Path, _folder: Path) -> None:
    assert app.presence is not None
    app.presence.file_handed.emit(str(file))


def dropped_onto_the_window(app: App, file: Path, _folder: Path) -> None:
    window, carried = app.desktop.window, QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(200, 200), *how)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how))


def opened_on_a_mac(app: App, file: Path, _folder: Path) -> None:
    assert app.door is not None
    app.door.hear_the_system()
    application = QApplication.instance()
    assert application is not None
    QApplication.sendEvent(application, QFileOpenEvent(str(file)))


def chosen_with_the_button(app: App, file: Path, _folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
        app.desktop.window.show_page(MY_CLINIC)
        press(app, "clinic-choose-file")


def found_in_the_folder_of_the_machine(app: App, file: Path, folder: Path) -> None:
    (folder / "machine").mkdir()
    (folder / "machine" / file.name).write_bytes(file.read_bytes())
    assert app.door is not None
    app.door.look()
    assert any("waits on this computer" in text for text in texts(app))
    app.desktop.window.show_page(MY_CLINIC)
    press(app, "clinic-offer-0")


def found_beside_the_program(app: App, file: Path, folder: Path) -> None:
    (folder / "beside").mkdir()
    (folder / "beside" / file.name).write_bytes(file.read_bytes())
    app.desktop.window.show_page(MY_CLINIC)
    press(app, "clinic-offer-0")


WAYS: tuple[Way, ...] = (
    opened_by_the_command_line,
    handed_over_by_a_later_start,
    dropped_onto_the_window,
    opened_on_a_mac,
    chosen_with_the_button,
    found_in_the_folder_of_the_machine,
    found_beside_the_program,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_in_shows_the_clinic_and_its_six_words_and_puts_the_file_in_force(
    start: Start, tmp_path: Path, way: Way
) -> None:
    file = write_pack(tmp_path / "alder.aftercare-clinic", 1, folder=ALDER_LANE, secret=OTHER_SECRET)
    app = with_door(start, tmp_path, is_demo=False)

    way(app, file, tmp_path)

    assert heading(app) == "Is this your clinic?"
    assert "Alder Lane Infusion Clinic" in texts(app)
    assert len([text for text in texts(app) if text[:2] in {f"{number}." for number in range(1, 7)}]) == 6
    press(app, "clinic-match")
    assert heading(app) == "Your plan now goes by these rules."
    current = app.packs.current()
    assert current is not None
    assert current.pack.name == "Alder Lane Infusion Clinic"
    assert app.desktop.course.clinic == current.pack


def test_a_second_start_with_a_file_hands_it_over_and_ends(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    file = write_pack(tmp_path / "alder lane.aftercare-clinic", 1, folder=ALDER_LANE)
    app = with_door(start, tmp_path, is_demo=False)
    way_in = WayIn(tmp_path / "data", Wish.RAISE)
    assert way_in.code is None

    second = QProcess()
    second.setWorkingDirectory(str(tmp_path))
    second.start(sys.executable, ["-m", "aftercare", "--data-dir", "data", file.name])
    qtbot.waitUntil(lambda: app.desktop.window.page_id == MY_CLINIC, timeout=30_000)
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=30_000)

    way_in.leave()
    assert second.exitCode() == 0
    assert heading(app) == "Is this your clinic?"
    assert "Alder Lane Infusion Clinic" in texts(app)


def test_a_start_with_a_file_opens_on_it(start: Start, tmp_path: Path) -> None:
    file = write_pack(tmp_path / "alder.aftercare-clinic", 1, folder=ALDER_LANE)

    app = with_door(start, tmp_path, "06:40", str(file), is_demo=False)

    assert app.desktop.window.page_id == MY_CLINIC
    assert heading(app) == "Is this your clinic?"


def test_before_any_session_is_entered_the_clinic_and_its_number_are_on_the_screen(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    file = write_pack(tmp_path / "alder.aftercare-clinic", 1, folder=ALDER_LANE)
    app = with_door(start, tmp_path, "06:40", str(file), is_demo=False)
    press(app, "clinic-match")

    again = start("06:41", tmp_path / "data", is_demo=False)

    assert "Alder Lane" in " ".join(texts(again))
    assert "(503) 555-0101" in " ".join(help_texts(again, qapp))


# What the person answers


def test_words_that_do_not_match_change_nothing_and_say_whom_to_call(start: Start, tmp_path: Path) -> None:
    file = write_pack(tmp_path / "alder.aftercare-clinic", 1, folder=ALDER_LANE)
    app = with_door(start, tmp_path, "06:40", str(file), is_demo=False)

    press(app, "clinic-no-match")

    said = " ".join(texts(app))
    assert "Do not use this file." in said
    assert "on a number you already have" in said
    assert "555-0101" not in said
    assert app.packs.current() is None
    press(app, "clinic-back")
    assert not page(app).step.isVisible()


@pytest.mark.parametrize("hostile", tuple(hostile_packs())[::6], ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_on_the_screen_and_nothing_is_written(
    start: Start, tmp_path: Path, hostile: Hostile
) -> None:
    app = with_door(start, tmp_path)
    file = tmp_path / "bad.aftercare-clinic"
    file.write_bytes(hostile.make())
    before = digest_of(tmp_path / "data")

    handed_over_by_a_later_start(app, file, tmp_path)

    assert heading(app) == "We cannot use this file."
    assert digest_of(tmp_path / "data") == before


def test_a_draft_carries_its_mark_on_every_screen(start: Start, tmp_path: Path) -> None:
    file = write_pack(tmp_path / "draft.aftercare-clinic", 1, NOT_A_SAMPLE, folder=ALDER_LANE, secret=None)
    app = with_door(start, tmp_path, "06:40", str(file), is_demo=False)
    assert heading(app) == "This file is a draft."

    press(app, "clinic-use-draft")

    window = app.desktop.window
    for page_id in ("today", "recovery", "warning-signs", "learn", MY_CLINIC):
        window.show_page(page_id)
        assert any("Draft plan, not signed" in text for text in texts(app)), page_id
    app.desktop.look.set_text_percent(200)
    window.resize(760, 560)
    QApplication.processEvents()
    try:
        assert any("Draft plan, not signed" in text for text in texts(app))
    finally:
        app.desktop.look.set_text_percent(100)


def test_rules_past_their_day_of_review_go_on_and_carry_a_mark(start: Start, tmp_path: Path) -> None:
    late = (*NOT_A_SAMPLE, ("review_by = 2030-01-15", "review_by = 2026-02-01"))
    file = write_pack(tmp_path / "late.aftercare-clinic", 1, late, folder=ALDER_LANE)
    app = with_door(start, tmp_path, "06:40", str(file), is_demo=False)

    press(app, "clinic-match")

    assert app.desktop.course.clinic is not None
    assert "Rules past their day of review" in texts(app)


# In the middle of a course


def in_course(start: Start, tmp_path: Path, moment: str) -> App:
    """The fictional course, under the signed third version of its clinic's pack."""
    app = with_door(start, tmp_path, moment)
    file = write_pack(tmp_path / "riverside-3.aftercare-clinic", 3)
    handed_over_by_a_later_start(app, file, tmp_path)
    press(app, "clinic-match")
    assert heading(app) == "Your plan now goes by these rules."
    return app


def test_a_new_version_plans_the_course_anew_and_keeps_what_was_ticked(start: Start, tmp_path: Path) -> None:
    app = in_course(start, tmp_path, "2026-05-12T09:00")
    (plan,) = app.desktop.course.plans
    task = plan.tasks[0]
    app.desktop.course.mark(plan.session.session_id, task.key, TaskState.DONE, plan.session.planned_start)
    ticked = dict(app.desktop.course.states(plan.session.session_id))
    app.look_at_reminders()
    assert app.desk is not None

    file = write_pack(tmp_path / "riverside-4.aftercare-clinic", 4, (*LONGER_FAST, *EARLIER_DRINKS))
    handed_over_by_a_later_start(app, file, tmp_path)
    said = " ".join(texts(app))
    assert "6 hours before the start of your session" in said
    assert "8 hours before the start of your session" in said
    assert app.desktop.course.plans == (plan,)
    press(app, "clinic-use-changes")

    (after,) = app.desktop.course.plans
    assert _starts(after, "food") < _starts(plan, "food")
    assert dict(app.desktop.course.states(plan.session.session_id)) == ticked
    app.look_at_reminders()
    entries = app._opened.schedule.ledger.entries(plan.session.session_id)  # type: ignore[union-attr]
    assert any(entry.state is ReminderState.SUPERSEDED for entry in entries)
    assert [one.pack.serial for one in app.packs.history()][:2] == [4, 3]


def _starts(plan: Plan, rule_id: str) -> datetime:
    window = plan.window(RuleId(rule_id))
    assert window is not None
    assert window.starts is not None
    return window.starts


def test_what_was_said_by_the_old_rules_is_corrected_on_one_card(start: Start, tmp_path: Path) -> None:
    in_course(start, tmp_path, "06:40")
    app = with_door(start, tmp_path, "07:46", is_demo=False)
    app.look_at_reminders()
    assert any("Last drink by 8:00 AM" in text for text in texts_of_today(app))
    file = write_pack(tmp_path / "riverside-4.aftercare-clinic", 4, EARLIER_DRINKS)
    handed_over_by_a_later_start(app, file, tmp_path)

    press(app, "clinic-use-changes")
    app.look_at_reminders()

    said = texts_of_today(app)
    assert "What we told you for 8:00 AM no longer holds." in said
    assert not any("Last drink by 8:00 AM" in text for text in said)


def texts_of_today(app: App) -> list[str]:
    app.desktop.window.show_page("today")
    QApplication.processEvents()
    return texts(app)


def test_what_changed_is_told_at_every_start_until_it_was_read(start: Start, tmp_path: Path) -> None:
    app = in_course(start, tmp_path, "2026-05-12T09:00")
    file = write_pack(tmp_path / "riverside-4.aftercare-clinic", 4, OTHER_PHONE)
    handed_over_by_a_later_start(app, file, tmp_path)
    press(app, "clinic-use-changes")

    app = with_door(start, tmp_path, "2026-05-12T09:10", is_demo=False)
    assert any("Your clinic changed its rules. Print your sheets again." in text for text in texts(app))
    app.desktop.window.show_page(MY_CLINIC)
    said = " ".join(texts(app))
    assert "Was: (503) 555-0142" in said
    assert "Now: (503) 555-0177" in said
    press(app, "clinic-news-read")

    again = with_door(start, tmp_path, "2026-05-12T09:20", is_demo=False)
    assert not any("changed its rules" in text for text in texts(again))


def test_a_version_that_changes_no_number_is_taken_from_the_folder_of_the_machine_by_itself(
    start: Start, tmp_path: Path
) -> None:
    app = in_course(start, tmp_path, "2026-05-12T09:00")
    (tmp_path / "machine").mkdir()
    write_pack(
        tmp_path / "machine" / "new.aftercare-clinic", 4, (("even if you feel fine.", "even when you feel fine."),)
    )
    assert app.packs.current() is not None

    app = with_door(start, tmp_path, "2026-05-12T09:10", is_demo=False)

    current = app.packs.current()
    assert current is not None
    assert current.pack.serial == 4


def test_a_damaged_file_is_told_and_the_version_before_it_holds(start: Start, tmp_path: Path) -> None:
    app = in_course(start, tmp_path, "2026-05-12T09:00")
    file = write_pack(tmp_path / "riverside-4.aftercare-clinic", 4, LONGER_FAST)
    handed_over_by_a_later_start(app, file, tmp_path)
    press(app, "clinic-use-changes")
    kept = tmp_path / "data" / "clinic-packs" / f"{sha256(file.read_bytes()).hexdigest()}.aftercare-clinic"
    assert kept.is_file()
    start("09:20", tmp_path / "elsewhere")
    kept.write_bytes(kept.read_bytes()[:50])

    again = with_door(start, tmp_path, "2026-05-12T09:30", is_demo=False)

    assert again.desktop.course.clinic is not None
    assert again.desktop.course.clinic.serial == 3
    assert any("older" in text and "clinic" in text for text in texts(again))
    assert next_card(again)
