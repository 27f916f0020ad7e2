"""When a reminder can be put off to: a few moments that are worth it, and none that would be too late."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import Enum

from aftercare.domain.clinic import DayTimes
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderKind

_QUARTER, _HOUR, _MOMENT = timedelta(minutes=15), timedelta(hours=1), timedelta(minutes=5)
_SHORT_OF_TIME = timedelta(minutes=20)
_NO_TIME = timedelta(minutes=6)


class SnoozeKind(Enum):
    """How a moment is named."""

    SOON = "soon"
    HOUR = "hour"
    EVENING = "evening"
    MORNING = "morning"
    LAST_CALL = "last-call"


@frozen
class SnoozeChoice:
    """A moment a reminder can be put off to; in UTC."""

    kind: SnoozeKind
    at: datetime


def snooze_deadline(reminder: Reminder, now: datetime) -> datetime | None:
    """Until when a reminder can be put off; None for a limit that holds already.

    A limit can be put off until it begins. Something to do can be put off until it should be done, and after that for
    as long as it still matters.
    """
    if now < reminder.event:
        return min(reminder.event, reminder.useful_until)
    return None if reminder.kind is ReminderKind.BAN else reminder.useful_until


def soon_minutes(left: timedelta) -> int:
    """The shortest useful wait: a quarter of an hour, five minutes when time is short, else none."""
    if left <= _NO_TIME:
        return 0
    return 5 if left < _SHORT_OF_TIME else 15


def snooze_choices(
    now: datetime, deadline: datetime | None, quiet: QuietHours, evening: time
) -> tuple[SnoozeChoice, ...]:
    """The moments worth offering, in order; each before the deadline.

    None lies in quiet hours, but for one within the hour to a person who is up in them.

    Args:
        now: the moment.
        deadline: when it is too late; None if nothing can be put off.
        quiet: the hours in which nothing speaks, by the clock on the person's wall.
        evening: when the evening begins, by the same clock.
    """
    if deadline is None or deadline <= now:
        return ()
    local = now.astimezone(quiet.zone)
    tonight = datetime.combine(local.date(), evening, quiet.zone).astimezone(UTC)
    wait = timedelta(minutes=soon_minutes(deadline - now))
    offers = [SnoozeChoice(SnoozeKind.SOON, now + wait)] if wait else []
    offers.append(SnoozeChoice(SnoozeKind.HOUR, now + _HOUR))
    if tonight > now + _HOUR:
        offers.append(SnoozeChoice(SnoozeKind.EVENING, tonight))
    offers.append(SnoozeChoice(SnoozeKind.MORNING, quiet.next_morning(now)))
    if deadline - _MOMENT > now + _QUARTER:
        offers.append(SnoozeChoice(SnoozeKind.LAST_CALL, deadline - _MOMENT))
    found: dict[datetime, SnoozeChoice] = {}
    is_up = quiet.hold_at(now)
    for offer in offers:
        is_soon = offer.kind in (SnoozeKind.SOON, SnoozeKind.HOUR)
        if now < offer.at < deadline and ((is_up and is_soon) or not quiet.hold_at(offer.at)):
            found.setdefault(offer.at.astimezone(UTC), SnoozeChoice(offer.kind, offer.at.astimezone(UTC)))
    return tuple(found[at] for at in sorted(found))


def offered_for(plan: Plan, deadline: datetime | None, now: datetime) -> tuple[SnoozeChoice, ...]:
    """When something of a plan with this deadline can be put off to; quiet by the clocks around the person."""
    times = plan.clinic.day_times if plan.clinic is not None else DayTimes()
    return snooze_choices(now, deadline, plan.quiet_here, times.evening)


def soonest_for(plan: Plan, reminder: Reminder, now: datetime) -> datetime | None:
    """When one press puts a reminder of a plan off to, in UTC; None where that is too late or would come in the night.

    It is the first of the moments that its card offers, so no two places put off differently.
    """
    choices = offered_for(plan, snooze_deadline(reminder, now), now)
    return next((choice.at for choice in choices if choice.kind is SnoozeKind.SOON), None)
