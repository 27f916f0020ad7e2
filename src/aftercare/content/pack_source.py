"""Opens a clinic pack, a folder or a packed file, and takes its few files into memory.

Nothing is unpacked to disk, nothing outside the pack is read, and no file is read further than it may be long.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from aftercare.content.findings import Findings, did_you_mean, shown
from aftercare.content.toml_file import MOST_BYTES

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_PACKED_BYTES = 4 * 1024 * 1024
MOST_ENTRIES = 64
LOGO = "logo.png"

_PART_OF_PACK = re.compile(
    r"clinic\.toml|rules\.toml|rules/[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.toml|words\.[a-z]{2,3}(?:-[A-Z]{2})?\.toml|logo\.png",
    re.ASCII,
)
_HARMLESS_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,79}(?:/(?:[A-Za-z0-9_][A-Za-z0-9_. -]{0,79})?)?", re.ASCII)
_PNG = b"\x89PNG\r\n\x1a\n"
_USUAL_NAMES = ("clinic.toml", "rules.toml", "words.es.toml")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack.

    Attributes:
        name: name of the folder or packed file.
        content: the bytes of each file that can be part of a pack, by its name, in the order in which they are read.
    """

    name: str
    content: dict[str, bytes] = field(default_factory=dict)

    def rules(self) -> tuple[str, ...]:
        """The names of the files with rules."""
        return tuple(name for name in self.content if name == "rules.toml" or name.startswith("rules/"))

    def words(self) -> dict[str, str]:
        """The names of the files with words of a further language, by language."""
        return {name.split(".")[1]: name for name in self.content if name.startswith("words.")}


def read_pack_files(path: Path, findings: Findings) -> PackFiles:
    """The files of a pack; what is wrong with the pack as a whole is among the findings."""
    name = path.name or str(path)
    try:
        content = _from_folder(path, findings) if path.is_dir() else _from_packed(path, name, findings)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        findings.add(
            name, "whole pack", f"cannot be opened ({reason})", "check that it is there and that you may read it"
        )
        content = {}
    if LOGO in content and not content[LOGO].startswith(_PNG):
        findings.add(LOGO, "whole file", "is not a PNG picture", "save your logo as PNG, or take the file out")
    return PackFiles(name, dict(sorted(content.items())))


def _from_folder(root: Path, findings: Findings) -> dict[str, bytes]:
    content: dict[str, bytes] = {}
    names = [entry.name for entry in root.iterdir() if not entry.name.startswith(".")]
    if (root / "rules").is_dir():
        names.remove("rules")
        names += [f"rules/{entry.name}" for entry in (root / "rules").iterdir() if not entry.name.startswith(".")]
    for name in _parts(names, findings):
        whole = (root / name).resolve()
        if not whole.is_relative_to(root.resolve()):
            findings.add(
                name, "whole file", "is a link to a place outside the pack", "put the file itself into the folder"
            )
        elif not whole.is_file():
            findings.add(name, "whole file", "is not a file", "put a file of that name there, or take it out")
        else:
            _keep(name, whole.open("rb"), content, findings)
    return content


def _from_packed(path: Path, name: str, findings: Findings) -> dict[str, bytes]:
    # Imported here because most starts of the program meet a folder or no pack at all.
    from zipfile import BadZipFile, ZipFile

    if not path.is_file():
        findings.add(name, "whole pack", "is not there", "give the folder of the pack, or the packed file")
        return {}
    with path.open("rb") as stream:
        packed = stream.read(MOST_PACKED_BYTES + 1)
    if len(packed) > MOST_PACKED_BYTES:
        findings.add(
            name, "whole pack", "is larger than 4 MiB", "make the logo smaller, or take out what is not needed"
        )
        return {}
    try:
        with ZipFile(BytesIO(packed)) as archive:
            return _from_archive(archive, name, findings)
    except (BadZipFile, ValueError, NotImplementedError):
        findings.add(
            name, "whole pack", "is not a packed clinic pack, or is damaged", "pack it again, or fetch it again"
        )
        return {}


def _from_archive(archive: ZipFile, pack: str, findings: Findings) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        remedy = f"take out what is not needed; {MOST_ENTRIES} are the most"
        findings.add(pack, "whole pack", f"holds {len(entries)} files", remedy)
        return {}
    usable = [entry for entry in entries if _is_usable(entry, findings)]
    by_name: dict[str, ZipInfo] = {}
    for entry in usable:
        if entry.filename.lower() in {name.lower() for name in by_name}:
            findings.add(
                entry.filename, "whole file", "is in the pack twice", "pack it again with one file of that name"
            )
        by_name[entry.filename] = entry
    content: dict[str, bytes] = {}
    for name in _parts([name for name in by_name if not name.endswith("/")], findings):
        _unpack(archive, by_name[name], content, findings)
    return content


def _is_usable(entry: ZipInfo, findings: Findings) -> bool:
    # The name as it stands in the archive: the reader has already cut it at a zero byte and turned its slashes.
    name = entry.orig_filename
    problem = ""
    if not _HARMLESS_NAME.fullmatch(name) or name != entry.filename:
        problem = "has a name that a pack cannot have"
    elif stat.S_ISLNK(entry.external_attr >> 16):
        problem = "is a link"
    elif entry.flag_bits & _ENCRYPTED:
        problem = "is locked with a password"
    elif entry.compress_type not in (_STORED, _DEFLATED):
        problem = "is packed in a way that Aftercare does not read"
    if problem:
        findings.add(
            shown(name), "whole file", problem, "pack the folder again with aftercare-clinic, or as a plain zip file"
        )
    return not problem


def _unpack(archive: ZipFile, entry: ZipInfo, content: dict[str, bytes], findings: Findings) -> None:
    import zlib
    from zipfile import BadZipFile

    try:
        _keep(entry.filename, archive.open(entry), content, findings)
    except (BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, zlib.error):
        findings.add(entry.filename, "whole file", "is damaged", "pack the folder again, or fetch the pack again")


def _keep(name: str, stream: IO[bytes], content: dict[str, bytes], findings: Findings) -> None:
    with stream:
        read = stream.read(MOST_BYTES + 1)
    if len(read) > MOST_BYTES:
        findings.add(name, "whole file", "is larger than 1 MiB", "make it smaller, or take out what is not needed")
    else:
        content[name] = read


def _parts(names: Iterable[str], findings: Findings) -> list[str]:
    """The names that can be part of a pack. A TOML file of another name is told of, for its rules would be lost."""
    parts = sorted(name for name in names if _PART_OF_PACK.fullmatch(name))
    for name in sorted(set(names) - set(parts)):
        if name.lower().endswith(".toml"):
            remedy = did_you_mean(name, _USUAL_NAMES, "move its rules into rules.toml, or take it out")
            findings.add(name, "whole file", "is not the name of a file in a pack", remedy)
    if len(parts) > MOST_ENTRIES:
        findings.add("rules", "whole folder", f"holds {len(parts)} files", f"join some; {MOST_ENTRIES} are the most")
    return parts[:MOST_ENTRIES]
