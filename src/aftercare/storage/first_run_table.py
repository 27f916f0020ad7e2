"""The answers of the first run, in the private file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.course_dates import CourseDraft, Rhythm
from aftercare.domain.setup import SetupAnswers, SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.storage.database import Database
from aftercare.storage.stored_time import utc_text


class FirstRunTable:
    """What was answered, and whether it is finished."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> SetupAnswers:
        """The answers so far. What cannot be understood is asked again, as it can be answered again.

        Raises:
            StoreError: they cannot be read.
        """
        for (answers,) in self._database.rows("SELECT answers FROM first_run"):
            try:
                return _answers(json.loads(cast(str, answers)))
            except (ValueError, TypeError, AttributeError):
                return SetupAnswers()
        return SetupAnswers()

    def save(self, answers: SetupAnswers) -> None:
        """Keep the answers so far.

        Raises:
            StoreError: they could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO first_run (only, answers) VALUES (1, ?)"
                " ON CONFLICT (only) DO UPDATE SET answers = excluded.answers",
                (json.dumps(_plain(answers), ensure_ascii=False),),
            )

    def finish(self, now: datetime) -> None:
        """Keep that the first run is over.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO first_run (only, answers, finished_at) VALUES (1, '{}', ?)"
                " ON CONFLICT (only) DO UPDATE SET finished_at = excluded.finished_at",
                (utc_text(now),),
            )

    def is_finished(self) -> bool:
        """Whether the first run is over.

        Raises:
            StoreError: it cannot be read.
        """
        return bool(self._database.rows("SELECT only FROM first_run WHERE finished_at IS NOT NULL"))


def _plain(answers: SetupAnswers) -> dict[str, object]:
    course = answers.course
    return {
        "step": answers.step.value,
        "is_general": answers.is_general,
        "treatment": answers.treatment.value if answers.treatment else None,
        "driver_name": answers.driver_name,
        "driver_phone": answers.driver_phone,
        "driver_status": answers.driver_status.value,
        "saw_reminder": answers.saw_reminder,
        "session_ids": answers.session_ids,
        "course": {
            "first_day": course.first_day.isoformat() if course.first_day else None,
            "starts": course.starts.isoformat("minutes") if course.starts else None,
            "minutes": course.length // timedelta(minutes=1) if course.length else None,
            "count": course.count,
            "rhythm": course.rhythm.value,
            "number": course.number,
            "moved": {str(place): day.isoformat() for place, day in course.moved.items()},
            "is_second": course.is_second,
            "is_unknown": course.is_unknown,
        },
    }


def _answers(plain: Mapping[str, Any]) -> SetupAnswers:
    """Raises ValueError, TypeError or AttributeError for what is no set of answers."""
    known = {one.name for one in fields(SetupAnswers)}
    answers = SetupAnswers(**{name: value for name, value in plain.items() if name in known and value is not None})
    treatment = plain.get("treatment")
    return replace(
        answers,
        step=SetupStep(plain.get("step", SetupStep.LANGUAGE.value)),
        treatment=None if treatment is None else Treatment(treatment),
        driver_status=DriverStatus(plain.get("driver_status", DriverStatus.NOT_ARRANGED.value)),
        session_ids=tuple(plain.get("session_ids", ())),
        course=_course(plain.get("course", {})),
    )


def _course(plain: Mapping[str, Any]) -> CourseDraft:
    usual = CourseDraft()
    day, starts, minutes = plain.get("first_day"), plain.get("starts"), plain.get("minutes")
    return CourseDraft(
        first_day=None if day is None else date.fromisoformat(day),
        starts=None if starts is None else time.fromisoformat(starts),
        length=None if minutes is None else timedelta(minutes=minutes),
        count=int(plain.get("count", usual.count)),
        rhythm=Rhythm(plain.get("rhythm", usual.rhythm.value)),
        number=plain.get("number", usual.number),
        moved={int(place): date.fromisoformat(moved) for place, moved in plain.get("moved", {}).items()},
        is_second=bool(plain.get("is_second", False)),
        is_unknown=bool(plain.get("is_unknown", False)),
    )
