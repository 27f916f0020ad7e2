"""One SQLite file: opening it with care, changing it in whole steps, and saying what went wrong.

The settings are those that survived `kill -9`, a full disk and flipped bits: no write-ahead file, so that a copy of
the one file is whole and a folder without write rights can still be read; every commit on the disk before it is
acknowledged.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from aftercare.domain.errors import BugError
from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import (
    StoreBusy,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
    StoreUnreadable,
)
from aftercare.storage.data_folder import FILE_RIGHTS, make_private_file, narrow_rights

Change = Callable[[sqlite3.Connection], None]
Value = str | int | bytes | None
Row = tuple[Value, ...]

_BUSY_SECONDS = 5.0


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
    """A damaged file that was put aside, so that a new one could be begun. Nothing of it was deleted.

    Attributes:
        path: where it was and the new one is.
        kept_as: where it is now.
        reason: what was wrong with it.
    """

    path: Path
    kept_as: Path
    reason: str


class Database:
    """An open file. To be used on the thread that opened it.

    Attributes:
        path: the file.
        newer: why nothing is written to it, if a newer program made it; what it holds may be read.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, newer: StoreNewer | None = None) -> None:
        self.path = path
        self.newer = newer
        self._connection = connection

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
        with told_as_store_errors(self.path), _whole_step(self._connection):
            yield

    def close(self) -> None:
        """Let go of the file. It cannot be used after that."""
        self._connection.close()


def open_database(path: Path, kind: Kind, now: datetime) -> tuple[Database, SetAside | None]:
    """Open a file, make it if it is missing, bring an old one up to date, and put a damaged one aside.

    Args:
        path: the file.
        kind: what it is meant to be.
        now: the moment, for the names of copies.

    Raises:
        StoreNewer: a newer program wrote it; it was not touched.
        StoreReadOnly: it has to be written to first, and that cannot be done.
        StoreError: it cannot be opened, for one of the other reasons.
    """
    try:
        return _open(path, kind, now), None
    except _DamagedFile as damage:
        set_aside = _put_aside(path, str(damage), now)
        return _open(path, kind, now), set_aside


def read_newer(path: Path, newer: StoreNewer) -> Database:
    """Open a file of a newer program for reading what this one understands of it; nothing is ever written to it.

    Raises:
        StoreError: it cannot be opened.
    """
    with told_as_store_errors(path):
        uri = f"{path.absolute().as_uri()}?mode=ro"
        return Database(path, sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS), newer)


@contextmanager
def told_as_store_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into facts about the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _store_error(path, error) from error
    except OSError as error:
        raise _store_error_of_system(path, error) from error


class _DamagedFile(Exception):
    """The file holds something else than it should, so a new one has to take its place."""


def _open(path: Path, kind: Kind, now: datetime) -> Database:
    with told_as_store_errors(path):
        if not path.exists():
            make_private_file(path)
        narrow_rights(path, FILE_RIGHTS)
        connection = _connect(path)
        try:
            _prepare(path, connection, kind, now)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def _connect(path: Path) -> sqlite3.Connection:
    """The one place where a file is opened, and so the one where a key would be given."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_BUSY_SECONDS)


def _prepare(path: Path, connection: sqlite3.Connection, kind: Kind, now: datetime) -> None:
    try:
        for setting in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=EXTRA"):
            connection.execute(f"PRAGMA {setting}")
        version = _number(connection, "user_version")
        is_new = _number(connection, "schema_version") == 0
        if not is_new and _number(connection, "application_id") != kind.application_id:
            raise _DamagedFile("the file is another program's")
        if version > kind.version:
            raise StoreNewer(path, version, kind.version)
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise _DamagedFile(found)
    except sqlite3.DatabaseError as error:
        if _primary_code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise _DamagedFile(str(error)) from error
        raise
    connection.execute("PRAGMA journal_mode=DELETE")
    if version < kind.version:
        if not is_new:
            _copy_aside(path, connection, version, now)
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


def _copy_aside(path: Path, connection: sqlite3.Connection, version: int, now: datetime) -> None:
    copy = _free_name(path, f"version-{version}", now)
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    connection.execute("VACUUM INTO ?", (str(unfinished),))
    check = _connect(unfinished)
    try:
        found = check.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        check.close()
    if found != "ok":
        raise _DamagedFile(found)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.rename(copy)


def _put_aside(path: Path, reason: str, now: datetime) -> SetAside:
    kept_as = _free_name(path, "damaged", now)
    with told_as_store_errors(path):
        # A journal beside it is not left behind: SQLite used it up when it looked at the file.
        path.rename(kept_as)
    return SetAside(path, kept_as, reason)


def _free_name(path: Path, why: str, now: datetime) -> Path:
    name = f"{path.stem}-{why}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    free = path.with_name(name + path.suffix)
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{name}-{number}{path.suffix}")
    return free


def _number(connection: sqlite3.Connection, setting: str) -> int:
    return int(connection.execute(f"PRAGMA {setting}").fetchone()[0])


def _primary_code(error: sqlite3.Error) -> int:
    # Errors that the Python module raises by itself carry no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF


def _store_error(path: Path, error: sqlite3.Error) -> StoreError | BugError:
    reason = str(error)
    match _primary_code(error):
        case sqlite3.SQLITE_FULL:
            return StoreFull(path, reason)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreReadOnly(path, reason)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(path, reason)
        case sqlite3.SQLITE_CONSTRAINT | sqlite3.SQLITE_MISUSE | sqlite3.SQLITE_ERROR | sqlite3.SQLITE_MISMATCH:
            return BugError(reason)
        case _:
            return StoreUnreadable(path, reason)


def _store_error_of_system(path: Path, error: OSError) -> StoreError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return StoreFull(path, str(error))
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return StoreReadOnly(path, str(error))
        case _:
            return StoreUnreadable(path, str(error))
