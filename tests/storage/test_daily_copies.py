"""Both files are copied once a day, and a copy that cannot be made is in nobody's way."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.storage import schedule_store
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.daily_copies import copies_of
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

if sys.platform != "win32":
    import resource

PACK_A_BAG = neutral_id("session 4", "pack a bag")
OLD_FILES = Path(__file__).parent / "old_files"

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights and limits of this kind")


@contextmanager
def running_program(folder: Path, now: datetime) -> Iterator[CourseOnDisk]:
    schedule, private = open_schedule(folder, now), open_private(folder, now)
    yield CourseOnDisk(schedule, private)
    schedule.close()
    private.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "copies").glob("*"))


def marks_in(copy: Path) -> int:
    with sqlite3.connect(copy) as file:
        count: int = file.execute("SELECT count(*) FROM task_mark").fetchone()[0]
    file.close()
    return count


@pytest.fixture
def morning(zone: ZoneInfo) -> datetime:
    """A moment by the clock on the wall at home, which is on another day than UTC in the evening."""
    return datetime(2026, 5, 13, 7, 0, tzinfo=zone)


def test_the_first_entry_of_a_day_is_followed_by_a_copy_of_both_files_and_the_next_ones_by_none(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        for hours in (0, 1, 16):
            course.keep_copies(morning + timedelta(hours=hours))
            course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, morning)

    assert names(folder) == ["private-2026-05-13-070000.db", "schedule-2026-05-13-070000.db"]


def test_after_a_copy_every_entry_is_on_the_disk_before_it_is_acknowledged_as_before(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    schedule, private = open_schedule(folder, morning), open_private(folder, morning)
    course = CourseOnDisk(schedule, private)
    before = schedule.database.rows("PRAGMA synchronous")
    course.add_session(session, zone)
    course.keep_copies(morning)

    assert schedule.database.rows("PRAGMA synchronous") == private.database.rows("PRAGMA synchronous") == before
    assert before == [(3,)]
    schedule.close()
    private.close()


def test_the_day_ends_at_midnight_by_the_clock_of_this_computer(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        for moment in (morning, morning.replace(hour=23, minute=59), morning + timedelta(hours=17)):
            course.keep_copies(moment)

    assert [copy.day.isoformat() for copy in copies_of(folder / "schedule.db")] == ["2026-05-13", "2026-05-14"]


def test_a_start_later_in_the_day_makes_no_second_copy(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        course.keep_copies(morning)
    with running_program(folder, morning) as course:
        course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, morning)
        course.keep_copies(morning + timedelta(hours=1))

    assert names(folder) == ["private-2026-05-13-070000.db", "schedule-2026-05-13-070000.db"]


def test_a_day_on_which_nothing_was_written_has_no_copy(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
    with running_program(folder, morning) as course:
        course.keep_copies(morning)

    assert names(folder) == []


def test_a_session_that_is_moved_is_copied_anew_on_the_same_day(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    moved = replace(session, planned_start=session.planned_start + timedelta(hours=1), revision=1)
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        course.keep_copies(morning)
        course.save_session(moved)
        course.keep_copies(morning + timedelta(hours=1))

    assert names(folder) == ["private-2026-05-13-080000.db", "schedule-2026-05-13-080000.db"]
    with sqlite3.connect(folder / "copies" / "schedule-2026-05-13-080000.db") as copy:
        assert copy.execute("SELECT revision FROM session").fetchall() == [(1,)]
    copy.close()


@not_on_windows
def test_copies_are_the_owners_alone_also_in_a_folder_that_was_open_to_others(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    (folder / "copies").mkdir()
    (folder / "copies").chmod(0o755)
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        course.keep_copies(morning)

    assert stat.S_IMODE((folder / "copies").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder / "copies").iterdir()} == {0o600}


def test_seven_days_and_the_last_days_of_four_weeks_before_them_are_kept(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        for day in range(45):
            course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, morning)
            course.keep_copies(morning + timedelta(days=day))

    # The last day is Friday, June 26; the weeks before the last seven days end on Sundays.
    assert [copy.day.strftime("%a %m-%d") for copy in copies_of(folder / "schedule.db")] == [
        "Sun 05-31",
        "Sun 06-07",
        "Sun 06-14",
        "Fri 06-19",
        *("Sat 06-20", "Sun 06-21", "Mon 06-22", "Tue 06-23", "Wed 06-24", "Thu 06-25", "Fri 06-26"),
    ]


def test_copies_from_before_a_change_of_version_are_kept_beside_those_of_days(
    folder: Path, zone: ZoneInfo, morning: datetime
) -> None:
    shutil.copy(OLD_FILES / "schedule-1.sqlite3", folder / "schedule.db")
    with running_program(folder, morning) as course:
        for day in range(45):
            course.mark_task("4f9a", PACK_A_BAG, TaskState.DONE, morning)
            course.keep_copies(morning + timedelta(days=day))

    assert [copy.version for copy in copies_of(folder / "schedule.db")] == [1, *[None] * 11]


def test_copies_of_days_to_come_are_not_let_go_of_as_the_clock_may_be_wrong(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        course.keep_copies(morning + timedelta(days=3))
        for day in range(3):
            course.keep_copies(morning + timedelta(days=day))

    assert len(copies_of(folder / "schedule.db")) == 4


@contextmanager
def full_disk() -> Iterator[None]:
    """No file grows beyond 8 KiB, which is less than a copy takes."""
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))


@contextmanager
def closed(path: Path, rights: int) -> Iterator[None]:
    path.chmod(rights)
    try:
        yield
    finally:
        path.chmod(0o700)


@not_on_windows
def test_a_full_disk_hinders_nobody_leaves_nothing_behind_and_is_tried_again_after_an_hour(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        with full_disk():
            course.keep_copies(morning)
        assert names(folder) == []
        course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, morning)
        course.keep_copies(morning + timedelta(minutes=59))
        assert names(folder) == []
        course.keep_copies(morning + timedelta(hours=1))

    assert names(folder) == ["private-2026-05-13-080000.db", "schedule-2026-05-13-080000.db"]


@not_on_windows
def test_a_full_disk_takes_no_copy_away(folder: Path, session: Session, zone: ZoneInfo, morning: datetime) -> None:
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        for day in range(11):
            course.keep_copies(morning + timedelta(days=day))
        before = names(folder)
        with full_disk():
            course.keep_copies(morning + timedelta(days=11))

    assert names(folder) == before


@not_on_windows
@pytest.mark.parametrize("rights", [0o500, 0])
def test_a_folder_of_copies_that_takes_nothing_hinders_nobody(
    folder: Path, session: Session, zone: ZoneInfo, morning: datetime, rights: int
) -> None:
    (folder / "copies").mkdir()
    with running_program(folder, morning) as course, closed(folder / "copies", rights):
        course.add_session(session, zone)
        course.keep_copies(morning)
        course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, morning)
        assert course.task_states(session.session_id) == {PACK_A_BAG: TaskState.DONE}

    assert names(folder) == []


def test_a_note_called_copies_hinders_nobody(folder: Path, session: Session, zone: ZoneInfo, morning: datetime) -> None:
    (folder / "copies").write_text("two copies, please")
    with running_program(folder, morning) as course:
        course.add_session(session, zone)
        course.keep_copies(morning)
        assert len(course.sessions()) == 1


@not_on_windows
def test_an_old_file_changes_its_version_also_where_its_copy_cannot_be_made(folder: Path, now: datetime) -> None:
    shutil.copy(OLD_FILES / "schedule-1.sqlite3", folder / "schedule.db")
    (folder / "copies").mkdir()
    with closed(folder / "copies", 0o500):
        store = open_schedule(folder, now)

    assert store.set_aside is None
    assert len(store.tasks.of_session("4f9a")) == 3
    store.close()
    with sqlite3.connect(folder / "schedule.db") as file:
        assert file.execute("PRAGMA user_version").fetchone() == (schedule_store.KIND.version,)
    file.close()


# Copies a schedule that was marked since its last copy, and dies at the given step: an opened, renamed or removed file.
KILLED_WHILE_COPYING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from aftercare.domain.today import TaskState
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

folder, steps, now = Path(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "sqlite3.connect", "sqlite3.connect/handle")

def die_at_the_step(event, arguments):
    global steps
    if event in STEPS and (not arguments or "/lib" not in str(arguments[0])):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)

import aftercare.storage.daily_copies
course = CourseOnDisk(open_schedule(folder, now), open_private(folder, now))
course.mark_task("4f9a", "0" * 16, TaskState.DONE, now)
sys.addaudithook(die_at_the_step)
course.keep_copies(now)
"""


@not_on_windows
def test_a_program_killed_at_any_step_of_a_copy_leaves_only_sound_copies_and_makes_it_the_next_time(
    tmp_path: Path, session: Session, zone: ZoneInfo, morning: datetime
) -> None:
    today = morning + timedelta(days=1)
    step, was_killed = 0, True
    while was_killed:
        folder = tmp_path / str(step)
        folder.mkdir()
        with running_program(folder, morning) as course:
            course.add_session(session, zone)
            course.keep_copies(morning)

        arguments = [sys.executable, "-c", KILLED_WHILE_COPYING, str(folder), str(step), today.isoformat()]
        ended = subprocess.run(arguments, check=False)
        assert ended.returncode in (0, -9)
        was_killed = ended.returncode == -9
        for copy in copies_of(folder / "schedule.db"):
            assert marks_in(copy.path) == (copy.day == today.date())
        with running_program(folder, today) as course:
            course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, today)
            course.keep_copies(today)
            assert course.half_lost() is None
        days = [copy.day for name in ("schedule.db", "private.db") for copy in copies_of(folder / name)]
        assert days == [morning.date(), today.date()] * 2
        assert not [name for name in names(folder) if name.endswith(".part")]
        step += 1

    assert step > 10
