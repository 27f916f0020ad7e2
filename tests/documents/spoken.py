"""What a sheet says from its first word to its last: once as the value has it, once as a screen reader finds it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import assert_never

import pdfplumber
import pikepdf

from aftercare.domain.sheets.sheet import (
    Beside,
    Blanks,
    Block,
    Calendar,
    CareCard,
    Entry,
    Frame,
    Group,
    Item,
    Paragraph,
    Sheet,
    Spread,
    Table,
    TimeBoxes,
    Timetable,
    WalletCard,
)


def body_texts(sheet: Sheet) -> Iterator[str]:
    """Return the texts between the head of the page and the numbers at its foot, in reading order."""
    yield sheet.title
    for paragraph in sheet.opening:
        yield from (paragraph.lead, paragraph.text)
    if sheet.stationery.code and sheet.has_code_on_top:
        yield sheet.stationery.code.caption
    if sheet.event_code:
        yield sheet.event_code.caption
    for block in (*sheet.body, *sheet.foot):
        yield from _texts(block)


def head_texts(sheet: Sheet) -> Iterator[str]:
    stationery = sheet.stationery
    yield from stationery.clinic
    yield from stationery.marks
    yield sheet.owner or stationery.name_words
    yield sheet.owner_line


def foot_texts(sheet: Sheet) -> Iterator[str]:
    stationery = sheet.stationery
    for call in stationery.calls if sheet.has_strip else ():
        yield from (call.label, call.number)
    yield from (*stationery.small_print, stationery.printed, stationery.replaces, stationery.plan_number)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from (block.lead, block.text)
        case Group() | Frame():
            yield block.title
            for item in block.items:
                yield from _item_texts(item)
        case Spread():
            for group in block.groups:
                yield from _texts(group)
        case Beside():
            for part in (*block.left, *block.right):
                yield from _texts(part)
        case TimeBoxes():
            for box in block.boxes:
                yield from (box.label, box.time, box.day)
        case Timetable():
            yield block.title
            for row in block.rows:
                yield from row
        case Table():
            yield from (block.title, *block.head)
            for cells in block.rows:
                yield from cells
        case CareCard():
            yield from (block.head, block.number, *block.lines, *block.signs)
            if block.code:
                yield block.code.caption
        case Blanks():
            yield from (label for label, _ in block.labels)
        case Calendar():
            yield from block.weekdays
            for day in (day for week in block.weeks for day in week):
                yield from (day.date, block.done if day.is_done else "", day.label, day.time, day.note)
            yield from block.legend
        case WalletCard():
            yield from (block.owner, block.title)
            for fact in block.facts:
                yield from fact
            yield from (block.limit, block.plea)
            for number in (*block.people, *block.urgent):
                yield from number
        case _:
            assert_never(block)


def _item_texts(item: Item) -> Iterator[str]:
    if isinstance(item, Entry):
        yield from (item.lead, item.text, item.note)
    else:
        yield from (item.label, item.value)


def squeezed(text: str) -> str:
    """Return a text without white space, which breaks differ in."""
    return "".join(text.split())


def read_aloud(pdf: bytes) -> str:
    """Return what the structure tree says, in its order; a tick that means "done" speaks by its alt text."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        drawn: dict[tuple[int, int], str] = {}
        for number, page in enumerate(document.pages):
            for char in page.chars:
                if char["mcid"] is not None:
                    key = (number, char["mcid"])
                    drawn[key] = drawn.get(key, "") + char["text"]
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return "".join(_aloud(document.Root.StructTreeRoot.K[0], pages, drawn))


def _aloud(
    element: pikepdf.Object, pages: dict[tuple[int, int], int], drawn: dict[tuple[int, int], str]
) -> Iterator[str]:
    if element.get("/S") == "/Figure" and str(element.Alt) == "Done":
        yield "Done"
    for kid in element.get("/K", []):
        if kid.get("/Type") == "/MCR":
            yield drawn.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
        elif kid.get("/Type") == "/StructElem":
            yield from _aloud(kid, pages, drawn)


def alternative_texts(pdf: bytes) -> list[str]:
    """Return what is said of every picture, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(_alternatives(document.Root.StructTreeRoot.K[0]))


def _alternatives(element: pikepdf.Object) -> Iterator[str]:
    if element.get("/S") == "/Figure":
        yield str(element.Alt)
    for kid in element.get("/K", []):
        if kid.get("/Type") == "/StructElem":
            yield from _alternatives(kid)
