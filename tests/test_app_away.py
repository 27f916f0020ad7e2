"""The whole app over a night in which the computer was off: what it asks then, and what outlives a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests import running_app
from tests.running_app import next_card, press, texts
from tests.storage.sealing import FIELDS, seal

from aftercare.app import App, build_app
from aftercare.content.demo_reader import Demo
from aftercare.domain.desk_table import DeskTable
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.scheduling.desktop_notice import Notice
from aftercare.scheduling.reminder_desk import ReminderDesk
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.schedule_store import open_schedule
from aftercare.ui.theme.look import Look

look, demo = running_app.look, running_app.demo


class Notices:
    """A desktop that keeps what it was asked for, over restarts."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []

    def show(self, notice: Notice) -> bool:
        self.shown.append(notice)
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        pass


class Computer:
    """The computer of the person: it can be switched off, on, and taken to another zone."""

    def __init__(self, look: Look, demo: Demo, folder: Path) -> None:
        self._look, self._demo, self._folder = look, demo, folder
        self.notices = Notices()
        self.now = self.at("2026-05-13 19:30")
        self.zone = demo.zone
        self.app: App | None = None

    def at(self, text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=self._demo.zone)

    def on(self, text: str, *, is_first: bool = False) -> App:
        self.off()
        self.now = self.at(text)
        demo = self._demo if is_first else None
        self.app = app = build_app(self._look, lambda: self.now, self._folder, demo, here=lambda: self.zone)
        app.desktop.show()
        app.start_reminders(lambda: self.notices)
        self.look()
        return app

    def look(self) -> None:
        assert self.app is not None
        self.app.look_at_reminders()
        QApplication.processEvents()

    def go_to(self, text: str) -> None:
        self.now = self.at(text)
        self.look()

    def off(self) -> None:
        if self.app is not None:
            self.app.desktop.window.close()
            self.app.stop()
            delete(self.app.desktop.window)
            delete(self.app.desktop)
            self.app = None

    @property
    def desk(self) -> ReminderDesk:
        assert self.app is not None
        assert self.app.desk is not None
        return self.app.desk

    @property
    def table(self) -> DeskTable:
        return self.desk.table()

    def rules(self, is_wanted: Callable[..., bool] = lambda one: True) -> list[str]:
        assert self.app is not None
        plan = self.app.desktop.course.plans[0]
        names = {one.reminder_id: one.rule_id for one in self.app.desktop.course.every_reminder(plan)}
        return [names[one.reminder_id] for one in self.table.waiting if is_wanted(one)]


@pytest.fixture
def computer(look: Look, demo: Demo, tmp_path: Path, qtbot: QtBot) -> Iterator[Computer]:
    made = Computer(look, demo, tmp_path / "data")
    made.on("2026-05-13 19:30", is_first=True)
    made.off()
    made.notices.shown.clear()
    yield made
    made.off()


def test_after_a_night_switched_off_there_is_one_notice_and_one_card(computer: Computer) -> None:
    app = computer.on("2026-05-14 07:05")

    assert len(computer.notices.shown) == 1
    assert computer.notices.shown[0].body == "You have 6 reminders. Open Aftercare to read them."
    assert next_card(app) == "“Stop eating” was due at 4:00 AM"
    assert "1 of 6" in texts(app)
    assert computer.desk.last_look == computer.now
    assert computer.desk.waiting_count() == 6


def test_what_was_missed_is_still_asked_about_after_restarts_until_somebody_answers(computer: Computer) -> None:
    computer.on("2026-05-14 07:05")
    went_by = set(computer.rules())
    app = computer.on("2026-05-14 09:30")

    assert went_by <= set(computer.rules())
    assert next_card(app) == "“Stop clear drinks” was due at 8:00 AM"
    press(app, "action-kept")
    assert next_card(app) == "“Stop eating” was due at 4:00 AM"
    assert next_card(computer.on("2026-05-14 09:31")) == "“Stop eating” was due at 4:00 AM"


def test_three_days_later_nothing_of_the_session_was_dropped(computer: Computer) -> None:
    computer.on("2026-05-16 19:30")

    unheard = set(computer.rules(lambda one: one.is_away))

    assert {"food", "clear-drinks", "pack-bag", "ready-check", "mood-check-after", "driving-check"} <= unheard


def test_a_slip_stays_on_its_card_over_a_restart_until_it_was_read(computer: Computer) -> None:
    app = computer.on("2026-05-14 07:05")
    press(app, "action-slipped")
    assert next_card(app).startswith("Call Riverside before you leave home")

    app = computer.on("2026-05-14 07:06")
    assert next_card(app).startswith("Call Riverside before you leave home")
    press(app, "action-seen")

    assert not next_card(app).startswith("Call Riverside")
    assert "food" not in computer.rules()
    assert not next_card(computer.on("2026-05-14 07:07")).startswith("Call Riverside")


def test_a_moved_appointment_is_corrected_once_over_restarts_until_it_was_read(computer: Computer) -> None:
    app = computer.on("2026-05-13 20:00")
    assert "food" in computer.rules()
    starts = computer.at("2026-05-15 10:00")
    app.desktop.course.move_session("sample-session-4", starts, starts + timedelta(minutes=90), computer.now)
    computer.look()

    words = "Your appointment moved. What we told you for 4:00 AM Thursday no longer holds."
    assert next_card(app) == words
    app = computer.on("2026-05-13 20:05")
    assert next_card(app) == words
    assert [one.was for one in computer.table.corrections] == [computer.at("2026-05-14 10:00")]
    press(app, "action-seen")

    assert not computer.table.corrections
    assert next_card(computer.on("2026-05-13 20:10")) != words


