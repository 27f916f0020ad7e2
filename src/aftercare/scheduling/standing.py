"""What was decided at the last look, so that the next one decides again only on what has come up since.

A look finds nothing new nearly always, and then a single reminder. What says something once more hangs on what it
repeats and on nothing else, so each such group is decided on by itself: when its entries change, when something it
waits for comes, and as long as there is something to do about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from heapq import heappop, heappush

from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Decision, Entry, decide


class Standings:
    """How the sessions stand. It forgets whatever it is not sure of, and then all is decided on anew."""

    def __init__(self) -> None:
        self._by_session: dict[str, _Standing] = {}

    def decide(
        self, entries: Sequence[Entry], wanted: WantedReminders, now: datetime, *, is_moved: bool, is_doubtful: bool
    ) -> Decision:
        """The same as `decision.decide` for the same arguments; its turning points lack those that come later."""
        standing = self._by_session.pop(wanted.session_id, None)
        if is_moved or is_doubtful:
            return decide(entries, wanted, now, is_moved=is_moved, is_doubtful=is_doubtful)
        if standing is None or not standing.goes_on(wanted, now):
            standing = _Standing(wanted)
        decision = standing.decided(entries, wanted, now)
        self._by_session[wanted.session_id] = standing
        return decision


class _Standing:
    """How one session stands. A group goes by the name of the reminder that the others repeat."""

    def __init__(self, wanted: WantedReminders) -> None:
        self._wanted = wanted
        self._now: datetime | None = None
        self._group_of: dict[ReminderId, ReminderId] = {}
        self._reminders: dict[ReminderId, list[Reminder]] = defaultdict(list)
        for reminder in wanted.reminders:
            group = reminder.repeats or reminder.reminder_id
            self._group_of[reminder.reminder_id] = group
            self._reminders[group].append(reminder)
        self._entries: Sequence[Entry] = ()
        self._places: dict[ReminderId, list[int]] = defaultdict(list)
        self._restless: set[ReminderId] = set(self._reminders)
        self._turns: dict[ReminderId, datetime] = {}
        self._next: list[tuple[datetime, ReminderId]] = []

    def goes_on(self, wanted: WantedReminders, now: datetime) -> bool:
        """False if something else is wanted than before, or the clock was set back."""
        before = self._wanted
        same = (wanted.revision, wanted.quiet, wanted.visit_until) == (
            before.revision,
            before.quiet,
            before.visit_until,
        )
        is_later = self._now is None or now >= self._now
        return same and is_later and (wanted.reminders is before.reminders or wanted.reminders == before.reminders)

    def decided(self, entries: Sequence[Entry], wanted: WantedReminders, now: datetime) -> Decision:
        """What has to change, at a moment that is no earlier than the last one."""
        groups = self._restless | self._changed(entries) | self._come(now) | self._freed_or_held(wanted)
        if len(groups) >= len(self._reminders):
            groups |= self._reminders.keys() | self._places.keys()
            decision = decide(entries, wanted, now, is_moved=False, is_doubtful=False)
        else:
            # In the order in which all of them stand, as if the others were there too.
            places = sorted(place for group in groups for place in self._places.get(group, ()))
            some = tuple(one for group in self._in_order(groups) for one in self._reminders[group])
            own = [entries[place] for place in places]
            decision = decide(own, replace(wanted, reminders=some), now, is_moved=False, is_doubtful=False)
        self._keep(groups, decision)
        self._wanted, self._now = wanted, now
        while self._next and self._turns.get(self._next[0][1]) != self._next[0][0]:
            heappop(self._next)
        if self._next:
            moment, group = self._next[0]
            decision.turning_points.append((moment, group))
        return decision

    def _group(self, reminder_id: ReminderId) -> ReminderId:
        return self._group_of.get(reminder_id, reminder_id)

    def _in_order(self, groups: Iterable[ReminderId]) -> list[ReminderId]:
        known = [group for group in groups if group in self._reminders]
        return sorted(known, key=lambda group: (self._reminders[group][0].due, group))

    def _changed(self, entries: Sequence[Entry]) -> set[ReminderId]:
        """The groups with another entry than before, or one more."""
        before = self._entries
        self._entries = entries
        if entries is before:
            return set()
        if len(entries) < len(before):
            self._places.clear()
            before = ()
        changed = set()
        for was, one in zip(before, entries, strict=False):
            if one is not was and one != was:
                changed.add(self._group(one.reminder_id))
                if one.reminder_id != was.reminder_id:
                    # Another row than the one that was there: nothing is where it was.
                    self._places.clear()
                    before = ()
                    break
        for place in range(len(before), len(entries)):
            group = self._group(entries[place].reminder_id)
            self._places[group].append(place)
            changed.add(group)
        return changed

    def _come(self, now: datetime) -> set[ReminderId]:
        """The groups that waited for a moment which has come."""
        come = set()
        while self._next and self._next[0][0] <= now:
            moment, group = heappop(self._next)
            if self._turns.get(group) == moment:
                come.add(group)
        return come

    def _freed_or_held(self, wanted: WantedReminders) -> set[ReminderId]:
        """The groups of which something may be said now, or may no longer be said."""
        held, before = wanted.held, self._wanted.held
        if held == before:
            return set()
        return {self._group(one) for one in held.keys() | before.keys() if held.get(one, one) != before.get(one, one)}

    def _keep(self, groups: set[ReminderId], decision: Decision) -> None:
        to_do = (
            *decision.away,
            *(one for one, _ in decision.close),
            *(one.reminder_id for one in decision.amend),
            *(one.reminder_id for one, _ in decision.add),
            *(one.reminder_id for one in decision.to_show),
            *(one.reminder_id for one in decision.missed),
            *decision.hushed,
            *decision.owed,
        )
        self._restless = {self._group(one) for one in to_do}
        for group in groups:
            self._turns.pop(group, None)
        for moment, reminder_id in decision.turning_points:
            group = self._group(reminder_id)
            if group not in self._turns or moment < self._turns[group]:
                self._turns[group] = moment
        for group in groups:
            if group in self._turns:
                heappush(self._next, (self._turns[group], group))
