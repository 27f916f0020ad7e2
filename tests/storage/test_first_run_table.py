"""The answers of the first run are there again when it is taken up half way."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.course_dates import CourseDraft, Rhythm
from aftercare.domain.setup import SetupAnswers, SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.storage.private_store import PrivateStore, open_private

ALL = SetupAnswers(
    step=SetupStep.REMINDERS,
    is_general=False,
    treatment=Treatment.ESKETAMINE_NASAL,
    course=CourseDraft(
        date(2026, 5, 14), time(10), timedelta(minutes=150), 8, Rhythm.WEEKLY, 3, {2: date(2026, 5, 29)}, is_second=True
    ),
    driver_name="Sam",
    driver_phone="(503) 555-0117",
    driver_status=DriverStatus.ASKED,
    saw_reminder=False,
    session_ids=("a1", "b2"),
)


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> PrivateStore:
    return open_private(tmp_path, now)


def test_every_answer_is_there_again_after_the_program_was_closed(
    store: PrivateStore, tmp_path: Path, now: datetime
) -> None:
    assert store.first_run.load() == SetupAnswers()
    store.first_run.save(ALL)
    store.close()

    assert open_private(tmp_path, now).first_run.load() == ALL


def test_it_is_finished_once_somebody_said_so_and_not_before(store: PrivateStore, now: datetime) -> None:
    store.first_run.save(ALL)
    assert not store.first_run.is_finished()

    store.first_run.finish(now)

    assert store.first_run.is_finished()
    assert store.first_run.load() == ALL


@pytest.mark.parametrize("answers", ["[]", "nonsense", '{"step": "later"}', '{"course": {"first_day": "soon"}}'])
def test_answers_that_cannot_be_understood_are_asked_again(store: PrivateStore, answers: str) -> None:
    with store.database.transaction():
        store.database.execute("INSERT INTO first_run (only, answers) VALUES (1, ?)", (answers,))

    assert store.first_run.load() == SetupAnswers()
