"""What to say on the phone about a warning sign, filled with what is known; what is not known becomes a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.opening import open_until
from aftercare.domain.plan import Plan
from aftercare.domain.treatment import Treatment

_OPENINGS = ("had", "before", "other_had", "other_before")
_PARTS = ("now", "takes", "other_takes", "place", "today", "blank", "spoken_blank")
_LINES = ("no_emergency", "no_crisis", "still_at_clinic", "nobody_watches")

REQUIRED_CALL_PHRASES = frozenset((*_OPENINGS, *_PARTS, *_LINES))
"""The phrases every language has to give."""

NUMBER_MARKS = ("emergency", "crisis")
"""The marks in the steps of a sign; they are filled with the numbers of the country."""

_MARK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class CallScript:
    """The sentences to say (clinical reference 5, "What to say") [D].

    Attributes:
        treatments: each treatment as one says it to an ambulance, "IV ketamine".
        phrases: sentences with marks in braces, by name; ``REQUIRED_CALL_PHRASES`` lists them all.
    """

    treatments: Mapping[Treatment, str]
    phrases: Mapping[str, str]


class Known(Enum):
    """How a part of a script came about."""

    WORDS = "words"
    FACT = "fact"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a script: its own words, a fact that was known, or a blank to say aloud."""

    text: str
    known: Known = Known.WORDS


def with_numbers(text: str, numbers: HelpNumbers, script: CallScript) -> str:
    """A step with the country's numbers in it; words stand in where a country has none."""
    values = {
        "emergency": numbers.emergency or script.phrases["no_emergency"],
        "crisis": numbers.crisis or script.phrases["no_crisis"],
    }
    return _MARK.sub(lambda mark: values[mark[1]], text)


def what_to_say(
    script: CallScript,
    signs: str,
    more: Sequence[str],
    plan: Plan | None,
    now: datetime,
    *,
    by_other: bool = False,
) -> tuple[Span, ...]:
    """The whole script for a call.

    Args:
        script: its sentences.
        signs: what is wrong, in a few words.
        more: what to say besides, with blanks written as the script writes them.
        plan: the session that the call is about; None leaves everything but the sign blank.
        now: the moment of the call.
        by_other: True if somebody else than the patient will speak.
    """
    facts = _facts(script, plan, now) | {"signs": signs}
    has_begun = plan is None or now >= plan.session.planned_start
    opening = {(False, True): "had", (False, False): "before", (True, True): "other_had", (True, False): "other_before"}
    spans: list[Span] = []
    for name in (opening[by_other, has_begun], "now", "place"):
        spans += [*_filled(script.phrases[name], facts, script), Span(" ")]
    for sentence in more:
        spans += [*_with_blanks(sentence, script), Span(" ")]
    return _joined([*spans, *_filled(script.phrases["other_takes" if by_other else "takes"], facts, script)])


def _facts(script: CallScript, plan: Plan | None, now: datetime) -> dict[str, str]:
    if plan is None:
        return {}
    wording, session = plan.wording, plan.session
    start, today = plan.local(session.planned_start), plan.local(now).date()
    when = wording.moment(start, today, near=False)
    if start.date() == today:
        when = script.phrases["today"].format(time=when)
    takes = [plan.names.get(name, name) for name, is_taken in plan.facts.takes.items() if is_taken]
    return {
        "name": plan.facts.name,
        "treatment": script.treatments[session.treatment],
        "when": when,
        "clinic": plan.clinic.name if plan.clinic else "",
        "medicines": wording.listed(takes),
    }


def _filled(sentence: str, facts: Mapping[str, str], script: CallScript) -> Iterator[Span]:
    at = 0
    for mark in _MARK.finditer(sentence):
        yield Span(sentence[at : mark.start()])
        fact = facts.get(mark[1], "")
        yield Span(fact, Known.FACT) if fact else Span(script.phrases["blank"], Known.BLANK)
        at = mark.end()
    yield Span(sentence[at:])


def _with_blanks(sentence: str, script: CallScript) -> Iterator[Span]:
    blank = script.phrases["blank"]
    for at, part in enumerate(sentence.split(blank)):
        if at:
            yield Span(blank, Known.BLANK)
        yield Span(part)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbours of a kind as one, and no empty ones."""
    found: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if found and found[-1].known is span.known and span.known is Known.WORDS:
            found[-1] = Span(found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ClinicCall:
    """The clinic's number that answers at a moment.

    Attributes:
        clinic: its short name.
        number: the number to call.
        closes: until when it is open; None if it is closed or gave no hours.
        is_after_hours: True if it is the number for the time the clinic is closed.
    """

    clinic: str
    number: str
    closes: datetime | None = None
    is_after_hours: bool = False


def clinic_call(plan: Plan | None, now: datetime) -> ClinicCall | None:
    """Which number of the clinic answers now; None if no clinic or none of its numbers is known."""
    clinic: ClinicPack | None = plan.clinic if plan is not None else None
    if plan is None or clinic is None:
        return None
    main, after = clinic.phone("main"), clinic.phone("after-hours")
    closes = open_until(clinic, now, plan.zone)
    if closes is not None and main is not None:
        return ClinicCall(clinic.short_name, main.number, closes)
    if after is not None and (clinic.hours or main is None):
        return ClinicCall(clinic.short_name, after.number, None, is_after_hours=True)
    return ClinicCall(clinic.short_name, main.number) if main is not None else None
