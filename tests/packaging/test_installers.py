"""The installers: they remove what they brought and nothing else, and say the one version."""

from __future__ import annotations

import plistlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import build_folder
import build_installer
import check_sizes
import pytest
import stage
import verify_runtime

from aftercare import __version__
from aftercare.scheduling.autostart import APPROVED_KEY, NAME, RUN_KEY
from aftercare.scheduling.fallback_starter import TASK
from aftercare.scheduling.own_program import IDENTIFIER

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
SHARE = PACKAGING / "linux" / "share"
NSI = (PACKAGING / "windows" / "aftercare.nsi").read_text(encoding="utf-8")
SUFFIXES = ["aftercare-clinic", "aftercare-share"]


def staged(folder: Path) -> Path:
    for place in ("Aftercare.exe", "app/aftercare/app.py", "app/aftercare/ui/help.py", "site/tzdata/zoneinfo/UTC"):
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(place, encoding="utf-8")
    return folder


def test_uninstalling_on_windows_removes_each_file_by_its_name(tmp_path: Path) -> None:
    install, _, remove = build_installer.file_lists(staged(tmp_path)).partition("!macro RemoveFiles")

    brought = re.findall(r'File "(.+)"', install)
    assert len(brought) == 4
    for file in brought:
        place = Path(file).relative_to(tmp_path).as_posix().replace("/", "\\")
        assert f'Delete "$INSTDIR\\{place}"' in remove


def test_uninstalling_on_windows_never_removes_a_folder_with_all_that_is_in_it(tmp_path: Path) -> None:
    lists = build_installer.file_lists(staged(tmp_path))

    assert "RMDir /r" not in lists + NSI
    assert [line for line in lists.splitlines() if "*" in line and "\\__pycache__\\*.pyc" not in line] == []


def test_what_python_compiles_on_the_persons_computer_goes_with_the_program(tmp_path: Path) -> None:
    lists = build_installer.file_lists(staged(tmp_path))

    assert 'Delete "$INSTDIR\\app\\aftercare\\ui\\__pycache__\\*.pyc"' in lists
    assert lists.index('RMDir "$INSTDIR\\app\\aftercare\\ui"') < lists.index('RMDir "$INSTDIR\\app"\n')


def test_the_windows_installer_asks_for_no_administrator() -> None:
    assert "RequestExecutionLevel user" in NSI
    assert "HKLM" not in NSI
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\Aftercare"' in NSI


def test_installer_and_program_mean_the_same_place_when_they_start_at_login_and_clean_up() -> None:
    assert f'!define RUN "{RUN_KEY}"' in NSI
    assert f'!define APPROVED "{APPROVED_KEY}"' in NSI
    assert f'WriteRegStr HKCU "${{RUN}}" "{NAME}"' in NSI
    assert f'schtasks /Delete /TN "{TASK}" /F' in NSI


def test_every_text_of_the_windows_installer_is_there_in_both_languages() -> None:
    texts: dict[str, set[str]] = {}
    for name, language in re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", NSI):
        texts.setdefault(name, set()).add(language)

    assert texts
    assert all(languages == {"ENGLISH", "SPANISH"} for languages in texts.values()), texts


def test_the_version_stands_in_one_place() -> None:
    assert build_folder.program_version() == __version__
    templates = [*PACKAGING.rglob("*.in"), *PACKAGING.rglob("*.nsi"), *PACKAGING.rglob("*.xml")]
    assert templates
    assert [path.name for path in templates if __version__ in path.read_text(encoding="utf-8")] == []


