"""What there is to read beside the plan, read when a screen first asks for it and kept while the program runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import GuidanceFolder
from aftercare.content.medicine_names_reader import read_medicine_names
from aftercare.domain.answer_search import Meanings
from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.learning import Answer, Effect, RecoveryPeriod, SourceList
from aftercare.domain.medicine_names import MedicineNames
from aftercare.domain.ready_check import ReadyWords
from aftercare.domain.sign import WarningSign

Part = TypeVar("Part")


class Handbook:
    """Our guidance in one language, part by part. Each part raises ``ContentError`` if it is missing or wrong."""

    def __init__(self, root: Path, language: str) -> None:
        """Takes the folder of all languages, and the language; nothing is read yet."""
        self._root = root
        self._language = language

    @cached_property
    def signs(self) -> tuple[WarningSign, ...]:
        """All warning signs."""
        return self._checked(GuidanceFolder.signs)

    @cached_property
    def script(self) -> CallScript:
        """What to say on the phone."""
        return self._checked(GuidanceFolder.script)

    @cached_property
    def periods(self) -> tuple[RecoveryPeriod, ...]:
        """The stretches of time after a session."""
        return self._checked(GuidanceFolder.periods)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What people may feel."""
        return self._checked(GuidanceFolder.effects)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Questions and answers."""
        return self._checked(GuidanceFolder.answers)

    @cached_property
    def sources(self) -> SourceList:
        """The documents our facts come from."""
        return self._checked(GuidanceFolder.sources)

    @cached_property
    def meanings(self) -> Meanings:
        """The words people search with."""
        return self._checked(GuidanceFolder.meanings)

    @cached_property
    def ready_check(self) -> ReadyWords:
        """The ready check."""
        return self._checked(GuidanceFolder.ready_check)

    @cached_property
    def caregiver(self) -> CaregiverWords:
        """What a caregiver reads."""
        return self._checked(GuidanceFolder.caregiver)

    @cached_property
    def medicine_names(self) -> MedicineNames:
        """The names of medicines that people type."""
        return read_medicine_names(self._root, self._language, self._checked(GuidanceFolder.names))

    def _checked(self, read: Callable[[GuidanceFolder], Part]) -> Part:
        folder = GuidanceFolder(self._root, self._language)
        part = read(folder)
        if folder.must_be_fixed:
            raise ContentError(folder.faults())
        return part
