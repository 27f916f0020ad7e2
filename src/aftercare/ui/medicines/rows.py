"""What the medicines page shows, as frozen values. Every text arrives translated and with its days written out."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.medicines import MedicineStatus
from aftercare.ui.widgets.segment_tabs import TabRow


class MedicineRow(NamedTuple):
    """One medicine of the list: its name, when it is taken and who answered, and what they said."""

    medicine_id: str
    name: str
    line: str
    status: MedicineStatus
    status_words: str


class DayRow(NamedTuple):
    """A day to step through: what is asked, the day in words, and whether it is a day at all yet."""

    label: str
    day: str
    is_set: bool


class DetailRow(NamedTuple):
    """One medicine and the question about it.

    Attributes:
        medicine_id: which it is.
        name: its name.
        taken: when it is taken.
        reasons: why the clinic is asked about it, one sentence or two for each class.
        picked: the answer that is marked, saved or not.
        who: who said so; None where nobody is asked for.
        who_label: what the field is called.
        said: the day on which they said so; None where no day is asked for.
        restart: from when on it may be taken again; None where it is not held.
        has_restart: whether that day is set.
        lack: what an answer still needs before it can be saved; empty when nothing.
        phone: the clinic's number, shown while there is something to ask.
        ask_line: the sentence below the number.
    """

    medicine_id: str
    name: str
    taken: str
    reasons: tuple[str, ...]
    picked: MedicineStatus
    who: str | None = None
    who_label: str = ""
    said: DayRow | None = None
    restart: DayRow | None = None
    has_restart: bool = False
    lack: str = ""
    phone: str = ""
    ask_line: str = ""


class ReadingRow(NamedTuple):
    """What was made of one medicine that is being typed.

    Attributes:
        name: as typed, without a strength.
        line: what it was recognised as, or that it was not.
        reasons: why the clinic is asked.
        choices: names to pick from when it could be more than one.
        picked: which of them was picked; empty for none.
    """

    name: str
    line: str
    reasons: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    picked: str = ""


class AddRow(NamedTuple):
    """The form for more medicines: what stands in its two lines, and what was made of it."""

    typed: str
    taken: str
    readings: tuple[ReadingRow, ...]
    can_add: bool
    lack: str = ""


class MedicinesRows(NamedTuple):
    """The whole page.

    Attributes:
        title: of the header.
        subtitle: one sentence below it.
        tabs: the pages of this part of the app; empty shows none.
        tab: which of them this is.
        medicines: those that match the search, by name.
        open_id: the one whose detail shows.
        empty: what stands in place of an empty list.
        detail: the open medicine.
        adding: the form for more; it takes the place of the detail.
        search: what is searched for; None while the search is closed.
        can_search: whether the list is long enough to offer a search.
        can_print: whether a list can be printed.
        undo: what can be taken back, in words; empty for nothing.
        problem: what went wrong, in words; empty for nothing.
    """

    title: str
    subtitle: str
    tabs: tuple[TabRow, ...]
    tab: str
    medicines: tuple[MedicineRow, ...]
    open_id: str = ""
    empty: str = ""
    detail: DetailRow | None = None
    adding: AddRow | None = None
    search: str | None = None
    can_search: bool = False
    can_print: bool = False
    undo: str = ""
    problem: str = ""
