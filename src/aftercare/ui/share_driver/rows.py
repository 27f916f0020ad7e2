"""What the page shows, as frozen values."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Extra(Enum):
    """What a patient may add to the file; none of it is there by itself."""

    NAME = "name"
    TREATMENT = "treatment"
    MEDICINES = "medicines"


class ExtraRow(NamedTuple):
    """One thing that may be added: what it is, what exactly would be told, and whether it is."""

    extra: Extra
    words: str
    line: str
    is_on: bool


class HoldsRow(NamedTuple):
    """A part of what the file holds: its heading, its icon, and its lines."""

    heading: str
    icon: str
    lines: tuple[str, ...]


class ShareDriverRows(NamedTuple):
    """The page.

    Attributes:
        title, subtitle: for the header.
        nothing: what to say while there is nothing to share; empty otherwise.
        holds_heading: "What Sam gets".
        holds: all of the file in words.
        leaves_out: what is not in it.
        extras_heading, extras: what may be added.
        save_text, look_text: words on the buttons.
        said: what has just happened; empty for nothing.
        is_problem: True if that went wrong.
    """

    title: str
    subtitle: str
    nothing: str = ""
    holds_heading: str = ""
    holds: tuple[HoldsRow, ...] = ()
    leaves_out: str = ""
    extras_heading: str = ""
    extras: tuple[ExtraRow, ...] = ()
    save_text: str = ""
    look_text: str = ""
    said: str = ""
    is_problem: bool = False
