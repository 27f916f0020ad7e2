"""The one place where the simulation touches the engine: a program over a real file, which can be cut off anywhere.

Everything in here is what the app does with the engine; nothing in here decides or judges.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from tests.simulation.oracle import Row

from aftercare.domain.errors import AftercareError
from aftercare.domain.nudge import Nudge
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.scheduling.desktop_notice import Notice
from aftercare.scheduling.reminder_desk import ReminderDesk, WantedReminders
from aftercare.scheduling.waker import Waker
from aftercare.storage import reminder_ledger
from aftercare.storage.schedule_store import FILE_NAME, ScheduleStore, open_schedule

# A row is parsed and its checksum made anew at each look; the same bytes give the same entry, so once is enough here.
reminder_ledger._sound_entry = lru_cache(maxsize=4096)(reminder_ledger._sound_entry)

Wanted = Callable[[], Sequence[tuple[Session, Sequence[Reminder]]]]


class PowerCut(BaseException):
    """The computer is off from here on."""


class Fuse:
    """Burns down with each boundary the program crosses, and cuts the power at the last one."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.cut_at = ""

    def cross(self, boundary: str) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left <= 0:
                self.left, self.cut_at = None, boundary
                raise PowerCut(boundary)


class Disk(Enum):
    """What the disk takes: everything, what needs no new page of the file, nothing at all."""

    SOUND = "sound"
    NEARLY_FULL = "nearly full"
    FULL = "full"
    READ_ONLY = "read-only"


class _Connection:
    """A connection that can be cut off before and after everything it changes."""

    def __init__(self, real: sqlite3.Connection, fuse: Fuse) -> None:
        self._real, self._fuse = real, fuse
        self._is_dead = False
        self._disk = Disk.SOUND

    def set_disk(self, disk: Disk) -> None:
        """From now on the disk takes so much."""
        self._disk = disk
        pages = self._real.execute("PRAGMA page_count").fetchone()[0] if disk is Disk.NEARLY_FULL else 1_000_000
        self._real.execute(f"PRAGMA max_page_count={pages}")

    def _refuse(self, word: str) -> None:
        """Say what SQLite says when the disk takes no journal, or when the file may not be written to."""
        if self._disk is Disk.READ_ONLY and word == "begin":
            raise _sqlite_error(sqlite3.SQLITE_READONLY, "attempt to write a readonly database")
        if self._disk is Disk.FULL and word in ("insert", "update", "delete"):
            raise _sqlite_error(sqlite3.SQLITE_FULL, "database or disk is full")

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        if self._is_dead:
            raise PowerCut("dead")
        if sql.startswith("SELECT"):
            return self._real.execute(sql, values)
        try:
            word = sql.split(maxsplit=1)[0].lower()
            self._fuse.cross(f"before {word}")
            self._refuse(word)
            done = self._real.execute(sql, values)
            self._fuse.cross(f"after {word}")
        except PowerCut:
            self._is_dead = True
            raise
        return done

    def close(self) -> None:
        self._real.close()


