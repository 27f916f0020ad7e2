"""The plan of one session: every window, task and reminder, reckoned once and read by everything.

Board, screens, reminders, paper and files all read this one value, so no two of them can disagree.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver
from aftercare.domain.edge import AtWeekday
from aftercare.domain.errors import BugError
from aftercare.domain.filling import Filler
from aftercare.domain.frozen import frozen
from aftercare.domain.guidance import CallReason, HelpNumbers
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder
from aftercare.domain.rule import Layer, RuleId, TopicId
from aftercare.domain.session import Session
from aftercare.domain.topic import TopicTree
from aftercare.domain.window import Window
from aftercare.domain.wording import Wording


class Stretch(Enum):
    """The stretches of time a checklist is grouped by."""

    THIS_WEEK = "this-week"
    DAY_BEFORE = "day-before"
    MORNING = "morning"
    AT_CLINIC = "at-clinic"
    REST_OF_DAY = "rest-of-day"
    NEXT_DAY = "next-day"
    LATER = "later"


class TaskKind(Enum):
    """What a task comes from: something to do, or a limit that begins."""

    DUTY = "duty"
    LIMIT = "limit"


@frozen
class Task:
    """Something to tick.

    Attributes:
        key: lasting and neutral name, for stores and tick boxes.
        rule_id: the rule it comes from.
        kind: a duty or a limit that begins.
        opens: when it first makes sense to do it; None for "any time".
        due: when it has to be done; None for "any time before".
        stretch: its group on the checklist.
        heading: template of the card's heading.
        detail: template of its second line.
        label: two or three words for the day line; empty to stay off it.
        line: template of the line on paper; empty to stay off the checklist.
        why: the reason.
        layer: who says so.
    """

    key: str
    rule_id: RuleId
    kind: TaskKind
    opens: datetime | None
    due: datetime | None
    is_about: bool
    stretch: Stretch
    heading: str
    detail: str
    label: str
    line: str
    why: str
    layer: Layer


class MilestoneKind(Enum):
    """What a labelled moment is."""

    CUT_OFF = "cut-off"
    LIMIT = "limit"
    DUTY = "duty"
    RIDE = "ride"
    SESSION = "session"
    HOME = "home"


@frozen
class Milestone:
    """A labelled moment of the day line. ``task_key`` is empty for the session itself and the ride."""

    at: datetime
    label: str
    task_key: str = ""
    kind: MilestoneKind = MilestoneKind.DUTY
    is_about: bool = False


@frozen
class Plan:
    """Everything about one session.

    Attributes:
        windows: every rule that holds or may hold for this patient, timed or not, in a fixed order.
        tasks: what can be ticked, in order of time.
        reminders: when the app speaks, in order of time.
        repeats: what it says once more while nobody answers; on this computer only, in no file and on no paper.
        quiet: the hours in which only what is hard makes a sound.
        milestones: labelled moments, in order of time.
        board_topics: the topics of the board, in order.
        arrives: when to be at the clinic, if a rule says so.
        is_general: True if no clinic pack stands behind it.
    """

    session: Session
    zone: ZoneInfo
    clinic: ClinicPack | None
    facts: PatientFacts
    driver: Driver | None
    topics: TopicTree
    board_topics: tuple[TopicId, ...]
    windows: tuple[Window, ...]
    tasks: tuple[Task, ...]
    reminders: tuple[Reminder, ...]
    repeats: tuple[Reminder, ...]
    quiet: QuietHours
    milestones: tuple[Milestone, ...]
    arrives: datetime | None
    help_numbers: HelpNumbers
    calls: tuple[CallReason, ...]
    disclaimer: str
    filler: Filler
    names: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """A short name of this plan, to read out: whatever a person could see change gives another one."""
        # Papers ask for it, and no first window waits for how it is reckoned.
        from aftercare.domain.plan_number import plan_number

        return plan_number(self)

    @property
    def wording(self) -> Wording:
        """The words of its language."""
        return self.filler.wording

    @property
    def is_general(self) -> bool:
        """True if no clinic pack stands behind the plan."""
        return self.clinic is None

    def window(self, rule_id: RuleId) -> Window | None:
        """The window of a rule, the most specific layer first."""
        found = [window for window in self.windows if window.rule_id == rule_id]
        return max(found, key=lambda window: list(Layer).index(window.layer), default=None)

    def window_of(self, task: Task) -> Window:
        """The window a task comes from.

        Raises:
            BugError: if the task is of another plan.
        """
        for window in self.windows:
            if window.rule_id == task.rule_id and window.layer is task.layer:
                is_meeting = task.kind is TaskKind.DUTY and isinstance(window.rule.timing.at, AtWeekday)
                return replace(window, starts=task.opens, ends=task.due) if is_meeting else window
        raise BugError(f"{task.rule_id} is not in plan {self.number}")

    def task(self, key: str) -> Task | None:
        """The task of that key."""
        return next((task for task in self.tasks if task.key == key), None)

    def task_of(self, reminder: Reminder) -> Task | None:
        """The task that takes a reminder away once it is ticked, if it has one."""
        return self.task(reminder.task_key)

    def answered_task(self, reminder: Reminder) -> Task | None:
        """The task that is ticked by an answer to a reminder: none where the answer is about one day of many."""
        return None if reminder.is_daily else self.task_of(reminder)

    @property
    def here(self) -> ZoneInfo:
        """The zone of the clocks around the person."""
        return self.filler.other_zone or self.zone

    @property
    def quiet_here(self) -> QuietHours:
        """The quiet hours by the clocks around the person, for what they ask for themselves."""
        return QuietHours(self.quiet.bedtime, self.quiet.morning, self.here)

    def local(self, moment: datetime) -> datetime:
        """A moment as the clocks at the clinic show it."""
        return moment.astimezone(self.zone)

    def session_day(self) -> date:
        """The day of the session at the clinic."""
        return self.local(self.session.planned_start).date()
