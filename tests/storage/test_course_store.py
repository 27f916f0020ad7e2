"""A course is kept in two files and read as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.nudge import Nudge
from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule

PACK_A_BAG = neutral_id("session 4", "pack a bag")
SAM = Driver("Sam", "(503) 555-0117", DriverStatus.CONFIRMED, backup_name="Jo", backup_phone="(503) 555-0163")


@contextmanager
def running_program(folder: Path, now: datetime) -> Iterator[CourseOnDisk]:
    schedule, private = open_schedule(folder, now), open_private(folder, now)
    yield CourseOnDisk(schedule, private)
    schedule.close()
    private.close()


def test_a_course_is_whole_again_after_a_restart(
    tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    nudge = Nudge(PACK_A_BAG, now + timedelta(minutes=15))
    with running_program(tmp_path, now) as course:
        course.add_session(session, zone, SAM)
        course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, now)
        course.add_nudge(session.session_id, nudge)

    with running_program(tmp_path, now) as course:
        assert course.sessions() == ((session, zone, SAM),)
        assert course.task_states(session.session_id) == {PACK_A_BAG: TaskState.DONE}
        assert course.nudges(session.session_id) == (nudge,)


def test_what_is_learnt_on_the_day_is_kept_in_the_zone_of_the_clinic(
    tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    left = replace(session, actual_end=now, confirmed={State.SLEPT: now})
    with running_program(tmp_path, now) as course:
        course.add_session(session, zone)

    with running_program(tmp_path, now) as course:
        course.save_session(left)

    with running_program(tmp_path, now) as course:
        ((kept, kept_zone, driver),) = course.sessions()
    assert (kept, kept_zone, driver) == (left, zone, None)


def test_a_done_task_can_be_opened_again(tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime) -> None:
    with running_program(tmp_path, now) as course:
        course.add_session(session, zone)
        course.mark_task(session.session_id, PACK_A_BAG, TaskState.DONE, now)
        course.undo_task(session.session_id, PACK_A_BAG, now)

        assert course.task_states(session.session_id) == {PACK_A_BAG: TaskState.OPEN}
