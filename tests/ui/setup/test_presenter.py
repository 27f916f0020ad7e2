"""The first run leads on only with an answer, keeps each, and enters the sessions before it says that all is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from tests.ui import asking
from tests.ui.asking import block, said

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.setup import STEPS, SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.ui.form.blocks import ChoiceBlock, FieldBlock, StepBlock
from aftercare.ui.setup.presenter import SetupParts, SetupPresenter
from aftercare.ui.setup.rows import StepState


@dataclass
class Run:
    """One first run, with everything it stands on."""

    desk: asking.Desk = field(default_factory=asking.Desk)
    book: asking.Book = field(default_factory=asking.Book)
    check: asking.Check = field(default_factory=asking.Check)
    paper: asking.Paper = field(default_factory=asking.Paper)
    look: asking.Letters = field(default_factory=asking.Letters)
    screen: asking.Screen = field(default_factory=asking.Screen)

    def __post_init__(self) -> None:
        self.course = asking.Course(self.desk)
        self.names = asking.names()
        self.presenter = self.begun()

    def begun(self) -> SetupPresenter:
        parts = SetupParts(
            self.desk,
            self.book,
            self.course,
            asking.Clinic(),
            self.check,
            self.paper,
            self.look,
            asking.clock(),
            self.names,
        )
        self.presenter = SetupPresenter(self.screen, parts)
        self.presenter.begin()
        return self.presenter

    def step(self) -> SetupStep:
        return self.presenter.answers.step

    def to(self, step: SetupStep) -> None:
        presenter = self.presenter
        answers = {
            SetupStep.CLINIC: lambda: presenter.chosen("clinic", "riverside"),
            SetupStep.TREATMENT: lambda: presenter.chosen("treatment", "iv-infusion"),
            SetupStep.APPOINTMENT: self.enter_may_14,
        }
        while self.step() is not step:
            answers.get(self.step(), lambda: None)()
            presenter.on()

    def enter_may_14(self) -> None:
        if self.presenter.answers.course.is_whole:
            return
        self.presenter.typed("day", "5/14")
        self.presenter.typed("time", "10")


@pytest.fixture
def run() -> Run:
    return Run()


def test_it_begins_with_a_welcome_and_tells_where_one_is(run: Run) -> None:
    assert run.screen.rows is not None
    assert run.screen.rows.title == "Welcome"
    assert run.screen.rows.place == "Step 1 of 7. You can change this later."
    assert not run.screen.rows.has_back
    assert [step.state for step in run.screen.rows.steps] == [StepState.NOW, *[StepState.LATER] * 6]


def test_the_text_can_be_made_larger_before_anything_else(run: Run) -> None:
    run.presenter.stepped("text-size", 1)

    size = block(run.screen.blocks, "text-size")
    assert isinstance(size, StepBlock)
    assert size.value == "125 %"


def test_without_a_choice_it_stays_and_says_so(run: Run) -> None:
    run.presenter.on()
    run.presenter.on()

    assert run.step() is SetupStep.CLINIC
    assert "Choose one to go on." in said(run.screen.blocks)


def test_only_treatments_the_clinic_offers_can_be_chosen_and_a_single_one_is_chosen_already(run: Run) -> None:
    run.to(SetupStep.TREATMENT)

    choice = block(run.screen.blocks, "treatment")
    assert isinstance(choice, ChoiceBlock)
    assert [option.value for option in choice.options] == ["iv-infusion"]
    assert choice.chosen == "iv-infusion"


def test_with_general_guidance_all_four_treatments_are_offered(run: Run) -> None:
    run.desk.clinic = None
    run.to(SetupStep.CLINIC)
    run.presenter.chosen("clinic", "general")
    run.presenter.on()

    choice = block(run.screen.blocks, "treatment")
    assert isinstance(choice, ChoiceBlock)
    assert [option.value for option in choice.options] == [one.value for one in Treatment]
    assert choice.chosen == ""


def test_one_date_and_one_time_set_every_time_of_the_plan(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.enter_may_14()

    shown = said(run.screen.blocks)
    assert "Stop eating" in shown
    assert "4:00 AM on Thursday, May 14" in shown
    assert "and a night’s sleep" in shown
    assert "From Riverside’s plan for IV infusion" in shown


def test_both_times_are_shown_where_the_computer_is_in_another_zone() -> None:
    run = Run(desk=asking.Desk(here=ZoneInfo("America/New_York")))
    run.to(SetupStep.APPOINTMENT)
    run.enter_may_14()

    shown = said(run.screen.blocks)
    assert "10:00 AM on Thursday, May 14 clinic time (1:00 PM on Thursday, May 14 here)" in shown


def test_a_date_that_has_passed_is_asked_about_and_taken_once_it_is_said_to_be_right(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.presenter.typed("day", "April 28")
    run.presenter.typed("time", "10")
    run.presenter.on()
    assert run.step() is SetupStep.APPOINTMENT
    assert "has passed. Is the date right?" in said(run.screen.blocks)

    run.presenter.pressed("sure")
    run.presenter.on()

    assert run.step() is SetupStep.DRIVER


def test_who_says_that_one_date_is_right_is_asked_again_about_another(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.presenter.typed("day", "April 28")
    run.presenter.typed("time", "10")
    run.presenter.on()
    run.presenter.pressed("sure")
    run.presenter.typed("day", "April 27")
    run.presenter.on()

    assert run.step() is SetupStep.APPOINTMENT


def test_a_time_that_the_clocks_skip_is_never_taken(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.presenter.typed("day", "3/14/2027")
    run.presenter.typed("time", "2:30 am")
    run.presenter.on()
    run.presenter.pressed("sure")
    run.presenter.on()

    assert run.step() is SetupStep.APPOINTMENT
    assert "the clocks skip" in said(run.screen.blocks)


def test_what_is_typed_and_not_understood_is_said_beside_the_line(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.presenter.typed("day", "whenever")

    day = block(run.screen.blocks, "day")
    assert isinstance(day, FieldBlock)
    assert day.text == "whenever"
    assert day.help == "We need the day. Write it like May 14, or choose it in the month."


def test_the_sessions_are_entered_and_reminders_with_them_before_it_says_that_all_is_set(run: Run) -> None:
    run.to(SetupStep.REMINDERS)
    assert run.desk.entered == []

    run.presenter.on()

    assert run.step() is SetupStep.PRINT
    assert [(one.planned_start.date(), one.treatment) for one in run.desk.entered] == [
        (date(2026, 5, 14), Treatment.IV_INFUSION)
    ]
    assert run.book.finished_at is not None


def test_a_whole_course_is_entered_with_one_date(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.enter_may_14()
    for _ in range(3):
        run.presenter.stepped("count", 1)
    run.presenter.stepped("session-2", 1)
    run.to(SetupStep.PRINT)

    assert [one.planned_start.day for one in run.desk.entered] == [14, 18, 22, 25]
    assert [(one.number, one.of) for one in run.desk.entered] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_who_goes_back_and_changes_the_day_moves_the_session_and_enters_no_second_one(run: Run) -> None:
    run.to(SetupStep.PRINT)
    for _ in range(3):
        run.presenter.back()
    run.presenter.typed("day", "5/15")
    run.to(SetupStep.PRINT)

    assert [one.planned_start.date() for one in run.desk.entered] == [date(2026, 5, 15)]


def test_who_goes_back_and_enters_fewer_sessions_calls_the_others_off(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.enter_may_14()
    run.presenter.stepped("count", 1)
    run.to(SetupStep.PRINT)
    for _ in range(3):
        run.presenter.back()
    run.presenter.stepped("count", -1)
    run.to(SetupStep.PRINT)

    assert [one.is_cancelled for one in run.desk.entered] == [False, True]


def test_on_a_full_disk_it_says_so_loses_nothing_and_enters_nothing_twice(run: Run) -> None:
    run.to(SetupStep.REMINDERS)
    run.course.is_full = True
    run.presenter.on()
    assert run.step() is SetupStep.REMINDERS
    assert "We could not" in said(run.screen.blocks)
    assert run.book.finished_at is None

    run.course.is_full = False
    run.presenter.on()

    assert run.step() is SetupStep.PRINT
    assert len(run.desk.entered) == 1


def test_the_driver_is_entered_with_the_session_and_may_be_left_empty(run: Run) -> None:
    run.to(SetupStep.DRIVER)
    run.presenter.typed("driver-name", "Sam")
    run.presenter.chosen("driver-status", "confirmed")
    run.to(SetupStep.PRINT)

    (driver,) = run.course.drivers.values()
    assert driver is not None
    assert (driver.name, driver.status) == ("Sam", DriverStatus.CONFIRMED)

    without = Run()
    without.to(SetupStep.PRINT)
    assert list(without.course.drivers.values()) == [None]


def test_the_test_reminder_is_sent_once_on_arrival_and_again_when_it_is_wanted(run: Run) -> None:
    run.to(SetupStep.REMINDERS)
    assert run.check.shown == 1

    run.presenter.pressed("again")
    assert run.check.shown == 2


def test_who_saw_no_reminder_is_told_what_to_do_and_can_go_on(run: Run) -> None:
    run.to(SetupStep.REMINDERS)
    run.presenter.chosen("saw", "no")
    assert "1. Turn off Do not disturb." in said(run.screen.blocks)

    run.presenter.on()

    assert run.step() is SetupStep.PRINT


def test_a_switch_that_cannot_be_turned_says_so(run: Run) -> None:
    run.to(SetupStep.REMINDERS)
    run.check.refuses = True
    run.presenter.switched("login", True)

    assert "This computer did not let us change that." in said(run.screen.blocks)


def test_back_works_on_every_step_and_every_answer_is_still_there(run: Run) -> None:
    run.to(SetupStep.PRINT)
    before = run.presenter.answers
    for step in reversed(STEPS[:-1]):
        run.presenter.back()
        assert run.step() is step
    run.presenter.back()
    assert run.step() is STEPS[0]
    for _ in STEPS[1:]:
        run.presenter.on()

    assert run.presenter.answers == before


def test_closed_half_way_it_goes_on_at_the_same_step_with_the_same_answers(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.enter_may_14()

    run.begun()

    assert run.step() is SetupStep.APPOINTMENT
    assert (run.presenter.answers.course.first_day, run.presenter.answers.course.starts) == (
        date(2026, 5, 14),
        time(10),
    )
    day = block(run.screen.blocks, "day")
    assert isinstance(day, FieldBlock)
    assert day.text == "Thursday, May 14"


def test_who_does_not_know_the_date_yet_still_gets_to_the_end(run: Run) -> None:
    run.to(SetupStep.APPOINTMENT)
    run.presenter.pressed("unknown")
    assert run.step() is SetupStep.DRIVER
    run.to(SetupStep.PRINT)

    assert run.desk.entered == []
    assert "Once you know it, press “Add a session” on Today." in said(run.screen.blocks)


def test_the_last_step_prints_and_leads_to_today(run: Run) -> None:
    run.to(SetupStep.PRINT)
    run.presenter.pressed("print")
    assert run.paper.printed == 1

    run.presenter.on()

    assert run.screen.has_left
