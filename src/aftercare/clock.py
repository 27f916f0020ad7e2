"""The clock of this computer, or one that was set for a replay. Only the composition roots hold one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def replay_clock(begins_at: datetime) -> Clock:
    """A clock that shows ``begins_at`` when it is made, and then runs on as the real one does."""
    made_at = system_clock()
    return lambda: begins_at + (system_clock() - made_at)
