"""Every hostile pack is refused with its reason, soon, in little memory, and nothing is written anywhere."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from tests.content.hostile_packs import Hostile, hostile_packs
from tests.content.signed_packs import signed

from aftercare.content.pack_reader import load_pack
from aftercare.domain.guidance import Guidance

HOSTILE = tuple(hostile_packs())
SECONDS = 3.0
MOST_MEMORY = 96 * 1024 * 1024


def test_there_are_enough_of_them_and_each_has_a_name() -> None:
    assert len({one.name for one in HOSTILE}) == len(HOSTILE)
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_pack_is_refused_with_its_reason(hostile: Hostile, guidance: Guidance, tmp_path: Path) -> None:
    path = tmp_path / "pack.aftercare-clinic"
    path.write_bytes(hostile.make())
    began = time.perf_counter()
    loaded = load_pack(path, guidance)
    took = time.perf_counter() - began

    told = [str(fault) for fault in loaded.faults]
    assert loaded.pack is None
    assert [line for line in told if hostile.reason in line], told
    assert all(line.isprintable() and "; " in line for line in told)
    assert took < SECONDS
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name",
    [
        "a hundred mebibytes of zeros, signed",
        "zeros where nothing was signed",
        "deep TOML",
        "logo: more pixels than it says",
        "logo: twenty thousand pixels a side",
    ],
)
def test_a_bomb_takes_little_memory(name: str, guidance: Guidance, tmp_path: Path) -> None:
    (hostile,) = (one for one in HOSTILE if one.name == name)
    path = tmp_path / "pack.aftercare-clinic"
    path.write_bytes(hostile.make())
    load_pack(path, guidance)
    tracemalloc.start()
    try:
        load_pack(path, guidance)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_MEMORY


def test_the_pack_they_were_all_made_from_is_good(guidance: Guidance, tmp_path: Path) -> None:
    path = tmp_path / "pack.aftercare-clinic"
    path.write_bytes(signed())
    loaded = load_pack(path, guidance)
    assert loaded.faults == ()
    assert loaded.pack is not None
