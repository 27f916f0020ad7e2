"""Remembers that a crisis card was open, beside the person's files and apart from them, so that it works without them.

The card stands in the file as a digest: nobody who looks into the folder reads what it was about.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from aftercare.storage.data_folder import write_private_file

_NAME = "open-card"
_LENGTH = 16


class OpenCardFile:
    """One card, until the person says that they are safe."""

    def __init__(self, place: Path) -> None:
        """Takes the person's folder."""
        self._path = place / _NAME

    def keep(self, entry_id: str) -> None:
        """A card was opened.

        Raises:
            StoreError: it could not be kept.
        """
        write_private_file(self._path, _digest(entry_id).encode())

    def is_kept(self) -> bool:
        """Whether a card was open when the program ended."""
        return self._path.is_file()

    def kept(self, entry_ids: Iterable[str]) -> str:
        """Which of these cards was open; the first where that cannot be told any more, and empty if none was."""
        known = {_digest(entry_id): entry_id for entry_id in entry_ids}
        try:
            with self._path.open("rb") as stream:
                content = stream.read(_LENGTH).decode(errors="replace")
        except OSError:
            return ""
        return known.get(content, next(iter(known.values()), ""))

    def forget(self) -> None:
        """The person said that they are safe. Where the file cannot be taken away the card only comes up once more."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


def _digest(entry_id: str) -> str:
    return sha256(entry_id.encode()).hexdigest()[:_LENGTH]
