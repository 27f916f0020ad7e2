"""The list of everything in the folder that is handed out, with its licences: for people, and for machines (CycloneDX).

Every file has to belong to something we can name, or the build stops: nothing is handed out without its licence.
Writes `FILES.txt`, `bill-of-materials.cdx.json` and the folder `LICENCES` into the folder.
"""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions, version
from pathlib import Path, PurePosixPath
from typing import Any

HERE = Path(__file__).resolve().parent
COMPONENTS = HERE / "components.toml"
COMMON_LICENCES = Path("/usr/share/common-licenses")
SYSTEM_PAPERS = Path("/usr/share/doc")
LIST, BILL, LICENCES = "FILES.txt", "bill-of-materials.cdx.json", "LICENCES"
_WRITTEN_HERE = (LIST, BILL)
_NOT_AS_SPDX = {
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute non-free programs "
    "(including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
}
_START = ("start_app", "start_clinic", "first_paint", "_sysconfigdata_")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|OFL)", re.IGNORECASE)


class UnknownFiles(Exception):
    """Something lies in the folder that no component answers for."""


@dataclass
class Component:
    """Something with one licence that somebody else (or we) made."""

    name: str
    version: str
    licence: str
    origin: str
    patterns: tuple[re.Pattern[str], ...] = ()
    modules: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    places: list[str] = field(default_factory=list)


