"""What there is to read beside the plan, as the screens need it."""

from __future__ import annotations

from typing import Protocol

from aftercare.domain.answer_search import Meanings
from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.learning import Answer, Effect, RecoveryPeriod, SourceList
from aftercare.domain.medicine_names import MedicineNames
from aftercare.domain.ready_check import ReadyWords
from aftercare.domain.sign import WarningSign


class Handbook(Protocol):
    """Our guidance in one language; each part raises an ``AftercareError`` if it cannot be read."""

    @property
    def signs(self) -> tuple[WarningSign, ...]:
        """All warning signs."""

    @property
    def script(self) -> CallScript:
        """What to say on the phone."""

    @property
    def periods(self) -> tuple[RecoveryPeriod, ...]:
        """The stretches of time after a session."""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What people may feel."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Questions and answers."""

    @property
    def sources(self) -> SourceList:
        """The documents our facts come from."""

    @property
    def meanings(self) -> Meanings:
        """The words people search with."""

    @property
    def ready_check(self) -> ReadyWords:
        """The ready check."""

    @property
    def caregiver(self) -> CaregiverWords:
        """What a caregiver reads."""

    @property
    def medicine_names(self) -> MedicineNames:
        """The names of medicines that people type."""
