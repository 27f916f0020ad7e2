"""The wallet cards: one for the patient, one for the driver. The driver's card names no treatment."""

from __future__ import annotations

from aftercare.domain.sheets.limits import driving_until
from aftercare.domain.sheets.printing import Printing, stationery, subtitle
from aftercare.domain.sheets.sheet import Entry, Group, Paragraph, Sheet, SheetKind, Spread, WalletCard


def wallet_sheet(printing: Printing) -> Sheet:
    """The page with both cards."""
    words = printing.words
    return Sheet(
        kind=SheetKind.WALLET,
        stationery=stationery(printing),
        owner=printing.plan.facts.name,
        owner_line=subtitle(printing.plan),
        title=words.phrases["wallet_title"],
        opening=(Paragraph(words.phrases["wallet_steps"]),),
        body=(
            _patient_card(printing),
            _driver_card(printing),
            Spread(
                (
                    Group(words.phrases["wallet_show"], tuple(Entry(text) for text in words.lists["wallet_show"])),
                    Group(words.phrases["wallet_away"], tuple(Entry(text) for text in words.lists["wallet_away"])),
                )
            ),
        ),
        has_strip=False,
    )


def _date(printing: Printing) -> str:
    plan, wording = printing.plan, printing.wording
    start = plan.local(plan.session.planned_start)
    return f"{printing.day}, {wording.clock_time(start.time())}"


def _patient_card(printing: Printing) -> WalletCard:
    phrases, until = printing.words.phrases, driving_until(printing)
    return WalletCard(
        owner=printing.say("wallet_for", name=printing.patient),
        title=phrases["wallet_patient_title"],
        facts=(
            (phrases["wallet_name"], printing.plan.facts.name),
            (phrases["wallet_treatment"], printing.treatment),
            (phrases["wallet_date"], _date(printing)),
        ),
        limit=printing.say("wallet_no_driving", until=until) if until else phrases["wallet_ask_driving"],
        plea=phrases["wallet_plea"],
        people=_people(printing),
        urgent=_urgent(printing),
    )


def _driver_card(printing: Printing) -> WalletCard:
    phrases, driver, patient = printing.words.phrases, printing.plan.driver, printing.patient
    until, clinic = driving_until(printing), printing.plan.clinic
    name = driver.name if driver is not None and driver.name else phrases["the_driver"]
    limit = printing.say("wallet_driver_no_driving", name=patient, until=until)
    return WalletCard(
        owner=printing.say("wallet_for", name=name),
        title=printing.say("wallet_driver_title", name=patient),
        facts=(
            (phrases["wallet_driving"], printing.plan.facts.name),
            (phrases["wallet_clinic"], printing.wording.listed(clinic.address, last="list_and") if clinic else ""),
            (phrases["wallet_date"], _date(printing)),
        ),
        limit=limit if until else printing.say("wallet_driver_ask", name=patient),
        plea=printing.say("wallet_driver_plea", name=patient),
        people=_people(printing),
        urgent=_urgent(printing),
    )


def _people(printing: Printing) -> tuple[tuple[str, str], ...]:
    """Driver, backup and clinic, with their numbers."""
    phrases, driver, clinic = printing.words.phrases, printing.plan.driver, printing.plan.clinic
    first, first_phone = phrases["wallet_driver_plain"], ""
    second, second_phone = phrases["wallet_backup_plain"], ""
    if driver is not None:
        first = printing.say("wallet_driver", name=driver.name) if driver.name else first
        second = printing.say("wallet_backup", name=driver.backup_name) if driver.backup_name else second
        first_phone, second_phone = driver.phone, driver.backup_phone
    main = clinic.phone("main") if clinic else None
    after = clinic.phone("after-hours") if clinic else None
    return (
        (first, first_phone),
        (second, second_phone),
        (phrases["wallet_phone"], main.number if main else ""),
        (phrases["wallet_after_hours"], after.number if after else ""),
    )


def _urgent(printing: Printing) -> tuple[tuple[str, str], ...]:
    phrases, numbers = printing.words.phrases, printing.plan.help_numbers
    return ((phrases["wallet_emergency"], numbers.emergency), (phrases["wallet_crisis"], numbers.crisis))
