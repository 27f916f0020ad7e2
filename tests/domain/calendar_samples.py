"""The demo course as calendars have it: Alex's session, moved, called off, and in other zones."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.domain import contents, samples, sheet_samples

from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.treatment import Treatment

LONG_BEFORE = samples.at("2026-01-01 08:00")
ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/London",
)


def one_plan(
    start: str = "2026-05-14 10:00",
    zone: str = "America/Los_Angeles",
    treatment: Treatment = samples.IV,
    pack: str = contents.RIVERSIDE,
    revision: int = 0,
    *,
    is_cancelled: bool = False,
) -> Plan:
    place = ZoneInfo(zone)
    visit = samples.session(treatment, start, zone=place, number=4, of=6, revision=revision, is_cancelled=is_cancelled)
    clinic = contents.every_pack()[pack] if pack else None
    driver = sheet_samples.SAM
    return make_plan(PlanRequest(contents.our_guidance(), clinic, sheet_samples.alex(), visit, place, (), driver))


def printing(*plans: Plan, at: datetime = LONG_BEFORE) -> Printing:
    """Return what a calendar file of these plans is made from; it is about the first one."""
    return Printing(plans[0], sheet_samples.sheet_words(), at, plans)


def demo() -> Printing:
    """Return the course of the demo on the eve of session 4 of 6."""
    return sheet_samples.printing(sheet_samples.course())
