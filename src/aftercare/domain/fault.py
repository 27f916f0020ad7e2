"""A fault in something a person wrote: where it is, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Weight(Enum):
    """Whether a finding stops a pack from being used."""

    MUST_FIX = "fault"
    SHOULD_FIX = "warning"


class FaultKind(Enum):
    """What sort of thing is wrong. The values are public: ``check --json`` gives them as ids, and they never change."""

    UNREADABLE = "cannot-be-read"
    WORDS_MISSING = "words-missing"
    BELOW_FLOOR = "below-safety-floor"
    BACKWARD = "ends-before-it-starts"
    DRY_SPELL = "long-dry-spell"
    SILENT = "topic-not-mentioned"
    WEAK_PERMISSION = "may-lifts-nothing"
    CONTRADICTION = "rules-contradict"
    TWO_LIMITS = "two-limits"
    NOBODY = "for-nobody"
    REMINDER_IN_VISIT = "reminder-in-visit"
    REMINDER_LOST = "reminder-never-speaks"
    STOPS_MEDICINE = "tells-to-stop-medicine"
    LIMITS_MEDICINE = "limits-medicine-without-asking"
    NAMES_DOSE = "names-a-dose"
    HARD_TO_READ = "hard-to-read"
    NO_MAIN_PHONE = "no-main-number"
    NO_AFTER_HOURS = "no-after-hours-number"
    NOT_A_PHONE = "cannot-be-dialled"
    UNUSED_PHONE = "number-not-in-use"
    NOT_REVIEWED = "not-reviewed"
    NO_NEXT_REVIEW = "no-next-review"
    REVIEW_OVERDUE = "review-overdue"
    REVIEW_AHEAD = "reviewed-in-the-future"
    SMALL_LOGO = "logo-too-small"
    PALE_LOGO = "logo-too-pale"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One finding in one file.

    Attributes:
        file: name of the file inside the pack, or of the file as the person gave it.
        place: where in the file, in words a person can search for, such as ``rule stop-food, starts``.
        problem: what is wrong.
        remedy: what to do about it.
        weight: whether the pack can be used all the same.
        kind: what sort of thing is wrong.
    """

    file: str
    place: str
    problem: str
    remedy: str
    weight: Weight = Weight.MUST_FIX
    kind: FaultKind = field(default=FaultKind.UNREADABLE, compare=False)

    def __str__(self) -> str:
        """The one line a person reads: ``file:place: what is wrong; what to do``."""
        line = f"{self.file}:{self.place}: {self.problem}; {self.remedy}"
        return " ".join(line.split())
