"""The events of a calendar file: for the patient each reminder and the visit itself, for the driver the ride.

Calendars are shared, synchronised and shown on lock screens. So an event says only that there is something to look up,
unless the patient chose to read more there. The driver's events never name a diagnosis, a medicine or a rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.daily import said_already
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, neutral_id
from aftercare.domain.sheets.printing import Printing, subtitle

REMINDER_LENGTH = timedelta(minutes=5)
"""How long the event of a reminder is: long enough to be seen in a calendar, too short to fill the day [D]."""
_RIDE_LENGTH = timedelta(minutes=15)
_AT_ONCE = timedelta()
_RIDE_AHEAD = timedelta(minutes=30)
_VISIT_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event.

    Attributes:
        uid: the same for the same reminder of the same session, wherever in time it has moved; nothing can be read
            from it.
        sequence: the revision of the session; of two events with one uid the higher one is true.
        starts: when it begins, in UTC.
        ends: when it is over, in UTC.
        summary: its one line.
        description: what else there is to read; empty for nothing.
        location: where it is; empty for nowhere.
        alarm_before: how long before the start its alarm sounds; None for no alarm.
        is_busy: True if the person has no time for anything else.
        is_cancelled: True if it no longer holds.
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    summary: str
    description: str = ""
    location: str = ""
    alarm_before: timedelta | None = None
    is_busy: bool = False
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("an event ends after it starts")


def patient_events(printing: Printing, *, is_detailed: bool = False) -> tuple[CalendarEvent, ...]:
    """Every reminder of the course that is still to come, and the visits.

    Repeats stay on the computer. An event cannot know that the visit ran late, or that another session forbids what
    this one allows. So no permission is said from a file, and of what comes after a visit whose end is not known only
    limits are.

    Args:
        printing: the course, its words, and the moment the file is made.
        is_detailed: True if the patient chose that the calendar says what it is about.
    """
    already = said_already(printing.plans)
    events = (event for plan in printing.plans for event in _of_patient(plan, printing, is_detailed, already))
    return _to_come(events, printing.printed_at)


def driver_events(printing: Printing, *, is_detailed: bool = False) -> tuple[CalendarEvent, ...]:
    """The rides still to come of whoever drives to the session of the printing, with places, times and numbers.

    Sessions that somebody else drives to are left out.

    Args:
        printing: the course, its words, and the moment the file is made.
        is_detailed: True to name the patient.
    """
    mine = [plan for plan in printing.plans if _have_one_driver(plan, printing.plan)]
    events = (event for plan in mine for event in _of_driver(replace(printing, plan=plan), is_detailed))
    return _to_come(events, printing.printed_at)


def called_off(events: Iterable[CalendarEvent], sequence: int, printing: Printing) -> tuple[CalendarEvent, ...]:
    """The same events, no longer true.

    Args:
        events: those of the session as it was.
        sequence: the revision of the session as it is.
        printing: whose words say so, for calendars that do not know what cancelling is.
    """
    return tuple(
        replace(
            event,
            sequence=max(sequence, event.sequence + 1),
            summary=printing.words.say("event_called_off", summary=event.summary),
            description="",
            alarm_before=None,
            is_busy=False,
            is_cancelled=True,
        )
        for event in events
    )


def moved(
    was: Iterable[CalendarEvent], now: tuple[CalendarEvent, ...], printing: Printing
) -> tuple[CalendarEvent, ...]:
    """The events of a course that changed, and those that have no place in it any more as called off.

    Args:
        was: the events as they were handed out.
        now: the events as they are.
        printing: whose words say so.
    """
    known = {event.uid for event in now}
    newest = max((event.sequence for event in now), default=0)
    gone = called_off((event for event in was if event.uid not in known), newest, printing)
    return _in_order((*now, *gone))


def _of_patient(
    plan: Plan, printing: Printing, is_detailed: bool, already: Collection[ReminderId]
) -> Iterator[CalendarEvent]:
    if plan.session.is_cancelled:
        return
    yield _visit(plan, replace(printing, plan=plan), is_detailed)
    spoken: dict[str, int] = {}
    for reminder in plan.reminders:
        number = spoken[reminder.rule_id] = spoken.get(reminder.rule_id, 0) + 1
        if reminder.reminder_id in already:
            continue
        yield _reminder(plan, reminder, number, printing, is_detailed and _may_be_said(plan, reminder))


def _may_be_said(plan: Plan, reminder: Reminder) -> bool:
    match reminder.kind:
        case ReminderKind.BAN:
            return True
        case ReminderKind.DUTY:
            return reminder.due < plan.session.planned_start or plan.session.end_is_known
        case ReminderKind.RELEASE:
            return False
        case _:
            assert_never(reminder.kind)


def _reminder(plan: Plan, reminder: Reminder, number: int, printing: Printing, is_detailed: bool) -> CalendarEvent:
    phrases = printing.words.phrases
    is_before = reminder.due < plan.session.planned_start
    return CalendarEvent(
        # By its place among the reminders of its rule, not by its time, so that it is the same after a move.
        uid=_uid(plan, "patient", "reminder", reminder.rule_id, str(number)),
        sequence=plan.session.revision,
        starts=reminder.due.astimezone(UTC),
        ends=reminder.due.astimezone(UTC) + REMINDER_LENGTH,
        summary=reminder.on_time if is_detailed else phrases["event_prep" if is_before else "event_follow_up"],
        description=phrases["event_changes" if is_detailed else "event_open"],
        alarm_before=_AT_ONCE,
    )


def visit_event(printing: Printing) -> CalendarEvent:
    """The visit of one session as others may see it."""
    return _visit(printing.plan, printing, False)


def _visit(plan: Plan, printing: Printing, is_detailed: bool) -> CalendarEvent:
    phrases = printing.words.phrases
    description, location = phrases["event_open"], ""
    if is_detailed:
        description = "\n".join((*_clinic_numbers(printing), phrases["event_changes"]))
        location = ", ".join((plan.clinic.name, *plan.clinic.address)) if plan.clinic else ""
    return CalendarEvent(
        uid=_uid(plan, "patient", "visit"),
        sequence=plan.session.revision,
        starts=plan.session.planned_start.astimezone(UTC),
        ends=plan.session.planned_end.astimezone(UTC),
        summary=subtitle(plan) if is_detailed else phrases["event_visit"],
        description=description,
        location=location,
        alarm_before=_VISIT_AHEAD,
        is_busy=True,
    )


def _of_driver(printing: Printing, is_detailed: bool) -> Iterator[CalendarEvent]:
    """The moments of the driver's day that their sheet has: to the clinic, at the clinic, home."""
    plan, driver = printing.plan, printing.plan.driver
    if plan.session.is_cancelled:
        return
    numbers = "\n".join(_driver_numbers(printing))
    if driver is not None and driver.pick_up is not None:
        yield _ride(printing, "pick_up", driver.pick_up, is_detailed, description=numbers)
    arrives = (plan.arrives or plan.session.planned_start).astimezone(UTC)
    place = place_of(plan.clinic)
    yield replace(
        _ride(printing, "arrive", arrives, is_detailed, description=numbers, location=place),
        ends=max(plan.session.planned_end.astimezone(UTC), arrives + _RIDE_LENGTH),
    )
    about = () if plan.session.end_is_known else (printing.words.phrases["event_home_about"],)
    description = "\n".join((*about, numbers))
    yield _ride(printing, "home", plan.session.end, is_detailed, description=description, location=place)


