"""What the recovery page shows and what its answers do. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from aftercare.domain.board import Board
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.recovery import CONFIRMED_BY_YES, CheckStage, driving_check, session_to_recover_from
from aftercare.ui.course import Course
from aftercare.ui.handbook import Handbook
from aftercare.ui.messages import message_of
from aftercare.ui.recovery.check_rows import check_row
from aftercare.ui.recovery.recovery_rows import recovery_rows
from aftercare.ui.recovery.rows import CheckRow, Question, RecoveryRows


class RecoveryScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_recovery(self, rows: RecoveryRows) -> None:
        """Show the page."""


class RecoveryPresenter:
    """Feeds the recovery page. The page shows what is stored; answers count only when both are yes."""

    def __init__(self, screen: RecoveryScreen, handbook: Handbook, course: Course, now: Callable[[], datetime]) -> None:
        """Takes the view, our content, the course and a clock."""
        self._screen = screen
        self._handbook = handbook
        self._course = course
        self._now = now
        self._shown = ""
        self._answers: dict[Question, bool] = {}
        self._asked_about = ""
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
                self._check(plan, now),
                self._problem,
            )
        )

    def show_period(self, period_id: str) -> None:
        """Read another stretch of time."""
        self._shown = period_id
        self.refresh()

    def answer(self, question: Question, is_yes: bool) -> None:
        """Take an answer of the driving check; two times yes ends the limit, if the clock has ended its part."""
        now = self._now()
        plan = session_to_recover_from(self._course.plans, now)
        if plan is None or driving_check(plan, now).stage is not CheckStage.ASK:
            self.refresh()
            return
        self._forget_answers_of_another(plan)
        self._answers[question] = is_yes
        if all(self._answers.get(one) is True for one in Question):
            self._keep(plan, now)
        self.refresh()

    def answer_again(self) -> None:
        """Take the answers back; a limit that had ended holds again until they are given anew."""
        now = self._now()
        plan = session_to_recover_from(self._course.plans, now)
        self._answers.clear()
        if plan is not None and driving_check(plan, now).stage is CheckStage.ENDED:
            # Nothing confirmed before the end of a session counts, so its start stands for "not confirmed".
            self._keep(plan, plan.session.planned_start)
        self.refresh()

    def _keep(self, plan: Plan, moment: datetime) -> None:
        self._problem = ""
        try:
            for state in CONFIRMED_BY_YES:
                self._course.confirm(plan.session.session_id, state, moment)
            self._answers.clear()
        except AftercareError as error:
            message = message_of(error)
            self._problem = f"{message.title} {message.detail}"

    def _forget_answers_of_another(self, plan: Plan) -> None:
        if self._asked_about != plan.session.session_id:
            self._asked_about = plan.session.session_id
            self._answers.clear()

    def _check(self, plan: Plan | None, now: datetime) -> CheckRow | None:
        if plan is None:
            return None
        return check_row(driving_check(plan, now), self._answers, plan, now)

    def _board(self, now: datetime) -> Board | None:
        try:
            moment = self._course.at(now)
        except AftercareError as error:
            message = message_of(error)
            self._problem = f"{message.title} {message.detail}"
            return None
        return moment.board if moment is not None else None
