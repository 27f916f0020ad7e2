"""What the person said about each task: a list that only grows, so that everything can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from aftercare.domain.store_errors import StoreUnreadable
from aftercare.domain.today import TaskState
from aftercare.storage.database import Database
from aftercare.storage.stored_time import utc_text


class TaskMarks:
    """The marks on the tasks of all sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        """Keep what the person said about a task.

        Args:
            session_id: a session that has been saved.
            task_key: the neutral name of the task, as `neutral_id` makes them.
            state: what they said.
            now: when.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._add(session_id, task_key, state, now)

    def undo(self, session_id: str, task_key: str, now: datetime) -> TaskState:
        """Go back to what held before the last mark, and again to it when undone twice; gives what holds now.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            said = [state for key, state in self._said(session_id) if key == task_key]
            if not said:
                return TaskState.OPEN
            before = said[-2] if len(said) > 1 else TaskState.OPEN
            self._add(session_id, task_key, before, now)
        return before

    def of_session(self, session_id: str) -> dict[str, TaskState]:
        """What holds for each task that was ever marked, by its neutral name.

        Raises:
            StoreError: it cannot be read.
        """
        return dict(self._said(session_id))

    def _said(self, session_id: str) -> list[tuple[str, TaskState]]:
        rows = self._database.rows(
            "SELECT task_key, state FROM task_mark WHERE session_id = ? ORDER BY entry", (session_id,)
        )
        try:
            return [(cast(str, task_key), TaskState(state)) for task_key, state in rows]
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error

    def _add(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        self._database.execute(
            "INSERT INTO task_mark (session_id, task_key, state, marked_at) VALUES (?, ?, ?, ?)",
            (session_id, task_key, state.value, utc_text(now)),
        )
