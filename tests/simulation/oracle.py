"""What must be true of reminders, kept apart from the program: a model of its own, and no import of its code.

The oracle is told what a person beside the computer could see, and reads the file as it lies on the disk. It answers
with violations. These are the invariants of the design, and who watches over each:

==  ====================================================  ==========================================================
 1  each wanted row is in the ledger after a look         `Oracle.file`: lost-row
 2  never shown before it is due                          `Oracle.notice`: early
 3  never shown once it matters no more                   `Oracle.notice`: stale
 4  never shown after an answer, or when it was moved     `Oracle.notice`: after-answer, superseded-shown
 5  shown if the program ran while it mattered            `Oracle.looked`, `Oracle.ran`: lost, owed-notice-lost
 6  missed only if past and never seen; shown was seen    `Oracle.file`: missed-too-soon, ghost
 7  final states never change                             `Oracle.file`: final-changed
 8  looking twice is looking once                         `Oracle.looked_twice`: not-idempotent
 9  nothing on the screen contradicts a limit             `Oracle.notice`, `Oracle.screen`: against-a-limit
10  one card, and no more notices than there are reasons  `Oracle.screen`: two-cards; `Oracle.notice`: too-many-notices
11  no old text after a move; one correction, which names  `Oracle.screen`: stale-text; `Corrections.faults`: no-,
    what no longer holds and gives no order               correction-of-something-else, order-in-a-correction
12  a dose never outside its window, never doubled        `Oracle.screen`: stale-text; tests/domain/test_reminders.py
13  planning is pure                                      tests/domain/test_any_process.py, test_any_rules.py
14  limits begin early and end late on odd nights         tests/domain/test_clocks.py
15  a full or read-only disk hides nothing                `Oracle.looked`: lost; tests/test_app_in_trouble.py
16  what was acknowledged survives a power cut            `Knowledge.kept`: forgotten; tests/storage/test_killed.py
17  no pack removes a limit, runs code or reads a file    tests/test_bad_packs.py, tests/content/test_any_input.py
18  a locked journal hides no reminder and tells nothing  tests/storage/test_schedule_store.py (no name in the file)
19  what went by unheard waits until it was looked at     `Oracle.screen`: away-not-listed, falsely-away
20  the most harmful first, and no order that has passed  `Oracle.screen`: not-by-harm, order-that-has-passed
21  no notice in the night but a hard one; owed after it  `Oracle.notice`: in-the-night; owed-notice-lost
22  no notice in a visit, of whichever session            `Oracle.notice`: in-a-visit
23  said twice more at most, and not after an answer;     `Knowledge.wants`: more-than-two-repeats; after-answer;
    before its moment, and never as an order after it     repeat-after-its-moment, repeat-gives-the-order-late
24  a doubtful clock is noticed and closes nothing        `Oracle.doubts`, `Oracle.file`: closed-in-doubt
25  one notice for what comes due together                `Oracle.notices`: two-notices-at-once
26  nothing is put off past its deadline                  `Knowledge.snoozed`, `offered`: ...-past-the-deadline
==  ====================================================  ==========================================================

All moments are whole seconds of the clock that the computer believes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.simulation.facts import (
    ANSWERS,
    AWAY_AFTER,
    BEAT,
    BEHIND,
    OPEN,
    AwayLine,
    Card,
    Row,
    Screen,
    Want,
)
from tests.simulation.knowledge import Knowledge
from tests.simulation.stories import Story


class Oracle(Knowledge):
    """Watches one patient."""

    # What the computer does.

    def notices(self, names: Sequence[str]) -> None:
        """One notice is on the screen, which stands for all of these."""
        self.counts["notices"] += 1
        self._batches += 1
        if self._batches > 1:
            self._wrong("two-notices-at-once", names)
        # What waits with another one that was put off does so up to this notice of it.
        self._waited = {name: self._around.speaks_at(story) for name, story in self._stories.items()}
        for name in names:
            self._notice(name, self._waited.get(name))

    def _notice(self, name: str, speaks_at: int | None) -> None:
        story = self._stories.get(name)
        if story is None:
            is_answered = name in self._answers or (name in self._known and self._known[name].repeats in self._silenced)
            self._wrong("after-answer" if is_answered else "superseded-shown", name)
            return
        want = story.want
        if self.now < (story.came_up if speaks_at is None else speaks_at):
            self._wrong("early", want)
        if self.now >= want.until:
            self._wrong("stale", want)
        if self._around.visit_at(self.now) is not None:
            self._wrong("in-a-visit", want)
        elif self._around.is_quiet(want, self.now, is_asked_for=self._around.is_asked_for(story, self.now)):
            self._wrong("in-the-night", want)
        self._check_limits(want)
        story.noticed += 1
        if story.noticed > story.allowed:
            self._wrong("too-many-notices", (want, story.noticed, story.allowed))
        self._take_place(story, speaks_at, is_owed=False)

    def _take_place(self, story: Story, speaks_at: int | None, *, is_owed: bool) -> None:
        is_late = speaks_at is not None and self.now - speaks_at >= AWAY_AFTER
        if is_late and story.went_by(speaks_at):
            story.is_away = True
        story.take_place()
        story.is_owed, story.owed_since = is_owed, self.now
        self._seen.add(story.want.name)

    def looked(self, *, is_saved: bool, is_behind: bool) -> None:
        """A look at the ledger has ended, by a clock that the program doubts or not."""
        self.counts["looks"] += 1
        self._batches = 0
        self._doubts(is_behind=is_behind)
        moments = {name: self._around.speaks_at(story) for name, story in self._stories.items()}
        for name, story in self._stories.items():
            self._check_said(story, None if moments[name] is None else self._waited.get(name, moments[name]))
        self._waited.clear()
        for story in self._stories.values():
            story.waits_since = self.now if story.waits_since is None else story.waits_since
        if not is_saved:
            self.counts["unsaved looks"] += 1
            self._may_be_falsely_away = True
            return
        self._last_saved = self.now if self._last_saved is None else max(self.now, self._last_saved)
        if is_behind:
            self.counts["doubtful looks"] += 1
        self._find_what_went_by(is_closed=not is_behind)
        self._keep_answers()
        if not is_behind:
            self._dropped.clear()
        wanted = {name for name in self._wanted if self._known[name].repeats not in self._silenced}
        if not is_behind:
            self.corrections.looked(self._around.visits, wanted, self.now)
        for story in self._stories.values():
            # Of what is over by a clock that is doubted nothing is entered: it would have to be closed at once.
            if story.known_since is None and not (is_behind and self.now >= story.want.until):
                story.known_since = self.now
            if story.is_on_card:
                story.is_recorded = True
                story.asked_at = story.asked_at if story.is_snoozed else None
                self.corrections.shown(story)
            name = story.want.name
            # Of what is forbidden by now nothing is written down that was not before.
            is_told = name in self._away or not self._around.is_held(story.want, self.now)
            if story.is_away and not story.is_hidden and is_told:
                self._away[name] = story.want
        for name in self._away.keys() - self._stories.keys() - self._gone_by.keys():
            if not is_behind:
                del self._away[name]

    def _doubts(self, *, is_behind: bool) -> None:
        self._is_doubtful = is_behind
        self._was_believed = self._was_believed or not is_behind
        if not is_behind and self._last_saved is not None and self.now < self._last_saved - BEHIND - BEAT:
            self._wrong("clock-not-doubted", self._last_saved - self.now)
        if is_behind and (self._latest is None or self.now >= self._latest - BEHIND):
            self._wrong("clock-doubted", self._latest)
        self._latest = self.now if self._latest is None else max(self.now, self._latest)

    def _check_said(self, story: Story, speaks_at: int | None) -> None:
        """After a look, what is due stands on the screen; and had a notice, unless it is quiet."""
        want = story.want
        if self.now >= want.until or self._around.is_held(want, self.now):
            return
        if speaks_at is not None and speaks_at <= self.now:
            is_asked_for = self._around.is_asked_for(story, self.now)
            if not self._around.is_quiet(want, self.now, is_asked_for=is_asked_for):
                self._wrong("lost", want)
            self._take_place(story, speaks_at, is_owed=True)
        elif story.is_owed and self.now >= story.owed_since and not self._around.is_quiet(want, self.now):
            self._wrong("owed-notice-lost", want)
            story.is_owed = False

    def _find_what_went_by(self, *, is_closed: bool) -> None:
        """What matters no more by a clock that is right or too slow went by; a doubtful one closes nothing over it."""
        moments = {name: self._around.speaks_at(story) for name, story in self._stories.items()}
        for name, story in list(self._stories.items()):
            want = story.want
            if self.now < want.until:
                continue
            # Also what could never be written down, as the disk was full all the time.
            is_unheard = story.went_by(moments[name]) or (story.is_owed and not want.is_release)
            is_unheard = is_unheard or story.never_came_up(moments[name])
            is_held = self._around.is_held(want, self.now)
            if is_unheard and not is_held:
                story.is_away = True
            elif is_held and name not in self._away:
                # It was on the screen, late, when nothing could be written down, and may not be spoken of now.
                story.is_away = False
            if is_closed:
                del self._stories[name]
                self._gone_by[name] = want.until
                self.corrections.closed(name, want.until)
                if story.is_away and not story.is_hidden:
                    self._away[name] = want
                    self.counts["went by unheard"] += 1

    def looked_twice(self, *, is_the_same: bool) -> None:
        """A second look at the same moment has ended."""
        self._batches = 0
        if not is_the_same:
            self._wrong("not-idempotent", "a second look changed something")

    def next_turn(self, now: int) -> int | None:
        """The next moment at which something has to be said, or matters no more; None for never."""
        moments = [moment for story in self._stories.values() for moment in (story.speaks_at, story.want.until)]
        moments += [self._around.quiet_ends(story.want, now) for story in self._stories.values() if story.is_owed]
        return min((moment for moment in moments if moment is not None and moment > now), default=None)

    def booked(self, moment: int | None) -> None:
        """The program wants to be woken then."""
        if moment is not None and moment <= self.now:
            self._wrong("no-progress", moment)

    def ended(self) -> None:
        """The program has ended, in whatever way. What it had not written down may be said again."""
        self._batches = 0
        self._waited.clear()
        self._was_believed = True
        self._forget_answers()
        for story in self._stories.values():
            story.waits_since = None
            if story.is_on_card and not story.is_recorded:
                story.allowed += 1
                if not story.is_snoozed:
                    story.is_owed = False
                self._may_be_falsely_away = True

    def found(self, rows: Sequence[Row], cut_at: int) -> None:
        """What a program that was cut off had written down by then is known since then, and what it put up quietly."""
        now, self.now = self.now, cut_at
        for row in rows:
            story = self._stories.get(row.name)
            if story is None or row.state not in OPEN:
                continue
            if story.known_since is None:
                story.known_since = cut_at
            is_quiet = self._around.is_quiet(story.want, cut_at, is_asked_for=self._around.is_asked_for(story, cut_at))
            if row.shown_at == cut_at and story.speaks_at is not None and is_quiet:
                self._take_place(story, story.speaks_at, is_owed=True)
        self.now = now

    def ran(self, since: int, until: int, slack: int) -> None:
        """The program ran from one moment to another, and has said nothing in between."""
        for story in self._stories.values():
            want, speaks_at = story.want, self._around.speaks_at(story)
            if (speaks_at is None and not story.is_owed) or self._around.is_held(want, since, until):
                continue
            begins = max(since, story.owed_since if speaks_at is None else speaks_at)
            begins = self._around.quiet_ends(want, begins, story.asked_at)
            if min(until, want.until) - begins > slack:
                self._wrong("lost" if speaks_at is not None else "owed-notice-lost", (want, until - begins))
                story.speaks_at, story.is_owed = None, False

    # What can be seen.

    def screen(self, screen: Screen, *, is_saved: bool) -> None:
        """What waits for the person."""
        cards = screen.cards
        self._check_lines(screen.away)
        times = Counter(card.name for card in cards)
        for name in (name for name, count in times.items() if count > 1):
            self._wrong("two-cards", name)
        for card in cards:
            self._check_away(card) if card.is_away else self._check_card(card)
        for name, story in self._stories.items():
            is_wanted = story.is_on_screen and self.now < story.want.until
            if is_wanted and name not in times and not self._around.is_held(story.want, self.now):
                self._wrong("no-card", story.want)
        if not is_saved:
            return
        for name, want in self._away.items():
            still = self._stories.get(name)
            is_to_come = still is not None and still.speaks_at is not None and still.speaks_at > self.now
            is_held = still is not None and self._around.is_held(want, self.now)
            if not any(card.name == name and card.is_away for card in cards) and not is_held and not is_to_come:
                self._wrong("away-not-listed", want)
        if not self._is_doubtful:
            for kind, what in self.corrections.faults(screen.unread):
                self._wrong(kind, what)

    def _check_card(self, card: Card) -> None:
        story = self._stories.get(card.name)
        if story is None:
            is_left_over = card.name in self._dropped or card.name in self._known
            if card.name in self._answers:
                self._wrong("card-after-answer", card)
            elif not (self._is_doubtful and is_left_over):
                self._wrong("card-of-nothing", card)
            return
        want = story.want
        if card.state == "snoozed" and story.is_snoozed:
            return
        if not story.is_on_card and card.name in self._seen:
            # Moved away and back while nothing could be written down: it never left the screen.
            story.take_place()
        elif not story.is_on_card:
            self._wrong("card-without-notice", want)
        if card.text != want.words(self.now):
            self._wrong("stale-text", (want, card.text))
        self._check_limits(want)

    def _check_away(self, card: Card) -> None:
        if card.name in self._looked_back or card.name in self._answers:
            self._wrong("away-after-answer", card)
        elif card.name not in self._away and not self._may_be_falsely_away:
            self._wrong("falsely-away", (card, self._known.get(card.name)))

    def _check_lines(self, lines: Sequence[AwayLine]) -> None:
        """What went by, in the order and the words in which it is shown."""
        harms = [self._known[line.name].harm for line in lines]
        if harms != sorted(harms):
            self._wrong("not-by-harm", lines)
        for line in lines:
            want = self._known[line.name]
            if self.now > want.event and want.on_time not in (want.late, want.passed) and want.on_time in line.text:
                self._wrong("order-that-has-passed", (want, line.text))

    def file(self, rows: Sequence[Row]) -> None:
        """The whole ledger, after a look that saved everything."""
        by_entry = {row.entry: row for row in rows}
        for entry, before in self._final.items():
            if by_entry.get(entry) != before:
                self._wrong("final-changed", (before, by_entry.get(entry)))
        final = {row.entry: row for row in rows if row.state not in OPEN}
        if not self._was_believed:
            for entry in final.keys() - self._final.keys():
                if final[entry].state not in ANSWERS:
                    self._wrong("closed-in-doubt", final[entry])
        self._final, self._was_believed = final, False
        open_rows = [row for row in rows if row.state in OPEN]
        for row in open_rows:
            self._check_open(row)
        names = Counter(row.name for row in open_rows)
        for name in (name for name, count in names.items() if count > 1):
            self._wrong("two-rows", name)
        for name, story in self._stories.items():
            if name not in names and not (self._is_doubtful and self.now >= story.want.until):
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
            if not self._is_doubtful:
                self._wrong("stale-row", row)
            return
        if (row.due, row.until) != (story.want.due, story.want.until):
            self._wrong("old-times", (row, story.want))
        if row.until <= self.now and not self._is_doubtful:
            self._wrong("stale-row", row)

    def _check_limits(self, want: Want) -> None:
        limit = self._around.against(want, self.now, self.now, only_sure=True)
        if limit is not None:
            self._wrong("against-a-limit", (want, limit))
