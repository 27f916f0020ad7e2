"""Builds the folder for Linux twice, in two places, and compares every file: is what we hand out what the source says?

    python packaging/compare_builds.py SCRATCH

Ends with 1 and names each file that differs. What may differ, and why, stands in packaging/README.md.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder by its place, and where a link leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[place] = f"-> {path.readlink()}"
        elif path.is_file():
            found[place] = f"{path.stat().st_mode & 0o777:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return found


def main(scratch: Path) -> int:
    """Build twice and compare; 0 if both are the same."""
    made = []
    for name in ("first", "a-second-place"):
        subprocess.run((sys.executable, str(HERE / "build_folder.py"), str(scratch / name)), check=True)
        made.append(digests(scratch / name / "aftercare"))
    first, second = made
    different = sorted(place for place in first.keys() | second.keys() if first.get(place) != second.get(place))
    for place in different:
        print(f"differs: {place}")
    print(f"{len(first)} files, {len(different)} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
