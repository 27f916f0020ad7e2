"""The file with a clinic's private key: locked with a passphrase, readable by its owner only, and never written over.

It is a short text, so that it can be printed for the safe and typed in again; a mistyped digit does not unlock it.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from aftercare.content.pack_signature import SignerSecret, new_secret, public_key
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.domain.errors import AftercareError
from aftercare.domain.frozen import frozen

SHORTEST_PASSPHRASE = 12
"""In characters."""

_FORMAT = "aftercare-clinic-key/1"
_ANY_FORMAT = re.compile(r"aftercare-clinic-key/[1-9][0-9]{0,5}", re.ASCII)
_MOST_BYTES = 8 * 1024
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 256 * 1024, 16, 16
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES, _LOCKED_BYTES = 16, 12, 32, 48


class KeyProblem(Enum):
    """Why a key file cannot be used."""

    NOT_A_KEY_FILE = "not-a-key-file"
    NEWER = "newer"
    WRONG_PASSPHRASE = "wrong-passphrase"


class KeyFileError(AftercareError):
    """A key file cannot be used.

    Attributes:
        problem: why.
    """

    def __init__(self, problem: KeyProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@frozen
class KeyFile:
    """What anybody may read in a key file.

    Attributes:
        clinic: whose key it is, for people.
        public: the public key.
        content: the whole file.
    """

    clinic: str
    public: bytes
    content: bytes


def new_key_file(clinic: str, passphrase: str) -> KeyFile:
    """A key nobody has had before, locked with the passphrase."""
    return locked(new_secret(), clinic, passphrase)


def locked(secret: SignerSecret, clinic: str, passphrase: str) -> KeyFile:
    """A private key, locked with a passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    public = public_key(secret)
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    table: dict[str, object] = {
        "format": _FORMAT,
        "clinic": clinic,
        "public": public.hex(),
        "lock": {"name": "argon2id", "memory_kib": _MEMORY_KIB, "passes": _PASSES, "lanes": _LANES, "salt": salt.hex()},
        "nonce": nonce.hex(),
    }
    opener = _opener(passphrase, salt, _MEMORY_KIB, _PASSES, _LANES)
    table["locked"] = ChaCha20Poly1305(opener).encrypt(nonce, secret, _bound(table)).hex()
    return KeyFile(clinic, public, json.dumps(table, ensure_ascii=False, indent=1).encode() + b"\n")


def write_key_file(path: Path, key: KeyFile) -> None:
    """Writes a new key file that its owner alone can read.

    Raises:
        FileExistsError: if there is a file of that name; a key is never written over.
        OSError: if it cannot be written; then nothing is left there.
    """
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(key.content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def read_key_file(path: Path) -> KeyFile:
    """What anybody may read in a key file. It is not certain before the file is unlocked.

    Raises:
        KeyFileError: if it is not a key file.
        OSError: if it cannot be read.
    """
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    table = _table(content)
    return KeyFile(table["clinic"], bytes.fromhex(table["public"]), content)


def unlocked(key: KeyFile, passphrase: str) -> SignerSecret:
    """The private key.

    Raises:
        KeyFileError: if the passphrase is another, or something in the file was changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    table = _table(key.content)
    lock, nonce, closed = table["lock"], bytes.fromhex(table["nonce"]), bytes.fromhex(table.pop("locked"))
    salt = bytes.fromhex(lock["salt"])
    opener = _opener(passphrase, salt, lock["memory_kib"], lock["passes"], lock["lanes"])
    try:
        secret = SignerSecret(ChaCha20Poly1305(opener).decrypt(nonce, closed, _bound(table)))
    except InvalidTag:
        raise KeyFileError(KeyProblem.WRONG_PASSPHRASE) from None
    if public_key(secret) != key.public:
        raise KeyFileError(KeyProblem.NOT_A_KEY_FILE)
    return secret


def _opener(passphrase: str, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretching = Argon2id(salt=salt, length=_KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib)
    return stretching.derive(passphrase.encode())


def _bound(table: dict[str, Any]) -> bytes:
    """Everything in the file but the locked key: the lock holds it fast, so none of it can be changed unseen."""
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()


def _table(content: bytes) -> dict[str, Any]:
    table: Any = None
    with suppress(ValueError, RecursionError):
        table = json.loads(content.decode("utf-8")) if len(content) <= _MOST_BYTES else None
    match table:
        case {
            "format": "aftercare-clinic-key/1",
            "clinic": str(clinic),
            "public": str(public),
            "lock": {
                "name": "argon2id",
                "memory_kib": int(memory),
                "passes": int(passes),
                "lanes": int(lanes),
                "salt": str(salt),
            },
            "nonce": str(nonce),
            "locked": str(closed),
        } if (
            clinic.isprintable()
            and 0 < len(clinic) <= LONGEST_NAME
            and _is_hex(public, _KEY_BYTES)
            and _is_hex(salt, _SALT_BYTES)
            and _is_hex(nonce, _NONCE_BYTES)
            and _is_hex(closed, _LOCKED_BYTES)
            and 1 <= passes <= _MOST_PASSES
            and 1 <= lanes <= _MOST_LANES
            and 8 * lanes <= memory <= _MOST_MEMORY_KIB
        ):
            return dict(table)
        case {"format": str(name)} if name != _FORMAT and _ANY_FORMAT.fullmatch(name):
            raise KeyFileError(KeyProblem.NEWER)
    raise KeyFileError(KeyProblem.NOT_A_KEY_FILE)


def _is_hex(text: str, length: int) -> bool:
    return re.fullmatch(rf"[0-9a-f]{{{2 * length}}}", text, re.ASCII) is not None
