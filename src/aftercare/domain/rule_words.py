"""Everything a rule holds besides its sentence, in words: ranges, lists, numbers, exceptions, deadlines.

So that no number of a clinic is lost on the way to the person, whether or not the clinic repeated it in its sentence.
"""

from __future__ import annotations

from datetime import date

from aftercare.domain.edge import Edge, Offset, parts_of
from aftercare.domain.length import Bound, LengthRange
from aftercare.domain.opening import notice_deadline
from aftercare.domain.plan import Plan
from aftercare.domain.resolve import Frame
from aftercare.domain.rule import Every, Rule, Schedule
from aftercare.domain.window import Window
from aftercare.domain.wording import Wording


def rule_details(window: Window, plan: Plan, said_on: date) -> tuple[str, ...]:
    """What the rule says besides its sentence, one line each, in a fixed order."""
    rule, wording = window.rule, plan.wording
    lines = [*_edge_lines(rule, wording), *_quantity_lines(rule, plan)]
    lines += _notice_lines(rule, plan, said_on)
    if rule.quantities.schedule is not None:
        lines.append(_schedule_line(rule.quantities.schedule, wording))
    if rule.timing.repeats is not None:
        repeats = rule.timing.repeats
        every = wording.length(repeats.length) if repeats.every is Every.LENGTH and repeats.length else ""
        lines.append(wording.say(f"every_{repeats.every.value}", length=every))
    if window.ask is not None:
        lines.append(wording.phrases[f"ask_{window.ask.value}"])
    for phrase, text in (("unless", rule.unless), ("otherwise", rule.consequence), ("or_else", rule.alternative)):
        if text:
            lines.append(wording.say(phrase, condition=text.rstrip(".")))
    return tuple(lines)


def _edge_lines(rule: Rule, wording: Wording) -> list[str]:
    """Both numbers of a range, and how firmly a number is meant."""
    edges = [edge for edge in (rule.timing.starts, rule.timing.ends, rule.timing.at) if edge is not None]
    lengths = [length for edge in edges if (length := _loose_length(edge)) is not None]
    return [wording.say("range_said", length=wording.length_range(length)) for length in lengths]


def _loose_length(edge: Edge) -> LengthRange | None:
    for part in parts_of(edge):
        if (
            isinstance(part, Offset)
            and part.by is not None
            and (part.by.is_range or part.by.bound is not Bound.EXACTLY)
        ):
            return part.by
    return None


def _quantity_lines(rule: Rule, plan: Plan) -> list[str]:
    quantities, wording = rule.quantities, plan.wording
    lines: list[str] = []
    for phrase, items in (
        ("fine", quantities.allowed),
        ("only_these", quantities.excepted),
        ("not_fine", quantities.not_allowed),
    ):
        if items:
            lines.append(wording.say(phrase, items=wording.listed(items, last="list_or")))
    if quantities.amount:
        lines.append(wording.say("amount", amount=quantities.amount))
    if quantities.length is not None:
        lines.append(wording.say("takes_long", length=wording.length_range(quantities.length)))
    if quantities.age_min is not None:
        lines.append(wording.say("least_age", age=str(quantities.age_min)))
    if quantities.age_max is not None:
        lines.append(wording.say("greatest_age", age=str(quantities.age_max)))
    if quantities.blood_pressure is not None:
        upper, lower = quantities.blood_pressure.systolic, quantities.blood_pressure.diastolic
        lines.append(wording.say("pressure", systolic=str(upper), diastolic=str(lower)))
    if quantities.phone:
        named = plan.clinic.phone(quantities.phone) if plan.clinic else None
        lines.append(wording.say("call_number", phone=named.number if named else quantities.phone))
    return lines


def _notice_lines(rule: Rule, plan: Plan, said_on: date) -> list[str]:
    """By when to call, as a time and a day, for each band of notice; the length where no hours are known."""
    if plan.clinic is None:
        return []
    frame = Frame(plan.session, plan.zone, plan.clinic.day_times)
    lines: list[str] = []
    for band in rule.quantities.notice:
        deadline = notice_deadline(plan.clinic, band.within, frame)
        if deadline is None:
            length = plan.wording.length(band.within)
            phrase = "fee_within" if band.fee else "notice_within"
            lines.append(plan.wording.say(phrase, length=length, fee=band.fee))
        else:
            moment = plan.filler.moment(deadline, said_on)
            phrase = "cancel_by" if band.fee else "cancel_until"
            lines.append(plan.wording.say(phrase, moment=moment, fee=band.fee))
    return lines


def _schedule_line(schedule: Schedule, wording: Wording) -> str:
    sessions = str(schedule.sessions) if schedule.sessions is not None else ""
    parts = [wording.say("schedule_one" if sessions == "1" else "schedule_many", sessions=sessions)] if sessions else []
    for phrase, length in (
        ("schedule_per", schedule.per),
        ("schedule_lasts", schedule.lasts),
        ("schedule_apart", schedule.apart),
    ):
        if length is not None:
            parts.append(wording.say(phrase, length=wording.length_range(length)))
    return wording.say("schedule", parts=wording.phrases["list_comma"].join(parts))
