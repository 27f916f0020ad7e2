"""Builds the installer for Windows into dist/, on any system with NSIS.

    python packaging/windows/build_installer.py BUILD OUT

Signs launchers and installer where AFTERCARE_SIGN_CERTIFICATE (PEM chain) and AFTERCARE_SIGN_KEY name a certificate and
its key, with a time stamp from AFTERCARE_SIGN_TIMESTAMP if that is given; says so plainly where they do not.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import check_sizes
import stage
from build_folder import commit_time, program_version

_COMPILED = "__pycache__"


def file_lists(folder: Path) -> str:
    """NSIS macros that install every file of a folder and remove just these, with what Python compiles from them."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    folders = sorted({str(parent) for file in files for parent in PurePosixPath(file).parents} - {"."})
    with_sources = sorted({str(PurePosixPath(file).parent) for file in files if file.endswith(".py")})
    install, current = ["!macro InstallFiles"], None
    for file in files:
        parent = str(PurePosixPath(file).parent)
        if parent != current:
            install.append(f'  SetOutPath "$INSTDIR{"" if parent == "." else _there(parent)}"')
            current = parent
        install.append(f'  File "{folder}/{file}"')
    remove = ["!macro RemoveFiles", *(f'  Delete "$INSTDIR{_there(file)}"' for file in files)]
    for place in with_sources:
        remove.append(f'  Delete "$INSTDIR{_there(place)}\\{_COMPILED}\\*.pyc"')
        remove.append(f'  RMDir "$INSTDIR{_there(place)}\\{_COMPILED}"')
    remove += [f'  RMDir "$INSTDIR{_there(place)}"' for place in reversed(folders)]
    return "\n".join([*install, "!macroend", "", *remove, "!macroend", ""])


def _there(place: str) -> str:
    return "\\" + place.replace("/", "\\")


def sign(files: Sequence[Path]) -> bool:
    """Sign programs if a certificate was given; False if there is none.

    Raises:
        stage.CannotStage: there is a certificate, and signing failed.
    """
    certificate, key = (os.environ.get(f"AFTERCARE_SIGN_{part}") for part in ("CERTIFICATE", "KEY"))
    if not certificate or not key:
        return False
    stamp = os.environ.get("AFTERCARE_SIGN_TIMESTAMP")
    for file in files:
        signed = file.with_suffix(".signed")
        words = ["osslsigncode", "sign", "-certs", certificate, "-key", key, "-h", "sha256", "-n", "Aftercare"]
        words += ["-ts", stamp] if stamp else []
        done = subprocess.run(
            [*words, "-in", str(file), "-out", str(signed)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise stage.CannotStage(f"{file.name} could not be signed: {done.stderr.strip() or done.stdout.strip()}")
        signed.replace(file)
    return True


def build_installer(build: Path, out: Path) -> Path:
    """Build the installer anew and return it.

    Raises:
        stage.CannotStage: something is missing or failed; the message says what to do.
    """
    if shutil.which("makensis") is None:
        raise stage.CannotStage("makensis is missing; run packaging/linux/system-libraries.sh windows")
    staged = stage.stage_program(build)
    version = program_version()
    is_signed = sign([staged / f"{name}.exe" for name in stage.LAUNCHERS])
    (build / "files.nsh").write_text(file_lists(staged), encoding="utf-8")
    shutil.copyfile(HERE / "aftercare.nsi", build / "aftercare.nsi")
    out.mkdir(parents=True, exist_ok=True)
    installer = out / f"Aftercare-{version}-setup.exe"
    numbers = ".".join([*re.findall(r"\d+", version), "0", "0", "0", "0"][:4])
    values = {
        "VERSION": version,
        "NUMBERS": numbers,
        "ICON": str(stage.ROOT / "build" / "package" / "icons" / "aftercare.ico"),
        "OUT": str(installer),
        "SIZE": str(check_sizes.size_of(staged) // 1024),
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": commit_time()}
    words = ["makensis", "-V2", "-WX", *defines, str(build / "aftercare.nsi")]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise stage.CannotStage(f"makensis stopped: {(done.stdout + done.stderr).strip()[-2000:]}")
    sign([installer])
    digest = hashlib.sha256(installer.read_bytes()).hexdigest()
    (out / f"aftercare-{version}-windows.sha256").write_text(f"{digest}  {installer.name}\n", encoding="ascii")
    print(f"Built {installer}, {'signed' if is_signed else 'not signed: no certificate was given'}")
    return installer


if __name__ == "__main__":
    where = [Path(word).resolve() for word in sys.argv[1:]]
    try:
        made = build_installer(where[0], where[1])
    except (stage.CannotStage, stage.verify_runtime.NotAsSigned, stage.bill.UnknownFiles) as problem:
        sys.exit(f"packaging/windows/build_installer.py: {problem}")
    sys.exit(check_sizes.main([f"{made}=45", f"{where[0] / 'stage'}=140"]))
