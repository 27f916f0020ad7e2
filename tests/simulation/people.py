"""Synthetic patients: who they are, which clinic they go to, and what the real plan of each session wants said."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tests.domain import contents, samples
from tests.simulation.facts import Limit, Night, Visit, Want

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts, Truth
from aftercare.domain.daily import said_already
from aftercare.domain.edge import Anchor, Offset
from aftercare.domain.guard import Guard
from aftercare.domain.length import Unit
from aftercare.domain.nudge import Nudge, latest_nudges, nudge_reminder
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind
from aftercare.domain.reminder_maker import EATEN_OR_DRUNK
from aftercare.domain.rule import Force
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders, wanted_of
from aftercare.domain.window import Window

ZONES = (
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/Berlin",
    "Asia/Kolkata",
)
_FAR = 1 << 40
NIGHT_CLINIC = "night-clinic"
GENERAL = "general"
PACKS = (
    GENERAL,
    NIGHT_CLINIC,
    *("riverside", "alder-lane", "bluebell", "cedar-gate", "dune-house", "elm-court"),
    *("fern-hollow", "gorse-dell", "heather-row", "iris-field", "juniper-mill"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One patient: the clinic's zone, the clinic, the treatment."""

    zone: ZoneInfo
    pack: str
    treatment: Treatment


@dataclass(frozen=True, slots=True, eq=False)
class Entered:
    """What the person has entered about one session, as it should be kept.

    Attributes:
        session: the appointment.
        settled: keys of the tasks that are done.
        nudges: what they asked to be reminded of besides.
    """

    session: Session
    settled: frozenset[str] = frozenset()
    nudges: tuple[Nudge, ...] = ()


