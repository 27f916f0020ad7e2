"""The course a person is in: its plans, its board and its marks, made anew whenever something was entered.

Everything that shows the course reads it here, so that all of it changes together. It knows no widget and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from aftercare.domain.board import Board, Chart
from aftercare.domain.board_words import nearest_plan
from aftercare.domain.edge import State
from aftercare.domain.frozen import frozen
from aftercare.domain.nudge import Nudge, nudge_reminder
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.reminder import Reminder
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState


class CourseStore(Protocol):
    """Where what a person entered is kept. Each call either keeps it or raises an ``AftercareError``."""

    def save_session(self, session: Session) -> None:
        """Keep a session as it is now."""

    def mark_task(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        """Keep what has become of a task."""

    def undo_task(self, session_id: str, task_key: str, now: datetime) -> None:
        """Take the last mark of a task back."""

    def add_nudge(self, session_id: str, nudge: Nudge) -> None:
        """Keep that the person wants to be reminded of a task."""

    def nudges(self, session_id: str) -> Sequence[Nudge]:
        """What the person wants to be reminded of, besides the plan."""

    def task_states(self, session_id: str) -> Mapping[str, TaskState]:
        """What has become of the tasks of a session."""


@frozen
class CourseMoment:
    """The course at one moment: what a screen needs."""

    now: datetime
    plan: Plan
    board: Board
    states: Mapping[str, TaskState]


class Course:
    """One person's course of sessions."""

    def __init__(self, requests: Sequence[PlanRequest], store: CourseStore) -> None:
        """Takes what each session's plan is made from, and where entries are kept."""
        self._requests = {request.session.session_id: request for request in requests}
        self._store = store
        self._listeners: list[Callable[[], None]] = []
        self._plan_anew()

    def _plan_anew(self) -> None:
        self._plans = tuple(make_plan(request) for request in self._requests.values())
        self._chart = Chart(self._plans)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of all sessions."""
        return self._plans

    def on_change(self, listener: Callable[[], None]) -> None:
        """Calls a listener after each change."""
        self._listeners.append(listener)

    def at(self, now: datetime) -> CourseMoment | None:
        """The course at a moment; None while nothing is planned.

        Raises:
            AftercareError: the marks cannot be read.
        """
        if not self._plans:
            return None
        plan = nearest_plan(self._plans, now)
        states = self._store.task_states(plan.session.session_id)
        return CourseMoment(now, plan, self._chart.board(now), states)

    def mark(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        """Keeps what has become of a task.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        self._store.mark_task(session_id, task_key, state, now)
        self._tell()

    def undo(self, session_id: str, task_key: str, now: datetime) -> None:
        """Takes the last mark of a task back.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        self._store.undo_task(session_id, task_key, now)
        self._tell()

    def nudge(self, session_id: str, nudge: Nudge) -> None:
        """Keeps that the person wants to be reminded of a task.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        self._store.add_nudge(session_id, nudge)
        self._tell()

    def reminders(self, plan: Plan) -> tuple[Reminder, ...]:
        """All reminders of a session that are still wanted: the plan's and the person's own, but for tasks done.

        Raises:
            AftercareError: the marks cannot be read.
        """
        session_id = plan.session.session_id
        if plan.session.is_cancelled:
            return ()
        states = self._store.task_states(session_id)
        settled = {task.rule_id for task in plan.tasks if states.get(task.key, TaskState.OPEN) is not TaskState.OPEN}
        own = [nudge_reminder(plan, nudge) for nudge in self._store.nudges(session_id)]
        wanted = [*plan.reminders, *(reminder for reminder in own if reminder is not None)]
        return tuple(reminder for reminder in wanted if reminder.rule_id not in settled)

    def end_session(self, session_id: str, ended_at: datetime) -> None:
        """Enters when the person was allowed to leave; every time after the session moves with it.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, actual_end=ended_at, revision=session.revision + 1))

    def confirm(self, session_id: str, state: State, now: datetime) -> None:
        """Enters that something is true of the person: slept, feels clear.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, confirmed={**session.confirmed, state: now}))

    def _change(self, session_id: str, session: Session) -> None:
        self._store.save_session(session)
        self._requests[session_id] = replace(self._requests[session_id], session=session)
        self._plan_anew()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
