"""Alex's course under the fictional clinic, and stand-ins for all that lies outside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.content.demo_reader import Demo, read_demo
from aftercare.content.facts_reader import read_facts
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.errors import AftercareError
from aftercare.domain.guidance import Guidance
from aftercare.domain.nudge import Nudge
from aftercare.domain.plan import Plan, Task
from aftercare.domain.planning import PlanRequest
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.resource_root import resource_root
from aftercare.ui.course import Course

PACIFIC = ZoneInfo("America/Los_Angeles")
SESSION_ID = "sample-session-4"


@cache
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


@cache
def demo() -> Demo:
    return read_demo(resource_root() / "demo")


@cache
def riverside() -> ClinicPack:
    pack = load_pack(demo().pack_path, guidance()).pack
    assert pack is not None
    return pack


def at(text: str) -> datetime:
    """A time at the clinic: ``2026-05-14 06:40``, or on the day of the session ``06:40``."""
    day_and_time = text if " " in text else f"2026-05-14 {text}"
    return datetime.fromisoformat(day_and_time).replace(tzinfo=PACIFIC)


def request(pack: ClinicPack | None = None, *, without_clinic: bool = False, **known: Any) -> PlanRequest:
    """What Alex's plan is made from, with some things of the session known or otherwise."""
    clinic = None if without_clinic else pack or riverside()
    facts = read_facts(demo().facts_path, guidance(), riverside()).facts
    session = replace(demo().session, **known)
    return PlanRequest(guidance(), clinic, facts, session, PACIFIC, driver=demo().driver_at(at("06:40")))


class Store:
    """Keeps what is entered, or fails as it is told to; nothing of a failed entry is kept."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.marks: list[tuple[str, TaskState]] = []
        self.asked_for: list[Nudge] = []
        self.write_error: AftercareError | None = None
        self.read_error: AftercareError | None = None
        self.nudge_read_error: AftercareError | None = None

    def save_session(self, session: Session) -> None:
        self._may_write()
        self.sessions.append(session)

    def mark_task(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        self._may_write()
        self.marks.append((task_key, state))

    def undo_task(self, session_id: str, task_key: str, now: datetime) -> None:
        self._may_write()
        said = [state for key, state in self.marks if key == task_key]
        self.marks.append((task_key, said[-2] if len(said) > 1 else TaskState.OPEN))

    def add_nudge(self, session_id: str, nudge: Nudge) -> None:
        self._may_write()
        self.asked_for.append(nudge)

    def nudges(self, session_id: str) -> Sequence[Nudge]:
        if self.nudge_read_error is not None:
            raise self.nudge_read_error
        return tuple(self.asked_for)

    def task_states(self, session_id: str) -> Mapping[str, TaskState]:
        if self.read_error is not None:
            raise self.read_error
        return dict(self.marks)

    def _may_write(self) -> None:
        if self.write_error is not None:
            raise self.write_error


class Box:
    """Reminders that wait, and the answers that were given."""

    def __init__(self) -> None:
        self.shown: list[ReminderId] = []
        self.answers: list[tuple[ReminderId, ReminderState]] = []
        self.error: AftercareError | None = None
        self.problem: AftercareError | None = None

    def waiting(self, session_id: str) -> Sequence[ReminderId]:
        answered = {reminder_id for reminder_id, _ in self.answers}
        return tuple(one for one in self.shown if one not in answered)

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        if self.error is not None:
            raise self.error
        self.answers.append((reminder_id, state))


def course_of(*requests: PlanRequest, store: Store | None = None) -> Course:
    return Course(requests, store or Store())


def task_on(plan: Plan, rule_id: str) -> Task:
    return next(task for task in plan.tasks if task.rule_id == rule_id)
