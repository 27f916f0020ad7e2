"""What the person asked to be reminded of, besides the plan: "remind me in 15 minutes"."""

from __future__ import annotations

from typing import cast

from aftercare.domain.nudge import Nudge
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database
from aftercare.storage.stored_time import moment_of, utc_text


class Nudges:
    """The nudges of all sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, session_id: str, nudge: Nudge) -> None:
        """Keep a nudge.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO nudge (session_id, task_key, speaks_at) VALUES (?, ?, ?)",
                (session_id, nudge.task_key, utc_text(nudge.at)),
            )

    def of_session(self, session_id: str) -> tuple[Nudge, ...]:
        """The nudges of a session, in the order they were asked for.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows(
            "SELECT task_key, speaks_at FROM nudge WHERE session_id = ? ORDER BY entry", (session_id,)
        )
        try:
            return tuple(Nudge(cast(str, task_key), moment_of(cast(str, at))) for task_key, at in rows)
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
