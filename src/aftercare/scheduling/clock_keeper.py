"""Keeps signs of life, and notices by them that the clock was set back or that the computer is in another zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from aftercare.domain.clock_watch import ClockState, Pulse, clock_state, next_pulse


class PulseStore(Protocol):
    """Where the last sign of life is kept."""

    def last(self) -> Pulse | None:
        """The last one; None before the first."""

    def keep(self, pulse: Pulse) -> None:
        """Keep one in place of the last one."""


class ClockKeeper:
    """Looks at the clock with each look at the ledger."""

    def __init__(self, store: PulseStore, zone: Callable[[], ZoneInfo], tzdata: str) -> None:
        """Takes where signs of life are kept, what tells the computer's zone, and the issue of the rules of zones."""
        self._store = store
        self._zone = zone
        self._tzdata = tzdata
        self._last: Pulse | None = None
        self.state = ClockState()

    def look(self, now: datetime, appointments: Sequence[datetime]) -> ClockState:
        """What there is to ask about the clock; also in `state`.

        Raises:
            AftercareError: the last sign of life cannot be read.
        """
        if self._last is None:
            self._last = self._store.last()
        to_come = tuple(moment for moment in appointments if moment > now)
        self.state = clock_state(self._last, now, self._zone(), to_come)
        return self.state

    def beat(self, now: datetime) -> None:
        """Keep a sign of life, at most every few minutes.

        Raises:
            AftercareError: it could not be saved.
        """
        pulse = next_pulse(self._last, now, self._zone(), self._tzdata, is_other=self.state.new_zone is not None)
        if pulse is not None:
            self._store.keep(pulse)
            self._last = pulse

    def believe(self, now: datetime) -> None:
        """The person says that the clock is right: from now on it counts from here.

        Raises:
            AftercareError: it could not be saved.
        """
        if self._last is not None:
            self._keep(replace(self._last, seen_at=now))

    def zone_told(self) -> None:
        """The person knows the zone the computer is in.

        Raises:
            AftercareError: it could not be saved.
        """
        if self._last is not None:
            self._keep(replace(self._last, told_zone=self._zone().key))

    def _keep(self, pulse: Pulse) -> None:
        self._store.keep(pulse)
        self._last = pulse