def test_desktops_take_the_menu_entry_as_it_is() -> None:
    entry = SHARE / f"{IDENTIFIER}.desktop"
    checker = shutil.which("desktop-file-validate")
    assert checker, "desktop-file-validate: not installed; `packaging/linux/system-libraries.sh test` brings it"

    done = subprocess.run((checker, str(entry)), capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_menu_entry_says_nothing_of_the_treatment() -> None:
    told = (SHARE / f"{IDENTIFIER}.desktop").read_text(encoding="utf-8").casefold()

    assert [word for word in ("ketamin", "depress", "esketamine", "spravato") if word in told] == []


def test_our_kinds_of_files_are_the_same_on_every_system() -> None:
    mime = ElementTree.parse(SHARE / f"{IDENTIFIER}.xml").getroot()
    globs = [one.get("pattern") for one in mime.iter("{http://www.freedesktop.org/standards/shared-mime-info}glob")]
    about = plistlib.loads((PACKAGING / "macos" / "info.plist").read_bytes())
    exported = about["UTExportedTypeDeclarations"]
    on_macos = [suffix for one in exported for suffix in one["UTTypeTagSpecification"]["public.filename-extension"]]
    opened = [kind for one in about["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]]

    assert globs == [f"*.{suffix}" for suffix in SUFFIXES]
    assert re.findall(r'!define (?:SHARE_)?SUFFIX "\.(.+)"', NSI) == SUFFIXES
    assert on_macos == SUFFIXES
    assert opened == [one["UTTypeIdentifier"] for one in exported]


def test_what_software_centres_read_names_the_menu_entry_and_the_kind_of_file() -> None:
    about = ElementTree.parse(SHARE / f"{IDENTIFIER}.metainfo.xml").getroot()
    entry = (SHARE / f"{IDENTIFIER}.desktop").read_text(encoding="utf-8")

    assert about.findtext("id") == IDENTIFIER
    assert about.findtext("launchable") == f"{IDENTIFIER}.desktop"
    kinds = [one.text for one in about.findall("provides/mediatype")]
    assert f"MimeType={';'.join(map(str, kinds))};" in entry


def test_the_entitlements_for_macos_are_a_property_list() -> None:
    assert all(plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes()).values())


def test_the_release_workflow_has_the_form_its_runner_wants() -> None:
    words = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows")
    workflow = CHECKOUT / ".github" / "workflows" / "release.yml"

    done = subprocess.run((*words, str(workflow)), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_a_download_that_is_too_large_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "small").write_bytes(b"x" * 1000)
    (tmp_path / "large").write_bytes(b"x" * 1_500_000)

    assert check_sizes.main([f"{tmp_path / 'small'}=1"]) == 0
    assert check_sizes.main([f"{tmp_path / 'small'}=1", f"{tmp_path / 'large'}=1"]) == 1
    assert "large: 1.5 MB of 1 MB; too large" in capsys.readouterr().out


# The runtime for Windows


def unsigned_program() -> bytes:
    """The least that has the form of a 64-bit program."""
    image = bytearray(1024)
    struct.pack_into("<I", image, 0x3C, 0x80)
    struct.pack_into("<H", image, 0x80 + 24, 0x20B)
    return bytes(image)


@pytest.mark.parametrize("image", [b"", b"MZ", unsigned_program(), unsigned_program() + b"\xff" * 64])
def test_a_program_without_a_signature_is_not_handed_out(tmp_path: Path, image: bytes) -> None:
    (tmp_path / "python.exe").write_bytes(image)

    with pytest.raises(verify_runtime.NotAsSigned, match=r"python\.exe"):
        verify_runtime.verify_folder(tmp_path)


def test_an_empty_runtime_is_not_taken_for_a_good_one(tmp_path: Path) -> None:
    with pytest.raises(verify_runtime.NotAsSigned, match="no program"):
        verify_runtime.verify_folder(tmp_path)


def test_another_runtime_than_the_one_that_was_looked_at_is_refused(tmp_path: Path) -> None:
    pin = stage.pinned()
    name = f"{pin['package'].replace('-', '_')}-{pin['package_version']}.tar.gz"
    (tmp_path / name).write_bytes(b"another one")

    with pytest.raises(stage.CannotStage, match="do not hand out"):
        stage.fetch_runtime(tmp_path, tmp_path / "runtime")
    assert not (tmp_path / "runtime").exists()


def test_without_a_certificate_nothing_is_signed_and_nothing_claims_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERCARE_SIGN_CERTIFICATE", raising=False)

    assert not build_installer.sign([Path("never-read.exe")])
