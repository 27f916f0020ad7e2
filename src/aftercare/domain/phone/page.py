"""What the page for a phone says, moment by moment, as values. Who reads it only looks up, and reckons nothing anew.

Each run begins at a moment and holds until the next one of its kind begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aftercare.domain.checklist import TickGroup
from aftercare.domain.sheets.sheet import Block
from aftercare.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class TileRun:
    """What the board says of one topic.

    Attributes:
        begins: from when on.
        state: the shape of the answer, in small letters: "no", "ok-for-now".
        word: the answer.
        line: until when.
        rest: what follows on the same line, with what joins it to that.
        ends: when it ends, if a clock time of that is in the line, for phones that show another time; else None.
        counts_down: True if the time left until ``ends`` is said behind it all.
    """

    begins: datetime
    state: str
    word: str
    line: str
    rest: str = ""
    ends: datetime | None = None
    counts_down: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One topic of the board over time."""

    topic: str
    name: str
    runs: tuple[TileRun, ...]


@dataclass(frozen=True, slots=True)
class DayMark:
    """One moment of the day line. ``time`` is its clock time with a day where that is another one."""

    at: datetime
    time: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """The large words on top, where they are not the next thing to do."""

    eyebrow: str
    lead: str
    line: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The page between two changes.

    Attributes:
        begins: from when on.
        title: its heading: "Session day".
        sentence: the line below it.
        day: what has been lately and what comes.
        card: the large words; None for the next thing to do.
        session: the place of the session in charge among the page's ``todos``.
    """

    begins: datetime
    title: str
    sentence: str
    day: tuple[DayMark, ...]
    card: Card | None
    session: int


@dataclass(frozen=True, slots=True)
class CardRun:
    """The words for the next thing to do from a moment on; they change with the day."""

    begins: datetime
    lead: str
    line: str
    until: str


@dataclass(frozen=True, slots=True)
class Todo:
    """One task.

    Attributes:
        key: its lasting and neutral name.
        begins: from when on it may be the next thing to do.
        due: when it has to be done.
        is_timed: True for those that come before all others.
        is_settled: True if it was done, or decided otherwise, before the page was made.
        runs: its words over time.
    """

    key: str
    begins: datetime
    due: datetime
    is_timed: bool
    is_settled: bool
    runs: tuple[CardRun, ...]


@dataclass(frozen=True, slots=True)
class SessionTodos:
    """The tasks of one session: those the large card speaks of, and the list to tick."""

    todos: tuple[Todo, ...]
    groups: tuple[TickGroup, ...]
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class DayTable:
    """A day of the timetable: "4:00 AM", "Food: No, until after your session"."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """A number to call."""

    label: str
    number: str
    note: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Clockwork:
    """How times are said on the phone.

    Attributes:
        wording: the words of times.
        offsets: from each moment on, how many minutes the clinic's clocks are ahead of UTC.
    """

    wording: Wording
    offsets: tuple[tuple[datetime, int], ...]


@dataclass(frozen=True, slots=True)
class PhonePage:
    """The whole page.

    Attributes:
        key: neutral name under which the phone keeps ticks.
        title: what others may read.
        heading: what stands on top where nothing can be said of now; it stays true on every day.
        when: the line below that.
        begins: when it was made; before that the phone's clock is wrong.
        ends: from when on it says nothing more.
        marks: banners: a sample, or a draft that no clinic signed.
        intro: paragraphs above the board.
        lanes: the board.
        is_driver: True for the page of the driver, which shows limits alone.
        scenes: what else changes.
        sessions: the tasks of each session.
        calls: whom to call.
        body: what does not change: the warning signs, or what a driver has to know.
        body_heading: the heading above that; may be empty.
        timetable: the same times for who cannot run scripts.
        footer: lines at the foot.
        phrases: the words of the page.
    """

    language: str
    key: str
    title: str
    heading: str
    when: str
    begins: datetime
    ends: datetime
    marks: tuple[str, ...]
    intro: tuple[Block, ...]
    lanes: tuple[Lane, ...]
    is_driver: bool
    scenes: tuple[Scene, ...]
    sessions: tuple[SessionTodos, ...]
    calls: tuple[PhoneCall, ...]
    body: tuple[Block, ...]
    body_heading: str
    timetable: tuple[DayTable, ...]
    footer: tuple[str, ...]
    clockwork: Clockwork
    phrases: Mapping[str, str]
