"""What the answers lead to, in words: ready, the call with what to say, or the crisis card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import clinic_call
from aftercare.domain.plan import Plan
from aftercare.domain.ready_check import Answer, ReadyItem, ReadyOutcome, what_to_report
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment
from aftercare.ui.ready.rows import ResultRow

_BRING = TopicId("bring")
_MOST_ITEMS = 4


def is_at_home(plan: Plan) -> bool:
    """True for a treatment that is taken where the patient is, so that nobody leaves."""
    return plan.session.treatment is Treatment.ORAL


def result_row(
    outcome: ReadyOutcome,
    phrases: Mapping[str, str],
    plan: Plan,
    items: tuple[ReadyItem, ...],
    answers: Mapping[str, Answer],
    now: datetime,
    *,
    has_called: bool,
) -> ResultRow:
    """The panel beside the questions."""
    match outcome:
        case ReadyOutcome.READY:
            return _ready(phrases, plan, now)
        case ReadyOutcome.CALL:
            return _call(phrases, plan, items, answers, now, has_called=has_called)
        case ReadyOutcome.CRISIS:
            return _crisis(phrases, plan)
        case _:
            assert_never(outcome)


def _ready(phrases: Mapping[str, str], plan: Plan, now: datetime) -> ResultRow:
    if is_at_home(plan):
        return ResultRow(
            ReadyOutcome.READY,
            phrases["ready"],
            lines=(phrases["ready_home_line"],),
            action_text=phrases["ready_home"],
        )
    wording, driver = plan.wording, plan.driver
    arrives = plan.arrives or plan.session.planned_start
    there = wording.clock_time(plan.local(arrives).time())
    lead = phrases["leave_plain"].format(time=there)
    if driver is not None and driver.name and driver.pick_up is not None and now < driver.pick_up:
        leaves = wording.clock_time(plan.local(driver.pick_up).time())
        lead = phrases["leave"].format(time=leaves, driver=driver.name)
    place = wording.phrases["list_comma"].join(plan.clinic.address) if plan.clinic is not None else ""
    where = phrases["leave_where"].format(place=place, time=there) if place else phrases["arrive"].format(time=there)
    items = tuple(
        plan.filler.fill(window.rule.text, window, plan.session_day())
        for window in plan.windows
        if _BRING in window.topics and not window.forbids
    )
    return ResultRow(
        ReadyOutcome.READY,
        phrases["ready"],
        lead=lead,
        lines=(where,),
        items_heading=phrases["bring"] if items else "",
        items=items[:_MOST_ITEMS],
        action_text=phrases["leaving"],
        action_icon="car",
        note=phrases["ready_line"],
    )


def _call(
    phrases: Mapping[str, str],
    plan: Plan,
    items: tuple[ReadyItem, ...],
    answers: Mapping[str, Answer],
    now: datetime,
    *,
    has_called: bool,
) -> ResultRow:
    translate, call = QCoreApplication.translate, clinic_call(plan, now)
    number_line = ""
    if call is not None and call.closes is not None:
        until = plan.wording.clock_time(call.closes.time())
        number_line = translate("Ready", "{clinic}, open until {time}").format(clinic=call.clinic, time=until)
    elif call is not None and call.is_after_hours:
        number_line = translate("Ready", "{clinic}, after hours").format(clinic=call.clinic)
    elif call is not None:
        number_line = call.clinic
    start = plan.wording.clock_time(plan.local(plan.session.planned_start).time())
    report = [phrases["say_start"].format(start=start), *what_to_report(items, answers), phrases["say_end"]]
    return ResultRow(
        ReadyOutcome.CALL,
        phrases["call_home" if is_at_home(plan) else "call"],
        number=call.number if call is not None else "",
        number_line=number_line,
        lines=(() if call is not None else (phrases["call_no_number"],))
        + ((phrases["called_line"],) if has_called else ()),
        say_heading=phrases["what_to_say"],
        say=translate("Ready", "“{words}”").format(words=" ".join(report)),
        action_text="" if has_called else phrases["called"],
    )


def _crisis(phrases: Mapping[str, str], plan: Plan) -> ResultRow:
    numbers = plan.help_numbers
    heading = phrases["crisis"].format(crisis=numbers.crisis) if numbers.crisis else phrases["crisis_plain"]
    lines = [phrases["crisis_lines"]]
    if numbers.emergency:
        lines.append(phrases["crisis_safe"].format(emergency=numbers.emergency))
    lines.append(phrases["nobody_watches"])
    return ResultRow(
        ReadyOutcome.CRISIS,
        heading,
        number=numbers.crisis,
        number_line=numbers.crisis_line,
        lines=tuple(lines),
        more_text=phrases["crisis_more"],
    )
