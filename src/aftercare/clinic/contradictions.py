"""Rules of one pack that say different things about one topic at one time, and rules that are for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from aftercare.clinic.rule_place import file_and_place
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PartOfDay
from aftercare.domain.fault import Fault, FaultKind, Weight
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, Layer, Rule, TopicId
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window

_MOST_ON_ONE_TOPIC = 40
"""So many rules on one topic are compared pair by pair; nobody writes more."""
_NOON, _FIVE = 12, 17


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Compares the rules of a pack, topic by topic, in one plan made with it."""

    plan: Plan

    def faults(self) -> Iterator[Fault]:
        """Every pair that cannot both be meant, told at the later of the two."""
        by_topic: dict[TopicId, list[Window]] = {}
        for window in self.plan.windows:
            if window.layer is Layer.CLINIC and window.starts is not None and window.ends is not None:
                for topic in window.rule.topics:
                    by_topic.setdefault(topic, []).append(window)
        for topic, windows in by_topic.items():
            for one, other in combinations(windows[:_MOST_ON_ONE_TOPIC], 2):
                if one.rule_id != other.rule_id and _for_the_same_people(one.rule, other.rule) and _meet(one, other):
                    yield from self._of(topic, *sorted((one, other), key=lambda window: window.rule.place))

    def _of(self, topic: TopicId, first: Window, second: Window) -> Iterator[Fault]:
        name = self.plan.topics.topic(topic).name.lower()
        file, place = file_and_place(second.rule)
        if first.forbids is not second.forbids:
            limit, other = (first, second) if first.forbids else (second, first)
            if other.rule.force is Force.INFO or limit.is_partial:
                return
            is_order = other.rule.force is Force.MUST and limit.rule.force is Force.MUST_NOT
            yield Fault(
                file,
                place,
                f"at the same time as rule {first.rule_id}, one limits {name} and the other does not",
                "let one end before the other starts, or take one out",
                Weight.MUST_FIX if is_order else Weight.SHOULD_FIX,
                FaultKind.CONTRADICTION,
            )
        elif first.forbids and first.rule.force is second.rule.force and self._differ(first, second):
            yield Fault(
                file,
                place,
                f"limits {name} beside rule {first.rule_id}, and for another length of time",
                "keep one of the two; until then the stricter holds",
                Weight.SHOULD_FIX,
                FaultKind.TWO_LIMITS,
            )

    def _differ(self, one: Window, other: Window) -> bool:
        """True if both come from before the visit and start apart, or both go on after it and end apart."""
        start, end = self.plan.session.planned_start, self.plan.session.planned_end
        starts = [window.starts for window in (one, other) if window.starts is not None and window.starts < start]
        ends = [window.ends for window in (one, other) if window.ends is not None and window.ends > end]
        return (len(starts) == 2 and starts[0] != starts[1]) or (len(ends) == 2 and ends[0] != ends[1])


def rules_for_nobody(pack: ClinicPack) -> Iterator[Fault]:
    """The rules that no patient of this clinic can come to."""
    parts = _open_parts_of_day(pack)
    for rule in pack.rules:
        reason = _never_holds(rule)
        if reason:
            remedy = "take out what does not go together, or take the rule out"
            yield Fault(*file_and_place(rule), reason, remedy, Weight.MUST_FIX, FaultKind.NOBODY)
        elif rule.when and rule.when.appointment and parts and not parts & set(rule.when.appointment):
            words = " or ".join(part.value for part in rule.when.appointment)
            problem = f"is only for visits in the {words}, and you are never open then"
            remedy = "mend [hours] in clinic.toml, or take the rule out"
            yield Fault(*file_and_place(rule), problem, remedy, Weight.SHOULD_FIX, FaultKind.NOBODY)


def _never_holds(rule: Rule) -> str:
    when, exempt = rule.when, rule.exempt
    if when and when.treatment and rule.treatments and not set(when.treatment) & set(rule.treatments):
        return "is for nobody: treatments and when.treatment name different treatments"
    if exempt is not None and when is not None and exempt == when:
        return "is for nobody: unless leaves out everybody that when names"
    if exempt is not None and set(exempt.treatment) >= set(rule.treatments or Treatment):
        return "is for nobody: unless leaves out every treatment"
    return ""


def _open_parts_of_day(pack: ClinicPack) -> set[PartOfDay]:
    """The parts of the day in which a visit can begin; empty where the clinic gives no hours."""
    found: set[PartOfDay] = set()
    for hours in pack.hours:
        if hours.opens.hour < _NOON:
            found.add(PartOfDay.MORNING)
        if hours.opens.hour < _FIVE and hours.closes.hour >= _NOON:
            found.add(PartOfDay.AFTERNOON)
        if hours.closes.hour >= _FIVE and (hours.closes.hour, hours.closes.minute) > (_FIVE, 0):
            found.add(PartOfDay.EVENING)
    return found


def _for_the_same_people(one: Rule, other: Rule) -> bool:
    """True if whoever has the one rule has the other too, as far as can be told."""
    if one.unless or other.unless or one.exempt or other.exempt:
        return False
    return one.when == other.when


def _meet(one: Window, other: Window) -> bool:
    if one.starts is None or one.ends is None or other.starts is None or other.ends is None:
        return False
    return one.starts < other.ends and other.starts < one.ends
