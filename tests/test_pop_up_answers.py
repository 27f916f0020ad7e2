"""What a person presses on a pop-up is kept like what they press in the window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests import running_app

from aftercare.app import App, build_app
from aftercare.command_line import read_options
from aftercare.content.demo_reader import Demo
from aftercare.domain.reminder import ReminderId
from aftercare.running_app import REMINDER_TEST, Presence
from aftercare.scheduling.desktop_notice import discreet_notice
from aftercare.ui.popup.stack import PopupStack
from aftercare.ui.reminder_test.view import ReminderTestView
from aftercare.ui.theme.look import Look

look, demo = running_app.look, running_app.demo
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
LAST_DRINK = "2026-05-14T07:45:00"


@dataclass
class Morning:
    """The app with all that keeps it in reach, on a desktop that shows no notices."""

    app: App
    folder: Path
    now: datetime

    @property
    def presence(self) -> Presence:
        (found,) = [one for one in (self.app.presence,) if one is not None]
        return found

    @property
    def popups(self) -> PopupStack:
        return self.presence.popups

    def press(self, name: str) -> None:
        found = self.popups.views[0].findChild(QAbstractButton, f"popup-{name}")
        assert isinstance(found, QAbstractButton)
        found.click()

    def state(self) -> str:
        with closing(sqlite3.connect(self.folder / "schedule.db")) as schedule:
            rows = schedule.execute("SELECT due, state FROM reminder ORDER BY entry").fetchall()
        (found,) = [state for at, state in rows if datetime.fromisoformat(at) == self.now]
        return str(found)


@pytest.fixture
def morning(look: Look, demo: Demo, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Morning]:
    due = datetime.fromisoformat(LAST_DRINK).replace(tzinfo=demo.zone)
    moment = [due - timedelta(minutes=1)]
    app = build_app(look, lambda: moment[0], tmp_path / "data", demo)
    app.desktop.show()
    app.be_present(tmp_path / "data", read_options(["--demo"]))
    qtbot.waitUntil(lambda: app.desk is not None)
    made = Morning(app, tmp_path / "data", due)
    assert app.desk is not None
    app.desk.look()
    moment[0] = due
    app.desk.look()
    qtbot.waitUntil(lambda: len(made.popups.views) == 1)
    yield made
    app.stop()
    app.desktop.window.deleteLater()


def test_it_says_nothing_to_others_and_closing_it_is_no_answer(morning: Morning) -> None:
    assert morning.popups.views[0].row.heading == "You have a reminder."

    morning.press("close")

    assert (len(morning.popups.rows), morning.state()) == (0, "shown")


def test_putting_it_off_is_kept_and_takes_it_away(morning: Morning) -> None:
    morning.press("snooze")

    assert (len(morning.popups.rows), morning.state()) == (0, "snoozed")


def test_open_brings_the_window_up_and_settles_nothing(morning: Morning) -> None:
    morning.app.desktop.window.hide()

    morning.press("main")

    assert morning.app.desktop.window.isVisible()
    assert (len(morning.popups.rows), morning.state()) == (0, "shown")


def test_an_answer_in_the_window_takes_the_pop_up_away(morning: Morning) -> None:
    morning.app.desktop.reminder_done(morning.popups.rows[0].reminder_id)

    assert (len(morning.popups.rows), morning.state()) == (0, "done")


def chosen(morning: Morning, wish: Callable[[ReminderTestView], None]) -> ReminderTestView:
    morning.app.desktop.window.show_page(REMINDER_TEST)
    page = morning.app.desktop.window.page(REMINDER_TEST)
    assert isinstance(page, ReminderTestView)
    wish(page)
    return page


def test_a_person_who_chose_to_read_more_can_say_done_on_it(morning: Morning) -> None:
    morning.press("close")
    chosen(morning, lambda page: page.details_wanted.emit(True))
    assert morning.app.desk is not None
    name = next(iter(morning.app.desk.waiting(morning.app.desktop.course.plans[0].session.session_id)))
    morning.presence.notices().show(discreet_notice(name))
    assert morning.popups.views[0].row.heading.startswith("Last drink by")

    morning.press("main")

    assert (len(morning.popups.rows), morning.state()) == (0, "done")


def test_the_pop_up_of_several_reminders_says_how_many_and_opens_today(morning: Morning) -> None:
    chosen(morning, lambda page: page.details_wanted.emit(True))
    name = ReminderId(morning.popups.rows[0].reminder_id)

    morning.presence.notices().show(discreet_notice(name, 4))
    row = morning.popups.views[0].row
    morning.press("main")

    assert (row.heading, row.snooze_text, row.can_be_answered) == ("You have 4 reminders.", "", False)
    assert morning.app.desktop.window.page_id == "today"
    assert (len(morning.popups.rows), morning.state()) == (0, "shown")


def test_the_test_page_knows_when_reminders_were_looked_after_and_what_comes(morning: Morning) -> None:
    page = chosen(morning, lambda _page: None)

    rows = page.rows
    assert rows is not None
    assert rows.last_look.replace("\xa0", " ") == "Aftercare last looked at 7:45 AM."
    assert len(rows.coming) == 3


def test_what_was_put_off_is_among_what_comes_next_at_its_new_time(morning: Morning) -> None:
    morning.press("snooze")

    rows = chosen(morning, lambda _page: None).rows
    assert rows is not None
    assert rows.coming[0].when.replace("\xa0", " ") == "7:50 AM"
    assert rows.coming[0].text.startswith("Last drink by")


def test_own_quiet_hours_hold_at_once_and_are_kept(morning: Morning) -> None:
    course = morning.app.desktop.course
    said_by_the_clinic = course.plans[0].quiet

    page = chosen(morning, lambda page: page.clinic_hours_wanted.emit(False))
    page.bedtime_stepped.emit(-4)

    assert course.plans[0].quiet.bedtime == time(21)
    with closing(sqlite3.connect(morning.folder / "schedule.db")) as schedule:
        assert schedule.execute("SELECT begins, ends FROM quiet_hours").fetchall() == [("21:00", "07:00")]
    assert page.rows is not None
    assert page.rows.quiet is not None
    assert page.rows.quiet.bedtime.replace("\xa0", " ") == "9:00 PM"

    page.clinic_hours_wanted.emit(True)

    assert course.plans[0].quiet == said_by_the_clinic


def test_once_it_ends_nothing_is_looked_at_any_more(morning: Morning, qapp: QApplication) -> None:
    presence = morning.presence
    morning.app.stop()

    presence.look()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)

    assert morning.popups.views == ()


def test_the_demo_leaves_this_computer_as_it_is(morning: Morning, tmp_path: Path) -> None:
    page = chosen(morning, lambda page: page.login_wanted.emit(True))

    assert page.rows is not None
    assert page.rows.starts_at_login
    assert list(tmp_path.rglob("*.desktop")) == []
