"""Whether the computer's clock can be believed, and whether its zone has changed since it was last looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.frozen import frozen

BEHIND = timedelta(minutes=10)
"""A clock further behind the last seen moment than this was set wrong, now or before."""
BEAT = timedelta(minutes=5)
"""The last seen moment is kept this often at most."""


@frozen
class Pulse:
    """The last sign of life.

    Attributes:
        seen_at: the latest moment the clock has shown.
        zone: the zone of the computer at that time.
        tzdata: the issue of the rules of zones at that time.
        told_zone: the zone the person knows that times are said in.
    """

    seen_at: datetime
    zone: str
    tzdata: str
    told_zone: str


@frozen
class ClockState:
    """What there is to ask about the clock.

    Attributes:
        is_behind: True if it shows a time from before the last sign of life.
        new_zone: the zone the computer is in since the person was last told; None if they know it.
    """

    is_behind: bool = False
    new_zone: ZoneInfo | None = None


def clock_state(last: Pulse | None, now: datetime, here: ZoneInfo, appointments: tuple[datetime, ...]) -> ClockState:
    """What there is to ask.

    Args:
        last: the last sign of life; None for the first one.
        now: the moment the clock shows.
        here: the zone of the computer.
        appointments: starts of sessions to come; a zone whose clocks agree with the known one at all of them, and now,
            changes nothing for the person.
    """
    if last is None:
        return ClockState()
    known = _zone(last.told_zone)
    is_other = known is None or any(
        moment.astimezone(known).utcoffset() != moment.astimezone(here).utcoffset() for moment in (now, *appointments)
    )
    return ClockState(now < last.seen_at - BEHIND, here if here.key != last.told_zone and is_other else None)


def next_pulse(last: Pulse | None, now: datetime, here: ZoneInfo, tzdata: str, *, is_other: bool) -> Pulse | None:
    """The sign of life to keep now; None if the last one is fresh enough.

    Args:
        last: the last one.
        now: the moment the clock shows.
        here: the zone of the computer.
        tzdata: the issue of the rules of zones.
        is_other: True while the person has not been told of a new zone.
    """
    if last is None:
        return Pulse(now, here.key, tzdata, here.key)
    told_zone = last.told_zone if is_other else here.key
    if (last.zone, last.tzdata, last.told_zone) == (here.key, tzdata, told_zone) and now < last.seen_at + BEAT:
        return None
    return Pulse(max(now, last.seen_at), here.key, tzdata, told_zone)


def _zone(key: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(key)
    except (OSError, ValueError):
        return None
