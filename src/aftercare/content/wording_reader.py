"""Reads ``wording.toml``: how times, states and templates are put into words in one language."""

from __future__ import annotations

from string import Formatter

from aftercare.content.findings import did_you_mean, quoted
from aftercare.content.table_reader import TableReader
from aftercare.domain.wording import REQUIRED_PHRASES, Wording

_DAYS_IN_WEEK, _MONTHS_IN_YEAR = 7, 12
_CLOCKS = (12, 24)


def read_wording(table: TableReader, language: str) -> Wording:
    """The words of one language; every phrase that is needed has to be there, and no other."""
    clock = table.whole_number("clock", *_CLOCKS, "write clock = 12 or clock = 24") or _CLOCKS[0]
    if clock not in _CLOCKS:
        table.fault("clock", f"{clock} is not a kind of clock", "write clock = 12 or clock = 24")
    return Wording(
        language=language,
        clock=clock,
        weekdays=_names(table, "weekdays", _DAYS_IN_WEEK),
        weekdays_short=_names(table, "weekdays_short", _DAYS_IN_WEEK),
        months=_names(table, "months", _MONTHS_IN_YEAR),
        months_short=_names(table, "months_short", _MONTHS_IN_YEAR),
        phrases=read_phrases(table, REQUIRED_PHRASES),
    )


def _names(table: TableReader, key: str, count: int) -> tuple[str, ...]:
    names = table.texts(key, f"write all {count} names")
    if names and len(names) != count:
        table.fault(key, f"holds {len(names)} names", f"write all {count}")
    return names


def read_phrases(table: TableReader, required: frozenset[str]) -> dict[str, str]:
    """The phrases under ``[phrases]``: every one that is required, and no other."""
    inner = table.table("phrases", "add [phrases]")
    if inner is None:
        return {}
    phrases: dict[str, str] = {}
    for name in inner:
        value = inner.value(name)
        if name not in required:
            remedy = did_you_mean(name, sorted(required), "take it out")
            inner.fault(name, "is not the name of a phrase", remedy)
        elif not isinstance(value, str) or not value:
            inner.fault(name, f"{quoted(value)} is not a phrase", "write the words between quotation marks")
        elif not can_be_filled(value):
            inner.fault(name, "has a brace that belongs to no mark", "write marks as {name}")
        else:
            phrases[name] = value
    for name in sorted(required - set(inner)):
        inner.fault(name, "is missing", f'write {name} = "…"')
    return phrases


def can_be_filled(phrase: str) -> bool:
    """True if all marks are plain names; anything else would reach into what it is filled with."""
    try:
        marks = [field for _, field, _, _ in Formatter().parse(phrase) if field is not None]
    except ValueError:
        return False
    return all(mark.isidentifier() for mark in marks)
