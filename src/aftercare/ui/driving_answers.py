"""The answers of the driving check, which stands on Today and on Recovery: one set, whichever page it is given on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from aftercare.domain.errors import AftercareError
from aftercare.ui.messages import problem_words

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan
    from aftercare.ui.course import Course
    from aftercare.ui.recovery.rows import CheckRow, Question


class DrivingAnswers:
    """Two times yes ends the limit, if the clock has ended its part. Nothing here gives permission.

    Attributes:
        problem: what went wrong with the last entry; empty if nothing did.
    """

    def __init__(self, course: Course) -> None:
        """Takes the person's course."""
        self._course = course
        self._answers: dict[Question, bool] = {}
        self._asked_about = ""
        self.problem = ""

    def row(self, plan: Plan, now: datetime) -> CheckRow | None:
        """The check at a moment; None while there is nothing to ask."""
        from aftercare.domain.recovery import driving_check
        from aftercare.ui.recovery.check_rows import check_row

        return check_row(driving_check(plan, now), self._answers, plan, now)

    def answer(self, plan: Plan | None, question: Question, is_yes: bool, now: datetime) -> None:
        """Take an answer; one that comes when nothing is asked counts for nothing."""
        from aftercare.domain.recovery import CheckStage, driving_check
        from aftercare.ui.recovery.rows import Question

        if plan is None or driving_check(plan, now).stage is not CheckStage.ASK:
            return
        if self._asked_about != plan.session.session_id:
            self._asked_about = plan.session.session_id
            self._answers.clear()
        self._answers[question] = is_yes
        if all(self._answers.get(one) is True for one in Question):
            self._keep(plan, now)

    def again(self, plan: Plan | None, now: datetime) -> None:
        """Take the answers back; a limit that had ended holds again until they are given anew."""
        from aftercare.domain.recovery import CheckStage, driving_check

        self._answers.clear()
        if plan is not None and driving_check(plan, now).stage is CheckStage.ENDED:
            # Nothing confirmed before the end of a session counts, so its start stands for "not confirmed".
            self._keep(plan, plan.session.planned_start)

    def _keep(self, plan: Plan, moment: datetime) -> None:
        from aftercare.domain.recovery import CONFIRMED_BY_YES

        self.problem = ""
        try:
            for state in CONFIRMED_BY_YES:
                self._course.confirm(plan.session.session_id, state, moment)
            self._answers.clear()
        except AftercareError as error:
            self.problem = problem_words(error)
