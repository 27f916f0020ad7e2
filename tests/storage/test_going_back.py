"""A damaged file is replaced by the newest copy that is sound; without any, a new one is begun."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreError, StoreFull, StoreReadOnly, StoreUnreadable
from aftercare.domain.today import TaskState
from aftercare.storage import private_store, schedule_store
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.daily_copies import copies_of
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

if sys.platform != "win32":
    import resource

WEDNESDAY = neutral_id("session 4", "pack a bag")
THURSDAY = neutral_id("session 4", "last drink")
OLD_FILES = Path(__file__).parent / "old_files"

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights and limits of this kind")


@contextmanager
def running_program(folder: Path, now: datetime) -> Iterator[CourseOnDisk]:
    schedule, private = open_schedule(folder, now), open_private(folder, now)
    yield CourseOnDisk(schedule, private)
    schedule.close()
    private.close()


@pytest.fixture
def today(zone: ZoneInfo) -> datetime:
    """The evening of Thursday, May 14, at home; in UTC it is Friday."""
    return datetime(2026, 5, 14, 20, 0, tzinfo=zone)


def fill(folder: Path, session: Session, zone: ZoneInfo, today: datetime) -> None:
    """A course with copies of Wednesday and Thursday, on each of which a task was marked; closed."""
    with running_program(folder, today) as course:
        course.add_session(session, zone)
        for key, moment in ((WEDNESDAY, today - timedelta(days=1)), (THURSDAY, today)):
            course.mark_task(session.session_id, key, TaskState.DONE, moment)
            course.keep_copies(moment)


@pytest.fixture
def data(folder: Path, session: Session, zone: ZoneInfo, today: datetime) -> Path:
    fill(folder, session, zone, today)
    return folder


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


def cut_off_to(size: int) -> Callable[[Path], None]:
    def cut_off(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:size])

    return cut_off


def overwrite_at(place: int) -> Callable[[Path], None]:
    def overwrite(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[place : place + 4096] = random.Random(place).randbytes(4096)
        path.write_bytes(content)

    return overwrite


def flip_a_bit_of_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def become_another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE recipe (cake TEXT)")
    file.close()


def zone_that_does_not_exist(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE session SET zone = 'Amerika/Los_Angeles'")
    file.close()


def zone_that_is_no_text(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"America/Los_Angeles", b"\xc1merica/Los_Angeles"))


def version_that_is_too_low(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 1")
    file.close()


DAMAGES = {
    "empty": make_empty,
    "gone": remove,
    "cut off after 1 byte": cut_off_to(1),
    "cut off after 50 bytes": cut_off_to(50),
    "cut off after 5000 bytes": cut_off_to(5000),
    "4 KiB of garbage at the head": overwrite_at(0),
    "4 KiB of garbage in the second page": overwrite_at(4096),
    "one flipped bit in the first page": flip_a_bit_of_the_first_page,
    "another program's": become_another_programs,
    "an unknown zone": zone_that_does_not_exist,
    "a byte that is no text": zone_that_is_no_text,
    "a version that is too low": version_that_is_too_low,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_schedule_goes_back_to_the_newest_copy_and_is_kept(
    data: Path, session: Session, today: datetime, damage: Callable[[Path], None]
) -> None:
    damage(data / "schedule.db")
    as_it_was = (data / "schedule.db").read_bytes() if (data / "schedule.db").exists() else b""

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert (store.set_aside.day, store.set_aside.kept_as.read_bytes()) == (date(2026, 5, 14), as_it_was)
    assert store.set_aside.copy == data / "copies" / "schedule-2026-05-14-200000.db"
    assert [times.session_id for times in store.sessions.all()] == [session.session_id]
    assert set(store.tasks.of_session(session.session_id)) == {WEDNESDAY, THURSDAY}
    store.tasks.mark(session.session_id, WEDNESDAY, TaskState.OPEN, today)
    store.close()
    again = open_schedule(data, today)
    assert again.set_aside is None
    again.close()


@pytest.mark.parametrize("damage", [make_empty, cut_off_to(50), overwrite_at(0), overwrite_at(4096)])
@pytest.mark.parametrize("name", ["private", "schedule"])
def test_both_files_go_back_and_their_halves_fit_together(
    data: Path, session: Session, today: datetime, name: str, damage: Callable[[Path], None]
) -> None:
    damage(data / "schedule.db")
    damage(data / "private.db")
    # The newest copy of one of them is damaged too.
    damage(data / "copies" / f"{name}-2026-05-14-200000.db")

    with running_program(data, today) as course:
        assert course.half_lost() is None
        assert [one.session_id for one, _, _ in course.sessions()] == [session.session_id]


COPY_DAMAGES = {
    "damaged": overwrite_at(4096),
    "empty": make_empty,
    "another program's": become_another_programs,
    "an unknown zone": zone_that_does_not_exist,
    "a newer program's": lambda path: set_version(path, 99),
    "without tables": lambda path: path.write_bytes(empty_database()),
}


def set_version(path: Path, version: int) -> None:
    with sqlite3.connect(path) as file:
        file.execute(f"PRAGMA user_version = {version}")
    file.close()


def empty_database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE only_for_now (word)")
    connection.execute("DROP TABLE only_for_now")
    content = connection.serialize()
    connection.close()
    return content


@pytest.mark.parametrize("damage", COPY_DAMAGES.values(), ids=COPY_DAMAGES)
def test_a_copy_that_is_not_sound_is_passed_over_for_the_one_before_it(
    data: Path, session: Session, today: datetime, damage: Callable[[Path], None]
) -> None:
    overwrite_at(0)(data / "schedule.db")
    damage(data / "copies" / "schedule-2026-05-14-200000.db")

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert store.set_aside.day == date(2026, 5, 13)
    assert set(store.tasks.of_session(session.session_id)) == {WEDNESDAY}
    store.close()


@not_on_windows
def test_a_copy_that_may_not_be_read_is_passed_over_for_the_one_before_it(data: Path, today: datetime) -> None:
    overwrite_at(0)(data / "schedule.db")
    (data / "copies" / "schedule-2026-05-14-200000.db").chmod(0)

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert store.set_aside.day == date(2026, 5, 13)
    store.close()


@not_on_windows
def test_copies_are_gone_back_to_also_where_no_new_one_can_be_made(data: Path, today: datetime) -> None:
    overwrite_at(0)(data / "schedule.db")
    (data / "copies").chmod(0o500)

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert store.set_aside.day == date(2026, 5, 14)
    store.close()


def test_without_a_sound_copy_a_new_file_is_begun(data: Path, today: datetime) -> None:
    for path in (data / "schedule.db", *(copy.path for copy in copies_of(data / "schedule.db"))):
        overwrite_at(0)(path)

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert (store.set_aside.day, store.set_aside.copy) == (None, None)
    assert store.sessions.all() == ()
    store.close()


def test_values_that_nobody_can_read_stay_in_their_place_where_there_is_no_copy(data: Path, today: datetime) -> None:
    shutil.rmtree(data / "copies")
    zone_that_does_not_exist(data / "schedule.db")
    before = (data / "schedule.db").read_bytes()

    with pytest.raises(StoreUnreadable):
        open_schedule(data, today)

    assert (data / "schedule.db").read_bytes() == before


def test_a_copy_of_a_day_to_come_is_taken_last_as_it_was_made_by_a_wrong_clock(data: Path, today: datetime) -> None:
    copies = data / "copies"
    shutil.copy(copies / "schedule-2026-05-13-200000.db", copies / "schedule-2031-01-01-080000.db")
    overwrite_at(0)(data / "schedule.db")

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert store.set_aside.day == date(2026, 5, 14)
    store.close()


@pytest.mark.parametrize(
    ("name", "version"),
    [(name, version) for name, count in (("schedule", 3), ("private", 2)) for version in range(1, count + 1)],
)
def test_a_copy_of_an_older_version_is_brought_up_to_date(
    folder: Path, today: datetime, name: str, version: int
) -> None:
    (folder / "copies").mkdir()
    copy = Path(
        shutil.copy(OLD_FILES / f"{name}-{version}.sqlite3", folder / "copies" / f"{name}-2026-05-14-060000.db")
    )
    before = copy.read_bytes()
    (folder / f"{name}.db").write_bytes(b"rubbish" * 1000)

    if name == "schedule":
        store = open_schedule(folder, today)
        assert len(store.tasks.of_session("4f9a")) == 3
        store.close()
    else:
        private = open_private(folder, today)
        assert private.session_ids() == {"4f9a"}
        private.close()

    with sqlite3.connect(folder / f"{name}.db") as file:
        kind = schedule_store.KIND if name == "schedule" else private_store.KIND
        assert file.execute("PRAGMA user_version").fetchone() == (kind.version,)
    file.close()
    assert copy.read_bytes() == before
    assert [path.name for path in (folder / "copies").iterdir()] == [copy.name]


def test_a_session_entered_after_the_copy_is_known_to_be_missing(
    data: Path, session: Session, zone: ZoneInfo, today: datetime
) -> None:
    with running_program(data, today) as course:
        course.add_session(replace(session, session_id="5b20", number=5), zone)

    for name in ("schedule.db", "private.db"):
        shutil.copytree(data, data / name.removesuffix(".db"), ignore=shutil.ignore_patterns("private", "schedule"))
        overwrite_at(0)(data / name.removesuffix(".db") / name)
        with running_program(data / name.removesuffix(".db"), today) as course:
            lost = course.half_lost()
            assert lost is not None
            assert lost.count == 1
            assert [one.session_id for one, _, _ in course.sessions()] == [session.session_id]


def test_after_going_back_a_sound_copy_of_the_day_takes_the_place_of_the_damaged_one(
    data: Path, session: Session, today: datetime
) -> None:
    overwrite_at(0)(data / "schedule.db")
    overwrite_at(0)(data / "copies" / "schedule-2026-05-14-200000.db")
    with running_program(data, today) as course:
        course.mark_task(session.session_id, WEDNESDAY, TaskState.OPEN, today)
        course.keep_copies(today + timedelta(minutes=1))

    overwrite_at(0)(data / "schedule.db")
    store = open_schedule(data, today + timedelta(minutes=2))

    assert store.set_aside is not None
    assert store.set_aside.copy == data / "copies" / "schedule-2026-05-14-200100.db"
    assert store.tasks.of_session(session.session_id) == {WEDNESDAY: TaskState.OPEN}
    store.close()


@not_on_windows
def test_on_a_full_disk_the_damaged_file_stays_in_its_place_until_there_is_room_for_the_copy(
    data: Path, session: Session, today: datetime
) -> None:
    overwrite_at(0)(data / "schedule.db")
    as_it_was = (data / "schedule.db").read_bytes()
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, most))
    try:
        with pytest.raises((StoreFull, StoreReadOnly)):
            open_schedule(data, today)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert (data / "schedule.db").read_bytes() == as_it_was
    assert sorted(path.name for path in data.iterdir()) == ["copies", "private.db", "schedule.db"]

    store = open_schedule(data, today)
    assert len(store.sessions.all()) == 1
    store.close()


def test_a_flipped_bit_that_makes_another_valid_time_brings_the_copy_back(
    data: Path, session: Session, today: datetime
) -> None:
    path = data / "schedule.db"
    content = path.read_bytes()
    place = content.index(b"2026-05-14T10:00:00.000000-07:00")
    # One bit turns 10 into 11.
    path.write_bytes(content[: place + 12] + bytes([content[place + 12] ^ 1]) + content[place + 13 :])

    store = open_schedule(data, today)

    assert store.set_aside is not None
    assert store.set_aside.copy is not None
    assert [one.planned_start for one in store.sessions.all()] == [session.planned_start]
    store.close()


@pytest.mark.parametrize("name", ["schedule", "private"])
def test_with_any_one_bit_flipped_the_course_opens_with_its_session(
    data: Path, session: Session, today: datetime, name: str
) -> None:
    path = data / f"{name}.db"
    sound = path.read_bytes()
    draw = random.Random(20260514)
    # The head and the places of the rows are where a bit matters most; the others are drawn.
    places = [*range(16, 108), *(draw.randrange(len(sound)) for _ in range(100))]
    lost: list[tuple[int, int, str]] = []
    for place in places:
        bit = draw.randrange(8)
        content = bytearray(sound)
        content[place] ^= 1 << bit
        path.write_bytes(content)
        try:
            with running_program(data, today) as course:
                found = [one.session_id for one, _, _ in course.sessions()]
        except StoreError as error:
            found = [type(error).__name__]
        if found != [session.session_id] and found != ["StoreNewer"]:
            lost.append((place, bit, str(found)))
        for aside in data.glob(f"{name}-damaged-*"):
            aside.unlink()

    assert lost == []


KILLED_WHILE_GOING_BACK = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
import aftercare.storage.going_back
from aftercare.storage.schedule_store import open_schedule

folder, steps, now = Path(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "sqlite3.connect", "sqlite3.connect/handle")

def die_at_the_step(event, arguments):
    global steps
    if event in STEPS:
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die_at_the_step)
open_schedule(folder, now)
"""


@not_on_windows
def test_a_program_killed_at_any_step_of_going_back_goes_back_the_next_time(
    tmp_path: Path, session: Session, zone: ZoneInfo, today: datetime
) -> None:
    fill(tmp_path, session, zone, today)
    step, was_killed = 0, True
    rubbish = b"rubbish" * 1000
    while was_killed:
        folder = tmp_path / f"round-{step}"
        shutil.copytree(tmp_path, folder, ignore=shutil.ignore_patterns("round-*"))
        (folder / "schedule.db").write_bytes(rubbish)

        arguments = [sys.executable, "-c", KILLED_WHILE_GOING_BACK, str(folder), str(step), today.isoformat()]
        ended = subprocess.run(arguments, check=False)
        assert ended.returncode in (0, -9)
        was_killed = ended.returncode == -9
        store = open_schedule(folder, today)
        assert set(store.tasks.of_session(session.session_id)) == {WEDNESDAY, THURSDAY}
        assert rubbish in [path.read_bytes() for path in folder.glob("schedule-damaged-*.db")]
        store.close()
        step += 1

    assert step > 10
