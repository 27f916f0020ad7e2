"""What the page shows, as frozen values."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Asked(Enum):
    """How far the test has come."""

    NOT_YET = auto()
    WAITING = auto()
    SEEN = auto()
    UNSEEN = auto()


class ComingRow(NamedTuple):
    """One of the next reminders: when, and what it says. The page is inside the window, so it may say it."""

    when: str
    text: str


class QuietRow(NamedTuple):
    """The hours in which only what is hard makes a sound.

    Attributes:
        bedtime: when they begin, as a time of day.
        morning: when they end.
        is_own: True if the person set them; False while they are as the clinic says.
        problem: why the last wish was not followed, or empty.
    """

    bedtime: str
    morning: str
    is_own: bool = False
    problem: str = ""


class ReminderTestRows(NamedTuple):
    """The page.

    Attributes:
        last_look: when reminders were last looked after, or that they are not.
        is_stopped: True if they are not looked after.
        coming: the next reminders, the earliest first.
        asked: how far the test has come.
        answer: one sentence about how the test went, or empty.
        steps: what to do on this system if the test was not seen.
        starts_at_login: how that switch stands.
        has_fallback: how the switch of the fallback starter stands.
        uses_own_popup: how that switch stands.
        shows_details: how that switch stands.
        problem: what could not be switched, or empty.
        can_print: True if there is a checklist to print.
        quiet: the quiet hours; None where they cannot be kept.
    """

    last_look: str
    is_stopped: bool = False
    coming: tuple[ComingRow, ...] = ()
    asked: Asked = Asked.NOT_YET
    answer: str = ""
    steps: tuple[str, ...] = ()
    starts_at_login: bool = False
    has_fallback: bool = False
    uses_own_popup: bool = False
    shows_details: bool = False
    problem: str = ""
    can_print: bool = True
    quiet: QuietRow | None = None
