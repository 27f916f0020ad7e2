"""An export for people: one HTML file that lists every stored value under plain headings. It loads nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import escape

from aftercare.documents.html_document import html_document, page_resource
from aftercare.domain.export import Export, StoredTable, Value


@dataclass(frozen=True)
class ExportWords:
    """The words of the file.

    Attributes:
        language: two letters.
        title: heading of the file.
        intro: sentences below it.
        nothing: what stands below the heading of an empty table.
        yes: said for what is true.
        no: said for what is not.
        choices: heading of the small files of text.
        table: what a table is called, by file and table.
        column: what a column is called, by its name.
        moment: how a moment is said.
    """

    language: str
    title: str
    intro: tuple[str, ...]
    nothing: str
    yes: str
    no: str
    choices: str
    table: Callable[[str, str], str]
    column: Callable[[str], str]
    moment: Callable[[datetime], str]


def export_html(export: Export, words: ExportWords) -> str:
    """Return the export as an HTML document."""
    zone = export.made_at.tzinfo
    parts = [part for file in export.files for table in file.tables for part in _table(file.name, table, words, zone)]
    body = [
        "<main>",
        f"<h1>{escape(words.title)}</h1>",
        *(f"<p>{escape(sentence)}</p>" for sentence in words.intro),
        *parts,
        f"<h2>{escape(words.choices)}</h2>",
        *(f"<h3>{escape(name)}</h3>\n{_said(text, words, zone)}" for name, text in export.choices.items()),
        "</main>",
    ]
    return html_document(words.language, words.title, page_resource("export.css"), body)


def _table(file: str, table: StoredTable, words: ExportWords, zone: tzinfo | None) -> Iterator[str]:
    yield f"<h2>{escape(words.table(file, table.name))}</h2>"
    if not table.rows:
        yield f"<p>{escape(words.nothing)}</p>"
    for row in table.rows:
        yield "<dl>"
        for column, value in zip(table.columns, row, strict=True):
            if value is not None and value != "":
                yield f"<div><dt>{escape(words.column(column))}</dt><dd>{_said(value, words, zone)}</dd></div>"
        yield "</dl>"


def _said(value: Value, words: ExportWords, zone: tzinfo | None) -> str:
    match value:
        case bytes():
            return f"<details><summary>{len(value)}</summary><code>{b64encode(value).decode()}</code></details>"
        case str():
            moment = _moment(value)
            if moment is not None:
                local = moment.astimezone(zone) if moment.tzinfo else moment
                return f'<time datetime="{escape(value)}">{escape(words.moment(local))}</time>'
            found = _structure(value)
            return escape(value) if found is None else _nested(found, words, zone)
        case _:
            return escape(str(value))


def _moment(text: str) -> datetime | None:
    """A day with a time; a day alone reads well as it is."""
    if len(text) < len("2026-05-14T10:00") or not text[:4].isdigit():
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _structure(text: str) -> object:
    """A list or table that was stored as JSON; None for any other text."""
    if text[:1] not in "{[":
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _nested(value: object, words: ExportWords, zone: tzinfo | None) -> str:
    match value:
        case dict():
            rows = (
                f"<div><dt>{escape(words.column(str(name)))}</dt><dd>{_nested(inner, words, zone)}</dd></div>"
                for name, inner in value.items()
                if inner not in (None, "", [], {})
            )
            return f"<dl>{''.join(rows)}</dl>"
        case list():
            return f"<ul>{''.join(f'<li>{_nested(inner, words, zone)}</li>' for inner in value)}</ul>"
        case bool():
            return escape(words.yes if value else words.no)
        case str():
            moment = _moment(value)
            return escape(words.moment(moment) if moment is not None else value)
        case _:
            return escape(str(value))
