"""Warning signs: what can go wrong, how urgent it is, and what to do. A sign is advice, never a diagnosis."""

from __future__ import annotations

from enum import IntEnum

from aftercare.domain.frozen import frozen
from aftercare.domain.treatment import Treatment


class SignLevel(IntEnum):
    """How urgent a sign is, the most urgent first. In doubt the app shows the higher (clinical reference 5) [D]."""

    EMERGENCY = 0
    CRISIS = 1
    URGENT = 2
    WATCH = 3


@frozen
class Escalation:
    """A case in which a sign is more urgent: "if you also have chest pain"."""

    level: SignLevel
    case: str


@frozen
class WarningSign:
    """One warning sign.

    Attributes:
        sign_id: its name, such as ``chest-pain``.
        level: how urgent it is.
        text: the sign in plain words.
        short: two to six words for a list.
        when: when it may show.
        do: what to do, one step each.
        say: what to say besides the usual sentence.
        escalations: cases in which it is more urgent.
        treatments: the treatments it belongs to; empty for all.
        sources: source ids.
    """

    sign_id: str
    level: SignLevel
    text: str
    short: str
    when: str
    do: tuple[str, ...]
    say: str = ""
    escalations: tuple[Escalation, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    sources: tuple[str, ...] = ()


def most_severe(levels: tuple[SignLevel, ...]) -> SignLevel | None:
    """The level to act on when several signs are there at once; a mild one never hides a severe one."""
    return min(levels, default=None)
