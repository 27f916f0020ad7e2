"""Opens a clinic pack, a folder or a packed file, and takes its few files into memory.

Nothing is unpacked to disk, nothing outside the pack is read, and no file is read further than it may be long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.content.findings import Findings
from aftercare.content.pack_files import LOGO, FileKeeper, parts_of_pack

if TYPE_CHECKING:
    from aftercare.content.signed_pack import Seal


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack.

    Attributes:
        name: name of the folder or packed file.
        content: the bytes of each file that can be part of a pack, by its name, in the order in which they are read.
        seal: what was signed and by whom; None for a draft.
    """

    name: str
    content: dict[str, bytes] = field(default_factory=dict)
    seal: Seal | None = None

    def rules(self) -> tuple[str, ...]:
        """The names of the files with rules."""
        return tuple(name for name in self.content if name == "rules.toml" or name.startswith("rules/"))

    def words(self) -> dict[str, str]:
        """The names of the files with words of a further language, by language."""
        return {name.split(".")[1]: name for name in self.content if name.startswith("words.")}


def read_pack_files(path: Path, findings: Findings) -> PackFiles:
    """The files of a pack; what is wrong with the pack as a whole is among the findings."""
    name = path.name or str(path)
    keeper, seal = FileKeeper(findings), None
    try:
        if path.is_dir():
            _read_folder(path, keeper, findings)
        elif path.is_file():
            # Imported here because most starts of the program meet a folder or no pack at all.
            from aftercare.content.packed_file import packed_bytes, read_packed

            seal = read_packed(path.name, packed_bytes(path), keeper, findings)
        else:
            remedy = "give the folder of the pack, or the packed file"
            findings.add(name, "whole pack", "is not there", remedy)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        remedy = "check that it is there and that you may read it"
        findings.add(name, "whole pack", f"cannot be opened ({reason})", remedy)
    _clean_logo(keeper, findings)
    return PackFiles(name, dict(sorted(keeper.content.items())), seal)


def read_packed_files(name: str, packed: bytes, findings: Findings) -> PackFiles:
    """The files of a packed pack whose bytes are at hand already.

    Args:
        name: the name of the packed file.
        packed: its bytes; more than it may have, by one at least, if it is too large.
        findings: where to tell what is wrong with the pack as a whole.
    """
    from aftercare.content.packed_file import read_packed

    keeper = FileKeeper(findings)
    seal = read_packed(name, packed, keeper, findings)
    _clean_logo(keeper, findings)
    return PackFiles(name, dict(sorted(keeper.content.items())), seal)


def files_at_hand(name: str, content: dict[str, bytes], findings: Findings) -> PackFiles:
    """The files of a pack that is in memory already, such as one being edited; held to the same bounds.

    Args:
        name: the name of its folder.
        content: the bytes of each file, by its name.
        findings: where to tell what is wrong with the pack as a whole.
    """
    from io import BytesIO

    keeper = FileKeeper(findings)
    for part in parts_of_pack(content, findings):
        keeper.keep(part, BytesIO(content[part]))
    _clean_logo(keeper, findings)
    return PackFiles(name, dict(sorted(keeper.content.items())))


def _clean_logo(keeper: FileKeeper, findings: Findings) -> None:
    logo = keeper.content.get(LOGO)
    if logo is None:
        return
    from aftercare.content.picture import NotAPicture, clean_picture

    try:
        keeper.content[LOGO] = clean_picture(logo)
    except NotAPicture as reason:
        del keeper.content[LOGO]
        findings.add(LOGO, "whole file", str(reason), "save your logo as PNG, or take the file out")


def _read_folder(root: Path, keeper: FileKeeper, findings: Findings) -> None:
    inside = root.resolve()
    names = [entry.name for entry in root.iterdir()]
    rules = root / "rules"
    if rules.is_dir() and rules.resolve().is_relative_to(inside):
        names += [f"rules/{entry.name}" for entry in rules.iterdir()]
    for name in parts_of_pack(names, findings):
        file = (root / name).resolve()
        if not file.is_relative_to(inside):
            remedy = "put the file itself into the folder"
            findings.add(name, "whole file", "is a link to a place outside the pack", remedy)
        elif not file.is_file():
            findings.add(name, "whole file", "is not a file", "put a file of that name there, or take it out")
        else:
            _read_file(name, file, keeper, findings)


def _read_file(name: str, file: Path, keeper: FileKeeper, findings: Findings) -> None:
    try:
        with file.open("rb") as stream:
            keeper.keep(name, stream)
    except OSError as error:
        problem = f"cannot be opened ({error.strerror})"
        findings.add(name, "whole file", problem, "check that you may read it")
