"""What a pack may hold: which names, how many files, and how large."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from aftercare.content.findings import Findings, did_you_mean
from aftercare.content.toml_file import MOST_BYTES

LOGO = "logo.png"
MOST_FILES = 64
MOST_BYTES_TOGETHER = 4 * 1024 * 1024

_PART_OF_PACK = re.compile(
    r"clinic\.toml|rules\.toml|rules/[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.toml|words\.[a-z]{2,3}(?:-[A-Z]{2})?\.toml|logo\.png",
    re.ASCII,
)
_LEFT_BY_THE_SYSTEM = re.compile(r"(?:.*/)?\..*|__MACOSX/.*", re.DOTALL)
_USUAL_NAMES = ("clinic.toml", "rules.toml", "words.es.toml")


def parts_of_pack(names: Iterable[str], findings: Findings) -> list[str]:
    """The names that can be part of a pack, in order.

    Other files are left alone, but a TOML file of another name is told of, for its rules would be lost in silence.
    """
    parts: list[str] = []
    for name in sorted(names):
        if _PART_OF_PACK.fullmatch(name):
            parts.append(name)
        elif name.lower().endswith(".toml") and not _LEFT_BY_THE_SYSTEM.fullmatch(name):
            findings.add(name, "whole file", "is not the name of a file in a pack", _remedy_for(name))
    if len(parts) > MOST_FILES:
        remedy = f"join some; {MOST_FILES} are the most"
        findings.add("rules", "whole folder", f"the pack holds {len(parts)} files", remedy)
    return parts[:MOST_FILES]


def _remedy_for(name: str) -> str:
    if name.startswith("rules/"):
        return "write its name with plain letters, digits and hyphens"
    if "/" in name:
        return "pack the files themselves, not the folder around them"
    return did_you_mean(name, _USUAL_NAMES, "move its rules into rules.toml, or take it out")


class FileKeeper:
    """Takes files into memory, and none further than it may be long.

    Attributes:
        content: the bytes of each file that was taken, by its name.
    """

    def __init__(self, findings: Findings) -> None:
        self.content: dict[str, bytes] = {}
        self._findings = findings
        self._left = MOST_BYTES_TOGETHER

    def keep(self, name: str, stream: IO[bytes]) -> None:
        """Takes one file, or tells that it is too large."""
        read = stream.read(MOST_BYTES + 1)
        if len(read) > MOST_BYTES:
            remedy = "make it smaller, or take out what is not needed"
            self._findings.add(name, "whole file", "is larger than 1 MiB", remedy)
        elif len(read) > self._left:
            self._findings.add(name, "whole file", "makes the pack larger than 4 MiB", "take out what is not needed")
        else:
            self.content[name] = read
            self._left -= len(read)
