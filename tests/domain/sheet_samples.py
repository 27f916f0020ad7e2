"""Every sheet of the demo course: Alex on the way to session 4 of 6, with Sam driving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from tests.domain import contents, samples

from aftercare.content.facts_reader import read_facts
from aftercare.content.guidance_reader import read_sheets_words
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.sheets.catalogue import made_sheet
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.sheet import Sheet, SheetKind
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.treatment import Treatment

PRINTED = samples.at("2026-05-13 16:20")
REPLACED = date(2026, 5, 11)
DAYS = ("2026-05-04", "2026-05-07", "2026-05-11", "2026-05-14", "2026-05-18", "2026-05-21")
SAM = Driver(
    "Sam",
    "(503) 555-0117",
    DriverStatus.CONFIRMED,
    samples.at("2026-05-14 09:15"),
    backup_name="Jo",
    backup_phone="(503) 555-0163",
)


@cache
def sheet_words() -> SheetWords:
    return read_sheets_words(contents.ROOT / "resources", "en")


@cache
def alex() -> PatientFacts:
    riverside = contents.every_pack()[contents.RIVERSIDE]
    return read_facts(contents.ROOT / "resources" / "demo" / "facts.toml", contents.our_guidance(), riverside).facts


@cache
def course(pack: str = contents.RIVERSIDE, treatment: Treatment = samples.IV) -> tuple[Plan, ...]:
    """Return the plans of six sessions, of which the first three have been; an empty pack is no clinic."""
    found = []
    for number, day in enumerate(DAYS, 1):
        visit = samples.session(treatment, f"{day} 10:00", number=number, of=len(DAYS), session_id=f"session-{number}")
        if number < 4:
            visit = replace(visit, actual_end=samples.at(f"{day} 12:00"))
        driver = SAM if number == 4 and pack else None
        clinic = contents.every_pack()[pack] if pack else None
        found.append(
            make_plan(PlanRequest(contents.our_guidance(), clinic, alex(), visit, samples.PACIFIC, (), driver))
        )
    return tuple(found)


def printing(plans: tuple[Plan, ...], number: int = 4, at: datetime = PRINTED) -> Printing:
    return Printing(plans[number - 1], sheet_words(), at, plans, REPLACED)


def all_sheets(one: Printing) -> tuple[Sheet, ...]:
    """Return every sheet there is, in the order of `SheetKind`."""
    return tuple(made_sheet(kind, one, contents.our_guidance()) for kind in SheetKind)
