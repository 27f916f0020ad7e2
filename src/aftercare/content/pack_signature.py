"""Signatures of clinic packs: Ed25519, by a library that is loaded only when a signed pack is at hand.

What is signed begins with a name of its own, so that no signature made for another purpose fits a pack.
"""

from __future__ import annotations

from typing import NewType

SignerSecret = NewType("SignerSecret", bytes)
"""The 32 bytes of a private key."""

KEY_BYTES = 32
SIGNATURE_BYTES = 64

_DOMAIN = b"aftercare-clinic-pack-v1\0"

# Points of a small order: under one of these as a key, a signature can be made to fit that nobody made.
_KEYS_OF_NOBODY = frozenset(
    bytes.fromhex(key)
    for key in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)


def new_secret() -> SignerSecret:
    """A private key nobody has had before."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SignerSecret(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(secret: SignerSecret) -> bytes:
    """The public key that belongs to a private one, 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign_manifest(manifest: bytes, secret: SignerSecret) -> bytes:
    """The content of ``manifest.sig``: the public key, and the signature of the manifest's bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(secret)
    return private.public_key().public_bytes_raw() + private.sign(_DOMAIN + manifest)


def signer_of(manifest: bytes, signature: bytes) -> bytes | None:
    """The public key under which the signature of these bytes holds; None if it holds under none.

    It says that whoever has that key signed this manifest. Whether the key is the clinic's is for ``domain/trust.py``.
    """
    if len(signature) != KEY_BYTES + SIGNATURE_BYTES:
        return None
    key = signature[:KEY_BYTES]
    if key[:-1] + bytes([key[-1] & 0x7F]) in _KEYS_OF_NOBODY:
        return None
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature[KEY_BYTES:], _DOMAIN + manifest)
    except (InvalidSignature, ValueError):
        return None
    return key
