"""The moments at which anything on the page for a phone changes; between two of them nothing has to be reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.board import Chart
from aftercare.domain.board_words import changes_of_charge
from aftercare.domain.plan import Plan
from aftercare.domain.today import changes_of_day, changes_of_phase

LONGEST = timedelta(days=28)
"""How far a page looks ahead: beyond that a course has changed too often [D]."""
END_DOUBT = timedelta(hours=6)
"""How long after a limit whose end is only estimated the page still sends people to the clinic, instead of saying that
nothing is limited: a visit may have run late, and the page cannot learn of it [D]."""
_SOON = timedelta(hours=4)
_AFTERWARDS = timedelta(hours=12)


def last_moment(plans: Sequence[Plan], made_at: datetime) -> datetime:
    """When a page about these sessions ends: half a day after their board last changes, or after four weeks."""
    last = max((change for change in Chart(plans).changes() if change > made_at), default=made_at)
    return min(last + _AFTERWARDS, made_at + LONGEST).astimezone(UTC)


def turns(plans: Sequence[Plan], begins: datetime, ends: datetime) -> tuple[datetime, ...]:
    """Every moment from ``begins`` to before ``ends``, in UTC, at which the board or the day changes."""
    begins = begins.astimezone(UTC)
    found = {begins, *_all_changes(plans), *_midnights(plans[0].zone, begins, ends)}
    return tuple(sorted(moment for moment in found if begins <= moment < ends))


def _all_changes(plans: Sequence[Plan]) -> Iterator[datetime]:
    for change in Chart(plans).changes():
        yield change
        # From here on the board counts down to it.
        yield change - _SOON
        yield change + END_DOUBT
    yield from changes_of_charge(plans)
    for plan in plans:
        yield from changes_of_phase(plan)
        yield from changes_of_day(plan)
        yield from (task.due.astimezone(UTC) for task in plan.tasks if task.due is not None)
        if plan.driver is not None and plan.driver.pick_up is not None:
            yield plan.driver.pick_up.astimezone(UTC)


def _midnights(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    day = begins.astimezone(zone).date()
    while day <= ends.astimezone(zone).date():
        yield datetime.combine(day, time(0), zone).astimezone(UTC)
        day += timedelta(days=1)


def offsets(zone: ZoneInfo, begins: datetime, ends: datetime) -> tuple[tuple[datetime, int], ...]:
    """How many minutes a zone's clocks are ahead of UTC, from each moment on at which that changes."""
    found: list[tuple[datetime, int]] = []
    # Clocks change on quarters of an hour everywhere; a day more on both sides is for what is said of other days.
    moment = (begins - timedelta(days=2)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while moment < ends + timedelta(days=9):
        offset = moment.astimezone(zone).utcoffset() or timedelta()
        minutes = offset // timedelta(minutes=1)
        if not found or found[-1][1] != minutes:
            found.append((moment, minutes))
        moment += timedelta(minutes=15)
    return tuple(found)
