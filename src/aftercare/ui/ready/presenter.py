"""What the ready check shows and what its answers do. Decisions, and no widgets.

Every answer is kept as it is given, each can be taken back, and no answer ever says that somebody may not go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.preparation import READY_CHECK
from aftercare.domain.ready_check import (
    Answer,
    OnNo,
    ReadyItem,
    ReadyOutcome,
    ReadyWords,
    is_day_of_check,
    kept_name,
    ready_items,
    ready_outcome,
)
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course
from aftercare.ui.messages import problem_words
from aftercare.ui.ready.result_rows import is_at_home, result_row
from aftercare.ui.ready.rows import ReadyRow, ReadyRows

_CALLED = "called"
"""Under this name it is kept that the person called; no question is called so."""


class ReadyScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_check(self, rows: ReadyRows) -> None:
        """Show the page."""


class ReadyPresenter:
    """Feeds the ready check. The page always shows what is stored, never what we hoped."""

    def __init__(
        self,
        screen: ReadyScreen,
        course: Course,
        words: Callable[[], ReadyWords],
        now: Callable[[], datetime],
        leave: Callable[[], None],
    ) -> None:
        """Takes the view, the person's course, what gives the questions, a clock, and where to go once all is said."""
        self._screen = screen
        self._course = course
        self._words = words
        self._now = now
        self._leave = leave
        self._before: list[Mapping[str, Answer]] = []
        self._problem: AftercareError | None = None

    def start(self) -> None:
        """The page comes to the front anew; what was answered today is still there."""
        self._before.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment."""
        try:
            rows = self._rows()
        except AftercareError as error:
            self._problem = self._problem or error
            rows = ReadyRows(_title(), "", "", _back(), problem=problem_words(self._problem))
        self._screen.show_check(rows)

    def answer(self, question_id: str, is_yes: bool) -> None:
        """Keep an answer."""
        self._say({question_id: Answer.YES if is_yes else Answer.NO})

    def finish(self) -> None:
        """The person is not sure about the rest; what is open counts as a no.

        Whether they are safe is still asked by itself: nobody gets the crisis card for a question they did not read.
        """
        plan = self._plan()
        if plan is not None:
            said = self._answers(plan)
            rest = [item for item in self._items(plan) if item.question_id not in said]
            others = [item for item in rest if item.on_no is not OnNo.CRISIS]
            self._say({item.question_id: Answer.UNSURE for item in others or rest})

    def start_over(self) -> None:
        """Take all answers back; they can be put back."""
        plan = self._plan()
        if plan is not None:
            self._say(dict.fromkeys(self._answers(plan), Answer.NONE))

    def undo(self) -> None:
        """Go back to what held before the last answer."""
        if self._before:
            before = self._before.pop()
            self._try(lambda plan: self._save(plan, before))
            self.refresh()

    def act(self) -> None:
        """The person called the clinic; or, if they are ready, is leaving."""
        plan = self._plan()
        if plan is None:
            return
        outcome = ready_outcome(self._items(plan), self._answers(plan))
        if outcome is ReadyOutcome.CALL:
            self._say({_CALLED: Answer.YES})
            self._try(self._tick)
        elif outcome is ReadyOutcome.READY and self._try(self._tick):
            self._leave()
        self.refresh()

    def _plan(self) -> Plan | None:
        return self._course.plan_at(self._now())

    def _items(self, plan: Plan) -> tuple[ReadyItem, ...]:
        return ready_items(self._words(), plan, self._now())

    def _answers(self, plan: Plan) -> Mapping[str, Answer]:
        """What was said to the sentences that are asked now, by question."""
        kept = self._course.notes.ready_answers(plan.session.session_id)
        return {name: kept[kept_as] for name, kept_as in self._kept_names(plan).items() if kept_as in kept}

    def _kept_names(self, plan: Plan) -> Mapping[str, str]:
        named = {item.question_id: kept_name(plan, item.question_id, item.text) for item in self._items(plan)}
        return {**named, _CALLED: kept_name(plan, _CALLED)}

    def _say(self, said: Mapping[str, Answer]) -> None:
        def keep(plan: Plan) -> None:
            held = self._answers(plan)
            before = {name: held.get(name, Answer.NONE) for name in said}
            self._save(plan, said)
            self._before.append(before)

        if said:
            self._try(keep)
        self.refresh()

    def _save(self, plan: Plan, answers: Mapping[str, Answer]) -> None:
        names = self._kept_names(plan)
        said = {names[name]: answer for name, answer in answers.items() if name in names}
        self._course.notes.save_ready_answers(plan.session.session_id, said, self._now())

    def _tick(self, plan: Plan) -> None:
        """Tick the task that asks for this check, if the plan has one."""
        states = self._course.states(plan.session.session_id)
        for task in plan.tasks:
            is_it = READY_CHECK in plan.window_of(task).topics
            if is_it and states.get(task.key, TaskState.OPEN) is TaskState.OPEN:
                self._course.mark(plan.session.session_id, task.key, TaskState.DONE, self._now())

    def _try(self, entry: Callable[[Plan], None]) -> bool:
        plan = self._plan()
        if plan is None:
            return False
        try:
            entry(plan)
            self._problem = None
            return True
        except AftercareError as error:
            self._problem = error
            return False

    def _rows(self) -> ReadyRows:
        translate, plan, now = QCoreApplication.translate, self._plan(), self._now()
        if plan is None:
            return ReadyRows(
                _title(), "", "", _back(), empty=translate("Ready", "The ready check appears when you add a session.")
            )
        words = self._words()
        phrases, wording = words.phrases, plan.wording
        if not is_day_of_check(plan, now):
            day = wording.day(plan.session_day())
            return ReadyRows(phrases["heading"], "", "", _back(), empty=phrases["other_day"].format(day=day))
        items, answers = self._items(plan), self._answers(plan)
        local = plan.local(now)
        subtitle = phrases["subtitle_home" if is_at_home(plan) else "subtitle"]
        outcome = ready_outcome(items, answers)
        count = sum(1 for item in items if item.question_id in answers)
        said = translate("Ready", "{count} of {total} answered").format(count=count, total=len(items))
        return ReadyRows(
            phrases["heading"],
            subtitle.format(day=wording.day(local.date()), time=wording.clock_time(local.time())),
            phrases["subtitle_brief_home" if is_at_home(plan) else "subtitle_brief"],
            _back(),
            questions=tuple(_row(item, number, answers) for number, item in enumerate(items, 1)),
            answered=said,
            unsure_text=translate("Ready", "I am not sure about the rest") if 0 < count < len(items) else "",
            undo_text=translate("Ready", "Undo last answer") if self._before else "",
            restart_text=translate("Ready", "Start over") if count else "",
            result=result_row(
                outcome, phrases, plan, items, answers, now, has_called=answers.get(_CALLED) is Answer.YES
            )
            if outcome is not None
            else None,
            preview=("", "") if outcome is not None else (phrases["preview"], phrases["preview_line"]),
            problem=problem_words(self._problem),
        )


def _row(item: ReadyItem, number: int, answers: Mapping[str, Answer]) -> ReadyRow:
    said = answers.get(item.question_id, Answer.NONE)
    is_yes = {Answer.YES: True, Answer.NO: False}.get(said)
    note = QCoreApplication.translate("Ready", "Not sure") if said is Answer.UNSURE else ""
    return ReadyRow(item.question_id, number, item.text, item.line, is_yes, note)


def _title() -> str:
    return QCoreApplication.translate("Ready", "Ready check")


def _back() -> str:
    return QCoreApplication.translate("Ready", "Back to Prepare")
