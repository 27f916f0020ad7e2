"""Signed files of the fictional clinic, in any version and with any change, for tests of the way into the app."""

from __future__ import annotations

import re
from pathlib import Path

from tests.content.signed_packs import OTHER_SECRET, SECRET

from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.content.pack_signature import SignerSecret, public_key
from aftercare.content.sealing import files_to_sign, sealed
from aftercare.domain.treatment import Treatment
from aftercare.resource_root import resource_root

RIVERSIDE = resource_root() / "demo" / "riverside"
ALDER_LANE = Path(__file__).parent / "packs" / "alder-lane"
NEXT_KEY = public_key(OTHER_SECRET).hex()


def write_pack(
    file: Path,
    serial: int = 3,
    changes: tuple[tuple[str, str], ...] = (),
    *,
    folder: Path = RIVERSIDE,
    secret: SignerSecret | None = SECRET,
    next_keys: tuple[str, ...] = (),
) -> Path:
    """Write a pack; signed, or as a draft where there is no secret.

    Args:
        file: where to.
        serial: its number.
        changes: what to write in place of what, in any of its files; each has to be found.
        folder: the pack it is made from.
        secret: the clinic's key; None for a draft.
        next_keys: keys that may sign later versions.
    """
    work = file.with_name(f"{file.name}.folder")
    found, _ = files_to_sign(folder)
    texts = {name: content for name, content in found.items()}
    for name, content in texts.items():
        if name.endswith(".toml"):
            text = content.decode()
            for old, new in changes:
                text = text.replace(old, new)
            if name == "clinic.toml":
                text = re.sub(r"^serial = \d+", f"serial = {serial}", text, flags=re.MULTILINE)
            texts[name] = text.encode()
    everything = b"".join(texts.values()).decode(errors="ignore")
    assert all(new in everything for _, new in changes)
    for name, content in texts.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(content)
    guidance = read_plan_guidance(resource_root(), "en", Treatment.IV_INFUSION)
    loaded = load_pack(work, guidance)
    assert loaded.pack is not None, [str(fault) for fault in loaded.faults]
    if secret is None:
        from aftercare.content.draft_pack import packed_draft

        file.write_bytes(packed_draft(work))
    else:
        file.write_bytes(sealed(loaded.pack, texts, secret, next_keys))
    for path in sorted(work.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    work.rmdir()
    return file
