"""What must be true of reminders, kept apart from the program: a model of its own, and no import of its code.

The oracle is told what a person beside the computer could see, and reads the file as it lies on the disk. It answers
with violations. These are the invariants of the design, and who watches over each:

==  ====================================================  ==========================================================
 1  each wanted row is in the ledger after a look         `Oracle.file`: lost-row
 2  never shown before it is due                          `Oracle.notice`: early
 3  never shown once it matters no more                   `Oracle.notice`: stale
 4  never shown after an answer, or when it was moved     `Oracle.notice`: after-answer, superseded-shown
 5  shown if the program ran while it mattered            `Oracle.ran`: lost
 6  missed only if past and never seen; shown was seen    `Oracle.file`: missed-too-soon, missed-though-shown, ghost
 7  final states never change                             `Oracle.file`: final-changed
 8  looking twice is looking once                         `Oracle.looked_twice`: not-idempotent
 9  nothing on the screen contradicts a limit             `Oracle.notice`, `Oracle.screen`: against-a-limit
10  one card, and no more notices than there are reasons  `Oracle.screen`: two-cards; `Oracle.notice`: too-many-notices
11  no old text after a move; one correction              `Oracle.screen`: stale-text, card-of-nothing; correction
12  a dose never outside its window, never doubled        `Oracle.screen`: stale-text; tests/domain/test_reminders.py
13  planning is pure                                      tests/domain/test_any_process.py, test_any_rules.py
14  limits begin early and end late on odd nights         tests/domain/test_clocks.py
15  a full or read-only disk hides nothing                `Oracle.ran`: lost; tests/test_app_in_trouble.py
16  what was acknowledged survives a power cut            `Oracle.kept`: forgotten; tests/storage/test_killed.py
17  no pack removes a limit, runs code or reads a file    tests/test_bad_packs.py, tests/content/test_any_input.py
18  a locked journal hides no reminder and tells nothing  tests/storage/test_schedule_store.py (no name in the file)
==  ====================================================  ==========================================================

All moments are whole seconds of the clock that the computer believes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

OPEN = ("planned", "shown", "snoozed")
ANSWERS = ("done", "not-doing", "asked")


class Want(NamedTuple):
    """One reminder that a plan wants said.

    Attributes:
        name: its id; it is the same as long as its due moment is.
        frees: topics it sets free.
        is_soft: True if quiet hours hold it back.
        clock: hour and minute of its due moment at the clinic.
        day: when the clinic's day begins and ends, as hour and minute.
    """

    name: str
    due: int
    event: int
    until: int
    on_time: str
    late: str
    passed: str
    frees: frozenset[str] = frozenset()
    is_soft: bool = False
    clock: tuple[int, int] = (12, 0)
    day: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (24, 0))


class Limit(NamedTuple):
    """A time in which something is not allowed."""

    topics: frozenset[str]
    starts: int
    ends: int


class Row(NamedTuple):
    """One row of the ledger, as it lies in the file."""

    entry: int
    name: str
    due: int
    until: int
    state: str
    shown_at: int | None
    settled_at: int | None


class Violation(NamedTuple):
    """What was found wrong, at which step of which run."""

    kind: str
    step: int
    now: int
    what: str


@dataclass(slots=True)
class _Story:
    """What the oracle knows of one wanted reminder.

    Attributes:
        speaks_at: when it has to be said; None while it stands on the screen.
        allowed: how many notices there are reasons for.
        noticed: how many there were.
        is_recorded: True once a look that saved everything came after it was shown.
    """

    want: Want
    speaks_at: int | None
    allowed: int = 1
    noticed: int = 0
    is_recorded: bool = False
    is_snoozed: bool = False

    @property
    def is_on_screen(self) -> bool:
        return self.noticed > 0 and not self.is_snoozed


@dataclass
class Oracle:
    """Watches one patient. ``step`` is counted by whoever drives it."""

    step: int = 0
    now: int = 0
    violations: list[Violation] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _stories: dict[str, _Story] = field(default_factory=dict)
    _answers: dict[str, str] = field(default_factory=dict)
    _gone_by: dict[str, int] = field(default_factory=dict)
    _unlisted: dict[str, Want] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _final: dict[int, Row] = field(default_factory=dict)
    _limits: tuple[Limit, ...] = ()

    def _wrong(self, kind: str, what: object) -> None:
        self.violations.append(Violation(kind, self.step, self.now, str(what)))

    # What the person enters, and what becomes of it.

    def wants(self, wants: Iterable[Want], limits: Iterable[Limit] = ()) -> None:
        """From now on these are wanted, and nothing else."""
        self._limits = tuple(limits)
        wanted = {want.name: want for want in wants}
        for name in self._stories.keys() - wanted.keys():
            del self._stories[name]
        for name in self._unlisted.keys() - wanted.keys():
            del self._unlisted[name]
        for name, want in wanted.items():
            if want.is_soft and not want.day[0] <= want.clock < want.day[1]:
                self._wrong("in-the-night", want)
            story = self._stories.get(name)
            if story is not None:
                story.want = want
                if story.is_snoozed and story.speaks_at is not None and story.speaks_at >= want.until:
                    story.speaks_at = want.due
            elif name not in self._answers and self._gone_by.get(name, -1) < want.until:
                self._stories[name] = _Story(want, want.due)

    def answered(self, name: str, answer: str) -> None:
        """The program said that it kept an answer."""
        self._answers[name] = answer
        self._stories.pop(name, None)
        self.counts["answers"] += 1

    def snoozed(self, name: str, until: int, now: int) -> None:
        """The program said, or its file says after a power cut, that it will speak again."""
        story = self._stories.get(name)
        if story is None:
            self._wrong("snooze-of-nothing", name)
            return
        if not now < until < story.want.until:
            self._wrong("snooze-past-the-deadline", (story.want, until))
        story.speaks_at, story.is_snoozed = until, True
        story.allowed += 1
        self.counts["snoozes"] += 1

    def kept(self, what: object, *, is_kept: bool) -> None:
        """Whether something acknowledged was found again after a restart."""
        if not is_kept:
            self._wrong("forgotten", what)

    # What the computer does.

    def notice(self, name: str) -> None:
        """A notice is on the screen."""
        self.counts["notices"] += 1
        story = self._stories.get(name)
        if story is None:
            self._wrong("after-answer" if name in self._answers else "superseded-shown", name)
            return
        want = story.want
        if self.now < want.due and not story.is_snoozed:
            self._wrong("early", want)
        if self.now >= want.until:
            self._wrong("stale", want)
        self._check_limits(want)
        story.noticed += 1
        if story.noticed > story.allowed:
            self._wrong("too-many-notices", (want, story.noticed, story.allowed))
        story.speaks_at, story.is_snoozed, story.is_recorded = None, False, False
        self._seen.add(name)

    def looked(self, *, is_saved: bool) -> None:
        """A look at the ledger has ended."""
        self.counts["looks"] += 1
        if not is_saved:
            self.counts["unsaved looks"] += 1
            return
        for name, story in list(self._stories.items()):
            if self.now >= story.want.until:
                del self._stories[name]
                self._gone_by[name] = story.want.until
                if story.noticed == 0:
                    self._unlisted[name] = story.want
            elif story.noticed:
                story.is_recorded = True

    def looked_twice(self, *, is_the_same: bool) -> None:
        """A second look at the same moment has ended."""
        if not is_the_same:
            self._wrong("not-idempotent", "a second look changed something")

    def booked(self, moment: int | None) -> None:
        """The program wants to be woken then."""
        if moment is not None and moment <= self.now:
            self._wrong("no-progress", moment)

    def ended(self) -> None:
        """The program has ended, in whatever way. What it had not written down may be said again."""
        for story in self._stories.values():
            if story.noticed and not story.is_recorded:
                story.allowed += 1

    def ran(self, since: int, until: int, slack: int) -> None:
        """The program ran from one moment to another, and has said nothing in between."""
        for story in self._stories.values():
            if story.speaks_at is None or self._is_held_back(story.want, since, until):
                continue
            heard = min(until, story.want.until) - max(since, story.speaks_at)
            if heard > slack:
                self._wrong("lost", (story.want, heard))
                story.speaks_at = None

    # What can be seen.

    def screen(self, cards: Sequence[tuple[str, str]], *, is_whole: bool) -> None:
        """The cards that wait for an answer, with their words. ``is_whole`` is False if the file could not be read."""
        times = Counter(name for name, _ in cards)
        for name in (name for name, count in times.items() if count > 1):
            self._wrong("two-cards", name)
        for name, text in cards:
            story = self._stories.get(name)
            if story is None:
                self._wrong("card-after-answer" if name in self._answers else "card-of-nothing", name)
                continue
            want = story.want
            if not story.noticed and name in self._seen:
                # Moved away and back while nothing could be written down: it never left the screen.
                story.noticed, story.speaks_at = 1, None
            elif not story.noticed:
                self._wrong("card-without-notice", want)
            if text != _words(want, self.now):
                self._wrong("stale-text", (want, text))
            self._check_limits(want)
        if is_whole:
            for name, story in self._stories.items():
                if story.is_on_screen and name not in times and self.now < story.want.until:
                    self._wrong("no-card", story.want)

    def listed(self, away: Mapping[str, str]) -> None:
        """The list of what went by while the computer was off, with its words."""
        for name, want in list(self._unlisted.items()):
            if name not in away:
                self._wrong("missed-never-listed", want)
            elif away[name] != want.passed:
                self._wrong("order-that-has-passed", (want, away[name]))
            del self._unlisted[name]

    def file(self, rows: Sequence[Row]) -> None:
        """The whole ledger, after a look that saved everything."""
        by_entry = {row.entry: row for row in rows}
        for entry, before in self._final.items():
            if by_entry.get(entry) != before:
                self._wrong("final-changed", (before, by_entry.get(entry)))
        self._final = {row.entry: row for row in rows if row.state not in OPEN}
        open_rows = [row for row in rows if row.state in OPEN]
        for row in open_rows:
            self._check_open(row)
        names = Counter(row.name for row in open_rows)
        for name in (name for name, count in names.items() if count > 1):
            self._wrong("two-rows", name)
        for name, story in self._stories.items():
            if name not in names:
                self._wrong("lost-row", story.want)
        states: dict[str, set[str]] = {}
        for row in rows:
            states.setdefault(row.name, set()).add(row.state)
            if row.state == "missed" and row.name not in self._gone_by:
                self._wrong("missed-too-soon", row)
            if row.shown_at is not None and row.name not in self._seen:
                self._wrong("ghost", row)
        for name, answer in self._answers.items():
            self.kept((name, answer), is_kept=answer in states.get(name, ()))
        self.counts["files read"] += 1

    def _check_open(self, row: Row) -> None:
        story = self._stories.get(row.name)
        if story is None:
            self._wrong("stale-row", row)
            return
        if (row.due, row.until) != (story.want.due, story.want.until):
            self._wrong("old-times", (row, story.want))
        if row.until <= self.now:
            self._wrong("stale-row", row)
        is_due = story.speaks_at is not None and story.speaks_at <= self.now
        if is_due and not self._is_held_back(story.want, self.now, self.now):
            self._wrong("due-not-shown", row)

    # Limits.

    def _is_held_back(self, want: Want, since: int, until: int) -> bool:
        return bool(want.frees) and any(self._is_against(limit, want, since, until) for limit in self._limits)

    def _check_limits(self, want: Want) -> None:
        for limit in self._limits if want.frees else ():
            if self._is_against(limit, want, self.now, self.now):
                self._wrong("against-a-limit", (want, limit))

    @staticmethod
    def _is_against(limit: Limit, want: Want, since: int, until: int) -> bool:
        return bool(limit.topics & want.frees) and limit.starts <= until and since < limit.ends


def _words(want: Want, now: int) -> str:
    """What may be said now. Where nothing can be written down, a card may outlive its use, in the words for that."""
    if now >= want.until:
        return want.passed
    return want.on_time if now <= want.event else want.late
