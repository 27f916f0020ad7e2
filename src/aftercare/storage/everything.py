"""Reads every table of a file as it is, so that an export can forget none: also those that are added later."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from aftercare.domain.export import StoredFile, StoredTable
from aftercare.storage.database import Database

_LARGEST_CHOICES = 1 << 20


def stored_file(database: Database) -> StoredFile:
    """Everything that an open file holds.

    Raises:
        StoreError: it cannot be read.
    """
    ((version,),) = database.rows("PRAGMA user_version")
    names = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    tables = tuple(_table(database, str(name)) for (name,) in names)
    return StoredFile(database.path.stem, int(version or 0), tables)


def _table(database: Database, name: str) -> StoredTable:
    quoted = '"' + name.replace('"', '""') + '"'
    columns = tuple(str(row[1]) for row in database.rows(f"PRAGMA table_info({quoted})"))
    return StoredTable(name, columns, tuple(database.rows(f"SELECT * FROM {quoted}")))


def small_texts(folder: Path) -> dict[str, str]:
    """The small files of text beside the stored ones, such as the person's choices about the program."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, ValueError):
            if path.is_file() and path.stat().st_size <= _LARGEST_CHOICES:
                found[path.name] = path.read_text(encoding="utf-8")
    return found
