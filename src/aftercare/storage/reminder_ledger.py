"""The ledger of reminders: when each is due and what became of it. What it says is made when it is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields as fields_of_value
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import cast

from aftercare.domain.desk_table import Correction, Said, Slip
from aftercare.domain.frozen import frozen
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.storage.database import Database, Row, Value
from aftercare.storage.look_backs import LookBacks
from aftercare.storage.stored_time import moment_of, utc_text

_COLUMNS = (
    "reminder_id, session_id, revision, due, useful_until, is_hard, state, shown_at, snoozed_until, settled_at,"
    " event, entered_at, away_at, hushed_at"
)
_PLACES = ", ".join("?" * (_COLUMNS.count(",") + 2))
_FIRST_COLUMNS = 10
_ROWS_AT_HAND = 20_000
_OPEN = "state IN ('planned', 'shown', 'snoozed')"


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


class ReminderLedger:
    """The ledger of all sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._look_backs = LookBacks(database)

    @contextmanager
    def changing(self, now: datetime) -> Iterator[LedgerChange]:
        """Read and change the ledger in one transaction: all of it or nothing.

        Raises:
            StoreError: nothing can be written, or nothing was.
        """
        with self._database.transaction():
            yield LedgerChange(self._database, now)

    def entries(self, session_id: str) -> tuple[LedgerEntry, ...]:
        """All sound entries of a session, open and closed, in the order of their making.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows(
            f"SELECT entry, {_COLUMNS}, checksum FROM reminder WHERE session_id = ? ORDER BY entry", (session_id,)
        )
        return tuple(entry for row in rows if (entry := _sound_entry(row)) is not None)

    def record_shown(
        self, reminder_ids: Iterable[ReminderId], now: datetime, hushed: Collection[ReminderId] = ()
    ) -> None:
        """Keep that these were on the screen. To be called after they were; closed ones stay as they are.

        Args:
            reminder_ids: what was shown.
            now: when.
            hushed: those of them that were shown without a notice, which is owed in the morning.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            for reminder_id in reminder_ids:
                for number, entry in _open_entries(self._database, reminder_id):
                    hushed_at = now if reminder_id in hushed else None
                    shown = replace(
                        entry, state=ReminderState.SHOWN, shown_at=now, snoozed_until=None, hushed_at=hushed_at
                    )
                    _write(self._database, number, shown)

    def record_noticed(self, reminder_ids: Iterable[ReminderId]) -> None:
        """Keep that the notice of these, which quiet hours held back, was given.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            for reminder_id in reminder_ids:
                for number, entry in _open_entries(self._database, reminder_id):
                    _write(self._database, number, replace(entry, hushed_at=None))

    def snooze(self, reminder_id: ReminderId, until: datetime, now: datetime) -> bool:
        """Keep that the person wants to hear of it again later; False if it is closed by now.

        Raises:
            ValueError: that would be in the past, or too late to matter.
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            for number, entry in _open_entries(self._database, reminder_id):
                if not now < until < entry.useful_until:
                    raise ValueError(f"{until} is not between {now} and {entry.useful_until}")
                snoozed = replace(entry, state=ReminderState.SNOOZED, snoozed_until=until)
                _write(self._database, number, snoozed)
                return True
        return False

    def settle(
        self, reminder_id: ReminderId, state: ReminderState, now: datetime, siblings: Iterable[ReminderId] = ()
    ) -> bool:
        """Keep the person's answer; False if it was closed before.

        Args:
            reminder_id: the reminder.
            state: done, not doing or asked.
            now: when they said so.
            siblings: others of the same rule, which the answer settles with it if they are open.

        Raises:
            ValueError: no person gives that answer.
            StoreError: it could not be saved.
        """
        if state not in (ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED):
            raise ValueError(f"{state} is not an answer")
        with self.changing(now) as change:
            for sibling in siblings:
                change.close(sibling, state)
            return change.close(reminder_id, state)

    def look_back(
        self, session_id: str, reminders: Sequence[tuple[ReminderId, datetime]], said: Said, now: datetime
    ) -> None:
        """Keep what the person said about something that went by, whether it is closed by now or not.

        Args:
            session_id: the session.
            reminders: the reminder they were asked about and when it was due, and others of the same rule, which the
                answer settles with it.
            said: what they said; a slip stays until `put_slip_away`.
            now: when they said so.

        Raises:
            StoreError: it could not be saved.
        """
        with self.changing(now) as change:
            for at, (reminder_id, due) in enumerate(reminders):
                if said.state is not None:
                    change.close(reminder_id, said.state)
                self._look_backs.add(session_id, reminder_id, due, said if at == 0 else Said.SEEN, now)

    def looked_back(self) -> frozenset[tuple[ReminderId, datetime]]:
        """What the person has looked back at: reminders with the moment they were due.

        Raises:
            StoreError: it cannot be read.
        """
        return self._look_backs.all()

    def slips(self) -> tuple[Slip, ...]:
        """The slips whose advice has not been put away yet, the oldest first.

        Raises:
            StoreError: they cannot be read.
        """
        return self._look_backs.slips()

    def put_slip_away(self, reminder_id: ReminderId, now: datetime) -> None:
        """Keep that the person has read what to do about a slip.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._look_backs.put_slip_away(reminder_id, now)

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections nobody has read yet, the oldest first.

        Raises:
            StoreError: they cannot be read.
        """
        return self._look_backs.corrections()

    def correction_read(self, number: int, now: datetime) -> None:
        """Keep that the person has read a correction.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._look_backs.correction_read(number, now)


class LedgerChange:
    """The ledger while it is being changed."""

    def __init__(self, database: Database, now: datetime) -> None:
        self._database = database
        self._now = now
        self._look_backs = LookBacks(database)
        self.repaired = 0

    def entries(self, session_id: str) -> tuple[LedgerEntry, ...]:
        """All entries of a session. Damaged ones are moved out of the way, so that they can be planned again."""
        entries = []
        for row in self._database.rows(
            f"SELECT entry, {_COLUMNS}, checksum FROM reminder WHERE session_id = ? ORDER BY entry", (session_id,)
        ):
            entry = _sound_entry(row)
            if entry is None:
                self._move_out(row)
            else:
                entries.append(entry)
        return tuple(entries)

    def add(self, reminder: Reminder, session_id: str, revision: int, state: ReminderState) -> None:
        """Enter a reminder that has no open entry."""
        entry = LedgerEntry(
            reminder.reminder_id,
            session_id,
            revision,
            reminder.due,
            reminder.useful_until,
            reminder.hard,
            state,
            settled_at=self._now if state.is_final else None,
            event=reminder.event,
            entered_at=self._now,
        )
        written = _fields_of(entry)
        self._database.execute(
            f"INSERT INTO reminder ({_COLUMNS}, checksum) VALUES ({_PLACES})", (*written, _checksum(written))
        )

    def amend(self, reminder: Reminder, revision: int) -> None:
        """Bring the open entry of a reminder up to date, with the same due moment."""
        for number, entry in _open_entries(self._database, reminder.reminder_id):
            amended = replace(
                entry,
                revision=revision,
                useful_until=reminder.useful_until,
                is_hard=reminder.hard,
                event=reminder.event,
            )
            _write(self._database, number, amended)

    def found_away(self, reminder_id: ReminderId) -> None:
        """Keep that the moment of an open reminder went by while the computer was off or asleep."""
        for number, entry in _open_entries(self._database, reminder_id):
            _write(self._database, number, replace(entry, away_at=self._now))

    def close(self, reminder_id: ReminderId, state: ReminderState) -> bool:
        """Bring the open entry of a reminder to a final state; False if there is none."""
        was_open = False
        for number, entry in _open_entries(self._database, reminder_id):
            _write(self._database, number, replace(entry, state=state, settled_at=self._now))
            was_open = True
        return was_open

    def followed(self, session_id: str) -> tuple[bool, datetime | None]:
        """Whether the appointment of a session was followed before, and when it was; None once it was called off."""
        return self._look_backs.followed(session_id)

    def follow(self, session_id: str, appointment: datetime | None) -> None:
        """Keep the appointment that the ledger of a session is in line with."""
        self._look_backs.follow(session_id, appointment)

    def correct(self, session_id: str, was: datetime, told_for: datetime) -> None:
        """Keep that something was said of an appointment that no longer holds, until the person has read so."""
        self._look_backs.correct(session_id, was, told_for, self._now)

    def _move_out(self, row: Row) -> None:
        what = json.dumps([field.hex() if isinstance(field, bytes) else field for field in row])
        self._database.execute("INSERT INTO damaged_entry (found_at, what) VALUES (?, ?)", (utc_text(self._now), what))
        self._database.execute("DELETE FROM reminder WHERE entry = ?", (row[0],))
        self.repaired += 1


def _open_entries(database: Database, reminder_id: ReminderId) -> list[tuple[int, LedgerEntry]]:
    rows = database.rows(
        f"SELECT entry, {_COLUMNS}, checksum FROM reminder WHERE reminder_id = ? AND {_OPEN}", (reminder_id,)
    )
    return [(cast(int, row[0]), entry) for row in rows if (entry := _sound_entry(row)) is not None]


def _write(database: Database, number: int, entry: LedgerEntry) -> None:
    written = _fields_of(entry)
    database.execute(
        f"UPDATE reminder SET ({_COLUMNS}, checksum) = ({_PLACES}) WHERE entry = ?",
        (*written, _checksum(written), number),
    )


@lru_cache(maxsize=_ROWS_AT_HAND)
def _sound_entry(row: Row) -> LedgerEntry | None:
    """The entry of a row, or None if its fields are not those that were written, or mean nothing to this program.

    Every look reads every row, and hardly any has changed since the last one; the same row always means the same.
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
            ReminderState(state),
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


def _fields_of(entry: LedgerEntry) -> Row:
    return tuple(map(_field, _in_order(entry)))


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
    return blake2b(json.dumps(written[:filled]).encode(), digest_size=8).digest()
