"""The manifest of a signed pack: which pack this is, whose keys it accepts, and every file by size and SHA-256.

It is read only after its signature held. A signature says who wrote it and not that it is well written, so it is
checked as strictly as anything else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from aftercare.content.findings import Findings, quoted
from aftercare.content.pack_files import MOST_BYTES_TOGETHER, MOST_FILES
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.toml_file import MOST_BYTES
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.frozen import frozen

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
MOST_MANIFEST_BYTES = 64 * 1024
MOST_KEYS = 8
LARGEST_SERIAL = 1_000_000_000

_FORMAT = "aftercare-signed-pack/1"
_ANY_FORMAT = re.compile(r"aftercare-signed-pack/[1-9][0-9]{0,5}", re.ASCII)
_PACK_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)
_VERSION = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})", re.ASCII)
_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SEGMENT = r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}"
_FILE_NAME = re.compile(rf"(?:{_SEGMENT}/)?{_SEGMENT}(?:\.[a-z]{{2,3}}(?:-[A-Z]{{2}})?)?\.(?:toml|md|png)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LARGEST_NUMBER_DIGITS = 12
_KEYS_OF_MANIFEST = frozenset(
    {"format", "pack", "serial", "app", "author", "reviewed_on", "review_by", "keys", "files"}
)
_ASK_FOR_ANOTHER = "ask the clinic to sign the pack again with a current Aftercare"


@frozen
class FileRecord:
    """What was signed of one file: its length in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    digest: str

    def fits(self, content: bytes) -> bool:
        """True if this is the file that was signed."""
        return len(content) == self.size and sha256(content).hexdigest() == self.digest


@frozen
class Manifest:
    """What a signature vouches for.

    Attributes:
        pack_id: the clinic's lasting name for its pack.
        serial: rises with every version.
        app: the oldest version of Aftercare that may read the pack.
        author: who answers for the rules.
        reviewed_on: when a clinician last read them, if ever.
        review_by: when they should be read again.
        keys: the public keys that may sign this pack from now on, in hexadecimal digits.
        files: every file of the pack, by its name.
    """

    pack_id: str
    serial: int
    app: str
    author: str
    reviewed_on: date | None
    review_by: date | None
    keys: tuple[str, ...]
    files: tuple[tuple[str, FileRecord], ...]


def manifest_of(pack: ClinicPack, files: Mapping[str, bytes], keys: tuple[str, ...], app: str) -> Manifest:
    """The manifest of a pack that has been checked, with these files."""
    records = tuple((name, FileRecord(len(data), sha256(data).hexdigest())) for name, data in sorted(files.items()))
    return Manifest(pack.pack_id, pack.serial, app, pack.author, pack.reviewed_on, pack.review_by, keys, records)


def written_manifest(manifest: Manifest) -> bytes:
    """The manifest as it is signed: the same bytes for the same manifest."""
    table = {
        "format": _FORMAT,
        "pack": manifest.pack_id,
        "serial": manifest.serial,
        "app": manifest.app,
        "author": manifest.author,
        "reviewed_on": _written_day(manifest.reviewed_on),
        "review_by": _written_day(manifest.review_by),
        "keys": list(manifest.keys),
        "files": {name: {"size": record.size, "sha256": record.digest} for name, record in manifest.files},
    }
    return json.dumps(table, ensure_ascii=False, indent=1).encode() + b"\n"


def read_manifest(content: bytes, app: str, findings: Findings) -> Manifest | None:
    """The manifest; None, with everything that is wrong among the findings, if it cannot be used.

    Args:
        content: its bytes, whose signature held.
        app: the version of this program, such as ``0.1.0``.
        findings: where to tell what is wrong.
    """
    table = _parsed(content, findings)
    return None if table is None else _Reader(table, findings).read(app)


def told_apart(manifest: Manifest, pack: ClinicPack) -> tuple[tuple[str, object, object], ...]:
    """What the manifest says otherwise than ``clinic.toml``: the key there, the manifest's value, and the pack's."""
    pairs = (
        ("id", manifest.pack_id, pack.pack_id),
        ("serial", manifest.serial, pack.serial),
        ("author", manifest.author, pack.author),
        ("reviewed_on", manifest.reviewed_on, pack.reviewed_on),
        ("review_by", manifest.review_by, pack.review_by),
    )
    return tuple(pair for pair in pairs if pair[1] != pair[2])


class _Refused(ValueError):
    """The text is JSON that a manifest cannot be made of."""


def _parsed(content: bytes, findings: Findings) -> dict[str, Any] | None:
    try:
        table = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_int=_small_number,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except _Refused as error:
        _tell(findings, "whole file", str(error))
    except RecursionError:
        _tell(findings, "whole file", "brackets are nested too deeply")
    except ValueError:
        _tell(findings, "whole file", "is not the list of files that a signed pack has")
    else:
        if isinstance(table, dict):
            return table
        _tell(findings, "whole file", "is not the list of files that a signed pack has")
    return None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _Refused("says the same thing twice")
    return table


