"""What Learn shows and what a search finds. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import Board
from aftercare.domain.errors import AftercareError
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.learning import Answer
from aftercare.domain.plan import Plan
from aftercare.domain.recovery import session_to_recover_from
from aftercare.ui.course import Course
from aftercare.ui.handbook import Handbook
from aftercare.ui.learn.learn_rows import answer_row, found_questions
from aftercare.ui.learn.rows import AnswerRow, LearnRows


class LearnScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_learn(self, rows: LearnRows) -> None:
        """Show the page."""


class LearnPresenter:
    """Feeds the Learn page. Without a plan it answers all the same, without times of one's own."""

    def __init__(
        self,
        screen: LearnScreen,
        handbook: Handbook,
        course: Course,
        numbers: HelpNumbers,
        now: Callable[[], datetime],
    ) -> None:
        """Takes the view, our content, the course, the country's numbers and a clock."""
        self._screen = screen
        self._handbook = handbook
        self._course = course
        self._numbers = numbers
        self._now = now
        self._query = ""
        self._open = ""
        course.on_change(self.refresh)

    def refresh(self) -> None:
        """Show the page."""
        now, handbook = self._now(), self._handbook
        plan, board = self._plan_and_board(now)
        answers = {answer.answer_id: answer for answer in handbook.answers}
        opened = answers.get(self._open)
        found = found_questions(
            self._query, handbook.answers, handbook.signs, handbook.meanings, self._numbers, plan, now
        )
        first = next((one.answer_id for group in found.groups for one in group.questions), "")
        suggested = answers.get(first) if found.crisis is None else None
        translate = QCoreApplication.translate

        def row(answer: Answer | None) -> AnswerRow | None:
            return answer_row(answer, handbook.sources, plan, board, now) if answer is not None else None

        self._screen.show_learn(
            LearnRows(
                title=translate("Learn", "Learn"),
                subtitle=translate("Learn", "Short answers. Each one shows where it comes from."),
                subtitle_brief=translate("Learn", "Short answers, with sources."),
                found=found,
                answer=row(opened),
                suggested=row(suggested),
            )
        )

    def search(self, query: str) -> None:
        """Look for answers; an empty query shows all questions."""
        self._query = query
        self.refresh()

    def open(self, answer_id: str) -> None:
        """Show one answer; an empty id shows none."""
        self._open = answer_id
        self.refresh()

    def _plan_and_board(self, now: datetime) -> tuple[Plan | None, Board | None]:
        try:
            moment = self._course.at(now)
        except AftercareError:
            # Questions can be answered without the marks of tasks; the plan itself needs no store.
            return session_to_recover_from(self._course.plans, now), None
        return (moment.plan, moment.board) if moment is not None else (None, None)
