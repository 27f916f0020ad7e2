"""The preparation checklist as a sheet."""

from __future__ import annotations

from aftercare.domain.checklist import Checklist, TickGroup
from aftercare.domain.sheets.sheet import (
    Entry,
    Frame,
    Group,
    Mark,
    Paragraph,
    Sheet,
    SheetKind,
    Spread,
    Stationery,
    TimeBoxes,
)


def preparation_sheet(checklist: Checklist) -> Sheet:
    """The sheet of a checklist: the times, what to tick, and when to call before leaving home."""
    reasons = tuple(Entry(reason) for reason in checklist.call_if if reason.strip())
    return Sheet(
        kind=SheetKind.PREPARATION,
        stationery=Stationery(
            language=checklist.language,
            clinic=checklist.clinic,
            calls=checklist.calls,
            small_print=checklist.small_print,
            printed=checklist.printed,
            plan_number=checklist.plan_number,
            replaces=checklist.replaces,
            marks=checklist.marks,
            page_words=checklist.page_words,
            name_words=checklist.name_words,
            code=checklist.code,
        ),
        owner=checklist.patient,
        owner_line=checklist.subtitle,
        title=checklist.title,
        opening=_opening(checklist),
        body=(TimeBoxes(checklist.boxes), Spread(tuple(map(_group, checklist.groups)))),
        foot=(Frame(checklist.call_title, reasons, columns=2),),
        continued=checklist.when,
    )


def _opening(checklist: Checklist) -> tuple[Paragraph, ...]:
    """When and where; an appointment nobody knows is a line to write on."""
    said = tuple(Paragraph(line) for line in (checklist.arrive, *checklist.address) if line.strip())
    if not checklist.when.strip():
        return (Paragraph(""), *said)
    if not checklist.arrive.strip():
        return (Paragraph("", lead=checklist.when), *said)
    return (Paragraph(checklist.arrive, lead=checklist.when), *said[1:])


def _group(group: TickGroup) -> Group:
    lines = tuple(Entry(line.text, Mark.TICK, note=line.note, key=line.key) for line in group.lines)
    return Group(group.title, lines)
