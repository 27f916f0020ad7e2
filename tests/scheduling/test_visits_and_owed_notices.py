"""No notice during the visit of any session, none twice where nothing can be written, and none lost for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.desktop_notice import Notice
from aftercare.scheduling.reminder_desk import ReminderDesk
from aftercare.scheduling.waker import Waker
from aftercare.storage.database import Database
from aftercare.storage.schedule_store import ScheduleStore, open_schedule

SESSION_ID = "4f9a"
PACIFIC = ZoneInfo("America/Los_Angeles")
NIGHT = QuietHours(time(22), time(7), PACIFIC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-05-{text}").replace(tzinfo=PACIFIC).astimezone(UTC)


def reminder(name: str, due: str, until: str, *, is_hard: bool = False) -> Reminder:
    key = ReminderId(neutral_id(name))
    return Reminder(key, RuleId(name), at(due), at(due), at(until), is_hard, "Now.", "Late.", "Passed.")


REST = reminder("rest", "14 10:30", "14 20:00", is_hard=True)
PILL = reminder("pill", "14 03:00", "14 05:00")
DRINK = reminder("drink", "14 03:00", "14 20:00")


@dataclass
class Desktop:
    """A desktop, and a person who was told of so many things by one notice."""

    shown: list[ReminderId] = field(default_factory=list)

    def show(self, notice: Notice) -> bool:
        self.shown.append(notice.reminder_id)
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        return


@dataclass
class Day:
    """The program on one day, with what the plan wants and what keeps it from being said."""

    store: ScheduleStore
    desktop: Desktop = field(default_factory=Desktop)
    wanted: WantedReminders = field(default_factory=lambda: WantedReminders(SESSION_ID, 0, ()))
    now: datetime = datetime(2026, 5, 14, 3, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.desk = ReminderDesk(
            self.store.ledger, Waker(lambda: self.now), lambda: self.desktop, lambda: [self.wanted], lambda: self.now
        )

    def look(self, text: str, **wanted: object) -> None:
        self.now = at(text)
        self.wanted = replace(self.wanted, **wanted)  # type: ignore[arg-type]
        self.desk.look()

    def cards(self) -> list[ReminderId]:
        return [one.reminder_id for one in self.desk.table().waiting]

    def away(self) -> list[ReminderId]:
        return [one.reminder_id for one in self.desk.table().waiting if one.is_away]


@pytest.fixture
def day(tmp_path: Path, qtbot: QtBot) -> Iterator[Day]:
    store = open_schedule(tmp_path, at("13 20:00"))
    start = at("15 10:00")
    store.sessions.save(Session(SESSION_ID, Treatment.IV_INFUSION, start, start + HOUR), PACIFIC)
    yield Day(store)
    store.close()


def test_in_the_visit_of_another_session_it_is_on_its_card_and_its_notice_comes_as_that_ends(day: Day) -> None:
    day.look("14 09:00", reminders=(REST,))

    day.look("14 10:30", visit_until=at("14 12:00"))
    assert (day.desktop.shown, day.cards()) == ([], [REST.reminder_id])
    day.look("14 12:00", visit_until=None)
    day.look("14 12:01")

    assert day.desktop.shown == [REST.reminder_id]
    assert day.away() == []


def test_what_a_person_put_off_into_a_visit_waits_for_its_end_too(day: Day) -> None:
    day.look("14 10:30", reminders=(REST,))
    day.desk.snooze(REST.reminder_id, at("14 11:00"))

    day.look("14 11:00", visit_until=at("14 12:00"))
    assert len(day.desktop.shown) == 1
    day.look("14 12:00", visit_until=None)

    assert len(day.desktop.shown) == 2


def test_the_next_look_is_booked_for_the_end_of_the_visit(day: Day) -> None:
    waker = day.desk._waker = Mock()
    day.look("14 10:30", reminders=(REST,), visit_until=at("14 12:00"))

    assert waker.wake_at.call_args.args[0] == at("14 12:00")


def test_what_had_no_notice_in_the_night_until_it_mattered_no_more_went_by_unheard(day: Day) -> None:
    day.look("13 23:00", reminders=(PILL,), quiet=NIGHT)
    day.look("14 03:00")
    day.look("14 05:00")

    assert (day.desktop.shown, day.away()) == ([], [PILL.reminder_id])


def test_what_was_over_a_minute_after_its_moment_and_nobody_heard_is_not_missing(day: Day) -> None:
    short = replace(PILL, useful_until=PILL.due + MINUTE)
    day.look("13 23:00", reminders=(short,))
    day.look("14 03:01")

    assert day.away() == [PILL.reminder_id]


def test_a_notice_that_is_owed_is_not_given_while_something_forbids_what_it_invites_to(day: Day) -> None:
    day.look("14 03:00", reminders=(DRINK,), quiet=NIGHT)
    day.look("14 07:00", held={DRINK.reminder_id: at("14 09:00")})
    assert (day.desktop.shown, day.cards()) == ([], [])

    day.look("14 09:00", held={})

    assert (day.desktop.shown, day.cards()) == ([DRINK.reminder_id], [DRINK.reminder_id])


def test_a_clock_set_back_does_not_give_an_owed_notice_before_its_time(day: Day) -> None:
    day.look("14 03:00", reminders=(DRINK,), quiet=NIGHT)
    day.look("13 21:00")
    assert day.desktop.shown == []

    day.look("14 07:00")

    assert day.desktop.shown == [DRINK.reminder_id]


def full_disk(patch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreFull("schedule.db", "no space left on device")

    patch.setattr(Database, "transaction", refuse)


def test_where_nothing_can_be_written_an_owed_notice_comes_once_and_not_at_every_look(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.look("14 03:00", reminders=(DRINK,), quiet=NIGHT)
    with monkeypatch.context() as disk:
        full_disk(disk)
        for minute in range(3):
            day.look(f"14 07:0{minute}")
        assert day.desktop.shown == [DRINK.reminder_id]
    day.look("14 07:03")

    assert day.desktop.shown == [DRINK.reminder_id]


def test_a_notice_of_the_morning_on_a_full_disk_is_not_given_again_on_the_next_morning(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.look("14 03:00", reminders=(replace(DRINK, useful_until=at("15 20:00")),), quiet=NIGHT)
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look("14 07:00")
        assert day.desktop.shown == [DRINK.reminder_id]

    day.look("14 23:00")
    day.look("15 07:00")

    assert day.desktop.shown == [DRINK.reminder_id]


def test_what_came_up_at_night_on_a_full_disk_has_its_notice_in_the_morning(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.look("13 23:00", reminders=(DRINK,), quiet=NIGHT)
    full_disk(monkeypatch)
    day.look("14 03:00")
    assert (day.desktop.shown, day.cards()) == ([], [DRINK.reminder_id])

    day.look("14 07:00")

    assert day.desktop.shown == [DRINK.reminder_id]


@pytest.mark.parametrize("entered", ["13 23:00", "14 03:30"])
def test_what_was_silent_all_night_and_never_fitted_on_the_disk_went_by_unheard(
    day: Day, monkeypatch: pytest.MonkeyPatch, entered: str
) -> None:
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look(entered, reminders=(PILL,), quiet=NIGHT)
        day.look("14 04:00")
        assert (day.desktop.shown, day.cards()) == ([], [PILL.reminder_id])

    day.look("14 06:00")
    day.look("14 06:01")

    assert (day.desktop.shown, day.away()) == ([], [PILL.reminder_id])


def test_what_came_up_silently_on_a_full_disk_and_was_forbidden_before_there_was_room_went_by_unheard(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look("14 03:30", reminders=(PILL,), quiet=NIGHT)

    day.look("14 04:00", held={PILL.reminder_id: at("14 06:00")})
    day.look("14 06:00", held={})

    assert (day.desktop.shown, day.away()) == ([], [PILL.reminder_id])


def test_what_never_fitted_on_the_disk_and_went_by_in_sleep_went_by_unheard(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look("13 20:00", reminders=(PILL,))

    day.look("14 06:00")

    assert day.away() == [PILL.reminder_id]


def test_what_was_heard_on_a_full_disk_did_not_go_by_unheard(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look("13 20:00", reminders=(PILL,))
        day.look("14 03:00")
        assert day.desktop.shown == [PILL.reminder_id]

    day.look("14 06:00")

    assert day.away() == []


def test_what_was_over_when_it_was_entered_on_a_full_disk_did_not_go_by(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        full_disk(disk)
        day.look("14 05:30", reminders=(PILL,), quiet=NIGHT)

    day.look("14 06:00")

    assert day.away() == []


def test_what_was_put_off_and_comes_up_on_a_full_disk_is_on_one_card(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    day.look("14 10:30", reminders=(REST,))
    day.desk.snooze(REST.reminder_id, at("14 11:00"))
    full_disk(monkeypatch)

    day.look("14 11:00")

    assert day.cards() == [REST.reminder_id]


def test_what_went_by_and_then_matters_for_longer_waits_on_one_card(day: Day) -> None:
    day.look("13 23:00", reminders=(PILL,))
    day.look("14 06:00")
    assert day.away() == [PILL.reminder_id]

    day.look("14 06:01", reminders=(replace(PILL, useful_until=at("14 20:00")),))

    (waiting,) = day.desk.table().waiting
    assert (waiting.state, waiting.is_away) == (ReminderState.SHOWN, False)


def test_what_is_wanted_no_longer_leaves_its_card_also_on_a_full_disk(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.look("14 10:30", reminders=(REST,))
    assert day.cards() == [REST.reminder_id]
    full_disk(monkeypatch)

    day.look("14 11:00", reminders=())

    assert day.cards() == []


def test_what_went_by_unheard_stays_in_the_list_until_a_move_could_be_written_down(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.look("14 01:00", reminders=(DRINK,))
    day.look("14 10:30")
    assert day.away() == [DRINK.reminder_id]
    full_disk(monkeypatch)

    day.look("14 11:00", reminders=())

    assert day.away() == [DRINK.reminder_id]
