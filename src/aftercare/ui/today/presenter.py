"""What Today shows and what its buttons do. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from aftercare.domain.errors import AftercareError
from aftercare.domain.nudge import Nudge
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.rule import TopicId
from aftercare.domain.session import END_ALLOWANCE
from aftercare.domain.today import Phase, TaskState, phase_at
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.today.card_rows import snooze_minutes
from aftercare.ui.today.day_rows import in_session_rows, nothing_planned_rows, problem_rows, today_rows
from aftercare.ui.today.reminder_rows import reminder_rows
from aftercare.ui.today.rows import InSessionRows, TodayRows, UndoRow, WhyRow
from aftercare.ui.today.why_rows import why_task, why_topic

UNDO_SHOWS_FOR = timedelta(seconds=10)
_LEFT_EARLIER = timedelta(minutes=60)
_LEFT_LATER = timedelta(minutes=60)


class TodayScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_today(self, rows: TodayRows) -> None:
        """Show the day."""

    def show_in_session(self, rows: InSessionRows) -> None:
        """Show only what matters while a session runs."""

    def show_why(self, row: WhyRow) -> None:
        """Open an answer to "Why?"."""


class ReminderBox(Protocol):
    """The reminders that wait for an answer."""

    @property
    def problem(self) -> AftercareError | None:
        """What stands in the way of looking after them, if something does."""

    def waiting(self, session_id: str) -> Sequence[ReminderId]:
        """Those that were shown and wait for an answer, the latest first."""

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        """Keep what the person said to one."""


class TodayPresenter:
    """Feeds the Today page. The page always shows what is stored, never what we hoped."""

    def __init__(
        self,
        screen: TodayScreen,
        course: Course,
        reminders: ReminderBox,
        now: Callable[[], datetime],
        problem: AftercareError | None = None,
    ) -> None:
        """Takes the view, the course, the reminders, a clock, and what went wrong before, if something did."""
        self._screen = screen
        self._course = course
        self._reminders = reminders
        self._now = now
        self._undo: tuple[str, datetime] | None = None
        self._put_away: set[ReminderId] = set()
        self._problem = problem
        course.on_change(self.refresh)

    def refresh(self) -> None:
        """Show the present moment."""
        now = self._now()
        try:
            self._show(now)
        except AftercareError as error:
            self._screen.show_today(problem_rows(error, can_try_again=True))

    def _show(self, now: datetime) -> None:
        moment = self._course.at(now)
        problem = self._problem or self._reminders.problem
        if moment is None:
            self._screen.show_today(
                nothing_planned_rows() if problem is None else problem_rows(problem, can_try_again=False)
            )
        elif phase_at(moment.plan, now) is Phase.IN_SESSION:
            self._screen.show_in_session(in_session_rows(moment))
        else:
            session_id = moment.plan.session.session_id
            wanted = self._course.reminders(moment.plan)
            waiting = [one for one in self._reminders.waiting(session_id) if one not in self._put_away]
            cards = reminder_rows(moment.plan, wanted, waiting, now)
            self._screen.show_today(today_rows(moment, cards, self._undo_row(moment), problem))

    def task_done(self, task_key: str) -> None:
        """Tick a task; it can be undone for a while."""
        self._enter(lambda moment: self._mark(moment, task_key))

    def task_undone(self, task_key: str) -> None:
        """Take a tick back."""
        self._undo = None
        self._enter(lambda moment: self._course.undo(moment.plan.session.session_id, task_key, moment.now))

    def snoozed(self, task_key: str) -> None:
        """Remind of a task again in a while, never past its time."""
        self._enter(lambda moment: self._nudge(moment, task_key))

    def reminder_done(self, reminder_id: str) -> None:
        """The person did what a reminder asked; its task is ticked with it."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.DONE))

    def reminder_declined(self, reminder_id: str) -> None:
        """The person is not doing what a reminder asked."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.NOT_DOING))

    def reminder_asked(self, reminder_id: str) -> None:
        """The person wants to ask the clinic about a reminder: it is settled, and the numbers come up."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.ASKED))

    def session_over(self) -> None:
        """The session has ended just now."""
        self._enter(self._end_now)

    def left_at(self, answer: str) -> None:
        """The session ended at about the planned time, an hour earlier, or an hour later."""
        shift = {"earlier": -_LEFT_EARLIER, "later": _LEFT_LATER}.get(answer, timedelta(0))
        self._enter(lambda moment: self._end_about(moment, shift))

    def why(self, asked: str) -> None:
        """Explain a tile or a task."""
        try:
            moment = self._course.at(self._now())
        except AftercareError as error:
            self._screen.show_today(problem_rows(error, can_try_again=True))
            return
        if moment is None:
            return
        topic = TopicId(asked)
        if topic in moment.plan.board_topics:
            self._screen.show_why(why_topic(moment, topic))
        elif task := moment.plan.task(asked):
            self._screen.show_why(why_task(moment, task))

    def _enter(self, entry: Callable[[CourseMoment], None]) -> None:
        try:
            moment = self._course.at(self._now())
            self._problem = None
            if moment is not None:
                entry(moment)
        except AftercareError as error:
            self._problem = error
        self.refresh()

    def _mark(self, moment: CourseMoment, task_key: str) -> None:
        self._undo = (task_key, moment.now)
        self._course.mark(moment.plan.session.session_id, task_key, TaskState.DONE, moment.now)

    def _nudge(self, moment: CourseMoment, task_key: str) -> None:
        task = moment.plan.task(task_key)
        if task is None or task.due is None:
            return
        minutes = snooze_minutes(task.due - moment.now)
        if minutes:
            at = moment.now + timedelta(minutes=minutes)
            self._course.nudge(moment.plan.session.session_id, Nudge(task_key, at))

    def _settle(self, moment: CourseMoment, reminder_id: str, state: ReminderState) -> None:
        wanted = self._course.reminders(moment.plan)
        reminder = next((one for one in wanted if one.reminder_id == reminder_id), None)
        self._reminders.answer(ReminderId(reminder_id), state)
        if reminder is None or state is ReminderState.ASKED:
            return
        task = next((task for task in moment.plan.tasks if task.rule_id == reminder.rule_id), None)
        if task is not None:
            marked = TaskState.DONE if state is ReminderState.DONE else TaskState.NOT_DOING
            self._course.mark(moment.plan.session.session_id, task.key, marked, moment.now)

    def reminder_hidden(self, reminder_id: str) -> None:
        """The person put a card away. That is no answer: it comes back when the app is opened again."""
        self._put_away.add(ReminderId(reminder_id))
        self.refresh()

    def _end_now(self, moment: CourseMoment) -> None:
        """A session that has not begun cannot be over; its button only shows once it has."""
        session = moment.plan.session
        if moment.now > session.planned_start:
            self._course.end_session(session.session_id, moment.now)

    def _end_about(self, moment: CourseMoment, shift: timedelta) -> None:
        session = moment.plan.session
        estimate = session.planned_end + END_ALLOWANCE + shift
        ended = min(max(estimate, session.planned_start), moment.now)
        self._course.end_session(session.session_id, ended)

    def _undo_row(self, moment: CourseMoment) -> UndoRow | None:
        if self._undo is None:
            return None
        task_key, done_at = self._undo
        task = moment.plan.task(task_key)
        is_over = not timedelta(0) <= moment.now - done_at < UNDO_SHOWS_FOR
        if task is None or is_over or moment.states.get(task_key) is not TaskState.DONE:
            return None
        window = moment.plan.window_of(task)
        today = moment.plan.local(moment.now).date()
        return UndoRow(task_key, moment.plan.filler.fill(task.heading, window, today, near=True))