def _ride(
    printing: Printing, name: str, at: datetime, is_detailed: bool, *, description: str, location: str = ""
) -> CalendarEvent:
    said = printing.say(f"event_{name}_of", patient=printing.patient)
    return CalendarEvent(
        uid=_uid(printing.plan, "driver", name),
        sequence=printing.plan.session.revision,
        starts=at.astimezone(UTC),
        ends=at.astimezone(UTC) + _RIDE_LENGTH,
        summary=said if is_detailed else printing.words.phrases[f"event_{name}"],
        description=description,
        location=location,
        alarm_before=_RIDE_AHEAD,
        is_busy=True,
    )


def place_of(clinic: ClinicPack | None) -> str:
    """Where the clinic is, without its name, which may name what is done there."""
    if clinic is None:
        return ""
    return ", ".join(line for line in clinic.address if clinic.name.casefold() not in line.casefold())


def _clinic_numbers(printing: Printing) -> Iterator[str]:
    clinic = printing.plan.clinic
    for name, phrase in (("main", "event_clinic"), ("after-hours", "event_after_hours")):
        phone = clinic.phone(name) if clinic else None
        if phone is not None:
            yield printing.words.say(phrase, number=phone.number)


def _driver_numbers(printing: Printing) -> Iterator[str]:
    """Whom the driver calls. The crisis line is not among them, as it says what the treatment is for."""
    yield from _clinic_numbers(printing)
    driver, say = printing.plan.driver, printing.words.say
    if driver is not None and (driver.backup_name or driver.backup_phone):
        yield say("event_backup", name=driver.backup_name, phone=driver.backup_phone)
    yield say("event_emergency", number=printing.plan.help_numbers.emergency)


def _have_one_driver(one: Plan, other: Plan) -> bool:
    if one.driver is None or other.driver is None:
        return one.session.session_id == other.session.session_id
    return (one.driver.name, one.driver.phone) == (other.driver.name, other.driver.phone)


def _uid(plan: Plan, *parts: str) -> str:
    return f"{neutral_id(plan.session.session_id, *parts)}@aftercare"


def _to_come(events: Iterable[CalendarEvent], now: datetime) -> tuple[CalendarEvent, ...]:
    return _in_order(event for event in events if event.ends > now)


def _in_order(events: Iterable[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    return tuple(sorted(events, key=lambda event: (event.starts, event.uid)))
