"""What is unmet about the ride rises to the top of Today, and Today leads to the ready check on the day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.demo_course import Box, at, course_of, request, task_on

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.planning import PlanRequest
from aftercare.domain.today import TaskState
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.rows import BannerKind, CardAction, InSessionRows, TodayRows, WhyRow

SAM = Driver("Sam", "(503) 555-0117", DriverStatus.ASKED, at("09:15"), "Jo", "(503) 555-0163")


class Screen:
    """Remembers the day it was told to show."""

    rows: TodayRows | None = None

    def show_today(self, rows: TodayRows) -> None:
        self.rows = rows

    def show_in_session(self, rows: InSessionRows) -> None:
        self.rows = None

    def show_why(self, row: WhyRow) -> None:
        pass


def today(now: str, driver: Driver | None, wanted: PlanRequest | None = None, done: str = "") -> TodayRows:
    screen = Screen()
    course = course_of(replace(wanted or request(), driver=driver))
    if done:
        plan = course.plans[0]
        course.mark(plan.session.session_id, task_on(plan, done).key, TaskState.DONE, at(now))
    TodayPresenter(screen, course, Box(), lambda: at(now)).refresh()
    assert screen.rows is not None
    return screen.rows


@pytest.mark.parametrize(
    ("now", "driver", "says"),
    [
        ("2026-05-13 00:10", None, "You have no driver yet. Ask an adult by 6:00\N{NO-BREAK SPACE}PM."),
        ("2026-05-13 18:30", SAM, "Sam has not said yes yet. Ask again now, or ask Jo."),
        (
            "2026-05-13 18:30",
            replace(SAM, status=DriverStatus.NOT_ARRANGED),
            "You have not asked Sam yet. Ask Sam now.",
        ),
        ("2026-05-14 07:00", SAM, "Sam has not said yes yet. Ask again now, or ask Jo."),
    ],
)
def test_the_ride_is_on_top_while_nobody_said_yes(now: str, driver: Driver | None, says: str) -> None:
    banner = today(now, driver).banner
    assert banner is not None
    assert banner.kind is BannerKind.CARE
    assert banner.text.startswith(says)
    assert "Call the clinic. (503) 555-0" in banner.text
    assert banner.action is not None
    assert (banner.action.action, banner.action.target) == (CardAction.OPEN_PAGE, "driver")


@pytest.mark.parametrize("now", ["2026-05-12 09:00", "2026-05-13 18:30", "2026-05-14 07:00"])
def test_nothing_is_said_of_the_ride_once_somebody_said_yes(now: str) -> None:
    assert today(now, replace(SAM, status=DriverStatus.CONFIRMED)).banner is None


def test_who_ticked_that_their_driver_can_come_is_not_asked_again() -> None:
    assert today("2026-05-13 18:30", SAM, done="confirm-driver").banner is None
    assert today("2026-05-13 18:30", None, done="confirm-driver").banner is not None
    assert today("2026-05-13 18:30", SAM, done="ask-driver").banner is not None


def test_the_ride_is_not_said_twice_while_it_is_the_next_thing_to_do() -> None:
    rows = today("2026-05-13 16:20", SAM)
    assert rows.next_card is not None
    assert rows.next_card.lead == "Check that Sam can drive you"
    assert rows.banner is None


def test_the_card_of_the_ready_check_leads_to_its_questions_on_the_day() -> None:
    card = today("08:30", replace(SAM, status=DriverStatus.CONFIRMED)).next_card
    assert card is not None
    first = card.actions[0]
    assert (first.action, first.target, first.text) == (CardAction.OPEN_PAGE, "ready-check", "Start the ready check")
    assert CardAction.DONE not in [action.action for action in card.actions]


def test_a_plan_without_such_a_task_leads_there_by_a_banner_on_the_day_only() -> None:
    general = request(without_clinic=True)
    said_yes = replace(SAM, status=DriverStatus.CONFIRMED)
    banner = today("08:30", said_yes, general).banner
    assert banner is not None
    assert banner.kind is BannerKind.INFO
    assert banner.action is not None
    assert banner.action.target == "ready-check"
    assert today("2026-05-13 16:20", said_yes, general).banner is None
