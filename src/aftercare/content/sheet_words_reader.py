"""Reads ``sheets.toml``: the words that stand on printed sheets only."""

from __future__ import annotations

from aftercare.content.findings import did_you_mean, listed, quoted
from aftercare.content.table_reader import TableReader
from aftercare.content.wording_reader import can_be_filled, read_phrases
from aftercare.domain.sheets.words import REQUIRED_LISTS, REQUIRED_PHRASES, PosterLine, SheetWords
from aftercare.domain.sign import SignLevel
from aftercare.domain.treatment import Treatment

_LEVELS = {level.name.lower(): level for level in SignLevel}


def read_sheet_words(table: TableReader) -> SheetWords:
    """The words of one language; every phrase and list that is needed has to be there, and no other."""
    words = SheetWords(
        phrases=read_phrases(table, REQUIRED_PHRASES),
        lists=_lists(table),
        lines=tuple(line for entry in table.tables("line", "add [[line]]") if (line := _line(entry)) is not None),
    )
    table.finish()
    return words


def _lists(table: TableReader) -> dict[str, tuple[str, ...]]:
    inner = table.table("lists", "add [lists]")
    if inner is None:
        return {}
    for name in inner:
        if name not in REQUIRED_LISTS:
            inner.fault(name, "is not the name of a list", did_you_mean(name, sorted(REQUIRED_LISTS), "take it out"))
    return {name: inner.texts(name, f'write {name} = ["…"]') for name in sorted(REQUIRED_LISTS)}


def _line(entry: TableReader) -> PosterLine | None:
    level = entry.text("level", 'write level = "emergency"')
    text = entry.text("text", "write the words of the line", marks=("emergency",))
    line = None
    if level and level not in _LEVELS:
        entry.fault("level", f"{quoted(level)} is not a level", f"write {listed(map(quoted, _LEVELS))}")
    elif level and text and can_be_filled(text):
        line = PosterLine(
            level=_LEVELS[level],
            text=text,
            signs=entry.identifiers("signs", "name the warning signs it stands for"),
            treatments=entry.choices("treatments", Treatment),
        )
    entry.finish()
    return line
