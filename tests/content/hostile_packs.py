"""Packs made to do harm, each with a piece of the reason for which it is refused."""

from __future__ import annotations

import json
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipInfo

from tests.content.signed_packs import (
    FILES,
    KEY,
    OTHER_SECRET,
    Entry,
    chunk,
    manifest,
    png,
    signed,
    zipped,
)

MEBIBYTE = 1024 * 1024
CLINIC, RULES = FILES["clinic.toml"], FILES["rules.toml"]


@dataclass(frozen=True, slots=True)
class Hostile:
    """One pack: what it tries, the reason it is told, and how it is made."""

    name: str
    reason: str
    make: Callable[[], bytes]


def hostile_packs() -> Iterator[Hostile]:
    """All of them."""
    yield from _around_the_signature()
    yield from _in_the_manifest()
    yield from _in_the_names()
    yield from _in_the_zip_file()
    yield from _in_the_texts()
    yield from _in_the_pictures()


def _around_the_signature() -> Iterator[Hostile]:
    good, told = signed(), json.dumps(manifest()).encode()
    wrong, later = "is not the signature of this pack", "was put in after the pack was signed"
    yield Hostile("signed by a key it does not name", "do not name the key", lambda: signed(secret=OTHER_SECRET))
    yield Hostile("a signature of zeros", wrong, lambda: signed(signature=bytes(96)))
    yield Hostile("the signature of another manifest", wrong, lambda: _with_signature_of(b"{}", told))
    yield Hostile("an empty signature", wrong, lambda: signed(signature=b""))
    yield Hostile("a signature that is too long", "is longer than it may be", lambda: signed(signature=bytes(97)))
    yield Hostile("no signature", "manifest.sig:whole file: is missing", lambda: _entries({"manifest.json": told}))
    yield Hostile("no manifest", "manifest.json:whole file: is missing", lambda: _entries({"manifest.sig": bytes(96)}))
    yield Hostile("an unsigned file more", later, lambda: signed(more=[("rules/more.toml", RULES)]))
    yield Hostile("an unsigned note more", later, lambda: signed(more=[("read me.txt", b"eat!")]))
    yield Hostile(
        "a signed file less", "was signed and is not there", lambda: signed({"clinic.toml": CLINIC}, written=_told())
    )
    changed = {**FILES, "rules.toml": RULES.replace(b"six", b"two")}
    yield Hostile("a file that was changed", "is not as it was signed", lambda: signed(changed, written=_told()))
    longer = {**FILES, "rules.toml": RULES + b"#"}
    yield Hostile("a file that was made longer", "is longer than it may be", lambda: signed(longer, written=_told()))
    two = [("manifest.json", json.dumps(manifest(serial=9)).encode())]
    yield Hostile("two manifests", "manifest.json:whole file: is in the pack twice", lambda: signed(more=two))
    three = [("Manifest.JSON", told)]
    yield Hostile("a second manifest in large letters", "is in the pack twice", lambda: signed(more=three))
    only = zipped([("MANIFEST.JSON", told), *FILES.items()])
    yield Hostile("a manifest in large letters only", "is missing", lambda: only)
    yield Hostile("one signed pack after another", "before or after", lambda: signed(serial=9) + good)
    yield Hostile("a program in front of it", "before or after", lambda: b"MZ" + bytes(200) + good)
    yield Hostile("a comment behind it", "before or after", lambda: good[:-2] + b"\x05\x00hello")
    yield Hostile("cut in the middle", "is not a packed clinic pack", lambda: good[: len(good) // 2])
    yield Hostile("cut at the end", "is not a packed clinic pack", lambda: good[:-30])


def _in_the_manifest() -> Iterator[Hostile]:
    def told(name: str, reason: str, **changed: Any) -> Hostile:
        return Hostile(name, reason, lambda: signed(**changed))

    def written(name: str, reason: str, text: bytes) -> Hostile:
        return Hostile(name, reason, lambda: signed(written=text))

    whole = json.dumps(manifest())
    yield told("another pack's id", 'says "riverside", and "other" was signed', pack="other")
    yield told("a serial that its clinic file denies", "says 3, and 9 was signed", serial=9)
    yield told("a review that its clinic file denies", "says nothing, and", reviewed_on="2026-05-01")
    yield told("an author that its clinic file denies", '"Nobody" was signed', author="Nobody")
    yield told("a newer format", "is newer than this Aftercare; update", format="aftercare-signed-pack/2")
    yield told("no known format", "is not the format of a signed pack", format=1)
    yield told("a newer program needed", "needs Aftercare 99.0.0", app="99.0.0")
    yield told("a version that is none", "is not a version", app="1.0.0; rm")
    yield told("a serial of zero", "is not a number from 1 on", serial=0)
    yield told("a serial that is true", "is not a number from 1 on", serial=True)
    yield told("a serial that is too large", "is not a number from 1 on", serial=10**11)
    yield told("no keys", "is not a list of 1 to 8 keys", keys=[])
    yield told("too many keys", "is not a list of 1 to 8 keys", keys=[KEY, *(f"{n:064x}" for n in range(8))])
    yield told("a key twice", "or a key twice", keys=[KEY, KEY])
    yield told("a key that is none", "holds what is not a key", keys=[KEY, "zz"])
    yield told("a day that is none", "is not a day", review_by="2026-02-30")
    yield told("an author with a line break", "is not a name", author="Dr.\nAsh")
    yield told("a key nobody knows", "is not known here", run="calc.exe")
    yield told("no files", "is not a table of 1 to 64 files", files={})
    yield written("a length below zero", "has no size and digest", _record(size=-1))
    yield written("a length of a gibibyte", "has no size and digest", _record(size=1 << 30))
    yield written("a digest that is none", "has no size and digest", _record(sha256="0"))
    yield written("more than a size and a digest", "has no size and digest", _record(path="/etc/passwd"))
    yield written("something twice", "says the same thing twice", whole.replace("{", '{"serial": 99, ', 1).encode())
    yield written("deep brackets", "nested too deeply", b"[" * 60_000)
    yield written("a number of many digits", "too large", whole.replace(": 3,", f": {'9' * 50_000},", 1).encode())
    yield written("a number that is none", "is not whole", whole.replace(": 3,", ": NaN,", 1).encode())
    yield written("a list in place of a table", "is not the list of files", b"[]")
    yield written("bytes that are no text", "is not the list of files", b"\xff\xfe")
    yield written("half of a letter", "is not a name", json.dumps(manifest(author="\ud800")).encode())
    yield written("a manifest that is too long", "is longer than it may be", whole.encode() + b" " * 65_536)


def _in_the_names() -> Iterator[Hostile]:
    cannot = "is a name that a pack cannot have"
    for name in ("../../evil.toml", "/etc/x.toml", "C:\\x.toml", "rules/../../x.toml", "a/b/c/d.toml", "\u202elmot.x"):
        yield Hostile(f"signed name {name!a}", cannot, partial(signed, {**FILES, name: b"a = 1"}))
    for name in ("rules.exe", "map.svg", "a.py", "x.toml.lnk", "con .toml", "notes.md.html", "\u043clinic.toml"):
        reason = "is a name that a file of a signed pack cannot have"
        yield Hostile(f"signed name {name!a}", reason, partial(signed, {**FILES, name: b"a = 1"}))
    yield Hostile("a name too long", cannot, lambda: signed({**FILES, f"{'x' * 200}.toml": b""}))
    yield Hostile("large letters", "is in the pack twice", lambda: signed({**FILES, "Rules.TOML": RULES}))
    yield Hostile(
        "rules that would be lost", "is not the name of a file", lambda: signed({**FILES, "more.toml": RULES})
    )
    yield Hostile("an entry twice", "is in the pack twice", lambda: signed(more=[("rules.toml", b"")]))
    link, pipe = ZipInfo("rules/link.toml"), ZipInfo("a\0b.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    yield Hostile("a link", "is a link", lambda: signed(more=[(link, b"/etc/passwd")]))
    pipe.filename = pipe.orig_filename = "aXb.md"
    yield Hostile("a zero byte", cannot, lambda: signed(more=[(pipe, b"")]).replace(b"aXb.md", b"a\0b.md"))


def _in_the_zip_file() -> Iterator[Hostile]:
    good = signed()
    yield Hostile("text", "is not a packed clinic pack", lambda: b"hello")
    yield Hostile("nothing", "is not a packed clinic pack", lambda: b"")
    yield Hostile("an empty zip file", "has no clinic.toml", lambda: zipped([]))
    yield Hostile("a file larger than it may be", "is larger than 4 MiB", lambda: good + bytes(4 * MEBIBYTE))
    zeros = {**FILES, "rules/zeros.toml": bytes(100 * MEBIBYTE)}
    yield Hostile("a hundred mebibytes of zeros, signed", "has no size and digest", lambda: signed(zeros))
    claimed = {**FILES, "rules/zeros.toml": b""}
    bomb: list[Entry] = [(name, data) for name, data in zeros.items() if name not in FILES]
    yield Hostile("zeros that claim to be nothing", "is in the pack twice", lambda: signed(claimed, more=bomb))
    swollen = signed({**FILES, "rules/zeros.toml": bytes(MEBIBYTE)}, written=_told(claimed))
    yield Hostile("zeros where nothing was signed", "is longer than it may be", lambda: swollen)
    big = {**FILES, **{f"rules/{number}.toml": b"#" * MEBIBYTE for number in range(5)}}
    yield Hostile("many large files", "larger than 4 MiB together", lambda: signed(big))
    many: list[Entry] = [(f"{number}.md", b"") for number in range(40_000)]
    yield Hostile("forty thousand files", "take out what is not needed", lambda: signed(more=many))
    for compression, name in ((ZIP_BZIP2, "bzip2"), (ZIP_LZMA, "lzma")):
        odd = ZipInfo("rules/a.toml")
        odd.compress_type = compression
        yield Hostile(f"packed with {name}", "is packed in a way", partial(signed, more=[(odd, b"")]))
    yield Hostile("locked", "is locked with a password", lambda: _with_flag(good, 1))
    yield Hostile("a length that lies", "is damaged", lambda: _with_lengths(good, 3))
    yield Hostile("a start that lies", "is damaged", lambda: good.replace(b"PK\x03\x04", b"PK\x07\x08"))
    yield Hostile("an end that lies", "before or after", lambda: good[:-6] + b"\xff\xff\xff\x7f\0\0")


def _in_the_texts() -> Iterator[Hostile]:
    def rule(name: str, reason: str, text: str) -> Hostile:
        body = RULES.decode().replace("No food for six hours before your visit.", text)
        return Hostile(name, reason, lambda: signed({**FILES, "rules.toml": body.encode()}))

    def file(name: str, reason: str, content: bytes, inside: str = "rules.toml") -> Hostile:
        return Hostile(name, reason, lambda: signed({**FILES, inside: content}))

    hidden = "holds a hidden character"
    yield rule("text turned round", hidden, "Take \u202e02 mg.")
    yield rule("text turned round by an escape", hidden, "Take \\u202e02 mg.")
    yield rule("an isolated direction", hidden, "Take \u2067two\u2069.")
    yield rule("letters nobody sees", hidden, "Eat\U000e0041\U000e0042.")
    yield rule("a private letter", hidden, "Eat \ue000.")
    yield rule("a control character", hidden, "Eat \\u0007.")
    yield rule("HTML", "and texts are plain", "Eat <img src='file:///etc/passwd'>.")
    yield rule("a script", "and texts are plain", "<script>alert(1)</script>")
    yield rule("a link to a file", "holds a link", "See file:///etc/passwd now.")
    yield rule("a link to the network", "holds a link", "See https://clinic.example now.")
    yield rule("a link in Markdown", "holds a link", "See [here](x) now.")
    yield rule("a picture in Markdown", "holds a link", "![x](logo.png)")
    yield rule("a mark nobody fills", "is not a mark", "Call {__class__}.")
    yield rule("a text without an end", "characters", "word " * 700)
    yield file("rules that are no text", "is not UTF-8 text", b"\xff\xfe")
    yield file("text in two bytes a letter", "is not UTF-8 text", RULES.decode().encode("utf-16"))
    yield file("TOML that breaks off", "the value cannot be read", b"a = ")
    yield file("deep TOML", "nested too deeply", b"a = " + b"[\n" * 200_000)
    yield file("a line without an end", "characters; break it", b"# " + b"x" * 500_000)
    yield file("a key of a thousand words", "joined by too many dots", b"a." * 1000 + b"a = 1")
    yield file("a TOML key twice", "already written above", b"a = 1\na = 2\n")
    yield file("a zero byte in a text", hidden, RULES + b"\0")
    yield file("a note turned round", hidden, "take \u202e02".encode(), "texts/note.md")
    yield file("a note that is no text", "is not UTF-8 text", b"\xc0\x80", "texts/note.md")


def _in_the_pictures() -> Iterator[Hostile]:
    def logo(name: str, reason: str, make: Callable[[], bytes]) -> Hostile:
        return Hostile(f"logo: {name}", reason, lambda: signed({**FILES, "logo.png": make()}))

    damaged, large = "is a damaged picture", "is larger than 1024 by 1024 pixels"
    yield logo("no picture", "is not a PNG picture", lambda: b"GIF89a")
    yield logo("a drawing that can hold scripts", "is not a PNG picture", lambda: b"<svg onload='x()'/>")
    yield logo("twenty thousand pixels a side", large, lambda: png(20_000, 20_000, pixels=b""))
    yield logo("four thousand million pixels", large, lambda: png(0xFFFFFFFF, 1, pixels=b""))
    yield logo("no pixels", "or empty", lambda: png(0, 0, pixels=b""))
    yield logo("more pixels than it says", damaged, lambda: png(4, 3, pixels=bytes(50 * MEBIBYTE)))
    yield logo("fewer pixels than it says", damaged, lambda: png(4, 3, pixels=bytes(3)))
    yield logo("cut off", damaged, lambda: png()[:-8])
    yield logo("something behind it", "holds something after the picture", lambda: png() + b"PK\x03\x04")
    yield logo("a wrong check sum", damaged, lambda: png()[:-14] + b"\0" + png()[-13:])
    yield logo("an unknown part it needs", damaged, lambda: png(before=chunk(b"EVIL", b"")))
    yield logo("two headers", damaged, lambda: png(before=chunk(b"IHDR", bytes(13))))
    yield logo("a length that lies", damaged, lambda: _replaced(png(), b"\0\0\0\x0dIHDR", b"\x7f\xff\xff\xffIHDR"))
    yield logo("a kind nobody knows", "is a kind of PNG picture", lambda: png(colour=5))
    yield logo("a filter nobody knows", damaged, lambda: png(1, 1, pixels=b"\x09\0"))
    yield logo("a palette without colours", damaged, lambda: png(colour=3))
    yield logo("packed pixels that are none", damaged, _garbled_pixels)


def _entries(more: dict[str, bytes]) -> bytes:
    return zipped([*more.items(), *FILES.items()])


def _with_signature_of(other: bytes, told: bytes) -> bytes:
    from tests.content.signed_packs import SECRET

    from aftercare.content.pack_signature import sign_manifest

    return signed(written=told, signature=sign_manifest(other, SECRET))


def _told(files: dict[str, bytes] = FILES) -> bytes:
    """What was signed before somebody changed the files."""
    return json.dumps(manifest(files)).encode()


def _record(**changed: object) -> bytes:
    records = manifest()["files"]
    return json.dumps({**manifest(), "files": {**records, "rules.toml": {**records["rules.toml"], **changed}}}).encode()


def _with_flag(packed: bytes, flag: int) -> bytes:
    changed = bytearray(packed)
    changed[packed.rindex(b"PK\x03\x04") + 6] |= flag
    changed[packed.rindex(b"PK\x01\x02") + 8] |= flag
    return bytes(changed)


def _with_lengths(packed: bytes, length: int) -> bytes:
    """The last file claims to be that long."""
    changed = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        position = packed.rindex(mark) + offset
        changed[position : position + 4] = struct.pack("<I", length)
    return bytes(changed)


def _replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


def _garbled_pixels() -> bytes:
    return _replaced(png(), chunk(b"IDAT", zlib.compress(bytes(15), 9)), chunk(b"IDAT", b"not packed at all"))
