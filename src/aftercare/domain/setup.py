"""The first run: seven steps, and what was answered on them so far. Answers are kept when it is left half way."""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.course_dates import CourseDraft
from aftercare.domain.frozen import frozen
from aftercare.domain.treatment import Treatment


class SetupStep(Enum):
    """The steps, in their order."""

    LANGUAGE = "language"
    CLINIC = "clinic"
    TREATMENT = "treatment"
    APPOINTMENT = "appointment"
    DRIVER = "driver"
    REMINDERS = "reminders"
    PRINT = "print"

    @property
    def number(self) -> int:
        """Which step it is, from 1."""
        return STEPS.index(self) + 1

    @property
    def before(self) -> SetupStep:
        """The step before; the first stays."""
        return STEPS[max(0, self.number - 2)]

    @property
    def after(self) -> SetupStep:
        """The step after; the last stays."""
        return STEPS[min(len(STEPS) - 1, self.number)]


STEPS = tuple(SetupStep)


@frozen
class SetupAnswers:
    """What was answered so far.

    Attributes:
        step: the step the person is on.
        is_general: they go on without the file of a clinic; None while they have not chosen.
        treatment: how the medicine is given.
        course: the appointments.
        driver_name: who takes them home.
        driver_phone: that person's number.
        driver_status: whether they said yes.
        saw_reminder: whether the test reminder was seen; None before they said.
        session_ids: the lasting names of the sessions that were entered from these answers.
    """

    step: SetupStep = SetupStep.LANGUAGE
    is_general: bool | None = None
    treatment: Treatment | None = None
    course: CourseDraft = field(default_factory=CourseDraft)
    driver_name: str = ""
    driver_phone: str = ""
    driver_status: DriverStatus = DriverStatus.NOT_ARRANGED
    saw_reminder: bool | None = None
    session_ids: tuple[str, ...] = ()
