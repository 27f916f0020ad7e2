"""Makes one file of a pack folder that nobody signed, so that a draft is kept and read like any other pack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aftercare.content.findings import Findings
from aftercare.content.pack_source import read_pack_files

_MADE = (1980, 1, 1, 0, 0, 0)


def packed_draft(folder: Path) -> bytes:
    """The folder as one packed file: only what belongs to a pack, and the same bytes for the same folder.

    What is wrong with the folder is found when the packed file is read.
    """
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in read_pack_files(folder, Findings()).content.items():
            entry = ZipInfo(name, _MADE)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
