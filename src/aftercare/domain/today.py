"""What matters today: the phase of the course, the one thing to do next, and the moments of the day line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Milestone, MilestoneKind, Plan, Task, TaskKind
from aftercare.domain.resolve import ARRIVAL_LEAD

_DAY_LINE_REACH = timedelta(hours=26)
_MOST_MILESTONES = 7
_GIVES_WAY = {MilestoneKind.LIMIT: 2, MilestoneKind.DUTY: 1}
_ASK_UNTIL = timedelta(hours=12)


class TaskState(Enum):
    """What has become of a task."""

    OPEN = "open"
    DONE = "done"
    NOT_DOING = "not-doing"
    ASKED = "asked"


class Phase(Enum):
    """Where in the course a moment lies."""

    BEFORE = "before"
    SESSION_DAY = "session-day"
    IN_SESSION = "in-session"
    WHEN_LEFT = "when-left"
    REST_OF_DAY = "rest-of-day"
    NEXT_DAY = "next-day"
    AFTERWARDS = "afterwards"
    CANCELLED = "cancelled"


def arrival(plan: Plan) -> datetime:
    """When to be at the clinic, in UTC; a quarter of an hour early where no rule says so."""
    return plan.arrives or plan.session.planned_start.astimezone(UTC) - ARRIVAL_LEAD


def phase_at(plan: Plan, now: datetime) -> Phase:
    """The phase of a moment.

    While nobody has said when the session ended, the time after its estimated end asks for it, for half a day.
    """
    session = plan.session
    if session.is_cancelled:
        return Phase.CANCELLED
    now = now.astimezone(UTC)
    end = session.end.astimezone(UTC)
    arrives = arrival(plan)
    today, session_day = plan.local(now).date(), plan.session_day()
    if now < arrives:
        return Phase.SESSION_DAY if today == session_day else Phase.BEFORE
    if now < end:
        return Phase.IN_SESSION
    if not session.end_is_known and now < end + _ASK_UNTIL:
        return Phase.WHEN_LEFT
    end_day = plan.local(end).date()
    if today == end_day:
        return Phase.REST_OF_DAY
    return Phase.NEXT_DAY if today == end_day + timedelta(days=1) else Phase.AFTERWARDS


def changes_of_phase(plan: Plan) -> tuple[datetime, ...]:
    """The moments in UTC, but for midnights, at which the phase of a session changes."""
    start, end = plan.session.planned_start.astimezone(UTC), plan.session.end.astimezone(UTC)
    return (plan.arrives or start - ARRIVAL_LEAD, end, end + _ASK_UNTIL)


@frozen
class NextTask:
    """The one thing to do next.

    Attributes:
        task: the task.
        since: from when its time is measured, for the bar that fills up.
    """

    task: Task
    since: datetime


def next_task(plan: Plan, marks: Mapping[str, TaskState], now: datetime) -> NextTask | None:
    """The nearest task that is still open and whose time has not passed; None if there is none."""
    now = now.astimezone(UTC)
    upcoming = [
        task
        for task in plan.tasks
        if task.due is not None and task.due > now and marks.get(task.key, TaskState.OPEN) is TaskState.OPEN
    ]
    start = plan.session.planned_start.astimezone(UTC)
    if now < start:
        # A light meal for afterwards is nothing to do while the stomach has to be empty.
        upcoming = [task for task in upcoming if task.due is not None and task.due <= start]
    with_time = [task for task in upcoming if task.label or task.kind is TaskKind.LIMIT] or upcoming
    task = min(with_time, key=lambda one: one.due or now, default=None)
    if task is None or task.due is None:
        return None
    earlier = [one.due for one in plan.tasks if one.due is not None and one.due <= now]
    since = max([*earlier, task.due - timedelta(hours=24)])
    return NextTask(task, since)


def day_line(plan: Plan, now: datetime) -> tuple[Milestone, ...]:
    """At most seven labelled moments around now: what has just been, and what comes in the next day.

    On the days before, the line ends with the session. Where there are too many, lesser limits give way first, then
    what is to do; cut-offs, the ride and the session stay.
    """
    now = now.astimezone(UTC)
    past = [milestone for milestone in plan.milestones if milestone.at <= now]
    session_has_begun = now >= plan.session.planned_start
    behind = [one for one in past if one.at >= plan.session.planned_start] if session_has_begun else past[-1:]
    behind = [one for one in behind[-2:] if now - one.at <= _DAY_LINE_REACH]
    ahead = [one for one in plan.milestones if now < one.at <= now + _DAY_LINE_REACH]
    if plan.local(now).date() < plan.session_day():
        ahead = [one for one in ahead if one.at <= plan.session.planned_start]
    chosen = behind + ahead
    while len(chosen) > _MOST_MILESTONES:
        least = max(chosen, key=lambda one: (_GIVES_WAY.get(one.kind, 0), one.at))
        chosen.remove(least)
    return tuple(chosen)


def changes_of_day(plan: Plan) -> tuple[datetime, ...]:
    """The moments in UTC, but for midnights, at which the day line of a session changes."""
    found = [plan.session.planned_start.astimezone(UTC)]
    for milestone in plan.milestones:
        at = milestone.at.astimezone(UTC)
        # It is on the line until its reach is over, the last moment of that among it.
        found += [at - _DAY_LINE_REACH, at, at + _DAY_LINE_REACH + timedelta(seconds=1)]
    return tuple(found)
