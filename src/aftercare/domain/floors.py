"""The safety floors of clinical reference 7.3, in code: values that no layer of content can make shorter.

Each floor has two jobs. It tells a clinic which of its rules goes below it, and the least the clinic may say. And when
a plan is made, a floor that the rules left uncovered brings our own rule back, whatever the rules were.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from enum import Enum

from aftercare.domain.condition import Truth
from aftercare.domain.edge import State, WhenState, parts_of
from aftercare.domain.frozen import frozen
from aftercare.domain.resolve import Frame, Pick, confirmed_at
from aftercare.domain.rule import Force, RuleId, TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window, limits_topic


class FloorKind(Enum):
    """What a floor holds fast."""

    BEFORE_DOSE = "before-dose"
    STAY = "stay"
    NEXT_DAY_AFTER_SLEEP = "next-day-after-sleep"
    DAY_OR_NEXT_DAY_AFTER_SLEEP = "24-hours-or-next-day-after-sleep"


@frozen
class Floor:
    """One floor.

    Attributes:
        treatment: the treatment it belongs to.
        topic: what it is about.
        kind: how it is measured.
        least: the shortest time it allows, real time.
        rule_id: our own rule, which comes back if nothing else covers the floor.
        sources: source ids of the value.
        remedy: the least a clinic may write.
    """

    treatment: Treatment
    topic: TopicId
    kind: FloorKind
    least: timedelta
    rule_id: RuleId
    sources: tuple[str, ...]
    remedy: str


def _esketamine(topic: str, kind: FloorKind, least: timedelta, rule: str, sources: str, remedy: str) -> Floor:
    sources_read = tuple(sources.split())
    return Floor(Treatment.ESKETAMINE_NASAL, TopicId(topic), kind, least, RuleId(rule), sources_read, remedy)


_SLEEP_REMEDY = 'write ends = { later_of = [{ point = "next-day" }, { state = "slept" }] } or later'
_DAY_REMEDY = 'write 24 hours or more, or ends = { later_of = [{ point = "next-day" }, { state = "slept" }] }'
_OTHER_ROUTES = (Treatment.IV_INFUSION, Treatment.IM_INJECTION, Treatment.ORAL)

_SPRAYS = frozenset({TopicId("nasal-steroid"), TopicId("nasal-decongestant")})

FLOORS: tuple[Floor, ...] = (
    _esketamine(
        "food",
        FloorKind.BEFORE_DOSE,
        timedelta(hours=2),
        "esk-food",
        "S4 S6 S11",
        'write "2 hours" or more before the dose',
    ),
    *(
        _esketamine(
            topic,
            FloorKind.BEFORE_DOSE,
            timedelta(minutes=30),
            "esk-liquids",
            "S4 S6 S11",
            'write "30 minutes" or more before the dose',
        )
        for topic in ("clear-drinks", "other-drinks")
    ),
    _esketamine(
        "nasal-steroid",
        FloorKind.BEFORE_DOSE,
        timedelta(hours=1),
        "esk-nasal-steroid",
        "S4 S6 S11",
        'write "1 hour" or more before the dose',
    ),
    _esketamine(
        "nasal-decongestant",
        FloorKind.BEFORE_DOSE,
        timedelta(hours=1),
        "esk-nasal-decongestant",
        "S4 S6",
        'write "1 hour" or more before the dose',
    ),
    _esketamine(
        "observation",
        FloorKind.STAY,
        timedelta(hours=2),
        "rec-stay-esketamine",
        "S1 S8 S9",
        'write a length of "2 hours" or more',
    ),
    _esketamine(
        "driving",
        FloorKind.NEXT_DAY_AFTER_SLEEP,
        timedelta(0),
        "rec-drive-esketamine",
        "S1 S4 S7",
        _SLEEP_REMEDY,
    ),
    _esketamine(
        "machinery",
        FloorKind.NEXT_DAY_AFTER_SLEEP,
        timedelta(0),
        "rec-machines-esketamine",
        "S1 S4 S7",
        _SLEEP_REMEDY,
    ),
    *(
        Floor(
            treatment,
            TopicId(topic),
            FloorKind.DAY_OR_NEXT_DAY_AFTER_SLEEP,
            timedelta(hours=24),
            RuleId(rule),
            ("S17", "S36c", "S36e", "S37b"),
            _DAY_REMEDY,
        )
        for treatment in _OTHER_ROUTES
        for topic, rule in (("driving", "rec-drive"), ("machinery", "rec-machines"))
    ),
)


def floors_for(treatment: Treatment) -> tuple[Floor, ...]:
    """The floors of one treatment."""
    return tuple(floor for floor in FLOORS if floor.treatment is treatment)


def is_covered(floor: Floor, windows: Iterable[Window], topics: TopicTree, frame: Frame) -> bool:
    """True if the windows, taken together, are at least as strict as the floor."""
    on_topic = [window for window in windows if limits_topic(window, floor.topic, topics)]
    match floor.kind:
        case FloorKind.STAY:
            return any(_stays_long_enough(window, floor) for window in on_topic)
        case FloorKind.BEFORE_DOSE:
            limits = [window for window in on_topic if _is_firm(window)]
            is_spray = floor.topic in _SPRAYS
            return _is_filled(frame.dose - floor.least, frame.dose, limits) or (
                is_spray and any(_is_done_before(window, frame.dose - floor.least) for window in on_topic)
            )
        case _:
            limits = [window for window in on_topic if _is_firm(window)]
            return any(_keeps_from_driving(window, floor, limits, frame) for window in limits)


def _is_firm(window: Window) -> bool:
    return window.forbids and not window.is_partial and window.applies is Truth.YES and window.ask is None


def _stays_long_enough(window: Window, floor: Floor) -> bool:
    length = window.rule.quantities.length
    if window.applies is not Truth.YES or window.rule.force not in (Force.MUST, Force.SHOULD):
        return False
    return length is not None and length.shortest.is_elapsed and length.shortest.elapsed >= floor.least


def _is_done_before(window: Window, latest: datetime) -> bool:
    """A nasal spray rule may also be written the other way round: "use it at least 1 hour before"."""
    is_deadline = window.rule.timing.at is not None and window.rule.force in (Force.MUST, Force.SHOULD)
    return is_deadline and window.ends is not None and window.ends <= latest


def _is_filled(begin: datetime, end: datetime, windows: Iterable[Window]) -> bool:
    """True if the windows together leave no gap between two moments."""
    reached = begin
    far = datetime.max.replace(tzinfo=UTC)
    for window in sorted(windows, key=lambda one: one.starts or begin):
        if window.starts is not None and window.starts > reached:
            return False
        reached = max(reached, window.ends or far)
        if reached >= end:
            return True
    return reached >= end


def _keeps_from_driving(window: Window, floor: Floor, limits: list[Window], frame: Frame) -> bool:
    if window.starts is not None and not _is_filled(
        frame.end, window.starts, [one for one in limits if one is not window]
    ):
        return False
    if window.ends is None:
        return True
    next_day = frame.local(frame.end_day + timedelta(days=1), time(0), Pick.EARLIEST)
    is_rested = window.ends >= next_day and _waits_for_sleep(window, frame)
    if floor.kind is FloorKind.NEXT_DAY_AFTER_SLEEP:
        return is_rested
    return is_rested or window.ends >= frame.end + floor.least


def _waits_for_sleep(window: Window, frame: Frame) -> bool:
    """True if sleep is asked for, or was asked for and has been confirmed."""
    ends = window.rule.timing.ends
    asks = ends is not None and any(
        isinstance(part, WhenState) and part.state is State.SLEPT for part in parts_of(ends)
    )
    return asks and (bool(window.ends_when) or confirmed_at(State.SLEPT, frame) is not None)
