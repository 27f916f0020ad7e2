"""What the Get help now page shows, as frozen values that need no clinic and no database."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class HelpLevel(Enum):
    """Whom a row is about; it picks icon and colour, and only EMERGENCY is red."""

    EMERGENCY = auto()
    CRISIS = auto()
    CLINIC = auto()
    DRIVER = auto()


class HelpRow(NamedTuple):
    """One number to call.

    Attributes:
        level: look of the row.
        title: when to call, "In danger, or very ill".
        line: one line more, "Chest pain, can't breathe, can't be woken".
        number: as people read it, "911", "(503) 555-0142".
        spoken_number: digit by digit for a screen reader, "9 1 1"; empty says `number`.
    """

    level: HelpLevel
    title: str
    line: str
    number: str
    spoken_number: str = ""


class HelpRows(NamedTuple):
    """The page: title and sentence for the header, up to four rows, and what to say on the phone (or empty)."""

    title: str
    subtitle: str
    rows: tuple[HelpRow, ...]
    say: str = ""
    subtitle_brief: str = ""
