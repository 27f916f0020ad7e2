"""Opens a pack's folder for the editor and saves into it, so that a power cut leaves the old pack or the new one.

All of a change is first written into one hidden file, then into the files themselves, and then the hidden file goes. If
it is still there when the folder is opened, the last save was cut short and is finished from it.
"""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from pathlib import Path

from aftercare.clinic.editing.edited_pack import EditedPack
from aftercare.clinic.whole_file import write_whole, write_whole_bytes

JOURNAL = ".aftercare-editor.json"
_LOGO = "logo.png"
_MOST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack that was opened, and whether a save that was cut short had to be finished."""

    pack: EditedPack
    was_recovered: bool = False


class PackFolder:
    """One pack's folder on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._saved: dict[str, str] = {}
        self._logo: bytes | None = None

    def open(self) -> OpenedPack:
        """The pack in the folder.

        Raises:
            OSError: if it cannot be read, or holds no pack.
            UnicodeDecodeError: if a file is not text.
        """
        if not (self.folder / "clinic.toml").is_file() and not (self.folder / JOURNAL).is_file():
            raise FileNotFoundError(errno.ENOENT, "there is no clinic.toml in it")
        left_over = self._journal()
        if left_over is not None:
            self._write_files(left_over)
            (self.folder / JOURNAL).unlink()
        pack = self._read()
        self.go_by(pack)
        return OpenedPack(pack, left_over is not None)

    def changed_outside(self) -> EditedPack | None:
        """The pack as somebody else left it since it was opened or saved here; None if nobody did.

        Raises:
            OSError: if it cannot be read, or its ``clinic.toml`` is gone.
            UnicodeDecodeError: if a file is not text.
        """
        found = self._read()
        if "clinic.toml" not in dict(found.files):
            raise FileNotFoundError(errno.ENOENT, "there is no clinic.toml in it")
        return None if dict(found.files) == self._saved and found.logo == self._logo else found

    def go_by(self, pack: EditedPack) -> None:
        """Take what is in the folder as known."""
        self._saved, self._logo = dict(pack.files), pack.logo

    def _read(self) -> EditedPack:
        names = ["clinic.toml", "rules.toml"]
        names += [f"rules/{path.name}" for path in sorted((self.folder / "rules").glob("*.toml"))]
        names += [path.name for path in sorted(self.folder.glob("words.*.toml"))]
        files = {name: (self.folder / name).read_text("utf-8-sig") for name in names if (self.folder / name).is_file()}
        logo = self.folder / _LOGO
        return EditedPack(tuple(sorted(files.items())), logo.read_bytes() if logo.is_file() else None)

    def save(self, pack: EditedPack) -> bool:
        """Writes what changed since the last save; False if that is nothing.

        Raises:
            OSError: if it cannot be written. Either nothing has changed, or opening the folder again finishes it.
        """
        changed: dict[str, str | None] = {name: text for name, text in pack.files if self._saved.get(name) != text}
        # A file that the pack no longer has was made in the editor, and then taken back.
        changed.update(dict.fromkeys(self._saved.keys() - dict(pack.files).keys()))
        has_other_logo = pack.logo != self._logo
        if has_other_logo:
            # A picture stands for itself: whole, old or new, it goes with either state of the texts.
            self._write_logo(pack.logo)
            self._logo = pack.logo
        if not changed:
            return has_other_logo
        write_whole(self.folder / JOURNAL, json.dumps(changed, ensure_ascii=False))
        self._write_files(changed)
        (self.folder / JOURNAL).unlink()
        self._saved = dict(pack.files)
        return True

    def _write_logo(self, logo: bytes | None) -> None:
        if logo is None:
            (self.folder / _LOGO).unlink(missing_ok=True)
        else:
            write_whole_bytes(self.folder / _LOGO, logo)

    def _write_files(self, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            if text is None:
                (self.folder / name).unlink(missing_ok=True)
                continue
            (self.folder / name).parent.mkdir(exist_ok=True)
            write_whole(self.folder / name, text)

    def _journal(self) -> dict[str, str | None] | None:
        """What a save that was cut short meant to write; None if there is nothing whole."""
        try:
            with (self.folder / JOURNAL).open("rb") as stream:
                found = json.loads(stream.read(_MOST_BYTES))
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict):
            return None
        is_whole = all(_is_ours(name) and (text is None or isinstance(text, str)) for name, text in found.items())
        return found if is_whole else None


def _is_ours(name: object) -> bool:
    """True for a file of a pack inside the folder; a journal leads nowhere else."""
    if not isinstance(name, str) or not name.endswith(".toml"):
        return False
    parts = Path(name).parts
    return len(parts) == 1 or (len(parts) == 2 and parts[0] == "rules")
