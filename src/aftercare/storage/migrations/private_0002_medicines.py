"""Medicines: the person's own list, and what their clinic said about each."""

from __future__ import annotations

import sqlite3


def add_medicines(connection: sqlite3.Connection) -> None:
    """Make the table of medicines. A hold without who said so and when is refused by the file itself."""
    connection.execute(
        """
        CREATE TABLE medicine (
            medicine_id TEXT NOT NULL PRIMARY KEY,
            place INTEGER NOT NULL UNIQUE,
            name TEXT NOT NULL,
            strength TEXT NOT NULL,
            classes TEXT NOT NULL,
            taken TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('ask-clinic', 'take-as-usual', 'clinic-said-hold')),
            said_by TEXT NOT NULL,
            said_on TEXT,
            restart_on TEXT,
            CHECK (status <> 'clinic-said-hold' OR (trim(said_by) <> '' AND said_on IS NOT NULL))
        ) STRICT
        """
    )