@dataclass
class Planner:
    """Makes the plans of one person, each only once."""

    person: Person
    travels_in: str | None = None
    _plans: dict[tuple[object, ...], Plan] = field(default_factory=dict)
    _reminders: dict[tuple[Entered, str | None], tuple[Reminder, ...]] = field(default_factory=dict)
    _wants: dict[tuple[Entered, str | None], tuple[Want, ...]] = field(default_factory=dict)
    _by_name: dict[tuple[Entered, str | None], dict[ReminderId, Reminder]] = field(default_factory=dict)
    _guarded: tuple[Plan, ...] = ()
    _already: frozenset[ReminderId] = frozenset()
    _still: dict[tuple[Entered, str | None], tuple[Reminder, ...]] = field(default_factory=dict)
    _guard: Guard = field(default_factory=lambda: Guard(()))

    def plan(self, session: Session) -> Plan:
        key = (
            *(session.session_id, session.revision, session.planned_start, session.actual_end),
            *(session.is_cancelled, self.travels_in),
        )
        if key not in self._plans:
            guidance, facts = contents.our_guidance(), PatientFacts(country="US", zone=self.travels_in)
            self._plans[key] = make_plan(
                PlanRequest(guidance, clinic(self.person.pack), facts, session, self.person.zone)
            )
        return self._plans[key]

    def reminders(self, entered: Entered) -> tuple[Reminder, ...]:
        """What should be said of a session: the plan's reminders and the person's own, but for what is done."""
        key = (entered, self.travels_in)
        if key not in self._reminders:
            self._reminders[key] = self._made_reminders(entered)
        return self._reminders[key]

    def reminder(self, entered: Entered, reminder_id: ReminderId) -> Reminder | None:
        """One of these by its name."""
        key = (entered, self.travels_in)
        if key not in self._by_name:
            self._by_name[key] = {one.reminder_id: one for one in self.reminders(entered)}
        return self._by_name[key].get(reminder_id)

    def _made_reminders(self, entered: Entered) -> tuple[Reminder, ...]:
        if entered.session.is_cancelled:
            return ()
        plan = self.plan(entered.session)
        own = (nudge_reminder(plan, nudge) for nudge in latest_nudges(entered.nudges))
        wanted = (*plan.reminders, *plan.repeats, *(reminder for reminder in own if reminder is not None))
        return tuple({one.reminder_id: one for one in wanted if one.task_key not in entered.settled}.values())

    def wanted(self, everything: Sequence[Entered], now: datetime) -> tuple[WantedReminders, ...]:
        """What the engine is handed at a moment, as the app hands it over."""
        plans = tuple(self.plan(entered.session) for entered in everything)
        if self._guarded != plans:
            self._guarded, self._guard, self._already = plans, Guard(plans), said_already(plans)
            self._still.clear()
        return tuple(
            wanted_of(plan, self._still_wanted(entered), self._guard, now)
            for plan, entered in zip(plans, everything, strict=True)
        )

    def _still_wanted(self, entered: Entered) -> tuple[Reminder, ...]:
        """What should be said of a session, but for what an earlier one says on that day."""
        key = (entered, self.travels_in)
        if key not in self._still:
            self._still[key] = tuple(one for one in self.reminders(entered) if one.reminder_id not in self._already)
        return self._still[key]

    def every_want(self, everything: Sequence[Entered]) -> Iterator[Want]:
        """The same as `wanted`, as plain facts. Of what is daily only the first session to come says it on a day."""
        return (want for want, is_said in self._by_day(everything) if is_said)

    def left_to_another(self, everything: Sequence[Entered]) -> Iterator[Want]:
        """What is daily and an earlier session says on that day."""
        return (want for want, is_said in self._by_day(everything) if not is_said)

    def _by_day(self, everything: Sequence[Entered]) -> Iterator[tuple[Want, bool]]:
        said: set[tuple[str, str]] = set()
        by_day = sorted(everything, key=lambda one: (one.session.planned_start, everything.index(one)))
        for entered in by_day:
            for want, reminder in zip(self.wants(entered), self.reminders(entered), strict=True):
                yield want, not reminder.is_daily or self._day_of(reminder) not in said
            if not entered.session.is_cancelled:
                # Also what is ticked for the first one is not said for the second one before that is the next.
                said |= {self._day_of(one) for one in self.plan(entered.session).reminders if one.is_daily}

    def _day_of(self, reminder: Reminder) -> tuple[str, str]:
        return reminder.rule_id, reminder.due.astimezone(self.person.zone).date().isoformat()

    def wants(self, entered: Entered) -> tuple[Want, ...]:
        """The same as `reminders`, as plain facts."""
        key = (entered, self.travels_in)
        if key not in self._wants:
            self._wants[key] = tuple(self._want(entered, one) for one in self.reminders(entered))
        return self._wants[key]

    def _want(self, entered: Entered, reminder: Reminder) -> Want:
        plan = self.plan(entered.session)
        is_fed = any(plan.topics.covers(broad, topic) for broad in EATEN_OR_DRUNK for topic in reminder.topics)
        frees: set[str] = set()
        if reminder.kind is ReminderKind.RELEASE or (reminder.kind is ReminderKind.DUTY and is_fed):
            frees.update(broad for topic in reminder.topics for broad in plan.topics.line_up(topic))
        return Want(
            reminder.reminder_id,
            entered.session.session_id,
            reminder.matter,
            int(reminder.due.timestamp()),
            int(reminder.event.timestamp()),
            int(reminder.useful_until.timestamp()),
            reminder.on_time,
            reminder.late,
            reminder.passed,
            int(reminder.harm),
            frozenset(frees),
            is_release=reminder.kind is ReminderKind.RELEASE,
            repeats=reminder.repeats,
            night=None if reminder.hard else _night(plan.quiet),
            asked_with=reminder.asked_together,
        )

    def limits(self, entered: Entered) -> tuple[Limit, ...]:
        """When something is not allowed, or may not be."""
        if entered.session.is_cancelled:
            return ()
        return tuple(
            Limit(
                frozenset(window.topics),
                0 if window.starts is None else int(window.starts.timestamp()),
                _FAR if window.ends is None or window.ends_when or window.end_is_asked else _end_of(window),
                is_sure=window.applies is Truth.YES and not window.is_partial,
            )
            for window in self.plan(entered.session).windows
            if window.forbids and window.applies is not Truth.NO
            if window.starts is not None or window.ends is not None
        )


