"""Erasing everything: whatever Aftercare keeps in the person's folder, and nothing that somebody else put there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from aftercare.domain.store_errors import StoreReadOnly
from aftercare.storage.data_folder import COPIES_FOLDER
from aftercare.storage.pack_shelf import SHELF_FOLDER
from aftercare.storage.preference_file import FILE_NAME as PREFERENCES

_FOLDERS = (COPIES_FOLDER, SHELF_FOLDER, "sheets", "kept-content")
_FILES = re.compile(r"\.?(schedule|private)([-.].*)?\.db(-journal|-wal|-shm|\.part|\.new|\.restored)?")


def erase_everything(place: Path) -> None:
    """Delete it. Nothing in the folder may be open.

    Raises:
        StoreReadOnly: something could not be deleted; what is left is still there.
    """
    try:
        for one in sorted(place.iterdir()):
            if one.name in _FOLDERS and one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            elif one.name in (*_FOLDERS, PREFERENCES) or _FILES.fullmatch(one.name):
                one.unlink(missing_ok=True)
    except OSError as error:
        raise StoreReadOnly(error.filename or place, str(error)) from error
