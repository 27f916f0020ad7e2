"""What was entered last on Today, and how it is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.today import TaskState
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.today.rows import UndoRow

UNDO_SHOWS_FOR = timedelta(seconds=10)
_END_SHOWS_FOR = timedelta(minutes=10)
"""Longer than a tick: who has just been let go is tired, and every later time counts from it."""

SESSION_END = "session end"
"""Stands for the end of a session, where the key of a task would stand."""


class LastEntry:
    """One entry at a time can be taken back, for a while."""

    def __init__(self, course: Course) -> None:
        """Takes the person's course; nothing was entered yet."""
        self._course = course
        self._entered: tuple[str, str, datetime] | None = None

    def mark(self, session_id: str, task_key: str, now: datetime) -> None:
        """A task was marked."""
        self._entered = (session_id, task_key, now)

    def end(self, session_id: str, now: datetime) -> None:
        """The end of a session was entered."""
        self._entered = (session_id, SESSION_END, now)

    def undo(self, key: str, moment: CourseMoment) -> None:
        """Take it back; a mark that stands without having been entered just now, too.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session_id = moment.plan.session.session_id
        if self._entered is not None and self._entered[1] == key:
            session_id = self._entered[0]
        self._entered = None
        if key == SESSION_END:
            self._course.reopen_session(session_id)
        else:
            self._course.undo(session_id, key, moment.now)

    def row(self, moment: CourseMoment) -> UndoRow | None:
        """What can be taken back at a moment; None if there is nothing, or it was too long ago."""
        if self._entered is None:
            return None
        session_id, key, at = self._entered
        plan = next((one for one in self._course.plans if one.session.session_id == session_id), None)
        lasts = _END_SHOWS_FOR if key == SESSION_END else UNDO_SHOWS_FOR
        if plan is None or not timedelta(0) <= moment.now - at < lasts:
            return None
        today = plan.local(moment.now).date()
        if key == SESSION_END:
            if not plan.session.end_is_known:
                return None
            left = plan.wording.clock_time(plan.local(plan.session.end).time())
            return UndoRow(key, QCoreApplication.translate("Today", "You left at {time}.").format(time=left))
        task = plan.task(key)
        if task is None or self._course.states(session_id).get(key, TaskState.OPEN) is TaskState.OPEN:
            return None
        return UndoRow(key, plan.filler.fill(task.heading, plan.window_of(task), today, near=True))
