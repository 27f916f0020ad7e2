"""Get help now: which numbers stand there, and what to say. Built-in numbers stand there when nothing else is known."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.opening import open_until
from aftercare.domain.plan import Plan
from aftercare.ui.help.rows import HelpLevel, HelpRow, HelpRows


def help_rows(numbers: HelpNumbers, plan: Plan | None, now: datetime, clinic: ClinicPack | None = None) -> HelpRows:
    """The page of numbers: emergency, crisis, and as far as known the clinic and the driver.

    Args:
        numbers: emergency and crisis numbers of the country.
        plan: the plan that speaks now; None while no session is entered.
        now: the moment.
        clinic: the clinic whose rules are in force, for a person without a plan.
    """
    translate = QCoreApplication.translate
    rows = [
        HelpRow(
            HelpLevel.EMERGENCY,
            translate("Help", "In danger, or very ill"),
            translate("Help", "Chest pain, can’t breathe, can’t be woken"),
            numbers.emergency or translate("Help", "Your local number"),
            _spelled(numbers.emergency),
        ),
        HelpRow(
            HelpLevel.CRISIS,
            translate("Help", "Thoughts of suicide, or can’t cope"),
            numbers.crisis_line,
            numbers.crisis or translate("Help", "Your local line"),
            _spelled(numbers.crisis),
        ),
    ]
    if plan is not None:
        rows += [row for row in (_clinic_row(plan, now), _driver_row(plan)) if row is not None]
    elif clinic is not None and (main := clinic.phone("main")) is not None:
        line = f"{clinic.short_name}. {main.when}" if main.when else clinic.short_name
        rows.append(HelpRow(HelpLevel.CLINIC, translate("Help", "Something is not right"), line, main.number))
    return HelpRows(
        title=translate("Help", "Get help now"),
        subtitle=translate("Help", "Pick up any phone. Call the number."),
        rows=tuple(rows),
        say=_say(plan, now) if plan is not None else "",
    )


def _spelled(number: str) -> str:
    return " ".join(number) if len(number) <= 4 else number


def _clinic_row(plan: Plan, now: datetime) -> HelpRow | None:
    clinic = plan.clinic
    if clinic is None:
        return None
    translate = QCoreApplication.translate
    main, after = clinic.phone("main"), clinic.phone("after-hours")
    closes = open_until(clinic, now, plan.zone)
    title = translate("Help", "Something is not right")
    if closes is not None and main is not None:
        until = plan.wording.clock_time(closes.time())
        line = translate("Help", "{clinic}. Open until {time}.").format(clinic=clinic.short_name, time=until)
        return HelpRow(HelpLevel.CLINIC, title, line, main.number)
    if after is not None:
        line = translate("Help", "{clinic}. The number after hours.").format(clinic=clinic.short_name)
        return HelpRow(HelpLevel.CLINIC, title, line, after.number)
    return HelpRow(HelpLevel.CLINIC, title, clinic.short_name, main.number) if main is not None else None


def _driver_row(plan: Plan) -> HelpRow | None:
    driver = plan.driver
    if driver is None or not driver.phone:
        return None
    translate = QCoreApplication.translate
    title = translate("Help", "I need {name}").format(name=driver.name)
    line = translate("Help", "Your driver.")
    if driver.backup_name and driver.backup_phone:
        line = translate("Help", "Your driver. Backup is {name}: {phone}").format(
            name=driver.backup_name, phone=driver.backup_phone
        )
    return HelpRow(HelpLevel.DRIVER, title, line, driver.phone)


def _say(plan: Plan, now: datetime) -> str:
    """What to say on the phone, filled with what is known (clinical reference 5) [D]."""
    translate = QCoreApplication.translate
    session = plan.session
    treatment = plan.names.get(session.treatment.value, session.treatment.value)
    start, today = plan.local(session.planned_start), plan.local(now).date()
    when = plan.wording.moment(start, today)
    if start.date() == today:
        when = translate("Help", "{time} today").format(time=when)
    name = plan.facts.name or "…"
    if now >= session.planned_start:
        sentence = translate("Help", "“I am {name}. I had my {treatment} at {when}. I am at … I feel …”")
    else:
        sentence = translate("Help", "“I am {name}. My {treatment} is at {when}. I am at … I feel …”")
    return sentence.format(name=name, treatment=treatment, when=when)
