"""The person's own bedtime and morning: stepped through, refused where they cannot be, and kept."""

from __future__ import annotations

from datetime import time
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.ui.reminder_test.rows import QuietRow

STEP_MINUTES = 15
_DAY_MINUTES = 24 * 60


class QuietHoursBook(Protocol):
    """Where the person's own quiet hours are kept, and what holds without them. What is kept holds at once."""

    def can_keep(self) -> bool:
        """False while there is nowhere to keep them."""

    def own(self) -> tuple[time, time] | None:
        """Bedtime and morning that the person set, by this computer's clock; None if they set none.

        Raises:
            AftercareError: they cannot be read.
        """

    def of_the_clinic(self) -> tuple[time, time]:
        """Bedtime and morning as the clinic says."""

    def keep(self, bedtime: time, morning: time) -> None:
        """Live by these from now on.

        Raises:
            AftercareError: they could not be kept.
        """

    def forget(self) -> None:
        """Live by those of the clinic from now on.

        Raises:
            AftercareError: that could not be kept.
        """

    def say(self, at: time) -> str:
        """A time of day in words."""


class QuietTimes:
    """Decides what is kept. A bedtime is before midnight and later than the morning, as in a clinic's file."""

    def __init__(self, book: QuietHoursBook) -> None:
        """Take where they are kept."""
        self._book = book
        self._problem = ""

    def row(self) -> QuietRow | None:
        """What to show; None where nothing can be kept."""
        if not self._book.can_keep():
            return None
        try:
            own = self._book.own()
        except AftercareError:
            own, self._problem = None, self._refusal()
        bedtime, morning = own or self._book.of_the_clinic()
        return QuietRow(self._book.say(bedtime), self._book.say(morning), own is not None, self._problem)

    def live_as_the_clinic_says(self, is_wanted: bool) -> None:
        """Go by the clinic's times, or begin with them and go by one's own."""
        self._problem = ""
        try:
            if is_wanted:
                self._book.forget()
            else:
                self._book.keep(*self._book.of_the_clinic())
        except AftercareError:
            self._problem = self._refusal()

    def step(self, bedtime_steps: int, morning_steps: int) -> None:
        """Move bedtime and morning by so many quarters of an hour; what cannot be is refused in words."""
        self._problem = ""
        try:
            bedtime, morning = self._book.own() or self._book.of_the_clinic()
            bedtime, morning = _moved(bedtime, bedtime_steps), _moved(morning, morning_steps)
            if bedtime <= morning:
                self._problem = QCoreApplication.translate(
                    "ReminderTest", "Bedtime has to be before midnight and later than the morning. Nothing was changed."
                )
            else:
                self._book.keep(bedtime, morning)
        except AftercareError:
            self._problem = self._refusal()

    def _refusal(self) -> str:
        return QCoreApplication.translate(
            "ReminderTest", "Your quiet hours could not be saved. They stay as they were."
        )


def _moved(at: time, steps: int) -> time:
    minutes = (at.hour * 60 + at.minute + steps * STEP_MINUTES) % _DAY_MINUTES
    return time(minutes // 60, minutes % 60)
