"""Writes a file of a pack so that a power cut leaves the old one or the new one, never a half."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Put `text` in the place of what the file held; lines end as on Linux on every system.

    Raises:
        OSError: if it cannot be written; what was there before is then still there.
    """
    write_whole_bytes(file, text.encode())


def write_whole_bytes(file: Path, content: bytes) -> None:
    """Put `content` in the place of what the file held.

    Raises:
        OSError: as in `write_whole`.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
