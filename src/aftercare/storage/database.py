"""One SQLite file: opening it with care, changing it in whole steps, and saying what went wrong.

The settings are those that survived `kill -9`, a full disk and flipped bits: no write-ahead file, so that a copy of
the one file is whole and a folder without write rights can still be read; every commit on the disk before it is
acknowledged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from aftercare.domain.errors import BugError
from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import StoreNewer, StoreUnreadable
from aftercare.storage.data_folder import COPIES_FOLDER, FILE_RIGHTS, make_private_file, narrow_rights
from aftercare.storage.sqlite_errors import primary_code, told_as_store_errors

Change = Callable[[sqlite3.Connection], None]
Value = str | int | bytes | None
Row = tuple[Value, ...]
FileState = tuple[int, Value]
_Answer = TypeVar("_Answer")

_BUSY_SECONDS = 5.0
_BESIDE = ("-journal", "-wal", "-shm")
# SQLite takes a file of one byte for a new one; no page is smaller than this.
_SMALLEST = 512


@frozen
class Kind:
    """What a file is meant to be.

    Attributes:
        application_id: the number in the file's head that says whose file it is.
        changes: what made each version out of the one before it; version 1 comes out of nothing.
    """

    application_id: int
    changes: tuple[Change, ...]

    @property
    def version(self) -> int:
        """The newest version this program knows."""
        return len(self.changes)


@frozen
class SetAside:
    """A damaged file that was put aside, so that a copy or a new one could take its place. Nothing of it was deleted.

    Attributes:
        path: where it was and the other one is.
        kept_as: where it is now.
        reason: what was wrong with it.
        copy: the copy that took its place; None if a new file was begun.
        day: the day of that copy.
    """

    path: Path
    kept_as: Path
    reason: str
    copy: Path | None = None
    day: date | None = None


class Database:
    """An open file. To be used on the thread that opened it.

    Attributes:
        path: the file.
        newer: why nothing is written to it, if a newer program made it; what it holds may be read.
        is_written_to: True once something was written to it, since it was opened.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, newer: StoreNewer | None = None) -> None:
        self.path = path
        self.newer = newer
        self.is_written_to = False
        self._connection = connection
        self._taken_back = 0

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a question.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            with told_as_store_errors(self.path):
                return self._connection.execute(sql, values).fetchall()
        except BugError as error:
            if self.newer is None:
                raise
            # What was asked for is no longer kept in that way.
            raise self.newer from error

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Make one change, inside `transaction`; gives the number of rows it touched.

        Raises:
            StoreError: the change could not be made.
        """
        if not self._connection.in_transaction:
            raise BugError("a change outside a transaction")
        with told_as_store_errors(self.path):
            return self._connection.execute(sql, values).rowcount

    def state(self) -> FileState:
        """Another value once somebody else has changed the file, or changes made here were taken back.

        Raises:
            StoreError: the file cannot be read.
        """
        return self._taken_back, self.rows("PRAGMA data_version")[0][0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the changes inside, or none. On the disk when it ends without an error.

        Raises:
            StoreError: the changes could not be saved; none of them was made.
        """
        if self._connection.in_transaction:
            raise BugError("a transaction inside a transaction")
        if self.newer is not None:
            raise self.newer
        try:
            with told_as_store_errors(self.path), _whole_step(self._connection):
                yield
        except BaseException:
            self._taken_back += 1
            raise
        self.is_written_to = True

    def on_connection(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Do what needs the connection itself, outside a transaction."""
        if self._connection.in_transaction:
            raise BugError("work on the connection inside a transaction")
        return work(self._connection)

    def close(self) -> None:
        """Let go of the file. It cannot be used after that."""
        self._connection.close()


def open_database(
    path: Path, kind: Kind, now: datetime, read: Callable[[Database], object] = lambda _: None
) -> tuple[Database, SetAside | None]:
    """Open a file, make it if it is missing, bring an old one up to date, and put a damaged one aside.

    The newest sound copy takes the place of a damaged file; without any, a new one is begun.

    Args:
        path: the file.
        kind: what it is meant to be.
        now: the moment, for the names of copies; their day is that of its zone.
        read: reads what nobody can do without; what it cannot read is damage too, as far as a copy can mend it.

    Raises:
        StoreNewer: a newer program wrote it; it was not touched.
        StoreReadOnly: it has to be written to first, and that cannot be done.
        StoreError: it cannot be opened, for one of the other reasons.
    """
    try:
        return _opened(path, kind, now, read), None
    except (DamagedFile, StoreUnreadable, BugError) as damage:
        from aftercare.storage.going_back import go_back

        restored = go_back(path, kind, now, read, str(damage)) if _is_damage(damage) else None
        if restored is not None:
            return restored
        if not isinstance(damage, DamagedFile):
            raise
        kept_as = put_aside(path, now)
        return open_file(path, kind, now), SetAside(path, kept_as, str(damage))


def read_newer(path: Path, newer: StoreNewer) -> Database:
    """Open a file of a newer program for reading what this one understands of it; nothing is ever written to it.

    Raises:
        StoreError: it cannot be opened.
    """
    with told_as_store_errors(path):
        uri = f"{path.absolute().as_uri()}?mode=ro"
        return Database(path, sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS), newer)


class DamagedFile(Exception):
    """The file holds something else than it should, so another one has to take its place."""


def open_file(path: Path, kind: Kind, now: datetime | None) -> Database:
    """Open a file that is sound, make it if it is missing, and bring an old one up to date.

    Args:
        path: the file.
        kind: what it is meant to be.
        now: the moment, for the copy of an old one; None for what is a copy itself.

    Raises:
        DamagedFile: it is not sound.
        StoreError: it cannot be opened.
    """
    with told_as_store_errors(path):
        if not path.exists():
            make_private_file(path)
        narrow_rights(path, FILE_RIGHTS)
        connection = connect(path)
        try:
            _prepare(path, connection, kind, now)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def connect(path: Path) -> sqlite3.Connection:
    """The one place where a file is opened, and so the one where a key would be given."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_BUSY_SECONDS)


def put_aside(path: Path, now: datetime) -> Path:
    """Give a damaged file another name; says which. If it was gone, an empty one stands for it.

    Raises:
        StoreError: it cannot be renamed.
    """
    kept_as = _free_name(path, now)
    with told_as_store_errors(path):
        if not path.exists():
            make_private_file(path)
        # SQLite used the journal up if it could; what it left would be played back into the file that comes now.
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(kept_as.with_name(kept_as.name + ending))
        path.rename(kept_as)
    return kept_as


def _opened(path: Path, kind: Kind, now: datetime, read: Callable[[Database], object]) -> Database:
    with told_as_store_errors(path):
        if _is_lost(path):
            raise DamagedFile("the file is missing or empty, and there are copies of it")
    database = open_file(path, kind, now)
    try:
        read(database)
    except BaseException:
        database.close()
        raise
    return database


def _is_lost(path: Path) -> bool:
    """True for a file that is not simply new, as it was copied before."""
    if path.exists() and (path.stat().st_size >= _SMALLEST or not path.is_file()):
        return False
    if not (path.parent / COPIES_FOLDER).exists():
        return False
    from aftercare.storage.daily_copies import copies_of

    return bool(copies_of(path))


def _is_damage(error: Exception) -> bool:
    """True if what is in the file is to blame, and not the disk or the rights."""
    cause = error.__cause__
    if not isinstance(error, StoreUnreadable):
        return True
    return not isinstance(cause, OSError) and not hasattr(cause, "sqlite_errorcode")


def _prepare(path: Path, connection: sqlite3.Connection, kind: Kind, now: datetime | None) -> None:
    try:
        for setting in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=EXTRA"):
            connection.execute(f"PRAGMA {setting}")
        version = _number(connection, "user_version")
        is_new = _number(connection, "schema_version") == 0
        if not is_new and _number(connection, "application_id") != kind.application_id:
            raise DamagedFile("the file is another program's")
        if version > kind.version:
            raise StoreNewer(path, version, kind.version)
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedFile(found)
    except sqlite3.DatabaseError as error:
        if _tells_damage(error):
            raise DamagedFile(str(error)) from error
        raise
    except UnicodeDecodeError as error:  # SQLite names what is damaged, in the damaged bytes themselves
        raise DamagedFile(str(error)) from error
    connection.execute("PRAGMA journal_mode=DELETE")
    if version < kind.version:
        if not is_new and now is not None:
            _copy_before_change(path, connection, version, now)
        _bring_up_to_date(connection, kind, version)


def _bring_up_to_date(connection: sqlite3.Connection, kind: Kind, version: int) -> None:
    with _whole_step(connection):
        for change in kind.changes[version:]:
            change(connection)
        connection.execute(f"PRAGMA application_id={kind.application_id}")
        connection.execute(f"PRAGMA user_version={kind.version}")


@contextmanager
def _whole_step(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself; a second roll back would hide the reason.
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def _copy_before_change(path: Path, connection: sqlite3.Connection, version: int, now: datetime) -> None:
    """Copy an old file. Where there is no room for that, the change itself is still made whole or not at all."""
    from aftercare.storage.daily_copies import make_copy

    try:
        make_copy(path, connection, now, version)
    except StoreUnreadable as unsound:
        raise DamagedFile(unsound.reason) from unsound
    except sqlite3.DatabaseError as error:
        if _tells_damage(error):
            raise DamagedFile(str(error)) from error
    except OSError:
        # A copy that cannot be made keeps nobody from today's instructions.
        return


def _free_name(path: Path, now: datetime) -> Path:
    name = f"{path.stem}-damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    free = path.with_name(name + path.suffix)
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{name}-{number}{path.suffix}")
    return free


def _tells_damage(error: sqlite3.Error) -> bool:
    return primary_code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _number(connection: sqlite3.Connection, setting: str) -> int:
    return int(connection.execute(f"PRAGMA {setting}").fetchone()[0])
