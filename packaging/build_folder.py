"""Builds the folder that is handed out on Linux and macOS: both programs with their Python, Qt, content and licences.

    python packaging/build_folder.py OUT

OUT/aftercare is the folder; OUT/work keeps what PyInstaller noted. Two builds of the same commit with the same tools
are the same, file by file: times come from the commit, and nothing depends on where or when it was built.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(HERE / "icon"), str(HERE / "linux")]

import bill
import draw_icons
import smaller_icu

SPEC = HERE / "pyinstaller" / "aftercare.spec"
_ICU_DATA = "_internal/PySide6/Qt/lib/libicudata.so.*"
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def program_version() -> str:
    """The version, from the one place where it stands."""
    found = _VERSION.search((ROOT / "src" / "aftercare" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit('src/aftercare/__init__.py: no __version__; write it like __version__ = "1.2.3"')
    return found[1]


def commit_time() -> str:
    """Seconds since 1970 of the commit that is built; what is in the folder is not newer than that."""
    told = subprocess.run(
        ("git", "log", "-1", "--format=%ct"), cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return os.environ.get("SOURCE_DATE_EPOCH", told or "1767225600")


def build(out: Path) -> Path:
    """Build the folder anew and return it.

    Raises:
        subprocess.CalledProcessError: a tool did not do its part; it has said why.
        bill.UnknownFiles: something in the folder has no licence that we know of.
    """
    shutil.rmtree(out, ignore_errors=True)
    draw_icons.draw_all(ROOT / "build" / "package" / "icons")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": commit_time(), "PYTHONHASHSEED": "0"}
    words = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    places = ("--distpath", str(out), "--workpath", str(out / "work"), str(SPEC))
    subprocess.run((*words, *places), env=environment, cwd=ROOT, check=True)
    folder = out / "aftercare"
    if sys.platform.startswith("linux"):
        for library in folder.glob(_ICU_DATA):
            smaller_icu.make_smaller(library)
    papers = {"READ-ME-FIRST.txt": HERE / "licences.txt"}
    bill.write_papers(folder, program_version(), bill.modules_inside(out / "work" / "aftercare"), papers)
    _make_alike(folder, int(commit_time()))
    if sys.platform == "darwin":
        for name in (bill.LIST, bill.BILL, bill.LICENCES):
            _copy(folder / name, out / "Aftercare.app" / "Contents" / "Resources" / name)
    return folder


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _make_alike(folder: Path, moment: int) -> None:
    """Give every file the same rights and time, whoever builds: readable by all, only programs can be run."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            os.utime(path, (moment, moment), follow_symlinks=False)
            continue
        is_program = path.is_dir() or (path.parent == folder and path.name.startswith("aftercare"))
        path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (moment, moment))
    os.utime(folder, (moment, moment))


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(program_version())
    elif sys.argv[1:] == ["--time"]:
        print(commit_time())
    else:
        print(f"Built {build(Path(sys.argv[1]).resolve())}")
