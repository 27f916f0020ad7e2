"""The checklist as rows: the plan's tasks with their times, reasons and sources put into words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan, Task, TaskKind
from aftercare.domain.preparation import READY_CHECK, ItemState, PrepGroup, PrepItem, matters
from aftercare.domain.questions import QuestionList
from aftercare.domain.ride import DRIVER
from aftercare.domain.rule import TopicId
from aftercare.domain.rule_words import rule_details
from aftercare.domain.topic import TopicTree
from aftercare.ui import prepare
from aftercare.ui.checklist.rows import CheckRow, ClearRow, DetailRow, FoldRow, GroupRow, QuestionRow
from aftercare.ui.today.why_rows import says_words, source_words

_MEDICINES = TopicId("medicines")
_MEDICINE_LIST = TopicId("medicine-list")
_FEWEST_FOLDED = 2


def group_row(plan: Plan, group: PrepGroup, now: datetime, *, keeps: Collection[str], is_unfolded: bool) -> GroupRow:
    """One stretch of time.

    Args:
        plan: the plan.
        group: what belongs to it.
        now: the moment.
        keeps: the keys of rows that stay in sight though they are settled: those ticked just now, and the open one.
        is_unfolded: True if the person wants to see what is settled.
    """
    translate = QCoreApplication.translate
    total, done = len(group.items), group.done
    line = translate("Checklist", "{done} of {total} done").format(done=done, total=total)
    title = plan.wording.phrases[f"group_{group.stretch.value}"]
    settled = [item for item in group.items if item.state.is_settled]
    folded = [item for item in settled if item.task.key not in keeps and not _holds(item, now)]
    if group.is_settled:
        folded = [item for item in settled if item.task.key not in keeps]
    fold = None
    if len(folded) >= _FEWEST_FOLDED or (folded and len(folded) == total):
        shown = group.items if is_unfolded else tuple(item for item in group.items if item not in folded)
        fold = _fold(group, title, len(folded), is_all=len(folded) == total, is_unfolded=is_unfolded)
    else:
        shown = group.items
    # What is settled goes below what is not, but for a row that was ticked just now: it stays under the finger.
    ordered = sorted(shown, key=lambda item: item.state.is_settled and item.task.key not in keeps)
    return GroupRow(group.stretch.value, title, line, tuple(check_row(plan, item, now) for item in ordered), fold)


def check_row(plan: Plan, item: PrepItem, now: datetime) -> CheckRow:
    """One thing to tick."""
    translate = QCoreApplication.translate
    text = heading(plan, item.task, now)
    when = _when(plan, item, now)
    said = _said(item.state)
    spoken = translate("Checklist", "{text}, {when}, {state}").format(text=text, when=when, state=said)
    if not when or item.state in (ItemState.NOT_DOING, ItemState.ASKED):
        spoken = translate("Checklist", "{text}, {state}").format(text=text, state=said)
    return CheckRow(item.task.key, text, when, item.state, spoken)


def heading(plan: Plan, task: Task, now: datetime) -> str:
    """What to do, without the time that stands beside it where the plan has a short name for a limit."""
    window, today = plan.window_of(task), plan.local(now).date()
    is_limit = task.kind is TaskKind.LIMIT and bool(task.label)
    return plan.filler.fill(task.label if is_limit else task.heading, window, today, near=True)


def detail_row(plan: Plan, item: PrepItem, questions: QuestionList, now: datetime, draft: str | None) -> DetailRow:
    """What opens below a row.

    Args:
        plan: the plan.
        item: the thing.
        questions: what was asked, and what is clear.
        now: the moment.
        draft: what stands in the line for the question, if the person has begun to type.
    """
    translate, task = QCoreApplication.translate, item.task
    window, today = plan.window_of(task), plan.local(now).date()
    texts = [plan.filler.fill(window.rule.text, window, today, near=True), *rule_details(window, plan, today)]
    opens, open_text, icon = _opens(plan, task)
    says = translate("Checklist", "{says}. Source: {source}").format(
        says=says_words(plan, window), source=source_words(plan, window)
    )
    is_declined = item.state is ItemState.NOT_DOING
    decline = translate("Checklist", "Put it back") if is_declined else translate("Checklist", "I am not doing this")
    return DetailRow(
        task.key,
        " ".join(texts),
        task.why,
        says,
        opens,
        open_text,
        icon,
        _clear_row(task, questions, draft) if matters(plan, task) else None,
        decline,
        is_declined,
    )


def question_rows(questions: QuestionList) -> tuple[QuestionRow, ...]:
    """The questions as they come out on the sheet."""
    translate = QCoreApplication.translate
    rows: list[QuestionRow] = []
    for one in questions.questions:
        about = translate("Checklist", "About: {heading}").format(heading=one.heading) if one.heading else ""
        text = one.words or translate("Checklist", "I have a question about this.")
        rows.append(QuestionRow(one.question_id, text, about))
    return tuple(rows)


def _holds(item: PrepItem, now: datetime) -> bool:
    """True for a limit that has begun: it stays in sight, done or not."""
    return item.task.kind is TaskKind.LIMIT and item.task.due is not None and item.task.due <= now


def _fold(group: PrepGroup, title: str, count: int, *, is_all: bool, is_unfolded: bool) -> FoldRow:
    translate = QCoreApplication.translate
    if is_all:
        is_done = group.done == len(group.items)
        text = translate("Checklist", "All done.") if is_done else translate("Checklist", "Nothing left to do.")
        show = translate("Checklist", "Show {count} items").format(count=count)
        if count == 1:
            show = translate("Checklist", "Show 1 item")
    else:
        text = translate("Checklist", "{count} more done").format(count=count)
        show = translate("Checklist", "Show")
    action = translate("Checklist", "Show less") if is_unfolded else show
    spoken = translate("Checklist", "{action}: {group}. {text}").format(action=action, group=title, text=text)
    return FoldRow(text, action, spoken)


def _when(plan: Plan, item: PrepItem, now: datetime) -> str:
    translate, task = QCoreApplication.translate, item.task
    match item.state:
        case ItemState.NOT_DOING:
            return translate("Checklist", "Not doing")
        case ItemState.ASKED:
            return translate("Checklist", "Ask the clinic")
        case ItemState.OPEN | ItemState.LATE | ItemState.DONE:
            pass
        case _:
            assert_never(item.state)
    if task.due is None:
        return ""
    moment = _moment(plan, task, plan.local(now).date())
    if task.kind is TaskKind.LIMIT:
        has_begun = task.due <= now
        return translate("Checklist", "since {time}").format(time=moment) if has_begun else moment
    if item.state is ItemState.LATE:
        return translate("Checklist", "was due {time}").format(time=moment)
    return translate("Checklist", "by {time}").format(time=moment)


def _moment(plan: Plan, task: Task, today: date) -> str:
    """When it is due. What may be done all day long, until midnight, is due on a day and not at an hour."""
    assert task.due is not None
    local = plan.local(task.due)
    if task.kind is TaskKind.DUTY and local.time() == time(0):
        day = local - timedelta(days=1)
        return plan.wording.moment(day, today, is_day=True)
    return plan.filler.moment(task.due, today, True, is_about=task.is_about)


def _said(state: ItemState) -> str:
    translate = QCoreApplication.translate
    match state:
        case ItemState.DONE:
            return translate("Checklist", "done")
        case ItemState.NOT_DOING:
            return translate("Checklist", "not doing")
        case ItemState.ASKED:
            return translate("Checklist", "ask the clinic")
        case ItemState.LATE:
            return translate("Checklist", "late")
        case ItemState.OPEN:
            return translate("Checklist", "not done yet")
        case _:
            assert_never(state)


def _opens(plan: Plan, task: Task) -> tuple[str, str, str]:
    translate, topics = QCoreApplication.translate, plan.window_of(task).topics
    if READY_CHECK in topics:
        return prepare.READY, translate("Checklist", "Open the ready check"), "list-checks"
    if DRIVER in topics:
        return prepare.DRIVER, translate("Checklist", "Open driver card"), "car"
    if any(_is_medicine(plan.topics, topic) for topic in topics):
        return prepare.MEDICINES, translate("Checklist", "Open my medicines"), "pill"
    return "", "", ""


def _is_medicine(topics: TopicTree, topic: TopicId) -> bool:
    return topic == _MEDICINE_LIST or _MEDICINES in topics.line_up(topic)


def _clear_row(task: Task, questions: QuestionList, draft: str | None) -> ClearRow:
    translate = QCoreApplication.translate
    asked = questions.about(task.key)
    question = translate("Checklist", "Is this clear to you?")
    if asked is None:
        return ClearRow(question, True if task.key in questions.clear else None)
    note = translate("Checklist", "It is on your sheet of questions to ask.")
    return ClearRow(question, False, asked.words if draft is None else draft, note)
