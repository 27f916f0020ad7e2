"""Values over time: one entry for each moment at which something changes, and none where nothing does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar


class Run(Protocol):
    """Something that holds from a moment on."""

    @property
    def begins(self) -> datetime:
        """From when on."""


Kept = TypeVar("Kept", bound=Run)


def runs_of(moments: Iterable[datetime], make: Callable[[datetime], Kept]) -> tuple[Kept, ...]:
    """What holds from each moment on, where it differs from what held before."""
    found: list[Kept] = []
    for moment in moments:
        run = make(moment)
        if not found or replace(run, begins=found[-1].begins) != found[-1]:  # type: ignore[type-var]
            found.append(run)
    return tuple(found)
