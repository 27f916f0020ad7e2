"""The preparation checklist as a value: what stands on the sheet, before anybody lays it out."""

from __future__ import annotations

from aftercare.domain.frozen import frozen


@frozen
class TimeBox:
    """One of the large times at the top: "Stop eating", "4:00 AM". ``day`` is filled when it is not the session day."""

    label: str
    time: str
    day: str = ""


@frozen
class TickLine:
    """One line to tick. ``key`` is lasting and neutral, for the name of the tick box."""

    key: str
    text: str
    note: str = ""


@frozen
class TickGroup:
    """Lines that belong to one stretch of time: "This week"."""

    title: str
    lines: tuple[TickLine, ...]


@frozen
class CallBox:
    """One number in the strip at the foot. ``is_urgent`` numbers stand white on black."""

    label: str
    number: str
    is_urgent: bool = False


@frozen
class Code:
    """A code for the camera of a phone: what it holds, a word below it, and what is said of it to who cannot see it."""

    link: str
    caption: str
    alt: str


@frozen
class Checklist:
    """Everything the preparation checklist says, already in words and clock times.

    Attributes:
        language: of the words, two letters.
        clinic: name of the clinic in one or two lines; empty when there is no pack.
        patient: first name; empty prints a line to write on.
        subtitle: treatment and session: "IV infusion, session 4 of 6".
        title: "Get ready for your session".
        when: the appointment: "Thursday, May 14, at 10:00 AM."
        arrive: "Be there at 9:45 AM."
        address: lines of the address.
        boxes: the times that matter most, at most three.
        groups: lines to tick, in order of time.
        call_title: "Call before you leave home if:".
        call_if: reasons to call.
        calls: the strip of numbers.
        small_print: disclaimer and source lines.
        printed: "Printed May 13, 2026, 4:20 PM".
        plan_number: the plan this sheet was made from.
        replaces: "Replaces the sheet of May 11", or empty.
        marks: banners such as "Draft" or "Sample", or empty.
        page_words: template for the page count, with ``{page}`` and ``{pages}``.
        name_words: label for the line to write the name on.
        code: a code that calls the clinic; None if its number is not known.
    """

    language: str
    clinic: tuple[str, ...]
    patient: str
    subtitle: str
    title: str
    when: str
    arrive: str
    address: tuple[str, ...]
    boxes: tuple[TimeBox, ...]
    groups: tuple[TickGroup, ...]
    call_title: str
    call_if: tuple[str, ...]
    calls: tuple[CallBox, ...]
    small_print: tuple[str, ...]
    printed: str
    plan_number: str
    replaces: str = ""
    marks: tuple[str, ...] = ()
    page_words: str = "{page} / {pages}"
    name_words: str = ""
    code: Code | None = None
