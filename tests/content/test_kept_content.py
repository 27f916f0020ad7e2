"""Checked content that is kept: read anew when what it was made from changes, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.kept_content import KeptContent
from aftercare.content.plan_files import plan_files
from aftercare.domain.guidance import Guidance
from aftercare.domain.treatment import Treatment
from aftercare.resource_root import resource_root


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our own content, to change something in."""
    shutil.copytree(resource_root() / "en", tmp_path / "resources" / "en")
    return tmp_path / "resources"


def kept_guidance(root: Path, tmp_path: Path) -> Guidance:
    return KeptContent(tmp_path / "kept").plan_guidance(root, "en", Treatment.IV_INFUSION)


def names_of_copies(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "kept").iterdir())


def test_what_a_page_says_is_not_read_for_a_plan(ours: Path, tmp_path: Path) -> None:
    of_plans = set(plan_files(ours / "en"))
    for file in (ours / "en").glob("*.toml"):
        if file not in of_plans:
            file.unlink()

    assert read_plan_guidance(ours, "en", Treatment.IV_INFUSION).rules


def test_a_plan_is_read_fast_although_the_words_of_a_page_changed(ours: Path, tmp_path: Path) -> None:
    kept_guidance(ours, tmp_path)
    before = names_of_copies(tmp_path)
    (ours / "en" / "answers.toml").write_text("changed", encoding="utf-8")

    kept_guidance(ours, tmp_path)

    assert names_of_copies(tmp_path) == before


@pytest.mark.parametrize("name", ["topics.toml", "wording.toml", "help.toml", "rules/recovery.toml"])
def test_what_plans_are_made_from_is_read_anew_once_it_changed(name: str, ours: Path, tmp_path: Path) -> None:
    kept_guidance(ours, tmp_path)
    before = names_of_copies(tmp_path)
    file = ours / "en" / name
    file.write_text(file.read_text(encoding="utf-8") + "\n# mended\n", encoding="utf-8")

    kept_guidance(ours, tmp_path)

    assert names_of_copies(tmp_path) != before


def test_a_rule_that_is_added_in_a_file_of_its_own_is_read(ours: Path, tmp_path: Path) -> None:
    rules = ours / "en" / "rules"
    before = len(kept_guidance(ours, tmp_path).rules)
    moved = (rules / "recovery.toml").read_text(encoding="utf-8")
    (rules / "recovery.toml").unlink()

    assert len(kept_guidance(ours, tmp_path).rules) < before

    (rules / "afterwards.toml").write_text(moved, encoding="utf-8")

    assert len(kept_guidance(ours, tmp_path).rules) == before
