"""``aftercare-clinic installer``: everything a patient needs in one folder or zip file. Part of clinic_app.

The installers are handed on byte for byte as they were given: the signed program is never made anew for a clinic.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from aftercare.command_faults import COMMAND_LINE, FaultsFound, reason_of, stop
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Weight
from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.domain.guidance import Guidance
from aftercare.domain.sheets.install_guide import NEEDED, GuideFacts, InstallerKind, install_guide
from aftercare.signing_commands import Commands

CHECKSUMS, OWN_COMPUTERS = "checksums.txt", "for-computers-of-the-clinic.txt"
_KINDS = (
    (".exe", InstallerKind.WINDOWS),
    (".msi", InstallerKind.WINDOWS),
    (".dmg", InstallerKind.MAC),
    (".pkg", InstallerKind.MAC),
    (".deb", InstallerKind.DEB),
    (".rpm", InstallerKind.RPM),
    (".tar.gz", InstallerKind.ARCHIVE),
    (".tar.xz", InstallerKind.ARCHIVE),
    (".zip", InstallerKind.ARCHIVE),
)
_SILENT = {
    InstallerKind.WINDOWS: '"{installer}" /S /PACK="%CD%\\{pack}"',
    InstallerKind.DEB: "sudo apt install -y ./{installer} && {keep}",
    InstallerKind.RPM: "sudo dnf install -y ./{installer} && {keep}",
    InstallerKind.MAC: 'sudo installer -pkg "{installer}" -target / && {keep_mac}',
}
_KEEP = "sudo install -D -m 644 {pack} /etc/aftercare/clinic-packs/{pack}"
_KEEP_MAC = (
    'sudo mkdir -p "/Library/Application Support/Aftercare/Clinic packs"'
    ' && sudo cp {pack} "/Library/Application Support/Aftercare/Clinic packs/"'
)


@dataclass(frozen=True, slots=True)
class HandOutShop:
    """What the command needs from outside.

    Attributes:
        resources: the folder of our content.
        fonts: the folder of the faces.
        guidance: reads our guidance.
        today: the present day.
    """

    resources: Path
    fonts: Path
    guidance: Callable[[], Guidance]
    today: Callable[[], date]


def add_installer_command(commands: Commands, shop: Callable[[], HandOutShop]) -> None:
    """Adds the command to those of ``aftercare-clinic``."""
    installer = commands.add_parser("installer", help="put all that a patient needs into one folder")
    installer.add_argument("pack", type=Path, help="the signed file")
    installer.add_argument("--out", type=Path, required=True, help="the folder to make, or a file that ends in .zip")
    installer.add_argument("--installers", type=Path, help="the folder with the installers of Aftercare")
    installer.set_defaults(run=lambda options: _hand_out(options, shop()))


def _hand_out(options: argparse.Namespace, shop: HandOutShop) -> int:
    packed, pack = _signed_pack(options.pack, shop)
    installers = _installers(options.installers)
    out: Path = options.out
    if out.exists():
        raise stop(out.name, "whole folder", "is there already", "choose another place with --out")
    files: dict[str, bytes | Path] = {f"{pack.pack_id}{CLINIC_ENDING}": packed}
    files |= {name: options.installers / name for _, name in installers}
    files |= _guides(pack, installers, shop)
    files[OWN_COMPUTERS] = _for_own_computers(pack, installers).encode()
    try:
        sums = _written(out, files)
    except OSError as error:
        remedy = "choose another place with --out"
        raise stop(out.name, "whole folder", f"cannot be written ({reason_of(error)})", remedy) from None
    sys.stdout.write(f"{out}: {pack.name}, version {pack.serial}\n")
    sys.stdout.write("".join(f"  {name}\n" for name in sums))
    if not installers:
        sys.stdout.write("No installers were given. Give the folder that has them with --installers.\n")
    sys.stdout.write(
        "Hand the card with the six words out on paper, never with these files: aftercare-clinic key show\n"
    )
    return 0


def _signed_pack(path: Path, shop: HandOutShop) -> tuple[bytes, ClinicPack]:
    """The bytes of a signed pack, and what they say: the very bytes that were checked are handed out."""
    from aftercare.content.pack_reader import load_packed
    from aftercare.content.packed_file import packed_bytes
    from aftercare.pack_problems import problems_of

    if path.is_dir():
        remedy = "sign it with: aftercare-clinic sign FOLDER --key KEY, and give the signed file"
        raise stop(path.name, "whole pack", "is a folder, nobody has signed it", remedy)
    try:
        packed = packed_bytes(path)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "the path cannot be used"
        raise stop(path.name, "whole file", f"cannot be opened ({reason})", "give the signed file") from None
    guidance = shop.guidance()
    loaded = load_packed(path.name, packed, guidance)
    faults = [one for one in problems_of(loaded, guidance, shop.today()) if one.weight is Weight.MUST_FIX]
    if faults or loaded.pack is None:
        raise FaultsFound(faults)
    if loaded.seal is None:
        remedy = "sign it with: aftercare-clinic sign FOLDER --key KEY"
        raise stop(path.name, "whole pack", "is a draft, nobody has signed it", remedy)
    return packed, loaded.pack


def _installers(folder: Path | None) -> list[tuple[InstallerKind, str]]:
    if folder is None:
        return []
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError as error:
        remedy = "give the folder with the installers"
        raise stop(folder.name, "whole folder", f"cannot be read ({reason_of(error)})", remedy) from None
    found = [(kind, name) for name in names if (kind := _kind_of(name)) is not None]
    if not found:
        remedy = "give the folder with the .exe, .deb, .rpm or .dmg files of Aftercare"
        raise stop(COMMAND_LINE, "--installers", f"{folder.name} holds no installer", remedy)
    return found


def _kind_of(name: str) -> InstallerKind | None:
    return next((kind for ending, kind in _KINDS if name.lower().endswith(ending)), None)


def _guides(
    pack: ClinicPack, installers: list[tuple[InstallerKind, str]], shop: HandOutShop
) -> dict[str, bytes | Path]:
    """The page for patients in each language of the pack that we have words for; in English if in none."""
    from aftercare.content.handout_words import handout_languages, handout_words
    from aftercare.documents.press import sheet_pdf

    known = handout_languages(shop.resources)
    numbers = shop.guidance().help_for(pack.country)
    made: dict[str, bytes | Path] = {}
    for language in [one for one in pack.languages if one in known] or ["en"]:
        words = handout_words(shop.resources, language, NEEDED)
        facts = GuideFacts(language, words, pack, numbers, f"{pack.pack_id}{CLINIC_ENDING}", installers)
        made[f"guide-{language}.pdf"] = sheet_pdf(install_guide(facts), shop.fonts, logo=pack.logo)
    return made


def _for_own_computers(pack: ClinicPack, installers: list[tuple[InstallerKind, str]]) -> str:
    """How a clinic puts all of it on computers of its own without a question."""
    file = f"{pack.pack_id}{CLINIC_ENDING}"
    lines = [
        f"{pack.name}: Aftercare on computers of the clinic",
        "",
        "Run the line for your computers in this folder. Aftercare then finds the pack by itself at its next start.",
        "Each person still compares the six words with the card once.",
    ]
    for kind, name in installers:
        # A disk image has to be opened by hand; only a package installs by itself.
        template = None if name.lower().endswith(".dmg") else _SILENT.get(kind)
        if template is not None:
            keep, keep_mac = _KEEP.format(pack=file), _KEEP_MAC.format(pack=file)
            lines += ["", name, f"  {template.format(installer=name, pack=file, keep=keep, keep_mac=keep_mac)}"]
    if not installers:
        lines += ["", "Linux, once Aftercare is installed", f"  {_KEEP.format(pack=file)}"]
        lines += ["", "macOS, once Aftercare is installed", f"  {_KEEP_MAC.format(pack=file)}"]
    lines += ["", f"Check the files with: sha256sum -c {CHECKSUMS}", ""]
    return "\n".join(lines)


def _written(out: Path, files: dict[str, bytes | Path]) -> list[str]:
    """Writes everything, whole or not at all, and gives the names."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as work:
        half = Path(work) / "all"
        half.mkdir()
        sums: list[str] = []
        for name, content in sorted(files.items()):
            if isinstance(content, bytes):
                (half / name).write_bytes(content)
            else:
                shutil.copyfile(content, half / name)
            sums.append(f"{_sha256(half / name)}  {name}")
        (half / CHECKSUMS).write_text("\n".join([*sums, ""]), encoding="utf-8", newline="\n")
        names = sorted(path.name for path in half.iterdir())
        if out.suffix == ".zip":
            archive = Path(work) / "all.zip"
            with ZipFile(archive, "w", ZIP_STORED) as zipped:
                for name in names:
                    zipped.write(half / name, f"{out.stem}/{name}")
            archive.replace(out)
        else:
            half.replace(out)
    return names


def _sha256(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1024 * 1024):
            digest.update(chunk)
    return digest.hexdigest()
