"""What the recovery page shows, as frozen values with every text and time written out."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from aftercare.domain.recovery import Stage


class PhaseRow(NamedTuple):
    """One stretch of time: its id, title, one line, where it lies, and how a screen reader says it."""

    period_id: str
    title: str
    line: str
    stage: Stage
    spoken: str


class DoRow(NamedTuple):
    """Something to do, with its topic's icon; without one it has a dot."""

    icon: str
    text: str


class FeelRow(NamedTuple):
    """Something many people feel, and how long; `lasts` is empty where no source says."""

    name: str
    lasts: str


class NotYetRow(NamedTuple):
    """Something not allowed yet: the topic, until when, and whether only a check is missing."""

    name: str
    until: str
    is_check: bool = False


class Question(Enum):
    """The two questions of the driving check."""

    SLEPT = auto()
    CLEAR = auto()


class QuestionRow(NamedTuple):
    """One question and what was answered; None for nothing yet."""

    question: Question
    text: str
    answer: bool | None


class CheckResult(Enum):
    """How the driving check ends. It never ends in a permission."""

    LIMIT_ENDED = auto()
    CALL_CLINIC = auto()


class CheckRow(NamedTuple):
    """The driving check.

    Attributes:
        title: "Driving check".
        line: one line below it.
        questions: both questions.
        result: how it ends; None while an answer is missing.
        heading: the result in words.
        lines: what to do now.
        number: the clinic's number, if it has to be called and is known.
        number_line: one line below it.
        say: what to say.
        again_text: name of the button that takes the answers back; empty for none.
    """

    title: str
    line: str
    questions: tuple[QuestionRow, ...]
    result: CheckResult | None = None
    heading: str = ""
    lines: tuple[str, ...] = ()
    number: str = ""
    number_line: str = ""
    say: str = ""
    again_text: str = ""


class RecoveryRows(NamedTuple):
    """The page.

    Attributes:
        title: for the header.
        subtitle: one sentence for the header.
        subtitle_brief: the same in fewer words.
        phases: the stretches of time in order.
        shown: period_id of the one that is shown.
        do_heading: "Do this now".
        do: what to do.
        feel_heading: "Many people feel".
        feel: what people feel, and how long.
        not_yet_heading: "Not yet".
        not_yet: what is not allowed now.
        leave_heading: heading of what to leave in this stretch; empty if `leave` is.
        leave: what to leave for now, besides the plan's limits.
        banner: bold words and plain words of the banner.
        banner_action: name of its button.
        source: whose guidance this is.
        check: the driving check, while there is one to do or it was done just now.
        problem: what went wrong; empty if nothing did.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    phases: tuple[PhaseRow, ...]
    shown: str
    do_heading: str
    do: tuple[DoRow, ...]
    feel_heading: str
    feel: tuple[FeelRow, ...]
    not_yet_heading: str
    not_yet: tuple[NotYetRow, ...]
    leave_heading: str
    leave: tuple[str, ...]
    banner: tuple[str, str]
    banner_action: str
    source: str
    check: CheckRow | None = None
    problem: str = ""
