"""Preparation: questions for the clinic, what is clear, the answers of the ready check, and how the asking went."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE question (
        session_id TEXT NOT NULL REFERENCES session_detail,
        question_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        about TEXT NOT NULL,
        heading TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (session_id, question_id),
        CHECK (trim(heading) <> '' OR trim(words) <> '')
    ) STRICT
    """,
    """
    CREATE TABLE clear_instruction (
        session_id TEXT NOT NULL REFERENCES session_detail,
        about TEXT NOT NULL,
        PRIMARY KEY (session_id, about)
    ) STRICT
    """,
    # No entry is ever changed: what holds is the last one of a question, and undoing adds another.
    """
    CREATE TABLE ready_answer (
        entry INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session_detail,
        question_id TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unsure', 'none')),
        said_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ready_answer_by_session ON ready_answer (session_id, entry)",
    """
    CREATE TABLE ride_note (
        session_id TEXT NOT NULL PRIMARY KEY REFERENCES session_detail,
        asked_on TEXT,
        backup_status TEXT NOT NULL CHECK (backup_status IN ('not-arranged', 'asked', 'confirmed'))
    ) STRICT
    """,
)


def add_preparation(connection: sqlite3.Connection) -> None:
    """Make four tables."""
    for statement in _STATEMENTS:
        connection.execute(statement)
