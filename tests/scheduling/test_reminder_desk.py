"""From the plan to the person: shown once, kept until it is answered, and taken away when it no longer holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from aftercare.domain.desk_table import Said
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.desktop_notice import Notice
from aftercare.scheduling.reminder_desk import ReminderDesk
from aftercare.scheduling.waker import Waker
from aftercare.storage.reminder_ledger import LedgerChange
from aftercare.storage.schedule_store import ScheduleStore, open_schedule

SESSION_ID = "4f9a"
START = datetime(2026, 5, 14, 17, 0, tzinfo=UTC)
DUE = START - timedelta(hours=6)
FOOD = Reminder(
    ReminderId(neutral_id("stop food")), RuleId("stop-food"), DUE, DUE, START, True, "Stop eating.", "Late.", "Passed."
)


@dataclass
class Notices:
    """A desktop that keeps what it was asked for."""

    shown: list[Notice] = field(default_factory=list)
    withdrawn: list[ReminderId] = field(default_factory=list)

    def show(self, notice: Notice) -> bool:
        self.shown.append(notice)
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        self.withdrawn.append(reminder_id)


@dataclass
class Day:
    """The program on one day, which can be started again."""

    store: ScheduleStore
    now: datetime = DUE - timedelta(hours=1)
    plan: tuple[Reminder, ...] = (FOOD,)
    notices: Notices = field(default_factory=Notices)
    held: dict[ReminderId, datetime | None] = field(default_factory=dict)

    def desk(self) -> ReminderDesk:
        return ReminderDesk(
            self.store.ledger,
            Waker(lambda: self.now),
            lambda: self.notices,
            lambda: [WantedReminders(SESSION_ID, 0, self.plan, held=self.held)],
            lambda: self.now,
        )


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    store = open_schedule(tmp_path, START)
    session = Session(SESSION_ID, Treatment.IV_INFUSION, START, START + timedelta(hours=1.5))
    store.sessions.save(session, ZoneInfo("America/Los_Angeles"))
    yield Day(store)
    store.close()


def test_a_due_reminder_is_shown_once_and_waits_for_an_answer(day: Day, qtbot: QtBot) -> None:
    desk = day.desk()
    desk.look()
    assert (day.notices.shown, desk.waiting(SESSION_ID)) == ([], ())

    day.now = DUE
    desk.look()
    desk.look()

    assert [notice.reminder_id for notice in day.notices.shown] == [FOOD.reminder_id]
    assert desk.waiting(SESSION_ID) == (FOOD.reminder_id,)


def test_after_a_restart_it_still_waits_and_makes_no_second_notice(day: Day, qtbot: QtBot) -> None:
    day.now = DUE
    day.desk().look()

    again = day.desk()
    again.look()

    assert len(day.notices.shown) == 1
    assert again.waiting(SESSION_ID) == (FOOD.reminder_id,)


@pytest.mark.parametrize("answer", [ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED])
def test_an_answer_takes_notice_and_card_away_for_good(day: Day, qtbot: QtBot, answer: ReminderState) -> None:
    day.now = DUE
    desk = day.desk()
    desk.look()

    desk.answer(FOOD.reminder_id, answer)
    desk.look()

    assert desk.waiting(SESSION_ID) == ()
    assert day.notices.withdrawn == [FOOD.reminder_id]
    assert len(day.notices.shown) == 1


def test_when_the_appointment_is_called_off_the_notice_goes(day: Day, qtbot: QtBot) -> None:
    day.now = DUE
    desk = day.desk()
    desk.look()

    day.plan = ()
    desk.look()

    assert day.notices.withdrawn == [FOOD.reminder_id]
    assert desk.waiting(SESSION_ID) == ()


def test_each_look_books_the_next_one(day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    booked: list[datetime | None] = []
    monkeypatch.setattr(Waker, "wake_at", lambda waker, moment, now: booked.append(moment))
    desk = day.desk()

    desk.look()
    day.now = DUE
    desk.look()
    day.now = START
    desk.look()

    assert booked == [DUE, START, None]


def test_a_disk_that_takes_nothing_hides_no_reminder_and_repeats_no_notice(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = day.desk()
    desk.look()
    day.now = DUE
    full = AftercareError("no room left")

    with monkeypatch.context() as disk:
        disk.setattr(day.store.ledger, "record_shown", Mock(side_effect=full))
        disk.setattr(day.store.ledger, "changing", Mock(side_effect=full))
        desk.look()
        desk.look()
        assert desk.waiting(SESSION_ID) == (FOOD.reminder_id,)
        assert desk.problem is full

    desk.look()
    assert desk.waiting(SESSION_ID) == (FOOD.reminder_id,)
    assert len(day.notices.shown) == 1
    assert desk.problem is None


@pytest.mark.parametrize("what", ["answer", "snooze"])
def test_what_is_said_to_a_card_that_could_not_be_entered_is_refused_until_there_is_room(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def say(desk: ReminderDesk) -> None:
        if what == "answer":
            desk.answer(FOOD.reminder_id, ReminderState.DONE)
        else:
            desk.snooze(FOOD.reminder_id, DUE + timedelta(minutes=15))

    desk = day.desk()
    day.now = DUE
    with monkeypatch.context() as disk:
        disk.setattr(LedgerChange, "add", Mock(side_effect=AftercareError("no room left")))
        desk.look()
        with pytest.raises(AftercareError, match="no room left"):
            say(desk)
        assert desk.waiting(SESSION_ID) == (FOOD.reminder_id,)

    say(desk)

    assert desk.waiting(SESSION_ID) == ()
    assert desk.problem is None
    assert len(day.notices.shown) == 1


def test_what_was_put_off_on_a_disk_that_is_nearly_full_is_heard_of_again(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = day.desk()
    desk.look()
    monkeypatch.setattr(day.store.ledger, "record_shown", Mock(side_effect=AftercareError("no room left")))
    day.now = DUE
    desk.look()
    desk.snooze(FOOD.reminder_id, DUE + timedelta(minutes=15))
    assert len(day.notices.shown) == 1

    day.now = DUE + timedelta(minutes=15)
    desk.look()
    desk.look()

    assert len(day.notices.shown) == 2


def test_what_is_on_a_card_stays_there_though_the_first_of_its_kind_is_put_off_once_there_is_room_again(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    once_more = replace(FOOD, reminder_id=ReminderId(neutral_id("once more")), repeats=FOOD.reminder_id)
    day.plan = (FOOD, once_more)
    desk = day.desk()
    desk.look()
    day.now = DUE
    with monkeypatch.context() as disk:
        disk.setattr(day.store.ledger, "record_shown", Mock(side_effect=AftercareError("no room left")))
        desk.look()

    desk.snooze(FOOD.reminder_id, DUE + timedelta(minutes=15))

    assert desk.waiting(SESSION_ID) == (once_more.reminder_id,)
    assert len(day.notices.shown) == 1


def test_an_answer_that_could_not_be_kept_settles_nothing_else_of_its_rule(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = replace(FOOD, reminder_id=ReminderId(neutral_id("later")), due=DUE + timedelta(minutes=5))
    desk = day.desk()
    day.now = DUE
    desk.look()
    day.plan, day.now = (FOOD, later), later.due
    monkeypatch.setattr(LedgerChange, "add", Mock(side_effect=AftercareError("no room left")))
    desk.look()

    with pytest.raises(AftercareError, match="no room left"):
        desk.answer(later.reminder_id, ReminderState.DONE)

    assert [one.state for one in day.store.ledger.entries(SESSION_ID)] == [ReminderState.SHOWN]


def test_an_answer_settles_also_what_was_looked_back_at_though_the_clock_was_set_back_since(
    day: Day, qtbot: QtBot
) -> None:
    earlier = replace(FOOD, reminder_id=ReminderId(neutral_id("earlier")), due=DUE - timedelta(hours=2))
    day.plan, day.now = (earlier, FOOD), earlier.due
    desk = day.desk()
    desk.look()
    day.now = DUE + timedelta(hours=1)
    desk.look()
    desk.look_back(FOOD.reminder_id, Said.SEEN)
    day.now = DUE - timedelta(hours=1)
    desk.look()

    desk.answer(earlier.reminder_id, ReminderState.DONE)

    assert {one.state for one in day.store.ledger.entries(SESSION_ID)} == {ReminderState.DONE}


def test_an_answer_takes_away_also_the_card_of_its_rule_that_found_no_room_on_the_disk(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved_here = replace(FOOD, reminder_id=ReminderId(neutral_id("moved here")))
    desk = day.desk()
    day.now = DUE
    desk.look()
    day.plan = (FOOD, moved_here)
    with monkeypatch.context() as disk:
        disk.setattr(LedgerChange, "add", Mock(side_effect=AftercareError("no room left")))
        desk.look()
        assert set(desk.waiting(SESSION_ID)) == {FOOD.reminder_id, moved_here.reminder_id}

        desk.answer(FOOD.reminder_id, ReminderState.DONE)
        desk.look()
        assert desk.waiting(SESSION_ID) == ()

    desk.look()
    day.desk().look()

    assert desk.waiting(SESSION_ID) == ()
    assert [one.state for one in day.store.ledger.entries(SESSION_ID)] == [ReminderState.DONE, ReminderState.DONE]


def test_a_reminder_that_could_not_be_written_down_goes_when_it_matters_no_more(
    day: Day, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = day.desk()
    monkeypatch.setattr(day.store.ledger, "record_shown", Mock(side_effect=AftercareError("no room left")))
    day.now = DUE
    desk.look()

    day.now = START
    desk.look()

    assert desk.waiting(SESSION_ID) == ()


def test_it_says_when_the_ledger_has_been_brought_up_to_date(day: Day, qtbot: QtBot) -> None:
    desk = day.desk()

    with qtbot.waitSignal(desk.looked):
        desk.look()


def test_what_was_due_before_a_replay_begins_is_taken_as_done(day: Day, qtbot: QtBot) -> None:
    desk = day.desk()
    day.now = DUE + timedelta(hours=1)

    desk.settle_before(day.now)
    desk.look()

    assert (day.notices.shown, desk.waiting(SESSION_ID)) == ([], ())


def together(*names: str) -> tuple[Reminder, ...]:
    return tuple(replace(FOOD, reminder_id=ReminderId(neutral_id(name)), rule_id=RuleId(name)) for name in names)


def test_what_comes_due_together_has_one_notice_that_tells_how_many_and_nothing_else(day: Day, qtbot: QtBot) -> None:
    day.plan = together("food", "fatty food", "milk", "coffee")
    day.now = DUE

    day.desk().look()

    (notice,) = day.notices.shown
    assert (notice.title, notice.body) == (
        "Appointment prep",
        "You have 4 reminders. Open Aftercare to read them.",
    )


def test_the_one_notice_stays_until_all_behind_it_are_answered(day: Day, qtbot: QtBot) -> None:
    day.plan = together("food", "milk")
    day.now = DUE
    desk = day.desk()
    desk.look()
    first, second = (one.reminder_id for one in day.plan)

    desk.answer(first, ReminderState.DONE)
    assert day.notices.withdrawn == []
    desk.answer(second, ReminderState.DONE)

    assert len(day.notices.withdrawn) == 1


def test_two_reminders_of_one_rule_are_one_in_the_notice_and_in_the_count(day: Day, qtbot: QtBot) -> None:
    day.plan = (FOOD, replace(FOOD, reminder_id=ReminderId(neutral_id("again")), repeats=FOOD.reminder_id))
    day.now = DUE
    desk = day.desk()

    desk.look()

    assert day.notices.shown[0].body == "You have a reminder. Open Aftercare to read it."
    assert desk.waiting_count() == 1


def test_a_permission_that_something_forbids_again_has_no_card(day: Day, qtbot: QtBot) -> None:
    day.now = DUE
    desk = day.desk()
    desk.look()
    assert desk.waiting(SESSION_ID) == (FOOD.reminder_id,)

    day.held = {FOOD.reminder_id: None}

    assert desk.waiting(SESSION_ID) == ()
    assert desk.waiting_count() == 0


def test_a_closed_notice_changes_nothing(day: Day, qtbot: QtBot) -> None:
    """Nothing comes back from a notice, so only an answer on the card can settle a reminder."""
    day.now = DUE
    desk = day.desk()
    desk.look()
    before = day.store.ledger.entries(SESSION_ID)

    day.now += timedelta(minutes=5)
    desk.look()

    assert day.store.ledger.entries(SESSION_ID) == before


def test_a_snooze_past_its_use_is_refused(day: Day, qtbot: QtBot) -> None:
    day.now = DUE
    desk = day.desk()
    desk.look()

    with pytest.raises(ValueError, match="is not between"):
        desk.snooze(FOOD.reminder_id, START)
