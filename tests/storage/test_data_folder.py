"""The folder of the person's data is theirs alone."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from aftercare.domain.store_errors import FolderShared, StoreReadOnly, StoreUnreadable
from aftercare.storage.data_folder import data_folder, write_private_file
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in the profile folder")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_folder_is_made_for_its_owner_alone(folder: Path) -> None:
    made = data_folder(folder / "deep" / "alex")

    assert made == folder / "deep" / "alex"
    assert rights(made) == 0o700


def test_a_folder_that_others_could_enter_is_closed_to_them(folder: Path) -> None:
    folder.chmod(0o755)

    data_folder(folder)

    assert rights(folder) == 0o700


def test_the_usual_folder_lies_where_the_system_keeps_data_of_programs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))

    assert data_folder() == folder / "aftercare"


def test_a_folder_that_everybody_writes_to_is_refused_and_left_as_it_is(folder: Path) -> None:
    folder.chmod(0o1777)

    with pytest.raises(FolderShared) as refusal:
        data_folder(folder)

    assert refusal.value.path == folder
    assert rights(folder) == 0o1777


def test_a_file_in_the_place_of_the_folder_is_told(folder: Path) -> None:
    (folder / "data").write_text("not a folder")

    with pytest.raises(StoreUnreadable):
        data_folder(folder / "data")


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.chmod(0o500)

    with pytest.raises(StoreReadOnly):
        data_folder(folder / "data")


def test_a_folder_that_may_not_be_entered_is_told(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)

    with pytest.raises(StoreUnreadable):
        data_folder(closed)


def test_both_files_are_their_owners_alone_from_the_start(folder: Path, now: datetime) -> None:
    open_schedule(folder, now).close()
    open_private(folder, now).close()

    assert {path.name: rights(path) for path in folder.iterdir()} == {"schedule.db": 0o600, "private.db": 0o600}


def test_files_that_others_could_read_are_closed_to_them(folder: Path, now: datetime) -> None:
    open_schedule(folder, now).close()
    (folder / "schedule.db").chmod(0o664)

    open_schedule(folder, now).close()

    assert rights(folder / "schedule.db") == 0o600


def test_a_written_sheet_is_its_owners_alone_and_takes_the_place_of_the_last_one(folder: Path) -> None:
    sheet = folder / "sheets" / "checklist.pdf"
    write_private_file(sheet, b"yesterday's plan, and longer")

    assert write_private_file(sheet, b"today's plan") == sheet

    assert sheet.read_bytes() == b"today's plan"
    assert (rights(sheet), rights(sheet.parent)) == (0o600, 0o700)
    assert list(sheet.parent.iterdir()) == [sheet]


def test_a_sheet_that_cannot_be_written_leaves_the_last_one(folder: Path) -> None:
    sheet = write_private_file(folder / "checklist.pdf", b"yesterday's plan")
    folder.chmod(0o500)

    with pytest.raises(StoreReadOnly):
        write_private_file(sheet, b"today's plan")

    assert sheet.read_bytes() == b"yesterday's plan"


def test_asking_for_a_given_folder_loads_no_library_for_the_usual_one(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from aftercare.storage.data_folder import data_folder;"
        f"data_folder(Path({str(tmp_path / 'data')!r})); sys.exit('platformdirs' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
