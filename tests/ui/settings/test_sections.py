"""What a person changes in Settings holds at once, is asked about where it matters, and can be left as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.ui import asking
from tests.ui.asking import block, flat, said
from tests.ui.demo_course import at, course_of, guidance, request

from aftercare.domain.asked_facts import AskedFacts, asked_facts
from aftercare.domain.condition import PatientFacts
from aftercare.domain.errors import AftercareError
from aftercare.domain.preferences import ThemeChoice
from aftercare.domain.treatment import Treatment
from aftercare.ui.course import Course
from aftercare.ui.form.blocks import AnswerBlock, Block, EntryBlock, FieldBlock, SwitchBlock
from aftercare.ui.settings.data import DataSection
from aftercare.ui.settings.looks import LanguageSection, LookSection
from aftercare.ui.settings.presenter import SettingsPresenter
from aftercare.ui.settings.privacy import PrivacySection
from aftercare.ui.settings.section import Part, Section
from aftercare.ui.settings.sessions import SessionsSection
from aftercare.ui.settings.you import YouSection
from aftercare.ui.shell.rows import HeaderRow


@dataclass
class Sessions:
    """The part of the sessions on Alex's course, at a moment."""

    moment: list[datetime] = field(default_factory=lambda: [at("06:40")])

    def __post_init__(self) -> None:
        self.course: Course = course_of(request())
        self.desk = asking.Desk(entered=[plan.session for plan in self.course.plans])
        self.part = SessionsSection(self.desk, self.course, lambda: self.moment[0], asking.names())
        self.key = self.course.plans[0].session.session_id

    def buttons(self) -> list[str]:
        entry = block(self.part.blocks(), f"entry-{self.key}")
        assert isinstance(entry, EntryBlock)
        return [button.text for button in entry.buttons]


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


def test_a_session_to_come_can_be_moved_and_called_off(sessions: Sessions) -> None:
    assert sessions.buttons() == ["Move", "Call off"]
    assert "10:00 AM on Thursday, May 14" in said(sessions.part.blocks())


def test_calling_off_says_first_what_it_changes_and_does_nothing_before_it_is_confirmed(sessions: Sessions) -> None:
    sessions.part.pressed(f"cancel-{sessions.key}")

    shown = said(sessions.part.blocks())
    assert "Call off the session at 10:00 AM on Thursday, May 14?" in shown
    assert "reminders stop" in shown
    assert "Your clinic does not hear of it from here. Call them." in shown
    assert not sessions.course.plans[0].session.is_cancelled

    sessions.part.pressed("leave-session")
    assert "Call off the session at" not in said(sessions.part.blocks())
    assert not sessions.course.plans[0].session.is_cancelled


def test_once_confirmed_it_is_called_off_stays_in_the_list_and_can_get_a_new_date(sessions: Sessions) -> None:
    sessions.part.pressed(f"cancel-{sessions.key}")
    sessions.part.pressed("sure-cancel")

    assert sessions.course.plans[0].session.is_cancelled
    assert "Called off." in said(sessions.part.blocks())
    assert sessions.buttons() == ["Give it a new date"]


def test_moving_shows_the_old_time_and_what_the_new_one_sets(sessions: Sessions) -> None:
    sessions.part.pressed(f"move-{sessions.key}")
    sessions.part.typed("day", "May 18")
    shown = said(sessions.part.blocks())
    assert "It was 10:00 AM on Thursday, May 14." in shown
    assert "4:00 AM on Monday, May 18" in shown

    sessions.part.pressed("save-session")

    assert sessions.course.plans[0].session.planned_start == at("2026-05-18 10:00")
    assert "Print your checklist again" in said(sessions.part.blocks())


def test_a_session_that_is_moved_is_in_nobodys_way_but_another_one_is(sessions: Sessions) -> None:
    sessions.part.pressed(f"move-{sessions.key}")
    assert "another session" not in said(sessions.part.blocks())


def test_a_new_session_follows_the_last_one_and_its_driver_is_asked_anew(sessions: Sessions) -> None:
    sessions.part.pressed("add-session")
    time = block(sessions.part.blocks(), "time")
    assert isinstance(time, FieldBlock)
    assert time.text.replace("\xa0", " ") == "10:00 AM"
    sessions.part.typed("day", "May 18")
    sessions.part.pressed("save-session")

    (new,) = [plan for plan in sessions.course.plans if plan.session.session_id != sessions.key]
    assert (new.session.number, new.session.planned_start) == (5, at("2026-05-18 10:00"))
    assert new.driver is not None
    assert (new.driver.name, new.driver.status.value) == ("Sam", "not-arranged")


