"""Late is different from on time: what went by unheard, quiet hours, repeats, permissions, and moved appointments."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.desk_table import Said
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreError
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.reconcile import ReconcileResult, reconcile
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.reminder_ledger import LedgerChange
from aftercare.storage.schedule_store import ScheduleStore, open_schedule

FIRST, SECOND = "4f9a", "7c21"
PACIFIC = ZoneInfo("America/Los_Angeles")
START = datetime(2026, 5, 14, 10, 0, tzinfo=PACIFIC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NIGHT = QuietHours(time(22), time(7), PACIFIC)


def reminder(name: str, due: datetime, until: datetime = START, **more: object) -> Reminder:
    made = Reminder(
        ReminderId(neutral_id(name, due.isoformat())),
        RuleId(name),
        due.astimezone(UTC),
        due.astimezone(UTC),
        until.astimezone(UTC),
        False,
        "now",
        "late",
        "passed",
    )
    return replace(made, **more)  # type: ignore[arg-type]


FOOD = reminder("food", START - 6 * HOUR, kind=ReminderKind.BAN)
DRIVER = reminder("driver", START - 16 * HOUR)
BED = START - 14 * HOUR


@dataclass
class Desk:
    """The ledger, and a plan that can be changed."""

    store: ScheduleStore
    reminders: tuple[Reminder, ...] = (FOOD,)
    appointment: datetime | None = START
    quiet: QuietHours | None = None
    session_ends: datetime | None = None
    held: dict[ReminderId, datetime | None] = field(default_factory=dict)

    def wanted(self) -> WantedReminders:
        return WantedReminders(
            FIRST, 0, self.reminders, self.appointment, True, self.quiet, self.held, self.session_ends
        )

    def look(self, now: datetime, *, is_doubtful: bool = False) -> ReconcileResult:
        return reconcile(self.store.ledger, [self.wanted()], now, is_doubtful=is_doubtful)

    def show(self, now: datetime) -> ReconcileResult:
        result = self.look(now)
        self.store.ledger.record_shown([one.reminder_id for one in result.to_show], now, result.hushed)
        self.store.ledger.record_noticed(result.owed)
        return result

    def entry(self, wanted: Reminder) -> LedgerEntry:
        return [one for one in self.store.ledger.entries(FIRST) if one.reminder_id == wanted.reminder_id][-1]

    def is_away(self, wanted: Reminder) -> bool:
        return self.entry(wanted).away_at is not None


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_schedule(tmp_path, START)
    for session_id in (FIRST, SECOND):
        store.sessions.save(Session(session_id, Treatment.IV_INFUSION, START, START + 1.5 * HOUR), PACIFIC)
    yield Desk(store)
    store.close()


# Away


@pytest.mark.parametrize(
    ("opened_after", "is_away"), [(timedelta(0), False), (MINUTE, False), (2 * MINUTE, True), (3 * HOUR, True)]
)
def test_what_is_first_shown_two_minutes_after_its_moment_or_later_came_while_nobody_was_there(
    desk: Desk, opened_after: timedelta, is_away: bool
) -> None:
    desk.look(BED)

    desk.show(FOOD.due + opened_after)

    assert desk.entry(FOOD).state is ReminderState.SHOWN
    assert desk.is_away(FOOD) is is_away


def test_what_was_never_shown_and_matters_no_more_came_while_nobody_was_there(desk: Desk) -> None:
    desk.look(BED)

    assert desk.look(START + 72 * HOUR).missed == (FOOD,)
    assert desk.is_away(FOOD)


def test_what_was_over_before_it_was_planned_did_not_come_while_somebody_was_away(desk: Desk) -> None:
    desk.look(FOOD.due + HOUR)
    desk.show(FOOD.due + 2 * HOUR)

    assert not desk.is_away(FOOD)


def test_what_was_put_off_and_came_due_in_sleep_is_away_as_well(desk: Desk) -> None:
    desk.show(FOOD.due)
    desk.store.ledger.snooze(FOOD.reminder_id, FOOD.due + HOUR, FOOD.due)

    desk.show(FOOD.due + 3 * HOUR)

    assert desk.is_away(FOOD)


def test_a_permission_that_came_due_in_sleep_is_nothing_to_look_back_at(desk: Desk) -> None:
    release = replace(FOOD, kind=ReminderKind.RELEASE)
    desk.reminders = (release,)
    desk.look(BED)

    desk.show(FOOD.due + HOUR)

    assert not desk.is_away(release)


def test_looking_back_is_kept_and_settles_what_is_still_open(desk: Desk) -> None:
    desk.look(BED)
    desk.show(FOOD.due + 3 * HOUR)

    desk.store.ledger.look_back(FIRST, [(FOOD.reminder_id, FOOD.due)], Said.SLIPPED, FOOD.due + 3 * HOUR)

    assert desk.entry(FOOD).state is ReminderState.ASKED
    assert desk.store.ledger.looked_back() == {(FOOD.reminder_id, FOOD.due)}
    assert [slip.reminder_id for slip in desk.store.ledger.slips()] == [FOOD.reminder_id]
    desk.store.ledger.put_slip_away(FOOD.reminder_id, START)
    assert desk.store.ledger.slips() == ()


# Quiet hours


def test_in_quiet_hours_a_reminder_is_on_its_card_and_its_notice_comes_in_the_morning(desk: Desk) -> None:
    desk.quiet = NIGHT
    desk.look(BED)
    morning = START.replace(hour=7)

    in_the_night = desk.show(FOOD.due + HOUR)
    before_seven = desk.show(morning - MINUTE)
    at_seven = desk.show(morning)

    assert (in_the_night.to_show, in_the_night.hushed) == ((FOOD,), (FOOD.reminder_id,))
    assert in_the_night.next_due == morning
    assert (before_seven.owed, before_seven.next_due) == ((), morning)
    assert at_seven.owed == (FOOD.reminder_id,)
    assert desk.show(morning + MINUTE).owed == ()


def test_a_notice_that_is_owed_is_given_after_a_restart_and_not_for_what_was_answered(
    desk: Desk, tmp_path: Path
) -> None:
    desk.quiet = NIGHT
    desk.reminders = (FOOD, reminder("drinks", START - 5 * HOUR))
    desk.look(BED)
    desk.show(START - 5 * HOUR)
    desk.store.ledger.settle(FOOD.reminder_id, ReminderState.DONE, START - 4 * HOUR)
    desk.store.close()
    desk.store = open_schedule(tmp_path, START)

    assert desk.show(START.replace(hour=7)).owed == (desk.reminders[1].reminder_id,)


def test_what_the_clinic_marked_as_hard_is_not_held_by_quiet_hours(desk: Desk) -> None:
    desk.quiet = NIGHT
    desk.reminders = (replace(FOOD, hard=True),)
    desk.look(BED)

    result = desk.look(FOOD.due)

    assert (len(result.to_show), result.hushed) == (1, ())


def test_what_a_person_who_is_awake_put_off_to_this_moment_speaks_at_it(desk: Desk) -> None:
    desk.quiet = NIGHT
    desk.reminders = (DRIVER,)
    desk.show(DRIVER.due)
    asked_for = START - 9 * HOUR
    desk.store.ledger.snooze(DRIVER.reminder_id, asked_for, DRIVER.due)

    assert desk.look(asked_for).hushed == ()
    assert desk.look(asked_for + HOUR).hushed == (DRIVER.reminder_id,)


def test_while_a_session_goes_on_nothing_makes_a_sound_not_even_what_is_hard(desk: Desk) -> None:
    desk.reminders = (replace(FOOD, hard=True, useful_until=(START + 9 * HOUR).astimezone(UTC)),)
    desk.session_ends = START + 2 * HOUR
    desk.look(BED)

    result = desk.show(START + HOUR)
    desk.session_ends = None
    after_it = desk.show(START + 2 * HOUR)

    assert (result.hushed, result.next_due) == ((FOOD.reminder_id,), START + 2 * HOUR)
    assert after_it.owed == (FOOD.reminder_id,)


# Repeats

AGAIN = [reminder("driver", DRIVER.due + 30 * MINUTE * n, repeats=DRIVER.reminder_id) for n in (1, 2)]


@pytest.mark.parametrize("answer", [ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED])
@pytest.mark.parametrize("at", [0, 1])
def test_after_any_answer_nothing_is_said_once_more(desk: Desk, answer: ReminderState, at: int) -> None:
    desk.reminders = (DRIVER, *AGAIN)
    desk.show(DRIVER.due)
    last = DRIVER
    if at:
        desk.show(AGAIN[0].due)
        last = AGAIN[0]
    desk.store.ledger.settle(last.reminder_id, answer, last.due, [DRIVER.reminder_id])

    assert desk.look(AGAIN[1].due).to_show == ()
    assert desk.look(START).missed == ()


def test_without_an_answer_it_is_said_twice_more_and_then_no_more(desk: Desk) -> None:
    desk.reminders = (DRIVER, *AGAIN)
    shown = [one for minute in range(0, 200, 5) for one in desk.show(DRIVER.due + minute * MINUTE).to_show]

    assert shown == [DRIVER, *AGAIN]


def test_what_was_put_off_is_not_said_once_more_before_its_time(desk: Desk) -> None:
    desk.reminders = (DRIVER, *AGAIN)
    desk.show(DRIVER.due)
    until = AGAIN[1].due + HOUR
    desk.store.ledger.snooze(DRIVER.reminder_id, until, DRIVER.due)

    assert desk.look(AGAIN[1].due + MINUTE).to_show == ()
    assert DRIVER in desk.look(until).to_show


# Permissions


def test_a_permission_waits_while_something_forbids_it_and_is_said_when_that_ends(desk: Desk) -> None:
    release = replace(FOOD, kind=ReminderKind.RELEASE)
    desk.reminders = (release,)
    ends = FOOD.due + 2 * HOUR
    desk.held = {release.reminder_id: ends}
    desk.look(BED)

    assert desk.look(FOOD.due).to_show == ()
    assert desk.look(FOOD.due).next_due == ends
    desk.held = {}
    assert desk.look(ends).to_show == (release,)


# Moved and called off


def moved(desk: Desk, by: timedelta) -> None:
    assert desk.appointment is not None
    desk.appointment += by
    desk.reminders = tuple(
        replace(
            one,
            reminder_id=ReminderId(neutral_id(one.rule_id, str(one.due + by))),
            due=one.due + by,
            event=one.event + by,
            useful_until=one.useful_until + by,
        )
        for one in desk.reminders
    )


def test_a_moved_appointment_gives_one_correction_if_something_had_been_said(desk: Desk) -> None:
    desk.reminders = (DRIVER, FOOD)
    desk.show(DRIVER.due)

    moved(desk, 24 * HOUR)
    desk.look(DRIVER.due + HOUR)
    desk.look(DRIVER.due + 2 * HOUR)

    (correction,) = desk.store.ledger.corrections()
    assert (correction.was, correction.told_for) == (START, DRIVER.event)


def test_an_answered_reminder_that_still_mattered_is_corrected_too(desk: Desk) -> None:
    desk.show(FOOD.due)
    desk.store.ledger.settle(FOOD.reminder_id, ReminderState.DONE, FOOD.due)

    moved(desk, 24 * HOUR)
    desk.look(FOOD.due + HOUR)

    assert len(desk.store.ledger.corrections()) == 1


@pytest.mark.parametrize("by", [24 * HOUR, -HOUR])
def test_nothing_is_corrected_of_which_nothing_was_said(desk: Desk, by: timedelta) -> None:
    desk.look(BED)

    moved(desk, by)
    desk.look(BED + HOUR)

    assert desk.store.ledger.corrections() == ()


def test_each_change_has_its_own_correction_and_calling_off_is_one(desk: Desk) -> None:
    desk.show(FOOD.due)
    moved(desk, 24 * HOUR)
    desk.look(FOOD.due + HOUR)
    desk.show(FOOD.due + 25 * HOUR)
    desk.appointment, desk.reminders = None, ()
    desk.look(FOOD.due + 26 * HOUR)
    desk.look(FOOD.due + 27 * HOUR)

    corrections = desk.store.ledger.corrections()

    assert [one.was for one in corrections] == [START, START + 24 * HOUR]
    desk.store.ledger.correction_read(corrections[0].number, START)
    assert [one.number for one in desk.store.ledger.corrections()] == [corrections[1].number]


@pytest.mark.parametrize("is_called_off", [False, True])
def test_whoever_read_that_it_moved_is_told_when_that_no_longer_holds_either(desk: Desk, is_called_off: bool) -> None:
    desk.show(FOOD.due)
    moved(desk, 48 * HOUR)
    desk.look(FOOD.due + HOUR)
    (first,) = desk.store.ledger.corrections()
    desk.store.ledger.correction_read(first.number, FOOD.due + HOUR)

    # Nothing of the new day has been said by a reminder, but the correction said which day it is.
    moved(desk, 24 * HOUR)
    if is_called_off:
        desk.appointment, desk.reminders = None, ()
    desk.look(START + HOUR)
    desk.look(START + 2 * HOUR)

    (second,) = desk.store.ledger.corrections()
    assert (second.was, second.told_for) == (START + 48 * HOUR, START + 48 * HOUR)


def test_a_correction_that_nobody_has_read_yet_needs_no_other_one(desk: Desk) -> None:
    desk.show(FOOD.due)
    moved(desk, 48 * HOUR)
    desk.look(FOOD.due + HOUR)

    moved(desk, 24 * HOUR)
    desk.look(START + HOUR)

    assert len(desk.store.ledger.corrections()) == 1


def test_a_day_that_is_over_is_not_corrected_though_it_was_read_of(desk: Desk) -> None:
    desk.show(FOOD.due)
    moved(desk, 48 * HOUR)
    desk.look(FOOD.due + HOUR)
    (first,) = desk.store.ledger.corrections()
    desk.store.ledger.correction_read(first.number, FOOD.due + HOUR)

    moved(desk, 24 * HOUR)
    desk.look(START + 60 * HOUR)

    assert desk.store.ledger.corrections() == ()


def test_an_end_that_was_entered_moves_reminders_and_corrects_nothing(desk: Desk) -> None:
    rest = reminder("rest", START + 2 * HOUR, START + 14 * HOUR)
    desk.reminders = (rest,)
    desk.show(rest.due)
    desk.reminders = (reminder("rest", START + HOUR, START + 14 * HOUR),)

    assert desk.look(rest.due + MINUTE).superseded == (rest.reminder_id,)
    assert desk.store.ledger.corrections() == ()


def test_a_correction_is_made_with_what_it_corrects_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.show(FOOD.due)
    moved(desk, 24 * HOUR)

    def fail(*_: object) -> None:
        raise StoreError("schedule.db", "the power went out")

    with monkeypatch.context() as power:
        power.setattr(LedgerChange, "correct", fail)
        assert desk.look(FOOD.due + HOUR).unsaved is not None
    assert desk.entry(FOOD).state is ReminderState.SHOWN

    desk.look(FOOD.due + 2 * HOUR)

    assert desk.entry(FOOD).state is ReminderState.SUPERSEDED
    assert len(desk.store.ledger.corrections()) == 1


# All sessions, in one step


def test_all_sessions_are_brought_into_line_together_or_none_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = WantedReminders(SECOND, 0, (reminder("other", START - HOUR),))
    real, calls = LedgerChange.add, list[str]()

    def fail_at_the_second(change: LedgerChange, one: Reminder, session_id: str, *more: object, **how: object) -> None:
        calls.append(session_id)
        if session_id == SECOND:
            raise StoreError("schedule.db", "the disk is full")
        real(change, one, session_id, *more, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as disk:
        disk.setattr(LedgerChange, "add", fail_at_the_second)
        result = reconcile(desk.store.ledger, [desk.wanted(), other], FOOD.due)

    assert result.unsaved is not None
    assert result.to_show == (FOOD,)
    assert calls == [FIRST, SECOND]
    assert desk.store.ledger.entries(FIRST) == desk.store.ledger.entries(SECOND) == ()


# A clock nobody can believe


def test_while_the_clock_may_be_wrong_nothing_comes_to_an_end(desk: Desk) -> None:
    desk.look(BED)
    desk.show(FOOD.due)
    before = desk.store.ledger.entries(FIRST)

    assert desk.look(START + HOUR, is_doubtful=True).lapsed == ()
    desk.reminders, desk.appointment = (), None
    assert desk.look(FOOD.due, is_doubtful=True).superseded == ()

    assert [one.state for one in desk.store.ledger.entries(FIRST)] == [one.state for one in before]
    assert desk.store.ledger.corrections() == ()


# Damage


def test_a_state_this_program_does_not_know_is_moved_out_of_the_way_and_planned_again(
    desk: Desk, tmp_path: Path
) -> None:
    desk.look(BED)
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        file.execute("PRAGMA ignore_check_constraints=ON")
        row = file.execute("SELECT * FROM reminder").fetchone()
        columns = [one[1] for one in file.execute("PRAGMA table_info(reminder)")]
        fields = ["levitating" if name == "state" else row[columns.index(name)] for name in NAMES]
        while fields[-1] is None:
            fields.pop()
        file.execute("UPDATE reminder SET state = 'levitating', checksum = ?", (checksum(fields),))
    file.close()

    result = desk.look(BED + HOUR)

    assert result.repaired == 1
    assert desk.entry(FOOD).state is ReminderState.PLANNED
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        assert "levitating" in file.execute("SELECT what FROM damaged_entry").fetchone()[0]
    file.close()


NAMES = (
    *("reminder_id", "session_id", "revision", "due", "useful_until", "is_hard", "state"),
    *("shown_at", "snoozed_until", "settled_at", "event", "entered_at", "away_at", "hushed_at"),
)


def checksum(fields: list[object]) -> bytes:
    return blake2b(json.dumps(fields).encode(), digest_size=8).digest()
