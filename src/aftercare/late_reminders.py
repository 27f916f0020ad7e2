"""Stands in for those who look after reminders, until they have begun. Only ``app.py`` uses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aftercare.domain.errors import AftercareError
    from aftercare.domain.reminder import ReminderId, ReminderState
    from aftercare.scheduling.reminder_desk import ReminderDesk


class LateReminders:
    """The reminders that wait for an answer: none, until those who look after them have begun."""

    desk: ReminderDesk | None = None

    @property
    def problem(self) -> AftercareError | None:
        """What stands in the way of looking after them."""
        return self.desk.problem if self.desk is not None else None

    def waiting(self, session_id: str) -> Sequence[ReminderId]:
        """Those of a session that wait."""
        return self.desk.waiting(session_id) if self.desk is not None else ()

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep an answer."""
        if self.desk is not None:
            self.desk.answer(reminder_id, state)
