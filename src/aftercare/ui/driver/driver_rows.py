"""The driver page as rows: the steps, the times, the message to send, and what the plan asks of a driver."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.plan import Plan
from aftercare.domain.preparation import PREPARING
from aftercare.domain.ride import RideNotes, confirm_by, ride_rules, someone_stays
from aftercare.domain.rule_words import rule_details
from aftercare.domain.window import Window
from aftercare.ui.driver.rows import (
    BackupRow,
    ButtonRow,
    CareRow,
    DriverAction,
    FactRow,
    PersonRow,
    StepRow,
    StepState,
)
from aftercare.ui.prepare.ride_words import ride_warning
from aftercare.ui.today.rows import ChipKind, ChipRow
from aftercare.ui.today.why_rows import says_words

_MOST_RULES = 4


def unbroken(phone: str) -> str:
    """A number as it was typed, that no line breaks."""
    return phone.strip().replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


def care_row(plan: Plan, now: datetime) -> CareRow | None:
    """What is unmet; None for nothing."""
    warning = ride_warning(plan, now)
    return CareRow(*warning) if warning is not None else None


def person_row(plan: Plan, driver: Driver, ride: RideNotes, now: datetime) -> PersonRow:
    """The driver, how far it is arranged, and what to send them."""
    translate = QCoreApplication.translate
    name = driver.name
    copy = ButtonRow(DriverAction.COPY, translate("Driver", "Copy message"), "copy")
    buttons: tuple[ButtonRow, ...]
    match driver.status:
        case DriverStatus.NOT_ARRANGED:
            buttons = (
                ButtonRow(DriverAction.ASKED, translate("Driver", "I asked {name}"), "message-circle", is_primary=True),
                copy,
                ButtonRow(DriverAction.SAID_YES, translate("Driver", "{name} said yes"), "check"),
                ButtonRow(DriverAction.CANNOT_COME, translate("Driver", "{name} can’t come"), is_link=True),
            )
        case DriverStatus.ASKED:
            buttons = (
                ButtonRow(DriverAction.SAID_YES, translate("Driver", "{name} said yes"), "check", is_primary=True),
                copy,
                ButtonRow(DriverAction.CANNOT_COME, translate("Driver", "{name} can’t come"), is_link=True),
            )
        case DriverStatus.CONFIRMED:
            buttons = (
                copy,
                ButtonRow(DriverAction.CANNOT_COME, translate("Driver", "{name} can’t come")),
                ButtonRow(DriverAction.NOT_YES, translate("Driver", "{name} has not said yes"), is_link=True),
            )
        case _:
            assert_never(driver.status)
    change = translate("Driver", "Change")
    return PersonRow(
        steps=_steps(plan, driver, ride, now),
        name=name,
        phone=unbroken(driver.phone),
        facts=_facts(plan, driver),
        message_heading=translate("Driver", "Message to send {name}").format(name=name),
        message=_message(plan, driver),
        change=ButtonRow(DriverAction.CHANGE, change, "pencil", is_link=True),
        buttons=tuple(one._replace(text=one.text.format(name=name)) for one in buttons),
    )


def backup_row(plan: Plan, driver: Driver, ride: RideNotes, now: datetime) -> BackupRow:
    """Who comes if the driver cannot."""
    translate = QCoreApplication.translate
    heading = translate("Driver", "Backup driver")
    name = driver.backup_name
    if not name:
        line = translate("Driver", "Plans change. Ask somebody else to be ready too.")
        add = ButtonRow(DriverAction.CHANGE_BACKUP, translate("Driver", "Add a backup"), "plus")
        return BackupRow(heading, None, "", "", line, (add,))
    by = plan.filler.moment(confirm_by(plan), plan.local(now).date(), True)
    ask = translate("Driver", "Ask {name} if {driver} has not said yes by {time}.")
    change = ButtonRow(DriverAction.CHANGE_BACKUP, translate("Driver", "Change"), "pencil", is_link=True)
    buttons: tuple[ButtonRow, ...]
    match ride.backup_status:
        case DriverStatus.NOT_ARRANGED:
            chip = ChipRow(ChipKind.NOT_ASKED, translate("Driver", "Not asked"))
            buttons = (ButtonRow(DriverAction.BACKUP_ASKED, translate("Driver", "I asked {name}")), change)
        case DriverStatus.ASKED:
            chip = ChipRow(ChipKind.ASKED, translate("Driver", "Asked"))
            buttons = (ButtonRow(DriverAction.BACKUP_YES, translate("Driver", "{name} said yes"), "check"), change)
        case DriverStatus.CONFIRMED:
            chip = ChipRow(ChipKind.CONFIRMED, translate("Driver", "Ready"))
            ask = translate("Driver", "{name} comes if {driver} cannot.")
            buttons = (change,)
        case _:
            assert_never(ride.backup_status)
    if driver.status is DriverStatus.CONFIRMED:
        ask = translate("Driver", "{name} comes if {driver} cannot.")
    line = ask.format(name=name, driver=driver.name, time=by)
    named = tuple(one._replace(text=one.text.format(name=name)) for one in buttons)
    return BackupRow(heading, chip, name, unbroken(driver.backup_phone), line, named)


def rule_lines(plan: Plan, now: datetime) -> tuple[str, ...]:
    """What the plan asks of whoever drives or stays, each with who says so in front."""
    today = plan.local(now).date()
    asked_for = {(task.rule_id, task.layer) for task in plan.tasks if task.stretch in PREPARING}
    windows = ride_rules(plan)
    about_them = [
        window
        for window in windows
        if (window.rule_id, window.layer) not in asked_for or window.rule.quantities.age_min is not None
    ]
    chosen = (about_them or list(windows))[:_MOST_RULES]
    said = QCoreApplication.translate("Driver", "{says}: {rule}")
    return tuple(said.format(says=says_words(plan, window), rule=_rule(plan, window, today)) for window in chosen)


def _rule(plan: Plan, window: Window, today: date) -> str:
    return " ".join([plan.filler.fill(window.rule.text, window, today, near=True), *rule_details(window, plan, today)])


def pick_up_words(plan: Plan, pick_up: datetime | None, *, short: bool = False) -> str:
    """When somebody comes to the door, with its day; words for "not said" where no time is known."""
    if pick_up is None:
        return QCoreApplication.translate("Driver", "No time yet")
    local = plan.local(pick_up)
    clock = plan.wording.clock_time(local.time())
    day = plan.wording.weekday(local.date(), short=short)
    return QCoreApplication.translate("Driver", "{day} {time}").format(day=day, time=clock)


def _steps(plan: Plan, driver: Driver, ride: RideNotes, now: datetime) -> tuple[StepRow, ...]:
    translate, wording = QCoreApplication.translate, plan.wording
    today = plan.local(now).date()
    by = plan.filler.moment(confirm_by(plan), today, True)
    asked_line = ""
    if ride.asked_on is not None:
        midnight = datetime.combine(ride.asked_on, datetime.min.time(), plan.zone)
        asked_line = wording.moment(midnight, today, is_day=True)
        asked_line = asked_line[:1].upper() + asked_line[1:]
    if driver.status is DriverStatus.ASKED:
        no_answer = translate("Driver", "No answer yet")
        asked_line = f"{asked_line}. {no_answer}" if asked_line else no_answer
    is_asked = driver.status is not DriverStatus.NOT_ARRANGED
    is_confirmed = driver.status is DriverStatus.CONFIRMED
    found = (
        (translate("Driver", "Driver chosen"), driver.name, StepState.DONE),
        (
            translate("Driver", "Asked"),
            asked_line or ("" if is_asked else translate("Driver", "Not asked yet")),
            StepState.DONE if is_confirmed else StepState.NOW,
        ),
        (
            translate("Driver", "Confirmed"),
            translate("Driver", "Said yes") if is_confirmed else translate("Driver", "by {time}").format(time=by),
            StepState.DONE if is_confirmed else StepState.LATER,
        ),
    )
    said = {
        StepState.DONE: translate("Driver", "done"),
        StepState.NOW: translate("Driver", "now"),
        StepState.LATER: translate("Driver", "to come"),
    }
    return tuple(
        StepRow(title, line, state, ", ".join(filter(None, (title, line, said[state])))) for title, line, state in found
    )


def _facts(plan: Plan, driver: Driver) -> tuple[FactRow, ...]:
    translate, wording = QCoreApplication.translate, plan.wording
    end = plan.local(plan.session.end)
    home = wording.clock_time(end.time())
    if not plan.session.end_is_known:
        home = wording.say("about", moment=home)
    day = wording.weekday(end.date(), short=True)
    facts = [
        FactRow(translate("Driver", "Picks you up"), pick_up_words(plan, driver.pick_up, short=True)),
        FactRow(translate("Driver", "Takes you home"), translate("Driver", "{day}, {time}").format(day=day, time=home)),
    ]
    if someone_stays(plan):
        night = translate("Driver", "{day} night").format(day=wording.weekday(end.date()))
        facts.append(FactRow(translate("Driver", "Stays with you"), night))
    return tuple(facts)


def _message(plan: Plan, driver: Driver) -> str:
    """What the patient may send. It names no treatment, no medicine and no diagnosis."""
    translate, wording = QCoreApplication.translate, plan.wording
    parts = [translate("Driver", "Hi {name}, can you drive me on {day}?")]
    if driver.pick_up is not None:
        parts.append(translate("Driver", "Please pick me up at {pick_up}."))
    if plan.clinic is not None and plan.clinic.address:
        parts.append(translate("Driver", "The clinic is at {address}."))
    if someone_stays(plan):
        parts.append(translate("Driver", "I need a ride home about {home}, and company that night."))
    else:
        parts.append(translate("Driver", "I need a ride home about {home}."))
    parts.append(translate("Driver", "Thank you."))
    pick_up = wording.clock_time(plan.local(driver.pick_up).time()) if driver.pick_up is not None else ""
    return " ".join(parts).format(
        name=driver.name,
        day=wording.day(plan.session_day()),
        pick_up=pick_up,
        address=wording.phrases["list_comma"].join(plan.clinic.address) if plan.clinic is not None else "",
        home=wording.clock_time(plan.local(plan.session.end).time()),
    )
