"""Stands in when nothing can be read or kept: the window still opens, and Get help now still works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aftercare.domain.contacts import Driver
from aftercare.domain.errors import BugError
from aftercare.domain.nudge import Nudge
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.ui.notes import PrivateNotes


class NothingStored:
    """A course store without a course: nothing is there, and with no plan nobody can enter anything."""

    def add_session(self, session: Session, zone: ZoneInfo, driver: Driver | None = None) -> None:
        """Never asked for."""
        raise BugError(f"no store for session {session.session_id}")

    def save_driver(self, session_id: str, driver: Driver) -> None:
        """Never asked for."""
        raise BugError(f"no store for the driver of {session_id}")

    def forget_driver(self, session_id: str) -> None:
        """Never asked for."""
        raise BugError(f"no store for the driver of {session_id}")

    @property
    def notes(self) -> PrivateNotes:
        """Never asked for."""
        raise BugError("no store for what the person writes")

    def save_session(self, session: Session) -> None:
        """Never asked for."""
        raise BugError(f"no store for session {session.session_id}")

    def mark_task(self, session_id: str, task_key: str, state: TaskState, now: datetime) -> None:
        """Never asked for."""
        raise BugError(f"no store for task {task_key} of {session_id}")

    def undo_task(self, session_id: str, task_key: str, now: datetime) -> None:
        """Never asked for."""
        raise BugError(f"no store for task {task_key} of {session_id}")

    def add_nudge(self, session_id: str, nudge: Nudge) -> None:
        """Never asked for."""
        raise BugError(f"no store for task {nudge.task_key} of {session_id}")

    def nudges(self, session_id: str) -> Sequence[Nudge]:
        """None."""
        return ()

    def task_states(self, session_id: str) -> Mapping[str, TaskState]:
        """None."""
        return {}
