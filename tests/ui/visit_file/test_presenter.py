"""An appointment from a file is shown by both clocks, and used once, after a yes, as what the person says it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.ui import demo_course

from aftercare.domain.appointment_file import AppointmentFileError, ClockSource, FileFault, FoundAppointment
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.contacts import Driver
from aftercare.domain.planning import PlanRequest
from aftercare.domain.session import Session
from aftercare.domain.session_match import session_id_of
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording
from aftercare.ui.course import Course
from aftercare.ui.form.blocks import Block, ButtonsBlock, ChoiceBlock, FactsBlock, SayBlock
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.visit_file.blocks import LEAVE, MEANS, TREATMENT, USE, WHICH
from aftercare.ui.visit_file.presenter import VisitFilePresenter
from aftercare.ui.visit_file.rows import NEW

NOW = demo_course.at("2026-05-13 16:20")
KNOWN = demo_course.SESSION_ID


class Screen:
    def __init__(self) -> None:
        self.blocks: tuple[Block, ...] = ()

    def show_form(self, header: HeaderRow, blocks: Sequence[Block], *, is_broad: bool = False) -> None:
        self.blocks = tuple(blocks)

    def said(self) -> str:
        return " ".join(block.text for block in self.blocks if isinstance(block, SayBlock))

    def facts(self) -> dict[str, str]:
        return dict(row for block in self.blocks if isinstance(block, FactsBlock) for row in block.rows)

    def buttons(self) -> list[str]:
        return [item.key for block in self.blocks if isinstance(block, ButtonsBlock) for item in block.items]

    def choice(self, key: str) -> ChoiceBlock:
        (found,) = (block for block in self.blocks if isinstance(block, ChoiceBlock) and block.key == key)
        return found

    def keys(self) -> Iterator[str]:
        return (block.key for block in self.blocks if isinstance(block, ChoiceBlock))


class Desk:
    def __init__(self, course: Course, here: str = "America/Los_Angeles") -> None:
        self.course = course
        self.here = ZoneInfo(here)
        self.offered: tuple[Treatment, ...] = (Treatment.IV_INFUSION, Treatment.ORAL)

    @property
    def clinic(self) -> ClinicPack | None:
        return demo_course.riverside()

    @property
    def wording(self) -> Wording:
        return demo_course.guidance().wording

    @property
    def zone(self) -> ZoneInfo:
        return demo_course.PACIFIC

    def treatments(self) -> Sequence[Treatment]:
        return self.offered

    def treatment_name(self, treatment: Treatment) -> str:
        return treatment.value

    def visit_length(self, treatment: Treatment) -> timedelta:
        return timedelta(minutes=60 if treatment is Treatment.ORAL else 90)

    def sessions(self) -> Sequence[Session]:
        return tuple(plan.session for plan in self.course.plans)

    def request(self, session: Session, driver: Driver | None = None) -> PlanRequest:
        return replace(demo_course.request(), session=session, driver=driver)


class Stage:
    """The page over Alex's course, with one session on May 14 at 10."""

    def __init__(self, here: str = "America/Los_Angeles", *, is_empty: bool = False) -> None:
        self.store = demo_course.Store()
        self.course = Course(() if is_empty else (demo_course.request(),), self.store)
        self.screen, self.desk = Screen(), Desk(self.course, here)
        self.left = 0
        self.page = VisitFilePresenter(self.screen, self.desk, self.course, lambda: NOW, self._leave)

    def _leave(self) -> None:
        self.left += 1

    def open(self, *found: FoundAppointment) -> Screen:
        self.page.open(found)
        return self.screen

    def starts(self) -> list[datetime]:
        return [session.planned_start for session in self.desk.sessions()]


def visit(start: str = "2026-05-21 10:00", uid: str = "visit-5", **other: object) -> FoundAppointment:
    starts = demo_course.at(start)
    one = FoundAppointment(
        uid, starts.date(), starts, starts + timedelta(hours=2), ClockSource.ZONE, "Visit", "Suite 4", False, False
    )
    return replace(one, **other)  # type: ignore[arg-type]


def test_day_time_length_and_place_are_shown_and_nothing_is_used_yet() -> None:
    stage = Stage()

    screen = stage.open(visit())

    assert screen.facts() == {
        "Day": "Thursday, May 21",
        "Session starts": "10:00\N{NO-BREAK SPACE}AM",
        "Takes": "2 h",
        "Place": "Suite 4",
        "Name": "Visit",
    }
    assert stage.starts() == [demo_course.at("10:00")]


def test_both_clocks_are_shown_where_they_differ() -> None:
    screen = Stage("America/New_York").open(visit())

    assert screen.facts()["Session starts"] == "10:00\N{NO-BREAK SPACE}AM"
    assert screen.facts()["On this computer’s clock"] == "1:00\N{NO-BREAK SPACE}PM, Thursday, May 21"


