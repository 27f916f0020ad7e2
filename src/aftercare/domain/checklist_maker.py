"""Makes the preparation checklist from a plan: the same windows and tasks as the board, in words and clock times."""

from __future__ import annotations

from datetime import datetime, timedelta

from aftercare.domain.checklist import Checklist, TickGroup, TickLine, TimeBox
from aftercare.domain.condition import Truth
from aftercare.domain.plan import Plan, Stretch, Task, TaskKind
from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.printing import call_boxes, clinic_lines, phone_code, sheet_marks, source_line, subtitle
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.window import Window, limits_topic

_BOXED_TOPICS = (TopicId("food"), TopicId("clear-drinks"))
_ON_THE_SHEET = (Stretch.THIS_WEEK, Stretch.DAY_BEFORE, Stretch.MORNING, Stretch.AT_CLINIC)
_DAYS_OF_STRETCH = {Stretch.DAY_BEFORE: -1, Stretch.MORNING: 0}
_MOST_BOXES = 3


def preparation_checklist(
    plan: Plan, printed_at: datetime, replaces: str = "", words: SheetWords | None = None
) -> Checklist:
    """The checklist of one session.

    Args:
        plan: the plan it is made from.
        printed_at: when it is printed.
        replaces: what to say of an earlier print; empty if there was none.
        words: the words of sheets; without them the sheet has no code for a phone.
    """
    wording, session = plan.wording, plan.session
    day = plan.session_day()
    start = plan.local(session.planned_start)
    printed = plan.local(printed_at)
    clock = wording.clock_time
    return Checklist(
        language=wording.language,
        clinic=clinic_lines(plan.clinic),
        patient=plan.facts.name,
        subtitle=subtitle(plan),
        title=wording.phrases["sheet_title"],
        when=wording.say("sheet_when", day=wording.day(day), time=clock(start.time())),
        arrive=wording.say("sheet_arrive", time=clock(plan.local(plan.arrives).time())) if plan.arrives else "",
        address=plan.clinic.address if plan.clinic else (),
        boxes=_boxes(plan),
        groups=tuple(group for stretch in _ON_THE_SHEET if (group := _group(plan, stretch)).lines),
        call_title=wording.phrases["sheet_call_title"],
        call_if=tuple(call.text for call in plan.calls),
        calls=call_boxes(plan),
        small_print=(plan.disclaimer, source_line(plan)),
        printed=wording.say("sheet_printed", date=wording.date_of(printed.date()), time=clock(printed.time())),
        plan_number=wording.say("sheet_plan", number=plan.number),
        replaces=replaces,
        marks=sheet_marks(plan),
        page_words=wording.phrases["sheet_page"],
        name_words=wording.phrases["sheet_name"],
        code=phone_code(plan, words) if words else None,
    )


def _boxes(plan: Plan) -> tuple[TimeBox, ...]:
    """The cut-offs of food and clear drinks and the ride, with the day where it is not the session's."""
    boxes: list[TimeBox] = []
    for topic in _BOXED_TOPICS:
        found = cut_off(plan, topic)
        if found is not None:
            task, window = found
            label = plan.filler.fill(task.label or task.heading, window, plan.session_day())
            boxes.append(_box(plan, label, task.due))
    driver = plan.driver
    if driver is not None and driver.pick_up is not None:
        boxes.append(_box(plan, plan.wording.say("pick_up_box", driver=driver.name), driver.pick_up))
    return tuple(boxes[:_MOST_BOXES])


def cut_off(plan: Plan, topic: TopicId) -> tuple[Task, Window] | None:
    """The limit that closes a topic first, of those that close all of it."""
    for task in plan.tasks:
        window = plan.window_of(task)
        is_whole = limits_topic(window, topic, plan.topics) and not window.is_partial
        if task.kind is TaskKind.LIMIT and is_whole and window.applies is Truth.YES:
            return task, window
    return None


def _box(plan: Plan, label: str, at: datetime | None) -> TimeBox:
    if at is None:
        return TimeBox(label, "")
    local = plan.local(at)
    day = "" if local.date() == plan.session_day() else plan.wording.day(local.date())
    return TimeBox(label, plan.wording.clock_time(local.time()), day)


def _group(plan: Plan, stretch: Stretch) -> TickGroup:
    title = plan.wording.phrases[f"group_{stretch.value}"]
    said_on = plan.session_day()
    if stretch in _DAYS_OF_STRETCH:
        said_on += timedelta(days=_DAYS_OF_STRETCH[stretch])
        title = plan.wording.say("group_with_day", group=title, day=plan.wording.weekday(said_on))
    lines = tuple(
        TickLine(task.key, plan.filler.fill(task.line, plan.window_of(task), said_on))
        for task in plan.tasks
        if task.stretch is stretch
    )
    return TickGroup(title, lines)