def test_nothing_is_saved_without_a_day(sessions: Sessions) -> None:
    sessions.part.pressed("add-session")
    sessions.part.pressed("save-session")

    assert len(sessions.course.plans) == 1
    assert "We need the day." in said(sessions.part.blocks())


def test_when_the_person_left_can_be_entered_and_changed_but_not_into_the_future(sessions: Sessions) -> None:
    sessions.moment[0] = at("12:30")
    assert sessions.buttons()[0] == "Enter when you left"
    sessions.part.pressed(f"ended-{sessions.key}")
    sessions.part.typed("end-time", "1 pm")
    sessions.part.pressed("sure-ended")
    assert "Check the time" in said(sessions.part.blocks())
    assert sessions.course.plans[0].session.actual_end is None

    sessions.part.typed("end-time", "12:05 pm")
    sessions.part.pressed("sure-ended")

    assert sessions.course.plans[0].session.actual_end == at("12:05")
    assert sessions.buttons() == ["Change when you left"]


@dataclass
class Facts:
    """What is known of the person, in memory."""

    known: PatientFacts = field(default_factory=PatientFacts)

    @property
    def asked(self) -> AskedFacts:
        return asked_facts(guidance().rules, [Treatment.IV_INFUSION])

    @property
    def names(self) -> Mapping[str, str]:
        return guidance().names

    @property
    def countries(self) -> Mapping[str, str]:
        return {"US": "911", "GB": "999", "": ""}

    def facts(self) -> PatientFacts:
        return self.known

    def listed(self) -> frozenset[str]:
        return frozenset({"lithium"})

    def save(self, facts: PatientFacts) -> None:
        self.known = facts


def test_not_sure_is_an_answer_and_takes_an_earlier_one_back() -> None:
    book = Facts()
    part = YouSection(book)
    key = "takes-lamotrigine"
    answer = block(part.blocks(), key)
    assert isinstance(answer, AnswerBlock)
    assert (answer.chosen, [option.title for option in answer.options]) == ("unsure", ["Yes", "No", "Not sure"])

    part.chosen(key, "no")
    assert book.known.takes == {"lamotrigine": False}
    part.chosen(key, "unsure")
    assert book.known.takes == {}


def test_a_medicine_on_the_list_is_not_asked_for_again() -> None:
    shown = said(YouSection(Facts()).blocks())

    assert "Lithium (on your list of medicines)" in shown
    assert "takes-lithium" not in shown


def test_nobody_is_asked_for_what_no_rule_uses() -> None:
    asked = asked_facts(guidance().rules, [Treatment.IV_INFUSION])
    keys = {str(getattr(one, "key", "")) for one in flat(YouSection(Facts()).blocks())}

    assert {key.removeprefix("has-") for key in keys if key.startswith("has-")} == set(asked.has)
    assert "nasal-decongestant" not in asked.takes


def test_the_country_decides_which_emergency_number_shows() -> None:
    book = Facts()
    part = YouSection(book)
    assert "United Kingdom | In an emergency: 999" in said(part.blocks())

    part.chosen("you-country", "GB")

    assert book.known.country == "GB"


def test_below_one_year_the_age_is_not_known() -> None:
    book = Facts(PatientFacts(age=1))
    YouSection(book).stepped("you-age", -1)

    assert book.known.age is None


@dataclass
class Looks:
    """The look, in memory."""

    text_percent: int = 100
    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = "en"

    def take_text(self, percent: int) -> None:
        self.text_percent = percent

    def take_theme(self, theme: ThemeChoice) -> None:
        self.theme = theme

    def languages(self) -> Sequence[tuple[str, str]]:
        return (("en", "English"),)

    def clinic_languages(self) -> Sequence[str]:
        return ("English", "Español")

    def take_language(self, language: str) -> None:
        self.language = language


def test_text_size_and_colours_hold_at_once() -> None:
    looks = Looks()
    part = LookSection(looks)
    part.chosen("text-size", "150")
    part.chosen("theme", "high-contrast")

    assert (looks.text_percent, looks.theme) == (150, ThemeChoice.HIGH_CONTRAST)
    assert part.line() == "150 %. High contrast"


def test_it_is_said_that_there_is_no_other_language_yet() -> None:
    shown = said(LanguageSection(Looks()).blocks())

    assert "Our guidance is in English only so far." in shown
    assert "Español" in shown


