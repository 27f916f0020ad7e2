"""The first private facts: the patient, how each session is given, its driver, and whose pack is in force."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE patient (
        only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
        facts TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session_detail (
        session_id TEXT NOT NULL PRIMARY KEY,
        treatment TEXT NOT NULL,
        is_booster INTEGER NOT NULL CHECK (is_booster IN (0, 1)),
        dose_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE confirmation (
        session_id TEXT NOT NULL REFERENCES session_detail,
        state TEXT NOT NULL,
        confirmed_at TEXT NOT NULL,
        PRIMARY KEY (session_id, state)
    ) STRICT
    """,
    """
    CREATE TABLE driver (
        session_id TEXT NOT NULL PRIMARY KEY REFERENCES session_detail,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        status TEXT NOT NULL,
        pick_up TEXT,
        backup_name TEXT NOT NULL,
        backup_phone TEXT NOT NULL
    ) STRICT
    """,
    # One row each time another pack came into force; the last one holds.
    """
    CREATE TABLE pack_in_force (
        entry INTEGER PRIMARY KEY,
        pack_id TEXT NOT NULL,
        serial INTEGER NOT NULL,
        since TEXT NOT NULL
    ) STRICT
    """,
)


def make_first_private_facts(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1."""
    for statement in _STATEMENTS:
        connection.execute(statement)
