"""A backup: both files, the choices and the clinic's packs in one file, and the way back from it.

Nothing of a backup is used before all of it was found whole: every name is one we know, every size is bounded, every
digest is right, both databases are sound and not newer than this program. What is there is copied aside before it is
replaced. All new files lie whole beside the old ones before the first one is swapped in.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from aftercare.domain.backups import BackupContent, BackupDamaged
from aftercare.domain.store_errors import StoreNewer, StoreReadOnly, StoreUnreadable
from aftercare.storage import private_store, schedule_store
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.data_folder import COPIES_FOLDER, make_private_file, write_private_file
from aftercare.storage.database import DamagedFile, Database, Kind, connect, open_file
from aftercare.storage.pack_shelf import SHELF_FOLDER
from aftercare.storage.preference_file import FILE_NAME as PREFERENCES
from aftercare.storage.private_store import PrivateStore
from aftercare.storage.schedule_store import ScheduleStore
from aftercare.storage.sqlite_errors import told_as_store_errors

VERSION = 1
LARGEST = 256 * 1024 * 1024
"""How large a backup may be, packed and unpacked. A course of years takes a few of these megabytes [D]."""
_MANIFEST = "backup.json"
_KINDS: dict[str, Kind] = {private_store.FILE_NAME: private_store.KIND, schedule_store.FILE_NAME: schedule_store.KIND}
_PACK = re.compile(rf"{SHELF_FOLDER}/[0-9a-f]{{64}}\.aftercare-clinic")
_MOST_FILES = 200
_CHUNK = 1 << 16
_NOT_WHOLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What reading a damaged, foreign or hostile archive may raise."""


