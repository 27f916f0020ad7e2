"""What the warning signs page and the action sheet show, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.calling import Span
from aftercare.domain.sign import SignLevel


class SignRow(NamedTuple):
    """One sign of a card: its id, its few words, and how a screen reader says it."""

    entry_id: str
    text: str
    spoken: str


class SignCardRow(NamedTuple):
    """All signs of one level.

    Attributes:
        level: look of the card.
        eyebrow: "Emergency".
        heading: "Call 911 now if:".
        number: "911", or empty.
        spoken: heading with the number digit by digit.
        rows: its signs.
    """

    level: SignLevel
    eyebrow: str
    heading: str
    number: str
    spoken: str
    rows: tuple[SignRow, ...]


class SignsRows(NamedTuple):
    """The page: header, a line for those still at the clinic (or empty), four cards, where the numbers come from."""

    title: str
    subtitle: str
    subtitle_brief: str
    staff_line: str
    cards: tuple[SignCardRow, ...]
    foot: str


class CaseRow(NamedTuple):
    """A case in which the sign is more urgent: level, "Call 911 now instead if", the cases, the number."""

    level: SignLevel
    heading: str
    cases: tuple[str, ...]
    number: str
    spoken_number: str


class SheetRow(NamedTuple):
    """One action sheet.

    Attributes:
        level: look of the sheet.
        sign: the sign, or the signs, in a few words.
        heading: "Call 911 now".
        number: in giant type; empty for what only needs watching.
        spoken_number: digit by digit.
        number_line: one line under it, "Use any phone."
        second: a further number with its words, "In danger now? 911"; empty strings for none.
        cases: when it is more urgent.
        steps: what to do, in order.
        say: the script, with facts and blanks marked; empty where nobody has to be called.
        spoken_say: the script in plain words for a screen reader.
        watch_line: that nobody watches what is picked here; empty but for a crisis.
        notes: lines below: staff, where it comes from.
        safe_text: name of the button that says one is safe now; empty but on a crisis card of one's own.
        call_text: name of the button that calls from this computer; empty where it cannot.
    """

    level: SignLevel
    sign: str
    heading: str
    number: str
    spoken_number: str
    number_line: str
    second: tuple[str, str]
    cases: tuple[CaseRow, ...]
    steps: tuple[str, ...]
    say: tuple[Span, ...]
    spoken_say: str
    watch_line: str
    notes: tuple[str, ...]
    call_text: str = ""
    safe_text: str = ""
