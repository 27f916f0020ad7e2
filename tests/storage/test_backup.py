"""A backup brings everything back, is looked into before anything is replaced, and is refused unless it is whole."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare.domain.backups import BackupDamaged
from aftercare.domain.condition import PatientFacts
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreError, StoreFull, StoreNewer
from aftercare.domain.treatment import Treatment
from aftercare.storage import data_folder
from aftercare.storage.backup import go_back_to, look_into, write_backup
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

NOW = datetime(2026, 5, 14, 13, 40, tzinfo=UTC)
ZONE = ZoneInfo("America/Los_Angeles")
STARTS = datetime(2026, 5, 20, 10, tzinfo=ZONE)


def filled(folder: Path, name: str, sessions: int) -> None:
    """A folder with a patient and that many sessions, a week apart."""
    folder.mkdir(exist_ok=True)
    schedule, private = open_schedule(folder, NOW), open_private(folder, NOW)
    private.save_patient(PatientFacts(name=name))
    for number in range(sessions):
        starts = STARTS + timedelta(weeks=number)
        session = Session(f"{name}-{number}", Treatment.ORAL, starts, starts + timedelta(hours=1))
        CourseOnDisk(schedule, private).add_session(session, ZONE)
    schedule.close()
    private.close()


def backed_up(folder: Path, to: Path) -> Path:
    schedule, private = open_schedule(folder, NOW), open_private(folder, NOW)
    write_backup(folder, (private.database, schedule.database), to, NOW, "1.0")
    schedule.close()
    private.close()
    return to


def held(folder: Path) -> tuple[str, int]:
    schedule, private = open_schedule(folder, NOW), open_private(folder, NOW)
    facts, sessions = private.patient(), CourseOnDisk(schedule, private).sessions()
    schedule.close()
    private.close()
    return (facts.name if facts else ""), len(sessions)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    filled(tmp_path / "old", "Alex", 3)
    (tmp_path / "old" / "preferences.json").write_text("{}", encoding="utf-8")
    pack = tmp_path / "old" / "clinic-packs" / f"{'a' * 64}.aftercare-clinic"
    pack.parent.mkdir()
    pack.write_bytes(b"a pack")
    return backed_up(tmp_path / "old", tmp_path / "mine.aftercare-backup")


def test_a_backup_says_what_it_holds_and_changes_nothing(tmp_path: Path, backup: Path) -> None:
    content = look_into(backup)

    assert content.made_at == NOW
    assert (content.name, content.medicines) == ("Alex", 0)
    assert content.sessions == tuple(STARTS + timedelta(weeks=number) for number in range(3))
    assert held(tmp_path / "old") == ("Alex", 3)
    assert backup.stat().st_mode & 0o777 == 0o600


def test_going_back_brings_everything_and_keeps_what_was_there(tmp_path: Path, backup: Path) -> None:
    filled(tmp_path / "new", "Kim", 1)

    aside = go_back_to(tmp_path / "new", backup, NOW)

    assert held(tmp_path / "new") == ("Alex", 3)
    assert (tmp_path / "new" / "clinic-packs" / f"{'a' * 64}.aftercare-clinic").read_bytes() == b"a pack"
    assert held(aside) == ("Kim", 1)
    assert sorted(path.name for path in (tmp_path / "new").iterdir() if path.name.startswith(".")) == []


def test_a_backup_goes_into_an_empty_folder_too(tmp_path: Path, backup: Path) -> None:
    (tmp_path / "empty").mkdir()

    go_back_to(tmp_path / "empty", backup, NOW)

    assert held(tmp_path / "empty") == ("Alex", 3)


def test_a_full_disk_on_the_way_back_leaves_everything_as_it_was(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "new", "Kim", 1)
    write = data_folder.write_private_file

    def until_full(path: Path, content: bytes) -> Path:
        if path.name == ".schedule.db.new":
            raise StoreFull(path, "no room")
        return write(path, content)

    monkeypatch.setattr("aftercare.storage.backup.write_private_file", until_full)
    with pytest.raises(StoreFull):
        go_back_to(tmp_path / "new", backup, NOW)

    assert held(tmp_path / "new") == ("Kim", 1)
    assert list((tmp_path / "new").rglob("*.new")) == []


def test_a_backup_of_a_newer_aftercare_is_refused_and_nothing_changes(tmp_path: Path, backup: Path) -> None:
    filled(tmp_path / "new", "Kim", 1)
    database = tmp_path / "private.db"
    with zipfile.ZipFile(backup) as archive:
        database.write_bytes(archive.read("private.db"))
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    newer = changed(backup, tmp_path / "newer.aftercare-backup", {"private.db": database.read_bytes()})

    with pytest.raises(StoreNewer):
        go_back_to(tmp_path / "new", newer, NOW)

    assert held(tmp_path / "new") == ("Kim", 1)


def changed(backup: Path, to: Path, files: dict[str, bytes], manifest: dict[str, object] | None = None) -> Path:
    """Another backup with other files, each with its right digest, and other words about itself."""
    with zipfile.ZipFile(backup) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(content.pop("backup.json"))
    content.update(files)
    said["files"] = {name: sha256(one).hexdigest() for name, one in content.items()}
    said.update(manifest or {})
    with zipfile.ZipFile(to, "w") as archive:
        archive.writestr("backup.json", json.dumps(said))
        for name, one in content.items():
            archive.writestr(name, one)
    return to


@pytest.mark.parametrize(
    ("files", "manifest"),
    [
        ({"../private.db": b"out"}, {}),
        ({"/etc/x": b"out"}, {}),
        ({"clinic-packs/../../x.aftercare-clinic": b"out"}, {}),
        ({"notes.txt": b"more"}, {}),
        ({"private.db": b"no database at all" * 40}, {}),
        ({"private.db": b""}, {}),
        ({}, {"files": {}}),
        ({}, {"files": ["private.db"]}),
        ({}, {"aftercare_backup": "1"}),
        ({}, {"made_at": 5}),
        ({}, {"made_at": "tomorrow"}),
    ],
    ids=str,
)
def test_what_is_no_whole_backup_is_refused_and_nothing_changes(
    tmp_path: Path, backup: Path, files: dict[str, bytes], manifest: dict[str, object]
) -> None:
    filled(tmp_path / "new", "Kim", 1)
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    hostile = changed(backup, tmp_path / "hostile.zip", files, manifest)

    with pytest.raises(BackupDamaged):
        go_back_to(tmp_path / "new", hostile, NOW)

    hostile.unlink()
    assert held(tmp_path / "new") == ("Kim", 1)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), to=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_backup_never_brings_half_of_it(
    tmp_path: Path, backup: Path, where: float, to: int, cut: bool
) -> None:
    content = bytearray(backup.read_bytes())
    at = int(where * len(content))
    if cut:
        del content[at:]
    else:
        content[at] = to
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(content)

    try:
        found = look_into(damaged)
    except StoreError:
        return
    assert (found.name, len(found.sessions)) == ("Alex", 3)
