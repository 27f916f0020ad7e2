"""The promises of the front door: its commands, what they install and build, and one place for each fact."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from packaging.version import Version
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import aftercare
from aftercare import resource_root

CHECKOUT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
SYSTEM_LIBRARIES = CHECKOUT / "packaging" / "linux" / "system-libraries.sh"
MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((CHECKOUT / "uv.lock").read_text(encoding="utf-8"))

TARGETS = set(re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_every_make_command_a_page_names_exists(page: str) -> None:
    path = CHECKOUT / page
    if not path.exists():
        pytest.skip(f"{page} is not written yet")

    code = re.findall(r"```.*?```|`[^`\n]+`", path.read_text(encoding="utf-8"), re.DOTALL)

    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(code)))

    assert named <= TARGETS


def test_make_alone_lists_every_command_a_person_may_give() -> None:
    listing = subprocess.run(["make", "-C", CHECKOUT], capture_output=True, text=True, check=True).stdout

    for target in ("setup", "run", "test", "check", "format", "bench", "screens", "assets", "wheel", "clean"):
        assert re.search(rf"^{target} +\w", listing, re.MULTILINE), target


def test_ci_gives_the_command_a_person_gives() -> None:
    script = CHECKOUT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").rstrip().endswith("make --no-print-directory test")


def test_every_shell_script_passes_the_linter_of_shell_scripts() -> None:
    scripts = [CHECKOUT / ".ci" / "run", *(CHECKOUT / "packaging").rglob("*.sh")]

    subprocess.run([TOOLS / "shellcheck", *scripts], check=True)


class Machine:
    """A pretended Debian machine: who asks, what is installed, and what was asked of its package client."""

    def __init__(self, folder: Path, *, user: int, installed: tuple[str, ...]) -> None:
        self.folder = folder
        self._asked = folder / "asked"
        self._pretend("id", f"echo {user}")
        self._pretend("apt-get", f'echo "$*" >>{self._asked}')
        listed = "".join(f"installed {name}\\n" for name in installed)
        self._pretend("dpkg-query", f"printf '{listed}'")

    def _pretend(self, command: str, body: str) -> None:
        path = self.folder / command
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *arguments: str) -> str:
        """Run the script on this machine and return what it said."""
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHON": sys.executable}
        return subprocess.run(
            [SYSTEM_LIBRARIES, *arguments], env=environment, capture_output=True, text=True, check=True
        ).stdout

    @property
    def asked(self) -> list[str]:
        """What the package client was asked to do, in order."""
        return self._asked.read_text(encoding="utf-8").splitlines() if self._asked.exists() else []


def test_printing_the_system_packages_installs_none(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=0, installed=())

    to_run, to_test = (set(machine.run("--print", mode).split()) for mode in ("run", "test"))

    assert {"libegl1", "libxcb-cursor0"} <= to_run < to_test
    assert {"xvfb", "dbus", "dunst", "poppler-utils"} <= to_test - to_run
    assert machine.asked == []


def test_root_gets_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    everything = Machine(tmp_path, user=0, installed=()).run("--print", "run").split()
    there = tuple(name for name in everything if name not in {"libegl1", "libgl1"})
    machine = Machine(tmp_path, user=0, installed=there)

    machine.run("run")

    update, install = machine.asked
    assert update.startswith("update")
    assert {word for word in install.split() if not word.startswith("-")} == {"install", "libegl1", "libgl1"}


def test_a_renamed_library_counts_as_there(tmp_path: Path) -> None:
    everything = Machine(tmp_path, user=0, installed=()).run("--print", "run").split()
    renamed = tuple("libglib2.0-0t64" if name == "libglib2.0-0" else name for name in everything)
    machine = Machine(tmp_path, user=0, installed=renamed)

    assert machine.run("run") == ""
    assert machine.asked == []


def test_without_root_the_exact_command_is_printed_and_work_goes_on(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=1000, installed=())

    said = machine.run("run")

    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends" in said
    assert "libegl1" in said
    assert machine.asked == []


def test_the_version_is_written_in_one_place() -> None:
    assert "version" not in PROJECT["project"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "src/aftercare/__init__.py"
    assert version("aftercare") == aftercare.__version__


def test_everything_the_project_asks_for_is_locked_at_a_version_it_accepts() -> None:
    locked: dict[str, list[Version]] = {}
    for package in LOCK["package"]:
        locked.setdefault(package["name"], []).append(Version(package.get("version", "0")))
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]

    for requirement in map(Requirement, wanted):
        assert any(pin in requirement.specifier for pin in locked[requirement.name.lower()]), requirement


def test_every_locked_file_is_checked_by_its_hash() -> None:
    for package in LOCK["package"]:
        for file in [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]:
            assert file["hash"].startswith("sha256:"), package["name"]


def test_the_lock_file_takes_packages_from_the_public_index_alone() -> None:
    sources = {package["source"].get("registry") for package in LOCK["package"] if "registry" in package["source"]}

    assert sources == {"https://pypi.org/simple"}


@pytest.mark.parametrize(
    ("weight", "style"),
    [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold"), (800, "ExtraBold")],
)
def test_every_weight_of_the_letters_answers_to_one_family_name(qapp: QApplication, weight: int, style: str) -> None:
    file = resource_root.asset_root() / "fonts" / f"AftercareSans-{style}.ttf"
    number = QFontDatabase.addApplicationFont(str(file))
    font = QFont("Aftercare Sans")
    font.setWeight(QFont.Weight(weight))

    face = QRawFont.fromFont(font)

    assert "Aftercare Sans" in QFontDatabase.applicationFontFamilies(number)
    assert (face.styleName(), face.weight()) == (style, weight)


RESERVED_NAME, NAMES_SHOWN_TO_PEOPLE = "source", (1, 3, 4, 6, 16)


@pytest.mark.parametrize("style", ["Regular", "Medium", "SemiBold", "Bold", "ExtraBold"])
def test_no_cut_face_bears_the_name_that_its_licence_reserves(style: str) -> None:
    with TTFont(resource_root.asset_root() / "fonts" / f"AftercareSans-{style}.ttf") as font:
        shown = [font["name"].getDebugName(number) or "" for number in NAMES_SHOWN_TO_PEOPLE]

    assert not [name for name in shown if RESERVED_NAME in name.lower()]


def test_every_listed_icon_can_be_drawn() -> None:
    listed = (CHECKOUT / "packaging" / "assets" / "icons.txt").read_text(encoding="utf-8").split()
    icons = resource_root.asset_root() / "icons"

    assert listed == sorted(set(listed))
    assert [name for name in listed if not QSvgRenderer(str(icons / f"{name}.svg")).isValid()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [
        TOOLS / "uv",
        "build",
        "--wheel",
        "--offline",
        "--no-build-isolation",
        "--python",
        sys.executable,
    ]
    subprocess.run([*build, "--out-dir", folder, CHECKOUT], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_words_letters_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    shipped = {
        f"aftercare/_resources/{path.relative_to(CHECKOUT / 'resources').as_posix()}"
        for path in (CHECKOUT / "resources").rglob("*")
        if path.is_file()
    }
    assert shipped <= names
    assert {
        "aftercare/_assets/fonts/AftercareSans-Regular.ttf",
        "aftercare/_assets/fonts/OFL.txt",
        "aftercare/_assets/icons/sun.svg",
        "aftercare/_assets/icons/LUCIDE-LICENSE.txt",
        f"aftercare-{aftercare.__version__}.dist-info/licenses/LICENSE",
    } <= names


def test_the_installed_program_finds_what_the_wheel_carried(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = "from aftercare.resource_root import *; print(resource_root()); print(asset_root())"

    found = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert found == [str(tmp_path / "aftercare" / "_resources"), str(tmp_path / "aftercare" / "_assets")]


def test_a_checkout_without_its_built_fonts_says_which_command_builds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(resource_root, "CHECKOUT", tmp_path)

    with pytest.raises(resource_root.MissingResourcesError, match="make assets") as caught:
        resource_root.asset_root()

    assert caught.value.folder == tmp_path / "build" / "assets"
