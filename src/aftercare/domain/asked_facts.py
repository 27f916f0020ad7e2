"""Which facts of the patient the rules ask about, so that nobody is asked for more than is used."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Rule
from aftercare.domain.treatment import Treatment


@frozen
class AskedFacts:
    """The facts, each in the order in which rules first ask.

    Attributes:
        takes: medicine classes.
        has: health conditions.
        uses: devices.
        cases: anything else, in the words of the rule, to follow "if".
        asks_age: whether any rule depends on the age.
        asks_escort: whether any rule depends on who comes along.
    """

    takes: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    asks_age: bool = False
    asks_escort: bool = False


def asked_facts(rules: Iterable[Rule], treatments: Iterable[Treatment]) -> AskedFacts:
    """What the rules for some treatments ask about.

    Args:
        rules: all rules that may hold, of every layer.
        treatments: the treatments the patient has or may have.
    """
    wanted = frozenset(treatments)
    conditions = [
        condition
        for rule in rules
        if not rule.treatments or wanted & frozenset(rule.treatments)
        for condition in (rule.when, rule.exempt)
        if condition is not None and (not condition.treatment or wanted & frozenset(condition.treatment))
    ]
    return AskedFacts(
        takes=_first(condition.takes for condition in conditions),
        has=_first(condition.has for condition in conditions),
        uses=_first(condition.uses for condition in conditions),
        cases=_first((condition.case,) if condition.case else () for condition in conditions),
        asks_age=any(condition.age_min is not None or condition.age_max is not None for condition in conditions),
        asks_escort=any(condition.travels_alone is not None for condition in conditions),
    )


def _first(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
