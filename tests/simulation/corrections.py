"""What was told of an appointment, and the corrections that follow when it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tests.simulation.facts import Unread, Visit
from tests.simulation.stories import Story


@dataclass
class _Told:
    session: str
    until: int
    event: int
    is_closed: bool = False
    is_recorded: bool = False


@dataclass
class Corrections:
    """Reckons how many corrections there have to be: one for each change of what had been shown."""

    _told: dict[str, _Told] = field(default_factory=dict)
    _followed: dict[str, int | None] = field(default_factory=dict)
    _due: Counter[tuple[str, int]] = field(default_factory=Counter)
    _maybe: Counter[tuple[str, int]] = field(default_factory=Counter)
    _read: set[int] = field(default_factory=set)
    _spoken_of: dict[str, set[int]] = field(default_factory=dict)
    _orders: dict[str, set[str]] = field(default_factory=dict)

    def shown(self, story: Story) -> None:
        """It is on the screen."""
        want = story.want
        told = self._told.setdefault(want.name, _Told(want.session, want.until, want.event))
        told.until, told.event, told.is_closed = want.until, want.event, False
        self._spoken_of.setdefault(want.session, set()).add(want.event)
        self._orders.setdefault(want.session, set()).add(want.on_time)

    def closed(self, name: str) -> None:
        """It was answered or went by: that it was shown stays true."""
        if name in self._told:
            self._told[name].is_closed = True

    def looked(self, visits: Iterable[Visit], wanted: Collection[str], now: int) -> None:
        """A look that saved everything has ended, by a clock that can be believed."""
        for visit in visits:
            was = self._followed.get(visit.session)
            if visit.session in self._followed and was is not None and was != visit.start:
                told = [one for name, one in self._told.items() if one.session == visit.session and name not in wanted]
                if any(one.until > now and one.is_recorded for one in told):
                    self._due[visit.session, was] += 1
                elif told:
                    self._maybe[visit.session, was] += 1
            self._followed[visit.session] = visit.start
        for name, told_one in list(self._told.items()):
            told_one.is_recorded = True
            if not told_one.is_closed and name not in wanted:
                del self._told[name]

    def read(self, one: Unread) -> None:
        """The person has read one."""
        key = (one.session, one.was)
        if one.number in self._read:
            return
        self._read.add(one.number)
        if self._due[key]:
            self._due[key] -= 1
        else:
            self._maybe[key] -= 1

    def faults(self, unread: Iterable[Unread]) -> list[tuple[str, object]]:
        """What is wrong with those that can be read."""
        unread = tuple(unread)
        found = Counter((one.session, one.was) for one in unread)
        wrong: list[tuple[str, object]] = []
        for one in unread:
            if one.clock not in one.text or one.told_for not in self._spoken_of.get(one.session, ()):
                wrong.append(("correction-of-something-else", one))
            if any(order in one.text for order in self._orders.get(one.session, ())):
                wrong.append(("order-in-a-correction", one))
        for key in found.keys() | self._due.keys():
            if found[key] < self._due[key]:
                wrong.append(("no-correction", key))
            elif found[key] > self._due[key] + self._maybe[key]:
                wrong.append(("correction-too-many", key))
        return wrong
