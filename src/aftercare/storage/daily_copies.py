"""Copies of both files: one of each day, and one before each change of version, to go back to after damage.

They lie in a folder of their own beside the files, under a name that tells the day and the time of the person's clock.
A copy gets its name only once it has been found sound and is on the disk, so that a power cut leaves none half made.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.data_folder import COPIES_FOLDER, FOLDER_RIGHTS, make_private_file, narrow_rights
from aftercare.storage.database import Database, connect

DAYS_KEPT = 7
WEEKS_KEPT = 4
TRY_AGAIN_AFTER = timedelta(hours=1)
"""How long a failed copy waits: a full disk is not filled every half minute."""

_MADE = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{6})(?:-version-(\d+))?")


@frozen
class Copy:
    """One copy of one file.

    Attributes:
        path: where it lies.
        day: the day it was made, by the person's clock.
        clock: the time of that day, as six digits.
        version: the version it was made to keep; None for the copy of a day.
    """

    path: Path
    day: date
    clock: str
    version: int | None


class DailyCopies:
    """Copies several files together, once a day, after something was written to one of them."""

    def __init__(self, databases: Sequence[Database], *, is_wanted: bool) -> None:
        """Takes the files.

        Args:
            databases: the open files; what a newer program wrote is left to that one.
            is_wanted: True to copy them also if there is a copy of the day.
        """
        self._databases = [one for one in databases if one.newer is None]
        self._is_wanted = is_wanted
        self._copied_on: date | None = None
        self._failed_at: datetime | None = None

    def want(self) -> None:
        """Copy the files the next time, also if there is a copy of the day: that one lacks too much."""
        self._is_wanted = True

    def keep(self, now: datetime) -> None:
        """Copy what has to be copied. A copy that fails hinders nobody, and is tried again after a while.

        Args:
            now: the moment, in the zone of this computer, by whose midnight a day ends.
        """
        if self._copied_on == now.date() and not self._is_wanted:
            return
        if self._failed_at is not None and self._failed_at <= now < self._failed_at + TRY_AGAIN_AFTER:
            return
        if not any(database.is_written_to for database in self._databases):
            return
        if all([self._is_kept(database, now) for database in self._databases]):
            self._copied_on, self._is_wanted, self._failed_at = now.date(), False, None
        else:
            self._failed_at = now

    def _is_kept(self, database: Database, now: datetime) -> bool:
        made = (one for one in copies_of(database.path) if one.version is None)
        if not self._is_wanted and any(one.day == now.date() for one in made):
            return True
        try:
            database.on_connection(lambda connection: make_copy(database.path, connection, now))
        except (sqlite3.Error, OSError, StoreUnreadable):
            return False
        return True


def copies_of(path: Path) -> list[Copy]:
    """All copies of a file, the oldest first; empty if their folder cannot be read."""
    found: list[Copy] = []
    with suppress(OSError):
        for one in (path.parent / COPIES_FOLDER).glob(f"{path.stem}-*{path.suffix}"):
            made = _MADE.fullmatch(one.stem.removeprefix(f"{path.stem}-"))
            if made is not None:
                with suppress(ValueError):
                    version = None if made[3] is None else int(made[3])
                    found.append(Copy(one, date.fromisoformat(made[1]), made[2], version))
    return sorted(found, key=lambda one: (one.day, one.clock, one.path.name))


def best_first(path: Path, today: date) -> list[Copy]:
    """The copies of a file in the order in which to go back to them: the newest first.

    Those of days to come are last, as they were made while the clock was wrong or another day was replayed.
    """
    newest_first = copies_of(path)[::-1]
    return sorted(newest_first, key=lambda one: one.day > today)


def make_copy(path: Path, connection: sqlite3.Connection, now: datetime, version: int | None = None) -> Path:
    """Copy an open file, and let go of copies that are too many; gives where the copy is.

    Args:
        path: the file.
        connection: to that file, outside a transaction.
        now: the moment, in the zone of this computer.
        version: the version of the file, if it is about to change.

    Raises:
        StoreUnreadable: what was copied is not sound, so it was not kept.
        sqlite3.Error, OSError: it could not be made.
    """
    folder = path.parent / COPIES_FOLDER
    folder.mkdir(mode=FOLDER_RIGHTS, exist_ok=True)
    narrow_rights(folder, FOLDER_RIGHTS)
    part = folder / f".{path.stem}.part"
    part.unlink(missing_ok=True)
    try:
        make_private_file(part)
        _vacuum_into(connection, part)
        with closing(connect(part)) as copied:
            found = copied.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreUnreadable(path, found)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        label = "" if version is None else f"-version-{version}"
        copy = folder / f"{path.stem}-{now:%Y-%m-%d-%H%M%S}{label}{path.suffix}"
        part.replace(copy)
    except BaseException:
        # On a full disk the half of a copy would be in everybody's way.
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        for one in _too_many(copies_of(path), now.date()):
            one.path.unlink(missing_ok=True)
    return copy


def _vacuum_into(connection: sqlite3.Connection, part: Path) -> None:
    """Copy what the file holds. The copy is put on the disk once, when it is whole, and not a page at a time."""
    (level,) = connection.execute("PRAGMA synchronous").fetchone()
    connection.execute("PRAGMA synchronous=OFF")
    try:
        connection.execute("VACUUM INTO ?", (str(part),))
    finally:
        connection.execute(f"PRAGMA synchronous={int(level)}")


def _too_many(copies: Sequence[Copy], today: date) -> Iterable[Copy]:
    """The copies to let go of, once the newest was found sound. Those of days to come are left: the clock may be wrong.

    Of each of the last days with a copy the latest stays, of older ones the latest of each of the last weeks, and the
    latest of each version.
    """
    past = [one for one in copies if one.day <= today]
    days = {one.day: one for one in past if one.version is None}
    last_days = sorted(days)[-DAYS_KEPT:]
    weeks = {one.day.isocalendar()[:2]: one for day, one in days.items() if day not in last_days}
    versions = {one.version: one for one in past if one.version is not None}
    kept = [*(days[day] for day in last_days), *(weeks[week] for week in sorted(weeks)[-WEEKS_KEPT:])]
    return [one for one in past if one not in kept and one not in versions.values()]
