"""Everything that is stored of one person, as it lies in their files, for them to take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

VERSION = 1
"""The version of the form of an export; it rises when what is there already changes its place or meaning."""

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One table: its columns and its rows, each as long as the columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file: its version and its tables, in the order in which they were made."""

    name: str
    version: int
    tables: tuple[StoredTable, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """All of it.

    Attributes:
        made_at: when it was made, in the zone of the person's clocks.
        program: the version of the program.
        files: the stored files, the private one first.
        choices: small files of text beside them, by name.
    """

    made_at: datetime
    program: str
    files: tuple[StoredFile, ...]
    choices: Mapping[str, str]
