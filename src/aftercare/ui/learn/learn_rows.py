"""Learn as rows: the list of questions, what a search found, and one answer with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.answer_search import Meanings, find_answers, find_signs
from aftercare.domain.board import Board
from aftercare.domain.board_words import board_words
from aftercare.domain.calling import clinic_call
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.learning import Answer, AnswerGroup, SourceList
from aftercare.domain.plan import Plan
from aftercare.domain.sign import WarningSign, sign_entries
from aftercare.ui.learn.rows import AnswerRow, FoundRows, HelpHint, QuestionGroup, QuestionRow, SignHit
from aftercare.ui.signs.sheet_rows import clinic_line
from aftercare.ui.signs.sign_rows import level_name, spelled

_MOST_FOUND, _MOST_SIGNS = 12, 4
_NOT_A_DOCUMENT = ("D", "U")
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_SENTENCES_A_PARAGRAPH = 3


def listed_questions(answers: Sequence[Answer]) -> FoundRows:
    """All questions, under the headings of their groups."""
    groups = tuple(
        QuestionGroup(
            _group_name(group),
            tuple(QuestionRow(one.answer_id, one.question) for one in answers if one.group is group),
        )
        for group in AnswerGroup
    )
    return FoundRows(tuple(group for group in groups if group.questions))


def found_questions(
    query: str,
    answers: Sequence[Answer],
    signs: Sequence[WarningSign],
    meanings: Meanings,
    numbers: HelpNumbers,
    plan: Plan | None,
    now: datetime,
) -> FoundRows:
    """What a search found; with nothing found, whom to ask."""
    if not query.strip():
        return listed_questions(answers)
    translate = QCoreApplication.translate
    found = find_answers(answers, query, meanings)[:_MOST_FOUND]
    entries = sign_entries(signs, plan.session.treatment if plan is not None else None)
    hits = find_signs(entries, query, meanings)[:_MOST_SIGNS]
    crisis = _crisis_hint(numbers) if meanings.is_crisis(query) else None
    count = translate("Learn", "1 answer") if len(found) == 1 else translate("Learn", "{n} answers")
    call = clinic_call(plan, now)
    return FoundRows(
        groups=(QuestionGroup("", tuple(QuestionRow(one.answer_id, one.question) for one in found)),) if found else (),
        count_text=count.format(n=len(found)) if found else "",
        signs_heading=translate("Learn", "This can be a warning sign") if hits else "",
        signs=tuple(
            SignHit(
                hit.entry_id,
                hit.text,
                translate("Learn", "Warning sign: {sign}. {level}").format(sign=hit.text, level=level_name(hit.level)),
            )
            for hit in hits
        ),
        crisis=crisis,
        nothing="" if found else translate("Learn", "No answer for that. Ask your clinic."),
        nothing_number=call.number if call is not None and not found else "",
        nothing_line="" if found else clinic_line(plan, call),
    )


def answer_row(answer: Answer, sources: SourceList, plan: Plan | None, board: Board | None, now: datetime) -> AnswerRow:
    """One answer: first the answer, then what the person's own plan says, why, and where it comes from."""
    translate = QCoreApplication.translate
    plan_line = _plan_line(answer, plan, board, now)
    return AnswerRow(
        answer_id=answer.answer_id,
        question=answer.question,
        answer=answer.answer,
        paragraphs=tuple(_paragraphs(answer.why)),
        plan_heading=translate("Learn", "In your plan, right now") if plan_line else "",
        plan_line=plan_line,
        sources_heading=translate("Learn", "Where this comes from"),
        sources=tuple(_source_lines(answer, sources, plan)),
    )


def _group_name(group: AnswerGroup) -> str:
    translate = QCoreApplication.translate
    match group:
        case AnswerGroup.GETTING_READY:
            return translate("Learn", "Getting ready")
        case AnswerGroup.SESSION:
            return translate("Learn", "The session")
        case AnswerGroup.AFTER:
            return translate("Learn", "After")
        case AnswerGroup.COURSE:
            return translate("Learn", "Your course")
        case AnswerGroup.TREATMENT:
            return translate("Learn", "About the treatment")
        case AnswerGroup.COST:
            return translate("Learn", "Cost and insurance")
        case AnswerGroup.APP:
            return translate("Learn", "About this app")
        case _:
            assert_never(group)


def _crisis_hint(numbers: HelpNumbers) -> HelpHint:
    translate = QCoreApplication.translate
    if numbers.crisis:
        text = translate("Learn", "Thinking about suicide, or not safe? Call now.")
        return HelpHint(f"{text} {numbers.crisis_line}", numbers.crisis, f"{text} {spelled(numbers.crisis)}")
    text = translate("Learn", "Thinking about suicide, or not safe? Call your local crisis line now.")
    return HelpHint(text, "", text)


def _paragraphs(why: str) -> Iterator[str]:
    """A few sentences at a time, which is as much as a tired person reads."""
    sentences = _SENTENCE.split(why) if why else []
    for at in range(0, len(sentences), _SENTENCES_A_PARAGRAPH):
        yield " ".join(sentences[at : at + _SENTENCES_A_PARAGRAPH])


def _plan_line(answer: Answer, plan: Plan | None, board: Board | None, now: datetime) -> str:
    if answer.topic is None or plan is None or board is None:
        return ""
    item = next((one for one in board.items if one.topic == answer.topic), None)
    if item is None:
        return ""
    words = board_words(item, plan, now)
    name = plan.topics.topic(item.topic).name
    return f"{name}: {words.until}." if words.until else ""


def _source_lines(answer: Answer, sources: SourceList, plan: Plan | None) -> Iterator[str]:
    translate = QCoreApplication.translate
    documents = [source for source in answer.sources if source not in _NOT_A_DOCUMENT]
    yield from dict.fromkeys(sources.names.get(source, source) for source in documents)
    if not documents:
        yield from (sources.names.get(source, source) for source in answer.sources)
    checked = sources.checked_on
    day = plan.wording.date_of(checked) if plan is not None else f"{checked:%B} {checked.day}, {checked.year}"
    yield translate("Learn", "Last checked {day}. Awaiting clinical review.").format(day=day)
