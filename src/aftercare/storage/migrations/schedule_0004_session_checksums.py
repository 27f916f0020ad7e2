"""Checksums of sessions: a flipped bit can turn the time of an appointment into another valid time."""

from __future__ import annotations

import json
import sqlite3
from hashlib import blake2b

_FIELDS = (
    "session_id, revision, zone, planned_start_utc, planned_start_local, planned_end_utc, planned_end_local,"
    " actual_end_utc, actual_end_local, number, course_length, is_cancelled"
)


def add_session_checksums(connection: sqlite3.Connection) -> None:
    """Add the column, and fill it for what is there: whatever was read until now is believed."""
    connection.execute("ALTER TABLE session ADD COLUMN checksum BLOB")
    for fields in connection.execute(f"SELECT {_FIELDS} FROM session").fetchall():
        checksum = blake2b(json.dumps(fields).encode(), digest_size=8).digest()
        connection.execute("UPDATE session SET checksum = ? WHERE session_id = ?", (checksum, fields[0]))
