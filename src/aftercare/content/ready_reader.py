"""Reads ``ready.toml``: the questions of the ready check, and the words of what they end in."""

from __future__ import annotations

from aftercare.content.findings import quoted
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader
from aftercare.domain.ready_check import READY_MARKS, REQUIRED_READY_PHRASES, OnNo, ReadyQuestion, ReadyWords
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment

_ID = 'give it a name of its own, such as id = "food"'
_PHRASE_MARKS = ("day", "time", "driver", "place", "start", "crisis", "emergency")


def read_ready_check(table: TableReader) -> ReadyWords:
    """The whole check: one question at least leads to the crisis card, and every phrase is there."""
    questions: list[ReadyQuestion] = []
    for entry in table.tables("question", "add [[question]]"):
        question_id = entry.identifier("id", _ID)
        if question_id:
            entry.relabelled(f"question {question_id}")
        if question_id in [one.question_id for one in questions]:
            entry.fault("id", f"{quoted(question_id)} is already used", "give each an id of its own")
        questions.append(_question(question_id, entry))
        entry.finish()
    if questions and not any(one.on_no is OnNo.CRISIS for one in questions):
        table.fault("question", "none asks whether the person is safe", 'write on_no = "crisis" for the one that does')
    phrases: dict[str, str] = {}
    inner = table.table("phrases", "add [phrases]")
    if inner is not None:
        for name in sorted(REQUIRED_READY_PHRASES):
            phrases[name] = inner.text(name, f'write {name} = "…"', marks=_PHRASE_MARKS)
        read_sources(inner)
        inner.finish()
    table.finish()
    return ReadyWords(tuple(questions), phrases)


def _question(question_id: str, table: TableReader) -> ReadyQuestion:
    return ReadyQuestion(
        question_id=question_id,
        plain=table.text("plain", "write the sentence that is true when all is well", marks=READY_MARKS),
        say_plain=table.text("say_plain", "write what to say if it is not true", marks=READY_MARKS),
        unsure=table.text("unsure", "write what to say if the person does not know", marks=READY_MARKS),
        text=table.text("text", marks=READY_MARKS),
        ahead=table.text("ahead", marks=READY_MARKS),
        line=table.text("line", marks=READY_MARKS),
        say=table.text("say", marks=READY_MARKS),
        topics=tuple(TopicId(one) for one in table.identifiers("topic")),
        needs_rule=table.claim("needs_rule") or False,
        on_no=table.choice("on_no", OnNo) or OnNo.CALL,
        treatments=table.choices("treatments", Treatment),
        sources=read_sources(table),
    )
