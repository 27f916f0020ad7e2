"""The ledger of reminders: when each is due and what became of it. What it says is made when it is shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import cast

from aftercare.domain.desk_table import Correction, Said, Slip
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.storage.database import Database, Row
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.ledger_rows import LedgerRows
from aftercare.storage.look_backs import LookBacks
from aftercare.storage.stored_time import utc_text


class ReminderLedger:
    """The ledger of all sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._look_backs = LookBacks(database)
        self._rows = LedgerRows(database)

    @contextmanager
    def changing(self, now: datetime) -> Iterator[LedgerChange]:
        """Read and change the ledger in one transaction: all of it or nothing.

        Raises:
            StoreError: nothing can be written, or nothing was.
        """
        with self._database.transaction():
            yield LedgerChange(self._database, self._rows, now)

    def entries(self, session_id: str) -> tuple[LedgerEntry, ...]:
        """All sound entries of a session, open and closed, in the order of their making.

        Raises:
            StoreError: they cannot be read.
        """
        return self._rows.of_session(session_id)

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
                for number, entry in self._rows.open_entries(reminder_id):
                    hushed_at = now if reminder_id in hushed else None
                    shown = replace(
                        entry, state=ReminderState.SHOWN, shown_at=now, snoozed_until=None, hushed_at=hushed_at
                    )
                    self._rows.write(number, shown)

    def record_noticed(self, reminder_ids: Iterable[ReminderId]) -> None:
        """Keep that the notice of these, which quiet hours held back, was given.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            for reminder_id in reminder_ids:
                for number, entry in self._rows.open_entries(reminder_id):
                    self._rows.write(number, replace(entry, hushed_at=None))

    def snooze(self, reminder_id: ReminderId, until: datetime, now: datetime) -> bool:
        """Keep that the person wants to hear of it again later; False if it is closed by now.

        Raises:
            ValueError: that would be in the past, or too late to matter.
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            for number, entry in self._rows.open_entries(reminder_id):
                if not now < until < entry.useful_until:
                    raise ValueError(f"{until} is not between {now} and {entry.useful_until}")
                snoozed = replace(entry, state=ReminderState.SNOOZED, snoozed_until=until)
                self._rows.write(number, snoozed)
                return True
        return False

    def settle(
        self, reminder_id: ReminderId, state: ReminderState, now: datetime, siblings: Iterable[ReminderId] = ()
    ) -> bool:
        """Keep the person's answer; False if it was closed before, or could never be entered.

        Args:
            reminder_id: the reminder.
            state: done, not doing or asked.
            now: when they said so.
            siblings: others of the same rule, which the answer settles with it if they are open. They stay as they are
                if the reminder was never entered.

        Raises:
            ValueError: no person gives that answer.
            StoreError: it could not be saved.
        """
        if state not in (ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED):
            raise ValueError(f"{state} is not an answer")
        with self.changing(now) as change:
            is_kept = change.close(reminder_id, state)
            for sibling in siblings if self._rows.has(reminder_id) else ():
                change.close(sibling, state)
        return is_kept

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

    def __init__(self, database: Database, rows: LedgerRows, now: datetime) -> None:
        self._database = database
        self._now = now
        self._rows = rows
        self._look_backs = LookBacks(database)
        self.repaired = 0

    def entries(self, session_id: str) -> tuple[LedgerEntry, ...]:
        """All entries of a session. Damaged ones are moved out of the way, so that they can be planned again."""
        return self._rows.of_session(session_id, self._move_out)

    def add(
        self, reminder: Reminder, session_id: str, revision: int, state: ReminderState, *, is_away: bool = False
    ) -> None:
        """Enter a reminder that has no open entry, perhaps one whose moment went by unheard before it could be."""
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
            away_at=self._now if is_away else None,
        )
        self._rows.add(entry)

    def amend(self, reminder: Reminder, revision: int) -> None:
        """Bring the open entry of a reminder up to date, with the same due moment."""
        for number, entry in self._rows.open_entries(reminder.reminder_id):
            amended = replace(
                entry,
                revision=revision,
                useful_until=reminder.useful_until,
                is_hard=reminder.hard,
                event=reminder.event,
            )
            self._rows.write(number, amended)

    def found_away(self, reminder_id: ReminderId) -> None:
        """Keep that the moment of an open reminder went by while the computer was off or asleep."""
        for number, entry in self._rows.open_entries(reminder_id):
            self._rows.write(number, replace(entry, away_at=self._now))

    def close(self, reminder_id: ReminderId, state: ReminderState) -> bool:
        """Bring the open entry of a reminder to a final state; False if there is none."""
        was_open = False
        for number, entry in self._rows.open_entries(reminder_id):
            self._rows.write(number, replace(entry, state=state, settled_at=self._now))
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

    def has_read_correction(self, session_id: str) -> bool:
        """True if the last correction of a session was read, so that the person goes by the time it named."""
        return self._look_backs.has_read_correction(session_id)

    def _move_out(self, row: Row) -> None:
        what = json.dumps([field.hex() if isinstance(field, bytes) else field for field in row])
        self._database.execute("INSERT INTO damaged_entry (found_at, what) VALUES (?, ?)", (utc_text(self._now), what))
        self._rows.take_out(cast(int, row[0]))
        self.repaired += 1
