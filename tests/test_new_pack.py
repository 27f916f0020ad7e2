"""From an empty folder to a signed pack and a patient's plan, with nothing but the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import command_line
from tests.command_line import CHECKOUT, Run

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.resource_root import resource_root

run, plan = command_line.run, command_line.plan
SAMPLES = sorted(path.parent for path in (CHECKOUT / "resources" / "samples").glob("*/clinic.toml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_has_nothing_to_mend_and_says_that_it_is_one(run: Run, sample: Path) -> None:
    told = run("check", sample)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[1:] == []
    pack = load_pack(sample, read_guidance(resource_root(), "en")).pack
    assert pack is not None
    assert pack.is_sample


def test_every_word_of_the_sample_in_two_languages_is_there_in_both() -> None:
    guidance = read_guidance(resource_root(), "en")
    (sample,) = (folder for folder in SAMPLES if folder.name == "two-treatments")
    english, spanish = (load_pack(sample, guidance, language).pack for language in ("en", "es"))
    assert english is not None
    assert spanish is not None
    assert english.languages == ("en", "es")
    for one, other in zip(english.rules, spanish.rules, strict=True):
        assert one.text != other.text
        assert (one.timing, one.force, one.topics) == (other.timing, other.force, other.topics)


def test_the_samples_are_listed(run: Run) -> None:
    assert run("new", "--samples").out.splitlines() == [sample.name for sample in SAMPLES]


def test_a_new_clinic_gets_from_nothing_to_a_signed_pack_and_a_plan(run: Run, plan: Run, tmp_path: Path) -> None:
    folder, key, words = tmp_path / "hill-clinic", tmp_path / "hill.aftercare-key", tmp_path / "words.txt"
    words.write_text("four odd words here\n", encoding="utf-8")

    assert run("new", folder, "--from", "iv-infusion").code == 0
    assert run("check", folder).code == 0
    assert run("key", "new", key, "--clinic", "Hill Clinic", "--passphrase-file", words).code == 0
    assert run("sign", folder, "--key", key, "--passphrase-file", words).code == 0

    packed = tmp_path / "hill-clinic.aftercare-clinic"
    assert run("verify", packed).out.startswith("Maple Street Infusion Clinic: hill-clinic, version 1, ")
    of_folder, of_packed = (plan(pack, "--json", zone="America/New_York").json for pack in (folder, packed))
    assert of_packed["windows"] == of_folder["windows"]
    assert of_packed["board"] == of_folder["board"]


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "hill-clinic"
    folder.mkdir()
    (folder / "rules.toml").write_text("ours", encoding="utf-8")
    assert run("new", folder).faults == [
        "hill-clinic:whole folder: is there already; choose another name; nothing is written over"
    ]
    assert (folder / "rules.toml").read_text(encoding="utf-8") == "ours"


def test_a_sample_that_is_not_there_is_told_with_the_one_that_was_meant(run: Run, tmp_path: Path) -> None:
    for name, remedy in (("iv-infusions", 'did you mean "iv-infusion"?'), ("../demo/riverside", "choose from ")):
        (fault,) = run("new", tmp_path / "a", "--from", name).faults
        assert remedy in fault
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["hill clinic", "-", "öl", "x" * 61])
def test_a_folder_whose_name_cannot_be_an_id_is_not_made(run: Run, tmp_path: Path, name: str) -> None:
    (fault,) = run("new", tmp_path / name).faults
    assert "cannot be the id of a pack" in fault
    assert list(tmp_path.iterdir()) == []
