"""The course a person is in: its plans, its board and its marks, made anew whenever something was entered.

Everything that shows the course reads it here, so that all of it changes together. It knows no widget and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from aftercare.domain.board import Board, Chart
from aftercare.domain.board_words import nearest_plan
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.daily import said_already
from aftercare.domain.edge import State
from aftercare.domain.errors import AftercareError
from aftercare.domain.frozen import frozen
from aftercare.domain.guard import Guard
from aftercare.domain.nudge import Nudge, latest_nudges, nudge_reminder
from aftercare.domain.plan import Plan, TaskKind
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Harm, Reminder, ReminderId
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.domain.wanted_reminders import WantedReminders, wanted_of
from aftercare.ui.notes import PrivateNotes


class CourseStore(Protocol):
    """Where what a person entered is kept. Each call either keeps it or raises an ``AftercareError``."""

    def add_session(self, session: Session, zone: ZoneInfo, driver: Driver | None = None) -> None:
        """Keep a new session."""

    def save_driver(self, session_id: str, driver: Driver) -> None:
        """Keep who takes the patient home."""

    def forget_driver(self, session_id: str) -> None:
        """Keep that nobody is known to take the patient home."""

    @property
    def notes(self) -> PrivateNotes:
        """What the person wrote down for themselves."""

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

    def __init__(self, requests: Sequence[PlanRequest], store: CourseStore, clinic: ClinicPack | None = None) -> None:
        """Takes what each session's plan is made from, where entries are kept, and the clinic's pack, if any."""
        self._clinic = clinic
        self._requests = {request.session.session_id: request for request in requests}
        self._store = store
        self._listeners: list[Callable[[], None]] = []
        self._kept_reminders: dict[str, tuple[object, tuple[Reminder, ...]]] = {}
        self._plan_anew()

    def load(self, requests: Sequence[PlanRequest], store: CourseStore, clinic: ClinicPack | None = None) -> None:
        """Takes another course in place of this one, for a store that could not be opened at first."""
        self._clinic = clinic
        self._requests = {request.session.session_id: request for request in requests}
        self._store = store
        self._plan_anew()
        self._tell()

    def go_by(self, pack: ClinicPack | None) -> None:
        """Takes a clinic's rules from now on, for every session; None for general guidance. What was ticked stays."""
        self._clinic = pack
        self._requests = {key: replace(one, pack=pack) for key, one in self._requests.items()}
        self._plan_anew()
        self._tell()

    def live_by(self, here: ZoneInfo, quiet: tuple[time, time] | None = None) -> None:
        """Takes the zone of this computer, and the person's own bedtime and morning by its clocks, if they set them."""
        own = QuietHours(*quiet, here) if quiet is not None else None
        if all((request.here, request.quiet) == (here, own) for request in self._requests.values()):
            return
        self._requests = {key: replace(one, here=here, quiet=own) for key, one in self._requests.items()}
        self._plan_anew()
        self._tell()

    def _plan_anew(self) -> None:
        self._plans = tuple(make_plan(request) for request in self._requests.values())
        self._chart = Chart(self._plans)
        self._guard = Guard(self._plans)
        self._said_already = said_already(self._plans)
        self._kept_reminders = {}

    def planned_by(self, pack: ClinicPack, now: datetime) -> Plan | None:
        """The plan that speaks now as it would be under a pack that is not in force; None while nothing is planned."""
        plan = self.plan_at(now)
        return make_plan(replace(self._requests[plan.session.session_id], pack=pack)) if plan is not None else None

    @property
    def clinic(self) -> ClinicPack | None:
        """The clinic's pack in force, whether a session is planned or not; None for general guidance."""
        return self._clinic

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of all sessions."""
        return self._plans

    def on_change(self, listener: Callable[[], None]) -> None:
        """Calls a listener after each change."""
        self._listeners.append(listener)

    def plan_at(self, now: datetime) -> Plan | None:
        """The plan that speaks at a moment; None while nothing is planned."""
        return nearest_plan(self._plans, now) if self._plans else None

    def enter(self, entry: Callable[[CourseMoment], None], now: datetime) -> AftercareError | None:
        """Let `entry` write something down about the session in question; returns what went wrong."""
        try:
            moment = self.at(now)
            if moment is not None:
                entry(moment)
        except AftercareError as error:
            return error
        return None

    def at(self, now: datetime) -> CourseMoment | None:
        """The course at a moment; None while nothing is planned.

        Raises:
            AftercareError: the marks cannot be read.
        """
        plan = self.plan_at(now)
        if plan is None:
            return None
        states = self._store.task_states(plan.session.session_id)
        return CourseMoment(now, plan, self._chart.board(now), states)

    def states(self, session_id: str) -> Mapping[str, TaskState]:
        """What has become of the tasks of a session.

        Raises:
            AftercareError: it cannot be read.
        """
        return self._store.task_states(session_id)

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
        if plan.session.is_cancelled:
            return ()
        session_id = plan.session.session_id
        states, nudges = dict(self._store.task_states(session_id)), latest_nudges(self._store.nudges(session_id))
        # The very same ones as long as nothing changes, so that nobody has to look at each of them at each look.
        entered, reminders = self._kept_reminders.get(session_id, (None, ()))
        if entered != (plan, states, nudges):
            settled = {key for key, state in states.items() if state is not TaskState.OPEN}
            wanted = (one for one in _every_reminder(plan, nudges) if one.reminder_id not in self._said_already)
            reminders = tuple(one for one in wanted if one.task_key not in settled)
            self._kept_reminders[session_id] = ((plan, states, nudges), reminders)
        return reminders

    def every_reminder(self, plan: Plan) -> tuple[Reminder, ...]:
        """All reminders of a session, those of tasks that are done among them.

        Raises:
            AftercareError: what the person asked for cannot be read.
        """
        return _every_reminder(plan, latest_nudges(self._store.nudges(plan.session.session_id)))

    def nudged_for(self, plan: Plan, task_key: str, now: datetime) -> datetime | None:
        """When the person wants to be reminded of a task; None if they did not ask, or it has been by now.

        Raises:
            AftercareError: it cannot be read.
        """
        nudges = latest_nudges(self._store.nudges(plan.session.session_id))
        return next((nudge.at for nudge in nudges if nudge.task_key == task_key and nudge.at > now), None)

    def wanted(self, now: datetime) -> tuple[WantedReminders, ...]:
        """What the plans of all sessions want said, and what of it may not be said now.

        Raises:
            AftercareError: the marks cannot be read.
        """
        return tuple(wanted_of(plan, self.reminders(plan), self._guard, now) for plan in self._plans)

    def reminder(self, session_id: str, reminder_id: ReminderId) -> tuple[Plan, Reminder] | None:
        """A reminder with its plan; None if no plan knows it any more.

        Raises:
            AftercareError: what the person asked for cannot be read.
        """
        for plan in self._plans:
            if plan.session.session_id == session_id:
                return next(((plan, one) for one in self.every_reminder(plan) if one.reminder_id == reminder_id), None)
        return None

    def add_session(self, request: PlanRequest) -> None:
        """Enters a new session.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        self._store.add_session(request.session, request.zone, request.driver)
        self._requests[request.session.session_id] = request
        self._plan_anew()
        self._tell()

    def move_session(self, session_id: str, starts: datetime, ends: datetime, now: datetime) -> None:
        """Enters that an appointment was moved.

        What was ticked for the old one and would do harm undone is open again: limits, medicines and the ride home.

        Raises:
            AftercareError: it could not be kept. The session has not moved, but something may be open again.
        """
        request = self._requests[session_id]
        session = replace(
            request.session,
            planned_start=starts,
            planned_end=ends,
            actual_end=None,
            dose=None,
            is_cancelled=False,
            revision=request.session.revision + 1,
        )
        driver = request.driver
        if driver is not None:
            # A yes, and a time, were given for the old appointment.
            is_asked = driver.status is not DriverStatus.NOT_ARRANGED
            driver = replace(driver, pick_up=None, status=DriverStatus.ASKED if is_asked else DriverStatus.NOT_ARRANGED)
        moved = replace(request, session=session, driver=driver)
        self._open_again(make_plan(request), make_plan(moved), now)
        if driver is not None:
            self._store.save_driver(session_id, driver)
        self._requests[session_id] = replace(request, driver=driver)
        self._change(session_id, session)

    def _open_again(self, before: Plan, after: Plan, now: datetime) -> None:
        states = self._store.task_states(after.session.session_id)
        was_due = {task.key: task.due for task in before.tasks}
        harmful = {one.rule_id for one in after.reminders if one.harm is not Harm.OTHER}
        for task in after.tasks:
            is_settled = states.get(task.key, TaskState.OPEN) is not TaskState.OPEN
            is_harmful = task.kind is TaskKind.LIMIT or task.rule_id in harmful
            has_moved = task.due is not None and task.due > now and task.due != was_due.get(task.key)
            if is_settled and is_harmful and has_moved:
                self._store.mark_task(after.session.session_id, task.key, TaskState.OPEN, now)

    def cancel_session(self, session_id: str) -> None:
        """Enters that an appointment was called off.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, is_cancelled=True, revision=session.revision + 1))

    def end_session(self, session_id: str, ended_at: datetime) -> None:
        """Enters when the person was allowed to leave; every time after the session moves with it.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, actual_end=ended_at, revision=session.revision + 1))

    def reopen_session(self, session_id: str) -> None:
        """Takes back when the person was allowed to leave; times after the session are "about" again.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, actual_end=None, revision=session.revision + 1))

    def confirm(self, session_id: str, state: State, now: datetime) -> None:
        """Enters that something is true of the person: slept, feels clear.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        session = self._requests[session_id].session
        self._change(session_id, replace(session, confirmed={**session.confirmed, state: now}))

    @property
    def notes(self) -> PrivateNotes:
        """What the person wrote down for themselves. Nothing of it is a part of the plan."""
        return self._store.notes

    def save_driver(self, session_id: str, driver: Driver | None) -> None:
        """Enters who takes the patient home, or that nobody does.

        Raises:
            AftercareError: it could not be kept; nothing has changed.
        """
        if driver is None:
            self._store.forget_driver(session_id)
        else:
            self._store.save_driver(session_id, driver)
        self._requests[session_id] = replace(self._requests[session_id], driver=driver)
        self._plan_anew()
        self._tell()

    def take_facts(self, facts: PatientFacts) -> None:
        """Takes what is known of the patient now; every plan follows from it."""
        if all(request.facts == facts for request in self._requests.values()):
            return
        self._requests = {key: replace(one, facts=facts) for key, one in self._requests.items()}
        self._plan_anew()
        self._tell()

    def _change(self, session_id: str, session: Session) -> None:
        self._store.save_session(session)
        self._requests[session_id] = replace(self._requests[session_id], session=session)
        self._plan_anew()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _every_reminder(plan: Plan, nudges: Iterable[Nudge]) -> tuple[Reminder, ...]:
    own = [reminder for nudge in nudges if (reminder := nudge_reminder(plan, nudge)) is not None]
    return (*plan.reminders, *plan.repeats, *own)
