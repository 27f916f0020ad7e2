"""What the checklist shows, and that everything said on it can be taken back."""

from __future__ import annotations

import pytest
from tests.ui.demo_course import Store, at, course_of, request, task_on

from aftercare.domain.preparation import ItemState
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.today import TaskState
from aftercare.ui import prepare
from aftercare.ui.checklist.presenter import ChecklistPresenter
from aftercare.ui.checklist.rows import ChecklistRows, CheckRow, GroupRow

EVENING_BEFORE = "2026-05-13 16:20"


class Screen:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.rows = ChecklistRows("", "", "", ())
        self.asked_for_words = 0

    def show_checklist(self, rows: ChecklistRows) -> None:
        self.rows = rows

    def focus_question(self) -> None:
        self.asked_for_words += 1

    def group(self, group_id: str) -> GroupRow:
        return next(group for group in self.rows.groups if group.group_id == group_id)

    def row(self, key: str) -> CheckRow | None:
        return next((row for group in self.rows.groups for row in group.rows if row.task_key == key), None)


class Page:
    """The presenter with its screen and its store."""

    def __init__(self, now: str = EVENING_BEFORE, *, has_plan: bool = True) -> None:
        self.store, self.screen, self.now = Store(), Screen(), at(now)
        self.course = course_of(*([request()] if has_plan else []), store=self.store)
        self.presenter = ChecklistPresenter(self.screen, self.course, lambda: self.now)
        self.presenter.start()

    def key(self, rule_id: str) -> str:
        return task_on(self.course.plans[0], rule_id).key

    def row(self, rule_id: str) -> CheckRow:
        row = self.screen.row(self.key(rule_id))
        assert row is not None
        return row

    def state(self, rule_id: str) -> TaskState:
        return dict(self.store.marks).get(self.key(rule_id), TaskState.OPEN)


def test_the_list_says_what_how_much_and_until_when() -> None:
    page = Page()

    assert page.screen.rows.subtitle == "Session 4 is tomorrow, Thursday, May 14, at 10:00\N{NO-BREAK SPACE}AM"
    assert page.screen.rows.done == "0 of 19 done"
    assert [group.title for group in page.screen.rows.groups] == [
        "This week",
        "The day before",
        "The morning",
        "At the clinic",
    ]
    assert page.row("confirm-driver").when == "by 6:00\N{NO-BREAK SPACE}PM"
    assert page.row("food").when == "4:00\N{NO-BREAK SPACE}AM tomorrow"
    assert page.row("no-alcohol").when == "since 10:00\N{NO-BREAK SPACE}AM"
    assert page.row("ask-driver").when == "was due 8:00\N{NO-BREAK SPACE}PM Tuesday"


def test_a_row_says_its_state_to_who_cannot_see_it() -> None:
    page = Page()
    assert page.row("pack-bag").spoken.endswith("by 9:00\N{NO-BREAK SPACE}PM, not done yet")

    page.presenter.tick(page.key("pack-bag"))

    assert page.row("pack-bag").spoken.endswith(", done")


@pytest.mark.parametrize("rule_id", ["pack-bag", "food", "arrive", "no-alcohol"])
def test_a_tick_can_be_undone_by_the_strip_and_by_pressing_again(rule_id: str) -> None:
    page = Page()
    page.presenter.tick(page.key(rule_id))
    assert page.state(rule_id) is TaskState.DONE
    assert "is done" in page.screen.rows.undo

    page.presenter.undo()
    assert page.state(rule_id) is TaskState.OPEN
    assert page.screen.rows.undo == ""

    page.presenter.tick(page.key(rule_id))
    page.presenter.tick(page.key(rule_id))
    assert page.state(rule_id) is TaskState.OPEN


def test_not_doing_something_is_no_fault_and_can_be_undone_both_ways() -> None:
    page = Page()
    page.presenter.decline(page.key("pack-bag"))
    assert page.row("pack-bag").when == "Not doing"
    assert "That is OK" in page.screen.rows.undo

    page.presenter.undo()
    assert page.state("pack-bag") is TaskState.OPEN

    page.presenter.decline(page.key("pack-bag"))
    page.presenter.open(page.key("pack-bag"))
    assert page.screen.rows.open is not None
    assert page.screen.rows.open.decline_text == "Put it back"
    page.presenter.decline(page.key("pack-bag"))
    assert page.state("pack-bag") is TaskState.OPEN


def test_undoing_a_tick_brings_back_what_was_said_before_it() -> None:
    page = Page()
    page.course.mark("sample-session-4", page.key("pack-bag"), TaskState.ASKED, page.now)
    page.presenter.tick(page.key("pack-bag"))
    page.presenter.undo()

    assert page.state("pack-bag") is TaskState.ASKED


def test_what_is_ticked_stays_in_sight_until_the_page_is_opened_again() -> None:
    page = Page()
    for rule_id in ("ask-driver", "ask-medicines", "day-off"):
        page.presenter.tick(page.key(rule_id))
    assert page.screen.row(page.key("day-off")) is not None

    page.presenter.start()

    group = page.screen.group("this-week")
    assert group.rows == ()
    assert group.fold is not None
    assert (group.fold.text, group.fold.action_text) == ("All done.", "Show 3 items")
    page.presenter.fold("this-week")
    assert len(page.screen.group("this-week").rows) == 3


