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
    _goes_by: dict[str, int | None] = field(default_factory=dict)
    _may_go_by: set[str] = field(default_factory=set)

    def shown(self, story: Story) -> None:
        """It is on the screen."""
        want = story.want
        told = self._told.setdefault(want.name, _Told(want.session, want.until, want.event))
        told.until, told.event, told.is_closed = want.until, want.event, False
        self._spoken_of.setdefault(want.session, set()).add(want.event)
        self._orders.setdefault(want.session, set()).add(want.on_time)

    def closed(self, name: str, until: int | None = None) -> None:
        """It was answered, or went by at that moment: that it was shown stays true."""
        if name in self._told:
            told = self._told[name]
            told.is_closed = True
            told.until = told.until if until is None else until

    def looked(self, visits: Iterable[Visit], wanted: Collection[str], now: int) -> None:
        """A look that saved everything has ended, by a clock that can be believed."""
        for visit in visits:
            was = self._followed.get(visit.session)
            if visit.session in self._followed and was is not None and was != visit.start:
                told = [one for name, one in self._told.items() if one.session == visit.session and name not in wanted]
                self._changed(visit.session, was, told, now)
            self._followed[visit.session] = visit.start
        for name, told_one in list(self._told.items()):
            told_one.is_recorded = True
            if not told_one.is_closed and name not in wanted:
                del self._told[name]

    def _changed(self, session: str, was: int, told: Collection[_Told], now: int) -> None:
        """A new one is due after what was said for later, by a reminder or by the last correction that was read."""
        goes_by = self._goes_by.pop(session, None)
        is_read = goes_by is not None
        if any(one.until > now and one.is_recorded for one in told) or (goes_by == was and was > now):
            self._due[session, was] += 1
            self._may_go_by.discard(session)
        elif told or is_read or session in self._may_go_by:
            # Nobody may need it, as all that was said is over by now.
            self._maybe[session, was] += 1
            self._may_go_by.add(session)

    def read(self, one: Unread, unread: Iterable[Unread] = ()) -> None:
        """The person has read one. If it was the last of its appointment, they go by the time that it named."""
        key = (one.session, one.was)
        if one.number in self._read:
            return
        self._read.add(one.number)
        if all(other.session != one.session or other.number <= one.number for other in unread):
            named = self._goes_by[one.session] = self._followed.get(one.session)
            self._may_go_by.add(one.session)
            if named is not None:
                self._spoken_of.setdefault(one.session, set()).add(named)
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
