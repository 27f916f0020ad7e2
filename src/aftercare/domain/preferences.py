"""What a person can choose about the program itself, in three layers: built in, the clinic's, the person's own.

Each choice is declared once, below, with its type and what holds where nobody chose. What a person changed is all
that is kept, so that a better built-in choice reaches everybody who never minded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum

from aftercare.domain.frozen import frozen

TEXT_SIZES = (100, 125, 150, 175, 200)
"""Text sizes a person can choose, in percent."""


class ThemeChoice(Enum):
    """Which colours the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@frozen
class Preferences:
    """The choices that hold. The default of each is the built-in layer, and its type is that of the default.

    Attributes:
        language: two letters; where there is no content in it, English is used.
        text_percent: one of TEXT_SIZES.
        theme: which colours.
        uses_own_popup: our own pop-up rather than what the system has.
        shows_details: pop-ups say what a reminder is about.
        makes_sound: a soft tone comes with a reminder.
        was_told_of_closing: the person has read once that reminders stop while the program is closed.
    """

    language: str = "en"
    text_percent: int = 100
    theme: ThemeChoice = ThemeChoice.SYSTEM
    uses_own_popup: bool = False
    shows_details: bool = False
    makes_sound: bool = False
    was_told_of_closing: bool = False


BUILT_IN = Preferences()


def layered(*layers: Mapping[str, object]) -> Preferences:
    """The choices that hold when each layer goes over the one before it.

    Args:
        layers: written values by name, as a file has them. A name nobody declared, and a value of another type or out
            of bounds, count as not chosen.
    """
    chosen = {name: value for layer in layers for name, value in layer.items() if is_choice(name, value)}
    return Preferences(**{name: _read(name, value) for name, value in chosen.items()})  # type: ignore[arg-type]


def is_choice(name: str, value: object) -> bool:
    """Whether a written value can be chosen for a name."""
    built_in = getattr(BUILT_IN, name, None) if name in NAMES else None
    match built_in:
        case None:
            return False
        case Enum():
            return value in [one.value for one in type(built_in)]
        case _ if name == "text_percent":
            return type(value) is int and value in TEXT_SIZES
        case _ if name == "language":
            return isinstance(value, str) and len(value) == 2 and value.isascii() and value.islower()
        case _:
            return type(value) is type(built_in)


def written(value: object) -> object:
    """A choice as a file has it."""
    return value.value if isinstance(value, Enum) else value


def _read(name: str, value: object) -> object:
    built_in = getattr(BUILT_IN, name)
    return type(built_in)(value) if isinstance(built_in, Enum) else value


NAMES = frozenset(one.name for one in fields(Preferences))