def test_a_limit_that_holds_stays_in_sight_though_it_is_ticked() -> None:
    page = Page()
    for rule_id in ("no-alcohol", "clothes", "full-battery", "mood-check-before"):
        page.presenter.tick(page.key(rule_id))
    page.presenter.start()

    assert page.row("no-alcohol").state is ItemState.DONE
    fold = page.screen.group("day-before").fold
    assert fold is not None
    assert fold.text == "3 more done"


def test_what_opens_says_why_and_who_says_so_and_leads_on() -> None:
    page = Page()
    page.presenter.open(page.key("confirm-driver"))

    opened = page.screen.rows.open
    assert opened is not None
    assert opened.why.startswith("You will not be safe to drive")
    assert opened.says == "Your clinic’s plan. Source: Riverside plan, version 3"
    assert opened.opens == prepare.DRIVER
    page.presenter.open(page.key("confirm-driver"))
    assert page.screen.rows.open is None


@pytest.mark.parametrize(
    ("rule_id", "part"),
    [("ready-check", prepare.READY), ("ask-medicines", prepare.MEDICINES), ("full-battery", "")],
)
def test_each_thing_leads_to_where_it_is_done(rule_id: str, part: str) -> None:
    page = Page()
    page.presenter.open(page.key(rule_id))
    assert page.screen.rows.open is not None
    assert page.screen.rows.open.opens == part


def test_a_question_in_own_words_is_kept_comes_out_on_the_sheet_and_can_be_undone() -> None:
    page = Page()
    page.presenter.open(page.key("clear-drinks"))
    page.presenter.say_clear(page.key("clear-drinks"), False)
    assert page.screen.asked_for_words == 1

    page.presenter.type_question("Is broth a clear drink?")
    page.presenter.save_question(page.key("clear-drinks"))

    question = page.store.notes.asked.questions[0]
    assert (question.heading, question.words) == ("Stop clear drinks", "Is broth a clear drink?")
    assert [(row.text, row.about) for row in page.screen.rows.questions] == [
        ("Is broth a clear drink?", "About: Stop clear drinks")
    ]
    page.presenter.undo()
    assert page.store.notes.asked.questions[0].words == ""


def test_clear_takes_the_question_away_and_undo_brings_it_back() -> None:
    page = Page()
    key = page.key("food")
    page.presenter.say_clear(key, False)
    page.presenter.say_clear(key, True)
    assert not page.store.notes.asked.questions
    assert page.store.notes.asked.clear == {key}

    page.presenter.undo()
    assert [question.about for question in page.store.notes.asked.questions] == [key]


def test_what_needs_no_understanding_asks_for_none() -> None:
    page = Page()
    page.presenter.open(page.key("full-battery"))
    assert page.screen.rows.open is not None
    assert page.screen.rows.open.clear is None


def test_a_question_about_anything_else_can_be_added_and_removed_and_both_undone() -> None:
    page = Page()
    page.presenter.add_question()
    assert not page.store.notes.asked.questions

    page.presenter.type_own_words("May I bring my own blanket?")
    page.presenter.add_question()
    assert page.screen.rows.own_words == ""
    assert page.screen.rows.questions_line == "1 to ask"

    row = page.screen.rows.questions[0]
    page.presenter.remove_question(row.question_id)
    assert not page.screen.rows.questions
    page.presenter.undo()
    assert [row.text for row in page.screen.rows.questions] == ["May I bring my own blanket?"]


def test_a_full_disk_is_said_and_nothing_that_was_typed_is_lost() -> None:
    page = Page()
    page.presenter.type_own_words("May I bring my own blanket?")
    page.store.write_error = StoreFull(None, "full")
    page.presenter.add_question()

    assert "could not save" in page.screen.rows.problem
    assert page.screen.rows.own_words == "May I bring my own blanket?"
    page.store.write_error = None
    page.presenter.add_question()
    assert page.screen.rows.problem == ""
    assert [row.text for row in page.screen.rows.questions] == ["May I bring my own blanket?"]


def test_a_tick_that_could_not_be_kept_is_not_shown() -> None:
    page = Page()
    page.store.write_error = StoreFull(None, "full")
    page.presenter.tick(page.key("pack-bag"))

    assert page.row("pack-bag").state is ItemState.OPEN
    assert page.screen.rows.undo == ""
    assert page.screen.rows.problem


def test_without_a_session_the_page_says_when_its_list_appears() -> None:
    page = Page(has_plan=False)
    assert page.screen.rows.empty == "Your list appears when you add a session."
    assert page.screen.rows.tabs == ()


def test_the_ready_check_is_offered_on_the_day_only() -> None:
    assert Page(EVENING_BEFORE).screen.rows.entry is None
    assert Page("06:40").screen.rows.entry is not None
    assert Page("10:05").screen.rows.entry is None
