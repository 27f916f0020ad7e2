"""Builds the fonts and icons the app ships from the packages that carry them.

The screen and the paper need static TrueType faces (the PDF writer cannot embed a variable font), so each
weight is cut from the variable Source Sans 3. Its licence reserves the name "Source" for the uncut font, so the cut
faces have a name of their own. The icons are the Lucide ones listed in `icons.txt`. The result lies in `build/assets`
and is the same, byte for byte, on every machine with the same locked packages.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
import zipfile
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ICON_LIST = HERE / "icons.txt"
FEATHER_LICENCE = HERE / "feather-license.txt"
TARGET = HERE.parents[1] / "build" / "assets"

FAMILY = "Aftercare Sans"
POSTSCRIPT_FAMILY = "AftercareSans"
ORIGIN = "Static faces cut from the variable font Source Sans 3 by Adobe."
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
STYLES_OF_THE_BASE_FAMILY = ("Regular", "Bold")

FONT_PACKAGE = "fontpkg-source-sans-3"
ICON_PACKAGE = "justmyresource-lucide"
TOOL_PACKAGES = ("fonttools", "uharfbuzz")

NAMES_OF_THE_MASTER = (16, 17, 25)
WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
BOLD_SELECTION, REGULAR_SELECTION, BOLD_MAC_STYLE = 1 << 5, 1 << 6, 1 << 0


def recipe() -> str:
    """Return a fingerprint of everything the result depends on."""
    digest = hashlib.sha256()
    for part in (Path(__file__), ICON_LIST, FEATHER_LICENCE):
        digest.update(part.read_bytes())
    for package in (FONT_PACKAGE, ICON_PACKAGE, *TOOL_PACKAGES):
        digest.update(f"{package}={version(package)}".encode())
    return digest.hexdigest()


def listed_icons() -> tuple[str, ...]:
    """Return the icon names in `icons.txt`, one a line."""
    return tuple(ICON_LIST.read_text(encoding="utf-8").split())


def licence_text(package: str, name: str) -> bytes:
    """Return the licence file called `name` that `package` was installed with.

    Raises:
        FileNotFoundError: if the package carries no such file.
    """
    for path in distribution(package).files or ():
        if path.name == name and ".dist-info" in path.parts[0]:
            return path.read_binary()
    raise FileNotFoundError(f"{package} carries no licence file called {name}")


def cut_face(master: hb.Face, weight: int, style: str, target: Path) -> None:
    """Write the static face of one weight of the variable font `master`.

    Regular and Bold share the family's name. Every other weight is a family of its own, for programs that
    know two weights only, and names the real family in its typographic names.

    Raises:
        ValueError: if the font has no such weight.
    """
    request = hb.SubsetInput()
    request.keep_everything()
    request.pin_axis_location(master, "wght", weight)
    face = hb.subset(master, request)
    if face is None:
        raise ValueError(f"{FONT_PACKAGE} cannot be cut at weight {weight}")

    font = TTFont(io.BytesIO(face.blob.data), recalcTimestamp=False)
    for leftover in ("STAT", "DSIG"):
        if leftover in font:
            del font[leftover]
    in_base_family = style in STYLES_OF_THE_BASE_FAMILY
    names = {
        1: FAMILY if in_base_family else f"{FAMILY} {style}",
        2: style if in_base_family else "Regular",
        3: f"{font['name'].getDebugName(5)};{POSTSCRIPT_FAMILY}-{style}",
        4: f"{FAMILY} {style}",
        6: f"{POSTSCRIPT_FAMILY}-{style}",
        10: ORIGIN,
    }
    if not in_base_family:
        names |= {16: FAMILY, 17: style}
    for name_id in (*NAMES_OF_THE_MASTER, *names):
        font["name"].removeNames(nameID=name_id)
    for name_id, text in names.items():
        font["name"].setName(text, name_id, *WINDOWS_UNICODE_ENGLISH)

    is_bold = style == "Bold"
    selection = font["OS/2"].fsSelection & ~(BOLD_SELECTION | REGULAR_SELECTION)
    font["OS/2"].fsSelection = selection | (BOLD_SELECTION if is_bold else REGULAR_SELECTION)
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = BOLD_MAC_STYLE if is_bold else 0
    font.save(target)


def build_fonts(folder: Path) -> None:
    """Write one TTF a weight and the font's licence into `folder`."""
    package = files("fontpkg_source_sans_3")
    master = hb.Face(hb.Blob.from_file_path(str(package / "files" / "SourceSans3[wght].ttf")))
    folder.mkdir(parents=True)
    for weight, style in WEIGHTS.items():
        cut_face(master, weight, style, folder / f"{POSTSCRIPT_FAMILY}-{style}.ttf")
    (folder / "OFL.txt").write_bytes(licence_text(FONT_PACKAGE, "LICENSE"))


def build_icons(folder: Path) -> None:
    """Copy the listed icons and their licences into `folder`.

    Raises:
        KeyError: if the package has no icon of a listed name; the message holds every such name.
    """
    archive = Path(str(files("justmyresource_lucide") / "icons.zip"))
    folder.mkdir(parents=True)
    with zipfile.ZipFile(archive) as icons:
        unknown = sorted(set(listed_icons()) - {name.removesuffix(".svg") for name in icons.namelist()})
        if unknown:
            raise KeyError(f"{ICON_PACKAGE} {version(ICON_PACKAGE)} has no icon called {', '.join(unknown)}")
        for name in listed_icons():
            (folder / f"{name}.svg").write_bytes(icons.read(f"{name}.svg"))
    (folder / "LUCIDE-LICENSE.txt").write_bytes(licence_text(ICON_PACKAGE, "LUCIDE-LICENSE"))
    shutil.copyfile(FEATHER_LICENCE, folder / "FEATHER-LICENSE.txt")


def main() -> int:
    """Build what is missing or out of date; a second run does nothing."""
    made_from = TARGET / "made-from.txt"
    wanted = recipe()
    if made_from.is_file() and made_from.read_text(encoding="ascii").strip() == wanted:
        return 0
    fresh = TARGET.with_name("assets-in-the-making")
    shutil.rmtree(fresh, ignore_errors=True)
    build_fonts(fresh / "fonts")
    build_icons(fresh / "icons")
    (fresh / made_from.name).write_text(f"{wanted}\n", encoding="ascii")
    shutil.rmtree(TARGET, ignore_errors=True)
    fresh.rename(TARGET)
    print(f"Built {len(WEIGHTS)} fonts and {len(listed_icons())} icons into build/assets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
