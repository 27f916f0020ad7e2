"""Who has the last word: our guidance, then the clinic, then what the clinic told this patient personally.

A later layer takes the place of an earlier one on the same topic and the same side of the session, longer or shorter.
It never gets there by omission: a rule that gives no time, or that may not hold for this patient, replaces nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from aftercare.domain.condition import Truth
from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Force, Layer, Part, TopicId
from aftercare.domain.session import Session
from aftercare.domain.topic import TopicTree
from aftercare.domain.window import Window

_ORDER = {Layer.GENERAL: 0, Layer.CLINIC: 1, Layer.TOLD: 2, Layer.FLOOR: 3}
_BEFORE, _AFTER = "before", "after"
_BOTH = frozenset({_BEFORE, _AFTER})
_SIDES_OF_PART = {
    Part.PREPARE: frozenset({_BEFORE}),
    Part.VISIT: frozenset[str](),
    Part.AFTER: frozenset({_AFTER}),
    Part.BETWEEN: _BOTH,
    Part.WARNING: _BOTH,
}


def layered(windows: Iterable[Window], topics: TopicTree, session: Session) -> list[Window]:
    """The windows that are left once each layer has taken the topics it speaks for."""
    everything = list(windows)
    span = (session.planned_start.astimezone(UTC), session.end.astimezone(UTC))
    speakers = _speakers(everything, span)
    kept: list[Window] = []
    for window in everything:
        rank, sides = _ORDER[window.layer], _sides_as_lower(window, span)
        left = tuple(
            topic
            for topic in window.topics
            if not any(
                speaker.rank > rank
                and sides <= speaker.sides
                and _same_kind(speaker.force, window.rule.force)
                and speaker.reaches(window)
                for broad in topics.line_up(topic)
                for speaker in speakers.get(broad, ())
            )
        )
        if left:
            kept.append(window if left == window.topics else replace(window, topics=left))
    return kept


@frozen
class _Speaker:
    """A rule of an upper layer that may take the place of others on a topic."""

    rank: int
    sides: frozenset[str]
    force: Force
    window: Window

    def reaches(self, lower: Window) -> bool:
        """A "no change" lifts only what lies whole within its own time; one said of a moment holds from then on.

        What waits for more than the clock may go on for longer than any time.
        """
        if self.force is not Force.NO_CHANGE:
            return True
        starts, ends = self.window.starts, self.window.ends
        if self.window.rule.timing.at is not None:
            ends = None
        begins_before = starts is None or (lower.starts is not None and starts <= lower.starts)
        over = None if lower.ends_when or lower.end_is_asked else lower.ends
        return begins_before and (ends is None or (over is not None and over <= ends))


def _speakers(windows: Iterable[Window], span: tuple[datetime, datetime]) -> dict[TopicId, list[_Speaker]]:
    found: dict[TopicId, list[_Speaker]] = {}
    for window in windows:
        is_sure = window.applies is Truth.YES and not window.may_be_exempt and window.ask is None
        if window.layer is Layer.GENERAL or not is_sure:
            continue
        speaker = _Speaker(_ORDER[window.layer], _sides_as_upper(window, span), window.rule.force, window)
        for topic in window.topics:
            found.setdefault(topic, []).append(speaker)
    return found


def _same_kind(upper: Force, lower: Force) -> bool:
    """A limit answers a limit, something to do answers something to do; "no change" answers both."""
    match upper:
        case Force.NO_CHANGE:
            return True
        case Force.MUST_NOT | Force.SHOULD_NOT:
            return lower.forbids or lower is Force.NO_CHANGE
        case Force.INFO:
            return lower is Force.INFO
        case Force.MUST | Force.SHOULD | Force.MAY:
            return not lower.forbids
    raise AssertionError(upper)


def _sides_as_lower(window: Window, span: tuple[datetime, datetime]) -> frozenset[str]:
    """The sides on which a rule has to be answered to be replaced. One without a time stands where its part does."""
    if window.starts is None and window.ends is None:
        return _SIDES_OF_PART[window.part]
    return _sides(window, span)


def _sides_as_upper(window: Window, span: tuple[datetime, datetime]) -> frozenset[str]:
    """The sides a rule speaks for. A limit without a time speaks for none: it names no length to go by."""
    if window.starts is None and window.ends is None:
        return frozenset[str]() if window.rule.force.forbids else _BOTH
    return _sides(window, span)


def _sides(window: Window, span: tuple[datetime, datetime]) -> frozenset[str]:
    start, end = span
    found: set[str] = set()
    if window.starts is None or window.starts < start:
        found.add(_BEFORE)
    goes_on = window.ends is None or window.ends > end or bool(window.ends_when) or window.end_is_asked
    if goes_on or _begins_at_end(window, end):
        found.add(_AFTER)
    return frozenset(found)


def _begins_at_end(window: Window, end: datetime) -> bool:
    return window.starts is not None and window.starts >= end
