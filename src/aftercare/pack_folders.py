"""Where packs wait on this computer: beside the program, where an installer puts them, and the folder of the machine.

Only ``app.py`` uses it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from aftercare.resource_root import PACKAGE

BESIDE_THE_PROGRAM = "clinic-packs"


def pack_folders() -> tuple[Path, ...]:
    """The folders of this computer, whether they are there or not."""
    program = Path(sys.executable).parent if getattr(sys, "frozen", False) else PACKAGE
    return (program / BESIDE_THE_PROGRAM, machine_folder(sys.platform, os.environ))


def machine_folder(platform: str, environment: Mapping[str, str]) -> Path:
    """The folder in which whoever looks after the computer leaves packs for everybody on it."""
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA") or "C:\\ProgramData") / "Aftercare" / "Clinic packs"
    if platform == "darwin":
        return Path("/Library/Application Support/Aftercare/Clinic packs")
    return Path("/etc/aftercare/clinic-packs")
