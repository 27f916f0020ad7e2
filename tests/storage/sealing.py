"""Writes sessions as another program would have: with its own values, and with their checksum."""

from __future__ import annotations

from typing import Any, Protocol

from aftercare.storage.row_checksum import checksum_of

_FIELDS = (
    "session_id, revision, zone, planned_start_utc, planned_start_local, planned_end_utc, planned_end_local,"
    " actual_end_utc, actual_end_local, number, course_length, is_cancelled"
)


class Executes(Protocol):
    def execute(self, sql: str, values: Any = ..., /) -> Any: ...


def seal(file: Executes, rows: list[tuple[Any, ...]]) -> None:
    """Make the checksums fit what lies in the rows."""
    for fields in rows:
        file.execute("UPDATE session SET checksum = ? WHERE session_id = ?", (checksum_of(fields), fields[0]))


FIELDS = f"SELECT {_FIELDS} FROM session"
