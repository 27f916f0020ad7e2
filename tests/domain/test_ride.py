"""The ride home is asked for two days before, confirmed one day before, and never forgotten in between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.demo_course import at, request

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.ride import RideNeed, backup_drives, confirm_by, ride_rules, someone_stays, unmet_need

SAM = Driver("Sam", "(503) 555-0117", DriverStatus.ASKED, at("09:15"), "Jo", "(503) 555-0163")


def plan_with(status: DriverStatus | None, *, without_clinic: bool = False) -> Plan:
    driver = None if status is None else replace(SAM, status=status)
    return make_plan(replace(request(without_clinic=without_clinic), driver=driver))


@pytest.mark.parametrize(
    ("status", "now", "need"),
    [
        (None, "2026-05-12 09:59", None),
        (None, "2026-05-12 10:00", RideNeed.ASK),
        (DriverStatus.NOT_ARRANGED, "2026-05-12 10:00", RideNeed.ASK),
        (DriverStatus.ASKED, "2026-05-12 10:00", None),
        (DriverStatus.ASKED, "2026-05-13 09:59", None),
        (DriverStatus.ASKED, "2026-05-13 10:00", RideNeed.CONFIRM),
        (None, "2026-05-13 18:30", RideNeed.ASK),
        (DriverStatus.CONFIRMED, "2026-05-14 08:00", None),
        (DriverStatus.ASKED, "2026-05-14 09:59", RideNeed.CONFIRM),
        (DriverStatus.ASKED, "2026-05-14 10:00", None),
    ],
)
def test_what_is_unmet_shows_from_its_deadline_until_the_session(
    status: DriverStatus | None, now: str, need: RideNeed | None
) -> None:
    assert unmet_need(plan_with(status), at(now)) is need


def test_a_yes_is_due_when_the_plan_says_so() -> None:
    assert confirm_by(plan_with(DriverStatus.ASKED)) == at("2026-05-13 18:00")


def test_nothing_is_unmet_for_a_session_that_was_called_off() -> None:
    called_off = make_plan(replace(request(is_cancelled=True), driver=None))
    assert unmet_need(called_off, at("2026-05-13 18:30")) is None


def test_the_backup_takes_the_place_and_the_time_at_the_door_stays() -> None:
    assert backup_drives(SAM) == Driver("Jo", "(503) 555-0163", DriverStatus.NOT_ARRANGED, at("09:15"))


def test_what_the_plan_asks_of_the_driver_is_said_once_each_and_by_whom() -> None:
    texts = [window.rule.text for window in ride_rules(plan_with(None))]
    assert "Ask an adult to drive you here and home. Ask a backup too." in texts
    assert len(texts) == len(set(texts))
    assert someone_stays(plan_with(None))


def test_without_a_plan_of_a_clinic_a_yes_is_still_due_before_the_session() -> None:
    assert confirm_by(plan_with(None, without_clinic=True)) == at("2026-05-13 18:00")
