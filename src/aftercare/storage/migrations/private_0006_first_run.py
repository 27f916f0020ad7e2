"""The first run: what was answered on its steps, and when it was finished."""

from __future__ import annotations

import sqlite3


def add_first_run(connection: sqlite3.Connection) -> None:
    """Make the table of the first run. It has one row; without one nothing has been answered."""
    connection.execute(
        """
        CREATE TABLE first_run (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            answers TEXT NOT NULL,
            finished_at TEXT
        ) STRICT
        """
    )
