"""Installed packs: the file of each version, what is remembered of each clinic, and what the person refused."""

from __future__ import annotations

import sqlite3

_DIGEST = "length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*'"
_STATEMENTS = (
    # An old entry names no file, so its pack cannot be used any more.
    "ALTER TABLE pack_in_force ADD COLUMN digest TEXT",
    # When the person read what this version changed.
    "ALTER TABLE pack_in_force ADD COLUMN read_at TEXT",
    f"""
    CREATE TABLE pinned_clinic (
        pack_id TEXT NOT NULL PRIMARY KEY,
        keys TEXT NOT NULL,
        serial INTEGER NOT NULL CHECK (serial >= 1),
        digest TEXT NOT NULL CHECK ({_DIGEST.format("digest")})
    ) STRICT
    """,
    # A number that was seen never comes back, whatever the program asks for.
    """
    CREATE TRIGGER serial_never_goes_back BEFORE UPDATE ON pinned_clinic
    WHEN NEW.serial < OLD.serial
    BEGIN
        SELECT RAISE(ABORT, 'a number that was seen never comes back');
    END
    """,
    f"""
    CREATE TABLE declined_pack (
        digest TEXT NOT NULL PRIMARY KEY CHECK ({_DIGEST.format("digest")}),
        declined_at TEXT NOT NULL
    ) STRICT
    """,
)


def add_installed_packs(connection: sqlite3.Connection) -> None:
    """Add two columns to the packs in force, and two tables."""
    for statement in _STATEMENTS:
        connection.execute(statement)