def _end_of(window: Window) -> int:
    assert window.ends is not None
    return int(window.ends.timestamp())


def _night(quiet: QuietHours) -> Night:
    zone = quiet.zone
    assert isinstance(zone, ZoneInfo)
    bedtime, morning = (at.hour * 60 + at.minute for at in (quiet.bedtime, quiet.morning))
    return Night(bedtime, morning, zone.key)


def visit(entered: Entered) -> Visit:
    """The appointment, and the time spent at the clinic for it."""
    session = entered.session
    start = None if session.is_cancelled else int(session.planned_start.timestamp())
    return Visit(session.session_id, start, int(session.end.timestamp()))


@cache
def clinic(name: str) -> ClinicPack | None:
    """A clinic by the name of its folder; None for general guidance alone."""
    if name == GENERAL:
        return None
    return _night_clinic() if name == NIGHT_CLINIC else contents.every_pack()[name]


def _night_clinic() -> ClinicPack:
    """A clinic whose rules speak in the night, release from a limit, and give a pill a window."""
    opens, closes = Offset(Anchor.WINDOW_START), Offset(Anchor.WINDOW_END)
    return samples.pack(
        samples.rule(
            "no-food",
            "food",
            starts=samples.before(6),
            ends=samples.START,
            speech=samples.speech(task="Stop eating by {starts}", remind=(opens,), hard=True, on_time="Stop eating."),
        ),
        samples.rule(
            "pill",
            "medicines",
            Force.MUST,
            samples.before(200, Unit.MINUTE),
            samples.before(60, Unit.MINUTE),
            speech=samples.speech(
                task="Take your pill by {ends}",
                remind=(opens,),
                hard=True,
                on_time="Take your pill with a sip.",
                late="Was your pill taken? Its time ends at {ends}.",
                passed="Your pill was due by {ends}. Ask the team.",
                useful_for=timedelta(minutes=1),
            ),
        ),
        samples.rule(
            "eat-again",
            "food",
            Force.MAY,
            samples.after(1),
            samples.after(12),
            speech=samples.speech(task="Eat something light", remind=(opens,), on_time="You may eat again."),
        ),
        samples.rule(
            "quiet-evening",
            "rest",
            Force.SHOULD,
            samples.after(10),
            samples.after(14),
            speech=samples.speech(task="Have a quiet evening", remind=(opens, closes), on_time="Rest now."),
        ),
    )


def any_person(chance: random.Random) -> Person:
    """Somebody with one of the six zones and one of the clinics."""
    pack = chance.choice(PACKS)
    offered = clinic(pack)
    treatments = [one.treatment for one in offered.treatments] if offered else list(Treatment)
    return Person(ZoneInfo(chance.choice(ZONES)), pack, chance.choice(treatments))


def appointment(person: Person, session_id: str, day: date, at: time, number: int) -> Session:
    """A new session at a clinic's clock time; it is planned to take an hour and a half."""
    start = datetime.combine(day, at, person.zone).astimezone(UTC).astimezone(person.zone)
    end = (start.astimezone(UTC) + timedelta(minutes=90)).astimezone(person.zone)
    return Session(session_id, person.treatment, start, end, number=number, of=12)


def moved(person: Person, session: Session, day: date, at: time) -> Session:
    """The session, agreed anew for another time."""
    other = appointment(person, session.session_id, day, at, session.number or 1)
    return replace(other, revision=session.revision + 1)


def called_off(session: Session) -> Session:
    return replace(session, is_cancelled=True, revision=session.revision + 1)


def ended(session: Session, at: datetime) -> Session:
    return replace(session, actual_end=at, revision=session.revision + 1)
