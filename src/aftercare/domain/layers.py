"""Who has the last word: our guidance, then the clinic, then what the clinic told this patient personally.

A later layer takes the place of an earlier one on the same topic and the same side of the session, longer or shorter.
It never gets there by omission: a rule that gives no time, or that may not hold for this patient, replaces nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from aftercare.domain.condition import Truth
from aftercare.domain.rule import Force, Layer, Part
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
    kept: list[Window] = []
    for window in everything:
        above = [other for other in everything if _ORDER[other.layer] > _ORDER[window.layer]]
        left = tuple(
            topic
            for topic in window.topics
            if not any(
                _replaces(other, window, session) and any(topics.covers(broad, topic) for broad in other.topics)
                for other in above
            )
        )
        if left:
            kept.append(window if left == window.topics else replace(window, topics=left))
    return kept


def _replaces(upper: Window, lower: Window, session: Session) -> bool:
    if upper.applies is not Truth.YES or upper.ask is not None:
        return False
    if not _same_kind(upper.rule.force, lower.rule.force):
        return False
    return _sides(lower, session, of_lower=True) <= _sides(upper, session, of_lower=False)


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


def _sides(window: Window, session: Session, *, of_lower: bool) -> frozenset[str]:
    """On which sides of the session a window lies. A limit without a time answers nothing, and is answered whole."""
    start, end = session.planned_start.astimezone(UTC), session.end.astimezone(UTC)
    if window.starts is None and window.ends is None:
        if of_lower:
            return _SIDES_OF_PART[window.part]
        return frozenset[str]() if window.rule.force.forbids else _BOTH
    found: set[str] = set()
    if window.starts is None or window.starts < start:
        found.add(_BEFORE)
    if window.ends is None or window.ends > end or window.ends_when or _begins_at_end(window, end):
        found.add(_AFTER)
    return frozenset(found)


def _begins_at_end(window: Window, end: datetime) -> bool:
    return window.starts is not None and window.starts >= end
