"""The ready check: answers are kept as they are given, can be taken back, and end in one of three ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.demo_course import Store, at, course_of, request, task_on
from tests.ui.page_pictures import handbook

from aftercare.domain.planning import PlanRequest
from aftercare.domain.ready_check import Answer, ReadyOutcome
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.today import TaskState
from aftercare.domain.treatment import Treatment
from aftercare.ui.ready.presenter import ReadyPresenter
from aftercare.ui.ready.rows import ReadyRows, ResultRow

BEFORE_LEAVING = "08:55"


class Screen:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.rows = ReadyRows("", "", "", "")

    def show_check(self, rows: ReadyRows) -> None:
        self.rows = rows


class Page:
    """The presenter with its screen and its store."""

    def __init__(self, now: str = BEFORE_LEAVING, wanted: PlanRequest | None = None, *, has_plan: bool = True) -> None:
        self.store, self.screen, self.now, self.left = Store(), Screen(), at(now), 0
        self.course = course_of(*([wanted or request()] if has_plan else []), store=self.store)
        self.presenter = ReadyPresenter(
            self.screen, self.course, lambda: handbook().ready_check, lambda: self.now, self.leave
        )
        self.presenter.start()

    def leave(self) -> None:
        self.left += 1

    @property
    def rows(self) -> ReadyRows:
        return self.screen.rows

    @property
    def result(self) -> ResultRow:
        assert self.rows.result is not None
        return self.rows.result

    def answer_all(self, **said: bool) -> None:
        for row in self.rows.questions:
            self.presenter.answer(row.question_id, said.get(row.question_id, True))

    def ready_task(self) -> TaskState:
        return dict(self.store.marks).get(task_on(self.course.plans[0], "ready-check").key, TaskState.OPEN)


def test_the_page_says_when_to_do_it_and_asks_with_the_times_of_the_plan() -> None:
    page = Page()
    assert page.rows.subtitle == "Thursday, May 14, 8:55\N{NO-BREAK SPACE}AM. Do this before you leave home."
    assert page.rows.questions[0].text == "I have not eaten since 4:00\N{NO-BREAK SPACE}AM"
    assert page.rows.answered == "0 of 9 answered"
    assert page.rows.preview == ("If every answer is Yes, this says", "“You are ready.”")


def test_yes_to_all_is_ready_with_when_to_leave_and_what_to_take() -> None:
    page = Page()
    page.answer_all()
    assert page.result.outcome is ReadyOutcome.READY
    assert page.result.lead == "Leave at 9:15\N{NO-BREAK SPACE}AM with Sam"
    assert page.result.lines == ("210 River Street, Suite 4. Be there at 9:45\N{NO-BREAK SPACE}AM.",)
    assert "Pack your bag: headphones, eye mask, blanket and this page." in page.result.items
    assert page.result.note.startswith("The clinic checks you again")


def test_one_no_is_a_call_with_the_number_and_what_to_say() -> None:
    page = Page()
    page.answer_all(well=False, food=False)
    assert page.result.heading == "Call the clinic before you leave"
    assert page.result.number == "(503)\N{NO-BREAK SPACE}555-0142" or page.result.number == "(503) 555-0142"
    assert page.result.number_line == "Riverside, open until 5:00\N{NO-BREAK SPACE}PM"
    assert page.result.say == (
        "“My session is at 10:00\N{NO-BREAK SPACE}AM. I ate after 4:00\N{NO-BREAK SPACE}AM. "
        "I do not feel well today. What should I do?”"
    )


def test_before_the_clinic_opens_its_other_number_is_given() -> None:
    page = Page("06:40")
    page.presenter.answer("driver", False)
    assert page.result.outcome is ReadyOutcome.CALL
    assert page.result.number_line == "Riverside, after hours"


def test_without_a_clinic_there_is_still_something_to_do() -> None:
    page = Page(wanted=request(without_clinic=True))
    page.presenter.answer("driver", False)
    assert page.result.number == ""
    assert "Use the number that your clinic gave you." in page.result.lines


def test_not_safe_brings_the_crisis_card_at_once_with_both_numbers() -> None:
    page = Page()
    page.presenter.answer("safe", False)
    assert page.result.outcome is ReadyOutcome.CRISIS
    assert page.result.heading == "Call 988 now"
    assert page.result.number == "988"
    assert "In danger now, or you cannot keep yourself safe? Call 911." in page.result.lines
    assert page.result.more_text == "More help now"


@pytest.mark.parametrize("name", ["food", "driver", "safe", "medicines"])
@pytest.mark.parametrize("is_yes", [True, False])
def test_an_answer_is_kept_and_can_be_taken_back(name: str, is_yes: bool) -> None:
    page = Page()
    page.presenter.answer(name, is_yes)
    assert page.store.notes.said[name] is (Answer.YES if is_yes else Answer.NO)
    assert page.rows.undo_text == "Undo last answer"

    page.presenter.undo()
    assert page.store.notes.ready_answers("") == {}
    assert page.rows.result is None
    assert page.rows.undo_text == ""


def test_undo_goes_back_answer_by_answer() -> None:
    page = Page()
    page.presenter.answer("food", True)
    page.presenter.answer("food", False)
    page.presenter.undo()
    assert page.store.notes.said["food"] is Answer.YES


def test_starting_over_takes_all_back_and_can_be_undone_itself() -> None:
    page = Page()
    page.answer_all(well=False)
    page.presenter.start_over()
    assert page.rows.answered == "0 of 9 answered"
    page.presenter.undo()
    assert page.rows.answered == "9 of 9 answered"
    assert page.result.outcome is ReadyOutcome.CALL


def test_who_is_not_sure_about_the_rest_is_told_to_call() -> None:
    page = Page()
    page.presenter.answer("food", True)
    page.presenter.answer("safe", True)
    assert page.rows.unsure_text
    page.presenter.finish()
    assert page.result.outcome is ReadyOutcome.CALL
    assert "I am not sure when I last had a drink." in page.result.say
    page.presenter.undo()
    assert page.rows.answered == "2 of 9 answered"


def test_whether_one_is_safe_is_asked_by_itself_before_the_crisis_card_comes() -> None:
    page = Page()
    page.presenter.answer("food", True)
    page.presenter.finish()
    assert page.rows.result is None
    assert page.rows.answered == "8 of 9 answered"

    page.presenter.finish()
    assert page.result.outcome is ReadyOutcome.CRISIS


def test_answers_are_still_there_when_the_page_is_opened_again() -> None:
    page = Page()
    page.answer_all(food=False)
    page.presenter.start()
    assert page.result.outcome is ReadyOutcome.CALL
    assert page.rows.questions[0].answer is False


def test_leaving_ticks_the_ready_check_and_goes_on() -> None:
    page = Page()
    page.answer_all()
    page.presenter.act()
    assert page.ready_task() is TaskState.DONE
    assert page.left == 1


def test_having_called_is_kept_and_says_whose_word_comes_first() -> None:
    page = Page()
    page.answer_all(well=False)
    page.presenter.act()
    assert page.ready_task() is TaskState.DONE
    assert page.left == 0
    assert page.result.action_text == ""
    assert "Do what the clinic told you. Their word comes first." in page.result.lines
    page.presenter.undo()
    assert page.result.action_text == "I called them"


def test_on_another_day_nothing_is_asked() -> None:
    page = Page("2026-05-13 16:20")
    assert page.rows.questions == ()
    assert page.rows.empty == "The ready check is for Thursday, May 14, before your session. Come back then."


def test_a_dose_at_home_is_asked_about_before_the_dose() -> None:
    page = Page(wanted=request(without_clinic=True, treatment=Treatment.ORAL))
    assert page.rows.subtitle.endswith("Do this before your dose.")
    page.presenter.answer("sitter", False)
    assert page.result.heading == "Call the clinic before your dose"


def test_a_full_disk_is_said_and_the_answer_is_not_shown_as_kept() -> None:
    page = Page()
    page.store.write_error = StoreFull(None, "full")
    page.presenter.answer("food", True)
    assert "could not save" in page.rows.problem
    assert page.rows.questions[0].answer is None


def test_without_a_session_the_page_says_so() -> None:
    assert Page(has_plan=False).rows.empty == "The ready check appears when you add a session."


def test_nobody_known_to_drive_is_asked_about_without_a_name() -> None:
    page = Page(wanted=replace(request(), driver=None))
    assert page.rows.questions[-1].text == "Your driver will take me home"


def test_a_promise_is_asked_about_again_once_its_time_has_come() -> None:
    page = Page("07:10")
    page.presenter.answer("drinks", True)
    assert page.rows.questions[1].text == "I will have no drinks after 8:00\N{NO-BREAK SPACE}AM"
    assert page.rows.questions[1].answer is True

    page.now = at("08:55")
    page.presenter.refresh()

    assert page.rows.questions[1].text == "I have had no drinks since 8:00\N{NO-BREAK SPACE}AM"
    assert page.rows.questions[1].answer is None


def test_after_the_appointment_was_moved_everything_is_asked_anew() -> None:
    page = Page()
    page.answer_all()
    session_id = page.course.plans[0].session.session_id
    page.course.move_session(session_id, at("2026-05-15 10:00"), at("2026-05-15 11:30"), page.now)
    page.now = at("2026-05-15 08:55")
    page.presenter.start()

    assert page.rows.answered == "0 of 9 answered"
    assert page.rows.result is None
