"""Who goes back to the copy of a day finds everything as it was then, and what was there before is kept aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.condition import PatientFacts
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.chosen_day import days_to_go_back_to, go_back_to_day
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.data_folder import COPIES_FOLDER
from aftercare.storage.erasing import erase_everything
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import open_schedule


def lived_two_days(place: Path, now: datetime, session: Session, zone: ZoneInfo) -> None:
    schedule, private = open_schedule(place, now), open_private(place, now)
    course = CourseOnDisk(schedule, private)
    private.save_patient(PatientFacts(name="Alex"))
    course.add_session(session, zone)
    course.keep_copies(now.astimezone(zone))
    private.save_patient(PatientFacts(name="Somebody else"))
    course.save_session(replace(session, planned_end=session.planned_end + timedelta(hours=1), revision=1))
    course.keep_copies(now.astimezone(zone) + timedelta(days=1))
    schedule.close()
    private.close()


def test_everything_is_as_it_was_on_that_day(tmp_path: Path, now: datetime, session: Session, zone: ZoneInfo) -> None:
    lived_two_days(tmp_path, now, session, zone)
    assert days_to_go_back_to(tmp_path) == (date(2026, 5, 15), date(2026, 5, 14))

    aside = go_back_to_day(tmp_path, date(2026, 5, 14), now)

    schedule, private = open_schedule(tmp_path, now), open_private(tmp_path, now)
    ((kept, _, _),) = CourseOnDisk(schedule, private).sessions()
    assert kept.planned_end == session.planned_end
    assert private.known_facts().name == "Alex"
    before = open_private(aside, now)
    assert before.known_facts().name == "Somebody else"


def test_a_damaged_copy_changes_nothing(tmp_path: Path, now: datetime, session: Session, zone: ZoneInfo) -> None:
    lived_two_days(tmp_path, now, session, zone)
    (copy,) = (tmp_path / COPIES_FOLDER).glob("schedule-2026-05-14-*.db")
    copy.write_bytes(b"nonsense")
    before = (tmp_path / "private.db").read_bytes()

    with pytest.raises(StoreUnreadable):
        go_back_to_day(tmp_path, date(2026, 5, 14), now)

    assert (tmp_path / "private.db").read_bytes() == before


def test_a_day_without_both_copies_is_not_offered(
    tmp_path: Path, now: datetime, session: Session, zone: ZoneInfo
) -> None:
    lived_two_days(tmp_path, now, session, zone)
    for copy in (tmp_path / COPIES_FOLDER).glob("private-2026-05-15-*.db"):
        copy.unlink()

    assert days_to_go_back_to(tmp_path) == (date(2026, 5, 14),)


def test_erasing_leaves_nothing_of_ours_and_everything_of_others(
    tmp_path: Path, now: datetime, session: Session, zone: ZoneInfo
) -> None:
    lived_two_days(tmp_path, now, session, zone)
    (tmp_path / "preferences.json").write_text("{}")
    (tmp_path / "private-damaged-20260514T134000Z.db").write_bytes(b"old")
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "checklist.pdf").write_bytes(b"%PDF")
    (tmp_path / "holiday.jpg").write_bytes(b"a picture")

    erase_everything(tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == ["holiday.jpg"]
