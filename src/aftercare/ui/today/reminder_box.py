"""Where the page gets its reminders from: a port, and what stands in for it until reminders are looked after."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from aftercare.domain.clock_watch import ClockState
from aftercare.domain.desk_table import DeskTable, Said
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import ReminderId, ReminderState


class ReminderBox(Protocol):
    """What waits for the person, and what they say to it. Each entry either is kept or raises an ``AftercareError``."""

    @property
    def problem(self) -> AftercareError | None:
        """What stands in the way of looking after reminders, if something does."""

    @property
    def clock(self) -> ClockState:
        """What there is to ask about the clock."""

    def table(self) -> DeskTable:
        """Everything that waits for the person, of all sessions."""

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep what the person said to a reminder."""

    def snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        """Keep that they want to hear of it again later."""

    def look_back(self, reminder_id: ReminderId, said: Said) -> None:
        """Keep what they said about something that went by while they were away."""

    def slip_read(self, reminder_id: ReminderId) -> None:
        """Keep that they have read what to do about a slip."""

    def correction_read(self, number: int) -> None:
        """Keep that they have read a correction."""

    def clock_is_right(self) -> None:
        """Keep that they say that the clock is right."""

    def zone_told(self) -> None:
        """Keep that they know the zone the computer is in."""


class LateReminders:
    """Nothing waits until those who look after reminders have begun; from then on it is what they say."""

    def __init__(self) -> None:
        """Makes an empty box."""
        self.desk: ReminderBox | None = None

    @property
    def problem(self) -> AftercareError | None:
        """What stands in the way of looking after reminders, if something does."""
        return self.desk.problem if self.desk is not None else None

    @property
    def clock(self) -> ClockState:
        """What there is to ask about the clock."""
        return self.desk.clock if self.desk is not None else ClockState()

    def table(self) -> DeskTable:
        """Everything that waits for the person."""
        return self.desk.table() if self.desk is not None else DeskTable()

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep what the person said to a reminder."""
        if self.desk is not None:
            self.desk.answer(reminder_id, state)

    def snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        """Keep that they want to hear of it again later."""
        if self.desk is not None:
            self.desk.snooze(reminder_id, until)

    def look_back(self, reminder_id: ReminderId, said: Said) -> None:
        """Keep what they said about something that went by."""
        if self.desk is not None:
            self.desk.look_back(reminder_id, said)

    def slip_read(self, reminder_id: ReminderId) -> None:
        """Keep that they have read what to do about a slip."""
        if self.desk is not None:
            self.desk.slip_read(reminder_id)

    def correction_read(self, number: int) -> None:
        """Keep that they have read a correction."""
        if self.desk is not None:
            self.desk.correction_read(number)

    def clock_is_right(self) -> None:
        """Keep that they say that the clock is right."""
        if self.desk is not None:
            self.desk.clock_is_right()

    def zone_told(self) -> None:
        """Keep that they know the zone the computer is in."""
        if self.desk is not None:
            self.desk.zone_told()
