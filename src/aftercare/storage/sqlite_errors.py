"""What SQLite and the system say when something goes wrong with a file, as facts that can be told to a person."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aftercare.domain.errors import BugError
from aftercare.domain.store_errors import StoreBusy, StoreError, StoreFull, StoreReadOnly, StoreUnreadable

_NO_TEXT = "Could not decode to UTF-8"


@contextmanager
def told_as_store_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into facts about the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _store_error(path, error) from error
    except OSError as error:
        raise _store_error_of_system(path, error) from error


def primary_code(error: sqlite3.Error) -> int:
    """The kind of an error, without its finer points."""
    # Errors that the Python module raises by itself carry no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF


def _store_error(path: Path, error: sqlite3.Error) -> StoreError | BugError:
    reason = str(error)
    if reason.startswith(_NO_TEXT):
        return StoreUnreadable(path, reason)
    match primary_code(error):
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
