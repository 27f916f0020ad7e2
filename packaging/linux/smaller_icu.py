"""Makes Qt's copy of the ICU data small: of 31 MB Aftercare uses less than two.

Qt asks ICU to sort words and to write letters large and small. It brings its own names of languages, days and money and
its own line breaks, so what stays is what ICU itself needs, and the rules of sorting for the languages that we ship.
Nothing in the data is changed; what is not needed is left out, with ICU's own tool (`icupkg`, Debian's icu-devtools).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

_LIBRARY = re.compile(r"libicudata\.so\.(\d+)$")
_FOLDERS = re.compile(r"(coll|zone)/(root|pool|res_index|ucadata|en|es)\.(res|icu)$")
_OF_A_LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?\.res$")
_OF_OURS = re.compile(r"(en|es)(_US|_ES|_MX|_001|_419)?\.res$")

_ASSEMBLY = """
    .section .note.GNU-stack,"",@progbits
    .section .rodata
    .balign 16
    .globl icudt{version}_dat
    .type icudt{version}_dat, @object
icudt{version}_dat:
    .incbin "{data}"
    .size icudt{version}_dat, . - icudt{version}_dat
"""


def is_kept(item: str) -> bool:
    """True if an item of the data is used here."""
    if "/" in item:
        return _FOLDERS.match(item) is not None
    if item.endswith(".cnv"):
        return False
    return _OF_A_LANGUAGE.match(item) is None or _OF_OURS.match(item) is not None


def make_smaller(library: Path) -> None:
    """Put a library of the same name in the place of one, with less in it.

    Raises:
        ValueError: the file is not ICU's data.
        subprocess.CalledProcessError: one of the tools did not do its part.
    """
    version = _LIBRARY.search(library.name)
    if version is None:
        raise ValueError(f"{library} is not ICU's data; check what this Qt brings")
    with tempfile.TemporaryDirectory() as scratch:
        # The tool takes the number of the version from the name.
        whole, small = (Path(scratch, folder, f"icudt{version[1]}l.dat") for folder in ("whole", "small"))
        for place in (whole, small):
            place.parent.mkdir()
        _run("objcopy", "-O", "binary", "-j", ".rodata", str(library), str(whole))
        items = _run("icupkg", "-l", str(whole)).split()
        dropped = Path(scratch, "dropped.txt")
        dropped.write_text("".join(f"{item}\n" for item in items if not is_kept(item)), encoding="ascii")
        _run("icupkg", "-r", str(dropped), str(whole), str(small))
        source = Path(scratch, "data.s")
        source.write_text(_ASSEMBLY.format(version=version[1], data=small), encoding="ascii")
        made = library.with_suffix(".new")
        options = ("-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,--build-id=none")
        _run("gcc", *options, "-o", str(made), str(source))
        _run("strip", str(made))
        made.chmod(0o644)
        made.replace(library)


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    make_smaller(Path(sys.argv[1]))
