"""What lies in the folder that is handed out: nothing too much, nothing too little, nothing without a licence."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import bill
import pytest
import smaller_icu
import trimming
from packaging.requirements import Requirement

from aftercare.settings_page import LICENCES

CHECKOUT = Path(__file__).resolve().parents[2]
USED_ON_LINUX = [
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/translations/qtbase_es.qm",
    "libxcb-cursor.so.0",
    "aftercare/_resources/en/signs.toml",
    "tzdata/zoneinfo/America/New_York",
]
NOT_USED_ON_LINUX = [
    "PySide6/Qt/lib/libQt6Qml.so.6",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/translations/qtbase_da.qm",
    "libstdc++.so.6",
    "libgtk-3.so.0",
    "libX11.so.6",
    "libkrb5.so.3",
]
USED_ON_WINDOWS = [
    "Aftercare.exe",
    "runtime/python313.dll",
    "site/PySide6/Qt6Widgets.dll",
    "site/PySide6/QtWidgets.pyd",
    "site/PySide6/plugins/platforms/qwindows.dll",
    "site/PySide6/translations/qtbase_es.qm",
    "site/reportlab/graphics/barcode/qr.py",
    "site/reportlab/graphics/charts/areas.py",
    "app/aftercare/_resources/en/signs.toml",
    "site/pillow-13.0.0.dist-info/METADATA",
]
NOT_USED_ON_WINDOWS = [
    "site/PySide6/Qt6Qml.dll",
    "site/PySide6/designer.exe",
    "site/PySide6/QtWidgets.pyi",
    "site/PySide6/plugins/sqldrivers/qsqlite.dll",
    "site/PySide6/translations/qtbase_da.qm",
    "site/reportlab/fonts/DarkGarden.sfd",
    "app/aftercare/__pycache__/app.cpython-313.pyc",
]


@pytest.mark.parametrize("place", USED_ON_LINUX)
def test_what_a_screen_needs_goes_along_on_linux(place: str) -> None:
    assert trimming.is_kept(place)


@pytest.mark.parametrize("place", NOT_USED_ON_LINUX)
def test_what_nobody_uses_or_every_system_has_stays_at_home_on_linux(place: str) -> None:
    assert not trimming.is_kept(place)


@pytest.mark.parametrize("place", USED_ON_WINDOWS)
def test_what_a_screen_needs_goes_along_on_windows(place: str) -> None:
    assert trimming.is_kept_on_windows(place)


@pytest.mark.parametrize("place", NOT_USED_ON_WINDOWS)
def test_what_nobody_uses_stays_at_home_on_windows(place: str) -> None:
    assert not trimming.is_kept_on_windows(place)


def test_sorting_in_our_languages_stays_in_the_data_of_icu() -> None:
    assert all(map(smaller_icu.is_kept, ("coll/root.res", "coll/es.res", "coll/ucadata.icu", "es.res", "uts46.nrm")))


def test_other_languages_and_old_letter_sets_leave_the_data_of_icu() -> None:
    assert not any(map(smaller_icu.is_kept, ("coll/ja.res", "da.res", "curr/en.res", "ibm-37.cnv", "brkitr/en.res")))


def test_another_file_than_the_data_of_icu_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "libQt6Core.so.6"
    other.write_bytes(b"as it was")

    with pytest.raises(ValueError, match="not ICU's data"):
        smaller_icu.make_smaller(other)
    assert other.read_bytes() == b"as it was"


def test_the_person_can_read_of_every_library_we_chose_in_settings() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    chosen = {Requirement(one).name.casefold().removesuffix("-essentials") for one in project["dependencies"]}
    told = {name.strip().casefold() for names, _licence in LICENCES for name in names.split(",")}

    assert chosen - told == set()


def test_a_file_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "nobody-knows-this.so").write_bytes(b"x")

    with pytest.raises(bill.UnknownFiles, match=r"nobody-knows-this\.so.*components\.toml"):
        bill.write_papers(tmp_path, "1.2.3", (), {})


def test_a_module_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(bill.UnknownFiles, match="module nobody_knows_this"):
        bill.write_papers(tmp_path, "1.2.3", ("nobody_knows_this",), {})


def test_the_papers_name_each_file_its_maker_and_its_licence(tmp_path: Path) -> None:
    inside = tmp_path / "_internal" / "aftercare"
    inside.mkdir(parents=True)
    (inside / "rules.toml").write_text("ours", encoding="utf-8")
    (tmp_path / "_internal" / "platformdirs").mkdir()
    (tmp_path / "_internal" / "platformdirs" / "unix.py").write_text("theirs", encoding="utf-8")

    bill.write_papers(tmp_path, "1.2.3", ("reportlab",), {})

    lines = (tmp_path / bill.LIST).read_text(encoding="utf-8").splitlines()
    assert any("_internal/aftercare/rules.toml" in line and line.endswith("[Aftercare]") for line in lines)
    assert any("platformdirs/unix.py" in line and line.endswith("[platformdirs]") for line in lines)
    told = json.loads((tmp_path / bill.BILL).read_text(encoding="utf-8"))
    licences = {one["name"]: one["licenses"][0]["license"] for one in told["components"]}
    assert licences["platformdirs"] == {"id": "MIT"}
    assert licences["reportlab"] == {"id": "BSD-3-Clause"}
    assert (told["metadata"]["component"]["name"], told["metadata"]["component"]["version"]) == ("Aftercare", "1.2.3")
    for name in ("Aftercare", "platformdirs", "reportlab"):
        assert any((tmp_path / bill.LICENCES / name).iterdir()), name


def test_the_papers_are_the_same_for_the_same_folder(tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        folder = tmp_path / name / "_internal" / "platformdirs"
        folder.mkdir(parents=True)
        (folder / "unix.py").write_text("theirs", encoding="utf-8")
        bill.write_papers(tmp_path / name, "1.2.3", (), {})
        made.append([(tmp_path / name / paper).read_bytes() for paper in (bill.LIST, bill.BILL)])

    assert made[0] == made[1]
