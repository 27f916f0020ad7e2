"""What the oracle knows: what is wanted, and what the person has said to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.simulation.corrections import Corrections
from tests.simulation.facts import Limit, Row, Violation, Visit, Want
from tests.simulation.stories import Story, Surroundings

_MOST_REPEATS = 2


@dataclass
class Knowledge:
    """What is known of one patient. ``step`` is counted by whoever drives it."""

    step: int = 0
    now: int = 0
    violations: list[Violation] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    corrections: Corrections = field(default_factory=Corrections)
    _stories: dict[str, Story] = field(default_factory=dict)
    _dropped: dict[str, Story] = field(default_factory=dict)
    _known: dict[str, Want] = field(default_factory=dict)
    _wanted: frozenset[str] = frozenset()
    _answers: dict[str, str] = field(default_factory=dict)
    _silenced: set[str] = field(default_factory=set)
    _unkept: dict[str, str] = field(default_factory=dict)
    _gone_by: dict[str, int] = field(default_factory=dict)
    _away: dict[str, Want] = field(default_factory=dict)
    _looked_back: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _final: dict[int, Row] = field(default_factory=dict)
    _batches: int = 0
    _waited: dict[str, int | None] = field(default_factory=dict)
    _is_doubtful: bool = False
    _was_believed: bool = True
    _last_saved: int | None = None
    _latest: int | None = None
    _may_be_falsely_away: bool = False

    def __post_init__(self) -> None:
        self._around = Surroundings(self._stories)

    def _wrong(self, kind: str, what: object) -> None:
        self.violations.append(Violation(kind, self.step, self.now, str(what)))

    # What the person enters, and what becomes of it.

    def wants(
        self,
        wants: Iterable[Want],
        limits: Iterable[Limit] = (),
        visits: Iterable[Visit] = (),
        left: Iterable[Want] = (),
    ) -> None:
        """From now on these are wanted, and nothing else; what is left to another session to say has its terms too."""
        self._around.limits, self._around.visits = tuple(limits), tuple(visits)
        wanted = {want.name: want for want in wants}
        self._known.update((want.name, want) for want in left)
        self._known.update(wanted)
        self._wanted = frozenset(wanted)
        for main, times in Counter(want.repeats for want in wanted.values()).items():
            if main is not None and times > _MOST_REPEATS:
                self._wrong("more-than-two-repeats", wanted.get(main))
        for want in wanted.values():
            self._check_repeat(want, wanted)
        # What is said first and what is said once more can change places when a session moves.
        self._silenced |= {want.repeats or name for name, want in wanted.items() if name in self._answers}
        for name in list(self._stories):
            # What was said first may be what is said once more since a move, and that was answered for this moment.
            if name not in wanted or wanted[name].repeats in self._silenced:
                self._drop(name)
        for name, want in wanted.items():
            if name in self._answers or name in self._unkept or want.repeats in self._silenced | self._unkept.keys():
                continue
            story = self._stories.get(name) or self._dropped.pop(name, None)
            if story is not None:
                story.want = want
                self._stories[name] = story
                if story.is_snoozed and story.speaks_at is not None and story.speaks_at >= want.until:
                    story.speaks_at = story.asked_at = want.due
            elif name not in self._gone_by or max(self.now, self._gone_by[name]) < want.until:
                self._begin(want)

    def _begin(self, want: Want) -> None:
        self._stories[want.name] = Story(want, want.due, is_hidden=want.name in self._looked_back)
        self._away.pop(want.name, None)

    def comes_to(self, now: int) -> None:
        """The computer believes that it is so late. By a clock that was set back, what matters longer begins again."""
        self.now = now
        for name in sorted(self._wanted & self._gone_by.keys() - self._stories.keys()):
            want = self._known[name]
            is_answered = name in self._answers or want.repeats in self._silenced
            if not is_answered and max(now, self._gone_by[name]) < want.until:
                self._begin(want)

    def _check_repeat(self, want: Want, wanted: Mapping[str, Want]) -> None:
        """What says something once more does so before its moment, and says after it what the first one says."""
        if want.repeats is None:
            return
        if want.due >= want.event:
            self._wrong("repeat-after-its-moment", want)
        first = wanted.get(want.repeats)
        if first is None or want.on_time not in (want.late, want.passed):
            return
        if first.on_time not in (first.late, first.passed):
            self._wrong("repeat-gives-the-order-late", want)

    def _drop(self, name: str) -> None:
        self._dropped[name] = self._stories.pop(name)

    def answered(self, name: str, answer: str, now: int) -> None:
        """The program said that it kept an answer; it counts for what came before it of the same rule."""
        want = self._known[name]
        rule = (want.session, want.rule)
        for other, story in list(self._stories.items()):
            is_there = story.is_on_card or (story.want.due <= now and story.known_since is not None)
            is_before = (story.want.session, story.want.rule) == rule and is_there
            if other != name and is_before:
                self._answer(other, answer, is_known=story.known_since is not None)
        self._answer(name, answer, is_known=True)
        self.counts["answers"] += 1

    def _answer(self, name: str, answer: str, *, is_known: bool) -> None:
        if is_known:
            self._silenced.add(self._known[name].repeats or name)
            self._answers[name] = answer
        else:
            # There was no room to enter it: the program knows of it as long as it runs, or until there is.
            self._unkept[name] = answer
        self._stories.pop(name, None)
        self._away.pop(name, None)
        self.corrections.closed(name)
        for other, story in list(self._stories.items()):
            if story.want.repeats in self._silenced | self._unkept.keys():
                self._drop(other)
                self._away.pop(other, None)

    def _keep_answers(self) -> None:
        """There was room for all of it: what was answered without an entry has one now."""
        for name, answer in self._unkept.items():
            self._silenced.add(self._known[name].repeats or name)
            self._answers[name] = answer
        self._unkept.clear()

    def _forget_answers(self) -> None:
        """The program ended before there was room for them, so that they are asked about again."""
        forgotten, self._unkept = self._unkept, {}
        for name in sorted(self._wanted - self._stories.keys() - self._answers.keys()):
            want = self._known[name]
            if want.repeats not in self._silenced and {name, want.repeats} & forgotten.keys():
                self._begin(want)

    def looked_back(self, name: str, state: str | None, gone: Iterable[str]) -> None:
        """The program said that it kept what the person said about something that went by."""
        asked = self._known[name]
        # An answer to one of them drops what only says it once more, and that was answered as well.
        stories = {one: self._stories.get(one) for one in sorted({name, *gone})}
        for one, story in stories.items():
            want = self._known[one]
            if (want.session, want.asked_with) != (asked.session, asked.asked_with):
                self._wrong("looked-back-at-another", (asked, want))
            self._away.pop(one, None)
            self._looked_back.add(one)
            if story is not None and state is not None:
                self._answer(one, state, is_known=True)
            elif story is not None:
                story.is_hidden = True
        self.counts["looked back"] += 1

    def session_of(self, name: str) -> str:
        """The session of a reminder that was wanted at some time."""
        return self._known[name].session

    def offered(self, name: str, moments: Sequence[int]) -> None:
        """The moments to which a reminder can be put off."""
        want = self._known[name]
        deadline = min(want.event, want.until) if self.now < want.event else want.until
        for moment in moments:
            if not self.now < moment < deadline:
                self._wrong("offered-past-the-deadline", (want, moment))

    def snoozed(self, name: str, until: int, now: int) -> None:
        """The program said, or its file says after a power cut, that it will speak again."""
        story = self._stories.get(name)
        if story is None:
            self._wrong("snooze-of-nothing", name)
            return
        if not now < until < story.want.until:
            self._wrong("snooze-past-the-deadline", (story.want, until))
        if story.is_on_card and not story.is_recorded:
            # That it had gone by could not be written down, and whoever puts it off has heard of it.
            story.is_away = False
        story.speaks_at, story.is_snoozed, story.is_owed = until, True, False
        story.asked_at = until
        story.allowed += 1
        self.counts["snoozes"] += 1

    def kept(self, what: object, *, is_kept: bool) -> None:
        """Whether something acknowledged was found again after a restart."""
        if not is_kept:
            self._wrong("forgotten", what)

    def believed(self) -> None:
        """The person said that the clock is right."""
        self._last_saved = self._latest = self.now
