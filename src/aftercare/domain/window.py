"""One rule in one session: when it holds, for whom, and what it speaks for."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from aftercare.domain.condition import Truth
from aftercare.domain.edge import AskReason, WhenState
from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Layer, Part, Rule, RuleId, Speech, TopicId
from aftercare.domain.topic import TopicTree


@frozen
class Window:
    """One rule in one session.

    Attributes:
        rule: the rule as it was written.
        topics: the topics it still speaks for, after other layers took theirs.
        starts: when it begins to hold, in UTC; None for a rule without a beginning.
        ends: when the clock lets go of it, in UTC; None if no clock does.
        ends_when: what has to be confirmed besides, before it ends.
        ask: why the person has to ask the clinic about its end or beginning.
        starts_about: True if its start hangs on a session end that nobody has entered yet.
        ends_about: True if its end does.
        starts_on_day: True if the start is a day rather than a time of it.
        ends_on_day: True if the end is.
        applies: whether its condition is known to hold.
        condition: its condition in words, without "if"; empty for everyone.
        speech: its own words, filled up from its topic.
        part: the part of the treatment it belongs to.
        may_be_exempt: True if it has an exception of which nobody knows whether it holds.
        firm_from: for a limit whose beginning only the clinic knows, when it holds for sure; before that, ask.
        end_is_asked: True if its end waits for a word of the clinic besides.
        forbids: True for a limit with at least one edge. A limit without any time is a sentence, not a window.
    """

    rule: Rule
    topics: tuple[TopicId, ...]
    starts: datetime | None
    ends: datetime | None
    ends_when: tuple[WhenState, ...]
    ask: AskReason | None
    starts_about: bool
    ends_about: bool
    starts_on_day: bool
    ends_on_day: bool
    applies: Truth
    condition: str
    speech: Speech
    part: Part
    may_be_exempt: bool = False
    firm_from: datetime | None = None
    end_is_asked: bool = False
    forbids: bool = field(init=False)

    def __post_init__(self) -> None:
        has_edge = self.starts is not None or self.ends is not None or self.ask is not None
        has_time = has_edge or bool(self.ends_when)
        object.__setattr__(self, "forbids", has_time and self.rule.force.forbids)

    @property
    def rule_id(self) -> RuleId:
        """The rule's name."""
        return self.rule.rule_id

    @property
    def layer(self) -> Layer:
        """Who says so."""
        return self.rule.layer

    @property
    def is_partial(self) -> bool:
        """True for a limit that leaves something allowed: "a light snack is fine", "little or none"."""
        quantities = self.rule.quantities
        return bool(quantities.excepted or quantities.amount)

    def holds_at(self, now: datetime) -> bool:
        """True from its start until its clock edge is reached and nothing else is waited for."""
        if self.starts is not None and now < self.starts:
            return False
        return self.ends is None or now < self.ends or bool(self.ends_when) or self.end_is_asked

    def asks_at(self, now: datetime) -> bool:
        """True while only the clinic knows whether it holds: before a start, or after an end, that it did not tell."""
        if self.ask is None:
            return False
        if self.firm_from is not None and now < self.firm_from:
            return True
        return not self.ends_when and (self.ends is None or (self.end_is_asked and now >= self.ends))

    def waits_at(self, now: datetime) -> bool:
        """True once the clock has let go and only a confirmation is missing."""
        return bool(self.ends_when) and self.ends is not None and now >= self.ends


def limits_topic(window: Window, topic: TopicId, topics: TopicTree) -> bool:
    """True if the window speaks for the whole topic."""
    line_up = topics.line_up(topic)
    return any(broad in line_up for broad in window.topics)


def limits_part_of(window: Window, topic: TopicId, topics: TopicTree) -> bool:
    """True if the window speaks for something narrower than the topic."""
    return any(narrow != topic and topic in topics.line_up(narrow) for narrow in window.topics)
