"""The first schedule: sessions as moments, marks on tasks, and the ledger of reminders."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE session (
        session_id TEXT NOT NULL PRIMARY KEY,
        revision INTEGER NOT NULL,
        zone TEXT NOT NULL,
        planned_start_utc TEXT NOT NULL,
        planned_start_local TEXT NOT NULL,
        planned_end_utc TEXT NOT NULL,
        planned_end_local TEXT NOT NULL,
        actual_end_utc TEXT,
        actual_end_local TEXT,
        number INTEGER,
        course_length INTEGER,
        is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1))
    ) STRICT
    """,
    # No entry is ever changed: what holds is the last one of a task, and undoing adds another.
    """
    CREATE TABLE task_mark (
        entry INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session,
        task_key TEXT NOT NULL CHECK (length(task_key) = 16 AND task_key NOT GLOB '*[^0-9a-f]*'),
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-doing', 'asked')),
        marked_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX task_mark_by_task ON task_mark (session_id, task_key, entry)",
    # The names are checked to be digests, so that no rule or medicine can ever be read in this file.
    """
    CREATE TABLE reminder (
        entry INTEGER PRIMARY KEY,
        reminder_id TEXT NOT NULL CHECK (length(reminder_id) = 16 AND reminder_id NOT GLOB '*[^0-9a-f]*'),
        session_id TEXT NOT NULL REFERENCES session,
        revision INTEGER NOT NULL,
        due TEXT NOT NULL,
        useful_until TEXT NOT NULL,
        is_hard INTEGER NOT NULL CHECK (is_hard IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('planned', 'shown', 'snoozed', 'done', 'not-doing', 'asked',
                                             'missed', 'lapsed', 'superseded')),
        shown_at TEXT,
        snoozed_until TEXT,
        settled_at TEXT,
        checksum BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reminder_by_session ON reminder (session_id, reminder_id)",
    """
    CREATE UNIQUE INDEX one_open_entry_a_reminder ON reminder (reminder_id)
    WHERE state IN ('planned', 'shown', 'snoozed')
    """,
    """
    CREATE TRIGGER final_is_final BEFORE UPDATE ON reminder
    WHEN OLD.state NOT IN ('planned', 'shown', 'snoozed')
    BEGIN
        SELECT RAISE(ABORT, 'a final state is final');
    END
    """,
    # An entry whose checksum is wrong is moved here, as it was found, and the reminder is planned again.
    """
    CREATE TABLE damaged_entry (
        found_at TEXT NOT NULL,
        what TEXT NOT NULL
    ) STRICT
    """,
)


def make_first_schedule(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1."""
    for statement in _STATEMENTS:
        connection.execute(statement)
