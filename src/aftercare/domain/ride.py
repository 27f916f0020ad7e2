"""The ride home: how far it has been arranged, and by when it has to be.

A driver has to be asked two days before and to have said yes one day before, or earlier where the plan says so. What is
not arranged by then rises to the top of Today.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import Enum

from aftercare.domain.condition import Truth
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan, Task, TaskKind
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.window import Window

DRIVER, COMPANION, SITTER = TopicId("driver"), TopicId("companion"), TopicId("sitter")
ASKED_BY = timedelta(hours=48)
"""How long before the session a driver has to have been asked [D]."""
CONFIRMED_BY = timedelta(hours=24)
"""How long before the session they have to have said yes, where the plan does not say [D]."""


@frozen
class RideNotes:
    """What is known of the asking, besides who drives.

    Attributes:
        asked_on: the day the driver was asked; None if nobody wrote it down.
        backup_status: whether the backup has been asked, and said yes.
    """

    asked_on: date | None = None
    backup_status: DriverStatus = DriverStatus.NOT_ARRANGED


class RideNeed(Enum):
    """What is unmet about the ride."""

    ASK = "ask"
    CONFIRM = "confirm"


def driver_tasks(plan: Plan) -> tuple[Task, ...]:
    """What there is to do about the driver before the session: ask them, and check that they can come."""
    start = plan.session.planned_start.astimezone(UTC)
    return tuple(
        task
        for task in plan.tasks
        if task.kind is TaskKind.DUTY
        and task.due is not None
        and task.due < start
        and DRIVER in plan.window_of(task).topics
    )


def confirm_by(plan: Plan) -> datetime:
    """By when the driver has to have said yes: as the plan has it, else a day before."""
    start = plan.session.planned_start.astimezone(UTC)
    return max((task.due for task in driver_tasks(plan) if task.due is not None), default=start - CONFIRMED_BY)


def unmet_need(plan: Plan, now: datetime) -> RideNeed | None:
    """What is unmet at a moment; None if nothing is, or if its time has not come, or if the session has begun."""
    if plan.session.is_cancelled or now >= plan.session.planned_start:
        return None
    status = plan.driver.status if plan.driver is not None else DriverStatus.NOT_ARRANGED
    left = plan.session.planned_start.astimezone(UTC) - now.astimezone(UTC)
    if status is DriverStatus.CONFIRMED:
        return None
    if left <= CONFIRMED_BY or now >= confirm_by(plan):
        return RideNeed.CONFIRM if status is DriverStatus.ASKED else RideNeed.ASK
    return RideNeed.ASK if left <= ASKED_BY and status is DriverStatus.NOT_ARRANGED else None


def ride_rules(plan: Plan) -> tuple[Window, ...]:
    """What the plan asks of whoever drives or stays, each rule once: the age, who must come in, who must stay."""
    wanted = (DRIVER, COMPANION, SITTER)
    found: dict[str, Window] = {}
    for window in plan.windows:
        is_about_them = any(topic in wanted for topic in window.topics)
        if is_about_them and window.applies is not Truth.NO and window.rule.force is not Force.NO_CHANGE:
            found.setdefault(window.rule.text, window)
    return tuple(found.values())


def someone_stays(plan: Plan) -> bool:
    """True if the plan asks for somebody to stay with the patient afterwards."""
    return any(COMPANION in window.topics and not window.forbids for window in plan.windows)


def backup_drives(driver: Driver) -> Driver:
    """The backup in place of a driver who cannot come; with no backup, nobody is arranged.

    The time of the pick-up stays: it is when somebody has to be at the door.
    """
    return Driver(driver.backup_name, driver.backup_phone, DriverStatus.NOT_ARRANGED, driver.pick_up)
