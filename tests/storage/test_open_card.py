"""A crisis card that was open is remembered, in a file of its own that tells nobody what it was about."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from aftercare.storage.open_card import OpenCardFile

CARDS = ("thinking-of-suicide", "not-safe", "have-a-plan")


def test_the_card_that_was_open_is_told_until_it_is_forgotten(tmp_path: Path) -> None:
    card = OpenCardFile(tmp_path)
    assert not card.is_kept()
    assert card.kept(CARDS) == ""
    card.keep("not-safe")
    again = OpenCardFile(tmp_path)
    assert again.is_kept()
    assert again.kept(CARDS) == "not-safe"
    again.forget()
    assert not card.is_kept()
    again.forget()


def test_the_file_says_nothing_of_the_card_and_is_the_persons_alone(tmp_path: Path) -> None:
    OpenCardFile(tmp_path).keep("thinking-of-suicide")
    (file,) = tmp_path.iterdir()
    assert b"suicide" not in file.read_bytes()
    assert file.name == "open-card"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 40, b"something else", b"a" * 100_000])
def test_a_damaged_file_still_brings_a_card_up(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "open-card").write_bytes(content)
    card = OpenCardFile(tmp_path)
    assert card.is_kept()
    assert card.kept(CARDS) == CARDS[0]


def test_a_folder_that_is_not_there_has_no_card(tmp_path: Path) -> None:
    card = OpenCardFile(tmp_path / "nowhere")
    assert not card.is_kept()
    card.forget()
