"""What there is to read besides the plan: session days step by step, effects, recovery, what to tell, answers.

No plan is made from it, so nothing of it is loaded until somebody opens a page that shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment


@frozen
class TimelineStep:
    """One step of a session day: what happens, what you may feel, what the staff do."""

    step_id: str
    treatments: tuple[Treatment, ...]
    when: str
    title: str
    happens: str
    feel: str = ""
    staff: str = ""
    sources: tuple[str, ...] = ()


@frozen
class Effect:
    """Something people may feel. ``how_common`` uses one number format: "about 4 in 10"."""

    effect_id: str
    treatments: tuple[Treatment, ...]
    name: str
    how_common: str = ""
    lasts: str = ""
    advice: str = ""
    sources: tuple[str, ...] = ()


@frozen
class RecoveryPeriod:
    """A stretch of time after the session: what to expect, what to do, what to leave for now.

    ``feel`` names the effects that many people still have in it, with how long they last.
    """

    period_id: str
    title: str
    expect: tuple[str, ...]
    do: tuple[str, ...]
    leave: tuple[str, ...]
    feel: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen
class TellItem:
    """Something the clinic has to know before the treatment. The app never decides from it."""

    item_id: str
    text: str
    treatments: tuple[Treatment, ...] = ()
    asks_first: bool = False
    sources: tuple[str, ...] = ()


class AnswerGroup(Enum):
    """What a question is about, in the order in which a person meets it."""

    GETTING_READY = "getting-ready"
    SESSION = "session"
    AFTER = "after"
    COURSE = "course"
    TREATMENT = "treatment"
    COST = "cost"
    APP = "app"


@frozen
class Answer:
    """An honest answer to a question people ask, or one thing to know.

    ``topic`` names the topic of the board that says what the person's own plan has on it, if there is one.
    """

    answer_id: str
    question: str
    answer: str
    why: str = ""
    words: tuple[str, ...] = ()
    group: AnswerGroup = AnswerGroup.APP
    topic: TopicId | None = None
    sources: tuple[str, ...] = ()


@frozen
class SourceList:
    """The documents our facts come from.

    Attributes:
        names: each document as a person would look for it, by source id.
        checked_on: the day on which they were last looked at.
    """

    names: Mapping[str, str]
    checked_on: date
