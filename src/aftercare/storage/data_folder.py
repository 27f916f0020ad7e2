"""The one folder of the person's data, and who may look into it: nobody else.

Windows keeps others out by the rights of the profile folder, so the modes below are for the other systems.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from aftercare.domain.store_errors import FolderShared, StoreFull, StoreReadOnly, StoreUnreadable

FOLDER_RIGHTS = 0o700
FILE_RIGHTS = 0o600
COPIES_FOLDER = "copies"
"""Where copies of the files lie, beside them."""

_CANNOT_CHANGE = {errno.EPERM, errno.EROFS, errno.ENOTSUP}


def data_folder(chosen: Path | None = None) -> Path:
    """The folder of the person's data, made if it is missing and closed to everybody else.

    Args:
        chosen: the folder given by ``--data-dir``; None for the usual place of this system.

    Raises:
        FolderShared: the chosen folder is one that everybody writes to.
        StoreReadOnly: it is missing and cannot be made.
        StoreUnreadable: there is something else of that name, or it may not be entered.
    """
    folder = folder_path(chosen)
    try:
        folder.mkdir(mode=FOLDER_RIGHTS, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise StoreUnreadable(folder, str(error)) from error
    except OSError as error:
        raise StoreReadOnly(folder, str(error)) from error
    try:
        mode = folder.stat().st_mode
        if mode & stat.S_ISVTX and mode & stat.S_IWOTH:
            raise FolderShared(folder, "everybody may write to this folder")
        narrow_rights(folder, FOLDER_RIGHTS)
        with os.scandir(folder):
            return folder
    except OSError as error:
        raise StoreUnreadable(folder, str(error)) from error


def folder_path(chosen: Path | None = None) -> Path:
    """Where the person's data lies, whether it can be used or not; nothing is made.

    Args:
        chosen: the folder given by ``--data-dir``; None for the usual place of this system.
    """
    return chosen.absolute() if chosen is not None else _usual_folder()


def make_private_file(path: Path) -> None:
    """Make an empty file that is the owner's alone from its first moment; an existing one is left as it is.

    Raises:
        OSError: the folder takes no new file.
    """
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE_RIGHTS))


def write_private_file(path: Path, content: bytes) -> Path:
    """Write a file that is the owner's alone, in place of an earlier one, whole or not at all; gives its path.

    Raises:
        StoreFull: there is no room for it.
        StoreReadOnly: the folder takes no file.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(mode=FOLDER_RIGHTS, parents=True, exist_ok=True)
        make_private_file(half)
        with half.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        problem = StoreFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else StoreReadOnly
        raise problem(path, str(error)) from error
    return path


def narrow_rights(path: Path, rights: int) -> None:
    """Take away every right beyond those given, and add none.

    Raises:
        OSError: for any reason but the three that are lived with, as a reminder matters more than a mode bit: the
            file is somebody else's, the disk cannot be written to, or its file system has no rights.
    """
    if os.name == "nt":
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & ~rights == 0:
        return
    try:
        path.chmod(mode & rights)
    except OSError as error:
        if error.errno not in _CANNOT_CHANGE:
            raise


def _usual_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("aftercare", appauthor=False)
