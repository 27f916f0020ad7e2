"""Reads a signed pack: first the signature, then what was signed, then every file. Nothing is used before all held.

A file is read no further than the manifest says it is long, whatever the zip file says. Nothing is unpacked to disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection
from hashlib import sha256
from io import BytesIO
from unicodedata import category
from zipfile import BadZipFile, ZipFile, ZipInfo

from aftercare import __version__
from aftercare.content.findings import Findings
from aftercare.content.pack_files import FileKeeper, parts_of_pack
from aftercare.content.pack_manifest import (
    MANIFEST,
    MOST_MANIFEST_BYTES,
    SIGNATURE,
    FileRecord,
    Manifest,
    read_manifest,
)
from aftercare.content.pack_signature import KEY_BYTES, SIGNATURE_BYTES, signer_of
from aftercare.content.plain_text import NEEDED_FORMAT_MARKS
from aftercare.domain.frozen import frozen

_DAMAGE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
_FETCH_AGAIN = "do not use it; fetch it again, or ask the clinic for it"

_LINE_MARKS = frozenset("\n\t\r")
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


@frozen
class Seal:
    """A signature that holds.

    Attributes:
        manifest: what it vouches for.
        signer: the public key it holds under, in hexadecimal digits.
        digest: SHA-256 of the manifest's bytes in hexadecimal digits, which stands for all that was signed.
    """

    manifest: Manifest
    signer: str
    digest: str


def read_signed(archive: ZipFile, entries: dict[str, ZipInfo], keeper: FileKeeper, findings: Findings) -> Seal | None:
    """Takes the files of a signed pack into memory, if all of them are as they were signed.

    Args:
        archive: the zip file.
        entries: all its files by name; each has been found usable, and no name is there twice.
        keeper: takes the files; none if anything at all is wrong.
        findings: where to tell what is wrong.
    """
    for name in (MANIFEST, SIGNATURE):
        if name not in entries:
            findings.add(name, "whole file", "is missing, so nothing in the pack can be trusted", _FETCH_AGAIN)
            return None
    written = _bytes_of(MANIFEST, archive, entries, MOST_MANIFEST_BYTES, findings)
    signature = _bytes_of(SIGNATURE, archive, entries, KEY_BYTES + SIGNATURE_BYTES, findings)
    if written is None or signature is None:
        return None
    signer = signer_of(written, signature)
    if signer is None:
        findings.add(SIGNATURE, "whole file", "is not the signature of this pack", _FETCH_AGAIN)
        return None
    manifest = read_manifest(written, __version__, findings)
    if manifest is None:
        return None
    if signer.hex() not in manifest.keys:
        findings.add(MANIFEST, "keys", "do not name the key that signed the pack", "ask the clinic to sign it again")
        return None
    content = _content(archive, entries, manifest, findings)
    if findings.must_be_fixed:
        return None
    for name, data in content.items():
        keeper.keep(name, BytesIO(data))
    return Seal(manifest, signer.hex(), sha256(written).hexdigest())


def hidden_mark(text: str) -> tuple[int, str] | None:
    """The line, from 1, and the first mark in it that cannot be seen and that no script needs."""
    if text.isascii() and text.isprintable():
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isprintable():
            for mark in line:
                if category(mark) in _HIDDEN and mark not in _LINE_MARKS and mark not in NEEDED_FORMAT_MARKS:
                    return number, mark
    return None


def _content(archive: ZipFile, entries: dict[str, ZipInfo], manifest: Manifest, findings: Findings) -> dict[str, bytes]:
    records = dict(manifest.files)
    inside = entries.keys() - {MANIFEST, SIGNATURE}
    for name in sorted(inside - records.keys()):
        findings.add(name, "whole file", "was put in after the pack was signed", _FETCH_AGAIN)
    for name in sorted(records.keys() - inside):
        findings.add(name, "whole file", "was signed and is not there", _FETCH_AGAIN)
    if findings.must_be_fixed:
        return {}
    content: dict[str, bytes] = {}
    for name, record in records.items():
        data = _as_signed(name, record, archive, entries, findings)
        if data is None:
            return {}
        content[name] = data
    _check_texts(content, findings)
    parts: Collection[str] = parts_of_pack(content, findings)
    return {name: content[name] for name in parts}


def _as_signed(
    name: str, record: FileRecord, archive: ZipFile, entries: dict[str, ZipInfo], findings: Findings
) -> bytes | None:
    data = _bytes_of(name, archive, entries, record.size, findings)
    if data is None or record.fits(data):
        return data
    findings.add(name, "whole file", "is not as it was signed", _FETCH_AGAIN)
    return None


def _bytes_of(
    name: str, archive: ZipFile, entries: dict[str, ZipInfo], longest: int, findings: Findings
) -> bytes | None:
    try:
        with archive.open(entries[name]) as stream:
            # One byte more than it may have: what the zip file says of its length is not believed.
            data = stream.read(longest + 1)
    except _DAMAGE:
        findings.add(name, "whole file", "is damaged", _FETCH_AGAIN)
        return None
    if len(data) > longest:
        findings.add(name, "whole file", "is longer than it may be", _FETCH_AGAIN)
        return None
    return data


def _check_texts(content: dict[str, bytes], findings: Findings) -> None:
    for name, data in content.items():
        if name.endswith(".png"):
            continue
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            findings.add(name, f"line {line}", "is not UTF-8 text", "ask the clinic to sign a mended pack")
            continue
        found = hidden_mark(text)
        if found is not None:
            problem = f"holds a hidden character (U+{ord(found[1]):04X})"
            findings.add(name, f"line {found[0]}", problem, "ask the clinic to sign a mended pack")
