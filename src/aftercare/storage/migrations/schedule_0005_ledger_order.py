"""The ledger of a session lies in the order of its making, so that reading it sorts nothing."""

from __future__ import annotations

import sqlite3


def put_ledger_in_order(connection: sqlite3.Connection) -> None:
    """Take another index in place of the old one; nothing that is kept changes."""
    connection.execute("DROP INDEX reminder_by_session")
    connection.execute("CREATE INDEX reminder_of_session ON reminder (session_id)")
