"""The patient's page for a phone: Today through time, the list to tick, and the warning signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.checklist_maker import preparation_checklist
from aftercare.domain.phone.page import (
    Card,
    CardRun,
    DayMark,
    PhoneCall,
    PhonePage,
    Scene,
    SessionTodos,
    Todo,
)
from aftercare.domain.plan import Plan, Task, TaskKind
from aftercare.domain.reminder import neutral_id
from aftercare.domain.sheets.sheet import Block, CareCard
from aftercare.domain.sheets.signs import signs_sheet
from aftercare.domain.today import Phase, TaskState, day_line, phase_at
from aftercare.ui.course import CourseMoment
from aftercare.ui.phone.board import course_moment, lanes
from aftercare.ui.phone.request import PhoneMoments, PhoneRequest
from aftercare.ui.phone.runs import runs_of
from aftercare.ui.phone.timetable import day_tables
from aftercare.ui.today.card_rows import next_card_row
from aftercare.ui.today.day_rows import Waiting, in_session_rows, today_rows
from aftercare.ui.today.rows import CardKind, DayLineRow


def patient_page(request: PhoneRequest) -> PhonePage:
    """The page of a course, for the patient's own phone."""
    moments = PhoneMoments(request)
    plan, phrases = moments.first, request.words.phrases
    board = lanes(moments)
    return PhonePage(
        language=plan.wording.language,
        key=neutral_id(plan.session.session_id, "phone"),
        title=phrases["title_patient"],
        heading=phrases["title_patient"],
        when=_when(plan),
        begins=moments.begins,
        ends=moments.ends,
        marks=moments.marks(),
        intro=(),
        lanes=board,
        is_driver=False,
        scenes=runs_of(moments.turns, lambda now: _scene(moments, now)),
        sessions=tuple(_todos(moments, one) for one in moments.plans),
        calls=tuple(_calls(plan, request)),
        body=tuple(_signs(moments, plan)),
        body_heading=phrases["signs"],
        timetable=day_tables(moments, board, _milestones(moments)),
        footer=(moments.made(), phrases["no_changes"], plan.disclaimer),
        clockwork=moments.clockwork(),
        phrases=phrases,
    )


def _scene(moments: PhoneMoments, now: datetime) -> Scene:
    moment = course_moment(moments, now)
    plan, card = moment.plan, next_card_row(moment)
    rows = today_rows(moment, Waiting(), card, None)
    title, sentence = rows.title, rows.subtitle
    if phase_at(plan, now) is Phase.IN_SESSION:
        inside = in_session_rows(moment)
        title, sentence = inside.title, inside.subtitle
    return Scene(now, title, sentence, _day_marks(moment, rows.day), _card(moment, moments), moments.plans.index(plan))


def _day_marks(moment: CourseMoment, day: DayLineRow | None) -> tuple[DayMark, ...]:
    """The moments of the day line, in the words of its nodes."""
    if day is None:
        return ()
    milestones = day_line(moment.plan, moment.now)
    return tuple(
        DayMark(milestone.at, node.time, node.label) for milestone, node in zip(milestones, day.nodes, strict=True)
    )


def _card(moment: CourseMoment, moments: PhoneMoments) -> Card | None:
    """The large words, where they are not the next thing to do."""
    phrases, wording = moments.request.words.phrases, moment.plan.wording
    match phase_at(moment.plan, moment.now):
        case Phase.IN_SESSION:
            inside = in_session_rows(moment)
            return Card("", inside.lead, inside.line)
        case Phase.WHEN_LEFT:
            eyebrow = QCoreApplication.translate("Today", "After your session")
            return Card(eyebrow, wording.phrases["rest_lead"], wording.phrases["rest_line"])
        case _:
            pass
    card = next_card_row(moment)
    if card.kind is CardKind.DO:
        is_check = not card.task_id
        return Card(card.eyebrow, card.lead, phrases["check"]) if is_check else None
    return Card(card.eyebrow, card.lead, card.line)


def _todos(moments: PhoneMoments, plan: Plan) -> SessionTodos:
    states = moments.request.states(plan.session.session_id)
    if plan.session.is_cancelled or plan.session.planned_start >= moments.ends:
        return SessionTodos((), (), frozenset())
    start = plan.session.planned_start.astimezone(UTC)
    checklist = preparation_checklist(plan, moments.request.made_at)
    todos = tuple(
        Todo(
            key=task.key,
            # What is for afterwards is nothing to do before the session.
            begins=start if task.due.astimezone(UTC) > start else moments.begins,
            due=task.due.astimezone(UTC),
            is_timed=bool(task.label) or task.kind is TaskKind.LIMIT,
            is_settled=states.get(task.key, TaskState.OPEN) is not TaskState.OPEN,
            runs=runs_of(moments.turns, lambda now, one=task: _card_run(plan, one, now)),  # type: ignore[misc]
        )
        for task in plan.tasks
        if task.due is not None and task.due > moments.begins
    )
    done = frozenset(key for key, state in states.items() if state is TaskState.DONE)
    return SessionTodos(todos, checklist.groups, done)


def _card_run(plan: Plan, task: Task, now: datetime) -> CardRun:
    translate = QCoreApplication.translate
    window, today = plan.window_of(task), plan.local(now).date()
    when = plan.filler.moment(task.due, today, near=True, is_about=task.is_about)
    template = translate("Today", "until {time}") if task.kind is TaskKind.LIMIT else translate("Today", "by {time}")
    return CardRun(
        now,
        plan.filler.fill(task.heading, window, today, near=True),
        plan.filler.fill(task.detail, window, today, near=True),
        template.format(time=when),
    )


def _when(plan: Plan) -> str:
    """The appointment with its whole day: "Thursday, May 14, at 10:00 AM."."""
    start, wording = plan.local(plan.session.planned_start), plan.wording
    return wording.say("sheet_when", day=wording.day(start.date()), time=wording.clock_time(start.time()))


def _calls(plan: Plan, request: PhoneRequest) -> Iterator[PhoneCall]:
    phrases, clinic, driver = request.words.phrases, plan.clinic, plan.driver
    yield PhoneCall(phrases["emergency"], plan.help_numbers.emergency, is_urgent=True)
    yield PhoneCall(phrases["crisis"], plan.help_numbers.crisis, is_urgent=True)
    for name, phrase in (("main", "clinic"), ("after-hours", "clinic_after_hours")):
        phone = clinic.phone(name) if clinic else None
        if phone is not None:
            yield PhoneCall(phrases[phrase], phone.number, phone.when)
    if driver is not None and driver.phone:
        yield PhoneCall(request.words.say("driver", name=driver.name), driver.phone)
    if driver is not None and driver.backup_phone:
        yield PhoneCall(request.words.say("backup", name=driver.backup_name), driver.backup_phone)


def _signs(moments: PhoneMoments, plan: Plan) -> Iterator[Block]:
    """The cards of the poster, without the code that a phone would have to take a picture of."""
    for block in signs_sheet(moments.printing(plan)).body:
        yield replace(block, code=None) if isinstance(block, CareCard) else block


def _milestones(moments: PhoneMoments) -> list[tuple[datetime, str, bool]]:
    return [
        (milestone.at, milestone.label, milestone.is_about)
        for plan in moments.plans
        if not plan.session.is_cancelled
        for milestone in plan.milestones
    ]
