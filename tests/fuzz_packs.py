"""Feeds the reader of packed packs with damaged and made-up files, and watches that it keeps its promises.

``make fuzz`` does it a million times on all cores; the same seed gives the same files. What is damaged is a good pack
in several layers: its bytes, the zip file, the manifest, the TOML texts and the picture. The inner layers are signed
again after the damage, with a stranger's key, so that the reader gets to see them at all.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from random import Random

from tests.content.signed_packs import (
    FILES,
    KEY,
    OTHER_KEY,
    OTHER_SECRET,
    chunk,
    manifest,
    png,
    signed,
    zipped,
)

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance
from aftercare.resource_root import resource_root

SECONDS_PER_INPUT = 5.0

_HONEST = {**FILES, "logo.png": png(), "words.es.toml": b'[stop-food]\ntext = "No coma."\n'}
_TOKENS = (
    *("[", "]", "[[", "]]", "{", "}", '"', '"""', "'", "\\", "=", ".", ",", "\n", "#", "\0", "\u202e", "\ufeff", "-"),
    *(
        "[[rule]]\n",
        "[stop-food]\n",
        "serial = 99\n",
        'id = "a"\n',
        'topic = ["food", 1]\n',
        "at = 1979-05-27\n",
        "inf",
    ),
    *('starts = { before = "start", by = "6 hours" }\n', 'ends = { later_of = [{ point = "next-day" }] }\n', "1e999"),
    *('"<img src=x>"', '"file:///etc/passwd"', '"{starts}"', "9" * 40, "[" * 200, "a." * 40, '\\u0000"', "true", "{}"),
)
_NAMES = (
    "../x.toml",
    "rules/a.toml",
    "RULES.TOML",
    "a.exe",
    "x" * 300,
    "clinic.toml/",
    "a\\b.md",
    "logo.PNG",
    "\u202e",
)


@dataclass(slots=True)
class Score:
    """What came of a number of inputs: how many were read and refused, the slowest, and broken promises."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    broken: list[str] = field(default_factory=list)


def mangled(data: bytes, random: Random) -> bytes:
    """The bytes with a few of them flipped, cut out, doubled or replaced."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0 if at < len(changed):
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                del changed[at : at + random.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + random.randrange(1, 60)]
            case 3:
                changed[at : at + 4] = random.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"PK\1\2"))
            case _:
                changed[at:at] = random.randbytes(random.randrange(1, 8))
    return bytes(changed)


def reworded(text: str, random: Random) -> bytes:
    """The text with words of its own language put in, taken out and moved about."""
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.randrange(len(text) + 1)
        to = min(len(text), at + random.randrange(0, 30))
        text = text[:at] + random.choice((*_TOKENS, "", text[at:to] * 2)) + text[to:]
    return text.encode("utf-8", errors="surrogatepass")


def _bytes(random: Random) -> bytes:
    return mangled(_good(), random)


def _manifest(random: Random) -> bytes:
    told = json.dumps(manifest(_HONEST, keys=[OTHER_KEY]), indent=random.choice((None, 1)))
    return signed(_HONEST, written=reworded(told, random), secret=OTHER_SECRET)


def _manifest_value(random: Random) -> bytes:
    values: tuple[object, ...] = (
        None,
        True,
        -1,
        0,
        1 << 70,
        1.5,
        "",
        "a" * 5000,
        [],
        {},
        [[]],
        "2026-02-30",
        ["00" * 32],
        {"a": 1},
        "9.9.9",
    )
    told = manifest(_HONEST, keys=[OTHER_KEY])
    inner = random.choice((told, told["files"], told["files"]["rules.toml"]))
    inner[random.choice((*inner, "more"))] = random.choice(values)
    return signed(_HONEST, written=json.dumps(told).encode(), secret=OTHER_SECRET)


def _texts(random: Random) -> bytes:
    name = random.choice(("clinic.toml", "rules.toml", "words.es.toml"))
    files = {**_HONEST, name: reworded(_HONEST[name].decode(), random)}
    if random.random() < 0.3:
        return zipped(files.items())
    return signed(files, keys=[OTHER_KEY], secret=OTHER_SECRET)


