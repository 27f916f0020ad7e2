"""Reads a packed clinic pack, which is a zip file, without unpacking anything to disk."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from aftercare.content.findings import Findings
from aftercare.content.pack_files import MOST_FILES, FileKeeper, parts_of_pack
from aftercare.content.pack_manifest import MANIFEST, SIGNATURE
from aftercare.content.signed_pack import Seal, read_signed

MOST_PACKED_BYTES = 4 * 1024 * 1024

_NAME = r"\.?\w[\w .()+-]{0,79}"
_HARMLESS_NAME = re.compile(rf"{_NAME}(?:/(?:{_NAME})?)?")
_ENCRYPTED = 1
_DAMAGE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error)


def packed_bytes(path: Path) -> bytes:
    """The bytes of a packed file, and no more than one beyond what it may have.

    Raises:
        OSError: if it cannot be opened.
    """
    with path.open("rb") as stream:
        return stream.read(MOST_PACKED_BYTES + 1)


def read_packed(name: str, packed: bytes, keeper: FileKeeper, findings: Findings) -> Seal | None:
    """Takes the files of a packed pack into memory; of a signed one, only if all of it is as it was signed.

    Args:
        name: the name of the packed file, for what is told of it.
        packed: its bytes, as `packed_bytes` gives them.
        keeper: takes the files.
        findings: where to tell what is wrong.

    Returns:
        What was signed, and by whom; None for a draft, and for a pack that is refused.
    """
    if len(packed) > MOST_PACKED_BYTES:
        remedy = "make the logo smaller, or take out what is not needed"
        findings.add(name, "whole pack", "is larger than 4 MiB", remedy)
        return None
    try:
        with ZipFile(BytesIO(packed)) as archive:
            entries = _usable_entries(archive, name, findings)
            if {MANIFEST, SIGNATURE}.isdisjoint(name.lower() for name in entries):
                _read_draft(archive, entries, keeper, findings)
                return None
            if archive.comment or min(entry.header_offset for entry in archive.infolist()):
                remedy = "fetch it again, or ask the clinic for it"
                findings.add(name, "whole pack", "holds something before or after the signed pack", remedy)
            return None if findings.must_be_fixed else read_signed(archive, entries, keeper, findings)
    except _DAMAGE:
        remedy = "pack it again, or fetch it again"
        findings.add(name, "whole pack", "is not a packed clinic pack, or is damaged", remedy)
    return None


def _usable_entries(archive: ZipFile, pack: str, findings: Findings) -> dict[str, ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        remedy = f"take out what is not needed; {MOST_FILES} are the most"
        findings.add(pack, "whole pack", f"holds {len(entries)} files", remedy)
        return {}
    by_name: dict[str, ZipInfo] = {}
    for entry in entries:
        if _is_usable(entry, findings) and not entry.is_dir():
            if entry.filename.lower() in [name.lower() for name in by_name]:
                remedy = "pack it again with one file of that name"
                findings.add(entry.filename, "whole file", "is in the pack twice", remedy)
            by_name[entry.filename] = entry
    return by_name


def _read_draft(archive: ZipFile, entries: dict[str, ZipInfo], keeper: FileKeeper, findings: Findings) -> None:
    for name in parts_of_pack(entries, findings):
        try:
            with archive.open(entries[name]) as stream:
                keeper.keep(name, stream)
        except _DAMAGE:
            findings.add(name, "whole file", "is damaged", "pack the folder again, or fetch the pack again")


def _is_usable(entry: ZipInfo, findings: Findings) -> bool:
    # The name as it stands in the archive: zipfile itself cuts it at a zero byte and turns its slashes.
    name = entry.orig_filename
    if not _HARMLESS_NAME.fullmatch(name) or name != entry.filename:
        problem, remedy = "is a name that a pack cannot have", "give the file a plain name, and pack the folder again"
    elif stat.S_ISLNK(entry.external_attr >> 16):
        problem, remedy = "is a link", "put the file itself into the folder, and pack it again"
    elif entry.flag_bits & _ENCRYPTED:
        problem, remedy = "is locked with a password", "pack the folder again without a password"
    elif entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        problem, remedy = "is packed in a way Aftercare does not read", "pack the folder again as a plain zip file"
    else:
        return True
    findings.add(name, "whole file", problem, remedy)
    return False
