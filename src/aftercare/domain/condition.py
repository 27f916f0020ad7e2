"""For whom a rule holds. A condition is true, false or not known; what is not known is shown, never assumed away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.treatment import Treatment


class Truth(Enum):
    """Whether a condition holds for this patient and session."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PartOfDay(Enum):
    """When on the day the appointment is: before noon, before 5 PM, or later."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Occasion(Enum):
    """Which session of the course it is."""

    FIRST = "first"
    LATER = "later"
    BOOSTER = "booster"


@frozen
class Condition:
    """All of the kinds named must hold; within one kind, any one of the names will do.

    Attributes:
        takes: medicine classes, such as ``lamotrigine``.
        has: health conditions, such as ``sleep-apnoea``.
        uses: devices, such as ``cpap``.
        session: first visit, a later one, or a booster.
        appointment: part of the day.
        treatment: only for these treatments.
        travels_alone: whether the patient comes without an escort.
        age_min: this age in years or older.
        age_max: this age in years or younger.
        case: anything else, in the clinic's own words, to follow "If": "you feel sick".
    """

    takes: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    session: tuple[Occasion, ...] = ()
    appointment: tuple[PartOfDay, ...] = ()
    treatment: tuple[Treatment, ...] = ()
    travels_alone: bool | None = None
    age_min: int | None = None
    age_max: int | None = None
    case: str = ""


@frozen
class PatientFacts:
    """What is known of the patient. A name that is not in a mapping is not known, which is not the same as no."""

    name: str = ""
    age: int | None = None
    takes: dict[str, bool] = field(default_factory=dict)
    has: dict[str, bool] = field(default_factory=dict)
    uses: dict[str, bool] = field(default_factory=dict)
    cases: dict[str, bool] = field(default_factory=dict)
    travels_alone: bool | None = None
    country: str = "US"
    zone: str | None = None


def with_medicines(facts: PatientFacts, classes: Iterable[str]) -> PatientFacts:
    """The same facts with kinds of medicine that the person is known to take besides."""
    return replace(facts, takes={**facts.takes, **dict.fromkeys(sorted(classes), True)})


def truth(
    condition: Condition,
    facts: PatientFacts,
    treatment: Treatment,
    occasion: Occasion | None,
    part_of_day: PartOfDay,
) -> Truth:
    """Whether a condition holds for this patient at this session; ``occasion`` is None when it is not known."""
    answers = [
        _any_of(condition.takes, facts.takes),
        _any_of(condition.has, facts.has),
        _any_of(condition.uses, facts.uses),
        _one_of(condition.session, occasion),
        _one_of(condition.appointment, part_of_day),
        _one_of(condition.treatment, treatment),
        _alone(condition.travels_alone, facts.travels_alone),
        _age(condition, facts.age),
        _any_of((condition.case,) if condition.case else (), facts.cases),
    ]
    if Truth.NO in answers:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in answers else Truth.YES


def _any_of(names: tuple[str, ...], known: dict[str, bool]) -> Truth:
    if not names or any(known.get(name) for name in names):
        return Truth.YES
    return Truth.NO if all(name in known for name in names) else Truth.UNKNOWN


def _one_of(wanted: tuple[object, ...], actual: object | None) -> Truth:
    if not wanted or actual in wanted:
        return Truth.YES
    return Truth.UNKNOWN if actual is None else Truth.NO


def _alone(wanted: bool | None, actual: bool | None) -> Truth:
    if wanted is None:
        return Truth.YES
    if actual is None:
        return Truth.UNKNOWN
    return Truth.YES if wanted == actual else Truth.NO


def _age(condition: Condition, age: int | None) -> Truth:
    if condition.age_min is None and condition.age_max is None:
        return Truth.YES
    if age is None:
        return Truth.UNKNOWN
    old_enough = condition.age_min is None or age >= condition.age_min
    young_enough = condition.age_max is None or age <= condition.age_max
    return Truth.YES if old_enough and young_enough else Truth.NO
