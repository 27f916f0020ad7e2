"""Our general guidance: everything the app says when a clinic says nothing, each with its sources.

The words are content under ``resources/``; these are their shapes. None of it is a dose, a diagnosis or a permission.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Rule
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording

if TYPE_CHECKING:
    from aftercare.domain.learning import Answer, Effect, RecoveryPeriod, TellItem, TimelineStep
    from aftercare.domain.sign import WarningSign


@frozen
class HelpNumbers:
    """The emergency number and the crisis line of a country, with the day they were checked.

    Attributes:
        country: two letters, ISO 3166; empty for elsewhere.
        emergency: number to call in danger; empty if it has to be set by the person.
        crisis: the crisis line; empty if it has to be set by the person.
        crisis_line: how to reach it: "Call or text. Day or night. Free."
        crisis_name: the name of the line.
        more: further lines, as (name, number).
        checked_on: day on which the numbers were last checked.
        unverified: the numbers no source we read gives.
        sources: source ids.
    """

    country: str
    emergency: str
    crisis: str
    crisis_line: str
    crisis_name: str
    more: tuple[tuple[str, str], ...]
    checked_on: date
    unverified: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen
class VisitLength:
    """How long a visit is taken to be when the clinic has not said (clinical reference 3) [D]."""

    treatment: Treatment
    planned: timedelta
    sources: tuple[str, ...] = ()


@frozen
class CallReason:
    """A reason to call the clinic before leaving home, to follow "Call before you leave home if"."""

    reason_id: str
    text: str
    treatments: tuple[Treatment, ...] = ()
    sources: tuple[str, ...] = ()


@frozen
class Guidance:
    """All of our general guidance in one language.

    Attributes:
        language: two letters.
        reviewed_by: the clinician who signed it, or "awaiting clinical review".
        topics: what rules are about.
        rules: our rules for every treatment, layer ``GENERAL``.
        names: plain names of medicine classes, conditions and devices, by id, and of the treatments.
        wording: how times, states and templates are put into words.
    """

    language: str
    reviewed_by: str
    topics: TopicTree
    rules: tuple[Rule, ...]
    steps: tuple[TimelineStep, ...]
    effects: tuple[Effect, ...]
    periods: tuple[RecoveryPeriod, ...]
    signs: tuple[WarningSign, ...]
    tell: tuple[TellItem, ...]
    answers: tuple[Answer, ...]
    help_numbers: tuple[HelpNumbers, ...]
    visit_lengths: tuple[VisitLength, ...]
    names: dict[str, str]
    disclaimer: str
    wording: Wording
    calls: tuple[CallReason, ...] = ()

    def visit_length(self, treatment: Treatment) -> timedelta:
        """How long a visit is taken to be.

        Raises:
            KeyError: if the content says nothing about a treatment, which its own check refuses.
        """
        return {visit.treatment: visit.planned for visit in self.visit_lengths}[treatment]

    def help_for(self, country: str) -> HelpNumbers:
        """The numbers of a country; those for "elsewhere" if we have none."""
        by_country = {numbers.country: numbers for numbers in self.help_numbers}
        return by_country.get(country.upper(), by_country[""])
