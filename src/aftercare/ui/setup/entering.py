"""Enters the sessions of the first run, and enters what has changed when somebody goes back and comes again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from aftercare.domain.contacts import Driver
from aftercare.domain.setup import SetupAnswers
from aftercare.ui.appointment.form import AppointmentForm
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.setup.ports import EnteredCourse


class EnteringParts(Protocol):
    """What it needs."""

    @property
    def desk(self) -> SessionDesk:
        """What a session is made with."""

    @property
    def course(self) -> EnteredCourse:
        """Where sessions are entered."""

    @property
    def now(self) -> Callable[[], datetime]:
        """The moment it is."""

    @property
    def names(self) -> Callable[[int], list[str]]:
        """So many new lasting names."""


def reserved_names(form: AppointmentForm | None, answers: SetupAnswers, parts: EnteringParts) -> tuple[str, ...]:
    """The lasting names the sessions will have, and those of before that are not needed any more.

    They are kept before anything is entered under them: who comes again after a failure then enters nothing twice.
    """
    if form is None:
        return answers.session_ids
    known = {one.session_id: one for one in parts.desk.sessions()}
    # A session of another treatment is another session: it cannot be moved into one.
    fit = [name for name in answers.session_ids if name not in known or known[name].treatment is form.treatment]
    count = len(form.visits())
    names = [*fit[:count], *parts.names(max(0, count - len(fit)))]
    return (*names, *(name for name in answers.session_ids if name not in names))


def enter(form: AppointmentForm | None, answers: SetupAnswers, parts: EnteringParts) -> None:
    """Enter the sessions under the names that were reserved for them, and call off those not wanted any more.

    Args:
        form: the appointments; None while no date is known.
        answers: the reserved names, and the driver.
        parts: what it needs.

    Raises:
        AftercareError: something could not be kept; what was entered before that stays, and coming again goes on.
    """
    known = {one.session_id: one for one in parts.desk.sessions() if one.session_id in answers.session_ids}
    driver = Driver(answers.driver_name, answers.driver_phone, answers.driver_status) if answers.driver_name else None
    sessions = form.sessions(lambda count: list(answers.session_ids[:count])) if form is not None else ()
    for session in sessions:
        before = known.pop(session.session_id, None)
        if before is None:
            parts.course.add_session(parts.desk.request(session, driver))
            continue
        was = before.planned_start, before.planned_end, before.is_cancelled
        if was != (session.planned_start, session.planned_end, False):
            parts.course.move_session(session.session_id, session.planned_start, session.planned_end, parts.now())
        parts.course.save_driver(session.session_id, driver)
    for one in known.values():
        if not one.is_cancelled:
            parts.course.cancel_session(one.session_id)
