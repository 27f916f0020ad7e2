"""Which files of our guidance plans are made from: these and all rules. The others belong to pages and to paper."""

from __future__ import annotations

from pathlib import Path

OF_PLANS = ("topics", "names", "wording", "visits", "help", "calls", "disclaimer")


def plan_files(folder: Path) -> list[Path]:
    """The files plans are made from, in the folder of one language; some may be missing."""
    return [*(folder / f"{name}.toml" for name in OF_PLANS), *sorted((folder / "rules").glob("*.toml"))]
