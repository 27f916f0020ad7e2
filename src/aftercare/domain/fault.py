"""A fault in something a person wrote: where it is, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """Whether a finding stops a pack from being used."""

    MUST_FIX = "fault"
    SHOULD_FIX = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One finding in one file.

    Attributes:
        file: name of the file inside the pack, or of the file as the person gave it.
        place: where in the file, in words a person can search for, such as ``rule stop-food, starts``.
        problem: what is wrong.
        remedy: what to do about it.
        weight: whether the pack can be used all the same.
    """

    file: str
    place: str
    problem: str
    remedy: str
    weight: Weight = Weight.MUST_FIX

    def __str__(self) -> str:
        """The one line a person reads: ``file:place: what is wrong; what to do``."""
        line = f"{self.file}:{self.place}: {self.problem}; {self.remedy}"
        return " ".join(line.split())
