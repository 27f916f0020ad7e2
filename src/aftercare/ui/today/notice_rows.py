"""Cards the person has to have read: what no longer holds, what to do about a slip, and the computer's clock."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from aftercare.domain.desk_table import Correction, DeskTable, Slip
from aftercare.domain.opening import open_until
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Harm, Reminder
from aftercare.domain.rule import IfBroken
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.today.card_rows import HELP_PAGE
from aftercare.ui.today.rows import ActionRow, CardAction, CardKind, NextCardRow

CORRECTION, SLIP, ZONE, CLOCK = "correction", "slip", "zone", "clock"


def notice_cards(
    course: Course, table: DeskTable, moment: CourseMoment, new_zone: ZoneInfo | None
) -> tuple[NextCardRow, ...]:
    """The cards, in the order in which they are read: what no longer holds comes before what does.

    Raises:
        AftercareError: what the person asked for cannot be read.
    """
    plans = {plan.session.session_id: plan for plan in course.plans}
    corrections = [
        _correction(one, plans[one.session_id], moment) for one in table.corrections if one.session_id in plans
    ]
    slips = [
        _slip(one, *known, moment)
        for one in table.slips
        if (known := course.reminder(one.session_id, one.reminder_id)) is not None
    ]
    zone = [_zone(moment, new_zone)] if new_zone is not None else []
    return (*corrections, *slips, *zone)


def _correction(correction: Correction, plan: Plan, moment: CourseMoment) -> NextCardRow:
    today = plan.local(moment.now).date()
    time = plan.filler.moment(correction.told_for, today)
    what = "cancelled" if plan.session.is_cancelled else "moved"
    if what == "moved" and correction.was == plan.session.planned_start:
        # Not the appointment is another one but the clinic's rules, or it was moved and moved back.
        what = "replanned"
    line = plan.wording.say(
        f"{what}_line",
        start=plan.filler.moment(plan.session.planned_start, today),
        clinic=_clinic(plan),
        phone=_phone(plan, moment),
    )
    return NextCardRow(
        CardKind.MISSED,
        plan.wording.phrases["moved_eyebrow" if what == "replanned" else f"{what}_eyebrow"],
        plan.wording.say(f"{what}_lead", time=time, day=plan.wording.day(correction.was.astimezone(plan.zone).date())),
        line.strip(),
        (_seen(f"{CORRECTION} {correction.number}"),),
        task_id=f"{CORRECTION} {correction.number}",
        icon="calendar",
    )


def _slip(slip: Slip, plan: Plan, reminder: Reminder, moment: CourseMoment) -> NextCardRow:
    """Who to call and what to say; no blame, and never that the session is off."""
    wording, today = plan.wording, plan.local(moment.now).date()
    window = plan.window(reminder.rule_id)
    if_broken = window.rule.if_broken if window is not None else IfBroken.CALL
    marks = {
        "clinic": _clinic(plan),
        "phone": _phone(plan, moment),
        "start": plan.filler.moment(plan.session.planned_start, today, near=True),
        "time": plan.filler.moment(reminder.event, today, near=True),
    }
    kind = "call" if if_broken is IfBroken.CALL or reminder.harm is Harm.FASTING else "tell"
    if moment.now >= plan.session.planned_start:
        kind = "later"
    lead = f"slip_{kind}_lead" if kind != "call" or marks["phone"] else "slip_call_lead_plain"
    translate = QCoreApplication.translate
    return NextCardRow(
        CardKind.MISSED,
        wording.phrases["slip_eyebrow"],
        wording.say(lead, **marks),
        wording.say(f"slip_{kind}_line", **marks).strip(),
        (
            ActionRow(CardAction.OPEN_PAGE, translate("Today", "Who to call"), HELP_PAGE, "phone"),
            _seen(f"{SLIP} {slip.reminder_id}"),
        ),
        task_id=f"{SLIP} {slip.reminder_id}",
        icon="phone",
    )


def _zone(moment: CourseMoment, zone: ZoneInfo) -> NextCardRow:
    plan = moment.plan
    wording, today = plan.wording, plan.local(moment.now).date()
    is_to_come = moment.now < plan.session.planned_start and not plan.session.is_cancelled
    time = plan.filler.moment(plan.session.planned_start, today, near=True)
    place = zone.key.rpartition("/")[2].replace("_", " ")
    return NextCardRow(
        CardKind.MISSED,
        wording.phrases["zone_eyebrow"],
        wording.say("zone_lead", place=place),
        wording.say("zone_line", time=time) if is_to_come else "",
        (_seen(ZONE),),
        task_id=ZONE,
        icon="clock",
    )


def _seen(target: str) -> ActionRow:
    return ActionRow(CardAction.SEEN, QCoreApplication.translate("Today", "I see"), target)


def _clinic(plan: Plan) -> str:
    return plan.clinic.short_name if plan.clinic is not None else plan.wording.phrases["your_clinic"]


def _phone(plan: Plan, moment: CourseMoment) -> str:
    """The number that answers now, as far as the clinic gave its hours."""
    clinic = plan.clinic
    if clinic is None:
        return ""
    main, after = clinic.phone("main"), clinic.phone("after-hours")
    if after is not None and clinic.hours and open_until(clinic, moment.now, plan.zone) is None:
        return after.number
    return main.number if main is not None else ""