def _picture(random: Random) -> bytes:
    colour, depth = random.choice((0, 2, 3, 4, 6, 9)), random.choice((1, 2, 4, 8, 16, 3))
    size = random.choice((0, 1, 3, 1024, 1025, 1 << 31)), random.choice((0, 1, 3, 1024, 1 << 31))
    part = chunk(random.choice((b"PLTE", b"tRNS", b"tEXt", b"IDAT", b"IEND", b"QQQQ")), random.randbytes(6))
    pixels = random.randbytes(random.randrange(200)) if random.random() < 0.5 else b"\0" * random.randrange(20_000)
    shown = png(
        *size,
        colour=colour,
        depth=depth,
        interlace=random.choice((0, 1)),
        pixels=pixels,
        before=part * random.randrange(2),
    )
    logo = mangled(shown, random) if random.random() < 0.5 else shown
    return signed({**_HONEST, "logo.png": logo}, keys=[OTHER_KEY], secret=OTHER_SECRET)


def _names(random: Random) -> bytes:
    files = {**_HONEST, random.choice(_NAMES): random.randbytes(random.randrange(30))}
    if random.random() < 0.5:
        return mangled(zipped(files.items()), random)
    return signed(files, keys=[OTHER_KEY], secret=OTHER_SECRET)


MAKERS: tuple[Callable[[Random], bytes], ...] = (_bytes, _manifest, _manifest_value, _texts, _picture, _names)


@cache
def _good() -> bytes:
    return signed(_HONEST)


def run(seed: int, inputs: int) -> Score:
    """Reads so many inputs made from a seed."""
    random, score = Random(seed), Score()
    guidance = read_guidance(resource_root(), "en")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.aftercare-clinic"
        path.write_bytes(_good())
        honest = load_pack(path, guidance).pack
        assert honest is not None
        assert honest.is_signed
        for number in range(inputs):
            maker = random.choice(MAKERS)
            path.write_bytes(maker(random))
            _watch(f"{maker.__name__} {seed}/{number}", path, guidance, honest, score)
        if sorted(os.listdir(folder)) != [path.name]:
            score.broken.append(f"seed {seed}: something was written beside the pack")
    return score


def _watch(name: str, path: Path, guidance: Guidance, honest: ClinicPack, score: Score) -> None:
    began = time.perf_counter()
    try:
        loaded = load_pack(path, guidance)
    except Exception as error:  # Whatever it is, it is the finding; the next input has to be read all the same.
        score.broken.append(f"{name}: {type(error).__name__}: {error}")
        return
    took = time.perf_counter() - began
    score.slowest = max(score.slowest, took)
    must_fix = [fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
    if took > SECONDS_PER_INPUT:
        score.broken.append(f"{name}: took {took:.1f} s")
    if (loaded.pack is None) != bool(must_fix):
        score.broken.append(f"{name}: refused without a fault, or taken with one")
    if not all(str(fault).isprintable() and fault.problem and fault.remedy for fault in loaded.faults):
        score.broken.append(f"{name}: a fault without words that can be shown")
    seal = loaded.seal
    if loaded.pack is not None and loaded.pack.is_signed != (seal is not None):
        score.broken.append(f"{name}: a pack is called signed and is not")
    if seal is not None and seal.signer == KEY and loaded.pack != honest:
        score.broken.append(f"{name}: something was changed under the clinic's signature")
    score.outcomes["refused" if loaded.pack is None else "signed" if loaded.pack.is_signed else "draft"] += 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs many inputs on all cores; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description="Fuzz the reader of packed clinic packs.")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    lot = 2_000
    seeds = range(options.seed * 1_000_000, options.seed * 1_000_000 + -(-options.inputs // lot))
    whole, began = Score(), time.perf_counter()
    with ProcessPoolExecutor(options.workers) as pool:
        for score in pool.map(partial(run, inputs=min(lot, options.inputs)), seeds):
            whole.outcomes += score.outcomes
            whole.slowest = max(whole.slowest, score.slowest)
            whole.broken += score.broken
    took = time.perf_counter() - began
    counts = ", ".join(f"{count} {name}" for name, count in sorted(whole.outcomes.items()))
    sys.stdout.write(
        f"{sum(whole.outcomes.values())} inputs in {took:.0f} s: {counts}; slowest {whole.slowest:.3f} s\n"
    )
    for line in whole.broken[:50]:
        sys.stdout.write(f"broken: {line}\n")
    return 1 if whole.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
