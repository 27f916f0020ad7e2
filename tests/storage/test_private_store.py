"""The private file keeps the other half of each session, the patient, the driver and the pack."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.private_store import PrivateStore, open_private
from aftercare.storage.schedule_store import open_schedule
from aftercare.storage.stored_session import whole_session


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[PrivateStore]:
    store = open_private(tmp_path, now)
    yield store
    store.close()


def test_a_session_is_whole_again_from_its_two_halves(
    store: PrivateStore, tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    full = replace(session, dose=session.planned_start, confirmed={State.SLEPT: now}, actual_end=now, revision=3)
    schedule = open_schedule(tmp_path, now)
    schedule.sessions.save(full, zone)
    store.save_details(full)

    (times,) = schedule.sessions.all()
    details = store.details(full.session_id)

    assert details is not None
    assert whole_session(times, details) == full
    schedule.close()


def test_halves_of_two_sessions_make_no_session(
    store: PrivateStore, tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    schedule = open_schedule(tmp_path, now)
    schedule.sessions.save(session, zone)
    store.save_details(replace(session, session_id="5b0c"))
    details = store.details("5b0c")
    (times,) = schedule.sessions.all()
    schedule.close()

    assert details is not None
    with pytest.raises(ValueError, match="two sessions"):
        whole_session(times, details)


def test_a_confirmation_that_was_taken_back_is_gone(store: PrivateStore, session: Session, now: datetime) -> None:
    store.save_details(replace(session, confirmed={State.SLEPT: now, State.FEELS_CLEAR: now}))
    store.save_details(replace(session, confirmed={State.SLEPT: now}))

    details = store.details(session.session_id)
    assert details is not None
    assert details.confirmed == {State.SLEPT: now}


def test_what_was_never_entered_is_not_known(store: PrivateStore, session: Session) -> None:
    assert store.patient() is None
    assert store.details(session.session_id) is None
    assert store.driver(session.session_id) is None
    assert store.packs.in_force() is None


def test_the_patient_comes_back_with_what_is_not_known_still_not_known(store: PrivateStore) -> None:
    facts = PatientFacts(name="Alex", age=41, takes={"lithium": True, "maoi": False}, travels_alone=None)

    store.save_patient(PatientFacts(name="Al"))
    store.save_patient(facts)

    assert store.patient() == facts


def test_facts_that_no_program_could_have_written_are_told(store: PrivateStore, tmp_path: Path) -> None:
    store.save_patient(PatientFacts(name="Alex"))
    with sqlite3.connect(tmp_path / "private.db") as file:
        file.execute("UPDATE patient SET facts = '[1, 2'")
    file.close()

    with pytest.raises(StoreUnreadable):
        store.patient()


def test_a_fact_that_a_later_program_added_does_no_harm(store: PrivateStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "private.db") as file:
        file.execute("""INSERT INTO patient VALUES (1, '{"name": "Alex", "shoe_size": 42}')""")
    file.close()

    assert store.patient() == PatientFacts(name="Alex")


def test_the_driver_of_a_session_comes_back(store: PrivateStore, session: Session) -> None:
    pick_up = session.planned_start - timedelta(hours=1)
    sam = Driver("Sam", "(503) 555-0117", DriverStatus.CONFIRMED, pick_up, "Jo", "(503) 555-0163")
    store.save_details(session)
    store.save_driver(session.session_id, replace(sam, status=DriverStatus.ASKED))
    store.save_driver(session.session_id, sam)

    assert store.driver(session.session_id) == sam


def test_the_last_pack_that_came_into_force_holds(store: PrivateStore, now: datetime) -> None:
    store.packs.put_in_force("riverside", 3, "a" * 64, now)
    store.packs.put_in_force("riverside", 4, "b" * 64, now)

    pack = store.packs.in_force()
    assert pack is not None
    assert (pack.pack_id, pack.serial, pack.since) == ("riverside", 4, now)
