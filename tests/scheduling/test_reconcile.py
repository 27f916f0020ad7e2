"""The ledger follows the plan: nothing lost, nothing early, nothing stale, nothing twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.reconcile import Change, ReconcileResult, reconcile
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.reminder_ledger import ReminderLedger
from aftercare.storage.schedule_store import open_schedule

SESSION_ID = "4f9a"
START = datetime(2026, 5, 14, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def reminder(name: str, due: datetime, useful_until: datetime = START) -> Reminder:
    return Reminder(
        ReminderId(neutral_id(name)),
        RuleId(name),
        due=due,
        event=due,
        useful_until=useful_until,
        hard=False,
        on_time="now",
        late="late",
        passed="passed",
    )


DRIVER = reminder("confirm the driver", START - 16 * HOUR, START - HOUR)
FOOD = reminder("stop food", START - 6 * HOUR)
DRINKS = reminder("stop clear drinks", START - 2 * HOUR)
PLAN = (DRIVER, FOOD, DRINKS)
LONG_BEFORE = START - 24 * HOUR


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[ReminderLedger]:
    zone = ZoneInfo("America/Los_Angeles")
    store = open_schedule(tmp_path, LONG_BEFORE)
    store.sessions.save(Session(SESSION_ID, Treatment.IV_INFUSION, START, START + 1.5 * HOUR), zone)
    yield store.ledger
    store.close()


def look(ledger: ReminderLedger, now: datetime, plan: Sequence[Reminder] = PLAN, revision: int = 0) -> ReconcileResult:
    return reconcile(ledger, [WantedReminders(SESSION_ID, revision, tuple(plan))], now)


def show(ledger: ReminderLedger, result: ReconcileResult, now: datetime) -> None:
    ledger.record_shown([reminder.reminder_id for reminder in result.to_show], now)


def states(ledger: ReminderLedger, wanted: Reminder) -> list[ReminderState]:
    return [entry.state for entry in ledger.entries(SESSION_ID) if entry.reminder_id == wanted.reminder_id]


def test_long_before_nothing_is_due_and_the_first_reminder_is_next(ledger: ReminderLedger) -> None:
    result = look(ledger, LONG_BEFORE)

    assert result == ReconcileResult(next_due=DRIVER.due)
    assert [states(ledger, wanted) for wanted in PLAN] == [[ReminderState.PLANNED]] * 3


def test_a_reminder_is_shown_from_its_due_moment_on(ledger: ReminderLedger) -> None:
    assert look(ledger, DRIVER.due - timedelta(microseconds=1)).to_show == ()
    assert look(ledger, DRIVER.due).to_show == (DRIVER,)


def test_what_was_shown_but_not_recorded_is_shown_again(ledger: ReminderLedger) -> None:
    look(ledger, DRIVER.due)

    assert look(ledger, DRIVER.due + HOUR).to_show == (DRIVER,)


def test_what_was_recorded_as_shown_is_not_shown_again(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, DRIVER.due), DRIVER.due)

    again = look(ledger, DRIVER.due + HOUR)

    assert again.to_show == ()
    assert again.next_due == FOOD.due


def test_a_computer_that_was_off_shows_all_that_still_matters_the_earliest_first(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)

    result = look(ledger, START - 1.5 * HOUR)

    assert result.to_show == PLAN


def test_what_went_by_while_the_computer_was_off_is_missed_and_not_shown(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)

    result = look(ledger, START - timedelta(minutes=30))

    assert result.missed == (DRIVER,)
    assert result.to_show == (FOOD, DRINKS)
    assert states(ledger, DRIVER) == [ReminderState.MISSED]
    assert look(ledger, START - timedelta(minutes=30)).missed == ()


def test_what_was_over_before_the_plan_was_made_is_missed_too(ledger: ReminderLedger) -> None:
    result = look(ledger, START)

    assert result.missed == PLAN
    assert result.to_show == ()
    assert result.next_due is None


def test_what_was_shown_and_never_answered_lapses_when_it_matters_no_more(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, DRIVER.due), DRIVER.due)

    result = look(ledger, DRIVER.useful_until)

    assert result.lapsed == (DRIVER.reminder_id,)
    assert result.missed == ()
    assert states(ledger, DRIVER) == [ReminderState.LAPSED]


def test_the_next_moment_is_the_end_of_what_is_on_the_screen_if_nothing_else_comes(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)
    show(ledger, look(ledger, DRINKS.due), DRINKS.due)

    assert look(ledger, DRINKS.due).next_due == DRIVER.useful_until
    assert look(ledger, DRIVER.useful_until).next_due == START


@pytest.mark.parametrize("answer", [ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED])
def test_after_an_answer_a_reminder_keeps_silent(ledger: ReminderLedger, answer: ReminderState) -> None:
    look(ledger, LONG_BEFORE)
    ledger.settle(FOOD.reminder_id, answer, LONG_BEFORE)

    assert FOOD not in look(ledger, FOOD.due).to_show
    assert FOOD not in look(ledger, START).missed
    assert states(ledger, FOOD) == [answer]


def test_a_snoozed_reminder_comes_back_when_it_was_asked_to(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, FOOD.due), FOOD.due)
    again = FOOD.due + timedelta(minutes=20)
    ledger.snooze(FOOD.reminder_id, again, FOOD.due)

    assert look(ledger, FOOD.due).to_show == ()
    assert look(ledger, FOOD.due).next_due == again
    assert look(ledger, again).to_show == (FOOD,)


def test_a_snooze_does_not_outlive_a_deadline_that_moved_nearer(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, FOOD.due), FOOD.due)
    ledger.snooze(FOOD.reminder_id, START - HOUR, FOOD.due)
    nearer = replace(FOOD, useful_until=START - 2 * HOUR)

    assert nearer in look(ledger, FOOD.due, (DRIVER, nearer)).to_show


def test_what_the_plan_no_longer_holds_is_superseded(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, DRIVER.due), DRIVER.due)

    result = look(ledger, DRIVER.due, ())

    assert set(result.superseded) == {wanted.reminder_id for wanted in PLAN}
    assert result.to_show == ()
    assert result.next_due is None
    assert states(ledger, DRIVER) == [ReminderState.SUPERSEDED]


def test_what_is_wanted_again_begins_again(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)
    look(ledger, LONG_BEFORE, ())

    assert look(ledger, FOOD.due).to_show == (DRIVER, FOOD)
    assert states(ledger, FOOD) == [ReminderState.SUPERSEDED, ReminderState.PLANNED]


def test_a_moved_reminder_speaks_at_its_new_moment_although_the_old_one_was_answered(ledger: ReminderLedger) -> None:
    show(ledger, look(ledger, FOOD.due), FOOD.due)
    ledger.settle(FOOD.reminder_id, ReminderState.DONE, FOOD.due)
    moved = replace(FOOD, due=FOOD.due + HOUR)

    assert look(ledger, FOOD.due, (moved,), revision=1).next_due == moved.due
    assert look(ledger, moved.due, (moved,), revision=1).to_show == (moved,)


def test_what_a_move_made_useless_speaks_again_when_another_move_makes_it_matter_for_longer(
    ledger: ReminderLedger,
) -> None:
    show(ledger, look(ledger, FOOD.due), FOOD.due)
    shorter = replace(FOOD, useful_until=FOOD.due + HOUR)
    look(ledger, FOOD.due + 2 * HOUR, (shorter,))

    result = look(ledger, FOOD.due + 3 * HOUR, (FOOD,))

    assert result.to_show == (FOOD,)
    assert states(ledger, FOOD) == [ReminderState.LAPSED, ReminderState.PLANNED]


def test_a_reminder_that_matters_longer_than_was_thought_speaks_after_all(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)
    look(ledger, START)
    longer = replace(FOOD, useful_until=START + HOUR)

    assert look(ledger, START, (longer,)).to_show == (longer,)
    assert states(ledger, FOOD) == [ReminderState.MISSED, ReminderState.PLANNED]


@pytest.mark.parametrize("was_shown", [True, False])
def test_what_has_gone_by_goes_by_once_however_long_it_would_have_mattered(
    ledger: ReminderLedger, was_shown: bool
) -> None:
    result = look(ledger, FOOD.due, (FOOD,))
    if was_shown:
        show(ledger, result, FOOD.due)
    look(ledger, START, (FOOD,))
    longer = replace(FOOD, useful_until=START + HOUR)

    assert look(ledger, START + HOUR, (longer,)) == ReconcileResult(next_due=None)
    assert states(ledger, FOOD) == [ReminderState.LAPSED if was_shown else ReminderState.MISSED]


def test_a_clock_set_back_brings_nothing_back(ledger: ReminderLedger) -> None:
    look(ledger, START)

    result = look(ledger, FOOD.due)

    assert result.to_show == ()
    assert states(ledger, FOOD) == [ReminderState.MISSED]


def test_a_changed_deadline_is_kept_with_the_revision_that_changed_it(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)
    later = replace(FOOD, useful_until=START + HOUR, hard=True)

    look(ledger, LONG_BEFORE, (later,), revision=7)

    entry = next(entry for entry in ledger.entries(SESSION_ID) if entry.reminder_id == FOOD.reminder_id)
    assert (entry.useful_until, entry.is_hard, entry.revision) == (START + HOUR, True, 7)


def test_two_reminders_of_one_name_are_a_mistake_of_ours(ledger: ReminderLedger) -> None:
    with pytest.raises(BugError):
        look(ledger, LONG_BEFORE, (FOOD, replace(FOOD, due=FOOD.due + HOUR)))


def test_an_answer_that_the_disk_made_up_does_not_silence_a_reminder(ledger: ReminderLedger, tmp_path: Path) -> None:
    look(ledger, LONG_BEFORE)
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        file.execute("UPDATE reminder SET state = 'done' WHERE reminder_id = ?", (FOOD.reminder_id,))
    file.close()

    assert FOOD in look(ledger, FOOD.due).to_show
    assert states(ledger, FOOD) == [ReminderState.PLANNED]


class ReadOnlyLedger:
    """A ledger on a disk that cannot be written to."""

    def __init__(self, ledger: ReminderLedger) -> None:
        self._ledger = ledger
        self.error = AftercareError("read-only")

    def changing(self, now: datetime) -> AbstractContextManager[Change]:
        raise self.error

    def entries(self, session_id: str) -> tuple[LedgerEntry, ...]:
        return self._ledger.entries(session_id)


def test_what_is_due_is_shown_although_nothing_can_be_saved(ledger: ReminderLedger) -> None:
    look(ledger, LONG_BEFORE)
    ledger.settle(DRIVER.reminder_id, ReminderState.DONE, LONG_BEFORE)
    read_only = ReadOnlyLedger(ledger)

    result = reconcile(read_only, [WantedReminders(SESSION_ID, 0, PLAN)], FOOD.due)

    assert result.to_show == (FOOD,)
    assert result.next_due == DRINKS.due
    assert result.unsaved is read_only.error
