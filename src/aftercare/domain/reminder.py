"""A reminder: a task or a window edge that speaks at a moment, with an on-time, a late and a passed wording."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, IntEnum
from hashlib import blake2b
from typing import NewType

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import RuleId, TopicId

ReminderId = NewType("ReminderId", str)


class ReminderState(Enum):
    """What has become of a reminder. All but the first three are final.

    Attributes:
        is_final: True if nothing may change the reminder any more.
    """

    PLANNED = "planned"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    DONE = "done"
    NOT_DOING = "not-doing"
    ASKED = "asked"
    MISSED = "missed"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"

    def __init__(self, value: str) -> None:
        self.is_final = value not in ("planned", "shown", "snoozed")


class ReminderKind(Enum):
    """What a reminder is about. A release says that something is allowed; while anything forbids it, it waits."""

    DUTY = "duty"
    BAN = "ban"
    RELEASE = "release"


class Harm(IntEnum):
    """How much harm comes of not knowing, the most first."""

    FASTING = 0
    MEDICINE = 1
    DRIVING = 2
    OTHER = 3


@frozen
class Reminder:
    """One moment at which the app speaks.

    Attributes:
        reminder_id: the same whenever the same plan is made, and neutral: no rule or medicine can be read from it.
        rule_id: the rule it belongs to.
        due: when it speaks.
        event: the moment it is about: the cut-off or the deadline.
        useful_until: when it stops to matter; later than this it is passed.
        hard: True if quiet hours do not hold it back.
        on_time: what it says when due.
        late: what it says when it comes late and still matters.
        passed: what it says when the moment has gone by; never the on-time words.
        kind: something to do, a limit, or a permission.
        harm: how much harm comes of not knowing.
        topics: what it is about, for what may contradict it.
        repeats: the reminder it says once more while nobody answers; None for one that speaks for itself.
        asks: the question about what is true now, for a limit that began unheard; empty where there is none.
        kept: the answer that the limit was kept.
        slipped: the answer that it was not.
        task_key: the task whose tick takes it away, whether or not the plan has one.
        occasion: what an answer to it settles: its task, or one day of a rule that comes round daily; empty for all of
            its rule.
    """

    reminder_id: ReminderId
    rule_id: RuleId
    due: datetime
    event: datetime
    useful_until: datetime
    hard: bool
    on_time: str
    late: str
    passed: str
    kind: ReminderKind = ReminderKind.DUTY
    harm: Harm = Harm.OTHER
    topics: tuple[TopicId, ...] = ()
    repeats: ReminderId | None = None
    asks: str = ""
    kept: str = ""
    slipped: str = ""
    task_key: str = ""
    occasion: str = ""

    @property
    def matter(self) -> str:
        """What an answer is about: reminders of one matter are settled together."""
        return self.occasion or self.rule_id

    @property
    def is_daily(self) -> bool:
        """True for one day of what is to be done every day."""
        return self.occasion != self.task_key

    @property
    def asked_together(self) -> str:
        """What is asked about in one question when it went by: of something daily, all the days."""
        return self.task_key or self.rule_id

    def words_at(self, now: datetime) -> str:
        """What to say now: on time up to the event it is about, late until it stops to matter, passed after that."""
        if now >= self.useful_until:
            return self.passed
        return self.on_time if now <= self.event else self.late


def neutral_id(*parts: str) -> str:
    """A short lasting name that tells nothing about what it stands for."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
