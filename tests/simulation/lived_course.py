"""The course of a simulated life, as the program asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.simulation.people import Entered, Planner

from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.domain.today import TaskState
from aftercare.domain.wanted_reminders import WantedReminders


class LivedCourse:
    """The course of a life, as the program asks for it."""

    def __init__(self, planner: Planner, entered: Mapping[str, Entered], now: Callable[[], datetime]) -> None:
        self._planner, self._entered, self._now = planner, entered, now

    @property
    def plans(self) -> Sequence[Plan]:
        return [self._planner.plan(entered.session) for entered in self._entered.values()]

    def wanted(self) -> Sequence[WantedReminders]:
        return self._planner.wanted(list(self._entered.values()), self._now())

    def reminder(self, session_id: str, reminder_id: ReminderId) -> tuple[Plan, Reminder] | None:
        entered = self._entered.get(session_id)
        if entered is None:
            return None
        one = self._planner.reminder(entered, reminder_id)
        return None if one is None else (self._planner.plan(entered.session), one)

    def states(self, session_id: str) -> Mapping[str, TaskState]:
        return dict.fromkeys(self._entered[session_id].settled, TaskState.DONE)

    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._planner.travels_in or self._planner.person.zone.key)
