"""The program knows how it is started again, and asks the programs of the system without falling over them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aftercare.scheduling.own_program import own_command, run_quietly


def test_a_command_that_was_installed_is_named_with_its_whole_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "aftercare").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["aftercare"])

    assert own_command(None) == (str(tmp_path / "aftercare"),)


def test_from_a_checkout_the_interpreter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/aftercare/__main__.py"])

    assert own_command(None) == (sys.executable, "-m", "aftercare")


def test_a_packed_program_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert own_command(None) == (sys.executable,)


def test_a_folder_that_was_chosen_is_chosen_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert own_command(Path("data"))[-2:] == ("--data-dir", str(tmp_path / "data"))


def test_a_program_that_is_not_there_is_a_failure_and_no_crash() -> None:
    assert run_quietly([sys.executable, "-c", "raise SystemExit(3)"]) == 3
    assert run_quietly(["/no/such/program"]) != 0
