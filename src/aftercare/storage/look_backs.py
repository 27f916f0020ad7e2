"""What the person said about reminders that are closed, and what has to be put right after an appointment changed."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare.domain.desk_table import Correction, Said, Slip
from aftercare.domain.errors import BugError
from aftercare.domain.reminder import ReminderId
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database
from aftercare.storage.stored_time import agreed_moment, local_text, moment_of, utc_text


class LookBacks:
    """Reads whenever it is asked, and writes inside a transaction of the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, session_id: str, reminder_id: ReminderId, due: datetime, said: Said, now: datetime) -> None:
        """Enter what the person said; a slip stays open until its advice was read."""
        put_away_at = None if said is Said.SLIPPED else utc_text(now)
        self._database.execute(
            "INSERT INTO look_back (session_id, reminder_id, due, said, said_at, put_away_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (session_id, reminder_id, utc_text(due), said.value, utc_text(now), put_away_at),
        )

    def all(self) -> frozenset[tuple[ReminderId, datetime]]:
        """Reminders that were looked back at, with the moment they were due."""
        rows = self._database.rows("SELECT reminder_id, due FROM look_back")
        try:
            return frozenset(
                (ReminderId(cast(str, reminder_id)), moment_of(cast(str, due))) for reminder_id, due in rows
            )
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error

    def slips(self) -> tuple[Slip, ...]:
        """Slips whose advice has not been put away."""
        rows = self._database.rows(
            "SELECT DISTINCT session_id, reminder_id FROM look_back"
            " WHERE said = 'slipped' AND put_away_at IS NULL ORDER BY entry"
        )
        return tuple(Slip(cast(str, session_id), ReminderId(cast(str, one))) for session_id, one in rows)

    def put_slip_away(self, reminder_id: ReminderId, now: datetime) -> None:
        """Enter that the advice on a slip was read."""
        self._database.execute(
            "UPDATE look_back SET put_away_at = ? WHERE reminder_id = ? AND put_away_at IS NULL",
            (utc_text(now), reminder_id),
        )

    def followed(self, session_id: str) -> tuple[bool, datetime | None]:
        """Whether an appointment is followed, and by today's rules of its zone when it is."""
        rows = self._database.rows(
            "SELECT zone, start_local FROM followed_appointment WHERE session_id = ?", (session_id,)
        )
        for zone, start_local in rows:
            return True, None if start_local is None else self._agreed(cast(str, zone), cast(str, start_local))
        return False, None

    def follow(self, session_id: str, appointment: datetime | None) -> None:
        """Enter the appointment that is followed from now on."""
        zone, start_local = ("", None) if appointment is None else _wall_clock(appointment)
        self._database.execute(
            "INSERT OR REPLACE INTO followed_appointment (session_id, zone, start_local) VALUES (?, ?, ?)",
            (session_id, zone, start_local),
        )

    def correct(self, session_id: str, was: datetime, told_for: datetime, now: datetime) -> None:
        """Enter a correction."""
        self._database.execute(
            "INSERT INTO correction (session_id, zone, was_local, told_for, made_at) VALUES (?, ?, ?, ?, ?)",
            (session_id, *_wall_clock(was), utc_text(told_for), utc_text(now)),
        )

    def corrections(self) -> tuple[Correction, ...]:
        """Corrections nobody has read."""
        rows = self._database.rows(
            "SELECT number, session_id, zone, was_local, told_for FROM correction WHERE read_at IS NULL ORDER BY number"
        )
        try:
            return tuple(
                Correction(
                    cast(int, number),
                    cast(str, session_id),
                    self._agreed(cast(str, zone), cast(str, was_local)),
                    moment_of(cast(str, told_for)),
                )
                for number, session_id, zone, was_local, told_for in rows
            )
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error

    def has_read_correction(self, session_id: str) -> bool:
        """True if there are corrections of a session and the last one was read."""
        rows = self._database.rows(
            "SELECT read_at FROM correction WHERE session_id = ? ORDER BY number DESC LIMIT 1", (session_id,)
        )
        return any(read_at is not None for (read_at,) in rows)

    def correction_read(self, number: int, now: datetime) -> None:
        """Enter that a correction was read."""
        self._database.execute(
            "UPDATE correction SET read_at = ? WHERE number = ? AND read_at IS NULL", (utc_text(now), number)
        )

    def _agreed(self, zone: str, text: str) -> datetime:
        try:
            return agreed_moment(text, ZoneInfo(zone))
        except (ValueError, ZoneInfoNotFoundError) as error:
            raise StoreUnreadable(self._database.path, str(error)) from error


def _wall_clock(moment: datetime) -> tuple[str, str]:
    """An appointment as it was agreed: the name of its zone, and the time by the clock on the wall there."""
    if not isinstance(moment.tzinfo, ZoneInfo):
        raise BugError("an appointment without the zone of its clinic")
    return moment.tzinfo.key, local_text(moment, moment.tzinfo)
