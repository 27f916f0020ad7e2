"""Small sessions, rules and packs for the tests, written the way a nurse would say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.domain.board import BoardState, board_at
from aftercare.domain.clinic import ClinicPack, ClinicTreatment, OpenHours, PhoneNumber
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    DayTime,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    WhenState,
)
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Force, Layer, Quantities, Rule, RuleId, Speech, Timing, TopicId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

PACIFIC = ZoneInfo("America/Los_Angeles")
IV, IM, SPRAY, ORAL = Treatment.IV_INFUSION, Treatment.IM_INJECTION, Treatment.ESKETAMINE_NASAL, Treatment.ORAL
EVERY_TREATMENT = (IV, IM, SPRAY, ORAL)
SLEPT = WhenState(State.SLEPT)
NEXT_DAY = AtPoint(Point.NEXT_DAY)
START, DOSE, END = Offset(Anchor.START), Offset(Anchor.DOSE), Offset(Anchor.END)
TOLD_PERSONALLY = AskClinic(AskReason.TOLD_PERSONALLY)
RIVERSIDE_PHONE = PhoneNumber("main", "(503) 555-0142", when="8 AM to 5 PM")
SAM = Driver("Sam", "(503) 555-0117", DriverStatus.CONFIRMED)


def at(text: str, zone: ZoneInfo = PACIFIC) -> datetime:
    """A clock time at the clinic: ``2026-05-14 10:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def shown(moment: datetime | None, zone: ZoneInfo = PACIFIC) -> str:
    """What the clinic's clock shows: ``2026-05-14 10:00``; empty for no moment."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""


def session(
    treatment: Treatment = IV,
    start: str = "2026-05-14 10:00",
    end: str = "",
    zone: ZoneInfo = PACIFIC,
    **known: Any,
) -> Session:
    """A session; it is planned to take an hour and a half if no end is given."""
    begins = at(start, zone)
    ends = at(end, zone) if end else begins + timedelta(minutes=90)
    return Session(known.pop("session_id", "one"), treatment, begins, ends, **known)


def length(amount: int, unit: Unit = Unit.HOUR, to: int | None = None, bound: Bound = Bound.EXACTLY) -> LengthRange:
    """``length(6)`` is six hours; ``length(2, to=4)`` is two to four hours."""
    return LengthRange(Length(amount, unit), Length(amount if to is None else to, unit), bound)


def before(amount: int, unit: Unit = Unit.HOUR, *, of: Anchor = Anchor.START, **more: Any) -> Offset:
    return Offset(of, Side.BEFORE, length(amount, unit, **more))


def after(amount: int, unit: Unit = Unit.HOUR, *, of: Anchor = Anchor.END, **more: Any) -> Offset:
    return Offset(of, Side.AFTER, length(amount, unit, **more))


def on_day(day: int, hour: int, minute: int = 0, *, of: Anchor = Anchor.START) -> DayTime:
    return DayTime(day, day, time(hour, minute), of)


def later_of(*edges: Edge) -> LaterOf:
    return LaterOf(edges)


def rule(
    rule_id: str,
    topic: str | tuple[str, ...],
    force: Force = Force.MUST_NOT,
    starts: Edge | None = None,
    ends: Edge | None = None,
    *,
    layer: Layer = Layer.CLINIC,
    timing: Timing | None = None,
    **more: Any,
) -> Rule:
    """A clinic's rule, unless another layer is named."""
    topics = (topic,) if isinstance(topic, str) else topic
    return Rule(
        RuleId(rule_id),
        tuple(TopicId(one) for one in topics),
        force,
        more.pop("text", f"The rule {rule_id}."),
        layer,
        timing=timing or Timing(starts, ends),
        **more,
    )


def no_change(rule_id: str, topic: str, **more: Any) -> Rule:
    return rule(rule_id, topic, Force.NO_CHANGE, **more)


def leaves(*, except_for: str = "", amount: str = "") -> Quantities:
    return Quantities(excepted=(except_for,) if except_for else (), amount=amount)


def pack(*rules: Rule, **more: Any) -> ClinicPack:
    """The fictional clinic with these rules. It is open on weekdays from eight to five."""
    filled: dict[str, Any] = {
        "phones": (RIVERSIDE_PHONE,),
        "hours": tuple(OpenHours(day, time(8), time(17)) for day in range(5)),
        "is_sample": True,
        **more,
    }
    return ClinicPack(
        pack_id="riverside",
        serial=filled.pop("serial", 3),
        name=filled.pop("name", "Riverside Ketamine Clinic"),
        short_name="Riverside",
        author="Dr. Robin Ash",
        language="en",
        languages=("en",),
        country="US",
        treatments=tuple(ClinicTreatment(treatment) for treatment in EVERY_TREATMENT),
        rules=rules,
        **filled,
    )


def bare(guidance: Guidance, *rules: Rule) -> Guidance:
    """Guidance with our words and topics, but no rules other than these."""
    return replace(guidance, rules=tuple(replace(one, layer=Layer.GENERAL) for one in rules))


def plan_of(
    guidance: Guidance,
    visit: Session,
    *rules: Rule,
    zone: ZoneInfo = PACIFIC,
    facts: PatientFacts | None = None,
    told: tuple[Rule, ...] = (),
    driver: Driver | None = None,
    **of_pack: Any,
) -> Plan:
    """The plan under a clinic with these rules."""
    clinic = pack(*rules, **of_pack)
    return make_plan(PlanRequest(guidance, clinic, facts or PatientFacts(), visit, zone, told, driver))


def general_plan(
    guidance: Guidance, visit: Session, *, zone: ZoneInfo = PACIFIC, facts: PatientFacts | None = None
) -> Plan:
    """The plan without any clinic."""
    return make_plan(PlanRequest(guidance, None, facts or PatientFacts(), visit, zone))


def says(plans: Plan | Sequence[Plan], topic: str, moment: str | datetime) -> str:
    """What the board says of a topic: ``allowed``, ``not-allowed``, ``limited`` or ``ask-clinic``."""
    course = (plans,) if isinstance(plans, Plan) else tuple(plans)
    when = at(moment, course[0].zone) if isinstance(moment, str) else moment
    return state_of(course, topic, when).value


def state_of(plans: Sequence[Plan], topic: str, now: datetime) -> BoardState:
    return board_at(plans, now).item(TopicId(topic)).state


def speech(**words: Any) -> Speech:
    return Speech(**words)
