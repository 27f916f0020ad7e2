"""What the ready check shows, as frozen values. Every text arrives filled in and with its times written out."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.ready_check import ReadyOutcome


class ReadyRow(NamedTuple):
    """One question.

    Attributes:
        question_id: goes back with its answer.
        number: its place, from 1.
        text: a sentence that is true when all is well.
        line: a quieter line below it.
        answer: True for yes, False for no, None for neither.
        note: "Not sure", where that was said; else empty.
    """

    question_id: str
    number: int
    text: str
    line: str
    answer: bool | None
    note: str = ""


class ResultRow(NamedTuple):
    """What the answers lead to.

    Attributes:
        outcome: picks colour and icon.
        heading: "You are ready".
        lead: the line that matters most: when to leave.
        number: whom to call; empty shows none.
        number_line: whose number it is.
        lines: sentences below.
        say_heading, say: what to say on the phone.
        items_heading, items: what to take along.
        action_text: words of the button; empty shows none.
        action_icon: its icon.
        more_text: words of the button to more help; empty shows none.
        note: a sentence below the panel.
    """

    outcome: ReadyOutcome
    heading: str
    lead: str = ""
    number: str = ""
    number_line: str = ""
    lines: tuple[str, ...] = ()
    say_heading: str = ""
    say: str = ""
    items_heading: str = ""
    items: tuple[str, ...] = ()
    action_text: str = ""
    action_icon: str = "check"
    more_text: str = ""
    note: str = ""


class ReadyRows(NamedTuple):
    """The whole page.

    Attributes:
        title, subtitle, subtitle_brief: of the header.
        back_text: words of the button that leads back.
        questions: in their order.
        answered: "7 of 9 answered".
        unsure_text: words of the button for who is not sure about the rest; empty shows none.
        undo_text: words of the button that takes the last answer back; empty shows none.
        restart_text: words of the button that takes all answers back; empty shows none.
        result: what the answers lead to; None while it is waited for.
        preview: what yes to everything would say, while there is no result.
        empty: what stands in place of the questions on other days.
        problem: what went wrong, in words; empty for nothing.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    back_text: str
    questions: tuple[ReadyRow, ...] = ()
    answered: str = ""
    unsure_text: str = ""
    undo_text: str = ""
    restart_text: str = ""
    result: ResultRow | None = None
    preview: tuple[str, str] = ("", "")
    empty: str = ""
    problem: str = ""
