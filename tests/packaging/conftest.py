"""The scripts of packaging/ are run and not imported as a package; the tests find them where they lie."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

for folder in ("", "icon", "linux", "pyinstaller", "windows"):
    place = str(PACKAGING / folder)
    if place not in sys.path:
        sys.path.append(place)
