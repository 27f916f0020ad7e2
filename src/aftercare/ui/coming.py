"""The reminders of a course as tray, pop-up and test page ask for them: one by its name, and those to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.ui.course import Course
from aftercare.ui.reminder_test.rows import ComingRow

SpeaksNext = Callable[[int], Sequence[tuple[datetime, ReminderId]]]
"""The next so many reminders, the earliest first: when each speaks, and which it is."""


class ComingReminders:
    """Puts words to reminders. When each speaks is known by those who look after them, and by nobody else."""

    def __init__(self, course: Course, now: Callable[[], datetime], speaks_next: SpeaksNext) -> None:
        """Take the course, the moment it is, and who knows what speaks next."""
        self._course = course
        self._now = now
        self._speaks_next = speaks_next

    def known(self, reminder_id: ReminderId) -> tuple[Plan, Reminder] | None:
        """A reminder with its plan; None if no plan has it."""
        try:
            return next(
                (
                    (plan, one)
                    for plan in self._course.plans
                    for one in self._course.reminders(plan)
                    if one.reminder_id == reminder_id
                ),
                None,
            )
        except AftercareError:
            return None

    def rows(self, count: int) -> Sequence[ComingRow]:
        """The next ones, with what they will say."""
        found = [(at, self.known(reminder_id)) for at, reminder_id in self._speaks_next(count)]
        return [ComingRow(self._said(known[0], at), known[1].words_at(at)) for at, known in found if known is not None]

    def next_time(self) -> str:
        """When the next one speaks, as a time; empty if none is planned."""
        return next((row.when for row in self.rows(1)), "")

    def clock_time(self, at: datetime) -> str:
        """A moment as a time of day, as the course says times."""
        plans = self._course.plans
        return plans[0].wording.clock_time(plans[0].local(at).time()) if plans else at.astimezone().strftime("%H:%M")

    def _said(self, plan: Plan, at: datetime) -> str:
        return plan.wording.moment(plan.local(at), plan.local(self._now()).date())
