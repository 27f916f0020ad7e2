"""Holds what is handed out to its budgets: `check_sizes.py FILE-OR-FOLDER=MEGABYTES ...`."""

from __future__ import annotations

import sys
from pathlib import Path

MEGABYTE = 1_000_000


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder, each counted once."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())


def main(rows: list[str]) -> int:
    """Say each size; 1 if one is over its budget."""
    code = 0
    for row in rows:
        name, _, budget = row.rpartition("=")
        size = size_of(Path(name)) / MEGABYTE
        is_over = size > float(budget)
        code |= is_over
        remedy = "; too large, see packaging/pyinstaller/trimming.py" if is_over else ""
        print(f"{name}: {size:.1f} MB of {budget} MB{remedy}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
