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
from aftercare.domain.clock_watch import ClockState
from aftercare.domain.condition import PatientFacts, with_medicines
from aftercare.domain.contacts import Driver
from aftercare.domain.desk_table import Correction, DeskTable, Said, Slip, WaitingReminder
from aftercare.domain.errors import AftercareError
from aftercare.domain.guidance import Guidance
from aftercare.domain.medicines import Medicine
from aftercare.domain.nudge import Nudge
from aftercare.domain.plan import Plan, Task
from aftercare.domain.planning import PlanRequest
from aftercare.domain.questions import QuestionList
from aftercare.domain.ready_check import Answer
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.ride import RideNotes
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


class Medicines:
    """A list of medicines as long as it lives."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.kept: tuple[Medicine, ...] = ()

    def load(self) -> Sequence[Medicine]:
        self._store.may_read()
        return self.kept

    def save(self, medicines: Sequence[Medicine]) -> None:
        self._store.may_write()
        self.kept = tuple(medicines)


class Notes:
    """What the person wrote down, as long as it lives."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.medicines = Medicines(store)
        self.asked = QuestionList()
        self.answers: dict[str, Answer] = {}
        self.asking = RideNotes()

    def facts(self) -> PatientFacts:
        facts = read_facts(demo().facts_path, guidance(), riverside()).facts
        return with_medicines(facts, {one for medicine in self.medicines.load() for one in medicine.classes})

    def questions(self, session_id: str) -> QuestionList:
        self._store.may_read()
        return self.asked

    def save_questions(self, session_id: str, questions: QuestionList) -> None:
        self._store.may_write()
        self.asked = questions

    @property
    def said(self) -> dict[str, Answer]:
        """The answers of the ready check by question, whatever sentence was answered."""
        return {name.partition("@")[0]: answer for name, answer in self.answers.items()}

    def ready_answers(self, session_id: str) -> Mapping[str, Answer]:
        self._store.may_read()
        return {name: answer for name, answer in self.answers.items() if answer is not Answer.NONE}

    def save_ready_answers(self, session_id: str, answers: Mapping[str, Answer], now: datetime) -> None:
        self._store.may_write()
        self.answers.update(answers)

    def ride(self, session_id: str) -> RideNotes:
        self._store.may_read()
        return self.asking

    def save_ride(self, session_id: str, ride: RideNotes) -> None:
        self._store.may_write()
        self.asking = ride


class Store:
    """Keeps what is entered, or fails as it is told to; nothing of a failed entry is kept."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.drivers: list[Driver] = []
        self.marks: list[tuple[str, TaskState]] = []
        self.asked_for: list[Nudge] = []
        self.write_error: AftercareError | None = None
        self.read_error: AftercareError | None = None
        self.nudge_read_error: AftercareError | None = None
        self.notes = Notes(self)

    def add_session(self, session: Session, zone: ZoneInfo, driver: Driver | None = None) -> None:
        self.may_write()
        self.sessions.append(session)

    def save_driver(self, session_id: str, driver: Driver) -> None:
        self.may_write()
        self.drivers.append(driver)

    def forget_driver(self, session_id: str) -> None:
        self.may_write()
        self.drivers.clear()

    def save_session(self, session: Session) -> None:
        self.may_write()
        self.sessions.append(session)

    def mark_task(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        self.may_write()
        self.marks.append((task_key, state))

    def undo_task(self, session_id: str, task_key: str, now: datetime) -> None:
        self.may_write()
        said = [state for key, state in self.marks if key == task_key]
        self.marks.append((task_key, said[-2] if len(said) > 1 else TaskState.OPEN))

    def add_nudge(self, session_id: str, nudge: Nudge) -> None:
        self.may_write()
        self.asked_for.append(nudge)

    def nudges(self, session_id: str) -> Sequence[Nudge]:
        if self.nudge_read_error is not None:
            raise self.nudge_read_error
        return tuple(self.asked_for)

    def task_states(self, session_id: str) -> Mapping[str, TaskState]:
        self.may_read()
        return dict(self.marks)

    def may_read(self) -> None:
        if self.read_error is not None:
            raise self.read_error

    def may_write(self) -> None:
        if self.write_error is not None:
            raise self.write_error


class Box:
    """Reminders that wait, and what was said to them."""

    def __init__(self) -> None:
        self.shown: list[WaitingReminder] = []
        self.corrections: list[Correction] = []
        self.slips: list[Slip] = []
        self.answers: list[tuple[ReminderId, ReminderState]] = []
        self.said: list[tuple[ReminderId, Said]] = []
        self.snoozed: list[tuple[ReminderId, datetime]] = []
        self.error: AftercareError | None = None
        self.problem: AftercareError | None = None
        self.clock = ClockState()

    def table(self) -> DeskTable:
        settled = {reminder_id for reminder_id, _ in (*self.answers, *self.said)}
        put_off = dict(self.snoozed)
        waiting = [
            replace(one, state=ReminderState.SNOOZED, snoozed_until=put_off[one.reminder_id])
            if one.reminder_id in put_off
            else one
            for one in self.shown
            if one.reminder_id not in settled
        ]
        waiting.sort(key=lambda one: one.due, reverse=True)
        return DeskTable(tuple(waiting), tuple(self.slips), tuple(self.corrections))

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        self._may_write()
        self.answers.append((reminder_id, state))

    def snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        self._may_write()
        self.snoozed.append((reminder_id, until))

    def look_back(self, reminder_id: ReminderId, said: Said) -> None:
        self._may_write()
        self.said.append((reminder_id, said))
        if said is Said.SLIPPED:
            self.slips.append(Slip(SESSION_ID, reminder_id))

    def slip_read(self, reminder_id: ReminderId) -> None:
        self._may_write()
        self.slips = [one for one in self.slips if one.reminder_id != reminder_id]

    def correction_read(self, number: int) -> None:
        self._may_write()
        self.corrections = [one for one in self.corrections if one.number != number]

    def clock_is_right(self) -> None:
        self._may_write()
        self.clock = ClockState()

    def zone_told(self) -> None:
        self._may_write()
        self.clock = ClockState()

    def _may_write(self) -> None:
        if self.error is not None:
            raise self.error


def course_of(*requests: PlanRequest, store: Store | None = None) -> Course:
    return Course(requests, store or Store())


def task_on(plan: Plan, rule_id: str) -> Task:
    return next(task for task in plan.tasks if task.rule_id == rule_id)
