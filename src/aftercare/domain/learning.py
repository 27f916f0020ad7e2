"""What there is to read besides the plan: session days step by step, effects, recovery, what to tell, answers.

No plan is made from it, so nothing of it is loaded until somebody opens a page that shows it.
"""

from __future__ import annotations

from aftercare.domain.frozen import frozen
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
    """A stretch of time after the session: what to expect, what to do, what to leave for now."""

    period_id: str
    title: str
    expect: tuple[str, ...]
    do: tuple[str, ...]
    leave: tuple[str, ...]
    sources: tuple[str, ...] = ()


@frozen
class TellItem:
    """Something the clinic has to know before the treatment. The app never decides from it."""

    item_id: str
    text: str
    treatments: tuple[Treatment, ...] = ()
    asks_first: bool = False
    sources: tuple[str, ...] = ()


@frozen
class Answer:
    """An honest answer to a question people ask, or one thing to know."""

    answer_id: str
    question: str
    answer: str
    why: str = ""
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
