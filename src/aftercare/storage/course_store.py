"""The course on disk: a session's two halves and the marks on its tasks, as one thing to read and to write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aftercare.domain.contacts import Driver
from aftercare.domain.nudge import Nudge
from aftercare.domain.session import Session
from aftercare.domain.store_errors import SessionHalfLost
from aftercare.domain.today import TaskState
from aftercare.storage.private_store import PrivateStore
from aftercare.storage.schedule_store import ScheduleStore
from aftercare.storage.stored_session import whole_session

if TYPE_CHECKING:
    from aftercare.storage.daily_copies import DailyCopies
    from aftercare.storage.preparation_notes import PreparationNotes


class CourseOnDisk:
    """Keeps what a person enters about their course, split over the neutral and the private file."""

    def __init__(self, schedule: ScheduleStore, private: PrivateStore) -> None:
        self._schedule = schedule
        self._private = private
        self._zones = {times.session_id: times.zone for times in schedule.sessions.all()}
        self._copies: DailyCopies | None = None
        # After damage the copy of the day may be the damaged one.
        self._is_copy_wanted = schedule.set_aside is not None or private.set_aside is not None

    def sessions(self) -> tuple[tuple[Session, ZoneInfo, Driver | None], ...]:
        """Every session with the zone of its clinic and its driver, the earliest first.

        Raises:
            StoreError: they cannot be read.
        """
        found: list[tuple[Session, ZoneInfo, Driver | None]] = []
        for times in self._schedule.sessions.all():
            details = self._private.details(times.session_id)
            if details is not None:
                driver = self._private.driver(times.session_id)
                found.append((whole_session(times, details), times.zone, driver))
        return tuple(found)

    def half_lost(self) -> SessionHalfLost | None:
        """What is wrong if only one half of a session is known: the other was lost with its file.

        Raises:
            StoreError: they cannot be read.
        """
        halves = {times.session_id for times in self._schedule.sessions.all()} ^ self._private.session_ids()
        return SessionHalfLost(len(halves)) if halves else None

    def keep_copies(self, now: datetime) -> None:
        """Copy both files where a copy is due. One that fails hinders nobody, and is tried again later.

        Args:
            now: the moment, in the zone of this computer, by whose midnight a day ends.
        """
        if self._copies is None:
            from aftercare.storage.daily_copies import DailyCopies

            # The private half first, as it is saved first: no session is copied by its times alone.
            databases = (self._private.database, self._schedule.database)
            self._copies = DailyCopies(databases, is_wanted=self._is_copy_wanted)
        elif self._is_copy_wanted:
            self._copies.want()
        self._is_copy_wanted = False
        self._copies.keep(now)

    def add_session(self, session: Session, zone: ZoneInfo, driver: Driver | None = None) -> None:
        """Keep a new session.

        Raises:
            StoreError: it could not be saved.
        """
        self._zones[session.session_id] = zone
        self.save_session(session)
        if driver is not None:
            self._private.save_driver(session.session_id, driver)

    def save_driver(self, session_id: str, driver: Driver) -> None:
        """Keep who takes the patient home.

        Raises:
            StoreError: it could not be saved.
        """
        self._private.save_driver(session_id, driver)
        self._is_copy_wanted = True

    def forget_driver(self, session_id: str) -> None:
        """Keep that nobody is known to take the patient home.

        Raises:
            StoreError: it could not be saved.
        """
        self._private.forget_driver(session_id)
        self._is_copy_wanted = True

    @property
    def notes(self) -> PreparationNotes:
        """What the person wrote down for themselves."""
        return self._private.notes

    def save_session(self, session: Session) -> None:
        """Keep a known session as it is now.

        Raises:
            StoreError: it could not be saved.
        """
        # The private half first: without it a session could not be planned, and would be passed over.
        self._private.save_details(session)
        self._schedule.sessions.save(session, self._zones[session.session_id])
        # Going back to a copy from before that would bring an appointment back that was moved.
        self._is_copy_wanted = True

    def mark_task(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        """Keep what has become of a task.

        Raises:
            StoreError: it could not be saved.
        """
        self._schedule.tasks.mark(session_id, task_key, state, now)

    def undo_task(self, session_id: str, task_key: str, now: datetime) -> None:
        """Take the last mark of a task back.

        Raises:
            StoreError: it could not be saved.
        """
        self._schedule.tasks.undo(session_id, task_key, now)

    def task_states(self, session_id: str) -> Mapping[str, TaskState]:
        """What has become of the tasks of a session.

        Raises:
            StoreError: it cannot be read.
        """
        return self._schedule.tasks.of_session(session_id)

    def add_nudge(self, session_id: str, nudge: Nudge) -> None:
        """Keep that the person wants to be reminded of a task.

        Raises:
            StoreError: it could not be saved.
        """
        self._schedule.nudges.add(session_id, nudge)

    def nudges(self, session_id: str) -> Sequence[Nudge]:
        """What the person wants to be reminded of, besides the plan.

        Raises:
            StoreError: it cannot be read.
        """
        return self._schedule.nudges.of_session(session_id)