def _small_number(digits: str) -> int:
    if len(digits) > _LARGEST_NUMBER_DIGITS:
        raise _Refused("holds a number that is too large")
    return int(digits)


def _refuse(_text: str) -> None:
    raise _Refused("holds a number that is not whole")


def _tell(findings: Findings, place: str, problem: str, remedy: str = _ASK_FOR_ANOTHER) -> None:
    findings.add(MANIFEST, place, problem, remedy)


def _written_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class _Reader:
    """Reads the table of a manifest key by key."""

    def __init__(self, table: dict[str, Any], findings: Findings) -> None:
        self._table = table
        self._findings = findings

    def read(self, app: str) -> Manifest | None:
        if not self._is_readable_format() or not self._is_for(app):
            return None
        before = self._findings.count
        for name in sorted(self._table.keys() ^ _KEYS_OF_MANIFEST):
            problem = "is not known here" if name in self._table else "is missing"
            _tell(self._findings, quoted(name) if name in self._table else name, problem)
        pack_id = self._matching("pack", _PACK_ID)
        serial = self._table.get("serial")
        if isinstance(serial, bool) or not isinstance(serial, int) or not 1 <= serial <= LARGEST_SERIAL:
            _tell(self._findings, "serial", "is not a number from 1 on")
            serial = 0
        author = self._table.get("author")
        if not isinstance(author, str) or not author.isprintable() or not 0 < len(author) <= LONGEST_NAME:
            _tell(self._findings, "author", "is not a name")
            author = ""
        days = self._day("reviewed_on"), self._day("review_by")
        keys, files = self._keys(), self._files()
        if self._findings.count > before or self._findings.is_full:
            return None
        return Manifest(pack_id, serial, self._table["app"], author, *days, keys, files)

    def _is_readable_format(self) -> bool:
        value = self._table.get("format")
        if value == _FORMAT:
            return True
        if isinstance(value, str) and _ANY_FORMAT.fullmatch(value):
            remedy = "update Aftercare, then open the pack again"
            _tell(self._findings, "format", f"{quoted(value)} is newer than this Aftercare", remedy)
        else:
            _tell(self._findings, "format", "is not the format of a signed pack")
        return False

    def _is_for(self, app: str) -> bool:
        needed = self._table.get("app")
        if not isinstance(needed, str) or not _VERSION.fullmatch(needed):
            _tell(self._findings, "app", "is not a version of Aftercare")
            return False
        if _parts(needed) > _parts(app):
            remedy = "update Aftercare, then open the pack again"
            _tell(self._findings, "app", f"needs Aftercare {needed}, and this is {app}", remedy)
            return False
        return True

    def _matching(self, key: str, pattern: re.Pattern[str]) -> str:
        value = self._table.get(key)
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        _tell(self._findings, key, "is not written as it has to be")
        return ""

    def _day(self, key: str) -> date | None:
        value = self._table.get(key)
        if value is None:
            return None
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        _tell(self._findings, key, "is not a day")
        return None

    def _keys(self) -> tuple[str, ...]:
        keys = self._table.get("keys")
        if not isinstance(keys, list) or not 1 <= len(keys) <= MOST_KEYS:
            _tell(self._findings, "keys", f"is not a list of 1 to {MOST_KEYS} keys")
            return ()
        if not all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys) or len(set(keys)) < len(keys):
            _tell(self._findings, "keys", "holds what is not a key, or a key twice")
            return ()
        return tuple(keys)

    def _files(self) -> tuple[tuple[str, FileRecord], ...]:
        files = self._table.get("files")
        if not isinstance(files, dict) or not 1 <= len(files) <= MOST_FILES:
            _tell(self._findings, "files", f"is not a table of 1 to {MOST_FILES} files")
            return ()
        found = [(name, self._record(name, record)) for name, record in sorted(files.items())]
        records = tuple((name, record) for name, record in found if record is not None)
        if sum(record.size for _, record in records) > MOST_BYTES_TOGETHER:
            _tell(self._findings, "files", "the files are larger than 4 MiB together")
        if len({name.lower() for name in files}) < len(files):
            _tell(self._findings, "files", "two names differ in large and small letters only")
        return records

    def _record(self, name: str, record: object) -> FileRecord | None:
        match record:
            case {"size": int(size), "sha256": str(digest), **more} if (
                not more and not isinstance(size, bool) and 0 <= size <= MOST_BYTES and _KEY.fullmatch(digest)
            ):
                if _FILE_NAME.fullmatch(name):
                    return FileRecord(size, digest)
                _tell(self._findings, quoted(name), "is a name that a file of a signed pack cannot have")
            case _:
                _tell(self._findings, quoted(name), "has no size and digest that a file of a pack can have")
        return None


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
