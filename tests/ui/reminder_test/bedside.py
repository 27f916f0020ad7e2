"""Keeps quiet hours in memory, or refuses to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from aftercare.domain.errors import AftercareError


@dataclass
class Bedside:
    """The person's own bedtime and morning."""

    kept: tuple[time, time] | None = None
    refuses: bool = False
    is_there: bool = True

    def can_keep(self) -> bool:
        return self.is_there

    def own(self) -> tuple[time, time] | None:
        return self.kept

    def of_the_clinic(self) -> tuple[time, time]:
        return time(22), time(7)

    def keep(self, bedtime: time, morning: time) -> None:
        self._refuse()
        self.kept = bedtime, morning

    def forget(self) -> None:
        self._refuse()
        self.kept = None

    def say(self, at: time) -> str:
        return at.strftime("%H:%M")

    def _refuse(self) -> None:
        if self.refuses:
            raise AftercareError("the disk is full")