def write_backup(place: Path, databases: Sequence[Database], to: Path, now: datetime, program: str) -> Path:
    """Write a backup of everything in the person's folder; whole or not at all, for its owner alone.

    Args:
        place: the person's folder.
        databases: both files, open.
        to: where to write it, in place of what may be there.
        now: the moment.
        program: the version of the program.

    Raises:
        StoreError: it could not be written, or a file is damaged.
    """
    files: dict[str, bytes] = {}
    for database in databases:
        files[database.path.name] = database.on_connection(lambda connection, one=database: _copied(one, connection))  # type: ignore[misc]
    for path in (place / PREFERENCES, *sorted((place / SHELF_FOLDER).glob("*"))):
        with suppress(OSError):
            files[path.relative_to(place).as_posix()] = path.read_bytes()
    files = {name: content for name, content in files.items() if _is_known(name)}
    manifest = {
        "aftercare_backup": VERSION,
        "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "program": program,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
        for name, content in files.items():
            archive.writestr(name, content)
    return write_private_file(to, packed.getvalue())


def look_into(backup: Path) -> BackupContent:
    """What a backup holds; it is checked whole.

    Raises:
        BackupDamaged: it is no backup, or not a whole one.
        StoreNewer: a newer program made it.
    """
    with _opened(backup) as (folder, manifest):
        return _content(folder, manifest)


def go_back_to(place: Path, backup: Path, now: datetime) -> Path:
    """Put what a backup holds in the place of what is there. Nothing in the folder may be open.

    Returns:
        The folder in which what was there lies now.

    Raises:
        BackupDamaged: it is no backup, or not a whole one; nothing was changed.
        StoreNewer: a newer program made it; nothing was changed.
        StoreError: it could not be written; what was there is in its place, or in the folder of copies.
    """
    with _opened(backup) as (folder, manifest):
        names = sorted(manifest["files"])
        try:
            for name in names:
                write_private_file(place / _new(name), (folder / name).read_bytes())
            aside = _copy_aside(place, now)
        except BaseException:
            # On a full disk the half of a restored folder would be in everybody's way.
            for name in names:
                with suppress(OSError):
                    (place / _new(name)).unlink(missing_ok=True)
            raise
        with told_as_store_errors(place):
            for name in names:
                target = place / name
                for ending in ("-journal", "-wal", "-shm"):
                    target.with_name(target.name + ending).unlink(missing_ok=True)
                (place / _new(name)).replace(target)
            if PREFERENCES not in names:
                (place / PREFERENCES).unlink(missing_ok=True)
    return aside


def _new(name: str) -> str:
    path = Path(name)
    return (path.parent / f".{path.name}.new").as_posix()


def _copied(database: Database, connection: sqlite3.Connection) -> bytes:
    """The bytes of a sound copy of an open file."""
    with TemporaryDirectory(prefix="aftercare-") as scratch:
        copy = Path(scratch) / database.path.name
        make_private_file(copy)
        with told_as_store_errors(database.path):
            connection.execute("VACUUM INTO ?", (str(copy),))
            with closing(connect(copy)) as copied:
                found = copied.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreUnreadable(database.path, found)
        return copy.read_bytes()


def _copy_aside(place: Path, now: datetime) -> Path:
    """Copy what is there, as it is, into a folder of its own."""
    aside = place / COPIES_FOLDER / f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    try:
        for path in (*(place / name for name in _KINDS), place / PREFERENCES):
            for one in (path, path.with_name(f"{path.name}-journal")):
                if one.exists():
                    write_private_file(aside / one.name, one.read_bytes())
    except OSError as error:
        raise StoreReadOnly(aside, str(error)) from error
    return aside


def _is_known(name: str) -> bool:
    return name in _KINDS or name == PREFERENCES or _PACK.fullmatch(name) is not None


@contextmanager
def _opened(backup: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The backup, unpacked into a folder of its own and checked whole, and what it says of itself."""
    with TemporaryDirectory(prefix="aftercare-") as scratch:
        folder = Path(scratch)
        try:
            with zipfile.ZipFile(backup) as archive:
                manifest = _manifest(backup, archive)
                _unpack(backup, archive, manifest["files"], folder)
        except _NOT_WHOLE as error:
            raise BackupDamaged(backup, str(error)) from error
        for name, kind in _KINDS.items():
            _check(backup, folder / name, kind)
        yield folder, manifest


def _manifest(backup: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    names = archive.namelist()
    if len(names) > _MOST_FILES or len(set(names)) != len(names) or _MANIFEST not in names:
        raise BackupDamaged(backup, "it holds other files than a backup does")
    with archive.open(_MANIFEST) as stream:
        manifest = json.loads(_read(backup, stream, 1 << 20))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("aftercare_backup"), int):
        raise BackupDamaged(backup, "it does not say what it is")
    if manifest["aftercare_backup"] > VERSION:
        raise StoreNewer(backup, manifest["aftercare_backup"], VERSION)
    files = manifest.get("files")
    if not isinstance(files, dict) or set(files) != set(names) - {_MANIFEST} or not set(_KINDS) <= set(files):
        raise BackupDamaged(backup, "a file is missing")
    if not all(_is_known(name) for name in files):
        raise BackupDamaged(backup, "it holds other files than a backup does")
    if datetime.fromisoformat(str(manifest.get("made_at"))).tzinfo is None:
        raise BackupDamaged(backup, "it does not say when it was made")
    return manifest


def _unpack(backup: Path, archive: zipfile.ZipFile, files: dict[str, str], folder: Path) -> None:
    room = LARGEST
    for name, digest in files.items():
        with archive.open(name) as stream:
            content = _read(backup, stream, room)
        if sha256(content).hexdigest() != digest:
            raise BackupDamaged(backup, f"{name} was changed")
        room -= len(content)
        write_private_file(folder / name, content)


def _read(backup: Path, stream: IO[bytes], most: int) -> bytes:
    """All of a stream, however much it claims to hold, up to a size."""
    found = bytearray()
    while chunk := stream.read(_CHUNK):
        found += chunk
        if len(found) > most:
            raise BackupDamaged(backup, "it is too large")
    return bytes(found)


def _check(backup: Path, path: Path, kind: Kind) -> None:
    """Raises for a file that is not sound or newer, and brings an old one up to date where it was unpacked."""
    try:
        with told_as_store_errors(path), closing(connect(path)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            (version,) = connection.execute("PRAGMA schema_version").fetchone()
        if found != "ok" or version == 0:
            raise BackupDamaged(backup, f"{path.name}: {found}")
        open_file(path, kind, None).close()
    except StoreNewer as newer:
        raise StoreNewer(backup, newer.found, newer.known) from newer
    except (DamagedFile, StoreUnreadable) as error:
        raise BackupDamaged(backup, f"{path.name}: {error}") from error


def _content(folder: Path, manifest: dict[str, Any]) -> BackupContent:
    schedule = ScheduleStore(open_file(folder / schedule_store.FILE_NAME, schedule_store.KIND, None), None)
    private = PrivateStore(open_file(folder / private_store.FILE_NAME, private_store.KIND, None), None)
    with closing(schedule), closing(private):
        return content_of(schedule, private, datetime.fromisoformat(manifest["made_at"]))


def content_of(schedule: ScheduleStore, private: PrivateStore, made_at: datetime | None) -> BackupContent:
    """What two open files hold, to lay beside one another.

    Raises:
        StoreError: they cannot be read.
    """
    facts = private.patient()
    sessions = CourseOnDisk(schedule, private).sessions()
    ((medicines,),) = private.database.rows("SELECT count(*) FROM medicine")
    return BackupContent(
        made_at=made_at,
        name=facts.name if facts else "",
        sessions=tuple(session.planned_start.astimezone(zone) for session, zone, _ in sessions),
        medicines=int(medicines or 0),
    )
