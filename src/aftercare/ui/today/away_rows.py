"""What came due while the computer was off or asleep: one card at a time, the most harmful first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.desk_table import DeskTable, Said
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan, Task
from aftercare.domain.reminder import Reminder, ReminderKind, ReminderState
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course
from aftercare.ui.today.rows import ActionRow, CardAction, CardKind, NextCardRow

_MOON = "moon"


@frozen
class AwayItem:
    """One rule whose reminder went by unheard.

    Attributes:
        plan: the plan of its session.
        reminder: the latest of its reminders that went by.
        is_closed: True if it matters no more.
    """

    plan: Plan
    reminder: Reminder
    is_closed: bool

    @property
    def task(self) -> Task | None:
        """The task it speaks of, if it has one."""
        return self.plan.task_of(self.reminder)

    def is_over(self, now: datetime) -> bool:
        """True if nothing can be asked any more: the session it prepared for has begun."""
        start = self.plan.session.planned_start
        return now >= start and self.reminder.event <= start


def away_items(course: Course, table: DeskTable, now: datetime) -> tuple[AwayItem, ...]:
    """What went by unheard, one item a rule: the most harmful first, of equal ones the newest deadline.

    Raises:
        AftercareError: the marks cannot be read.
    """
    found: dict[tuple[str, str], AwayItem] = {}
    for waiting in table.waiting:
        known = course.reminder(waiting.session_id, waiting.reminder_id) if waiting.is_away else None
        if known is None or waiting.snoozed_until is not None:
            continue
        plan, reminder = known
        item = AwayItem(plan, reminder, waiting.state is not ReminderState.SHOWN or now >= reminder.useful_until)
        task = item.task
        states = course.states(waiting.session_id)
        if task is None or states.get(task.key, TaskState.OPEN) is TaskState.OPEN:
            # The table begins with the latest.
            found.setdefault((waiting.session_id, reminder.asked_together), item)
    return tuple(sorted(found.values(), key=lambda item: (item.reminder.harm, -item.reminder.event.timestamp())))


def away_cards(items: Sequence[AwayItem], now: datetime) -> tuple[NextCardRow, ...]:
    """The cards of what went by, each with its place. What only can be read is one card at the end."""
    to_ask = [item for item in items if not item.is_over(now)]
    to_read = [item for item in items if item.is_over(now)]
    count = len(to_ask) + bool(to_read)
    template = QCoreApplication.translate("Today", "{number} of {count}")
    places = [template.format(number=number, count=count) if count > 1 else "" for number in range(1, count + 1)]
    cards = [_question(item, now, place) for item, place in zip(to_ask, places, strict=False)]
    if to_read:
        cards.append(_reading(to_read, now, places[-1]))
    return tuple(cards)


def _question(item: AwayItem, now: datetime, place: str) -> NextCardRow:
    plan, reminder = item.plan, item.reminder
    is_ahead = now < reminder.event
    line = reminder.words_at(now)
    if item.is_closed and not is_ahead:
        line = reminder.passed
    actions = _answers()
    if reminder.kind is ReminderKind.BAN and reminder.kept and not is_ahead:
        line = _asked(item, now) or line
        actions = (ActionRow(CardAction.KEPT, reminder.kept), ActionRow(CardAction.SLIPPED, reminder.slipped))
    return NextCardRow(
        kind=CardKind.MISSED,
        eyebrow=plan.wording.phrases["away_eyebrow"],
        lead=_heading(item, now) if is_ahead else _was_due(item, now),
        line=line,
        actions=actions,
        task_id=reminder.reminder_id,
        icon=_MOON,
        place=place,
    )


def _reading(items: Sequence[AwayItem], now: datetime, place: str) -> NextCardRow:
    """What cannot be asked any more: said in passed words, with nothing to do but to have read it."""
    first = items[0]
    phrases = first.plan.wording.phrases
    targets = ",".join(item.reminder.reminder_id for item in items)
    return NextCardRow(
        kind=CardKind.MISSED,
        eyebrow=phrases["away_eyebrow"],
        lead=_was_due(first, now) if len(items) == 1 else phrases["away_seen"],
        line=first.reminder.passed if len(items) == 1 else _listed(items, now),
        actions=(ActionRow(CardAction.LOOK_BACK, QCoreApplication.translate("Today", "I see"), Said.SEEN.value),),
        task_id=targets,
        icon=_MOON,
        place=place,
    )


def _listed(items: Iterable[AwayItem], now: datetime) -> str:
    return " ".join(f"{_was_due(item, now)}." for item in items)


def _answers() -> tuple[ActionRow, ...]:
    translate = QCoreApplication.translate
    return (
        ActionRow(CardAction.LOOK_BACK, translate("Today", "Done"), Said.DONE.value, "check"),
        ActionRow(CardAction.LOOK_BACK, translate("Today", "Not doing"), Said.NOT_DOING.value),
        ActionRow(CardAction.LOOK_BACK, translate("Today", "Ask the clinic"), Said.ASKED.value),
    )


def _asked(item: AwayItem, now: datetime) -> str:
    """The question, with its times as they are said today."""
    plan, window = item.plan, item.plan.window(item.reminder.rule_id)
    if window is None:
        return item.reminder.asks
    return plan.filler.fill(window.speech.asks, window, plan.local(now).date(), near=True)


def _was_due(item: AwayItem, now: datetime) -> str:
    plan = item.plan
    time = plan.filler.moment(item.reminder.event, plan.local(now).date(), near=True)
    return plan.wording.say("away_lead", what=_what(item, now), time=time)


def _what(item: AwayItem, now: datetime) -> str:
    """The rule in two or three words, else its heading, else its topic."""
    plan, window = item.plan, item.plan.window(item.reminder.rule_id)
    if window is not None and window.speech.label:
        return plan.filler.fill(window.speech.label, window, plan.local(now).date(), near=True)
    return _heading(item, now).rstrip(".")


def _heading(item: AwayItem, now: datetime) -> str:
    plan, task = item.plan, item.task
    if task is not None:
        return plan.filler.fill(task.heading, plan.window_of(task), plan.local(now).date(), near=True)
    window = plan.window(item.reminder.rule_id)
    return plan.topics.topic(window.topics[0]).name if window is not None else item.reminder.passed
