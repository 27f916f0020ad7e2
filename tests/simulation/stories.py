"""What the oracle knows of each wanted reminder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.simulation.facts import AWAY_AFTER, Limit, Visit, Want


@dataclass(slots=True)
class Story:
    """What has become of one wanted reminder.

    Attributes:
        speaks_at: when it has to be said; None while it stands on the screen.
        allowed: how many notices there are reasons for.
        noticed: how many there were.
        is_on_card: True once it stands on the screen.
        is_owed: True if it stands there without a notice.
        owed_since: when it last came up, with a notice or without one.
        is_recorded: True once a look that saved everything came after it was shown.
        is_hidden: True once the person has looked back at it.
        is_away: True if its moment went by while nobody was reminded.
        asked_at: the moment the person chose, until the program has written down that it spoke then.
        known_since: when the file first held it for sure.
        waits_since: when this start of the program first wanted it, though there may have been no room for it.
    """

    want: Want
    speaks_at: int | None
    allowed: int = 1
    noticed: int = 0
    is_on_card: bool = False
    is_owed: bool = False
    owed_since: int = 0
    is_recorded: bool = False
    is_snoozed: bool = False
    is_hidden: bool = False
    is_away: bool = False
    asked_at: int | None = None
    known_since: int | None = None
    waits_since: int | None = None

    @property
    def is_on_screen(self) -> bool:
        return self.is_on_card and not self.is_snoozed and not self.is_hidden

    @property
    def came_up(self) -> int:
        """The earliest moment for a notice of what came up: it may have been put off by a clock that was set back."""
        if self.is_owed:
            return self.owed_since
        return min(self.want.due, self.owed_since) if self.is_on_card else self.want.due

    def take_place(self) -> None:
        """It now stands on the screen."""
        self.speaks_at, self.is_on_card, self.is_snoozed, self.is_recorded = None, True, False, False

    def went_by(self, speaks_at: int | None) -> bool:
        """True if it was in the file before a moment that has gone by."""
        was_known = self.known_since is not None and speaks_at is not None and self.known_since <= speaks_at
        return was_known and not self.want.is_release

    def never_came_up(self, speaks_at: int | None) -> bool:
        """True if the program wanted it before its moment, found no room for it, and slept through its time."""
        is_new = self.known_since is None and self.waits_since is not None and self.waits_since < self.want.due
        return is_new and speaks_at is not None and not self.want.is_release


@dataclass
class Surroundings:
    """What keeps reminders from being said: limits, visits, nights; and what makes them wait for another one."""

    stories: Mapping[str, Story]
    limits: Sequence[Limit] = ()
    visits: Sequence[Visit] = ()

    def speaks_at(self, story: Story) -> int | None:
        """When it has to be said. What says another one once more waits with it while that is put off."""
        first = self.stories.get(story.want.repeats) if story.want.repeats else None
        if story.speaks_at is None or story.is_snoozed or first is None or not first.is_snoozed:
            return story.speaks_at
        until = first.speaks_at or 0
        return story.speaks_at if until >= story.want.until else max(story.speaks_at, until)

    def is_asked_for(self, story: Story, now: int) -> bool:
        """True if the person chose this moment."""
        return story.asked_at is not None and now < story.asked_at + AWAY_AFTER

    def visit_at(self, moment: int) -> Visit | None:
        return next((one for one in self.visits if one.start is not None and one.start <= moment < one.end), None)

    def is_quiet(self, want: Want, moment: int, *, is_asked_for: bool = False) -> bool:
        """True if it gives no notice now: in the night if it is not hard, and in a visit."""
        is_night = want.night is not None and not is_asked_for and want.night.is_at(moment)
        return is_night or self.visit_at(moment) is not None

    def quiet_ends(self, want: Want, moment: int, asked_at: int | None = None) -> int:
        """When it may give a notice, from a moment on. What a person chose speaks in the night, but in no visit."""
        for _ in range(9):
            visit = self.visit_at(moment)
            if visit is not None:
                moment = visit.end
            elif asked_at is not None and moment < asked_at + AWAY_AFTER:
                break
            elif want.night is not None and want.night.is_at(moment):
                moment = want.night.ends_after(moment)
            else:
                break
        return moment

    def against(self, want: Want, since: int, until: int, *, only_sure: bool) -> Limit | None:
        """A limit on what it sets free or invites to."""
        if not want.frees:
            return None
        for limit in self.limits:
            is_meant = limit.is_sure or not only_sure
            if is_meant and limit.topics & want.frees and limit.starts <= until and since < limit.ends:
                return limit
        return None

    def is_held(self, want: Want, since: int, until: int | None = None) -> bool:
        """True if a limit may keep it from being said."""
        return self.against(want, since, since if until is None else until, only_sure=False) is not None
