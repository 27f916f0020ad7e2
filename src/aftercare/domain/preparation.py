"""The checklist on the screen: the plan's tasks up to the session, by the stretch of time they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan, Stretch, Task, TaskKind
from aftercare.domain.rule import IfBroken, TopicId
from aftercare.domain.today import TaskState

PREPARING = (Stretch.THIS_WEEK, Stretch.DAY_BEFORE, Stretch.MORNING, Stretch.AT_CLINIC)
"""The stretches of a preparation, the same as on paper."""

READY_CHECK = TopicId("ready-check")


class ItemState(Enum):
    """What has become of one thing on the list. ``LATE`` is open with its time gone by."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    NOT_DOING = "not-doing"
    ASKED = "asked"

    @property
    def is_settled(self) -> bool:
        """True if there is nothing left to do about it."""
        return self in (ItemState.DONE, ItemState.NOT_DOING)


@frozen
class PrepItem:
    """One thing on the list."""

    task: Task
    state: ItemState


@frozen
class PrepGroup:
    """What belongs to one stretch of time, what is late first, then in order of time."""

    stretch: Stretch
    items: tuple[PrepItem, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(1 for item in self.items if item.state is ItemState.DONE)

    @property
    def is_settled(self) -> bool:
        """True if there is nothing left to do in it."""
        return all(item.state.is_settled for item in self.items)


def preparation(plan: Plan, states: Mapping[str, TaskState], now: datetime) -> tuple[PrepGroup, ...]:
    """The groups that have something in them, in order of time."""
    groups: list[PrepGroup] = []
    for stretch in PREPARING:
        items = [
            PrepItem(task, item_state(plan, task, states.get(task.key, TaskState.OPEN), now))
            for task in plan.tasks
            if task.stretch is stretch
        ]
        items.sort(key=lambda item: item.state is not ItemState.LATE)
        if items:
            groups.append(PrepGroup(stretch, tuple(items)))
    return tuple(groups)


def item_state(plan: Plan, task: Task, state: TaskState, now: datetime) -> ItemState:
    """What has become of a task.

    Only what is to be done can be late, and only before the session: a limit that has begun simply holds, and when the
    session is over nothing of the preparation is asked for any more.
    """
    match state:
        case TaskState.DONE:
            return ItemState.DONE
        case TaskState.NOT_DOING:
            return ItemState.NOT_DOING
        case TaskState.ASKED:
            return ItemState.ASKED
        case TaskState.OPEN:
            now = now.astimezone(UTC)
            is_before = now < plan.session.planned_start and not plan.session.is_cancelled
            is_past = task.kind is TaskKind.DUTY and task.due is not None and task.due <= now
            return ItemState.LATE if is_before and is_past else ItemState.OPEN


def progress(groups: tuple[PrepGroup, ...]) -> tuple[int, int]:
    """How many things are done, of how many."""
    return sum(group.done for group in groups), sum(len(group.items) for group in groups)


def matters(plan: Plan, task: Task) -> bool:
    """True for an instruction that must be understood: a limit, or one where a slip means a call to the clinic."""
    return task.kind is TaskKind.LIMIT or plan.window_of(task).rule.if_broken is IfBroken.CALL
