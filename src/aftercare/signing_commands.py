"""The commands around the signature of a pack: ``key new``, ``key show``, ``sign``, ``verify``. Part of clinic_app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from aftercare.command_faults import COMMAND_LINE, FaultsFound, reason_of, stop
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.domain.guidance import Guidance

if TYPE_CHECKING:
    from aftercare.content.key_file import KeyFile
    from aftercare.content.pack_reader import LoadedPack
    from aftercare.content.pack_signature import SignerSecret

CARD_LANGUAGES = ("en", "es")
_KEY_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the commands need from outside.

    Attributes:
        resources: the folder of our content.
        guidance: reads our guidance.
        today: the present day.
    """

    resources: Path
    guidance: Callable[[], Guidance]
    today: Callable[[], date]


class Commands(Protocol):
    """Where commands are added; ``argparse`` has no public name for it."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:
        """A parser for one command."""
        ...


def add_signing_commands(commands: Commands, workshop: Callable[[], Workshop]) -> None:
    """Adds the commands to those of ``aftercare-clinic``."""

    def runs(parser: argparse.ArgumentParser, command: Callable[[argparse.Namespace, Workshop], int]) -> None:
        parser.set_defaults(run=lambda options: command(options, workshop()))

    key = commands.add_parser("key", help="make the clinic's key, or show its six words")
    parts: Any = key.add_subparsers(required=True, metavar="new|show")
    new = parts.add_parser("new", help="make a key, locked with a passphrase")
    new.add_argument("file", type=Path, help="the key file to make, such as riverside.aftercare-key")
    new.add_argument("--clinic", required=True, help="the clinic's name")
    new.add_argument("--passphrase-file", type=Path, help="a file with the passphrase; asked for if left out")
    runs(new, _new_key)
    show = parts.add_parser("show", help="the six words of a key, or the card for patients")
    show.add_argument("file", type=Path, help="the key file")
    show.add_argument("--card", action="store_true", help="the text of the card to print for patients")
    show.add_argument("--phone", default="", help="the clinic's number, for the card")
    show.add_argument("--language", choices=CARD_LANGUAGES, default=CARD_LANGUAGES[0], help="of the card")
    runs(show, _show_key)

    sign = commands.add_parser("sign", help="check a pack and make the signed file for patients")
    sign.add_argument("pack", type=Path, help="a pack folder")
    sign.add_argument("--key", required=True, type=Path, help="the clinic's key file")
    sign.add_argument("--out", type=Path, help="the file to make; named after the pack, beside it, if left out")
    sign.add_argument("--next-key", action="append", default=[], help="a public key that may sign later versions")
    sign.add_argument("--passphrase-file", type=Path, help="a file with the passphrase; asked for if left out")
    runs(sign, _sign)

    verify = commands.add_parser("verify", help="check a signed file and show whose it is")
    verify.add_argument("pack", type=Path, help="a signed file")
    runs(verify, _verify)


def _new_key(options: argparse.Namespace, workshop: Workshop) -> int:
    from aftercare.content.key_file import SHORTEST_PASSPHRASE, new_key_file, write_key_file
    from aftercare.content.plain_text import LONGEST_NAME

    clinic = " ".join(options.clinic.split())
    if not clinic.isprintable() or not 0 < len(clinic) <= LONGEST_NAME:
        raise stop(COMMAND_LINE, "--clinic", "is not a name", f"write the clinic's name, up to {LONGEST_NAME} letters")
    if options.file.exists():
        raise _key_is_there(options.file)
    passphrase = _passphrase(options.passphrase_file, is_new=True)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        remedy = "take four or five words that do not belong together"
        raise stop(COMMAND_LINE, "passphrase", f"is shorter than {SHORTEST_PASSPHRASE} characters", remedy)
    key = new_key_file(clinic, passphrase)
    try:
        write_key_file(options.file, key)
    except FileExistsError:
        raise _key_is_there(options.file) from None
    except OSError as error:
        remedy = "choose a folder that you may write to"
        raise stop(options.file.name, "whole file", f"cannot be written ({reason_of(error)})", remedy) from None
    sys.stdout.write(_key_lines(key, workshop))
    sys.stdout.write(
        "\nKeep this file and its passphrase in two places. Print the file too, and keep the paper locked away.\n"
        "Without them you cannot sign again, and every patient has to compare new words.\n"
    )
    return 0


def _show_key(options: argparse.Namespace, workshop: Workshop) -> int:
    key = _read_key(options.file)
    if not options.card:
        sys.stdout.write(_key_lines(key, workshop))
        return 0
    if not options.phone.strip():
        raise stop(COMMAND_LINE, "--phone", "the card needs a number to call", 'write --phone "(503) 555-0142"')
    from aftercare.content.fingerprint import card_text

    words = _words(key.public, workshop)
    sys.stdout.write(card_text(workshop.resources, options.language, key.clinic, options.phone.strip(), words))
    return 0


def _sign(options: argparse.Namespace, workshop: Workshop) -> int:
    from aftercare.content.pack_reader import load_pack
    from aftercare.content.pack_signature import public_key
    from aftercare.content.sealing import files_to_sign, sealed, write_whole
    from aftercare.pack_problems import problems_of

    guidance = workshop.guidance()
    loaded = load_pack(options.pack, guidance)
    files, more = files_to_sign(options.pack)
    found = [*problems_of(loaded, guidance, workshop.today()), *more]
    found += _faults_of_keys(options.next_key)
    faults = tuple(dict.fromkeys(fault for fault in found if fault.weight is Weight.MUST_FIX))
    if faults or loaded.pack is None:
        raise FaultsFound(faults)
    out: Path = options.out or options.pack.resolve().with_name(f"{loaded.pack.pack_id}{CLINIC_ENDING}")
    refuse_older(out, loaded.pack, files, guidance)
    secret = _secret(options)
    try:
        write_whole(out, sealed(loaded.pack, files, secret, tuple(key.lower() for key in options.next_key)))
    except OSError as error:
        remedy = "choose another place with --out"
        raise stop(out.name, "whole file", f"cannot be written ({reason_of(error)})", remedy) from None
    words = " ".join(_words(public_key(secret), workshop))
    sys.stdout.write(f"{out.name}: {loaded.pack.name}, version {loaded.pack.serial}, signed\nsix words: {words}\n")
    return 0


def _verify(options: argparse.Namespace, workshop: Workshop) -> int:
    from aftercare.content.pack_reader import load_pack

    loaded = load_pack(options.pack, workshop.guidance())
    faults = [fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
    if faults or loaded.pack is None:
        raise FaultsFound(faults)
    if loaded.seal is None:
        remedy = "sign it with: aftercare-clinic sign FOLDER --key KEY"
        raise stop(options.pack.name, "whole pack", "is a draft, nobody has signed it", remedy)
    signer, keys = loaded.seal.signer, loaded.seal.manifest.keys
    sys.stdout.write(
        f"{loaded.pack.name}: {loaded.pack.pack_id}, version {loaded.pack.serial}, "
        f"{len(loaded.pack.rules)} rules, as it was signed\n"
        f"six words: {' '.join(_words(bytes.fromhex(signer), workshop))}\n"
    )
    for key in keys:
        if key != signer:
            words = " ".join(_words(bytes.fromhex(key), workshop))
            sys.stdout.write(f"may also be signed by: {words}\n")
    return 0


def refuse_older(out: Path, pack: ClinicPack, files: dict[str, bytes], guidance: Guidance) -> None:
    """Two different packs with one number could never be told apart again.

    Raises:
        FaultsFound: if there is a signed pack of that number with other content, or something that is no pack.
    """
    from aftercare.content.pack_reader import load_pack

    if not out.exists():
        return
    there: LoadedPack = load_pack(out, guidance)
    if there.seal is None:
        remedy = "move it away, or choose another place with --out"
        raise stop(out.name, "whole file", "is there already and is no signed pack", remedy)
    manifest = there.seal.manifest
    signed = {name: record.fits(files.get(name, b"")) for name, record in manifest.files}
    is_same = all(signed.values()) and signed.keys() == files.keys() and manifest.serial == pack.serial
    if manifest.pack_id == pack.pack_id and manifest.serial >= pack.serial and not is_same:
        problem = f"version {manifest.serial} is signed already"
        raise stop("clinic.toml", "serial", problem, f"write serial = {manifest.serial + 1}")


def _faults_of_keys(keys: list[str]) -> list[Fault]:
    from aftercare.content.pack_manifest import MOST_KEYS

    if len(keys) >= MOST_KEYS:
        return [Fault(COMMAND_LINE, "--next-key", "there are too many", f"name fewer than {MOST_KEYS}")]
    problem, remedy = "is not a public key", "write the 64 digits that key show tells of the new key"
    return [
        Fault(COMMAND_LINE, "--next-key", problem, remedy)
        for key in keys
        if len(key) != _KEY_DIGITS or not set(key.lower()) <= set("0123456789abcdef")
    ]


def _secret(options: argparse.Namespace) -> SignerSecret:
    from aftercare.content.key_file import KeyFileError, unlocked

    key = _read_key(options.key)
    try:
        return unlocked(key, _passphrase(options.passphrase_file, is_new=False))
    except KeyFileError as error:
        raise _key_fault(options.key, error) from None


def _read_key(path: Path) -> KeyFile:
    from aftercare.content.key_file import KeyFileError, read_key_file

    try:
        return read_key_file(path)
    except KeyFileError as error:
        raise _key_fault(path, error) from None
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "the path cannot be used"
        raise stop(path.name, "whole file", f"cannot be opened ({reason})", "give the clinic's key file") from None


def _key_fault(path: Path, error: Any) -> FaultsFound:
    from aftercare.content.key_file import KeyProblem

    match error.problem:
        case KeyProblem.NEWER:
            return stop(path.name, "format", "is newer than this Aftercare", "update Aftercare")
        case KeyProblem.WRONG_PASSPHRASE:
            return stop(path.name, "locked", "does not open with this passphrase", "type it again, or take the copy")
        case _:
            return stop(path.name, "whole file", "is not a key file, or is damaged", "take your copy of the key file")


def _key_is_there(path: Path) -> FaultsFound:
    remedy = "choose another name; a key is never written over"
    return stop(path.name, "whole file", "is there already", remedy)


def _passphrase(path: Path | None, *, is_new: bool) -> str:
    if path is None:
        return _asked_passphrase(is_new=is_new)
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.readline(4096).rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "it is not text"
        remedy = "write the passphrase on its first line"
        raise stop(path.name, "whole file", f"cannot be read ({reason})", remedy) from None


def _asked_passphrase(*, is_new: bool) -> str:
    if not sys.stdin.isatty():
        remedy = "start the command in a terminal, or give --passphrase-file"
        raise stop(COMMAND_LINE, "passphrase", "there is nobody to ask for it", remedy)
    passphrase = getpass("Passphrase: ")
    if is_new and getpass("The same again: ") != passphrase:
        raise stop(COMMAND_LINE, "passphrase", "was not the same twice", "start the command again")
    return passphrase


def _key_lines(key: KeyFile, workshop: Workshop) -> str:
    words = " ".join(_words(key.public, workshop))
    return f"{key.clinic}\nsix words: {words}\npublic key: {key.public.hex()}\n"


def _words(key: bytes, workshop: Workshop) -> tuple[str, ...]:
    from aftercare.content.fingerprint import fingerprint_words, read_word_list

    return fingerprint_words(key, read_word_list(workshop.resources))