def test_a_new_session_is_entered_once_with_the_treatment_of_the_course() -> None:
    stage = Stage()
    screen = stage.open(visit())
    assert screen.choice(TREATMENT).chosen == Treatment.IV_INFUSION.value

    stage.page.pressed(USE)
    stage.page.pressed(USE)

    assert stage.starts() == [demo_course.at("10:00"), demo_course.at("2026-05-21 10:00")]
    added = stage.desk.sessions()[1]
    assert (added.session_id, added.treatment) == (session_id_of(visit()), Treatment.IV_INFUSION)
    assert added.planned_end - added.planned_start == timedelta(hours=2)
    assert "entered" in screen.said()


def test_the_same_file_again_changes_nothing_and_with_another_time_moves_its_session() -> None:
    stage = Stage()
    stage.open(visit())
    stage.page.pressed(USE)

    again = stage.open(visit())
    assert USE not in again.buttons()
    assert "already" in again.said()

    screen = stage.open(visit("2026-05-22 09:00"))
    assert list(screen.keys()) == []
    assert "My session on Thursday, May 21" in screen.said()
    stage.page.pressed(USE)

    assert stage.starts() == [demo_course.at("10:00"), demo_course.at("2026-05-22 09:00")]
    assert stage.desk.sessions()[1].revision == 1


def test_another_time_on_the_day_of_a_session_is_its_move_unless_the_person_says_otherwise() -> None:
    stage = Stage()

    screen = stage.open(visit("2026-05-14 13:00"))
    assert screen.choice(MEANS).chosen == KNOWN
    stage.page.chosen(MEANS, NEW)
    assert screen.choice(MEANS).chosen == NEW
    stage.page.chosen(MEANS, KNOWN)
    stage.page.pressed(USE)

    assert stage.starts() == [demo_course.at("13:00")]


def test_without_a_known_treatment_it_is_asked_for_first() -> None:
    stage = Stage(is_empty=True)

    screen = stage.open(visit(ends=None))
    assert USE not in screen.buttons()
    stage.page.pressed(USE)
    assert stage.starts() == []
    stage.page.chosen(TREATMENT, Treatment.ORAL.value)
    assert screen.facts()["Takes"] == "1 h"
    stage.page.pressed(USE)

    assert stage.desk.sessions()[0].treatment is Treatment.ORAL


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (visit(clock=ClockSource.NONE), "does not say whose clock"),
        (visit(clock=ClockSource.DOUBTFUL), "not clear about its time zone"),
        (visit(repeats=True), "a series"),
        (visit(starts=None, ends=None), "no time of day"),
        (visit("2026-05-01 10:00"), "past"),
        (visit(is_cancelled=True), "not among your sessions"),
    ],
)
def test_what_is_doubtful_or_cannot_be_used_is_said(found: FoundAppointment, said: str) -> None:
    stage = Stage()

    assert said in stage.open(found).said()
    assert stage.starts() == [demo_course.at("10:00")]


def test_a_session_is_called_off_only_after_a_yes() -> None:
    stage = Stage()

    screen = stage.open(visit("2026-05-14 10:00", is_cancelled=True))
    assert not stage.desk.sessions()[0].is_cancelled
    assert "Thursday, May 14" in screen.said()
    stage.page.pressed(USE)

    assert stage.desk.sessions()[0].is_cancelled


def test_of_several_appointments_the_first_to_come_stands_in_front_and_another_can_be_chosen() -> None:
    stage = Stage()

    screen = stage.open(visit("2026-05-01 10:00", "a"), visit(uid="b"), visit("2026-05-28 10:00", "c"))
    assert screen.choice(WHICH).chosen == "1"
    stage.page.chosen(WHICH, "2")
    stage.page.pressed(USE)

    assert stage.starts()[1:] == [demo_course.at("2026-05-28 10:00")]


def test_what_was_answered_elsewhere_meanwhile_is_asked_again() -> None:
    stage = Stage()
    screen = stage.open(visit())
    starts = demo_course.at("2026-05-21 10:00")
    stage.course.add_session(stage.desk.request(Session("else", Treatment.ORAL, starts, starts + timedelta(hours=1))))

    stage.page.pressed(USE)

    assert len(stage.starts()) == 2
    assert "already" in screen.said()


def test_a_full_disk_is_told_and_nothing_is_entered() -> None:
    stage = Stage()
    screen = stage.open(visit())
    stage.store.write_error = StoreFull("schedule.db", "no room")

    stage.page.pressed(USE)

    assert "disk is full" in screen.said()
    assert stage.starts() == [demo_course.at("10:00")]


@pytest.mark.parametrize("fault", FileFault)
def test_a_file_that_cannot_be_used_says_why_and_leads_back(fault: FileFault) -> None:
    stage = Stage()

    stage.page.refuse(AppointmentFileError("visit.ics", fault))
    assert stage.screen.said()
    assert stage.screen.buttons() == [LEAVE]
    stage.page.pressed(LEAVE)

    assert stage.left == 1
