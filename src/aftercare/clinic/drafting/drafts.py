"""A draft: one proposed rule or phone number beside the sentence it came from. Not a rule until somebody accepts it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from aftercare.clinic.drafting.sentences import Sentence
from aftercare.domain.rule import Rule


class Doubt(Enum):
    """What a person should look at before accepting a draft."""

    MEDICINE = "medicine"
    NO_TIME = "no-time"
    SIDE_GUESSED = "side-guessed"
    CONDITION_IN_WORDS = "condition-in-words"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """A number a sheet names: ``main``, ``after-hours`` or a further one."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal.

    Attributes:
        sentence: where it came from.
        rule: the proposed rule; None for a number.
        phone: the proposed number; None for a rule.
        doubts: what to look at.
    """

    sentence: Sentence
    rule: Rule | None = None
    phone: PhoneDraft | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of a sheet.

    Attributes:
        drafts: the proposals, in the order of the sheet.
        not_understood: every sentence from which nothing came, questions and headings apart.
        language: the language most of the sheet is in.
    """

    drafts: tuple[Draft, ...]
    not_understood: tuple[Sentence, ...]
    language: str
