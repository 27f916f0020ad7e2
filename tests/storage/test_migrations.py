"""Files of older versions open with everything in them, and a change of version happens whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.medicines import MedicineStatus
from aftercare.domain.ready_check import Answer
from aftercare.domain.reminder import ReminderState
from aftercare.domain.today import TaskState
from aftercare.domain.treatment import Treatment
from aftercare.storage import private_store, schedule_store
from aftercare.storage.database import Change, Kind, open_database
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

# Written by the programs of that version, and never again.
OLD_FILES = Path(__file__).parent / "old_files"


def old_file(name: str, folder: Path, as_name: str) -> Path:
    return Path(shutil.copy(OLD_FILES / name, folder / as_name))


def user_version(path: Path) -> int:
    with sqlite3.connect(path) as file:
        version: int = file.execute("PRAGMA user_version").fetchone()[0]
    file.close()
    return version


@pytest.mark.parametrize(
    ("name", "kind"), [("schedule", schedule_store.KIND), ("private", private_store.KIND)], ids=["schedule", "private"]
)
def test_every_version_has_an_old_file_of_its_own(name: str, kind: Kind) -> None:
    found = sorted(path.name for path in OLD_FILES.glob(f"{name}-*.sqlite3"))

    assert found == [f"{name}-{version}.sqlite3" for version in range(1, kind.version + 1)]
    assert [user_version(OLD_FILES / file) for file in found] == list(range(1, kind.version + 1))


@pytest.mark.parametrize("version", range(1, schedule_store.KIND.version + 1))
def test_an_old_schedule_opens_with_everything_in_it(tmp_path: Path, now: datetime, version: int) -> None:
    path = old_file(f"schedule-{version}.sqlite3", tmp_path, "schedule.db")

    store = open_schedule(tmp_path, now)

    assert store.set_aside is None
    assert user_version(path) == schedule_store.KIND.version
    (times,) = store.sessions.all()
    assert times.planned_start.isoformat() == "2026-05-14T10:00:00-07:00"
    assert times.actual_end == datetime(2026, 5, 14, 19, 5, tzinfo=UTC)
    assert (times.number, times.of, times.revision) == (4, 6, 2)
    assert sorted(store.tasks.of_session("4f9a").values(), key=str) == [
        TaskState.ASKED,
        TaskState.DONE,
        TaskState.NOT_DOING,
    ]
    assert [entry.state for entry in store.ledger.entries("4f9a")] == [
        ReminderState.DONE,
        ReminderState.SHOWN,
        ReminderState.PLANNED,
    ]
    kept_nudges = [nudge.at for nudge in store.nudges.of_session("4f9a")]
    assert kept_nudges == ([] if version < 2 else [datetime(2026, 5, 14, 20, 15, tzinfo=UTC)])
    went_by_unheard = [entry.away_at is not None for entry in store.ledger.entries("4f9a")]
    assert went_by_unheard == [False, False, version >= 3]
    pulse = store.pulse.last()
    assert (pulse and pulse.zone) == (None if version < 3 else "America/Los_Angeles")
    assert store.pulse.quiet_hours() == (None if version < 3 else (time(21, 30), time(6, 30)))
    assert len(store.ledger.slips()) == len(store.ledger.looked_back()) == (version >= 3)
    assert [one.was.isoformat() for one in store.ledger.corrections()] == ["2026-05-12T10:00:00-07:00"] * (version >= 3)
    store.close()


@pytest.mark.parametrize("version", range(1, private_store.KIND.version + 1))
def test_an_old_private_file_opens_with_everything_in_it(tmp_path: Path, now: datetime, version: int) -> None:
    old_file(f"private-{version}.sqlite3", tmp_path, "private.db")

    store = open_private(tmp_path, now)

    assert store.set_aside is None
    patient, details, driver = store.patient(), store.details("4f9a"), store.driver("4f9a")
    assert isinstance(patient, PatientFacts)
    assert (patient.name, patient.takes) == ("Alex", {"blood-pressure": True})
    assert details is not None
    assert (details.treatment, list(details.confirmed)) == (Treatment.IV_INFUSION, [State.SLEPT])
    assert driver is not None
    assert (driver.name, driver.status) == ("Sam", DriverStatus.CONFIRMED)
    pin = store.packs.pin("riverside")
    assert (pin and pin.serial, len(store.packs.declined())) == ((None, 0) if version < 5 else (3, 1))
    kept_medicines = [(medicine.name, medicine.status) for medicine in store.medicines.load()]
    assert kept_medicines == (
        [] if version < 2 else [("Lorazepam", MedicineStatus.ASK_CLINIC), ("Diphenhydramine", MedicineStatus.HOLD)]
    )
    assert [entry.plan_number for entry in store.prints.entries()] == ([] if version < 3 else ["7K2Q"])
    notes = store.notes
    asked = [question.words for question in notes.questions("4f9a").questions]
    assert asked == ([] if version < 4 else ["Is tea all right?", "How long is the visit?"])
    assert notes.ready_answers("4f9a") == ({} if version < 4 else {"food": Answer.YES, "well": Answer.YES})
    assert notes.ride("4f9a").backup_status is (DriverStatus.NOT_ARRANGED if version < 4 else DriverStatus.ASKED)
    first_run = store.first_run.load()
    assert first_run.treatment == (None if version < 6 else Treatment.IV_INFUSION)
    assert first_run.course.first_day == (None if version < 6 else date(2026, 5, 14))
    store.close()


def add_snack(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE snack (name TEXT)")
    connection.execute("UPDATE session SET zone = 'Asia/Tokyo'")


def fail_half_way(connection: sqlite3.Connection) -> None:
    add_snack(connection)
    raise RuntimeError("the power went out")


def with_one_more(change: Change) -> Kind:
    return Kind(schedule_store.KIND.application_id, (*schedule_store.KIND.changes, change))


def test_the_file_is_copied_aside_before_it_changes_version(tmp_path: Path, now: datetime) -> None:
    path = old_file("schedule-1.sqlite3", tmp_path, "schedule.db")
    next_version = with_one_more(add_snack)

    database, set_aside = open_database(path, next_version, now)
    database.close()

    assert set_aside is None
    assert user_version(path) == next_version.version
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.name == "schedule-2026-05-14-134000-version-1.db"
    assert user_version(copy) == 1
    assert sys.platform == "win32" or copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as file:
        assert file.execute("SELECT zone FROM session").fetchall() == [("America/Los_Angeles",)]
    file.close()


def test_a_file_of_the_present_version_is_not_copied(tmp_path: Path, now: datetime) -> None:
    open_schedule(tmp_path, now).close()
    open_schedule(tmp_path, now).close()

    assert [path.name for path in tmp_path.iterdir()] == ["schedule.db"]


def test_a_change_that_fails_half_way_changes_nothing(tmp_path: Path, now: datetime) -> None:
    path = old_file("schedule-1.sqlite3", tmp_path, "schedule.db")

    with pytest.raises(RuntimeError, match="the power went out"):
        open_database(path, with_one_more(fail_half_way), now)

    with sqlite3.connect(path) as file:
        assert file.execute("SELECT zone FROM session").fetchall() == [("America/Los_Angeles",)]
        assert file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'snack'").fetchone() == (0,)
    file.close()
    assert user_version(path) == 1


KILLED_WHILE_CHANGING = """
import os, signal, sys
from datetime import UTC, datetime, time
from pathlib import Path
from aftercare.storage.database import Kind, open_database
from aftercare.storage.schedule_store import KIND

def die_half_way(connection):
    connection.execute("CREATE TABLE snack (name TEXT)")
    connection.execute("UPDATE session SET zone = 'Asia/Tokyo'")
    # More than fits into memory, so that part of it is in the file already.
    connection.execute("INSERT INTO snack VALUES (hex(zeroblob(5000000)))")
    os.kill(os.getpid(), signal.SIGKILL)

open_database(Path(sys.argv[1]), Kind(KIND.application_id, (*KIND.changes, die_half_way)), datetime.now(UTC))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_program_killed_while_changing_the_version_leaves_the_old_one(tmp_path: Path, now: datetime) -> None:
    path = old_file("schedule-1.sqlite3", tmp_path, "schedule.db")

    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_CHANGING, str(path)], check=False)

    assert killed.returncode == -9
    assert path.stat().st_size > 1_000_000
    store = open_schedule(tmp_path, now)
    assert store.set_aside is None
    assert store.sessions.all()[0].zone.key == "America/Los_Angeles"
    assert len(store.tasks.of_session("4f9a")) == 3
    store.close()
