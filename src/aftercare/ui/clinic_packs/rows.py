"""What the page of the clinic shows, as frozen values."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Wanted(Enum):
    """What a button asks for."""

    MATCH = auto()
    NO_MATCH = auto()
    NO_CARD = auto()
    TYPE_WORDS = auto()
    CHECK_TYPED = auto()
    CHANGE_CLINIC = auto()
    USE_DRAFT = auto()
    USE_CHANGES = auto()
    NOT_NOW = auto()
    DECLINE = auto()
    BACK = auto()
    TODAY = auto()
    CHOOSE_FILE = auto()
    LEAVE = auto()
    SURE_TO_LEAVE = auto()
    NEWS_READ = auto()
    PRINT = auto()


class Tone(Enum):
    """How a card is meant: to do something, to take care, or that all is well."""

    DO = auto()
    CARE = auto()
    GOOD = auto()
    PLAIN = auto()


class ButtonRow(NamedTuple):
    """One button; at most one of a card is the main one."""

    wanted: Wanted
    text: str
    is_main: bool = False
    icon: str = ""


class ChangeRow(NamedTuple):
    """Something that is not what it was.

    Attributes:
        label: what kind of thing it is, "When".
        title: what it is about, the rule in the clinic's words or the name of a number.
        was: how it was; empty for something new.
        now: how it is; empty for something that is gone.
    """

    label: str
    title: str
    was: str
    now: str


class StepRow(NamedTuple):
    """One question or one answer about a file.

    Attributes:
        tone: how it is meant.
        eyebrow: the name of the file.
        title: the heading.
        clinic: the clinic's name, large; empty where it is not the point.
        lines: sentences below.
        words: the six words to compare; empty for none.
        changes: what changes.
        typed: the label of the line to type words into; empty for none.
        problem: why what was typed is not taken; empty for nothing.
        notes: smaller sentences at the end, such as the reasons of a refusal.
        buttons: what can be answered.
    """

    tone: Tone
    title: str
    eyebrow: str = ""
    clinic: str = ""
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    typed: str = ""
    problem: str = ""
    notes: tuple[str, ...] = ()
    buttons: tuple[ButtonRow, ...] = ()


class FactRow(NamedTuple):
    """One thing known of the clinic: "Phone", "(503) 555-0142"."""

    label: str
    value: str


class OfferRow(NamedTuple):
    """A file that was found on this computer."""

    text: str
    button: str


class HomeRows(NamedTuple):
    """The page while no file is looked at.

    Attributes:
        title: the clinic in use, or that there is none.
        lines: what that means.
        facts: what is known of the clinic.
        buttons: what can be done.
        offers: the files that wait on this computer.
        problem: a folder that could not be read, or an entry that could not be kept; empty for nothing.
        history: the versions that were in use before, the latest first.
        news: what a newer version changed; None once it was read.
    """

    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[FactRow, ...] = ()
    buttons: tuple[ButtonRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    problem: str = ""
    history: tuple[str, ...] = ()
    news: StepRow | None = None