def read_components(path: Path, ours: str) -> list[Component]:
    """The components that are found by their place in the folder, with the versions that are on this machine."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["component"]
    return [
        Component(
            row["name"],
            _version(row["version"], ours),
            row["licence"],
            row["origin"],
            tuple(re.compile(pattern) for pattern in row["files"]),
            tuple(row.get("modules", ())),
            tuple(row.get("texts", ())),
        )
        for row in rows
    ]


def _version(told: str, ours: str) -> str:
    kind, _, name = told.partition(" ")
    match kind:
        case "ours":
            return ours
        case "python":
            return ".".join(map(str, sys.version_info[:3]))
        case "package":
            # What only the build itself has (PyInstaller) is missing where the list is merely tried.
            return version(name) if _is_installed(name) else "of the build machine"
        case "debian":
            asked = ("dpkg-query", "-W", "-f=${Version}", name)
            return subprocess.run(asked, capture_output=True, text=True, check=False).stdout or "of the build machine"
        case _:
            return told


class Bill:
    """Says of each file whose it is."""

    def __init__(self, components: Sequence[Component]) -> None:
        self._by_place = list(components)
        self._of_packages: dict[str, Component] = {}
        self._package_of = packages_distributions()

    @property
    def components(self) -> list[Component]:
        """Those that something in the folder belongs to, by name."""
        found = [one for one in (*self._by_place, *self._of_packages.values()) if one.places]
        return sorted(found, key=lambda one: one.name.casefold())

    def owner(self, place: str) -> Component | None:
        """Whose a file of the folder is."""
        for component in self._by_place:
            if any(pattern.search(place) for pattern in component.patterns):
                return component
        parts = PurePosixPath(re.sub(r"^(_internal|site)/", "", place)).parts
        name = parts[0].removesuffix(".dist-info").split(".")[0]
        return self.package(name if not parts[0].endswith(".dist-info") else re.sub(r"-[\d.]+$", "", name + ""))

    def package(self, module: str) -> Component | None:
        """The Python package that a top-level module was installed with; None for the standard library and ours."""
        named = next((one for one in self._by_place if module in one.modules), None)
        if named is not None:
            return named
        names = self._package_of.get(module) or ([module] if _is_installed(module) else [])
        if not names:
            return None
        name = names[0]
        if name not in self._of_packages:
            about = distribution(name).metadata.json
            told = str(about.get("license_expression") or about.get("license") or "").strip()
            licence = _NOT_AS_SPDX.get(told.split("\n")[0], told.split("\n")[0])
            origin = f"https://pypi.org/project/{name}/"
            self._of_packages[name] = Component(name, version(name), licence, origin, texts=(f"package {name}",))
        return self._of_packages[name]


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def modules_inside(build: Path) -> set[str]:
    """The top-level names of the modules inside the programs, as PyInstaller noted them."""
    found: set[str] = set()
    for toc in build.glob("PYZ-*.toc"):
        _archive, modules = ast.literal_eval(toc.read_text(encoding="utf-8"))[:2]
        found |= {name.partition(".")[0] for name, _source, _kind in modules}
    return found


def list_folder(folder: Path, bill: Bill, modules: Iterable[str]) -> list[tuple[str, int, str, str]]:
    """Every file of a folder: place, size in bytes, SHA-256 and component.

    Raises:
        UnknownFiles: with the places of all that nobody answers for.
    """
    rows, unknown = [], []
    for place, file in _files(folder):
        owner = bill.owner(place)
        if owner is None:
            unknown.append(place)
            continue
        owner.places.append(place)
        content = file.read_bytes()
        rows.append((place, len(content), hashlib.sha256(content).hexdigest(), owner.name))
    for module in sorted(set(modules) - set(sys.stdlib_module_names) - {"aftercare"}):
        inside = bill.package(module)
        if inside is not None:
            inside.places.append(f"inside the programs: {module}")
        elif not module.startswith(_START):
            unknown.append(f"module {module}")
    if unknown:
        raise UnknownFiles("No licence is known for: " + ", ".join(unknown) + ". Name them in components.toml.")
    return rows


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        place = file.relative_to(folder).as_posix()
        if file.is_file() and not file.is_symlink() and place not in _WRITTEN_HERE:
            yield place, file


def copy_texts(component: Component, target: Path) -> int:
    """Copy the licence texts of a component into a folder of its own; how many there were."""
    copied = 0
    for told in component.texts:
        kind, _, name = told.partition(" ")
        match kind:
            case "package":
                files = distribution(name).files or ()
                sources = [
                    Path(str(one.locate()))
                    for one in files
                    if one.suffix != ".py" and _LICENCE_FILE.search(one.as_posix()) and "third_party" not in str(one)
                ]
            case "ours":
                sources = [HERE.parent / name]
            case "python":
                sources = [
                    Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
                    *SYSTEM_PAPERS.glob("python3.11/copyright"),
                ]
            case "system":
                sources = [SYSTEM_PAPERS / name / "copyright"]
            case _:
                sources = [COMMON_LICENCES / kind]
        for source in sources:
            if source.is_file():
                place = target / re.sub(r"\W+", "-", component.name).strip("-")
                place.mkdir(parents=True, exist_ok=True)
                prefix = f"{name}-" if kind == "system" else ""
                shutil.copyfile(source, place / f"{prefix}{source.name}")
                copied += 1
    return copied


def write_bill(components: Sequence[Component], path: Path, ours: str) -> None:
    """Write the components as CycloneDX, the same for the same components."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component as Part
    from cyclonedx.model.component import ComponentType
    from cyclonedx.output.json import JsonV1Dot6

    licences = LicenseFactory()
    program = Part(name="Aftercare", version=ours, type=ComponentType.APPLICATION, bom_ref="aftercare")
    parts = [
        Part(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{one.name}@{one.version}",
            licenses=[licences.make_from_string(one.licence)] if one.licence else (),
            external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(one.origin))]
            if one.origin.startswith("https")
            else (),
        )
        for one in components
        if one.name != "Aftercare"
    ]
    bom = Bom(components=parts)
    bom.metadata.component = program
    bom.register_dependency(program, parts)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    # Number and time of the document would be new each time; two builds of the same source are to be the same.
    text = re.sub(r'\n\s*"(serialNumber|timestamp)": "[^"]*",?', "", text)
    path.write_text(re.sub(r",(\s*[}\]])", r"\1", text) + "\n", encoding="utf-8")


def write_papers(folder: Path, ours: str, modules: Iterable[str], papers: Mapping[str, Path]) -> list[Component]:
    """Write list, bill and licences into a folder that is ready otherwise; the components in it.

    Args:
        folder: what is handed out.
        ours: our version.
        modules: top-level modules that lie inside the programs.
        papers: texts of our own to put with the licences, by name.

    Raises:
        UnknownFiles: something in it has no licence that we know of.
    """
    shutil.rmtree(folder / LICENCES, ignore_errors=True)
    bill = Bill(read_components(COMPONENTS, ours))
    list_folder(folder, bill, modules)
    target = folder / LICENCES
    target.mkdir()
    for name, source in papers.items():
        shutil.copyfile(source, target / name)
    bare = [one.name for one in bill.components if not copy_texts(one, target)]
    if bare:
        raise UnknownFiles("No licence text was found for: " + ", ".join(bare))
    again = Bill(read_components(COMPONENTS, ours))
    rows = list_folder(folder, again, modules)
    lines = [f"{digest}  {size:>9}  {place}  [{owner}]" for place, size, digest, owner in rows]
    (folder / LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_bill(again.components, folder / BILL, ours)
    return again.components
