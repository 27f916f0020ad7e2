"""A rule that comes round: each of its meetings is a thing of its own, to tick and to be reminded of by itself."""

from __future__ import annotations

from dataclasses import replace

from aftercare.domain.edge import AtWeekday
from aftercare.domain.frozen import frozen
from aftercare.domain.reminder import neutral_id
from aftercare.domain.resolve import Frame, weekday_meetings
from aftercare.domain.window import Window


@frozen
class Occasion:
    """One time that a rule comes round.

    Attributes:
        key: its lasting and neutral name.
        window: the rule's window, narrowed to this time.
    """

    key: str
    window: Window


def occasions(window: Window, frame: Frame) -> tuple[Occasion, ...]:
    """A window once for each of its meetings; any other as it is."""
    if not isinstance(window.rule.timing.at, AtWeekday):
        return (Occasion(rule_key(window, frame), window),)
    meetings = weekday_meetings(window.rule.timing.at, frame)
    found = [replace(window, starts=opens, ends=closes) for opens, closes in meetings]
    if len(found) == 1:
        return (Occasion(rule_key(window, frame), found[0]),)
    # By its day, so that a meeting somebody has been to stays the same one when the appointment moves by a week.
    days = (opens.astimezone(frame.zone).date().isoformat() for opens, _ in meetings)
    return tuple(Occasion(rule_key(window, frame, day), one) for day, one in zip(days, found, strict=True))


def rule_key(window: Window, frame: Frame, *more: str) -> str:
    """The neutral name of a rule in a session, or of one time that it comes round."""
    return neutral_id(frame.session.session_id, window.layer.value, window.rule_id, *more)
