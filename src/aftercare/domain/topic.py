"""What rules are about. Topics form a tree: a rule on drinks covers clear drinks and other drinks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, fields, replace
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Rule, Speech, TopicId

_FALLBACK = TopicId("anything")
"""The topic whose words serve where no other has any."""


class Usual(Enum):
    """What the board says of a topic that nothing limits now."""

    OK = "ok"
    AS_USUAL = "as-usual"


@frozen
class Topic:
    """One topic.

    Attributes:
        topic_id: its name in rules.
        name: its name for people.
        under: the broader topic it belongs to.
        icon: name of its icon.
        usual: what the board says when nothing limits it; food and drinks are OK, driving is as usual.
        limit: how a limit on this topic speaks when its rule has no words of its own.
        duty: how something to do on this topic speaks, likewise.
    """

    topic_id: TopicId
    name: str
    under: TopicId | None = None
    icon: str = "info"
    usual: Usual = Usual.AS_USUAL
    limit: Speech = field(default_factory=Speech)
    duty: Speech = field(default_factory=Speech)


class TopicTree:
    """All topics known to our guidance and to one clinic."""

    def __init__(self, topics: dict[TopicId, Topic]) -> None:
        """Takes the topics by id."""
        self._topics = dict(topics)
        self._broader = {topic_id: self._line_up(topic_id) for topic_id in self._topics}
        self._words: dict[tuple[TopicId, bool], Speech] = {}
        self._speech: dict[int, tuple[Rule, Speech]] = {}
        self._joined: tuple[dict[TopicId, Topic], TopicTree] | None = None

    def _line_up(self, topic_id: TopicId) -> tuple[TopicId, ...]:
        line: list[TopicId] = []
        here: TopicId | None = topic_id
        while here is not None and here in self._topics and here not in line:
            line.append(here)
            here = self._topics[here].under
        return tuple(line)

    def __contains__(self, topic_id: object) -> bool:
        return topic_id in self._topics

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def topic(self, topic_id: TopicId) -> Topic:
        """One topic.

        Raises:
            KeyError: if nobody declared it.
        """
        return self._topics[topic_id]

    def line_up(self, topic_id: TopicId) -> tuple[TopicId, ...]:
        """A topic and everything broader, the narrowest first."""
        return self._broader.get(topic_id, (topic_id,))

    def covers(self, broad: TopicId, narrow: TopicId) -> bool:
        """True if a rule on ``broad`` is also about ``narrow``."""
        return broad in self.line_up(narrow)

    def words(self, topic_id: TopicId, *, is_limit: bool) -> Speech:
        """How a topic speaks as a limit or as something to do, what it lacks taken from the broader ones."""
        key = (topic_id, is_limit)
        if key not in self._words:
            self._words[key] = self._merged(topic_id, is_limit=is_limit)
        return self._words[key]

    def kept_speech(self, rule: Rule, make: Callable[[Rule], Speech]) -> Speech:
        """How a rule speaks, made once: it hangs on the rule and on these topics, and on no session."""
        kept = self._speech.get(id(rule))
        if kept is None or kept[0] is not rule:
            kept = (rule, make(rule))
            self._speech[id(rule)] = kept
        return kept[1]

    def _merged(self, topic_id: TopicId, *, is_limit: bool) -> Speech:
        merged = Speech()
        for one in reversed((*self.line_up(topic_id), _FALLBACK)):
            if one in self._topics:
                words = self._topics[one].limit if is_limit else self._topics[one].duty
                filled = {field.name: value for field in fields(Speech) if (value := getattr(words, field.name))}
                merged = replace(merged, **filled)
        return merged

    def joined(self, more: dict[TopicId, Topic]) -> TopicTree:
        """These topics and a clinic's own. The tree of the clinic asked for last is kept: one clinic asks often."""
        if not more:
            return self
        if self._joined is None or self._joined[0] is not more:
            self._joined = (more, TopicTree({**self._topics, **more}))
        return self._joined[1]
