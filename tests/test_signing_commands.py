"""From a new key to a signed file, as a clinic's staff do it, and what the commands refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests import command_line
from tests.command_line import PACKS, RIVERSIDE, Run
from tests.content.hostile_packs import Hostile, hostile_packs

run = command_line.run

SHORT_LIST = tuple(hostile_packs())[::6]


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text("four odd words here\n", encoding="utf-8")
    return path


@pytest.fixture
def key(run: Run, tmp_path: Path, passphrase: Path) -> Path:
    path = tmp_path / "riverside.aftercare-key"
    told = run("key", "new", path, "--clinic", "Riverside Ketamine Clinic", "--passphrase-file", passphrase)
    assert told.code == 0
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RIVERSIDE, tmp_path / "riverside"))


def words_in(text: str) -> str:
    (line,) = (line for line in text.splitlines() if line.startswith("six words: "))
    return line.removeprefix("six words: ")


def test_a_clinic_signs_its_pack_and_its_patients_see_the_same_six_words(
    run: Run, key: Path, folder: Path, passphrase: Path, tmp_path: Path
) -> None:
    shown = words_in(run("key", "show", key).out)
    card = run("key", "show", key, "--card", "--phone", "(503) 555-0142").out
    assert run("sign", folder, "--key", key, "--passphrase-file", passphrase).code == 0
    told = run("verify", tmp_path / "riverside.aftercare-clinic")

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Riverside Ketamine Clinic: riverside, version 3, ")
    assert words_in(told.out) == shown
    assert [line.split()[1] for line in card.splitlines() if line.startswith("    ")] == shown.split()
    assert run("check", tmp_path / "riverside.aftercare-clinic").code == 0


def test_the_next_key_can_be_announced(run: Run, key: Path, folder: Path, passphrase: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.aftercare-key"
    made = run("key", "new", later, "--clinic", "Riverside", "--passphrase-file", passphrase).out
    (public,) = (line.split(": ")[1] for line in made.splitlines() if line.startswith("public key: "))
    run("sign", folder, "--key", key, "--passphrase-file", passphrase, "--next-key", public)
    told = run("verify", tmp_path / "riverside.aftercare-clinic").out
    assert f"may also be signed by: {words_in(made)}" in told


def test_a_changed_pack_needs_a_new_number_before_it_is_signed_again(
    run: Run, key: Path, folder: Path, passphrase: Path, tmp_path: Path
) -> None:
    sign = ("sign", folder, "--key", key, "--passphrase-file", passphrase)
    assert run(*sign).code == run(*sign).code == 0
    rules = folder / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    before = (tmp_path / "riverside.aftercare-clinic").read_bytes()
    assert run(*sign).faults == ["clinic.toml:serial: version 3 is signed already; write serial = 4"]
    assert (tmp_path / "riverside.aftercare-clinic").read_bytes() == before

    clinic = folder / "clinic.toml"
    clinic.write_text(clinic.read_text(encoding="utf-8").replace("serial = 3", "serial = 4"), encoding="utf-8")
    assert run(*sign).code == 0
    assert "version 4" in run("verify", tmp_path / "riverside.aftercare-clinic").out


def test_what_check_refuses_is_not_signed(run: Run, key: Path, passphrase: Path, tmp_path: Path) -> None:
    for name in ("floor-driving", "wrong-time", "no-clinic-file"):
        out = tmp_path / f"{name}.aftercare-clinic"
        told = run("sign", PACKS / "bad" / name, "--key", key, "--passphrase-file", passphrase, "--out", out)
        assert told.faults
        assert not out.exists()


def test_the_wrong_passphrase_signs_nothing(run: Run, key: Path, folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("some other words here", encoding="utf-8")
    (fault,) = run("sign", folder, "--key", key, "--passphrase-file", wrong).faults
    assert fault.startswith("riverside.aftercare-key:locked: does not open with this passphrase; ")
    assert not (tmp_path / "riverside.aftercare-clinic").exists()


def test_a_key_is_never_written_over(run: Run, key: Path, passphrase: Path) -> None:
    before = key.read_bytes()
    (fault,) = run("key", "new", key, "--clinic", "Riverside", "--passphrase-file", passphrase).faults
    assert "a key is never written over" in fault
    assert key.read_bytes() == before


def test_a_short_passphrase_makes_no_key(run: Run, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("rosebud", encoding="utf-8")
    path = tmp_path / "a.aftercare-key"
    (fault,) = run("key", "new", path, "--clinic", "A", "--passphrase-file", tmp_path / "short.txt").faults
    assert "is shorter than 12 characters" in fault
    assert not path.exists()


def test_a_card_without_a_number_is_not_made(run: Run, key: Path) -> None:
    (fault,) = run("key", "show", key, "--card").faults
    assert "needs a number to call" in fault


@pytest.mark.parametrize("next_key", ["", "zz" * 32, "00" * 31])
def test_what_is_no_key_cannot_be_announced(run: Run, key: Path, folder: Path, passphrase: Path, next_key: str) -> None:
    options = ("--key", key, "--passphrase-file", passphrase, "--next-key", next_key)
    (fault,) = run("sign", folder, *options).faults
    assert fault.startswith("command line:--next-key: is not a public key; ")


def test_a_draft_is_not_verified(run: Run, folder: Path) -> None:
    (fault,) = run("verify", folder).faults
    assert "is a draft" in fault


@pytest.mark.parametrize("name", ["nobody.aftercare-key", ".", "no\x00where"])
def test_a_key_that_is_not_there_is_told(run: Run, tmp_path: Path, name: str) -> None:
    (fault,) = run("key", "show", tmp_path / name).faults
    assert fault.isprintable()


@pytest.mark.parametrize("hostile", SHORT_LIST, ids=lambda hostile: hostile.name)
@pytest.mark.parametrize("command", ["check", "verify"])
def test_a_hostile_pack_ends_each_command_with_its_reason(
    run: Run, hostile: Hostile, command: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.aftercare-clinic"
    path.write_bytes(hostile.make())
    told = run(command, path)
    assert [line for line in told.faults if hostile.reason in line]
    assert list(tmp_path.iterdir()) == [path]
