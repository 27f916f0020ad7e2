"""When a clinic's rules change: what was said by the old ones is put right once, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.reminder import Reminder, ReminderId, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.new_rules import correct_what_was_said
from aftercare.scheduling.reconcile import reconcile
from aftercare.storage.reminder_ledger import ReminderLedger
from aftercare.storage.schedule_store import open_schedule

ZONE = ZoneInfo("America/Los_Angeles")
START = datetime(2026, 5, 14, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
SPOKEN = START - 10 * HOUR


def reminder(name: str, due: datetime, event: datetime) -> Reminder:
    return Reminder(
        ReminderId(neutral_id(name)),
        RuleId(name),
        due=due,
        event=event,
        useful_until=START,
        hard=False,
        on_time="now",
        late="late",
        passed="passed",
    )


# Spoken the evening before, about a moment of the morning.
FOOD = reminder("stop food", SPOKEN, START - 6 * HOUR)
DRINKS = reminder("stop clear drinks", START - 2.25 * HOUR, START - 2 * HOUR)


def wanted(*reminders: Reminder) -> WantedReminders:
    return WantedReminders("4f9a", 1, reminders, START.astimezone(ZONE), is_followed=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[ReminderLedger]:
    store = open_schedule(tmp_path, SPOKEN)
    store.sessions.save(Session("4f9a", Treatment.IV_INFUSION, START, START + HOUR), ZONE)
    yield store.ledger
    store.close()


@pytest.fixture
def told(ledger: ReminderLedger) -> ReminderLedger:
    """The ledger once food was spoken of, and drinks not yet."""
    result = reconcile(ledger, [wanted(FOOD, DRINKS)], SPOKEN)
    ledger.record_shown([one.reminder_id for one in result.to_show], SPOKEN)
    return ledger


def test_a_time_that_was_said_and_is_another_one_now_is_put_right(told: ReminderLedger) -> None:
    earlier = replace(FOOD, event=START - 8 * HOUR)

    correct_what_was_said(told, [wanted(earlier, DRINKS)], SPOKEN + HOUR)

    (correction,) = told.corrections()
    assert correction.told_for == FOOD.event
    assert correction.was == START


def test_a_rule_that_was_spoken_of_and_is_gone_is_put_right(told: ReminderLedger) -> None:
    correct_what_was_said(told, [wanted(DRINKS)], SPOKEN + HOUR)

    assert [one.told_for for one in told.corrections()] == [FOOD.event]


def test_what_was_not_said_yet_or_still_holds_needs_no_card(told: ReminderLedger) -> None:
    moved = replace(DRINKS, due=START - 3 * HOUR, event=START - 2.5 * HOUR)

    correct_what_was_said(told, [wanted(FOOD, moved)], SPOKEN + HOUR)

    assert told.corrections() == ()


def test_what_matters_no_more_is_not_brought_up_again(told: ReminderLedger) -> None:
    correct_what_was_said(told, [wanted(DRINKS)], START + HOUR)

    assert told.corrections() == ()
