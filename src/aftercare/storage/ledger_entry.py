"""One entry of the ledger, and how it lies in the file: its columns, and the checksum over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields as fields_of_value
from datetime import datetime
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import cast

from aftercare.domain.frozen import frozen
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.storage.database import Row, Value
from aftercare.storage.row_checksum import checksum_of
from aftercare.storage.stored_time import moment_of, utc_text

COLUMNS = (
    "reminder_id, session_id, revision, due, useful_until, is_hard, state, shown_at, snoozed_until, settled_at,"
    " event, entered_at, away_at, hushed_at"
)
PLACES = ", ".join("?" * (COLUMNS.count(",") + 2))
_FIRST_COLUMNS = 10
_ROWS_AT_HAND = 20_000


@frozen
class LedgerEntry:
    """One reminder of the ledger. The order of the fields is the order of the columns.

    Attributes:
        reminder_id: its neutral name. Only one of its entries is open; closed ones are its past.
        session_id: the session it belongs to.
        revision: the revision of the session it was last wanted for.
        due: when it speaks.
        useful_until: when it stops to matter.
        is_hard: True if quiet hours do not hold it back.
        state: what has become of it.
        shown_at: when it was last on the screen.
        snoozed_until: when the person wants to hear of it again.
        settled_at: when it came to its final state.
        event: the moment it is about; None in entries of old versions.
        entered_at: when the entry was made; None in entries of old versions.
        away_at: when it was found that its moment had gone by while the computer was off or asleep.
        hushed_at: when it was last shown without a notice, in quiet hours; None once its notice was given.
    """

    reminder_id: ReminderId
    session_id: str
    revision: int
    due: datetime
    useful_until: datetime
    is_hard: bool
    state: ReminderState
    shown_at: datetime | None = None
    snoozed_until: datetime | None = None
    settled_at: datetime | None = None
    event: datetime | None = None
    entered_at: datetime | None = None
    away_at: datetime | None = None
    hushed_at: datetime | None = None


_in_order: Callable[[LedgerEntry], tuple[object, ...]] = attrgetter(*(one.name for one in fields_of_value(LedgerEntry)))


def row_of(entry: LedgerEntry) -> Row:
    """The fields of an entry as they are written, and their checksum at the end."""
    written = tuple(map(_field, _in_order(entry)))
    return (*written, _checksum(written))


@lru_cache(maxsize=_ROWS_AT_HAND)
def sound_entry(row: Row) -> LedgerEntry | None:
    """The entry of a row, or None if its fields are not those that were written, or mean nothing to this program.

    Hardly any row changes between two looks, and the same row always means the same.

    Args:
        row: its number, its columns, and their checksum.
    """
    written, checksum = row[1:-1], row[-1]
    if checksum != _checksum(written):
        return None
    reminder_id, session_id, revision, due, useful_until, is_hard, state, *moments = written
    try:
        shown_at, snoozed_until, settled_at, event, entered_at, away_at, hushed_at = map(_moment_or_none, moments)
        return LedgerEntry(
            ReminderId(cast(str, reminder_id)),
            cast(str, session_id),
            cast(int, revision),
            moment_of(cast(str, due)),
            moment_of(cast(str, useful_until)),
            bool(is_hard),
            ReminderState(cast(str, state)),
            shown_at,
            snoozed_until,
            settled_at,
            event,
            entered_at,
            away_at,
            hushed_at,
        )
    except ValueError:
        return None


def _field(value: object) -> Value:
    match value:
        case datetime():
            return utc_text(value)
        case Enum():
            return cast(str, value.value)
        case bool():
            return int(value)
        case _:
            return cast(Value, value)


def _moment_or_none(field: Value) -> datetime | None:
    return None if field is None else moment_of(cast(str, field))


def _checksum(written: Row) -> bytes:
    """The checksum of the fields. What version 3 added counts only where it is filled, so that old ones still fit."""
    filled = len(written)
    while filled > _FIRST_COLUMNS and written[filled - 1] is None:
        filled -= 1
    return checksum_of(written[:filled])
