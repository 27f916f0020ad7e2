"""The sessions of the course: what is to come, what has been, and entering, moving and calling off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.course_dates import CourseDraft
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest
from aftercare.domain.reminder import Reminder
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.typed_time import read_time
from aftercare.ui.appointment.form import AppointmentForm
from aftercare.ui.appointment.form_blocks import appointment_blocks, full_moment
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    ChoiceBlock,
    HeadingBlock,
    Option,
    SayBlock,
    Tone,
)
from aftercare.ui.settings.section import Section
from aftercare.ui.settings.session_blocks import (
    CANCEL,
    END_TIME,
    ENDED,
    LEAVE,
    MOVE,
    SURE_CANCEL,
    SURE_ENDED,
    asks_cancel,
    asks_end,
    entry_of,
    left_at,
)

ADD, SAVE, FROM_FILE = "add-session", "save-session", "session-from-file"
TREATMENT = "session-treatment"


class CourseBook(Protocol):
    """The course, as far as it is changed here."""

    @property
    def plans(self) -> Sequence[Plan]:
        """The plans of all sessions."""

    def reminders(self, plan: Plan) -> Sequence[Reminder]:
        """The reminders of a session that are still wanted."""

    def add_session(self, request: PlanRequest) -> None:
        """Enter a session."""

    def move_session(self, session_id: str, starts: datetime, ends: datetime, now: datetime) -> None:
        """Enter that it was moved."""

    def cancel_session(self, session_id: str) -> None:
        """Enter that it was called off."""

    def end_session(self, session_id: str, ended_at: datetime) -> None:
        """Enter when the person was allowed to leave."""


class SessionsSection(Section):
    """The list, or the one thing that is being done in its place."""

    icon = "calendar"

    def __init__(
        self,
        desk: SessionDesk,
        course: CourseBook,
        now: Callable[[], datetime],
        names: Callable[[int], list[str]],
        open_file: Callable[[], object] | None = None,
    ) -> None:
        """Takes what makes sessions, the course, the moment, what gives lasting names, and what asks for a file."""
        self._desk = desk
        self._course = course
        self._now = now
        self._names = names
        self._open_file = open_file
        self._form: AppointmentForm | None = None
        self._moved: Plan | None = None
        self._cancelled: Plan | None = None
        self._ended: Plan | None = None
        self._end_text = ""
        self._note = ""

    def open(self) -> None:
        """Show the list."""
        self._form = self._moved = self._cancelled = self._ended = None
        self._note = ""

    def title(self) -> str:
        """Its name, or what is being done."""
        translate = QCoreApplication.translate
        if self._moved is not None:
            return translate("Settings", "Move a session")
        if self._form is not None:
            return translate("Settings", "Add a session")
        return translate("Settings", "Sessions and course")

    @property
    def is_broad(self) -> bool:  # type: ignore[override]
        """The month and its questions need room."""
        return self._form is not None

    def line(self) -> str:
        """The next session."""
        translate = QCoreApplication.translate
        coming = self._coming()
        if not coming:
            return translate("Settings", "No session is planned.")
        plan = coming[0]
        return translate("Settings", "Next: {when}").format(when=full_moment(plan, plan.session.planned_start))

    def blocks(self) -> tuple[Block, ...]:
        """What shows now."""
        if self._form is not None:
            return self._entry(self._form)
        translate = QCoreApplication.translate
        blocks: list[Block] = [SayBlock(self._note, Tone.GOOD, "check")] if self._note else []
        if self._cancelled is not None:
            blocks.append(asks_cancel(self._cancelled, self._open_reminders(self._cancelled)))
        if self._ended is not None:
            blocks.append(asks_end(self._ended, self._end_text, self._now()))
        add = ButtonItem(ADD, translate("Settings", "Add a session"), "plus", is_main=True)
        file = ButtonItem(FROM_FILE, translate("Settings", "Open an appointment file"), "folder-open")
        blocks.append(ButtonsBlock((add, file) if self._open_file is not None else (add,)))
        coming = self._coming()
        blocks.append(HeadingBlock(translate("Settings", "To come")))
        if not coming:
            blocks.append(SayBlock(translate("Settings", "No session is planned."), Tone.QUIET))
        blocks += [entry_of(plan, self._now()) for plan in coming]
        past = [plan for plan in self._plans() if plan not in coming]
        if past:
            blocks.append(HeadingBlock(translate("Settings", "Before")))
            blocks += [entry_of(plan, self._now()) for plan in reversed(past)]
        return tuple(blocks)

    def _plans(self) -> list[Plan]:
        return sorted(self._course.plans, key=lambda plan: plan.session.planned_start)

    def _coming(self) -> list[Plan]:
        now = self._now()
        return [one for one in self._plans() if not one.session.is_cancelled and one.session.end > now]

    # What is being done

    def _entry(self, form: AppointmentForm) -> tuple[Block, ...]:
        translate = QCoreApplication.translate
        blocks: list[Block] = []
        offered = self._desk.treatments()
        if self._moved is not None:
            was = translate("Settings", "It was {when}. Your times, reminders and checklist move with it.")
            said = was.format(when=full_moment(self._moved, self._moved.session.planned_start))
            blocks.append(SayBlock(said, Tone.QUIET, "info"))
        elif len(offered) > 1:
            options = tuple(Option(one.value, self._desk.treatment_name(one)) for one in offered)
            asked = translate("Settings", "Which treatment?")
            blocks.append(ChoiceBlock(TREATMENT, asked, options, form.treatment.value))
        save = translate("Settings", "Move it") if self._moved is not None else translate("Settings", "Save")
        ways = ButtonsBlock(
            (
                ButtonItem(SAVE, save, "check", is_main=True),
                ButtonItem(LEAVE, translate("Settings", "Leave it as it is")),
            )
        )
        return (*blocks, *appointment_blocks(form), ways)

    def _open_reminders(self, plan: Plan) -> int:
        now = self._now()
        return sum(one.due > now for one in self._course.reminders(plan))

    # Wishes

    def pressed(self, key: str) -> None:
        """Follow a button."""
        self._note = ""
        if key == ADD:
            self.begin_adding()
        elif key == FROM_FILE and self._open_file is not None:
            self._open_file()
        elif key == LEAVE:
            self.open()
        elif key == SAVE:
            self._save()
        elif key == SURE_CANCEL and self._cancelled is not None:
            plan = self._cancelled
            self._course.cancel_session(plan.session.session_id)
            self.open()
            said = QCoreApplication.translate("Settings", "The session at {when} is called off.")
            self._note = said.format(when=full_moment(plan, plan.session.planned_start))
        elif key == SURE_ENDED and self._ended is not None:
            ended = left_at(self._ended, self._end_text, self._now())
            if ended is not None:
                self._course.end_session(self._ended.session.session_id, ended)
                self.open()
                self._note = QCoreApplication.translate("Settings", "Saved. The times after it are exact now.")
        elif self._form is not None:
            self._form.pressed(key)
        else:
            self._begin(key)

    def _begin(self, key: str) -> None:
        for kind in (MOVE, CANCEL, ENDED):
            plan = self._plan(key.removeprefix(kind)) if key.startswith(kind) else None
            if plan is None:
                continue
            self.open()
            if kind == MOVE:
                self._moved = plan
                start = plan.local(plan.session.planned_start)
                draft = CourseDraft(start.date(), start.time().replace(tzinfo=None), _length(plan.session), number=None)
                self._form = AppointmentForm(self._desk, self._now, plan.session.treatment, draft, is_course=False)
                self._form.own = (plan.session.session_id,)
            elif kind == CANCEL:
                self._cancelled = plan
            else:
                self._ended = plan
                ended = plan.session.actual_end or plan.session.planned_end
                self._end_text = plan.wording.clock_time(plan.local(ended).time())

    def begin_adding(self) -> None:
        """Enter a session that follows those that are there."""
        self.open()
        plans = [plan for plan in self._plans() if not plan.session.is_cancelled]
        last = plans[-1].session if plans else None
        number = None if last is None or last.number is None else last.number + 1
        offered = self._desk.treatments()
        treatment = last.treatment if last is not None else offered[0] if offered else Treatment.IV_INFUSION
        draft = CourseDraft(number=number if last is not None else 1)
        if last is not None:
            start = plans[-1].local(last.planned_start)
            draft = replace(draft, starts=start.time().replace(tzinfo=None), length=_length(last))
        self._form = AppointmentForm(self._desk, self._now, treatment, draft)

    def _save(self) -> None:
        form = self._form
        if form is None or not form.may_go_on():
            return
        translate = QCoreApplication.translate
        if self._moved is not None:
            session_id = self._moved.session.session_id
            (session,) = form.sessions(lambda _count: [session_id])
            self._course.move_session(session_id, session.planned_start, session.planned_end, self._now())
            said = translate("Settings", "Moved. Print your checklist again: the old one is wrong now.")
        else:
            sessions = form.sessions(self._names)
            driver = self._driver()
            for session in sessions:
                self._course.add_session(self._desk.request(session, driver))
            said = translate("Settings", "Saved. Your times and reminders are set.")
        self.open()
        self._note = said

    def _driver(self) -> Driver | None:
        """Whoever drove before is asked again: a yes was given for another day."""
        plans = [plan for plan in self._plans() if plan.driver is not None]
        before = plans[-1].driver if plans else None
        return None if before is None else replace(before, status=DriverStatus.NOT_ARRANGED, pick_up=None)

    def _plan(self, session_id: str) -> Plan | None:
        return next((plan for plan in self._course.plans if plan.session.session_id == session_id), None)

    def chosen(self, key: str, value: str) -> None:
        """Follow a choice."""
        if self._form is None:
            return
        if key == TREATMENT:
            form = AppointmentForm(self._desk, self._now, Treatment(value), self._form.draft)
            self._form = form
        else:
            self._form.chosen(key, value)

    def typed(self, key: str, text: str) -> None:
        """Take what was typed."""
        if key == END_TIME:
            self._end_text = text
        elif self._form is not None:
            self._form.typed(key, text)

    def entered(self, key: str) -> None:
        """Show what was understood."""
        if key == END_TIME and self._ended is not None:
            at = read_time(self._end_text, self._ended.wording)
            self._end_text = self._end_text if at is None else self._ended.wording.clock_time(at)
        elif self._form is not None:
            self._form.entered(key)

    def stepped(self, key: str, step: int) -> None:
        """Step a value."""
        if key == END_TIME and self._ended is not None:
            at = read_time(self._end_text, self._ended.wording) or time(12)
            minutes = (at.hour * 60 + at.minute + 15 * step) % (24 * 60)
            self._end_text = self._ended.wording.clock_time(time(minutes // 60, minutes % 60))
        elif self._form is not None:
            self._form.stepped(key, step)


def _length(session: Session) -> timedelta:
    return session.planned_end.astimezone(UTC) - session.planned_start.astimezone(UTC)
