"""Away and clocks: what went by unheard, what was corrected, when the program was last alive, and quiet hours."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    # An old entry lacks all four, and its checksum stays that of the fields it had.
    "ALTER TABLE reminder ADD COLUMN event TEXT",
    "ALTER TABLE reminder ADD COLUMN entered_at TEXT",
    "ALTER TABLE reminder ADD COLUMN away_at TEXT",
    "ALTER TABLE reminder ADD COLUMN hushed_at TEXT",
    # What the person said about reminders that are closed: a final state is final.
    """
    CREATE TABLE look_back (
        entry INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session,
        reminder_id TEXT NOT NULL CHECK (length(reminder_id) = 16 AND reminder_id NOT GLOB '*[^0-9a-f]*'),
        due TEXT NOT NULL,
        said TEXT NOT NULL CHECK (said IN ('kept', 'slipped', 'done', 'not-doing', 'asked', 'seen')),
        said_at TEXT NOT NULL,
        put_away_at TEXT
    ) STRICT
    """,
    # The appointment that the ledger of a session follows; without a start once it was called off.
    """
    CREATE TABLE followed_appointment (
        session_id TEXT NOT NULL PRIMARY KEY REFERENCES session,
        zone TEXT NOT NULL,
        start_local TEXT
    ) STRICT
    """,
    """
    CREATE TABLE correction (
        number INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session,
        zone TEXT NOT NULL,
        was_local TEXT NOT NULL,
        told_for TEXT NOT NULL,
        made_at TEXT NOT NULL,
        read_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE pulse (
        only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
        seen_at TEXT NOT NULL,
        zone TEXT NOT NULL,
        tzdata TEXT NOT NULL,
        told_zone TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE quiet_hours (
        only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
        begins TEXT NOT NULL,
        ends TEXT NOT NULL
    ) STRICT
    """,
)


def add_away_and_clocks(connection: sqlite3.Connection) -> None:
    """Add four columns to the ledger, and five tables."""
    for statement in _STATEMENTS:
        connection.execute(statement)
