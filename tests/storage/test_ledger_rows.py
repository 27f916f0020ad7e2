"""What the ledger has at hand is what lies in the file, whatever was written and taken back since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.storage.ledger_rows import LedgerRows
from aftercare.storage.schedule_store import ScheduleStore, open_schedule

NOW = datetime(2026, 5, 14, 11, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=6)
NAMES = [ReminderId(neutral_id(str(number))) for number in range(4)]
FOOD = Reminder(NAMES[0], RuleId("stop-food"), NOW, NOW, LATER, True, "Stop eating.", "Late.", "Passed.")
WAYS = ("add", "show", "snooze", "close", "found away", "tear")


TORN = "UPDATE reminder SET due = '2026' WHERE reminder_id = ? AND state IN ('planned', 'shown', 'snoozed')"


class PowerCut(Exception):
    """Whatever ends a transaction in the middle."""


@pytest.fixture
def store(tmp_path: Path, session: Session, zone: ZoneInfo) -> Iterator[ScheduleStore]:
    opened = open_schedule(tmp_path, NOW)
    opened.sessions.save(session, zone)
    yield opened
    opened.close()


@given(steps=st.lists(st.tuples(st.sampled_from(WAYS), st.sampled_from(NAMES), st.booleans()), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_at_hand_is_what_a_fresh_look_into_the_file_finds(
    store: ScheduleStore, session: Session, steps: list[tuple[str, ReminderId, bool]]
) -> None:
    ledger = store.ledger
    for number, (what, name, is_torn) in enumerate(steps):
        now = NOW + timedelta(minutes=number)
        is_open = any(one.reminder_id == name and not one.state.is_final for one in ledger.entries(session.session_id))
        with suppress(PowerCut), ledger.changing(now) as change:
            change.entries(session.session_id)
            if what == "add" and not is_open:
                wanted = replace(FOOD, reminder_id=name)
                change.add(wanted, session.session_id, number, ReminderState.PLANNED)
            elif what == "close":
                change.close(name, ReminderState.DONE)
            elif what == "found away":
                change.found_away(name)
            change.entries(session.session_id)
            if is_torn:
                raise PowerCut
        if what == "show":
            ledger.record_shown([name], now)
        elif what == "snooze":
            ledger.snooze(name, now + timedelta(seconds=1), now)
        elif what == "tear":
            with sqlite3.connect(store.database.path) as somebody_else:
                somebody_else.execute(TORN, (name,))
            somebody_else.close()

        assert ledger.entries(session.session_id) == LedgerRows(store.database).of_session(session.session_id)
