"""Measures how long a clinic's pack takes to be opened and checked, beside reading the same TOML bare."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from bench.rounds import best_of

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack, load_packed
from aftercare.content.pack_signature import new_secret
from aftercare.content.sealing import files_to_sign, sealed
from aftercare.domain.errors import BugError
from aftercare.pack_problems import problems_of

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PACK = RESOURCES / "demo" / "riverside"
"""The fullest pack that we ship."""
ROUNDS = 15
LOADED = 6
"""What opening the signed file may take, its signature and each file's checksum included, in times of the bare TOML."""
CHECKED = 60
"""What opening and checking may take. Most of it is planning by the rules, which finds what no one can reach."""

Measure = tuple[str, float, str, float | None, str]


def measured() -> list[Measure]:
    """Opening the signed file, and opening and checking it as the editor and the command do."""
    guidance = read_guidance(RESOURCES, "en")
    pack = load_pack(PACK, guidance).pack
    if pack is None:
        raise BugError(f"the sample {PACK.name} is not sound")
    files, _ = files_to_sign(PACK)
    packed = sealed(pack, files, new_secret())
    texts = [content.decode() for name, content in files.items() if name.endswith(".toml")]
    today = date(2026, 5, 14)

    bare = best_of(ROUNDS, lambda: [tomllib.loads(text) for text in texts])
    loaded = best_of(ROUNDS, lambda: load_packed("sample", packed, guidance))
    checked = best_of(ROUNDS, lambda: problems_of(load_packed("sample", packed, guidance), guidance, today))
    size = f"{sum(len(text) for text in texts) / 1000:.0f} kB of TOML, {bare * 1000:.1f} ms bare"
    return [
        ("opening a signed pack beside reading its TOML bare", loaded / bare, "times", LOADED, size),
        ("... opening and checking it", checked / bare, "times", CHECKED, f"{checked * 1000:.1f} ms"),
    ]


if __name__ == "__main__":
    for measure in measured():
        print(*measure)