def _sqlite_error(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


class _Waker(QObject):
    """Keeps the booking; the simulation is the one that wakes."""

    wake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.booked: datetime | None = None

    def wake_at(self, moment: datetime | None, now: datetime) -> None:
        self.booked = moment


class _Notices:
    def __init__(self, on_screen: Callable[[str], None], fuse: Fuse) -> None:
        self._on_screen, self._fuse = on_screen, fuse

    def show(self, notice: Notice) -> bool:
        self._fuse.cross("before show")
        self._on_screen(notice.reminder_id)
        self._fuse.cross("after show")
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        return


class Program:
    """The program, from its start until it ends or is cut off."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], wanted: Wanted, on_screen: Callable[[str], None], fuse: Fuse
    ) -> None:
        """Start on the files in a folder; what the plans want is asked for at each look."""
        self._folder, self._now, self._wanted = folder, now, wanted
        self.store: ScheduleStore = open_schedule(folder, now())
        database = self.store.database
        self._connection = _Connection(database._connection, fuse)
        database._connection = cast(sqlite3.Connection, self._connection)
        self._waker = _Waker()
        self.desk = ReminderDesk(
            self.store.ledger,
            cast(Waker, self._waker),
            lambda: _Notices(on_screen, fuse),
            self._wanted_now,
            now,
        )

    def _wanted_now(self) -> list[WantedReminders]:
        return [
            WantedReminders(session.session_id, session.revision, tuple(reminders))
            for session, reminders in self._wanted()
        ]

    # Time.

    def look(self) -> None:
        self.desk.look()

    @property
    def booked(self) -> datetime | None:
        """When it wants to look next."""
        return self._waker.booked

    @property
    def is_saved(self) -> bool:
        """True if the last look could write everything down."""
        return self.desk.problem is None

    # The person. Each raises an AftercareError if it could not be kept.

    def save(self, session: Session, zone: ZoneInfo) -> None:
        self.store.sessions.save(session, zone)

    def mark(self, session_id: str, task_key: str) -> None:
        self.store.tasks.mark(session_id, task_key, TaskState.DONE, self._now())

    def nudge(self, session_id: str, nudge: Nudge) -> None:
        self.store.nudges.add(session_id, nudge)

    def answer(self, name: str, answer: str) -> bool:
        """False if the program says that something could not be kept, so that it may be this answer."""
        self.desk.answer(ReminderId(name), ReminderState(answer))
        return self.desk.problem is None

    def snooze(self, name: str, until: datetime) -> bool:
        """False if it was refused: too late to matter, or closed by now."""
        try:
            is_kept = self.store.ledger.snooze(ReminderId(name), until, self._now())
        except ValueError:
            return False
        self.look()
        return is_kept

    def kept_revisions(self) -> dict[str, int]:
        """The revision of each session in the file."""
        return {one.session_id: one.revision for one in self.store.sessions.all()}

    def kept_marks(self, session_id: str) -> frozenset[str]:
        return frozenset(
            key for key, state in self.store.tasks.of_session(session_id).items() if state is TaskState.DONE
        )

    def kept_nudges(self, session_id: str) -> tuple[Nudge, ...]:
        return tuple(self.store.nudges.of_session(session_id))

    # The screen.

    def cards(self) -> list[tuple[str, str]]:
        """What waits for an answer, in the words of this moment."""
        now, found = self._now(), []
        for session, reminders in self._wanted():
            by_id = {reminder.reminder_id: reminder for reminder in reminders}
            for reminder_id in self.desk.waiting(session.session_id):
                if reminder_id in by_id:
                    found.append((str(reminder_id), by_id[reminder_id].words_at(now)))
        return found

    # The computer.

    def set_disk(self, disk: Disk) -> None:
        """From now on the disk takes so much."""
        self._connection.set_disk(disk)

    def end(self) -> None:
        self.store.close()

    def cut_off(self, into: Path) -> None:
        """Leave the files in a new folder as they are at this moment, half of a change and all."""
        into.mkdir(mode=0o700)
        for file in self._folder.iterdir():
            shutil.copy2(file, into / file.name)
        self.store.close()
        shutil.rmtree(self._folder)


def rows(folder: Path) -> list[Row]:
    """The whole ledger as it lies in the file, read by other means than the program's."""
    path = folder / FILE_NAME
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        found: list[tuple[Any, ...]] = file.execute(
            "SELECT entry, reminder_id, due, useful_until, state, shown_at, settled_at FROM reminder ORDER BY entry"
        ).fetchall()
    return [
        Row(entry, name, _seconds(due), _seconds(until), state, _or_none(shown_at), _or_none(settled_at))
        for entry, name, due, until, state, shown_at, settled_at in found
    ]


def _or_none(text: str | None) -> int | None:
    return None if text is None else _seconds(text)


@lru_cache(maxsize=8192)
def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


__all__ = ["AftercareError", "Disk", "Fuse", "PowerCut", "Program", "moment", "rows"]
