"""Going back to a copy, when a file is damaged.

The damaged file keeps its place until the copy is whole, sound, of the present version and on the disk, so that a
power cut or a full disk on the way leaves everything to be done again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from aftercare.domain.errors import BugError
from aftercare.domain.store_errors import StoreNewer, StoreUnreadable
from aftercare.storage.daily_copies import best_first
from aftercare.storage.data_folder import write_private_file
from aftercare.storage.database import (
    DamagedFile,
    Database,
    Kind,
    SetAside,
    connect,
    open_file,
    put_aside,
)
from aftercare.storage.sqlite_errors import told_as_store_errors


def go_back(
    path: Path, kind: Kind, now: datetime, read: Callable[[Database], object], reason: str
) -> tuple[Database, SetAside] | None:
    """Put the newest copy that is sound in the place of a damaged file, and open it; None if there is none.

    Args:
        path: the damaged file.
        kind: what it is meant to be.
        now: the moment.
        read: reads what nobody can do without.
        reason: what is wrong with the damaged file.

    Raises:
        StoreError: there is no room for the copy, or nothing can be written; the damaged file is still in its place.
    """
    for copy in best_first(path, now.date()):
        restored = made_ready(copy.path, path, kind, read)
        if restored is not None:
            kept_as = put_aside(path, now)
            with told_as_store_errors(path):
                restored.replace(path)
            return open_file(path, kind, now), SetAside(path, kept_as, reason, copy.path, copy.day)
    return None


def made_ready(copy: Path, path: Path, kind: Kind, read: Callable[[Database], object]) -> Path | None:
    """A copy, made ready beside the damaged file; None if it is damaged too, or of another kind or a newer program."""
    try:
        content = copy.read_bytes()
    except OSError:
        return None
    restored = path.with_name(f".{path.name}.restored")
    with told_as_store_errors(path):
        # Of an earlier try that was cut off; it would be played back into this one.
        restored.with_name(restored.name + "-journal").unlink(missing_ok=True)
    write_private_file(restored, content)
    is_ready = False
    try:
        _check(restored)
        with closing(open_file(restored, kind, None)) as database:
            read(database)
        is_ready = True
    except (DamagedFile, StoreNewer, StoreUnreadable, BugError):
        return None
    finally:
        if not is_ready:
            with suppress(OSError):
                restored.unlink()
    return restored


def _check(restored: Path) -> None:
    """Raises DamagedFile or StoreUnreadable for a copy that is not sound, or is empty."""
    with told_as_store_errors(restored), closing(connect(restored)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        (version,) = connection.execute("PRAGMA schema_version").fetchone()
    if found != "ok" or version == 0:
        raise DamagedFile(found)
