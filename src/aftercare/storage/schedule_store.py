"""The schedule: `schedule.db`, from which reminders work even while everything private is locked.

It holds no name of a person, clinic, medicine or treatment, no mood and no diagnosis.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from aftercare.domain.store_errors import SessionDamaged, StoreError, StoreNewer
from aftercare.storage.database import Database, Kind, SetAside, open_database, read_newer
from aftercare.storage.migrations import SCHEDULE_CHANGES
from aftercare.storage.nudges import Nudges
from aftercare.storage.pulse_table import PulseTable
from aftercare.storage.reminder_ledger import ReminderLedger
from aftercare.storage.session_table import SessionTable
from aftercare.storage.task_marks import TaskMarks

FILE_NAME = "schedule.db"
KIND = Kind(application_id=int.from_bytes(b"AfSc", "big"), changes=SCHEDULE_CHANGES)


class ScheduleStore:
    """The open schedule.

    Attributes:
        sessions: when each session is.
        tasks: what the person did with each task.
        nudges: what the person asked to be reminded of.
        ledger: what became of each reminder.
        pulse: when the program was last alive, and the person's quiet hours.
        database: the open file.
        set_aside: the damaged file this one took the place of, if there was one; the person has to be told.
        newer: why nothing can be written, if a newer program made the file.
    """

    def __init__(self, database: Database, set_aside: SetAside | None) -> None:
        self.database = database
        self.set_aside = set_aside
        self.newer = database.newer
        self.sessions = SessionTable(database)
        self.tasks = TaskMarks(database)
        self.nudges = Nudges(database)
        self.ledger = ReminderLedger(database)
        self.pulse = PulseTable(database)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def open_schedule(folder: Path, now: datetime) -> ScheduleStore:
    """Open the schedule in the folder of the person's data.

    A session that was damaged brings the newest copy back. Where there is none, the other sessions are still read.

    Args:
        folder: as `data_folder` gives it.
        now: the moment, for the names of copies; their day is that of its zone.

    Raises:
        StoreNewer: a newer program wrote it; it was not touched.
        StoreError: it cannot be opened.
    """
    path = folder / FILE_NAME
    try:
        opened = open_database(path, KIND, now, lambda opened: SessionTable(opened).check())
    except SessionDamaged:
        opened = open_database(path, KIND, now, lambda opened: SessionTable(opened).all())
    return ScheduleStore(*opened)


def read_newer_schedule(folder: Path, newer: StoreNewer) -> ScheduleStore:
    """Open the schedule of a newer program, so that today's instructions can be read in it.

    Args:
        folder: as `data_folder` gives it.
        newer: what `open_schedule` said.

    Raises:
        StoreNewer: this program understands nothing of it.
    """
    store = ScheduleStore(read_newer(folder / FILE_NAME, newer), None)
    try:
        store.sessions.all()
    except StoreError:
        store.close()
        raise newer from None
    return store
