"""Signed packs for the tests, whole ones and ones that were tampered with. Every key in here is made from a number."""

from __future__ import annotations

import json
import struct
import warnings
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.content.conftest import CLINIC, RULE

from aftercare.content.pack_signature import SignerSecret, public_key, sign_manifest

SECRET = SignerSecret(bytes(range(32)))
OTHER_SECRET = SignerSecret(bytes(range(1, 33)))
KEY, OTHER_KEY = public_key(SECRET).hex(), public_key(OTHER_SECRET).hex()
FILES: dict[str, bytes] = {"clinic.toml": CLINIC.encode(), "rules.toml": RULE.encode()}

Entry = tuple[str | ZipInfo, bytes]


def zipped(entries: Iterable[Entry]) -> bytes:
    packed = BytesIO()
    with warnings.catch_warnings(), ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return packed.getvalue()


def manifest(files: Mapping[str, bytes] = FILES, **changed: Any) -> dict[str, Any]:
    """A manifest of these files as a table, with other values in place of the usual."""
    records = {name: {"size": len(data), "sha256": sha256(data).hexdigest()} for name, data in files.items()}
    usual = {
        "format": "aftercare-signed-pack/1",
        "pack": "riverside",
        "serial": 3,
        "app": "0.1.0",
        "author": "Dr. Robin Ash",
        "reviewed_on": None,
        "review_by": None,
        "keys": [KEY],
        "files": records,
    }
    return {**usual, **changed}


def signed(
    files: Mapping[str, bytes] = FILES,
    *,
    written: bytes | None = None,
    secret: SignerSecret = SECRET,
    signature: bytes | None = None,
    more: Iterable[Entry] = (),
    **changed: Any,
) -> bytes:
    """A signed pack of these files; ``written`` takes the place of the manifest, and is then what is signed."""
    told = json.dumps(manifest(files, **changed)).encode() if written is None else written
    sealed = sign_manifest(told, secret) if signature is None else signature
    return zipped([("manifest.json", told), ("manifest.sig", sealed), *files.items(), *more])


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def png(
    width: int = 4,
    height: int = 3,
    *,
    colour: int = 0,
    depth: int = 8,
    interlace: int = 0,
    pixels: bytes | None = None,
    before: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """A PNG picture; ``before`` and ``after`` are more chunks around the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    shown = (b"\0" + bytes(width * depth // 8)) * height if pixels is None else pixels
    data = chunk(b"IDAT", zlib.compress(shown, 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + data + after + chunk(b"IEND", b"")
