"""The times of all sessions, in the schedule."""

from __future__ import annotations

from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare.domain.session import Session
from aftercare.domain.store_errors import SessionDamaged, StoreUnreadable
from aftercare.storage.database import Database, Row, Value
from aftercare.storage.row_checksum import checksum_of
from aftercare.storage.stored_session import SessionTimes
from aftercare.storage.stored_time import agreed_moment, local_text, moment_of, utc_text

_COLUMNS = (
    "session_id, revision, zone, planned_start_utc, planned_start_local, planned_end_utc, planned_end_local,"
    " actual_end_utc, actual_end_local, number, course_length, is_cancelled"
)
_SAVE = f"""
    INSERT INTO session ({_COLUMNS}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id) DO UPDATE SET
        revision = excluded.revision, zone = excluded.zone,
        planned_start_utc = excluded.planned_start_utc, planned_start_local = excluded.planned_start_local,
        planned_end_utc = excluded.planned_end_utc, planned_end_local = excluded.planned_end_local,
        actual_end_utc = excluded.actual_end_utc, actual_end_local = excluded.actual_end_local,
        number = excluded.number, course_length = excluded.course_length, is_cancelled = excluded.is_cancelled,
        checksum = excluded.checksum
    WHERE excluded.revision >= session.revision
"""


class SessionTable:
    """The times of sessions: no treatment, no clinic, no name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, session: Session, zone: ZoneInfo) -> bool:
        """Keep the times of a session; its other half goes to the private file.

        Args:
            session: the session.
            zone: the zone of the clinic, by whose clocks the appointment was made.

        Returns:
            False if a later revision is kept already, which then stays.

        Raises:
            StoreError: it could not be saved.
        """
        moments: list[Value] = []
        for moment in (session.planned_start, session.planned_end, session.actual_end):
            moments += (None, None) if moment is None else (utc_text(moment), local_text(moment, zone))
        fields: Row = (session.session_id, session.revision, zone.key, *moments)
        fields += (session.number, session.of, int(session.is_cancelled))
        with self._database.transaction():
            saved = self._database.execute(_SAVE, (*fields, checksum_of(fields)))
        return saved == 1

    def all(self) -> tuple[SessionTimes, ...]:
        """Every session, the earliest first. Appointments stand by today's rules of their zone.

        One that is not as it was written is left out: its time may be another one, and nobody can tell.

        Raises:
            StoreError: they cannot be read.
        """
        return tuple(times for times, is_sound in self._read() if is_sound)

    def check(self) -> None:
        """Make sure that every session is as it was written.

        Raises:
            SessionDamaged: one is not.
            StoreError: they cannot be read.
        """
        damaged = [times.session_id for times, is_sound in self._read() if not is_sound]
        if damaged:
            raise SessionDamaged(self._database.path, f"{len(damaged)} sessions are not as they were written")

    def _read(self) -> list[tuple[SessionTimes, bool]]:
        columns, is_newer = f"{_COLUMNS}, checksum", self._database.newer is not None
        if is_newer:
            # How a newer program seals its rows is not known here.
            columns = f"{_COLUMNS}, NULL"
        rows = self._database.rows(f"SELECT {columns} FROM session ORDER BY planned_start_utc, session_id")
        try:
            return [(_times_of(row[:-1]), is_newer or row[-1] == checksum_of(row[:-1])) for row in rows]
        except (ValueError, ZoneInfoNotFoundError) as error:
            raise StoreUnreadable(self._database.path, str(error)) from error


def _times_of(row: Row) -> SessionTimes:
    session_id, revision, zone_key, _, start, _, end, actual_end_utc, _, number, of, is_cancelled = row
    zone = ZoneInfo(cast(str, zone_key))
    return SessionTimes(
        session_id=cast(str, session_id),
        revision=cast(int, revision),
        zone=zone,
        planned_start=agreed_moment(cast(str, start), zone),
        planned_end=agreed_moment(cast(str, end), zone),
        # What has happened is a moment, and no later rule can move it.
        actual_end=None if actual_end_utc is None else moment_of(cast(str, actual_end_utc)).astimezone(zone),
        number=cast("int | None", number),
        of=cast("int | None", of),
        is_cancelled=bool(is_cancelled),
    )
