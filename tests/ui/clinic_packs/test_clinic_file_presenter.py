"""What a person reads about a clinic's file in each situation, and what each answer does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.ui.clinic_pictures import DRAFT, FILE, REASON, planned_by
from tests.ui.demo_course import at
from tests.ui.packs_in_memory import NEW_KEY, NEW_WORDS, PacksInMemory, changed, offered, other_clinic, version

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.trust import PackOffer
from aftercare.ui.clinic_packs.presenter import ClinicFilePresenter
from aftercare.ui.clinic_packs.rows import HomeRows, StepRow, Wanted


class Screen:
    """Keeps what was shown last."""

    def __init__(self) -> None:
        self.home: HomeRows | None = None
        self.step: StepRow | None = None

    def show_home(self, rows: HomeRows) -> None:
        self.home, self.step = rows, None

    def show_step(self, row: StepRow) -> None:
        self.step, self.home = row, None


class Page:
    """The presenter with a screen that only keeps, and packs that only this test knows."""

    def __init__(self, in_use: ClinicPack | None = None, file: PackOffer | Fault | None = None) -> None:
        self.packs = PacksInMemory(in_use)
        self.screen = Screen()
        self.presenter = ClinicFilePresenter(self.screen, self.packs, lambda: at("2026-05-13 09:00"), planned_by)
        if file is not None:
            self.packs.files[FILE] = file
            self.presenter.open(Path(FILE))

    @property
    def title(self) -> str:
        assert self.screen.step is not None
        return self.screen.step.title

    @property
    def buttons(self) -> list[str]:
        assert self.screen.step is not None
        return [button.wanted.name for button in self.screen.step.buttons]

    @property
    def said(self) -> str:
        row = self.screen.step
        assert row is not None
        return " ".join((row.title, row.clinic, *row.lines, *row.notes, row.problem))

    @property
    def serial(self) -> int | None:
        current = self.packs.current()
        return current.pack.serial if current is not None else None


SITUATIONS: dict[str, tuple[ClinicPack | None, PackOffer | Fault, str, list[str]]] = {
    "the first file": (None, offered(version(3)), "Is this your clinic?", ["MATCH", "NO_MATCH", "NO_CARD"]),
    "the first draft": (None, DRAFT, "This file is a draft.", ["DECLINE", "USE_DRAFT"]),
    "the same file again": (version(3), offered(version(3)), "You use this file already.", ["BACK"]),
    "a newer one that changes numbers": (
        version(3),
        offered(changed(4)),
        "Riverside has new rules",
        ["USE_CHANGES", "NOT_NOW"],
    ),
    "a newer one that changes none": (
        version(3),
        offered(version(4)),
        "Your plan now goes by these rules.",
        ["TODAY", "PRINT"],
    ),
    "an older one": (version(3), offered(version(2)), "This file is older than the one you had.", ["BACK"]),
    "another one of the same number": (
        version(3),
        replace(offered(version(3)), digest="f" * 64),
        "This is a different file with the same version as yours.",
        ["BACK"],
    ),
    "another key": (
        version(3),
        offered(version(4), NEW_KEY),
        "This file is not signed by your clinic.",
        ["BACK", "TYPE_WORDS"],
    ),
    "a draft of signed rules": (version(3), DRAFT, "This file is a draft.", ["BACK"]),
    "another clinic": (
        version(3),
        offered(other_clinic(), NEW_KEY),
        "Is this your clinic?",
        ["MATCH", "NO_MATCH", "NO_CARD"],
    ),
    "a file that was tampered with": (version(3), REASON, "We cannot use this file.", ["BACK"]),
}


@pytest.mark.parametrize(("in_use", "file", "title", "buttons"), SITUATIONS.values(), ids=list(SITUATIONS))
def test_each_situation_has_its_own_words_and_answers(
    in_use: ClinicPack | None, file: PackOffer | Fault, title: str, buttons: list[str]
) -> None:
    page = Page(in_use, file)

    assert (page.title, page.buttons) == (title, buttons)


@pytest.mark.parametrize("name", [name for name in SITUATIONS if name != "a newer one that changes none"])
def test_whatever_the_situation_going_back_leaves_everything_as_it_was(name: str) -> None:
    in_use, file, _, _ = SITUATIONS[name]
    page = Page(in_use, file)

    page.presenter.do(Wanted.BACK)

    assert page.screen.home is not None
    assert page.serial == (in_use.serial if in_use is not None else None)


def test_where_the_words_do_not_match_no_number_of_that_file_is_named() -> None:
    page = Page(None, offered(version(3)))

    page.presenter.do(Wanted.NO_MATCH)

    assert page.title == "Do not use this file."
    assert "555" not in page.said
    assert page.packs.declined == [FILE]
    assert page.serial is None


def test_where_a_clinic_was_trusted_before_its_own_number_is_named() -> None:
    page = Page(version(3), offered(version(4), NEW_KEY))

    assert "Call Riverside on the number you have: (503) 555-0142" in page.said


def test_another_clinic_is_used_after_two_questions_and_kept_out_by_the_main_answer() -> None:
    page = Page(version(3), offered(other_clinic(), NEW_KEY))
    page.presenter.do(Wanted.MATCH)
    assert page.title == "Change to another clinic?"
    assert page.serial == 3

    page.presenter.do(Wanted.CHANGE_CLINIC)

    current = page.packs.current()
    assert current is not None
    assert current.pack.short_name == "Alder Lane"


def test_the_words_of_a_new_card_may_be_typed_with_numbers_and_in_capitals() -> None:
    page = Page(version(3), offered(version(4), NEW_KEY))
    page.presenter.do(Wanted.TYPE_WORDS)
    page.presenter.check_typed("one two three")
    assert "These are not the words" in page.said
    assert page.serial == 3

    page.presenter.check_typed(" ".join(f"{number}. {word.upper()}" for number, word in enumerate(NEW_WORDS, 1)))

    assert page.title == "Your plan now goes by these rules."
    assert page.serial == 4


def test_what_could_not_be_kept_is_told_where_the_person_is_and_can_be_tried_again() -> None:
    page = Page(version(3), offered(changed(4)))
    page.packs.error = StoreFull("private.db", "no room")
    page.presenter.do(Wanted.USE_CHANGES)
    assert "The disk is full." in page.said
    assert page.serial == 3

    page.packs.error = None
    page.presenter.do(Wanted.USE_CHANGES)

    assert page.serial == 4


def test_a_change_of_time_is_told_by_the_clock_of_the_next_session_old_and_new() -> None:
    page = Page(version(3), offered(changed(4)))

    assert page.screen.step is not None
    (when,) = [row for row in page.screen.step.changes if row.label == "When"]
    assert "4:00\xa0AM" in when.was
    assert "2:00\xa0AM" in when.now
    assert "6 hours" in when.was
    assert "8 hours" in when.now


def test_sheets_printed_by_the_old_rules_are_named_until_the_news_was_read() -> None:
    page = Page(changed(4))
    page.packs.tell_news(version(3), (SheetKind.PREPARATION, SheetKind.DRIVER))
    page.presenter.refresh()
    assert page.screen.home is not None
    news = page.screen.home.news
    assert news is not None
    assert "the checklist, the driver sheet" in news.lines[0]

    page.presenter.do(Wanted.NEWS_READ)

    assert page.screen.home is not None
    assert page.screen.home.news is None


def test_rules_past_their_day_of_review_are_told() -> None:
    page = Page(replace(version(3), review_by=at("2026-05-01 00:00").date()))
    page.presenter.refresh()

    assert page.screen.home is not None
    assert any("past the date to check them again" in line for line in page.screen.home.lines)


def test_a_folder_that_cannot_be_read_is_named() -> None:
    page = Page()
    page.packs.closed = (Path("/etc/aftercare/clinic-packs"),)
    page.presenter.refresh()

    assert page.screen.home is not None
    assert "/etc/aftercare/clinic-packs" in page.screen.home.problem


def test_leaving_the_clinic_is_asked_once_more() -> None:
    page = Page(version(3))
    page.presenter.refresh()
    page.presenter.do(Wanted.LEAVE)
    assert page.buttons == ["BACK", "SURE_TO_LEAVE"]
    assert page.serial == 3

    page.presenter.do(Wanted.SURE_TO_LEAVE)

    assert page.serial is None
