"""Nudges: what the person asked to be reminded of, besides the plan."""

from __future__ import annotations

import sqlite3


def add_nudges(connection: sqlite3.Connection) -> None:
    """Make the table of nudges. Task keys are digests, as in the table of marks."""
    connection.execute(
        """
        CREATE TABLE nudge (
            entry INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES session,
            task_key TEXT NOT NULL CHECK (length(task_key) = 16 AND task_key NOT GLOB '*[^0-9a-f]*'),
            speaks_at TEXT NOT NULL
        ) STRICT
        """
    )
