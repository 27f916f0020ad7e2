"""One tiny pack for each kind of problem: ``check`` tells of that one alone, and of the good pack nothing.

A folder under ``packs/problems`` holds the files in which it differs from ``good``, and is named after its id.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from aftercare.content.pack_reader import load_pack
from aftercare.domain.fault import Fault, FaultKind, Weight
from aftercare.domain.guidance import Guidance
from aftercare.pack_problems import problems_of

PROBLEMS = Path(__file__).parents[1] / "packs" / "problems"
GOOD = PROBLEMS / "good"
BAD = sorted(folder for folder in PROBLEMS.iterdir() if folder != GOOD)
TODAY = date(2026, 5, 1)
MUST_FIX = {
    FaultKind.BELOW_FLOOR,
    FaultKind.BACKWARD,
    FaultKind.CONTRADICTION,
    FaultKind.REMINDER_LOST,
    FaultKind.STOPS_MEDICINE,
    FaultKind.NOT_A_PHONE,
}
TOLD_ELSEWHERE = {FaultKind.UNREADABLE: "tests/packs/bad", FaultKind.NO_MAIN_PHONE: "the reader needs it already"}


def problems_in(folder: Path, guidance: Guidance, tmp_path: Path) -> tuple[Fault, ...]:
    pack = copytree(GOOD, tmp_path / "pack")
    copytree(folder, pack, dirs_exist_ok=True)
    return problems_of(load_pack(pack, guidance), guidance, TODAY)


def test_about_the_good_pack_nothing_is_said(guidance: Guidance, tmp_path: Path) -> None:
    assert problems_in(GOOD, guidance, tmp_path) == ()


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_pack_with_one_problem_is_told_that_problem_and_no_other(
    folder: Path, guidance: Guidance, tmp_path: Path
) -> None:
    problems = problems_in(folder, guidance, tmp_path)

    assert {problem.kind.value for problem in problems} == {folder.name}
    for problem in problems:
        assert (problem.weight is Weight.MUST_FIX) is (problem.kind in MUST_FIX)
        changed = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert problem.file in changed


def test_every_kind_of_problem_has_a_pack_that_shows_it() -> None:
    shown = {folder.name for folder in BAD}

    assert shown | {kind.value for kind in TOLD_ELSEWHERE} == {kind.value for kind in FaultKind}
