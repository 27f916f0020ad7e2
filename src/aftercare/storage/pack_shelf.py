"""The files of installed packs, each exactly as it came, in the person's folder. A file is named after its bytes."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.storage.data_folder import write_private_file

SHELF_FOLDER = "clinic-packs"
_LONGEST = 4 * 1024 * 1024


class PackShelf:
    """The files of one person."""

    def __init__(self, place: Path) -> None:
        """Take the person's folder; nothing is made before a file is kept."""
        self._folder = place / SHELF_FOLDER

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._folder

    def keep(self, packed: bytes) -> str:
        """Keep a file, whole or not at all; gives its SHA-256 in hexadecimal digits.

        Raises:
            StoreError: it could not be written.
        """
        digest = sha256(packed).hexdigest()
        if self.read(digest) is None:
            write_private_file(self._path(digest), packed)
        return digest

    def read(self, digest: str) -> bytes | None:
        """The bytes that were kept under this digest; None if they are missing or are not what was kept."""
        try:
            with self._path(digest).open("rb") as stream:
                packed = stream.read(_LONGEST + 1)
        except OSError:
            return None
        return packed if sha256(packed).hexdigest() == digest else None

    def is_damaged(self, digest: str) -> bool:
        """True if there is a file under this digest that is not what was kept."""
        return bool(digest) and self._path(digest).exists() and self.read(digest) is None

    def put_aside(self, digest: str) -> Path | None:
        """Give a damaged file another name, under which it is never read again; None if there is none."""
        path = self._path(digest)
        aside = path.with_name(f"{path.stem}-damaged{CLINIC_ENDING}")
        with suppress(OSError):
            path.replace(aside)
            return aside
        return None

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}{CLINIC_ENDING}"
