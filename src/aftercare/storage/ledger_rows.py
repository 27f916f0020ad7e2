"""The rows of the ledger: read once, and again only after somebody else may have changed them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from aftercare.domain.reminder import ReminderId
from aftercare.storage.database import Database, Row
from aftercare.storage.ledger_entry import COLUMNS, PLACES, LedgerEntry, row_of, sound_entry

_SELECT = f"SELECT entry, {COLUMNS}, checksum FROM reminder WHERE"
_INSERT = f"INSERT INTO reminder ({COLUMNS}, checksum) VALUES ({PLACES})"
_UPDATE = f"UPDATE reminder SET ({COLUMNS}, checksum) = ({PLACES}) WHERE entry = ?"


class LedgerRows:
    """Reads whenever it is asked, and writes inside a transaction. Every change of the table goes through it.

    What it has read it keeps, with what it has written since. Whatever was taken back makes it read anew.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read_at: object = None
        self._at_hand: dict[str, dict[int, LedgerEntry]] = {}
        self._given: dict[str, tuple[LedgerEntry, ...]] = {}

    def of_session(self, session_id: str, move_out: Callable[[Row], None] | None = None) -> tuple[LedgerEntry, ...]:
        """All sound entries of a session, open and closed, in the order of their making.

        The very same ones are given again as long as none of them has changed.

        Args:
            session_id: the session.
            move_out: takes each row that is not sound out of the table; None to leave it there.

        Raises:
            StoreError: they cannot be read.
        """
        state = self._database.state()
        if state != self._read_at:
            self._forget()
            self._read_at = state
        if session_id not in self._at_hand:
            entries, is_whole = self._read(session_id, move_out)
            if not is_whole:
                return tuple(entries.values())
            self._at_hand[session_id] = entries
        if session_id not in self._given:
            self._given[session_id] = tuple(self._at_hand[session_id].values())
        return self._given[session_id]

    def _read(self, session_id: str, move_out: Callable[[Row], None] | None) -> tuple[dict[int, LedgerEntry], bool]:
        entries: dict[int, LedgerEntry] = {}
        is_whole = True
        for row in self._database.rows(f"{_SELECT} session_id = ? ORDER BY entry", (session_id,)):
            entry = sound_entry(row)
            if entry is not None:
                entries[cast(int, row[0])] = entry
            elif move_out is not None:
                move_out(row)
            else:
                is_whole = False
        return entries, is_whole

    def open_entries(self, reminder_id: ReminderId) -> list[tuple[int, LedgerEntry]]:
        """The open entry of a reminder with its number, if there is one.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self._database.rows(
            f"{_SELECT} reminder_id = ? AND state IN ('planned', 'shown', 'snoozed')", (reminder_id,)
        )
        return [(cast(int, row[0]), entry) for row in rows if (entry := sound_entry(row)) is not None]

    def has(self, reminder_id: ReminderId) -> bool:
        """True if a reminder has any entry, open or closed.

        Raises:
            StoreError: that cannot be read.
        """
        return bool(self._database.rows("SELECT 1 FROM reminder WHERE reminder_id = ? LIMIT 1", (reminder_id,)))

    def add(self, entry: LedgerEntry) -> None:
        """Write a new entry.

        Raises:
            StoreError: it could not be written.
        """
        row = row_of(entry)
        self._database.execute(_INSERT, row)
        self._keep(cast(int, self._database.rows("SELECT last_insert_rowid()")[0][0]), row)

    def write(self, number: int, entry: LedgerEntry) -> None:
        """Write an entry in place of what it was.

        Raises:
            StoreError: it could not be written.
        """
        row = row_of(entry)
        self._database.execute(_UPDATE, (*row, number))
        self._keep(number, row)

    def take_out(self, number: int) -> None:
        """Remove a row that is not sound.

        Raises:
            StoreError: it could not be removed.
        """
        self._forget()
        self._database.execute("DELETE FROM reminder WHERE entry = ?", (number,))

    def _keep(self, number: int, row: Row) -> None:
        """Have at hand what was just written, as it would be read. A new entry has the highest number of all."""
        entry = sound_entry((number, *row))
        if entry is None:
            self._forget()
        elif entry.session_id in self._at_hand:
            self._at_hand[entry.session_id][number] = entry
            self._given.pop(entry.session_id, None)

    def _forget(self) -> None:
        self._at_hand.clear()
        self._given.clear()
