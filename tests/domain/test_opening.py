"""By when to call so as to cancel in time: weekends and holidays do not count, the night does not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from tests.domain import samples
from tests.domain.samples import PACIFIC

from aftercare.domain.clinic import ClinicPack, OpenHours
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Length, Unit
from aftercare.domain.opening import notice_deadline, open_until, opening_of
from aftercare.domain.resolve import Frame
from aftercare.domain.rule import Force, NoticeBand, Quantities
from aftercare.domain.rule_words import rule_details

CLINIC = samples.pack()
CLOSED_FRIDAY = replace(CLINIC, closed_on=(date(2026, 5, 15),))
HALF_DAYS = samples.pack(
    hours=(OpenHours(0, time(8), time(12)), OpenHours(0, time(13), time(17)), OpenHours(4, time(8), time(12)))
)
HOURS, DAYS = Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY


@pytest.mark.parametrize(
    ("clinic", "start", "notice", "deadline"),
    [
        # Monday, May 18, at ten: two hours lie on Monday, nine on Friday.
        (CLINIC, "2026-05-18 10:00", Length(1, HOURS), "2026-05-18 09:00"),
        (CLINIC, "2026-05-18 10:00", Length(2, HOURS), "2026-05-18 08:00"),
        (CLINIC, "2026-05-18 10:00", Length(3, HOURS), "2026-05-15 16:00"),
        (CLINIC, "2026-05-18 10:00", Length(24, HOURS), "2026-05-13 13:00"),
        (CLOSED_FRIDAY, "2026-05-18 10:00", Length(3, HOURS), "2026-05-14 16:00"),
        (CLOSED_FRIDAY, "2026-05-18 10:00", Length(24, HOURS), "2026-05-12 13:00"),
        (HALF_DAYS, "2026-05-18 14:00", Length(2, HOURS), "2026-05-18 11:00"),
        (HALF_DAYS, "2026-05-18 14:00", Length(6, HOURS), "2026-05-15 11:00"),
        (CLINIC, "2026-05-18 10:00", Length(1, DAYS), "2026-05-15 10:00"),
        (CLINIC, "2026-05-18 10:00", Length(2, DAYS), "2026-05-14 10:00"),
        (CLOSED_FRIDAY, "2026-05-18 10:00", Length(2, DAYS), "2026-05-13 10:00"),
        (CLINIC, "2026-05-18 10:00", Length(24, Unit.HOUR), "2026-05-17 10:00"),
        (CLINIC, "2026-05-18 10:00", Length(7, Unit.DAY), "2026-05-11 10:00"),
        # A visit before opening, after closing, and on a Sunday.
        (CLINIC, "2026-05-18 07:00", Length(1, HOURS), "2026-05-15 16:00"),
        (CLINIC, "2026-05-18 19:00", Length(1, HOURS), "2026-05-18 16:00"),
        (CLINIC, "2026-05-17 10:00", Length(1, HOURS), "2026-05-15 16:00"),
        # The clocks change on the Sunday between: hours the clinic is open do not.
        (CLINIC, "2026-03-09 10:00", Length(3, HOURS), "2026-03-06 16:00"),
        (CLINIC, "2026-03-09 10:00", Length(72, Unit.HOUR), "2026-03-06 09:00"),
    ],
)
def test_the_last_moment_that_still_gives_notice(clinic: ClinicPack, start: str, notice: Length, deadline: str) -> None:
    frame = Frame(samples.session(start=start), PACIFIC)
    assert samples.shown(notice_deadline(clinic, notice, frame)) == deadline


def test_without_hours_there_is_no_deadline_in_business_time() -> None:
    frame = Frame(samples.session(), PACIFIC)
    silent = samples.pack(hours=())
    assert notice_deadline(silent, Length(24, HOURS), frame) is None
    assert notice_deadline(silent, Length(2, DAYS), frame) is None


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        ("2026-05-14 07:59", ""),
        ("2026-05-14 08:00", "2026-05-14 17:00"),
        ("2026-05-14 16:59", "2026-05-14 17:00"),
        ("2026-05-14 17:00", ""),
        ("2026-05-16 10:00", ""),
        ("2026-05-15 10:00", ""),
    ],
)
def test_whether_the_clinic_is_open_now(now: str, closes: str) -> None:
    assert samples.shown(open_until(CLOSED_FRIDAY, samples.at(now), PACIFIC)) == closes


def test_on_a_holiday_the_clinic_does_not_open() -> None:
    assert opening_of(CLOSED_FRIDAY, date(2026, 5, 15), PACIFIC) == []
    assert len(opening_of(HALF_DAYS, date(2026, 5, 18), PACIFIC)) == 2


def test_each_band_of_notice_is_told_with_its_fee(guidance: Guidance) -> None:
    bands = (NoticeBand(Length(2, DAYS), "half the price"), NoticeBand(Length(24, Unit.HOUR), "the full price"))
    cancel = samples.rule("cancel", "cancelling", Force.MUST, quantities=Quantities(notice=bands))
    visit = samples.session(start="2026-05-18 10:00")
    plan = samples.plan_of(guidance, visit, cancel)
    window = next(one for one in plan.windows if one.rule_id == "cancel")
    assert rule_details(window, plan, date(2026, 5, 10)) == (
        "Call by 10:00\N{NO-BREAK SPACE}AM Thursday to cancel. After that: half the price.",
        "Call by 10:00\N{NO-BREAK SPACE}AM on Sunday, May 17 to cancel. After that: the full price.",
    )


def test_where_no_hours_are_known_the_notice_is_told_as_a_length(guidance: Guidance) -> None:
    bands = (NoticeBand(Length(8, HOURS)), NoticeBand(Length(4, HOURS), "the full price"))
    cancel = samples.rule("cancel", "cancelling", Force.MUST, quantities=Quantities(notice=bands))
    plan = samples.plan_of(guidance, samples.session(start="2026-05-18 10:00"), cancel, hours=())
    window = next(one for one in plan.windows if one.rule_id == "cancel")
    assert rule_details(window, plan, date(2026, 5, 10)) == (
        "To cancel, call at least 8 business hours before your visit.",
        "Less than 4 business hours before: the full price.",
    )


def test_notice_that_costs_nothing_names_no_fee(guidance: Guidance) -> None:
    bands = (NoticeBand(Length(24, Unit.HOUR)),)
    cancel = samples.rule("cancel", "cancelling", Force.MUST, quantities=Quantities(notice=bands))
    plan = samples.plan_of(guidance, samples.session(start="2026-05-18 10:00"), cancel)
    window = next(one for one in plan.windows if one.rule_id == "cancel")
    assert rule_details(window, plan, date(2026, 5, 10)) == (
        "Call by 10:00\N{NO-BREAK SPACE}AM on Sunday, May 17 to cancel.",
    )
