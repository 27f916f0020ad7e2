"""What the Learn page shows, as frozen values."""

from __future__ import annotations

from typing import NamedTuple


class QuestionRow(NamedTuple):
    """One question of the list."""

    answer_id: str
    text: str


class QuestionGroup(NamedTuple):
    """Questions under a heading; found ones stand under no heading of their own group."""

    heading: str
    questions: tuple[QuestionRow, ...]


class SignHit(NamedTuple):
    """A warning sign that a search found: its id and words, and how a screen reader says it."""

    entry_id: str
    text: str
    spoken: str


class HelpHint(NamedTuple):
    """Above everything that was found: whom to call, in words and with the number."""

    text: str
    number: str
    spoken: str


class FoundRows(NamedTuple):
    """What a search found.

    Attributes:
        groups: the questions.
        count_text: how many, "3 answers"; empty while nothing is searched.
        signs_heading: heading of `signs`; empty without any.
        signs: warning signs that hold what was searched for.
        crisis: the crisis line, if the words call for it.
        nothing: sentence when no answer was found; empty if some were.
        nothing_number: the clinic's number below it, if it is known.
        nothing_line: one line below the number.
    """

    groups: tuple[QuestionGroup, ...]
    count_text: str = ""
    signs_heading: str = ""
    signs: tuple[SignHit, ...] = ()
    crisis: HelpHint | None = None
    nothing: str = ""
    nothing_number: str = ""
    nothing_line: str = ""


class AnswerRow(NamedTuple):
    """One answer.

    Attributes:
        answer_id: its name.
        question: the question.
        answer: the short answer.
        paragraphs: why.
        plan_heading: "In your plan", or empty.
        plan_line: what the person's own plan says on it.
        sources_heading: "Where this comes from".
        sources: the documents, and when they were checked.
    """

    answer_id: str
    question: str
    answer: str
    paragraphs: tuple[str, ...]
    plan_heading: str
    plan_line: str
    sources_heading: str
    sources: tuple[str, ...]


class LearnRows(NamedTuple):
    """The page: its header, what can be read, and the answer that is open.

    `suggested` is what stands beside the list while no answer is open: the first, or the best that was found.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    found: FoundRows
    answer: AnswerRow | None
    suggested: AnswerRow | None = None
