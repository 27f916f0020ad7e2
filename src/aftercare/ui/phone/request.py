"""What a page for a phone is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from aftercare.domain.board import BoardState, Chart
from aftercare.domain.board_words import nearest_plan
from aftercare.domain.phone.page import Clockwork
from aftercare.domain.phone.turns import last_moment, offsets, turns
from aftercare.domain.phone.words import PhoneWords
from aftercare.domain.plan import Plan
from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.printing import Printing, sheet_marks
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.today import TaskState

States = Callable[[str], Mapping[str, TaskState]]


@dataclass(frozen=True)
class PhoneRequest:
    """Everything a page is made from.

    Attributes:
        plans: the plans of the course; at least one.
        states: what has become of the tasks of a session.
        words: the words of the page.
        sheet_words: the words of sheets, which it shares.
        made_at: when it is made.
    """

    plans: tuple[Plan, ...]
    states: States
    words: PhoneWords
    sheet_words: SheetWords
    made_at: datetime

    @property
    def begins(self) -> datetime:
        """The full minute in which it is made, in UTC."""
        return self.made_at.astimezone(UTC).replace(second=0, microsecond=0)


class PhoneMoments:
    """The course as a page sees it: by the clinic's clocks alone, as only the phone knows where it is."""

    def __init__(self, request: PhoneRequest, topics: tuple[TopicId, ...] | None = None) -> None:
        """Takes what the page is made from.

        Args:
            request: that.
            topics: the board of a page about the session in charge alone; None for the whole course and its own board.
        """
        self.request = request
        self.plans = tuple(_by_the_clinics_clocks(plan, topics) for plan in request.plans)
        self.chart = Chart(self.plans)
        self.begins = request.begins
        # Sessions after that one still limit, but the page goes no further.
        self.ends = last_moment(self.plans if topics is None else (self.first,), self.begins)
        self.turns = turns(self.plans, self.begins, self.ends) or (self.begins,)

    def plan_at(self, moment: datetime) -> Plan:
        """The plan in charge."""
        return nearest_plan(self.plans, moment)

    @cached_property
    def about_ends(self) -> Mapping[TopicId, Sequence[datetime]]:
        """When limits end that hang on a session end nobody has entered, topic by topic."""
        found: dict[TopicId, list[datetime]] = {}
        for change in self.chart.changes():
            for item in self.chart.board(change - timedelta(seconds=1)).items:
                if item.state is BoardState.NOT_ALLOWED and item.until.at == change and item.until.is_about:
                    found.setdefault(item.topic, []).append(change)
        return found

    @property
    def first(self) -> Plan:
        """The plan in charge when the page is made."""
        return self.plan_at(self.begins)

    def printing(self, plan: Plan) -> Printing:
        """The request in the shape of a print, for what sheets say too."""
        return Printing(plan, self.request.sheet_words, self.request.made_at, self.plans)

    def clockwork(self) -> Clockwork:
        """How times are said."""
        return Clockwork(self.first.wording, offsets(self.first.zone, self.begins, self.ends))

    def marks(self) -> tuple[str, ...]:
        """Banners: a sample, or a draft."""
        return sheet_marks(self.first)

    def made(self) -> str:
        """When it was made, and from which plan."""
        wording, local = self.first.wording, self.first.local(self.begins)
        number = self.request.plans[self.plans.index(self.first)].number
        date, time = wording.date_of(local.date()), wording.clock_time(local.time())
        return self.request.words.say("made", date=date, time=time, number=number)


def _by_the_clinics_clocks(plan: Plan, topics: tuple[TopicId, ...] | None) -> Plan:
    board = plan.board_topics if topics is None else topics
    return replace(plan, filler=replace(plan.filler, other_zone=None), board_topics=board)
