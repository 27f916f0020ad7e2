"""Reads what there is to learn: the course of a session, effects, recovery, warning signs, questions and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from aftercare.content.findings import quoted
from aftercare.content.length_reader import read_elapsed
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader, read_table
from aftercare.domain.calling import NUMBER_MARKS
from aftercare.domain.filling import MARKS
from aftercare.domain.guidance import CallReason, VisitLength
from aftercare.domain.learning import Answer, AnswerGroup, Effect, RecoveryPeriod, TellItem, TimelineStep
from aftercare.domain.rule import TopicId
from aftercare.domain.sign import Escalation, SignLevel, Voice, WarningSign
from aftercare.domain.treatment import Treatment

Entry = TypeVar("Entry")

LONGEST_PASSAGE = 1000
"""The most characters of a passage to read, which is longer than a rule."""

_ID = 'give it a name of its own, such as id = "chest-pain"'
_LEVELS = {level.name.lower(): level for level in SignLevel}


class LearnReader:
    """Reads lists of entries. Ids may stand only once in each kind, over all files."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def steps(self, table: TableReader) -> tuple[TimelineStep, ...]:
        """The course of a session day."""
        return self._read(table, "step", _step)

    def effects(self, table: TableReader) -> tuple[Effect, ...]:
        """What people may feel."""
        return self._read(table, "effect", _effect)

    def periods(self, table: TableReader) -> tuple[RecoveryPeriod, ...]:
        """The stretches of time after a session."""
        return self._read(table, "period", _period)

    def signs(self, table: TableReader) -> tuple[WarningSign, ...]:
        """Warning signs."""
        return self._read(table, "sign", _sign)

    def tell(self, table: TableReader) -> tuple[TellItem, ...]:
        """What the clinic has to know."""
        return self._read(table, "item", _tell_item)

    def answers(self, table: TableReader) -> tuple[Answer, ...]:
        """Questions people ask, and what to answer."""
        return self._read(table, "answer", _answer)

    def calls(self, table: TableReader) -> tuple[CallReason, ...]:
        """Reasons to call the clinic before leaving home."""
        return self._read(table, "call", _call)

    def visits(self, table: TableReader) -> tuple[VisitLength, ...]:
        """How long visits are taken to be; every treatment has to have one."""
        found = [visit for entry in table.tables("visit") if (visit := _visit(entry)) is not None]
        for treatment in Treatment:
            count = [visit.treatment for visit in found].count(treatment)
            if count != 1:
                table.fault("visit", f"there are {count} entries for {treatment.value}", "write exactly one")
        table.finish()
        return tuple(found)

    def _read(self, table: TableReader, key: str, read_entry: Callable[[str, TableReader], Entry]) -> tuple[Entry, ...]:
        found: list[Entry] = []
        for entry in table.tables(key, f"add [[{key}]]"):
            entry_id = entry.identifier("id", _ID)
            if entry_id:
                entry.relabelled(f"{key} {entry_id}")
            if (key, entry_id) in self._seen:
                entry.fault("id", f"{quoted(entry_id)} is already used", "give each an id of its own")
            self._seen.add((key, entry_id))
            found.append(read_entry(entry_id, entry))
            entry.finish()
        table.finish()
        return tuple(found)


def read_disclaimer(table: TableReader) -> str:
    """The words that stand on every sheet."""
    text = table.text("text", 'write text = "…"', marks=MARKS)
    read_sources(table)
    table.finish()
    return text


def _treatments(table: TableReader, needed: str = "") -> tuple[Treatment, ...]:
    table.value("treatments", needed)
    return table.choices("treatments", Treatment)


def _passages(table: TableReader, key: str) -> tuple[str, ...]:
    """A list of texts that may be empty."""
    return () if table.value(key, f"write {key} = []") == [] else table.texts(key)


def _step(step_id: str, table: TableReader) -> TimelineStep:
    return TimelineStep(
        step_id=step_id,
        treatments=_treatments(table, "write treatments = [...]"),
        when=table.text("when", "say when it comes"),
        title=table.text("title", "write a title", longest=LONGEST_NAME),
        happens=table.text("happens", "say what happens", longest=LONGEST_PASSAGE),
        feel=table.text("feel", longest=LONGEST_PASSAGE),
        staff=table.text("staff", longest=LONGEST_PASSAGE),
        sources=read_sources(table),
    )


