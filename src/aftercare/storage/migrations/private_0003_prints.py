"""Prints: which sheet left the program when, and from which plan."""

from __future__ import annotations

import sqlite3


def add_prints(connection: sqlite3.Connection) -> None:
    """Make the table of prints. It only grows: paper cannot be called back."""
    connection.execute(
        """
        CREATE TABLE print (
            entry INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL,
            sheet TEXT NOT NULL,
            plan_number TEXT NOT NULL,
            way TEXT NOT NULL CHECK (way IN ('printed', 'saved')),
            printed_at TEXT NOT NULL
        ) STRICT
        """
    )
