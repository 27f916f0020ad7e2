"""The driver card: each word about the ride is kept, shown as it is kept, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.ui.demo_course import Store, at, course_of, request, task_on

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.planning import PlanRequest
from aftercare.domain.ride import RideNotes
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.today import TaskState
from aftercare.ui.driver.presenter import DriverPresenter
from aftercare.ui.driver.rows import DriverAction, DriverRows, StepState

EVENING_BEFORE = "2026-05-13 16:20"
SAM = Driver("Sam", "(503) 555-0117", DriverStatus.ASKED, at("09:15"), "Jo", "(503) 555-0163")


class Screen:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.rows = DriverRows("", "", "", ())
        self.form_focused = 0

    def show_driver(self, rows: DriverRows) -> None:
        self.rows = rows

    def focus_form(self) -> None:
        self.form_focused += 1

    def focus_person(self) -> None:
        pass


class Page:
    """The presenter with its screen and its store."""

    def __init__(self, driver: Driver | None = SAM, now: str = EVENING_BEFORE, asking: RideNotes | None = None) -> None:
        self.store, self.screen, self.now = Store(), Screen(), at(now)
        self.store.notes.asking = asking or RideNotes(date(2026, 5, 10))
        wanted: PlanRequest = replace(request(), driver=driver)
        self.course = course_of(wanted, store=self.store)
        self.printed: list[str] = []
        self.presenter = DriverPresenter(
            self.screen,
            self.course,
            lambda: self.now,
            lambda: self.printed.append("sheet"),
            lambda: self.printed.append("calendar"),
        )
        self.presenter.start()

    @property
    def driver(self) -> Driver | None:
        return self.course.plans[0].driver

    @property
    def rows(self) -> DriverRows:
        return self.screen.rows

    def actions(self) -> list[DriverAction]:
        assert self.rows.person is not None
        return [button.action for button in self.rows.person.buttons]


def person_name(page: Page) -> str:
    return page.rows.person.name if page.rows.person is not None else ""


def test_the_card_says_how_far_it_is_and_when() -> None:
    person = Page().rows.person
    assert person is not None
    assert [(step.title, step.line, step.state) for step in person.steps] == [
        ("Driver chosen", "Sam", StepState.DONE),
        ("Asked", "Sunday. No answer yet", StepState.NOW),
        ("Confirmed", "by 6:00\N{NO-BREAK SPACE}PM", StepState.LATER),
    ]
    assert [(fact.label, fact.value) for fact in person.facts] == [
        ("Picks you up", "Thu 9:15\N{NO-BREAK SPACE}AM"),
        ("Takes you home", "Thu, about noon"),
        ("Stays with you", "Thursday night"),
    ]


def test_the_message_names_no_treatment_and_no_medicine() -> None:
    person = Page().rows.person
    assert person is not None
    assert person.message == (
        "Hi Sam, can you drive me on Thursday, May 14? Please pick me up at 9:15\N{NO-BREAK SPACE}AM. "
        "The clinic is at 210 River Street, Suite 4. I need a ride home about noon, and company that night. Thank you."
    )
    for word in ("ketamine", "infusion", "depression", "treatment"):
        assert word not in person.message.lower()


@pytest.mark.parametrize(
    ("status", "actions"),
    [
        (
            DriverStatus.NOT_ARRANGED,
            [DriverAction.ASKED, DriverAction.COPY, DriverAction.SAID_YES, DriverAction.CANNOT_COME],
        ),
        (DriverStatus.ASKED, [DriverAction.SAID_YES, DriverAction.COPY, DriverAction.CANNOT_COME]),
        (DriverStatus.CONFIRMED, [DriverAction.COPY, DriverAction.CANNOT_COME, DriverAction.NOT_YES]),
    ],
)
def test_what_can_be_said_follows_from_what_is_known(status: DriverStatus, actions: list[DriverAction]) -> None:
    assert Page(replace(SAM, status=status)).actions() == actions


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        (DriverStatus.NOT_ARRANGED, DriverAction.ASKED, DriverStatus.ASKED),
        (DriverStatus.NOT_ARRANGED, DriverAction.SAID_YES, DriverStatus.CONFIRMED),
        (DriverStatus.ASKED, DriverAction.SAID_YES, DriverStatus.CONFIRMED),
        (DriverStatus.CONFIRMED, DriverAction.NOT_YES, DriverStatus.ASKED),
    ],
)
def test_each_word_about_the_driver_is_kept_and_can_be_undone(
    before: DriverStatus, action: DriverAction, after: DriverStatus
) -> None:
    page = Page(replace(SAM, status=before))
    page.presenter.act(action)
    assert page.driver is not None
    assert page.driver.status is after
    assert page.rows.undo

    page.presenter.undo()
    assert page.driver == replace(SAM, status=before)
    assert page.rows.undo == ""


def test_the_day_of_asking_is_written_down() -> None:
    page = Page(replace(SAM, status=DriverStatus.NOT_ARRANGED), asking=RideNotes())
    page.presenter.act(DriverAction.ASKED)
    assert page.store.notes.asking.asked_on == date(2026, 5, 13)


def test_if_they_cannot_come_the_backup_drives_with_what_is_known_of_them() -> None:
    page = Page(asking=RideNotes(date(2026, 5, 10), DriverStatus.CONFIRMED))
    page.presenter.act(DriverAction.CANNOT_COME)

    assert page.driver == Driver("Jo", "(503) 555-0163", DriverStatus.CONFIRMED, at("09:15"))
    assert page.rows.undo == "Sam can’t come. Jo is your driver now."
    page.presenter.undo()
    assert page.driver == SAM
    assert page.store.notes.asking.backup_status is DriverStatus.CONFIRMED


def test_if_they_cannot_come_and_nobody_else_is_known_the_form_opens() -> None:
    page = Page(replace(SAM, backup_name="", backup_phone=""))
    page.presenter.act(DriverAction.CANNOT_COME)

    assert page.driver is None
    assert page.rows.form is not None
    assert page.screen.form_focused == 1
    assert page.rows.care is not None
    assert page.rows.care.heading == "You have no driver yet."
    page.presenter.undo()
    assert person_name(page) == "Sam"


def test_what_is_unmet_says_what_to_do_and_gives_the_clinics_number() -> None:
    care = Page().rows.care
    assert care is not None
    assert care.heading == "Sam has not said yes yet."
    assert care.line == "Ask again now, or ask Jo. Nobody can come? Call the clinic."
    assert care.phone == "(503) 555-0142"
    assert Page(replace(SAM, status=DriverStatus.CONFIRMED)).rows.care is None


def test_a_new_driver_is_typed_saved_and_undone() -> None:
    page = Page(None)
    assert page.rows.form is not None
    page.presenter.act(DriverAction.SAVE)
    assert page.rows.form.lack == "Write a name first."

    page.presenter.type_name(" Kim ")
    page.presenter.type_phone("(503) 555-0188")
    page.presenter.step_pick_up(1)
    page.presenter.step_pick_up(-1)
    page.presenter.act(DriverAction.SAVE)
    assert page.driver == Driver("Kim", "(503) 555-0188", DriverStatus.NOT_ARRANGED, at("09:00"))
    assert page.rows.person is not None

    page.presenter.undo()
    assert page.driver is None


def test_another_person_has_not_said_yes_only_because_the_last_one_did() -> None:
    page = Page(replace(SAM, status=DriverStatus.CONFIRMED))
    page.presenter.act(DriverAction.CHANGE)
    page.presenter.type_name("Kim")
    page.presenter.act(DriverAction.SAVE)
    assert page.driver is not None
    assert (page.driver.name, page.driver.status) == ("Kim", DriverStatus.NOT_ARRANGED)
    assert page.driver.backup_name == "Jo"


def test_another_number_of_the_same_person_changes_no_yes() -> None:
    page = Page(replace(SAM, status=DriverStatus.CONFIRMED))
    page.presenter.act(DriverAction.CHANGE)
    page.presenter.type_phone("(503) 555-0111")
    page.presenter.act(DriverAction.SAVE)
    assert page.driver == replace(SAM, status=DriverStatus.CONFIRMED, phone="(503) 555-0111")


def test_a_backup_can_be_added_asked_confirmed_removed_and_all_of_it_undone() -> None:
    page = Page(replace(SAM, backup_name="", backup_phone=""))
    page.presenter.act(DriverAction.CHANGE_BACKUP)
    page.presenter.type_name("Jo")
    page.presenter.act(DriverAction.SAVE)
    page.presenter.act(DriverAction.BACKUP_ASKED)
    page.presenter.act(DriverAction.BACKUP_YES)
    assert page.rows.backup is not None
    assert page.rows.backup.chip is not None
    assert page.rows.backup.chip.text == "Ready"
    page.presenter.undo()
    assert page.store.notes.asking.backup_status is DriverStatus.ASKED

    page.presenter.act(DriverAction.CHANGE_BACKUP)
    page.presenter.act(DriverAction.REMOVE)
    assert page.driver is not None
    assert page.driver.backup_name == ""
    page.presenter.undo()
    after_undo = page.driver
    assert after_undo is not None
    assert after_undo.backup_name == "Jo"


def test_nobody_is_picked_up_after_the_session_has_begun() -> None:
    page = Page(replace(SAM, pick_up=at("09:45")))
    page.presenter.act(DriverAction.CHANGE)
    for _ in range(5):
        page.presenter.step_pick_up(1)
    page.presenter.act(DriverAction.SAVE)
    assert page.driver is not None
    assert page.driver.pick_up == at("09:45")


def test_a_full_disk_is_said_and_what_was_typed_stays() -> None:
    page = Page(None)
    page.presenter.type_name("Kim")
    page.store.write_error = StoreFull(None, "full")
    page.presenter.act(DriverAction.SAVE)
    assert "could not save" in page.rows.problem
    assert page.rows.form is not None
    assert page.rows.form.name == "Kim"
    assert page.driver is None


def test_paper_and_calendar_are_asked_for() -> None:
    page = Page()
    page.presenter.act(DriverAction.PRINT)
    page.presenter.act(DriverAction.CALENDAR)
    assert page.printed == ["sheet", "calendar"]


def test_what_the_plan_asks_of_a_driver_says_whose_rule_it_is() -> None:
    for line in Page().rows.rules:
        assert line.startswith(("General guidance: ", "Your clinic’s plan: "))


def task_states(page: Page) -> dict[str, TaskState]:
    kept = dict(page.store.marks)
    rules = ("ask-driver", "confirm-driver")
    return {rule: kept.get(task_on(page.course.plans[0], rule).key, TaskState.OPEN) for rule in rules}


def test_a_yes_settles_what_there_is_to_do_about_the_driver_and_undo_opens_it_again() -> None:
    page = Page()
    page.presenter.act(DriverAction.SAID_YES)
    assert task_states(page) == {"ask-driver": TaskState.DONE, "confirm-driver": TaskState.DONE}

    page.presenter.undo()
    assert task_states(page) == {"ask-driver": TaskState.OPEN, "confirm-driver": TaskState.OPEN}


def test_if_a_yes_is_taken_back_what_is_still_ahead_is_open_again() -> None:
    page = Page()
    page.presenter.act(DriverAction.SAID_YES)
    page.presenter.act(DriverAction.CANNOT_COME)
    assert task_states(page)["confirm-driver"] is TaskState.OPEN
