"""Reads ``help.toml``: the emergency numbers and crisis lines of each country."""

from __future__ import annotations

from datetime import date

from aftercare.content.findings import quoted
from aftercare.content.place import Place
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader, read_text
from aftercare.domain.guidance import HelpNumbers

_PAIR = 2
_NEVER = date(1, 1, 1)


def read_help(table: TableReader) -> tuple[HelpNumbers, ...]:
    """The numbers of each country; one entry has to be for everywhere else."""
    found: list[HelpNumbers] = []
    for entry in table.tables("country", "add [[country]]"):
        code = _text_or_empty(entry, "country")
        entry.relabelled(f"country {code or 'elsewhere'}")
        if code in [numbers.country for numbers in found]:
            entry.fault("country", f"{quoted(code)} is already listed above", "list each country once")
        found.append(_numbers(code, entry))
    if "" not in [numbers.country for numbers in found]:
        table.fault("country", "no entry is for everywhere else", 'add [[country]] with country = ""')
    table.finish()
    return tuple(found)


def _numbers(code: str, entry: TableReader) -> HelpNumbers:
    numbers = HelpNumbers(
        country=code,
        emergency=_text_or_empty(entry, "emergency"),
        crisis=_text_or_empty(entry, "crisis"),
        crisis_line=_text_or_empty(entry, "crisis_line"),
        crisis_name=_text_or_empty(entry, "crisis_name"),
        more=_more(entry),
        checked_on=entry.day("checked_on", "write the day on which the numbers were checked") or _NEVER,
        unverified=() if entry.value("unverified") == [] else entry.texts("unverified"),
        sources=read_sources(entry),
    )
    entry.finish()
    return numbers


def _text_or_empty(entry: TableReader, key: str) -> str:
    return "" if entry.value(key, f'write {key} = "…"') == "" else entry.text(key)


def _more(entry: TableReader) -> tuple[tuple[str, str], ...]:
    if entry.value("more") in (None, []):
        return ()
    return tuple(_line(value, place) for value, place in entry.entries("more"))


def _line(value: object, place: Place) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != _PAIR:
        place.fault(f"{quoted(value)} is not a name and a number", 'write ["Name of the line", "number"]')
        return ("", "")
    return (read_text(value[0], place.inside(0)), read_text(value[1], place.inside(1)))
