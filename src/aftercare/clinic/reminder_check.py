"""Reminders a clinic asks for that would never speak: those inside the visit, and those that come too late."""

from __future__ import annotations

from collections.abc import Iterator

from aftercare.clinic.rule_place import file_and_place
from aftercare.domain.clinic import DayTimes
from aftercare.domain.edge import Offset
from aftercare.domain.fault import Fault, FaultKind, Weight
from aftercare.domain.plan import Plan
from aftercare.domain.resolve import Frame, Moment, Pick, resolve
from aftercare.domain.rule import Layer
from aftercare.domain.window import Window


def lost_reminders(plan: Plan) -> Iterator[Fault]:
    """The reminders that a clinic's rules name and that this session would not give."""
    day_times = plan.clinic.day_times if plan.clinic else DayTimes()
    frame = Frame(plan.session, plan.zone, day_times)
    speaking = {reminder.rule_id for reminder in plan.reminders}
    for window in plan.windows:
        if window.layer is not Layer.CLINIC or not window.rule.speech.remind:
            continue
        file, place = file_and_place(window.rule)
        if _falls_into_the_visit(window, frame):
            problem = "a reminder falls into the visit, where none is given"
            remedy = "let it speak before the visit starts or after it ends"
            yield Fault(file, place, problem, remedy, Weight.SHOULD_FIX, FaultKind.REMINDER_IN_VISIT)
        elif window.rule_id not in speaking:
            problem = "its reminder comes when nothing can be done any more, and is never given"
            yield Fault(file, place, problem, "let it speak earlier", Weight.MUST_FIX, FaultKind.REMINDER_LOST)


def _falls_into_the_visit(window: Window, frame: Frame) -> bool:
    opens = window.starts or window.ends
    around = frame.around(Moment(opens), Moment(window.ends or opens))
    moments = (
        resolve(edge, around if isinstance(edge, Offset) else frame, Pick.EARLIEST, opens=True).at
        for edge in window.rule.speech.remind
    )
    return any(moment is not None and frame.start <= moment < frame.end for moment in moments)
