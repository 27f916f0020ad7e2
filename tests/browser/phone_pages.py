"""The pages that tests hold on a phone: Alex's course, and single visits in other zones and on clock-change nights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.domain import contents, sheet_samples

from aftercare.content.guidance_reader import read_phones_words
from aftercare.documents.phone_page import phone_page_html
from aftercare.domain.phone.words import PhoneWords
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.ui.phone.driver_page import driver_page
from aftercare.ui.phone.patient_page import patient_page
from aftercare.ui.phone.request import PhoneRequest

QUARTER = timedelta(minutes=15)


@cache
def phone_words() -> PhoneWords:
    return read_phones_words(contents.ROOT / "resources", "en")


def request(plans: tuple[Plan, ...], made_at: datetime) -> PhoneRequest:
    return PhoneRequest(plans, lambda _session: {}, phone_words(), sheet_samples.sheet_words(), made_at)


def alex(treatment: Treatment = Treatment.IV_INFUSION) -> PhoneRequest:
    """Three sessions to come, made the afternoon before the first of them."""
    return request(sheet_samples.course(treatment=treatment)[3:], sheet_samples.PRINTED)


def visit(
    start: str, zone: str, treatment: Treatment = Treatment.IV_INFUSION, *, ended: int | None = None
) -> PhoneRequest:
    """One visit without a clinic pack, made two days before; ``ended`` is how many minutes after its start it ended."""
    place = ZoneInfo(zone)
    starts = datetime.fromisoformat(start).replace(tzinfo=place)
    ends = (starts.astimezone(UTC) + timedelta(minutes=90)).astimezone(place)
    session = Session("only", Treatment.IV_INFUSION, starts, ends, number=2)
    if ended is not None:
        session = replace(session, actual_end=starts.astimezone(UTC) + timedelta(minutes=ended))
    plan = make_plan(
        PlanRequest(contents.our_guidance(), None, replace(sheet_samples.alex(), zone=None), session, place)
    )
    return request((plan,), starts - timedelta(days=2))


def write_patient(folder: Path, made_from: PhoneRequest) -> Path:
    return _written(folder / "appointment.html", phone_page_html(patient_page(made_from)))


def write_driver(folder: Path, made_from: PhoneRequest) -> Path:
    return _written(folder / "pick-up.html", phone_page_html(driver_page(made_from)))


def _written(path: Path, page: str) -> Path:
    path.write_text(page, encoding="utf-8")
    return path


def quarters(begins: datetime, ends: datetime) -> list[datetime]:
    """Every quarter of an hour in between, in UTC."""
    found, moment = [], begins.astimezone(UTC)
    while moment < ends:
        found.append(moment)
        moment += QUARTER
    return found
