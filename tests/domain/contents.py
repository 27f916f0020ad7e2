"""The real guidance and the packs in the repository.

Hypothesis prints every fixture of a test that fails, and the whole guidance is a long read: so its tests ask here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import Guidance

ROOT = Path(__file__).parents[2]
RIVERSIDE = "riverside"
FOLDERS = (
    ROOT / "resources" / "demo" / RIVERSIDE,
    *(folder for folder in sorted((ROOT / "tests" / "packs").iterdir()) if (folder / "clinic.toml").is_file()),
    *(folder for folder in sorted((ROOT / "tests" / "packs" / "strange").iterdir())),
)


@cache
def our_guidance() -> Guidance:
    return read_guidance(ROOT / "resources", "en")


@cache
def every_pack() -> dict[str, ClinicPack]:
    found: dict[str, ClinicPack] = {}
    for folder in FOLDERS:
        loaded = load_pack(folder, our_guidance())
        assert loaded.pack is not None, folder
        found[folder.name] = loaded.pack
    return found
