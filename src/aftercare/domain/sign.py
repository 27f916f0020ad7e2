"""Warning signs: what can go wrong, how urgent it is, and what to do. A sign is advice, never a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
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
class Voice:
    """How a person says a sign of themselves: "I might hurt myself".

    Attributes:
        voice_id: its name.
        text: the words, for a row of their own.
        level: its own level, if that differs from the sign's.
        do: its own steps, if they differ.
        by_other: True if somebody else than the patient speaks.
    """

    voice_id: str
    text: str
    level: SignLevel | None = None
    do: tuple[str, ...] = ()
    by_other: bool = False


@frozen
class WarningSign:
    """One warning sign.

    Attributes:
        sign_id: its name, such as ``chest-pain``.
        level: how urgent it is.
        text: the sign in plain words.
        short: two to six words for a list.
        when: when it may show.
        do: what to do, one step each, with marks for the emergency number and the crisis line.
        say: what to say besides the usual sentence.
        escalations: cases in which it is more urgent.
        treatments: the treatments it belongs to; empty for all.
        voices: rows in the person's own words that stand for it in a list; empty for one row with its short name.
        by_other: True if somebody else than the patient has to make the call.
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
    voices: tuple[Voice, ...] = ()
    by_other: bool = False
    sources: tuple[str, ...] = ()


def most_severe(levels: tuple[SignLevel, ...]) -> SignLevel | None:
    """The level to act on when several signs are there at once; a mild one never hides a severe one."""
    return min(levels, default=None)


@frozen
class SignEntry:
    """A row of the list of signs: a sign, or one of its voices.

    Attributes:
        entry_id: its name, unique in the list.
        text: a few words.
        card: the level under which it stands in the list.
        level: the level of what to do; for a voice it may be more urgent than the card.
        do: what to do.
        by_other: True if somebody else than the patient has to make the call.
        sign: the sign it stands for.
    """

    entry_id: str
    text: str
    card: SignLevel
    level: SignLevel
    do: tuple[str, ...]
    by_other: bool
    sign: WarningSign


def sign_entries(signs: Sequence[WarningSign], treatment: Treatment | None) -> tuple[SignEntry, ...]:
    """The list of signs, the most urgent first and otherwise as written.

    Args:
        signs: all signs.
        treatment: leaves out the signs of other treatments; None, for "not known", leaves out none.
    """
    entries: list[SignEntry] = []
    for sign in signs:
        if treatment is not None and sign.treatments and treatment not in sign.treatments:
            continue
        if not sign.voices:
            entries.append(SignEntry(sign.sign_id, sign.short, sign.level, sign.level, sign.do, sign.by_other, sign))
        for voice in sign.voices:
            level = sign.level if voice.level is None else voice.level
            entries.append(
                SignEntry(voice.voice_id, voice.text, sign.level, level, voice.do or sign.do, voice.by_other, sign)
            )
    return tuple(sorted(entries, key=lambda entry: entry.card))


def entry_to_act_on(entries: Sequence[SignEntry]) -> SignEntry | None:
    """Of several signs the one that decides what to do: the most severe, and of equals the first in the list.

    A mild sign never hides a severe one (clinical reference 5) [D].
    """
    return min(entries, key=lambda entry: entry.level, default=None)
