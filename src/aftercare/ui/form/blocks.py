"""What a page that asks is made of, as frozen values from top to bottom. A block with a key can say what is wished.

The pages of Settings and of the first run differ only in their blocks, so each of them is a function from what is known
to a tuple of these, and no widget has to be written for the next question.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Tone(Enum):
    """How a sentence is meant."""

    PLAIN = auto()
    QUIET = auto()
    STRONG = auto()
    CARE = auto()
    GOOD = auto()


class HeadingBlock(NamedTuple):
    """The title of what follows."""

    text: str


class SayBlock(NamedTuple):
    """One or more sentences, with a Lucide icon before them or none."""

    text: str
    tone: Tone = Tone.PLAIN
    icon: str = ""


class Option(NamedTuple):
    """One of a few answers: its value, its words, one sentence more, a Lucide icon or none."""

    value: str
    title: str
    line: str = ""
    icon: str = ""


class ChoiceBlock(NamedTuple):
    """A question with one answer out of a few; `chosen` is the value of that answer, or empty."""

    key: str
    label: str
    options: tuple[Option, ...]
    chosen: str = ""
    is_asked_above: bool = False
    """True where the title of the page is the question already."""


class AnswerBlock(NamedTuple):
    """A question in a line of its own, with short answers beside it; `chosen` is the value of one, or empty."""

    key: str
    words: str
    options: tuple[Option, ...]
    chosen: str = ""


class SwitchBlock(NamedTuple):
    """Something that is on or off, with one sentence more or none."""

    key: str
    words: str
    is_on: bool
    line: str = ""


class FieldBlock(NamedTuple):
    """A line to type into, with its label, what stands in it, and one sentence of help.

    `less` and `more` are the names of two buttons beside it that step what stands in it; empty for no such buttons.
    """

    key: str
    label: str
    text: str = ""
    help: str = ""
    longest: int = 60
    less: str = ""
    more: str = ""


class StepBlock(NamedTuple):
    """A value between a button for less and one for more; both are named for those who do not see them."""

    key: str
    label: str
    value: str
    less: str
    more: str
    is_set: bool = True


class ButtonItem(NamedTuple):
    """A button: its words, icon, and whether it is the one that leads on."""

    key: str
    text: str
    icon: str = ""
    is_main: bool = False
    name: str = ""
    """What a screen reader says where the words alone do not tell; empty for the words."""


class ButtonsBlock(NamedTuple):
    """Buttons side by side."""

    items: tuple[ButtonItem, ...]


class FactsBlock(NamedTuple):
    """A quiet box of facts: what each is, and what it says."""

    title: str
    rows: tuple[tuple[str, str], ...]


class LinkBlock(NamedTuple):
    """A row that opens something, with one sentence about how it stands and a Lucide icon, or without."""

    key: str
    text: str
    line: str = ""
    icon: str = ""


class EntryBlock(NamedTuple):
    """One thing of a list: its name, sentences about it, and what can be done with it."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[ButtonItem, ...] = ()
    care: str = ""
    """What is to be minded about it; empty if nothing is."""


class DayCell(NamedTuple):
    """A day of a month: ISO date, its number, how it is spoken, and how it stands."""

    day: str
    number: str
    spoken: str
    is_chosen: bool = False
    is_marked: bool = False
    is_today: bool = False


class MonthBlock(NamedTuple):
    """A month to choose a day in; `blank` days of the week stand before its first."""

    key: str
    title: str
    weekdays: tuple[str, ...]
    blank: int
    days: tuple[DayCell, ...]
    earlier: str
    later: str


class CardBlock(NamedTuple):
    """Blocks on one card."""

    key: str
    blocks: tuple[Block, ...]


class ColumnsBlock(NamedTuple):
    """Two columns where there is room for both, else one below the other; `is_even` makes them equally wide."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    is_even: bool = False


Block = (
    HeadingBlock
    | SayBlock
    | ChoiceBlock
    | AnswerBlock
    | SwitchBlock
    | FieldBlock
    | StepBlock
    | ButtonsBlock
    | FactsBlock
    | LinkBlock
    | EntryBlock
    | MonthBlock
    | CardBlock
    | ColumnsBlock
)


def key_of(block: Block) -> str:
    """What tells a block from another of its kind; empty for one that asks nothing."""
    return getattr(block, "key", "")
