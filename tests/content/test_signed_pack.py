"""A signed pack is used when everything in it is as it was signed, and is then the same as the clinic's folder."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.command_line import STRANGE, TEN
from tests.content.signed_packs import FILES, KEY, OTHER_KEY, SECRET, png, signed, zipped

from aftercare.content.fingerprint import fingerprint_words, read_word_list
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_offer import pack_offer
from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.content.pack_signature import KEY_BYTES, public_key, sign_manifest, signer_of
from aftercare.content.sealing import files_to_sign, sealed
from aftercare.domain.guidance import Guidance
from aftercare.resource_root import resource_root

Open = Callable[[bytes], LoadedPack]


@pytest.fixture
def opened(guidance: Guidance, tmp_path: Path) -> Open:
    """Reads the bytes as a packed file."""

    def load(packed: bytes) -> LoadedPack:
        path = tmp_path / "riverside.aftercare-clinic"
        path.write_bytes(packed)
        return load_pack(path, guidance)

    return load


@pytest.fixture(scope="session")
def ours() -> Guidance:
    return read_guidance(resource_root(), "en")


@pytest.mark.parametrize("folder", [*TEN, *STRANGE], ids=lambda folder: folder.name)
def test_every_pack_is_the_same_after_it_was_signed(folder: Path, ours: Guidance, tmp_path: Path) -> None:
    before = load_pack(folder, ours)
    assert before.pack is not None
    files, faults = files_to_sign(folder)
    assert faults == ()

    path = tmp_path / "pack.aftercare-clinic"
    path.write_bytes(sealed(before.pack, files, SECRET))
    after = load_pack(path, ours)

    assert after.pack == dataclasses.replace(before.pack, is_signed=True)
    assert after.seal is not None
    assert (after.seal.signer, after.seal.manifest.keys) == (KEY, (KEY,))
    assert (after.seal.manifest.pack_id, after.seal.manifest.serial) == (before.pack.pack_id, before.pack.serial)


def test_signing_twice_gives_the_same_file(build_pack: Callable[..., Path], guidance: Guidance) -> None:
    folder = build_pack(files={"logo.png": png()})
    pack = load_pack(folder, guidance).pack
    assert pack is not None
    files, _ = files_to_sign(folder)
    assert sealed(pack, files, SECRET) == sealed(pack, files, SECRET)


def test_notes_beside_the_pack_do_not_leave_the_clinic(build_pack: Callable[..., Path]) -> None:
    files, faults = files_to_sign(build_pack(files={"notes.txt": b"ask Dr. Ash", "README.md": b"ours", ".key": b"x"}))
    assert sorted(files) == ["clinic.toml", "rules.toml"]
    assert faults == ()


def test_a_hidden_character_is_told_before_it_is_signed(build_pack: Callable[..., Path]) -> None:
    _, faults = files_to_sign(build_pack(files={"rules/more.toml": "# one\n# take \u202e02 mg\n".encode()}))
    assert [str(fault) for fault in faults] == [
        "rules/more.toml:line 2: holds a hidden character (U+202E); delete the line and type it again"
    ]


def test_a_pack_without_a_signature_is_a_draft(build_pack: Callable[..., Path], guidance: Guidance) -> None:
    loaded = load_pack(build_pack(), guidance)
    assert loaded.pack is not None
    assert (loaded.pack.is_signed, loaded.seal) == (False, None)


def test_a_key_that_will_sign_later_versions_can_be_announced(opened: Open) -> None:
    loaded = opened(signed(keys=[KEY, OTHER_KEY]))
    assert loaded.seal is not None
    assert loaded.seal.manifest.keys == (KEY, OTHER_KEY)


def test_texts_and_pictures_of_later_versions_are_checked_and_left_alone(opened: Open) -> None:
    loaded = opened(signed({**FILES, "texts/fasting.es.md": "Nada después de las **6**\n".encode(), "map.png": b"x"}))
    assert loaded.faults == ()
    assert loaded.pack is not None


def test_a_signature_made_for_anything_else_does_not_fit(opened: Open) -> None:
    assert signer_of(b"text", sign_manifest(b"text", SECRET)) == public_key(SECRET)

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    bare = Ed25519PrivateKey.from_private_bytes(SECRET).sign(b"text")
    assert signer_of(b"text", public_key(SECRET) + bare) is None


@pytest.mark.parametrize("top_bit", [0, 0x80])
@pytest.mark.parametrize("point", [bytes(32), b"\1" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"])
def test_a_key_that_nobody_can_hold_signs_nothing(point: bytes, top_bit: int) -> None:
    key = point[:-1] + bytes([point[-1] | top_bit])
    forged = key + (b"\1" + bytes(31)) + bytes(32)
    assert signer_of(b"anything", forged) is None


@given(text=st.binary(max_size=80), position=st.integers(0, 95), bit=st.integers(0, 7))
@example(text=b"", position=KEY_BYTES, bit=0)
def test_a_signature_with_one_bit_changed_does_not_hold(text: bytes, position: int, bit: int) -> None:
    changed = bytearray(sign_manifest(text, SECRET))
    changed[position] ^= 1 << bit
    assert signer_of(text, bytes(changed)) is None


@given(text=st.binary(max_size=80), signature=st.binary(max_size=120))
def test_a_made_up_signature_does_not_hold(text: bytes, signature: bytes) -> None:
    assert signer_of(text, signature) is None


def test_the_library_for_signatures_is_loaded_for_a_signed_pack_alone(
    build_pack: Callable[..., Path], tmp_path: Path
) -> None:
    draft, whole = tmp_path / "draft.aftercare-clinic", tmp_path / "signed.aftercare-clinic"
    draft.write_bytes(zipped(FILES.items()))
    whole.write_bytes(signed())
    program = (
        "import sys; from pathlib import Path; from aftercare.content.findings import Findings;"
        "from aftercare.content.pack_source import read_pack_files;"
        "read_pack_files(Path(sys.argv[1]), Findings()); print('cryptography' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True).stdout.strip()
        for path in (build_pack(), draft, whole)
    ]
    assert told == ["False", "False", "True"]


def test_a_signed_pack_comes_before_the_person_with_its_six_words(opened: Open) -> None:
    words = read_word_list(resource_root())
    loaded, again = opened(signed(keys=[KEY, OTHER_KEY])), opened(signed(author="Dr. Robin Ash", keys=[KEY]))
    assert loaded.pack is not None
    assert again.pack is not None
    offer, other = pack_offer(loaded.pack, loaded.seal, words), pack_offer(again.pack, again.seal, words)
    assert (offer.signer, offer.accepted) == (KEY, (KEY, OTHER_KEY))
    assert offer.words == fingerprint_words(bytes.fromhex(KEY), words)
    assert offer.digest != other.digest
    assert pack_offer(loaded.pack, None, words).signer is None
