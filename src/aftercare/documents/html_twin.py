"""The same sheet as one self-contained HTML file, for who reads on a screen or listens.

It is written from the same value as the paper, in the same order. It has no script, loads nothing, and says so in its
content policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import assert_never

from aftercare.documents.html_document import html_document, page_resource
from aftercare.documents.phone_code import QUIET_MODULES, code_modules
from aftercare.documents.typesetter import tidied
from aftercare.domain.checklist import CallBox, Code
from aftercare.domain.sheets.sheet import (
    Beside,
    Blanks,
    Block,
    Calendar,
    CalendarDay,
    CareCard,
    Entry,
    Frame,
    Group,
    Item,
    Mark,
    Paragraph,
    Row,
    Sheet,
    Spread,
    Stationery,
    Table,
    TimeBoxes,
    Timetable,
    WalletCard,
)

BLANK = '<span class="blank"></span>'
LIST_CLASSES = {Mark.DOT: "dots", Mark.TICK: "ticks", Mark.CROSS: "crosses"}


def sheet_html(sheet: Sheet) -> str:
    """Return the sheet as an HTML document.

    Raises:
        CodeTooLongError: if the code holds more than its twin on paper may.
    """
    stationery = sheet.stationery
    codes = (stationery.code if sheet.has_code_on_top else None, sheet.event_code)
    body = [
        *_header(sheet),
        "<main>",
        f"<h1>{_text(sheet.title)}</h1>",
        *(_paragraph(one) for one in sheet.opening),
        *(_code(code) for code in codes if code is not None),
        *(part for block in sheet.body for part in _block(block)),
        *(part for block in sheet.foot for part in _block(block)),
        "</main>",
        *_footer(stationery, stationery.calls if sheet.has_strip else ()),
    ]
    return html_document(stationery.language, tidied(sheet.title), page_resource("html_twin.css"), body)


def blocks_html(blocks: Iterable[Block]) -> list[str]:
    """Return blocks of a sheet as pieces of HTML, for another page that says the same."""
    return [part for block in blocks for part in _block(block)]


def _text(text: str) -> str:
    return escape(tidied(text))


def _filled(text: str) -> str:
    """A text, or a line to write on if there is none."""
    return _text(text) or BLANK


def number_link(number: str) -> str:
    """A number to call, as a link."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f'<a href="tel:{digits}">{_text(number)}</a>' if digits else _filled(number)


def _header(sheet: Sheet) -> list[str]:
    stationery = sheet.stationery
    owner = _text(sheet.owner) or f"{_text(stationery.name_words)} {BLANK}"
    return [
        "<header>",
        f'<p class="big">{_filled(" ".join(stationery.clinic))}</p>',
        *(f'<p class="mark">{_text(mark)}</p>' for mark in stationery.marks),
        f'<p class="owner">{owner}</p>',
        f"<p>{_text(sheet.owner_line)}</p>",
        "</header>",
    ]


def _footer(stationery: Stationery, calls: Sequence[CallBox]) -> list[str]:
    boxes = [
        f'<li class="{"urgent" if call.is_urgent else "clinic"}">{_text(call.label)} '
        f"<strong>{number_link(call.number)}</strong></li>"
        for call in calls
    ]
    lines = (*stationery.small_print, stationery.printed, stationery.replaces, stationery.plan_number)
    return [
        "<footer>",
        *(['<ul class="calls">', *boxes, "</ul>"] if boxes else []),
        *(f"<p>{_text(line)}</p>" for line in lines if line),
        "</footer>",
    ]


def _led(lead: str, text: str) -> str:
    strong = f"<strong>{_text(lead)}</strong>" if lead else ""
    return " ".join(filter(None, (strong, _text(text))))


def _paragraph(paragraph: Paragraph) -> str:
    return f"<p>{_led(paragraph.lead, paragraph.text) or BLANK}</p>"


def _heading(title: str) -> list[str]:
    return [f"<h2>{_text(title)}</h2>"] if title else []


