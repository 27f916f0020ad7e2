"""Damaged, newer, read-only and full: nothing is lost, nothing is hidden, and the person can be told."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.errors import BugError
from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreBusy, StoreFull, StoreNewer, StoreReadOnly, StoreUnreadable
from aftercare.domain.today import TaskState
from aftercare.storage.database import open_database
from aftercare.storage.schedule_store import KIND, open_schedule

PACK_A_BAG = neutral_id("session 4", "pack a bag")

needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")


@pytest.fixture
def schedule_file(folder: Path, session: Session, zone: ZoneInfo, now: datetime) -> Path:
    """A closed schedule with one session and one done task."""
    store = open_schedule(folder, now)
    store.sessions.save(session, zone)
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.DONE, now)
    store.close()
    return folder / "schedule.db"


def overwrite_head(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"not a database at all")


def overwrite_middle(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)


def cut_off(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(5000)


def replace_by_text(path: Path) -> None:
    path.write_text("Dear clinic,\n" * 1000)


@pytest.mark.parametrize("damage", [overwrite_head, overwrite_middle, cut_off, replace_by_text])
def test_a_damaged_file_is_put_aside_as_it_was_and_a_new_one_begun(
    schedule_file: Path, now: datetime, damage: Callable[[Path], None]
) -> None:
    damage(schedule_file)
    as_it_was = schedule_file.read_bytes()

    store = open_schedule(schedule_file.parent, now)

    assert store.set_aside is not None
    assert store.set_aside.path == schedule_file
    assert store.set_aside.kept_as.name == "schedule-damaged-20260514T134000Z.db"
    assert store.set_aside.kept_as.read_bytes() == as_it_was
    assert store.set_aside.reason
    assert store.sessions.all() == ()
    store.close()


def test_a_sound_file_is_not_put_aside(schedule_file: Path, now: datetime) -> None:
    store = open_schedule(schedule_file.parent, now)

    assert store.set_aside is None
    store.close()


def test_files_damaged_in_the_same_second_are_all_kept(schedule_file: Path, now: datetime) -> None:
    for _ in range(3):
        replace_by_text(schedule_file)
        open_schedule(schedule_file.parent, now).close()

    assert len(list(schedule_file.parent.glob("schedule-damaged-*.db"))) == 3


def test_a_database_of_another_program_is_put_aside_untouched(folder: Path, now: datetime) -> None:
    with sqlite3.connect(folder / "schedule.db") as file:
        file.execute("CREATE TABLE recipe (cake TEXT)")
    file.close()

    store = open_schedule(folder, now)

    assert store.set_aside is not None
    with sqlite3.connect(store.set_aside.kept_as) as file:
        assert file.execute("SELECT count(*) FROM recipe").fetchone() == (0,)
    file.close()
    store.close()


def test_a_newer_file_is_refused_and_not_touched(schedule_file: Path, now: datetime) -> None:
    with sqlite3.connect(schedule_file) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    before = (schedule_file.read_bytes(), schedule_file.stat().st_mtime_ns)

    with pytest.raises(StoreNewer) as refusal:
        open_schedule(schedule_file.parent, now)

    assert (refusal.value.found, refusal.value.known) == (99, KIND.version)
    assert (schedule_file.read_bytes(), schedule_file.stat().st_mtime_ns) == before
    assert [path.name for path in schedule_file.parent.iterdir()] == ["schedule.db"]


@needs_rights
@pytest.mark.parametrize(("folder_rights", "file_rights"), [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400)])
def test_what_is_kept_can_be_read_where_nothing_can_be_written(
    schedule_file: Path, session: Session, zone: ZoneInfo, now: datetime, folder_rights: int, file_rights: int
) -> None:
    schedule_file.chmod(file_rights)
    schedule_file.parent.chmod(folder_rights)

    store = open_schedule(schedule_file.parent, now)

    assert store.tasks.of_session(session.session_id) == {PACK_A_BAG: TaskState.DONE}
    with pytest.raises(StoreReadOnly):
        store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.OPEN, now)
    with pytest.raises(StoreReadOnly):
        store.sessions.save(replace(session, revision=1), zone)
    assert store.tasks.of_session(session.session_id) == {PACK_A_BAG: TaskState.DONE}
    store.close()


@needs_rights
def test_a_folder_without_a_file_and_without_room_for_one_is_told(folder: Path, now: datetime) -> None:
    folder.chmod(0o500)

    with pytest.raises(StoreReadOnly):
        open_schedule(folder, now)


@needs_rights
def test_a_file_that_may_not_be_read_is_told_and_stays_in_its_place(schedule_file: Path, now: datetime) -> None:
    schedule_file.chmod(0)

    with pytest.raises(StoreUnreadable):
        open_schedule(schedule_file.parent, now)

    assert [path.name for path in schedule_file.parent.iterdir()] == ["schedule.db"]
    assert stat.S_IMODE(schedule_file.stat().st_mode) == 0


def test_a_file_that_another_program_writes_to_is_told(
    schedule_file: Path, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aftercare.storage.database._BUSY_SECONDS", 0.0)
    store = open_schedule(schedule_file.parent, now)
    other = sqlite3.connect(schedule_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreBusy):
        store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.OPEN, now)

    other.close()
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.OPEN, now)
    store.close()


def test_a_full_disk_is_told_and_what_was_saved_stays(schedule_file: Path, now: datetime) -> None:
    database, _ = open_database(schedule_file, KIND, now)
    ((pages,),) = database.rows("PRAGMA page_count")
    database.rows(f"PRAGMA max_page_count = {pages!r}")
    fill = "INSERT INTO damaged_entry (found_at, what) VALUES ('', ?)"
    saved = 0

    def save_until_full() -> None:
        nonlocal saved
        while True:
            with database.transaction():
                database.execute(fill, ("x" * 500,))
                database.execute(fill, ("x" * 500,))
            saved += 2

    with pytest.raises(StoreFull):
        save_until_full()

    assert database.rows("SELECT count(*) FROM damaged_entry") == [(saved,)]
    database.rows("PRAGMA max_page_count = 1000")
    with database.transaction():
        database.execute(fill, ("room again",))
    database.close()


def test_a_change_outside_a_transaction_is_a_mistake_of_ours(schedule_file: Path, now: datetime) -> None:
    database, _ = open_database(schedule_file, KIND, now)

    with pytest.raises(BugError):
        database.execute("DELETE FROM task_mark")
    with pytest.raises(BugError), database.transaction(), database.transaction():
        pass
    database.close()


def test_a_file_at_rest_is_one_file(schedule_file: Path) -> None:
    assert [path.name for path in schedule_file.parent.iterdir()] == ["schedule.db"]


def test_a_file_that_somebody_switched_to_write_ahead_is_one_file_again(schedule_file: Path, now: datetime) -> None:
    with sqlite3.connect(schedule_file) as file:
        file.execute("PRAGMA journal_mode = WAL")
    file.close()

    store = open_schedule(schedule_file.parent, now)

    assert [path.name for path in schedule_file.parent.iterdir()] == ["schedule.db"]
    store.close()
