"""What the checklist shows and what its rows do. Decisions, and no widgets.

Everything that can be ticked here can be taken back: by the strip that says what was done, and by pressing again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.domain.frozen import frozen
from aftercare.domain.preparation import PrepGroup, preparation, progress
from aftercare.domain.questions import QuestionList
from aftercare.domain.ready_check import is_day_of_check
from aftercare.domain.today import TaskState
from aftercare.ui.checklist.checklist_rows import detail_row, group_row, heading, question_rows
from aftercare.ui.checklist.rows import ChecklistRows, DetailRow, EntryRow
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.messages import problem_words
from aftercare.ui.prepare import parts


class ChecklistScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_checklist(self, rows: ChecklistRows) -> None:
        """Show the page."""

    def focus_question(self) -> None:
        """Move focus to the line for the question that is open."""


@frozen
class _Undo:
    """What can be taken back: in words, and how."""

    words: str
    back: Callable[[], None]


class ChecklistPresenter:
    """Feeds the checklist. The page always shows what is stored, never what we hoped."""

    def __init__(self, screen: ChecklistScreen, course: Course, now: Callable[[], datetime]) -> None:
        """Takes the view, the person's course, and a clock."""
        self._screen = screen
        self._course = course
        self._now = now
        self._open = ""
        self._draft: str | None = None
        self._own_words = ""
        self._fresh: set[str] = set()
        self._unfolded: set[str] = set()
        self._undo: _Undo | None = None
        self._problem: AftercareError | None = None

    def start(self) -> None:
        """The page comes to the front anew: what was ticked before folds away."""
        self._fresh.clear()
        self._undo = None
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment."""
        now = self._now()
        try:
            moment = self._course.at(now)
            rows = self._rows(moment) if moment is not None else self._empty_rows()
        except AftercareError as error:
            self._problem = self._problem or error
            rows = self._empty_rows()
        self._screen.show_checklist(rows)

    def tick(self, task_key: str) -> None:
        """Tick a task, or take its tick back."""
        self._enter(lambda moment: self._tick(moment, task_key))

    def decline(self, task_key: str) -> None:
        """The person is not doing a task; or they are after all."""
        self._enter(lambda moment: self._decline(moment, task_key))

    def open(self, task_key: str) -> None:
        """Open what is below a row, or close it."""
        self._open = "" if self._open == task_key else task_key
        self._draft = None
        self.refresh()

    def fold(self, group_id: str) -> None:
        """Show what is settled in a group, or fold it away."""
        self._unfolded ^= {group_id}
        self._fresh.clear()
        self.refresh()

    def say_clear(self, task_key: str, is_clear: bool) -> None:
        """The person understands an instruction, or has a question about it."""
        self._draft = None
        self._enter(lambda moment: self._say_clear(moment, task_key, is_clear=is_clear))
        if not is_clear:
            self._screen.focus_question()

    def type_question(self, words: str) -> None:
        """Something was typed into the line for the question about the open instruction."""
        self._draft = words

    def save_question(self, task_key: str) -> None:
        """Keep the words of the question about an instruction."""
        if self._draft is not None:
            words, self._draft = self._draft, None
            self._enter(lambda moment: self._ask(moment, words, task_key))

    def type_own_words(self, words: str) -> None:
        """Something was typed into the line for a question about anything else."""
        self._own_words = words

    def add_question(self) -> None:
        """Keep a question about anything else."""
        if self._own_words.strip():
            self._enter(self._add_question)

    def remove_question(self, question_id: str) -> None:
        """Take a question off the list; it can be put back."""
        self._enter(lambda moment: self._remove_question(moment, question_id))

    def undo(self) -> None:
        """Take the last change back."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._enter(lambda _: undo.back())

    def _enter(self, entry: Callable[[CourseMoment], None]) -> None:
        self._problem = self._course.enter(entry, self._now())
        self.refresh()

    def _tick(self, moment: CourseMoment, task_key: str) -> None:
        is_done = moment.states.get(task_key) is TaskState.DONE
        words = self._name(moment, task_key, is_done=is_done)
        self._mark(moment, task_key, TaskState.OPEN if is_done else TaskState.DONE, words)

    def _decline(self, moment: CourseMoment, task_key: str) -> None:
        translate = QCoreApplication.translate
        is_declined = moment.states.get(task_key) is TaskState.NOT_DOING
        name = self._heading(moment, task_key)
        said = translate("Checklist", "“{task}” is back on the list.")
        if not is_declined:
            said = translate("Checklist", "“{task}”: not doing. That is OK. Tell the clinic if you are unsure.")
        self._mark(moment, task_key, TaskState.OPEN if is_declined else TaskState.NOT_DOING, said.format(task=name))

    def _mark(self, moment: CourseMoment, task_key: str, state: TaskState, words: str) -> None:
        session_id = moment.plan.session.session_id
        before = moment.states.get(task_key, TaskState.OPEN)
        self._fresh.add(task_key)
        self._course.mark(session_id, task_key, state, moment.now)
        self._undo = _Undo(words, lambda: self._course.mark(session_id, task_key, before, self._now()))

    def _name(self, moment: CourseMoment, task_key: str, *, is_done: bool) -> str:
        translate = QCoreApplication.translate
        said = translate("Checklist", "“{task}” is done.")
        if is_done:
            said = translate("Checklist", "“{task}” is not done yet.")
        return said.format(task=self._heading(moment, task_key))

    def _heading(self, moment: CourseMoment, task_key: str) -> str:
        task = moment.plan.task(task_key)
        return heading(moment.plan, task, moment.now) if task is not None else ""

    def _say_clear(self, moment: CourseMoment, task_key: str, *, is_clear: bool) -> None:
        questions = self._questions(moment)
        if is_clear:
            said = QCoreApplication.translate("Checklist", "Marked as clear.")
            self._keep(moment, questions.with_clear(task_key), said)
        elif questions.about(task_key) is None:
            said = QCoreApplication.translate("Checklist", "Your question is on the sheet to bring.")
            about = self._heading(moment, task_key)
            self._keep(moment, questions.with_question("", task_key, about), said)

    def _ask(self, moment: CourseMoment, words: str, task_key: str) -> None:
        questions = self._questions(moment)
        said = QCoreApplication.translate("Checklist", "Your question is on the sheet to bring.")
        self._keep(moment, questions.with_question(words, task_key, self._heading(moment, task_key)), said)

    def _add_question(self, moment: CourseMoment) -> None:
        said = QCoreApplication.translate("Checklist", "Your question is on the sheet to bring.")
        self._keep(moment, self._questions(moment).with_question(self._own_words), said)
        self._own_words = ""

    def _remove_question(self, moment: CourseMoment, question_id: str) -> None:
        said = QCoreApplication.translate("Checklist", "The question is off your sheet.")
        self._keep(moment, self._questions(moment).without(question_id), said)

    def _questions(self, moment: CourseMoment) -> QuestionList:
        return self._course.notes.questions(moment.plan.session.session_id)

    def _keep(self, moment: CourseMoment, questions: QuestionList, words: str) -> None:
        notes, session_id = self._course.notes, moment.plan.session.session_id
        before = notes.questions(session_id)
        notes.save_questions(session_id, questions)
        self._undo = _Undo(words, lambda: notes.save_questions(session_id, before))

    def _rows(self, moment: CourseMoment) -> ChecklistRows:
        translate, plan, now = QCoreApplication.translate, moment.plan, moment.now
        sentence, brief = parts.session_sentence(plan, now)
        groups = preparation(plan, moment.states, now)
        done, total = progress(groups)
        questions = self._questions(moment)
        keeps = {*self._fresh, self._open}
        count = len(questions.questions)
        asks = translate("Checklist", "{count} to ask").format(count=count) if count else ""
        return ChecklistRows(
            parts.title(),
            sentence,
            brief,
            parts.tab_rows(),
            done=translate("Checklist", "{done} of {total} done").format(done=done, total=total),
            share=done / total if total else 0.0,
            entry=_entry() if is_day_of_check(plan, now) else None,
            groups=tuple(
                group_row(plan, group, now, keeps=keeps, is_unfolded=group.stretch.value in self._unfolded)
                for group in groups
            ),
            open=self._detail(moment, groups, questions),
            questions_title=translate("Checklist", "My questions"),
            questions_line=asks,
            questions=question_rows(questions),
            own_words=self._own_words,
            undo=self._undo.words if self._undo is not None else "",
            problem=problem_words(self._problem),
        )

    def _detail(self, moment: CourseMoment, groups: tuple[PrepGroup, ...], questions: QuestionList) -> DetailRow | None:
        found = [item for group in groups for item in group.items if item.task.key == self._open]
        if not found:
            return None
        return detail_row(moment.plan, found[0], questions, moment.now, self._draft)

    def _empty_rows(self) -> ChecklistRows:
        words = QCoreApplication.translate("Checklist", "Your list appears when you add a session.")
        problem = problem_words(self._problem)
        return ChecklistRows(parts.title(), "", "", (), empty="" if problem else words, problem=problem)


def _entry() -> EntryRow:
    translate = QCoreApplication.translate
    return EntryRow(
        translate("Checklist", "Ready check"),
        translate("Checklist", "A few questions before you leave home. It takes 1 minute."),
        translate("Checklist", "Start the ready check"),
    )
