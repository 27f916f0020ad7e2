"""Sample packs to start from: invented clinics, marked as samples until a clinic has made the pack its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_FOLDER = "samples"
_ID_LINE = re.compile(r'^id = "[^"]*"$', re.MULTILINE)


def sample_names(resources: Path) -> tuple[str, ...]:
    """The names of the samples, in order."""
    return tuple(sorted(path.parent.name for path in (resources / _FOLDER).glob("*/clinic.toml")))


def copy_sample(resources: Path, name: str, folder: Path, pack_id: str) -> None:
    """Makes a folder with the files of a sample and the clinic's own lasting name.

    Args:
        resources: the folder of our content.
        name: one of ``sample_names``.
        folder: the folder to make.
        pack_id: the lasting name of the new pack.

    Raises:
        FileExistsError: if the folder is there; nothing is ever written over.
        OSError: if it cannot be written; then nothing is left of it.
    """
    folder.mkdir()
    try:
        for file in sorted((resources / _FOLDER / name).iterdir()):
            text = file.read_text(encoding="utf-8")
            if file.name == "clinic.toml":
                text = _ID_LINE.sub(f'id = "{pack_id}"', text, count=1)
            (folder / file.name).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