def _effect(effect_id: str, table: TableReader) -> Effect:
    return Effect(
        effect_id=effect_id,
        treatments=_treatments(table, "write treatments = [...]"),
        name=table.text("name", "name the effect", longest=LONGEST_NAME),
        how_common=table.text("how_common"),
        lasts=table.text("lasts"),
        advice=table.text("advice"),
        sources=read_sources(table),
    )


def _period(period_id: str, table: TableReader) -> RecoveryPeriod:
    return RecoveryPeriod(
        period_id=period_id,
        title=table.text("title", "write a title", longest=LONGEST_NAME),
        expect=_passages(table, "expect"),
        do=_passages(table, "do"),
        leave=_passages(table, "leave"),
        feel=table.identifiers("feel"),
        sources=read_sources(table),
    )


def _sign(sign_id: str, table: TableReader) -> WarningSign:
    return WarningSign(
        sign_id=sign_id,
        level=_level(table),
        text=table.text("text", "describe the sign"),
        short=table.text("short", "name the sign in a few words", longest=LONGEST_NAME),
        when=table.text("when", "say when it may show"),
        do=table.texts("do", "say what to do, the most urgent first", marks=NUMBER_MARKS),
        say=table.text("say"),
        escalations=tuple(_escalations(table)),
        treatments=_treatments(table),
        voices=tuple(_voices(table)),
        by_other=_is_other(table),
        sources=read_sources(table),
    )


def _escalations(sign: TableReader) -> Iterator[Escalation]:
    for value, place in sign.entries("escalates"):
        table = read_table(value, place, 'write [[sign.escalates]] with level = "emergency"')
        if table is not None:
            yield Escalation(_level(table), table.text("case", "say in which case"))
            table.finish()


def _voices(sign: TableReader) -> Iterator[Voice]:
    for value, place in sign.entries("voice"):
        table = read_table(value, place, 'write [[sign.voice]] with text = "…"')
        if table is not None:
            yield Voice(
                voice_id=table.identifier("id", 'give it a name of its own, such as id = "not-safe"'),
                text=table.text("text", "write the words of the row", longest=LONGEST_NAME),
                level=None if table.value("level") is None else _level(table),
                do=table.texts("do", marks=NUMBER_MARKS),
                by_other=_is_other(table),
            )
            table.finish()


def _is_other(table: TableReader) -> bool:
    """Whether somebody else than the patient speaks."""
    value = table.value("speaker")
    if value not in (None, "other"):
        table.fault("speaker", f"{quoted(value)} is not known here", 'write "other", or leave it out')
    return value == "other"


def _level(table: TableReader) -> SignLevel:
    """A level by its name. In doubt it is the most urgent."""
    value = table.value("level", 'write level = "emergency", "crisis", "urgent" or "watch"')
    if isinstance(value, str) and value in _LEVELS:
        return _LEVELS[value]
    if value is not None:
        table.fault("level", f"{quoted(value)} is not a level", 'write "emergency", "crisis", "urgent" or "watch"')
    return SignLevel.EMERGENCY


def _tell_item(item_id: str, table: TableReader) -> TellItem:
    return TellItem(
        item_id=item_id,
        text=table.text("text", "say what the clinic has to know"),
        treatments=_treatments(table),
        asks_first=table.claim("asks_first") or False,
        sources=read_sources(table),
    )


def _answer(answer_id: str, table: TableReader) -> Answer:
    return Answer(
        answer_id=answer_id,
        question=table.text("question", "write the question"),
        answer=table.text("answer", "write the answer", longest=LONGEST_PASSAGE),
        why=table.text("why", longest=LONGEST_PASSAGE),
        words=table.texts("words"),
        group=table.choice("group", AnswerGroup, "name the group") or AnswerGroup.APP,
        topic=TopicId(topic) if (topic := table.identifier("topic")) else None,
        sources=read_sources(table),
    )


def _call(reason_id: str, table: TableReader) -> CallReason:
    return CallReason(
        reason_id=reason_id,
        text=table.text("text", 'write the reason, to follow "if"'),
        treatments=_treatments(table),
        sources=read_sources(table),
    )


def _visit(table: TableReader) -> VisitLength | None:
    treatment = table.choice("treatment", Treatment, "name the treatment")
    value = table.value("planned", 'write planned = "2 hours"')
    planned = None if value is None else read_elapsed(value, table.place.inside("planned"))
    sources = read_sources(table)
    table.finish()
    return None if treatment is None or planned is None else VisitLength(treatment, planned, sources)
