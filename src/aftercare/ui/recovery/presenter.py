"""What the recovery page shows and what its answers do. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from aftercare.domain.board import Board
from aftercare.domain.errors import AftercareError
from aftercare.domain.recovery import session_to_recover_from
from aftercare.ui.course import Course
from aftercare.ui.driving_answers import DrivingAnswers
from aftercare.ui.handbook import Handbook
from aftercare.ui.messages import problem_words
from aftercare.ui.recovery.recovery_rows import recovery_rows
from aftercare.ui.recovery.rows import Question, RecoveryRows


class RecoveryScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_recovery(self, rows: RecoveryRows) -> None:
        """Show the page."""


class RecoveryPresenter:
    """Feeds the recovery page. The page shows what is stored; answers count only when both are yes."""

    def __init__(
        self,
        screen: RecoveryScreen,
        handbook: Handbook,
        course: Course,
        now: Callable[[], datetime],
        answers: DrivingAnswers | None = None,
    ) -> None:
        """Takes the view, our content, the course, a clock, and the answers of the driving check."""
        self._screen = screen
        self._handbook = handbook
        self._course = course
        self._now = now
        self._shown = ""
        self._answers = answers or DrivingAnswers(course)
        self._problem = ""
        course.on_change(self.refresh)

    def refresh(self) -> None:
        """Show the present moment."""
        now = self._now()
        plan = session_to_recover_from(self._course.plans, now)
        board = self._board(now)
        self._screen.show_recovery(
            recovery_rows(
                self._handbook.periods,
                self._handbook.effects,
                plan,
                board,
                now,
                self._shown,
                self._answers.row(plan, now) if plan is not None else None,
                self._problem or self._answers.problem,
            )
        )

    def show_period(self, period_id: str) -> None:
        """Read another stretch of time."""
        self._shown = period_id
        self.refresh()

    def answer(self, question: Question, is_yes: bool) -> None:
        """Take an answer of the driving check."""
        now = self._now()
        self._answers.answer(session_to_recover_from(self._course.plans, now), question, is_yes, now)
        self.refresh()

    def answer_again(self) -> None:
        """Take the answers back."""
        now = self._now()
        self._answers.again(session_to_recover_from(self._course.plans, now), now)
        self.refresh()

    def _board(self, now: datetime) -> Board | None:
        try:
            moment = self._course.at(now)
        except AftercareError as error:
            self._problem = problem_words(error)
            return None
        return moment.board if moment is not None else None