def test_opened_in_the_night_it_shows_cards_and_makes_no_sound_until_the_morning(computer: Computer) -> None:
    app = computer.on("2026-05-14 01:00")
    assert next_card(app) == "Stop eating at 4:00 AM"
    assert computer.notices.shown == []

    computer.go_to("2026-05-14 06:59")
    assert computer.notices.shown == []
    computer.go_to("2026-05-14 07:00")

    assert len(computer.notices.shown) == 1


def test_own_quiet_hours_are_kept_and_hold(computer: Computer, tmp_path: Path) -> None:
    store = open_schedule(tmp_path / "data", computer.now)
    store.pulse.keep_quiet_hours(time(19), time(9))
    store.close()

    computer.on("2026-05-14 08:30")
    assert computer.notices.shown == []
    computer.go_to("2026-05-14 09:00")

    assert len(computer.notices.shown) == 1


def test_an_answer_settles_what_else_of_its_rule_came_due(computer: Computer) -> None:
    computer.on("2026-05-13 20:00")
    computer.go_to("2026-05-13 21:31")
    assert computer.rules().count("food") == 2
    newest = computer.table.waiting[computer.rules().index("food")]

    computer.desk.answer(newest.reminder_id, ReminderState.ASKED)

    assert "food" not in computer.rules()


def test_a_snooze_is_kept_over_a_restart_and_speaks_again(computer: Computer) -> None:
    computer.on("2026-05-14 07:45")
    drinks = next(one for one in computer.table.waiting if not one.is_away)
    until = computer.at("2026-05-14 07:52")
    computer.desk.snooze(drinks.reminder_id, until)

    computer.on("2026-05-14 07:47")
    again = next(one for one in computer.table.waiting if one.reminder_id == drinks.reminder_id)
    assert again.snoozed_until == until
    before = len(computer.notices.shown)
    computer.go_to("2026-05-14 07:52")

    assert len(computer.notices.shown) == before + 1


def test_what_speaks_next_is_known_with_what_was_put_off_among_it(computer: Computer) -> None:
    computer.on("2026-05-14 07:46")
    first = computer.table.waiting[0]
    until = computer.now + timedelta(minutes=3)

    computer.desk.snooze(first.reminder_id, until)
    coming = computer.desk.coming(3)

    assert len(coming) == 3
    assert coming[0] == (until, first.reminder_id)
    assert [moment for moment, _ in coming] == sorted(moment for moment, _ in coming)


# Clocks and zones


def test_a_clock_that_fell_behind_is_asked_about_and_closes_nothing(computer: Computer) -> None:
    computer.on("2026-05-14 09:00")
    before = {(one.reminder_id, one.state) for one in computer.table.waiting}

    app = computer.on("2026-05-13 12:00")

    assert any(text.startswith("Is today’s date and time right?") for text in texts(app))
    assert {(one.reminder_id, one.state) for one in computer.table.waiting} == before
    press(app, "banner-seen")
    assert not any(text.startswith("Is today’s date and time right?") for text in texts(app))
    assert not any("Is today’s date" in text for text in texts(computer.on("2026-05-13 12:05")))


def test_a_new_zone_is_told_once_and_every_card_then_says_both_times(computer: Computer) -> None:
    computer.on("2026-05-13 19:40")
    computer.zone = ZoneInfo("America/New_York")
    computer.go_to("2026-05-13 19:41")
    app = computer.app
    assert app is not None

    assert next_card(app) == "Your computer is now on New York time."
    assert any("10:00 AM tomorrow clinic time (1:00 PM tomorrow here)" in text for text in texts(app))
    press(app, "action-seen")

    assert next_card(app) != "Your computer is now on New York time."
    app = computer.on("2026-05-13 19:45")
    assert next_card(app) != "Your computer is now on New York time."
    assert any("clinic time" in text for text in texts(app))


def test_when_the_rules_of_a_zone_change_the_appointment_keeps_its_time_on_the_wall(
    computer: Computer, tmp_path: Path
) -> None:
    """The moments in UTC were written under other rules; the plan made at the start goes by today's."""
    store = open_schedule(tmp_path / "data", computer.now)
    with store.ledger._database.transaction():
        store.ledger._database.execute(
            "UPDATE session SET planned_start_utc = ?, planned_start_local = ?",
            ("2026-05-14T18:00:00.000000+00:00", "2026-05-14T10:00:00.000000-08:00"),
        )
        seal(store.ledger._database, store.ledger._database.rows(FIELDS))
        store.ledger._database.execute(
            "UPDATE followed_appointment SET start_local = '2026-05-14T10:00:00.000000-08:00'"
        )
    store.close()

    app = computer.on("2026-05-13 19:41")

    (plan,) = app.desktop.course.plans
    assert plan.session.planned_start == computer.at("2026-05-14 10:00")
    assert not computer.table.corrections
    due = {entry.due for entry in _entries(tmp_path, computer) if entry.state is ReminderState.PLANNED}
    assert due <= {one.due for one in app.desktop.course.every_reminder(plan)}


def _entries(tmp_path: Path, computer: Computer) -> tuple[LedgerEntry, ...]:
    store = open_schedule(tmp_path / "data", computer.now)
    try:
        return store.ledger.entries("sample-session-4")
    finally:
        store.close()