def _code(code: Code) -> str:
    rows = code_modules(code.link)
    side = len(rows) + 2 * QUIET_MODULES
    squares = "".join(
        f"M{across + QUIET_MODULES} {down + QUIET_MODULES}h1v1h-1z"
        for down, row in enumerate(rows)
        for across, is_black in enumerate(row)
        if is_black
    )
    drawing = f'<svg role="img" aria-label="{_text(code.alt)}" viewBox="0 0 {side} {side}"><path d="{squares}"/></svg>'
    return f"<figure>{drawing}<figcaption>{_text(code.caption)}</figcaption></figure>"


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [_paragraph(block)]
        case Group():
            return [*_heading(block.title), *_items(block.items)]
        case Frame():
            if not block.title and not block.items:
                return []
            return [
                f'<section class="frame {block.look.value}">',
                *_heading(block.title),
                *_items(block.items),
                "</section>",
            ]
        case Spread():
            return [part for group in block.groups for part in _block(group)]
        case Beside():
            return [part for one in (*block.left, *block.right) for part in _block(one)]
        case TimeBoxes():
            return _boxes(block)
        case Timetable():
            return [*_heading(block.title), *_rows(block.rows)]
        case Table():
            return _table(block)
        case CareCard():
            return _card(block)
        case Blanks():
            return [f"<p>{_text(label)} {BLANK}</p>" for label, _ in block.labels]
        case Calendar():
            return _calendar(block)
        case WalletCard():
            return _wallet(block)
        case _:
            assert_never(block)


def _items(items: Iterable[Item]) -> list[str]:
    parts: list[str] = []
    for kind, run in groupby(items, lambda item: None if isinstance(item, Row) else item.mark):
        found = list(run)
        if kind is None:
            parts += _rows([(row.label, row.value) for row in found if isinstance(row, Row)])
            continue
        entries = [_entry(entry) for entry in found if isinstance(entry, Entry)]
        if kind is Mark.NONE:
            parts += [f"<p>{entry}</p>" for entry in entries]
        else:
            parts += [f'<ul class="{LIST_CLASSES[kind]}">', *(f"<li>{entry}</li>" for entry in entries), "</ul>"]
    return parts


def _entry(entry: Entry) -> str:
    words = _led(entry.lead, entry.text)
    note = f'<span class="note">{_text(entry.note)}</span>' if entry.note else ""
    lines = '<span class="line"></span>' * entry.lines
    if entry.mark is not Mark.TICK:
        return f"{words}{note}{lines}"
    named = "" if words else f' aria-label="{escape(entry.key)}"'
    return f'<label><input type="checkbox"{named}> {words}{note}</label>{lines}'


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    cells = [f'<tr><th scope="row">{_text(label)}</th><td>{_filled(value)}</td></tr>' for label, value in rows]
    return ["<table>", *cells, "</table>"]


def _boxes(boxes: TimeBoxes) -> list[str]:
    if not boxes.boxes:
        return []
    entries = [
        f"<li>{_text(box.label)} <strong>{_filled(box.time)}</strong> {_text(box.day)}</li>" for box in boxes.boxes
    ]
    return ['<ul class="boxes">', *entries, "</ul>"]


def _table(table: Table) -> list[str]:
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.head)
    rows = [
        f'<tr><th scope="row">{_text(cells[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in cells[1:])}</tr>'
        for cells in table.rows
    ]
    return [*_heading(table.title), '<div class="wide"><table>', f"<tr>{heads}</tr>", *rows, "</table></div>"]


def _card(card: CareCard) -> list[str]:
    number = f'<p class="number">{number_link(card.number)}</p>' if card.number or card.is_called else ""
    solid = " urgent" if card.is_solid else ""
    return [
        f'<section class="card{solid}">',
        *_heading(card.head),
        number,
        f"<p>{_text(' '.join(card.lines))}</p>",
        '<ul class="dots">',
        *(f"<li>{_text(sign)}</li>" for sign in card.signs),
        "</ul>",
        *([_code(card.code)] if card.code else []),
        "</section>",
    ]


def _calendar(calendar: Calendar) -> list[str]:
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in calendar.weekdays)
    weeks = [f"<tr>{''.join(_day(day, calendar.done) for day in week)}</tr>" for week in calendar.weeks]
    return ['<div class="wide"><table>', f"<tr>{heads}</tr>", *weeks, "</table></div>"]


def _day(day: CalendarDay, done: str) -> str:
    kind = ' class="session"' if day.label else ' class="after"' if day.note else ""
    words = (day.date, done if day.is_done else "", day.label, day.time, day.note)
    return f"<td{kind}>{'<br>'.join(_text(word) for word in words if word)}</td>"


def _wallet(card: WalletCard) -> list[str]:
    return [
        '<section class="frame">',
        *_heading(card.owner),
        f'<p class="big">{_text(card.title)}</p>',
        *(f"<p>{_text(label)} <strong>{_filled(value)}</strong></p>" for label, value in card.facts),
        f'<p class="big">{_text(card.limit)}</p>',
        f"<p>{_text(card.plea)}</p>",
        *(f"<p>{_text(label)} {number_link(number)}</p>" for label, number in (*card.people, *card.urgent)),
        "</section>",
    ]
