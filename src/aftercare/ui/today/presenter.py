"""What Today shows and what its buttons do. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from aftercare.domain.board_words import ANSWER_SHOWS_FOR
from aftercare.domain.desk_table import Said
from aftercare.domain.errors import AftercareError
from aftercare.domain.nudge import Nudge
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.rule import TopicId
from aftercare.domain.session import END_ALLOWANCE
from aftercare.domain.snooze import soon_minutes
from aftercare.domain.today import NextTask, Phase, TaskState, next_task, phase_at
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.driving_answers import DrivingAnswers
from aftercare.ui.today.away_rows import away_cards, away_items
from aftercare.ui.today.card_rows import is_to_check, next_card_row
from aftercare.ui.today.day_rows import Waiting, in_session_rows, nothing_planned_rows, problem_rows, today_rows
from aftercare.ui.today.notice_rows import CLOCK, CORRECTION, SLIP, ZONE, notice_cards
from aftercare.ui.today.reminder_box import ReminderBox
from aftercare.ui.today.reminder_rows import reminder_rows
from aftercare.ui.today.rows import BannerKind, BannerRow, InSessionRows, TodayRows, WhyRow
from aftercare.ui.today.undo import LastEntry
from aftercare.ui.today.why_rows import why_task, why_topic

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan
    from aftercare.ui.recovery.rows import CheckRow, Question

_LEFT_EARLIER = timedelta(minutes=60)
_LEFT_LATER = timedelta(minutes=60)
_MARKS = {
    Said.KEPT: TaskState.DONE,
    Said.DONE: TaskState.DONE,
    Said.SLIPPED: TaskState.ASKED,
    Said.ASKED: TaskState.ASKED,
    Said.NOT_DOING: TaskState.NOT_DOING,
}


class TodayScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_today(self, rows: TodayRows) -> None:
        """Show the day."""

    def show_in_session(self, rows: InSessionRows) -> None:
        """Show only what matters while a session runs."""

    def show_why(self, row: WhyRow) -> None:
        """Open an answer to "Why?"."""


class TodayPresenter:
    """Feeds the Today page. The page always shows what is stored, never what we hoped."""

    def __init__(
        self,
        screen: TodayScreen,
        course: Course,
        reminders: ReminderBox,
        now: Callable[[], datetime],
        problem: AftercareError | None = None,
        reopen: Callable[[], AftercareError | None] | None = None,
        answers: DrivingAnswers | None = None,
    ) -> None:
        """Makes a presenter.

        Args:
            screen: the view.
            course: the person's course.
            reminders: what waits.
            now: the moment it is.
            problem: what went wrong before, if something did.
            reopen: tries once more to open what could not be opened, and says what is still wrong.
            answers: those of the driving check.
        """
        self._screen = screen
        self._course = course
        self._reminders = reminders
        self._now = now
        self._last = LastEntry(course)
        self._answers = answers or DrivingAnswers(course)
        self._put_away: set[ReminderId] = set()
        self._problem = problem
        self._reopen = reopen
        self._front = ""
        self._choosing = ""
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
            rows = problem_rows(problem, can_try_again=True) if problem is not None else nothing_planned_rows()
            self._screen.show_today(rows)
        elif phase_at(moment.plan, now) is Phase.IN_SESSION:
            self._screen.show_in_session(in_session_rows(moment))
        else:
            coming = next_task(moment.plan, moment.states, now)
            nudged_for = self._course.nudged_for(moment.plan, coming.task.key, now) if coming is not None else None
            card = next_card_row(moment, nudged_for, self._choosing)
            check = self._check(moment, coming)
            rows = today_rows(moment, self._waiting(moment), card, problem, check, self._following(moment.plan))
            if self._answers.problem and check is not None:
                rows = rows._replace(banner=BannerRow(BannerKind.CARE, self._answers.problem))
            self._screen.show_today(rows)

    def _following(self, plan: Plan) -> Plan | None:
        """The plan of the session after this one, if one is to come."""
        start = plan.session.planned_start
        later = [one for one in self._course.plans if one.session.planned_start > start]
        coming = [one for one in later if not one.session.is_cancelled]
        return min(coming, key=lambda one: one.session.planned_start, default=None)

    def _check(self, moment: CourseMoment, coming: NextTask | None) -> CheckRow | None:
        """The driving check while it waits for an answer, and for a while after it has ended the limit."""
        confirmed = max(moment.plan.session.confirmed.values(), default=None)
        has_just_ended = confirmed is not None and timedelta(0) <= moment.now - confirmed < ANSWER_SHOWS_FOR
        if is_to_check(moment, coming) or has_just_ended:
            return self._answers.row(moment.plan, moment.now)
        return None

    def _waiting(self, moment: CourseMoment) -> Waiting:
        now, clock, table = moment.now, self._reminders.clock, self._reminders.table()
        items = away_items(self._course, table, now)
        is_just_over = phase_at(moment.plan, now) is Phase.WHEN_LEFT
        away = () if is_just_over else away_cards(items, now)
        cards, more = reminder_rows(self._course, table, now, self._put_away, self._front)
        return Waiting(
            top=(*notice_cards(self._course, table, moment, clock.new_zone), *away),
            cards=cards,
            more=more,
            undo=self._last.row(moment),
            missed=frozenset(item.task.key for item in items if item.task is not None),
            is_clock_behind=clock.is_behind,
        )

    def try_again(self) -> None:
        """Open once more what could not be opened."""
        if self._reopen is not None and self._problem is not None:
            self._problem = self._reopen()
        self.refresh()

    def task_done(self, task_key: str) -> None:
        """Tick a task; it can be undone for a while."""
        self._enter(lambda moment: self._mark(moment, task_key))

    def task_undone(self, task_key: str) -> None:
        """Take a tick back."""
        self._enter(lambda moment: self._last.undo(task_key, moment))

    def snoozed(self, task_key: str) -> None:
        """Remind of a task again in a while, never past its time."""
        self._enter(lambda moment: self._nudge_soon(moment, task_key))

    def time_wanted(self, task_key: str) -> None:
        """Offer other times to be reminded of a task."""
        self._choosing = task_key
        self.refresh()

    def remind_at(self, task_key: str, at: str) -> None:
        """Remind of a task at one of the offered times."""
        self._choosing = ""
        self._enter(lambda moment: self._nudge_at(moment, task_key, datetime.fromisoformat(at)))

    def reminder_done(self, reminder_id: str) -> None:
        """The person did what a reminder asked; its task is ticked with it."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.DONE))

    def reminder_declined(self, reminder_id: str) -> None:
        """The person is not doing what a reminder asked."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.NOT_DOING))

    def reminder_asked(self, reminder_id: str) -> None:
        """The person wants to ask the clinic about a reminder: it is settled, and the numbers come up."""
        self._enter(lambda moment: self._settle(moment, reminder_id, ReminderState.ASKED))

    def reminder_put_off(self, reminder_id: str, until: str) -> None:
        """The person wants to hear of a reminder again at one of the offered times."""
        self._front = ""
        self._enter(lambda _: self._snooze(ReminderId(reminder_id), datetime.fromisoformat(until)))

    def reminder_opened(self, reminder_id: str) -> None:
        """The person wants to see the card of a reminder from the list."""
        self._front = reminder_id
        self._put_away.discard(ReminderId(reminder_id))
        self.refresh()

    def kept(self, reminder_id: str) -> None:
        """The person kept to a limit that began while they were away."""
        self._enter(lambda moment: self._look_back(moment, reminder_id, Said.KEPT))

    def slipped(self, reminder_id: str) -> None:
        """They did not; the next card says whom to call."""
        self._enter(lambda moment: self._look_back(moment, reminder_id, Said.SLIPPED))

    def looked_back(self, reminder_ids: str, said: str) -> None:
        """What the person says about one thing that went by, or about several of which they can only have read."""
        self._enter(lambda moment: self._look_back_at_all(moment, reminder_ids.split(","), Said(said)))

    def seen(self, what: str) -> None:
        """The person has read a card that asks for nothing else."""
        self._enter(lambda _: self._mark_seen(what))

    def session_over(self) -> None:
        """The session has ended just now."""
        self._enter(self._end_now)

    def left_at(self, answer: str) -> None:
        """The session ended at about the planned time, an hour earlier, or an hour later."""
        shift = {"earlier": -_LEFT_EARLIER, "later": _LEFT_LATER}.get(answer, timedelta(0))
        self._enter(lambda moment: self._end_about(moment, shift))

    def check_answered(self, question: Question, is_yes: bool) -> None:
        """An answer of the driving check."""
        self._enter(lambda moment: self._answers.answer(moment.plan, question, is_yes, moment.now))

    def check_again(self) -> None:
        """Take the answers of the driving check back."""
        self._enter(lambda moment: self._answers.again(moment.plan, moment.now))

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
        self._problem = self._course.enter(entry, self._now())
        self.refresh()

    def _mark(self, moment: CourseMoment, task_key: str) -> None:
        self._take_mark(moment.plan.session.session_id, task_key, TaskState.DONE, moment.now)

    def _take_mark(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        self._last.mark(session_id, task_key, now)
        self._course.mark(session_id, task_key, state, now)

    def _nudge_soon(self, moment: CourseMoment, task_key: str) -> None:
        task = moment.plan.task(task_key)
        minutes = soon_minutes(task.due - moment.now) if task is not None and task.due is not None else 0
        if minutes:
            self._nudge_at(moment, task_key, moment.now + timedelta(minutes=minutes))

    def _nudge_at(self, moment: CourseMoment, task_key: str, at: datetime) -> None:
        task = moment.plan.task(task_key)
        if task is not None and task.due is not None and moment.now < at < task.due:
            self._course.nudge(moment.plan.session.session_id, Nudge(task_key, at))

    def _snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        if self._now() < until:
            self._reminders.snooze(reminder_id, until)

    def _look_back(self, moment: CourseMoment, reminder_id: str, said: Said) -> None:
        waiting = next((one for one in self._reminders.table().waiting if one.reminder_id == reminder_id), None)
        known = self._course.reminder(waiting.session_id, waiting.reminder_id) if waiting is not None else None
        self._reminders.look_back(ReminderId(reminder_id), said)
        mark = _MARKS.get(said)
        if known is None or mark is None:
            return
        plan, reminder = known
        task = plan.answered_task(reminder)
        if task is not None:
            self._take_mark(plan.session.session_id, task.key, mark, moment.now)

    def _look_back_at_all(self, moment: CourseMoment, reminder_ids: Sequence[str], said: Said) -> None:
        for reminder_id in reminder_ids:
            self._look_back(moment, reminder_id, said)

    def _mark_seen(self, what: str) -> None:
        kind, _, name = what.partition(" ")
        if kind == CORRECTION:
            self._reminders.correction_read(int(name))
        elif kind == SLIP:
            self._reminders.slip_read(ReminderId(name))
        elif kind == ZONE:
            self._reminders.zone_told()
        elif kind == CLOCK:
            self._reminders.clock_is_right()

    def _settle(self, moment: CourseMoment, reminder_id: str, state: ReminderState) -> None:
        waiting = next((one for one in self._reminders.table().waiting if one.reminder_id == reminder_id), None)
        known = self._course.reminder(waiting.session_id, waiting.reminder_id) if waiting is not None else None
        self._reminders.answer(ReminderId(reminder_id), state)
        if known is None or state is ReminderState.ASKED:
            return
        plan, reminder = known
        task = plan.answered_task(reminder)
        if task is not None:
            marked = TaskState.DONE if state is ReminderState.DONE else TaskState.NOT_DOING
            self._take_mark(plan.session.session_id, task.key, marked, moment.now)

    def reminder_hidden(self, reminder_id: str) -> None:
        """The person put a card away. That is no answer: it comes back when the app is opened again."""
        self._put_away.add(ReminderId(reminder_id))
        self.refresh()

    def _end_now(self, moment: CourseMoment) -> None:
        """A session that has not begun cannot be over; its button only shows once it has."""
        session = moment.plan.session
        if moment.now > session.planned_start:
            self._last.end(session.session_id, moment.now)
            self._course.end_session(session.session_id, moment.now)

    def _end_about(self, moment: CourseMoment, shift: timedelta) -> None:
        session = moment.plan.session
        estimate = session.planned_end + END_ALLOWANCE + shift
        ended = min(max(estimate, session.planned_start), moment.now)
        self._last.end(session.session_id, moment.now)
        self._course.end_session(session.session_id, ended)
