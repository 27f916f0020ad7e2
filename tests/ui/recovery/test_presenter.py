"""The driving check keeps only two times yes, after the clock, and can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ui.demo_course import Store, at, course_of, request
from tests.ui.page_pictures import handbook

from aftercare.domain.board import BoardState
from aftercare.domain.edge import State
from aftercare.domain.rule import TopicId
from aftercare.domain.store_errors import StoreFull, StoreUnreadable
from aftercare.ui.recovery.presenter import RecoveryPresenter
from aftercare.ui.recovery.rows import CheckResult, Question, RecoveryRows

FRIDAY = "2026-05-15 12:05"


class Desk:
    """A presenter among stand-ins, at a moment that is set by hand."""

    def __init__(self, moment: str, *, has_course: bool = True, **known: Any) -> None:
        self.now = at(moment)
        self.store = Store()
        self.shown: RecoveryRows | None = None
        requests = [request(**{"actual_end": at("12:00"), **known})] if has_course else []
        self.course = course_of(*requests, store=self.store)
        self.presenter = RecoveryPresenter(self, handbook(), self.course, lambda: self.now)
        self.presenter.refresh()

    def show_recovery(self, rows: RecoveryRows) -> None:
        self.shown = rows

    @property
    def rows(self) -> RecoveryRows:
        assert self.shown is not None
        return self.shown

    @property
    def result(self) -> CheckResult | None:
        return self.rows.check.result if self.rows.check is not None else None

    def driving(self) -> BoardState:
        moment = self.course.at(self.now)
        assert moment is not None
        return moment.board.item(TopicId("driving")).state

    def answer(self, slept: bool | None, clear: bool | None) -> None:
        for question, answer in ((Question.SLEPT, slept), (Question.CLEAR, clear)):
            if answer is not None:
                self.presenter.answer(question, answer)


def test_two_times_yes_is_kept_and_ends_the_limit() -> None:
    desk = Desk(FRIDAY)
    desk.answer(True, True)
    assert desk.store.sessions[-1].confirmed == {State.SLEPT: at(FRIDAY), State.FEELS_CLEAR: at(FRIDAY)}
    assert desk.result is CheckResult.LIMIT_ENDED
    assert desk.driving() is BoardState.ALLOWED


@pytest.mark.parametrize(
    ("slept", "clear"), [(True, None), (None, True), (False, True), (True, False), (False, False), (False, None)]
)
def test_anything_but_two_times_yes_keeps_nothing_and_the_limit(slept: bool | None, clear: bool | None) -> None:
    desk = Desk(FRIDAY)
    desk.answer(slept, clear)
    assert desk.store.sessions == []
    assert desk.driving() is BoardState.NOT_ALLOWED
    assert desk.result is (CheckResult.CALL_CLINIC if False in (slept, clear) else None)


@pytest.mark.parametrize("moment", ["14:15", "2026-05-15 08:00", "2026-05-15 11:59"])
def test_before_the_clock_has_ended_its_part_no_answer_counts(moment: str) -> None:
    desk = Desk(moment)
    desk.answer(True, True)
    assert desk.store.sessions == []
    assert desk.rows.check is None


def test_answers_given_before_the_clock_ended_do_not_count_after_it() -> None:
    desk = Desk("2026-05-15 11:59")
    desk.answer(True, True)
    desk.now = at("2026-05-15 12:00")
    desk.presenter.refresh()
    assert desk.result is None
    assert desk.driving() is BoardState.NOT_ALLOWED


def test_a_no_can_be_answered_again() -> None:
    desk = Desk(FRIDAY)
    desk.answer(True, False)
    desk.presenter.answer_again()
    assert desk.rows.check is not None
    assert [question.answer for question in desk.rows.check.questions] == [None, None]
    desk.answer(True, True)
    assert desk.result is CheckResult.LIMIT_ENDED


def test_two_times_yes_can_be_taken_back_and_the_limit_holds_again() -> None:
    desk = Desk(FRIDAY)
    desk.answer(True, True)
    desk.presenter.answer_again()
    assert desk.driving() is BoardState.NOT_ALLOWED
    assert desk.result is None
    assert desk.rows.check is not None


def test_an_answer_that_could_not_be_kept_is_told_and_ends_nothing() -> None:
    desk = Desk(FRIDAY)
    desk.store.write_error = StoreFull("private.db", "no space left on device")
    desk.answer(True, True)
    assert "The disk is full" in desk.rows.problem
    assert desk.driving() is BoardState.NOT_ALLOWED
    desk.store.write_error = None
    desk.answer(None, True)
    assert desk.rows.problem == ""
    assert desk.driving() is BoardState.ALLOWED


def test_marks_that_cannot_be_read_are_told_and_the_page_still_shows() -> None:
    desk = Desk("14:15")
    desk.store.read_error = StoreUnreadable("schedule.db", "database disk image is malformed")
    desk.presenter.refresh()
    assert desk.rows.problem
    assert desk.rows.do


def test_without_a_course_the_page_can_be_read_and_asks_nothing() -> None:
    desk = Desk("14:15", has_course=False)
    desk.answer(True, True)
    desk.presenter.answer_again()
    assert desk.rows.check is None


def test_another_stretch_can_be_read_and_stays_until_another_is_chosen() -> None:
    desk = Desk("14:15")
    desk.presenter.show_period("days-2-to-7")
    desk.now = at("14:16")
    desk.presenter.refresh()
    assert desk.rows.shown == "days-2-to-7"


def test_the_page_follows_what_is_entered_elsewhere() -> None:
    desk = Desk("13:00", actual_end=None)
    assert desk.rows.subtitle.endswith("Say it on Today.")
    desk.course.end_session("sample-session-4", at("12:30"))
    assert "You left the clinic at 12:30" in desk.rows.subtitle
