"""Going back to the copies of a day, because the person wants to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage import private_store, schedule_store
from aftercare.storage.daily_copies import Copy, copies_of
from aftercare.storage.data_folder import COPIES_FOLDER, write_private_file
from aftercare.storage.database import Database, Kind
from aftercare.storage.going_back import made_ready
from aftercare.storage.private_store import PrivateStore
from aftercare.storage.schedule_store import ScheduleStore
from aftercare.storage.sqlite_errors import told_as_store_errors

_BESIDE = ("-journal", "-wal", "-shm")


def days_to_go_back_to(place: Path) -> tuple[date, ...]:
    """The days of which both files have a copy, the latest first."""
    private, schedule = (set(_of_days(place / name)) for name in (private_store.FILE_NAME, schedule_store.FILE_NAME))
    return tuple(sorted(private & schedule, reverse=True))


def go_back_to_day(place: Path, day: date, now: datetime) -> Path:
    """Put the copies of a day in the place of what is there. Nothing in the folder may be open.

    Returns:
        The folder in which what was there lies now.

    Raises:
        StoreUnreadable: a copy is damaged or gone; nothing was changed.
        StoreError: it could not be written; what was there is in its place, or in that folder.
    """
    private, schedule = place / private_store.FILE_NAME, place / schedule_store.FILE_NAME
    ready = {
        private: _ready(private, day, private_store.KIND, lambda opened: PrivateStore(opened, None).read_through()),
        schedule: _ready(schedule, day, schedule_store.KIND, lambda opened: ScheduleStore(opened, None).sessions.all()),
    }
    aside = place / COPIES_FOLDER / f"before-going-back-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for path in ready:
        for one in (path, *(path.with_name(path.name + ending) for ending in _BESIDE)):
            with told_as_store_errors(one):
                if one.exists():
                    write_private_file(aside / one.name, one.read_bytes())
    for path, restored in ready.items():
        with told_as_store_errors(path):
            # What a power cut left beside the file would be played back into the one that comes now.
            for ending in _BESIDE:
                path.with_name(path.name + ending).unlink(missing_ok=True)
            restored.replace(path)
    return aside


def _of_days(path: Path) -> dict[date, Copy]:
    """The latest copy of each day."""
    return {one.day: one for one in copies_of(path) if one.version is None}


def _ready(path: Path, day: date, kind: Kind, read: Callable[[Database], object]) -> Path:
    copy = _of_days(path).get(day)
    restored = made_ready(copy.path, path, kind, read) if copy is not None else None
    if restored is None:
        raise StoreUnreadable(copy.path if copy is not None else path, "the copy cannot be used")
    return restored
