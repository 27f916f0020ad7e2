"""Every fault of a pack is told at once: one line each, with the file, the place and the remedy.

Beside each bad pack, ``expected.txt`` holds one line for each fault, as pieces of that fault's line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aftercare.clinic_app import main

BAD = Path(__file__).parent / "packs" / "bad"
FOLDERS = sorted(folder for folder in BAD.iterdir() if folder.is_dir())
UNREADABLE = [folder for folder in FOLDERS if not folder.name.startswith("floor")]


def pack_in(folder: Path) -> Path:
    packed = folder / "pack.aftercare-clinic"
    return packed if packed.exists() else folder


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_pack_is_refused_with_all_its_faults_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(pack_in(folder))])
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    for expected in (folder / "expected.txt").read_text().splitlines():
        found = [line for line in told if all(piece in line for piece in expected.split(" | "))]
        assert found, (expected, told)
        told.remove(found[0])
    assert told == []


@pytest.mark.parametrize("folder", UNREADABLE, ids=lambda folder: folder.name)
def test_a_pack_that_cannot_be_read_makes_no_plan(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--treatment", "iv-infusion", "--start", "2026-05-14T10:00", "--zone", "America/Chicago"]
    code = main(["plan", str(pack_in(folder)), *arguments])
    printed = capsys.readouterr()
    assert (code, printed.out) == (1, "")
    assert printed.err
