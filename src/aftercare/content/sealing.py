"""Makes a signed pack: the checked files of a pack, a manifest of them and its signature, in one zip file.

The same pack signed with the same key gives the same bytes.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aftercare.content.findings import Findings
from aftercare.content.pack_files import LOGO
from aftercare.content.pack_manifest import MANIFEST, SIGNATURE, manifest_of, written_manifest
from aftercare.content.pack_signature import SignerSecret, public_key, sign_manifest
from aftercare.content.pack_source import read_pack_files
from aftercare.content.signed_pack import hidden_mark
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault

OLDEST_APP = "0.1.0"
"""The oldest version of Aftercare that reads what this one signs."""

_MADE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def files_to_sign(path: Path) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """The files of a pack as they will be signed, and what of them cannot be signed.

    The folder may hold more, such as notes; only what belongs to the pack leaves the clinic.
    """
    findings = Findings()
    files = read_pack_files(path, findings)
    for name, content in files.content.items():
        if name != LOGO and (found := hidden_mark(content.decode("utf-8-sig", errors="replace"))):
            problem = f"holds a hidden character (U+{ord(found[1]):04X})"
            findings.add(name, f"line {found[0]}", problem, "delete the line and type it again", line=found[0])
    return files.content, findings.all()


def sealed(pack: ClinicPack, files: dict[str, bytes], secret: SignerSecret, next_keys: tuple[str, ...] = ()) -> bytes:
    """The signed pack.

    Args:
        pack: what the files say, checked.
        files: the files of the pack, by name.
        secret: the clinic's private key.
        next_keys: further public keys that may sign later versions, in hexadecimal digits.
    """
    own = public_key(secret).hex()
    keys = tuple(dict.fromkeys((own, *next_keys)))
    manifest = written_manifest(manifest_of(pack, files, keys, OLDEST_APP))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in (
            (MANIFEST, manifest),
            (SIGNATURE, sign_manifest(manifest, secret)),
            *sorted(files.items()),
        ):
            entry = ZipInfo(name, _MADE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return packed.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that there is the old one or the new one at any moment, and never a half.

    Raises:
        OSError: if it cannot be written; what was there before is then still there.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        try:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            Path(stream.name).replace(path)
        except OSError:
            Path(stream.name).unlink(missing_ok=True)
            raise
