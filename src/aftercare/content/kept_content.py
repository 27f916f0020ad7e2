"""Content that was read before: our guidance and the clinic's pack, kept so that the window opens at once.

What is kept is named after the bytes it was made from and after the program that made it: its version, and size and
time of its files, which change in a checkout without another version. If any of that changes, the name is another one,
and everything is read and checked anew. Nothing here has to be there: a missing, damaged or unwritable copy only costs
time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from aftercare import __version__, domain
from aftercare.content.plan_files import plan_files
from aftercare.content.snapshot import SnapshotError, from_snapshot, to_snapshot
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import Guidance
from aftercare.domain.treatment import Treatment

_Kept = TypeVar("_Kept", Guidance, ClinicPack)
_OWNER_ONLY = 0o600
_MODULE = (".py", ".pyc")


class KeptContent:
    """Copies of checked content in one folder."""

    def __init__(self, folder: Path) -> None:
        """Takes the folder of the copies; it need not exist."""
        self._folder = folder
        self._program = _program_stamp()
        self._guidance: dict[str, Guidance] = {}
        self._stamps: dict[Path, str] = {}

    def plan_guidance(self, root: Path, language: str, treatment: Treatment) -> Guidance:
        """What plans of one treatment need of our guidance.

        Raises:
            ContentError: it is missing or wrong.
        """
        name = f"guidance-{language}-{treatment.value}"
        if name in self._guidance:
            return self._guidance[name]
        stamp = self._stamp_of(root / language)
        kept = self._kept(Guidance, name, stamp)
        if kept is None:
            from aftercare.content.guidance_reader import read_plan_guidance

            kept = self._keep(name, stamp, read_plan_guidance(root, language, treatment))
        self._guidance[name] = kept
        return kept

    def pack(self, packed: bytes, root: Path, guidance: Guidance) -> ClinicPack | None:
        """The pack in these bytes; None if anything in it has to be fixed first.

        What is kept is named after the digest of all its bytes, so that no other pack is ever taken for it.

        Args:
            packed: the bytes of a packed pack, signed or a draft.
            root: the folder of our content, whose topics and names the pack may use.
            guidance: our guidance, whose language the clinic's words are wanted in.
        """
        ours = self._stamp_of(root / guidance.language)
        stamp = f"{ours}{guidance.language}{sha256(packed).hexdigest()}"
        kept = self._kept(ClinicPack, "pack", stamp)
        if kept is not None:
            return kept
        from aftercare.content.pack_reader import load_packed

        fresh = load_packed("the clinic's file", packed, guidance, guidance.language).pack
        return None if fresh is None else self._keep("pack", stamp, fresh)

    def _stamp_of(self, folder: Path) -> str:
        """A digest of what plans are made from in a language, by names and bytes; read once."""
        if folder not in self._stamps:
            digest = sha256()
            for file in plan_files(folder):
                with suppress(OSError):
                    content = file.read_bytes()
                    digest.update(f"{file.name} {len(content)} ".encode() + content)
            self._stamps[folder] = digest.hexdigest()
        return self._stamps[folder]

    def _place(self, name: str, stamp: str) -> Path:
        key = sha256(f"{self._program}{stamp}".encode()).hexdigest()[:24]
        return self._folder / f"{name}-{key}.json"

    def _kept(self, kind: type[_Kept], name: str, stamp: str) -> _Kept | None:
        try:
            value = from_snapshot(self._place(name, stamp).read_bytes())
        except (OSError, SnapshotError):
            return None
        return value if isinstance(value, kind) else None

    def _keep(self, name: str, stamp: str, value: _Kept) -> _Kept:
        """Keeps a value in place of an older copy, and gives it back."""
        place = self._place(name, stamp)
        half = place.with_suffix(".part")
        try:
            snapshot = to_snapshot(value)
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for older in self._folder.glob(f"{name}-*.json"):
                older.unlink(missing_ok=True)
            handle = os.open(half, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _OWNER_ONLY)
            with os.fdopen(handle, "wb") as stream:
                stream.write(snapshot)
            half.replace(place)
        except (OSError, TypeError):
            with suppress(OSError):
                half.unlink()
        return value


def _program_stamp() -> str:
    """What changes with the parts of the program that read content."""
    if getattr(sys, "frozen", False):
        # A packaged program has its modules inside, and is another file with every build.
        packed = Path(sys.executable).stat()
        return f"{__version__}{packed.st_size} {packed.st_mtime_ns}"
    files = [file for folder in (Path(__file__).parent, *map(Path, domain.__path__)) for file in os.scandir(folder)]
    told = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.name.endswith(_MODULE)]
    return f"{__version__}{sorted(told)}"
