"""The plain facts that the oracle is told. All moments are whole seconds of the clock that the computer believes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

OPEN = ("planned", "shown", "snoozed")
ANSWERS = ("done", "not-doing", "asked")
AWAY_AFTER = 120
BEHIND = 600
BEAT = 300


class Night(NamedTuple):
    """The hours in which only what is hard gives a notice: minutes of the day by the clocks of a zone."""

    bedtime: int
    morning: int
    zone: str

    def is_at(self, moment: int) -> bool:
        at = _local(moment, self.zone)
        minutes = at.hour * 60 + at.minute
        if self.bedtime < self.morning:
            return self.bedtime <= minutes < self.morning
        return self.bedtime != self.morning and not self.morning <= minutes < self.bedtime

    def ends_after(self, moment: int) -> int:
        """The first morning after a moment."""
        at = _local(moment, self.zone)
        for days in (0, 1):
            day = (at + timedelta(days=days)).replace(tzinfo=None, hour=0, minute=0, second=0)
            morning = (day + timedelta(minutes=self.morning)).replace(tzinfo=at.tzinfo)
            if morning.timestamp() > moment:
                return int(morning.timestamp())
        return moment


@lru_cache(maxsize=65536)
def _local(moment: int, zone: str) -> datetime:
    return datetime.fromtimestamp(moment, ZoneInfo(zone))


class Want(NamedTuple):
    """One reminder that a plan wants said.

    Attributes:
        name: its id; it is the same as long as its due moment is.
        rule: what it is about; an answer to one reminder about it counts for those before it.
        harm: how much harm comes of not knowing; 0 is the most.
        frees: topics it sets free, or invites to.
        is_release: True if it says that something is allowed.
        repeats: the reminder it says once more.
        night: the hours in which it gives no notice; None if it is hard.
        asked_with: what it is asked about together with, when it went by.
    """

    name: str
    session: str
    rule: str
    due: int
    event: int
    until: int
    on_time: str
    late: str
    passed: str
    harm: int = 3
    frees: frozenset[str] = frozenset()
    is_release: bool = False
    repeats: str | None = None
    night: Night | None = None
    asked_with: str = ""

    def words(self, now: int) -> str:
        """What may be said. Where nothing can be written down, a card may outlive its use, in the words for that."""
        if now >= self.until:
            return self.passed
        return self.on_time if now <= self.event else self.late


class Limit(NamedTuple):
    """A time in which something is not allowed; ``is_sure`` is False if only the clinic knows whether it holds."""

    topics: frozenset[str]
    starts: int
    ends: int
    is_sure: bool = True


class Visit(NamedTuple):
    """An appointment, and the time that is spent at the clinic for it; no start once it is called off."""

    session: str
    start: int | None
    end: int = 0


class Row(NamedTuple):
    """One row of the ledger, as it lies in the file."""

    entry: int
    name: str
    due: int
    until: int
    state: str
    shown_at: int | None
    settled_at: int | None


class Card(NamedTuple):
    """What waits for the person: a card, or something that went by while nobody was reminded."""

    name: str
    state: str
    is_away: bool
    text: str


class AwayLine(NamedTuple):
    """One line of what went by, as it is shown: of which reminder, in which words."""

    name: str
    text: str


class Unread(NamedTuple):
    """A correction that nobody has read yet.

    Attributes:
        was: the appointment that no longer holds.
        told_for: the moment that had been spoken of for it.
        text: the whole of what it says.
        clock: that moment by the clocks of the clinic, as people say it.
    """

    number: int
    session: str
    was: int
    told_for: int
    text: str
    clock: str


class Screen(NamedTuple):
    """Everything that waits for the person."""

    cards: tuple[Card, ...]
    unread: tuple[Unread, ...]
    away: tuple[AwayLine, ...]


class Violation(NamedTuple):
    """What was found wrong, at which step of which run."""

    kind: str
    step: int
    now: int
    what: str
