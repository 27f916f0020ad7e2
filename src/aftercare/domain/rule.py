"""One thing a clinic asks. Nothing here is reckoned yet: see ``plan.py`` for the rule in a session."""

from __future__ import annotations

from dataclasses import field
from datetime import timedelta
from enum import Enum
from typing import NewType

from aftercare.domain.condition import Condition
from aftercare.domain.edge import Edge, Point, Visit
from aftercare.domain.frozen import frozen
from aftercare.domain.length import Length, LengthRange
from aftercare.domain.treatment import Treatment

RuleId = NewType("RuleId", str)
TopicId = NewType("TopicId", str)


class Force(Enum):
    """How strongly a rule is meant. ``NO_CHANGE`` says expressly that nothing is limited or altered."""

    MUST = "must"
    MUST_NOT = "must-not"
    SHOULD = "should"
    SHOULD_NOT = "should-not"
    MAY = "may"
    INFO = "info"
    NO_CHANGE = "no-change"

    @property
    def forbids(self) -> bool:
        """True for must-not and should-not: the board shows both as a limit."""
        return self is Force.MUST_NOT or self is Force.SHOULD_NOT


class Layer(Enum):
    """Who says so. A later layer takes the place of an earlier one on the same topic."""

    GENERAL = "general"
    CLINIC = "clinic"
    TOLD = "told"
    FLOOR = "floor"


class Part(Enum):
    """The part of the treatment a rule belongs to, for its place on a sheet."""

    PREPARE = "prepare"
    VISIT = "visit"
    AFTER = "after"
    BETWEEN = "between"
    WARNING = "warning"


class IfBroken(Enum):
    """Whom to tell if a rule was broken. None of these ever means "skip the treatment by yourself"."""

    CALL = "call"
    TELL = "tell"
    INFO = "info"


class Every(Enum):
    """How often a rule comes round."""

    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LENGTH = "length"


@frozen
class Repeat:
    """A rule that comes round: every session, every day, or every so often. ``length`` goes with ``Every.LENGTH``."""

    every: Every
    length: Length | None = None


@frozen
class Timing:
    """When a rule holds or a thing is done. A rule without any of these has no time.

    Attributes:
        starts: edge that opens the window.
        ends: edge that closes the window.
        at: the moment, or range of moments, at which something is done.
        on: a named part of the calendar or of the visit, instead of two edges.
        repeats: how often it comes round.
    """

    starts: Edge | None = None
    ends: Edge | None = None
    at: Edge | None = None
    on: Point | Visit | None = None
    repeats: Repeat | None = None


@frozen
class BloodPressure:
    """A limit in mmHg: a reading above either number is over it."""

    systolic: int
    diastolic: int


@frozen
class NoticeBand:
    """Less notice than this costs that; ``fee`` is empty where the clinic only asks to be told in time."""

    within: Length
    fee: str = ""


@frozen
class Schedule:
    """How the course is spread out: so many sessions per so long, for so long, so far apart."""

    sessions: int | None = None
    per: LengthRange | None = None
    lasts: LengthRange | None = None
    apart: LengthRange | None = None


@frozen
class Quantities:
    """The numbers and lists of a rule.

    Attributes:
        allowed: things the clinic names as fine, outside the window or in general.
        excepted: things that stay fine inside the window. They turn "not allowed" into "limited".
        not_allowed: things the clinic names as not fine.
        amount: how much, in words: "little or none".
        length: how long a part of the visit or an effect takes.
        age_min: least age in years, of the driver or sitter.
        age_max: greatest age in years.
        blood_pressure: limit in mmHg.
        notice: bands of notice for cancelling.
        schedule: number and spacing of sessions.
        phone: a number to call, or the name of one of the clinic's numbers.
    """

    allowed: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    not_allowed: tuple[str, ...] = ()
    amount: str = ""
    length: LengthRange | None = None
    age_min: int | None = None
    age_max: int | None = None
    blood_pressure: BloodPressure | None = None
    notice: tuple[NoticeBand, ...] = ()
    schedule: Schedule | None = None
    phone: str = ""


@frozen
class Speech:
    """How a rule speaks as a task and a reminder. What is empty is filled from its topic.

    The texts may hold the marks ``{starts} {ends} {at} {start} {driver} {pick_up} {clinic} {phone}``, which are filled
    with clock times and names; no other mark exists.

    Attributes:
        task: what to do, as the heading of a card: "Finish clear drinks by {starts}".
        detail: one line under it.
        label: two or three words for the line of the day: "Stop clear drinks".
        line: the line to tick on paper; the rule's text if empty.
        tile: a second line on the board.
        remind: when reminders speak.
        hard: True if quiet hours do not hold the reminders back.
        on_time: what a reminder says when it is due.
        late: what it says when it comes late and still matters.
        passed: what it says when the moment has gone by.
        asks: what is asked about a limit that began while nobody was there: "Have you had any food since {starts}?"
        kept: the answer that it was kept: "No, nothing to eat".
        slipped: the answer that it was not: "Yes, I ate something".
        useful_for: how long after the due moment the reminder still matters; None for "until the session ends".
    """

    task: str = ""
    detail: str = ""
    label: str = ""
    line: str = ""
    tile: str = ""
    remind: tuple[Edge, ...] = ()
    hard: bool = False
    on_time: str = ""
    late: str = ""
    passed: str = ""
    asks: str = ""
    kept: str = ""
    slipped: str = ""
    useful_for: timedelta | None = None


@frozen
class Rule:
    """One thing a clinic asks, as it was written.

    Attributes:
        rule_id: unique in its layer.
        topics: what it is about, most important first.
        force: how strongly it is meant.
        text: the rule in plain words.
        layer: who says so.
        part: the part of the treatment it belongs to; None to take it from its window.
        timing: when it holds.
        when: for whom it holds; None for everyone.
        unless: the exception the clinic states, in words.
        exempt: the exception as a condition, if it can be told from the patient's facts.
        quantities: its numbers and lists.
        speech: how it speaks.
        why: the reason, in plain words.
        consequence: what the clinic says happens otherwise.
        alternative: another way the clinic accepts.
        if_broken: whom to tell.
        sources: source ids, such as ``S18``.
        pair: two rules with the same name are one sentence that covers before and after.
        treatments: the treatments it is for; empty for all.
        author: who entered it, for a clinic's own rule.
        place: where it was written, for faults.
    """

    rule_id: RuleId
    topics: tuple[TopicId, ...]
    force: Force
    text: str
    layer: Layer
    part: Part | None = None
    timing: Timing = field(default_factory=Timing)
    when: Condition | None = None
    unless: str = ""
    exempt: Condition | None = None
    quantities: Quantities = field(default_factory=Quantities)
    speech: Speech = field(default_factory=Speech)
    why: str = ""
    consequence: str = ""
    alternative: str = ""
    if_broken: IfBroken = IfBroken.INFO
    sources: tuple[str, ...] = ()
    pair: str = ""
    treatments: tuple[Treatment, ...] = ()
    author: str = ""
    place: str = ""
