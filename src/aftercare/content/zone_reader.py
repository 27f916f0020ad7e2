"""Reads a time zone by its name."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from aftercare.content.findings import did_you_mean, quoted
from aftercare.content.table_reader import TableReader

_NAME = re.compile(r"[A-Za-z]{1,20}(?:/[A-Za-z0-9_+-]{1,30}){1,2}", re.ASCII)


def read_zone(table: TableReader) -> str | None:
    """A zone by its name; None if not given."""
    value = table.value("zone")
    if value is None:
        return None
    if isinstance(value, str) and is_zone(value):
        return value
    word = value if isinstance(value, str) else ""
    known = {name.lower(): name for name in sorted(available_timezones())}
    remedy = did_you_mean(word, known, 'write a name such as "America/Los_Angeles"')
    for lowered, name in known.items():
        remedy = remedy.replace(f'"{lowered}"', f'"{name}"')
    table.fault("zone", f"{quoted(value)} is not a time zone", remedy)
    return None


def is_zone(name: str) -> bool:
    """True for a zone of the zone database: a region and a place, or UTC."""
    if name != "UTC" and not _NAME.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