@dataclass
class Switch:
    """A switch in memory."""

    on: bool = False

    def is_on(self) -> bool:
        return self.on

    def turn_on(self) -> None:
        self.on = True

    def turn_off(self) -> None:
        self.on = False


def test_private_pop_ups_are_the_other_side_of_the_same_switch() -> None:
    details = Switch()
    part = PrivacySection(details)
    private = block(part.blocks(), "discreet")
    assert isinstance(private, SwitchBlock)
    assert private.is_on

    part.switched("discreet", False)
    assert details.on
    assert part.line() == "Pop-ups say what a reminder is about."


@dataclass
class Folder:
    """The person's folder, in memory."""

    place: Path = Path("/home/alex/aftercare")
    kept: list[date] = field(default_factory=lambda: [date(2026, 5, 14), date(2026, 5, 13)])
    gone_back_to: date | None = None
    is_erased: bool = False

    def days(self) -> Sequence[date]:
        return self.kept

    def day_words(self, day: date) -> str:
        return guidance().wording.day(day)

    def open_folder(self) -> None:
        pass

    def go_back_to(self, day: date) -> None:
        self.gone_back_to = day

    def erase(self) -> None:
        self.is_erased = True


def test_erasing_asks_twice_and_keeps_everything_at_either_no() -> None:
    folder = Folder()
    part = DataSection(folder, None)
    part.pressed("sure-erase")
    part.pressed("erase")
    part.pressed("sure-erase")
    part.pressed("keep")
    part.pressed("erase")
    part.pressed("go-on-erasing")
    assert "This cannot be undone." in said(part.blocks())
    part.pressed("keep")
    part.pressed("sure-erase")
    assert not folder.is_erased

    for key in ("erase", "go-on-erasing", "sure-erase"):
        part.pressed(key)
    assert folder.is_erased


def test_going_back_says_what_is_lost_before_it_does_anything() -> None:
    folder = Folder()
    part = DataSection(folder, None)
    part.pressed("go-back-2026-05-13")
    assert "Go back to the copy of Wednesday, May 13?" in said(part.blocks())
    assert folder.gone_back_to is None

    part.pressed("sure-back")

    assert folder.gone_back_to == date(2026, 5, 13)


class Screen:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.title = ""
        self.blocks: tuple[Block, ...] = ()

    def show_form(self, header: HeaderRow, blocks: tuple[Block, ...], *, is_broad: bool = False) -> None:
        self.title, self.blocks = header.title, blocks

    def begin_part(self) -> None:
        pass


class Broken(Section):
    """A part whose file cannot be read."""

    def title(self) -> str:
        return "Broken"

    def line(self) -> str:
        raise AftercareError("no")

    def blocks(self) -> tuple[Block, ...]:
        raise AftercareError("no")


def presented(**elsewhere: Callable[[], object]) -> tuple[Screen, SettingsPresenter]:
    screen = Screen()
    sections: dict[Part, Section] = {Part.SESSIONS: Sessions().part, Part.CLINIC: Broken(), Part.DATA: Broken()}
    return screen, SettingsPresenter(screen, sections, {Part(name): show for name, show in elsewhere.items()})


def test_the_list_leads_to_each_part_and_each_part_back() -> None:
    screen, presenter = presented()
    presenter.open(None)
    assert screen.title == "Settings"

    presenter.pressed("open-sessions")
    assert screen.title == "Sessions and course"
    presenter.pressed("settings-back")
    assert screen.title == "Settings"


def test_a_part_with_a_page_of_its_own_shows_that_page() -> None:
    shown: list[str] = []
    screen, presenter = presented(clinic=lambda: shown.append("clinic"))
    presenter.open(None)
    presenter.pressed("open-clinic")

    assert shown == ["clinic"]
    assert screen.title == "Settings"


def test_a_part_that_cannot_be_read_says_so_and_the_others_still_open() -> None:
    screen, presenter = presented()
    presenter.open(None)
    presenter.pressed("open-data")
    assert "Nothing was deleted." in said(screen.blocks)

    presenter.back()
    presenter.pressed("open-sessions")
    assert screen.title == "Sessions and course"


def test_a_half_done_move_is_forgotten_when_the_part_is_opened_again() -> None:
    sessions = Sessions()
    sessions.part.pressed(f"move-{sessions.key}")
    sessions.part.open()

    assert sessions.part.title() == "Sessions and course"
    assert sessions.course.plans[0].session.planned_start + timedelta(0) == at("10:00")
