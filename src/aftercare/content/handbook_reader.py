"""Reads the small files beside the plan: the script of a call, our sources, and words with their meanings."""

from __future__ import annotations

from datetime import date

from aftercare.content.findings import quoted
from aftercare.content.names_reader import read_names
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader, read_text
from aftercare.domain.answer_search import Meanings
from aftercare.domain.calling import REQUIRED_CALL_PHRASES, CallScript
from aftercare.domain.learning import SourceList
from aftercare.domain.treatment import Treatment

_NEVER = date(1, 1, 1)
_MARKS = frozenset(
    ("name", "treatment", "when", "clinic", "signs", "medicines", "place", "time"),
)


def read_call_script(table: TableReader) -> CallScript:
    """The script of a call: every treatment and every phrase has to be there."""
    named = read_names(table, "treatments")
    for treatment in Treatment:
        if treatment.value not in named:
            table.fault("treatments", f"{treatment.value} is missing", f'write {treatment.value} = "…"')
    phrases: dict[str, str] = {}
    inner = table.table("phrases", "add [phrases]")
    if inner is not None:
        for name in sorted(REQUIRED_CALL_PHRASES):
            phrases[name] = inner.text(name, f'write {name} = "…"', marks=tuple(sorted(_MARKS)))
        read_sources(inner)
        inner.finish()
    table.finish()
    treatments = {treatment: named.get(treatment.value, "") for treatment in Treatment}
    return CallScript(treatments, phrases)


def read_source_list(table: TableReader) -> SourceList:
    """The names of our sources, and the day they were checked."""
    sources = SourceList(
        names=read_names(table, "sources"),
        checked_on=table.day("checked_on", "write the day on which the sources were checked") or _NEVER,
    )
    table.finish()
    return sources


def read_meanings(table: TableReader) -> Meanings:
    """Words that mean the same, words without a meaning, and words that call for the crisis line."""
    groups: list[tuple[str, ...]] = []
    for value, place in table.entries("meanings", 'write meanings = [["sick", "nausea"], …]'):
        if not isinstance(value, list) or len(value) < 2:
            place.fault(f"{quoted(value)} is not a list of words", 'write words that mean the same: ["sick", "nausea"]')
            continue
        groups.append(tuple(read_text(word, place.inside(at), longest=LONGEST_NAME) for at, word in enumerate(value)))
    meanings = Meanings(
        groups=tuple(groups),
        small_words=table.texts("small_words", "list the words without a meaning of their own"),
        crisis_words=table.texts("crisis_words", "list the words that call for the crisis line"),
    )
    table.finish()
    return meanings
