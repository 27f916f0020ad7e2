"""What the person wants to ask their clinic: about one instruction of the plan, or anything else in their own words.

Beside each instruction that matters they say that it is clear, or that they have a question. No answer of theirs is
ever judged: a question goes on the sheet to bring, and that is all that follows from it.
"""

from __future__ import annotations

from dataclasses import replace

from aftercare.domain.frozen import frozen


@frozen
class Question:
    """One question.

    Attributes:
        question_id: its name on this list.
        about: the key of the task it is about; empty for one about anything else.
        heading: the instruction as the person read it when they asked; empty for one about anything else.
        words: the question in their own words; empty while they have written none.
    """

    question_id: str
    about: str
    heading: str
    words: str

    def __post_init__(self) -> None:
        """Refuse a question about nothing."""
        if not self.heading.strip() and not self.words.strip():
            raise ValueError(f"{self.question_id}: a question needs words, or an instruction that it is about")

    @property
    def on_paper(self) -> str:
        """The question in one line, with what it is about in front."""
        if not self.heading:
            return self.words
        return f"{self.heading}: {self.words}" if self.words else f"{self.heading}?"


@frozen
class QuestionList:
    """The questions for one session, and the instructions that are clear. Every change makes a new list.

    Attributes:
        questions: in the order in which they came up.
        clear: the keys of the tasks that the person said are clear.
    """

    questions: tuple[Question, ...] = ()
    clear: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse two questions under one name."""
        ids = [question.question_id for question in self.questions]
        if len(set(ids)) < len(ids):
            raise ValueError("two questions have the same name")

    @property
    def on_paper(self) -> tuple[str, ...]:
        """The questions as they stand on the sheet to bring."""
        return tuple(question.on_paper for question in self.questions)

    def about(self, task_key: str) -> Question | None:
        """The question about an instruction; None if there is none."""
        return next((one for one in self.questions if one.about == task_key), None)

    def with_question(self, words: str, about: str = "", heading: str = "") -> QuestionList:
        """The list with one more question, or with other words for the one about the same instruction."""
        words = words.strip()
        asked = self.about(about) if about else None
        if asked is not None:
            changed = replace(asked, words=words)
            return replace(self, questions=tuple(changed if one is asked else one for one in self.questions))
        question = Question(self._next_id(), about, heading, words)
        return QuestionList((*self.questions, question), self.clear - {about})

    def without(self, question_id: str) -> QuestionList:
        """The list without one question."""
        return replace(self, questions=tuple(one for one in self.questions if one.question_id != question_id))

    def with_clear(self, task_key: str) -> QuestionList:
        """The list with an instruction clear, and so without a question about it."""
        left = tuple(one for one in self.questions if one.about != task_key)
        return QuestionList(left, self.clear | {task_key})

    def _next_id(self) -> str:
        numbers = [int(one.question_id.removeprefix("q")) for one in self.questions if one.question_id[1:].isdecimal()]
        return f"q{max(numbers, default=0) + 1}"
