"""The real guidance and the packs in the repository, read once for all tests of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import Guidance

ROOT = Path(__file__).parents[2]
FOLDERS = (
    ROOT / "resources" / "demo" / "riverside",
    *(folder for folder in sorted((ROOT / "tests" / "packs").iterdir()) if (folder / "clinic.toml").is_file()),
    *sorted((ROOT / "tests" / "packs" / "strange").iterdir()),
)


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return read_guidance(ROOT / "resources", "en")


@pytest.fixture(scope="session")
def packs(guidance: Guidance) -> dict[str, ClinicPack]:
    found: dict[str, ClinicPack] = {}
    for folder in FOLDERS:
        loaded = load_pack(folder, guidance)
        assert loaded.pack is not None, folder
        found[folder.name] = loaded.pack
    return found
