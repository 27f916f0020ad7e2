"""The reminders of a course as tray, pop-up and test page ask for them: one by its name, and those to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.ui.course import Course
from aftercare.ui.reminder_test.rows import ComingRow


class ComingReminders:
    """Reads the course anew with every question."""

    def __init__(self, course: Course, now: Callable[[], datetime]) -> None:
        """Take the course and the moment it is."""
        self._course = course
        self._now = now

    def known(self, reminder_id: ReminderId) -> tuple[Plan, Reminder] | None:
        """A reminder with its plan; None if no plan has it."""
        return next((one for one in self._all() if one[1].reminder_id == reminder_id), None)

    def rows(self, count: int) -> Sequence[ComingRow]:
        """The next ones, with what they say."""
        return [ComingRow(self._said(plan, reminder.due), reminder.on_time) for plan, reminder in self._next(count)]

    def next_time(self) -> str:
        """When the next one speaks, as a time; empty if none is planned."""
        return next((self._said(plan, reminder.due) for plan, reminder in self._next(1)), "")

    def clock_time(self, at: datetime) -> str:
        """A moment as a time of day, as the course says times."""
        plans = self._course.plans
        return plans[0].wording.clock_time(plans[0].local(at).time()) if plans else at.astimezone().strftime("%H:%M")

    def _all(self) -> list[tuple[Plan, Reminder]]:
        try:
            return [(plan, one) for plan in self._course.plans for one in self._course.reminders(plan)]
        except AftercareError:
            return []

    def _next(self, count: int) -> list[tuple[Plan, Reminder]]:
        now = self._now()
        coming = [one for one in self._all() if one[1].due > now]
        return sorted(coming, key=lambda one: (one[1].due, one[1].reminder_id))[:count]

    def _said(self, plan: Plan, at: datetime) -> str:
        return plan.wording.moment(plan.local(at), plan.local(self._now()).date())
