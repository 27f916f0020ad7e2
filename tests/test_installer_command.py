"""What a clinic hands out: one folder with everything, in which nothing was changed and nothing is missing."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.documents.sheet_reading import read_pages
from tests.documents.verapdf import verdict
from tests.own_packs import write_pack

from aftercare.clinic_app import main
from aftercare.pack_folders import BESIDE_THE_PROGRAM
from aftercare.resource_root import resource_root

INSTALLERS = {
    "Aftercare-0.1.0-setup.exe": b"MZ windows",
    "aftercare_0.1.0_amd64.deb": b"!<arch> debian",
    "aftercare-0.1.0.x86_64.rpm": b"rpm",
    "Aftercare-0.1.0.pkg": b"xar mac",
    "notes.txt": b"nothing to install",
}
TWO_LANGUAGES = resource_root() / "samples" / "two-treatments"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "sent.aftercare-clinic", 4, folder=TWO_LANGUAGES)


@pytest.fixture
def installers(tmp_path: Path) -> Path:
    folder = tmp_path / "installers"
    folder.mkdir()
    for name, content in INSTALLERS.items():
        (folder / name).write_bytes(content)
    return folder


def text_of(guide: Path) -> str:
    return " ".join(page.text for page in read_pages(guide.read_bytes())).replace("\xa0", " ")


def test_the_folder_holds_installers_pack_guides_and_checksums_byte_for_byte(
    signed: Path, installers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    assert main(["installer", str(signed), "--out", str(out), "--installers", str(installers)]) == 0

    names = {path.name for path in out.iterdir()}
    given = {name for name in INSTALLERS if name != "notes.txt"}
    ours = {"two-bridges.aftercare-clinic", "guide-en.pdf", "guide-es.pdf", "checksums.txt"}
    assert names == given | ours | {"for-computers-of-the-clinic.txt"}
    assert (out / "two-bridges.aftercare-clinic").read_bytes() == signed.read_bytes()
    assert {name: (out / name).read_bytes() for name in given} == {name: INSTALLERS[name] for name in given}
    written = [line.split("  ") for line in (out / "checksums.txt").read_text().splitlines()]
    assert {name: digest for digest, name in written} == {
        name: sha256((out / name).read_bytes()).hexdigest() for name in names if name != "checksums.txt"
    }


def test_each_guide_is_one_page_and_explains_the_card_without_its_words(
    signed: Path, installers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["installer", str(signed), "--out", str(out), "--installers", str(installers)])
    main(["verify", str(signed)])
    said = capsys.readouterr().out
    (line,) = [line for line in said.splitlines() if line.startswith("six words: ")]
    words = line.removeprefix("six words: ").split()

    for name, begins in (("guide-en.pdf", "Put Aftercare on your computer"), ("guide-es.pdf", "Ponga Aftercare")):
        pages = read_pages((out / name).read_bytes())
        text = text_of(out / name)
        assert len(pages) == 1
        assert begins in text
        assert "Aftercare-0.1.0-setup.exe" in text
        assert "two-bridges.aftercare-clinic" in text.replace(" ", "") or "two-bridges" in text
        assert "(512) 555-0160" in text
        assert "911" in text
        assert " ".join(words) not in text
        assert sum(word in text.split() for word in words) < len(words)


def test_each_guide_is_read_in_order_by_screen_readers(signed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["installer", str(signed), "--out", str(out)])

    assert {name: verdict(out / name).failures for name in ("guide-en.pdf", "guide-es.pdf")} == {
        "guide-en.pdf": (),
        "guide-es.pdf": (),
    }


def test_the_clinics_own_computers_have_a_line_without_questions_for_each_system(
    signed: Path, installers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    main(["installer", str(signed), "--out", str(out), "--installers", str(installers)])

    said = (out / "for-computers-of-the-clinic.txt").read_text()

    assert '"Aftercare-0.1.0-setup.exe" /S /PACK="%CD%\\two-bridges.aftercare-clinic"' in said
    assert "apt install -y ./aftercare_0.1.0_amd64.deb" in said
    assert "/etc/aftercare/clinic-packs/two-bridges.aftercare-clinic" in said
    assert '-pkg "Aftercare-0.1.0.pkg"' in said


def test_the_windows_installer_knows_the_parameter_and_fills_the_folder_the_program_reads() -> None:
    script = (Path(__file__).parents[1] / "packaging" / "windows" / "aftercare.nsi").read_text(encoding="utf-8")

    assert '"/PACK="' in script
    assert f'CopyFiles /SILENT "$Pack" "$INSTDIR\\{BESIDE_THE_PROGRAM}"' in script


def test_all_of_it_may_be_one_zip_file(signed: Path, installers: Path, tmp_path: Path) -> None:
    out = tmp_path / "for patients.zip"

    assert main(["installer", str(signed), "--out", str(out), "--installers", str(installers)]) == 0

    with ZipFile(out) as archive:
        assert archive.testzip() is None
        assert "for patients/two-bridges.aftercare-clinic" in archive.namelist()
        assert "for patients/checksums.txt" in archive.namelist()


def test_without_installers_the_rest_is_made_and_the_clinic_is_told(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["installer", str(signed), "--out", str(tmp_path / "out")]) == 0

    assert "No installers were given." in capsys.readouterr().out
    assert (tmp_path / "out" / "guide-en.pdf").is_file()


def refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, *arguments: str | Path) -> str:
    before = sorted(tmp_path.rglob("*"))
    assert main(["installer", *map(str, arguments)]) == 1
    assert sorted(tmp_path.rglob("*")) == before
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_what_nobody_signed_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = write_pack(tmp_path / "draft.aftercare-clinic", 1, secret=None)
    out = tmp_path / "out"

    assert "is a draft, nobody has signed it" in refused(capsys, tmp_path, draft, "--out", out)
    assert "is a folder, nobody has signed it" in refused(capsys, tmp_path, TWO_LANGUAGES, "--out", out)
    assert "cannot be opened" in refused(capsys, tmp_path, tmp_path / "none", "--out", out)


def test_a_damaged_file_is_refused(signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed.write_bytes(signed.read_bytes().replace(b"PK", b"PX", 1))

    assert "is damaged" in refused(capsys, tmp_path, signed, "--out", tmp_path / "out")


def test_a_signed_pack_that_goes_below_a_safety_floor_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = resource_root() / "samples" / "iv-infusion"
    rules = (folder / "rules.toml").read_text(encoding="utf-8")
    assert 'by = "24 hours"' in rules
    file = write_pack(tmp_path / "low.aftercare-clinic", 1, (('by = "24 hours"', 'by = "3 hours"'),), folder=folder)

    said = refused(capsys, tmp_path, file, "--out", tmp_path / "out")

    assert "driving" in said


def test_nothing_is_written_over(signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()

    assert "is there already" in refused(capsys, tmp_path, signed, "--out", tmp_path / "out")


def test_a_folder_without_an_installer_is_named(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()

    said = refused(capsys, tmp_path, signed, "--out", tmp_path / "out", "--installers", tmp_path / "empty")

    assert "holds no installer" in said


def test_the_command_starts_as_a_program(signed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "aftercare.clinic_app", "installer", str(signed), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
