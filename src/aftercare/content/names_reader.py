"""Reads plain names by id, where the ids are keys of the writer's own making."""

from __future__ import annotations

from aftercare.content.findings import quoted
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.table_reader import TableReader


def read_names(table: TableReader, key: str) -> dict[str, str]:
    """A table of plain names by id."""
    inner = table.table(key)
    if inner is None:
        return {}
    names: dict[str, str] = {}
    for name_id in inner:
        if read_key(inner, name_id):
            names[name_id] = inner.text(name_id, longest=LONGEST_NAME)
    return names


def read_key(table: TableReader, key: str) -> bool:
    """True if a key of the writer's own making can be a name in the file."""
    if key.replace("-", "").replace("_", "").isalnum() and key.isascii():
        return True
    table.fault(key, f"{quoted(key)} cannot be a name in the file", "write letters, digits and hyphens")
    return False
