"""The driver's page for a phone: the times of one ride, what is not allowed yet, and when to call.

It names no diagnosis, no medicine and no treatment: whoever drives needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import BoardState, Reason
from aftercare.domain.board_words import board_words
from aftercare.domain.calendar import place_of
from aftercare.domain.phone.page import CardRun, DayMark, Lane, PhoneCall, PhonePage, Scene, SessionTodos, TileRun, Todo
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import neutral_id
from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.driver import driver_sheet
from aftercare.domain.sheets.limits import after_limits
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.sheet import Beside, Block, Frame, Paragraph
from aftercare.ui.phone.board import is_end_in_doubt, said_end, state_name
from aftercare.ui.phone.request import PhoneMoments, PhoneRequest
from aftercare.ui.phone.runs import runs_of
from aftercare.ui.phone.timetable import day_tables
from aftercare.ui.today.rows import TileState


def driver_page(request: PhoneRequest) -> PhonePage:
    """The page of the session in charge, for whoever drives and stays."""
    topics = tuple(TopicId(topic) for topic in request.sheet_words.lists["driver_topics"])
    known = tuple(topic for topic in topics if topic in request.plans[0].topics)
    moments = PhoneMoments(request, known)
    plan, phrases = moments.first, request.words.phrases
    printing = moments.printing(plan)
    rides, title = tuple(_rides(printing)), driver_sheet(printing).title
    board = tuple(_lanes(moments, known))
    return PhonePage(
        language=plan.wording.language,
        key=neutral_id(plan.session.session_id, "phone", "driver"),
        title=phrases["title_driver"],
        heading=title,
        when="",
        begins=moments.begins,
        ends=moments.ends,
        marks=(),
        intro=driver_sheet(printing).opening,
        lanes=board,
        is_driver=True,
        scenes=runs_of(moments.turns, lambda now: _scene(plan, title, rides, now)),
        sessions=(SessionTodos(tuple(_todos(moments, plan, rides)), (), frozenset()),),
        calls=tuple(_calls(plan, request)),
        body=tuple(_body(printing, request)),
        body_heading="",
        timetable=day_tables(moments, board, [(at, text, _is_about(plan, at)) for at, text in rides]),
        footer=(moments.made(), phrases["no_changes"]),
        clockwork=moments.clockwork(),
        phrases=phrases,
    )


def _rides(printing: Printing) -> Iterator[tuple[datetime, str]]:
    """The driver's day, as their sheet has it."""
    plan, patient, driver = printing.plan, printing.patient, printing.plan.driver
    if driver is not None and driver.pick_up is not None:
        yield driver.pick_up.astimezone(UTC), printing.say("driver_pick_up", patient=patient)
    place = place_of(plan.clinic)
    arrive = printing.say("driver_arrive", address=place) if place else printing.words.phrases["driver_arrive_plain"]
    yield (plan.arrives or plan.session.planned_start).astimezone(UTC), arrive
    yield plan.session.end.astimezone(UTC), printing.say("driver_end", patient=patient)


def _said(plan: Plan, at: datetime, now: datetime, *, near: bool) -> str:
    return plan.filler.moment(at, plan.local(now).date(), near=near, is_about=_is_about(plan, at))


def _is_about(plan: Plan, at: datetime) -> bool:
    return at == plan.session.end and not plan.session.end_is_known


def _scene(plan: Plan, title: str, rides: tuple[tuple[datetime, str], ...], now: datetime) -> Scene:
    marks = tuple(DayMark(at, _upper(_said(plan, at, now, near=False)), text) for at, text in rides)
    return Scene(now, title, "", marks, None, 0)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _todos(moments: PhoneMoments, plan: Plan, rides: tuple[tuple[datetime, str], ...]) -> Iterator[Todo]:
    for number, (at, text) in enumerate(rides):
        yield Todo(
            key=f"ride-{number}",
            begins=moments.begins,
            due=at,
            is_timed=True,
            is_settled=False,
            runs=runs_of(
                moments.turns,
                lambda now, when=at, what=text: CardRun(now, what, "", _upper(_said(plan, when, now, near=True))),  # type: ignore[misc]
            ),
        )


def _lanes(moments: PhoneMoments, topics: Sequence[TopicId]) -> Iterator[Lane]:
    """Every topic that is limited at some time, but for those that a broader one speaks for all along."""
    tree = moments.first.topics
    runs = {topic: runs_of(moments.turns, partial(_run, moments, topic)) for topic in topics}
    for topic in topics:
        is_limited = any(run.word for run in runs[topic])
        if is_limited and not any(runs.get(broad) == runs[topic] for broad in tree.line_up(topic)[1:]):
            yield Lane(str(topic), tree.topic(topic).name, runs[topic])


def _run(moments: PhoneMoments, topic: TopicId, now: datetime) -> TileRun:
    """A limit, in the words of its time alone; nothing while nothing is limited."""
    item, plan = moments.chart.board(now).item(topic), moments.plan_at(now)
    translate = QCoreApplication.translate
    if item.reason is Reason.IN_SESSION:
        word = translate("Board", "Ask staff")
        return TileRun(now, state_name(TileState.LIMITED), word, moments.request.words.phrases["in_session"])
    match item.state:
        case BoardState.NOT_ALLOWED:
            is_check = item.reason is Reason.CHECK_FIRST
            word = translate("Board", "Check first") if is_check else translate("Board", "No")
            state = TileState.CHECK_FIRST if is_check else TileState.NO
            return TileRun(now, state_name(state), word, board_words(item, plan, now).until, ends=said_end(item))
        case BoardState.ALLOWED if not is_end_in_doubt(moments, topic, now):
            return TileRun(now, "", "", "")
        case _:
            return TileRun(now, state_name(TileState.ASK_CLINIC), translate("Board", "Ask clinic"), "")


def _body(printing: Printing, request: PhoneRequest) -> Iterator[Block]:
    """What the driver's sheet says, but for sentences of the clinic, which may name the treatment."""
    yield from (block for block in driver_sheet(printing).body if isinstance(block, Frame))
    limits = after_limits(printing, [TopicId(topic) for topic in printing.words.lists["driver_topics"]])
    if limits.sentences:
        yield Paragraph(request.words.phrases["limits_ask"])
    for block in driver_sheet(printing).body:
        if isinstance(block, Beside):
            yield from block.left


def _calls(plan: Plan, request: PhoneRequest) -> Iterator[PhoneCall]:
    phrases, clinic, driver = request.words.phrases, plan.clinic, plan.driver
    yield PhoneCall(phrases["emergency"], plan.help_numbers.emergency, is_urgent=True)
    for name, phrase in (("main", "clinic"), ("after-hours", "clinic_after_hours")):
        phone = clinic.phone(name) if clinic else None
        if phone is not None:
            yield PhoneCall(phrases[phrase], phone.number)
    if driver is not None and driver.backup_phone:
        yield PhoneCall(request.words.say("backup", name=driver.backup_name), driver.backup_phone)
