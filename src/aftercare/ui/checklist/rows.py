"""What the checklist shows, as frozen values. Every text arrives translated and with its times written out."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.preparation import ItemState
from aftercare.ui.widgets.segment_tabs import TabRow


class CheckRow(NamedTuple):
    """One thing to tick.

    Attributes:
        task_key: goes back with its wishes.
        text: what to do.
        when: when, or what became of it: "by 6:00 PM", "was due 6:00 PM", "Not doing".
        state: picks the box.
        spoken: text, time and state, for a screen reader.
    """

    task_key: str
    text: str
    when: str
    state: ItemState
    spoken: str


class FoldRow(NamedTuple):
    """One line in place of what is settled: "4 more done", and the button that shows it."""

    text: str
    action_text: str
    spoken: str


class ClearRow(NamedTuple):
    """Whether an instruction is clear.

    Attributes:
        question: what is asked.
        is_clear: True for clear, False for a question, None while nothing was said.
        words: the question as it stands in the line; shown while there is one.
        note: what becomes of it.
    """

    question: str
    is_clear: bool | None
    words: str = ""
    note: str = ""


class DetailRow(NamedTuple):
    """What opens below a row.

    Attributes:
        task_key: which row.
        rule: the rule in full.
        why: the reason; empty if none was given.
        says: who says so, and where it comes from.
        opens: part of Prepare, or page, that the button opens; empty shows no button.
        open_text, open_icon: words and icon of the button.
        clear: the check of understanding; None for what needs none.
        decline_text: words of the button for not doing it, or for putting it back.
        is_declined: True if it is not being done.
    """

    task_key: str
    rule: str
    why: str
    says: str
    opens: str = ""
    open_text: str = ""
    open_icon: str = ""
    clear: ClearRow | None = None
    decline_text: str = ""
    is_declined: bool = False


class GroupRow(NamedTuple):
    """One stretch of time.

    Attributes:
        group_id: goes back with its fold.
        title: "The day before".
        line: "5 of 7 done".
        rows: what shows.
        fold: one line for what is settled; None shows none.
    """

    group_id: str
    title: str
    line: str
    rows: tuple[CheckRow, ...]
    fold: FoldRow | None = None


class QuestionRow(NamedTuple):
    """One question to ask: its words, and what it is about."""

    question_id: str
    text: str
    about: str


class EntryRow(NamedTuple):
    """The way into the ready check, on the day: a heading, a sentence, and a button."""

    heading: str
    line: str
    action_text: str


class ChecklistRows(NamedTuple):
    """The whole page.

    Attributes:
        title, subtitle, subtitle_brief: of the header.
        tabs: the parts beside this one.
        done: "9 of 14 done"; empty while there is no list.
        share: how much is done, 0 to 1.
        entry: the way into the ready check; None on other days.
        groups: in order of time.
        open: what is open below a row.
        questions_title, questions_line: head of the questions.
        questions: those kept.
        own_words: what stands in the line for one more.
        empty: what stands in place of an empty list.
        undo: what can be taken back, in words; empty for nothing.
        problem: what went wrong, in words; empty for nothing.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    tabs: tuple[TabRow, ...]
    done: str = ""
    share: float = 0.0
    entry: EntryRow | None = None
    groups: tuple[GroupRow, ...] = ()
    open: DetailRow | None = None
    questions_title: str = ""
    questions_line: str = ""
    questions: tuple[QuestionRow, ...] = ()
    own_words: str = ""
    empty: str = ""
    undo: str = ""
    problem: str = ""
