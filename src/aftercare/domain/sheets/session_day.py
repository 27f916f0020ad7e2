"""The session-day card: the times of the day, who drives, what to tell the staff, and room for what they say."""

from __future__ import annotations

from aftercare.domain.plan import MilestoneKind, Stretch
from aftercare.domain.sheets.printing import Printing, stationery, subtitle
from aftercare.domain.sheets.sheet import (
    Entry,
    Frame,
    Group,
    Mark,
    Paragraph,
    Row,
    Sheet,
    SheetKind,
    Spread,
    Timetable,
)

_TIMES = (MilestoneKind.CUT_OFF, MilestoneKind.RIDE, MilestoneKind.SESSION, MilestoneKind.HOME)


def session_day_sheet(printing: Printing) -> Sheet:
    """The card for the day itself."""
    plan, words = printing.plan, printing.words
    start = plan.local(plan.session.planned_start)
    when = printing.wording.say("sheet_when", day=printing.day, time=printing.wording.clock_time(start.time()))
    arrive = printing.wording.say("sheet_arrive", time=printing.clock(plan.arrives)) if plan.arrives else ""
    address = plan.clinic.address if plan.clinic else ()
    before = tuple(
        Entry(text, Mark.TICK, key=f"before-{number}") for number, text in enumerate(words.lists["day_before"], 1)
    )
    calls = tuple(Entry(call.text) for call in plan.calls)
    return Sheet(
        kind=SheetKind.SESSION_DAY,
        stationery=stationery(printing),
        owner=plan.facts.name,
        owner_line=subtitle(plan),
        title=words.phrases["day_title"],
        opening=(Paragraph(arrive, lead=when), *(Paragraph(line) for line in address)),
        body=(
            Timetable("", (words.phrases["day_time"], words.phrases["day_what"]), _times(printing)),
            Spread(
                (
                    Group(words.phrases["day_before"], before),
                    Group(words.phrases["day_clinic"], _at_clinic(printing)),
                    Group(words.phrases["day_home"], _going_home(printing)),
                    Group(words.phrases["day_notes"], (Entry("", Mark.NONE, lines=2),)),
                )
            ),
        ),
        foot=(Frame(plan.wording.phrases["sheet_call_title"], calls, columns=2),),
        continued=when,
    )


def _times(printing: Printing) -> tuple[tuple[str, str], ...]:
    """The cut-offs, the ride, the session and the way home; a time on another day carries its day."""
    plan = printing.plan
    rows: list[tuple[str, str]] = []
    for milestone in plan.milestones:
        if milestone.kind in _TIMES:
            local = plan.local(milestone.at)
            time = plan.wording.moment(local, plan.session_day(), near=False, short=True)
            time = plan.wording.say("about", moment=time) if milestone.is_about else time
            rows.append((time[:1].upper() + time[1:], milestone.label))
    return tuple(rows)


def _at_clinic(printing: Printing) -> tuple[Entry, ...]:
    plan = printing.plan
    return tuple(
        Entry(plan.filler.fill(task.line, plan.window_of(task), plan.session_day()), Mark.TICK, key=task.key)
        for task in plan.tasks
        if task.stretch is Stretch.AT_CLINIC and task.line
    )


def _going_home(printing: Printing) -> tuple[Row, ...]:
    """Who drives and who comes instead; a number nobody knows is a line to write on."""
    driver, phrases = printing.plan.driver, printing.words.phrases
    if driver is None:
        return (
            Row(phrases["wallet_driver_plain"], ""),
            Row(phrases["wallet_backup_plain"], ""),
            Row(phrases["day_end"], ""),
        )
    first = printing.say("wallet_driver", name=driver.name) if driver.name else phrases["wallet_driver_plain"]
    second = phrases["wallet_backup_plain"]
    if driver.backup_name:
        second = printing.say("wallet_backup", name=driver.backup_name)
    return (Row(first, driver.phone), Row(second, driver.backup_phone), Row(phrases["day_end"], ""))
