"""The clinic's private key opens with its passphrase and in no other way, and is never lost by writing over it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from tests.content.signed_packs import SECRET

from aftercare.content.fingerprint import (
    WORDS_IN_FINGERPRINT,
    WORDS_IN_LIST,
    card_text,
    fingerprint_words,
    read_word_list,
)
from aftercare.content.key_file import (
    KeyFile,
    KeyFileError,
    KeyProblem,
    locked,
    new_key_file,
    read_key_file,
    unlocked,
    write_key_file,
)
from aftercare.content.pack_signature import public_key
from aftercare.resource_root import resource_root

PASSPHRASE = "four odd words here"


@pytest.fixture(scope="module")
def key() -> KeyFile:
    return locked(SECRET, "Riverside Ketamine Clinic", PASSPHRASE)


@pytest.fixture(scope="module")
def words() -> tuple[str, ...]:
    return read_word_list(resource_root())


def test_a_key_opens_with_its_passphrase(key: KeyFile, tmp_path: Path) -> None:
    path = tmp_path / "riverside.aftercare-key"
    write_key_file(path, key)
    there = read_key_file(path)
    assert (there.clinic, there.public) == ("Riverside Ketamine Clinic", public_key(SECRET))
    assert unlocked(there, PASSPHRASE) == SECRET


def test_the_secret_does_not_stand_in_the_file(key: KeyFile) -> None:
    assert bytes(SECRET) not in key.content
    assert SECRET.hex().encode() not in key.content


@pytest.mark.parametrize("passphrase", ["", "four odd words", "Four odd words here", "four odd words here "])
def test_another_passphrase_does_not_open_it(key: KeyFile, passphrase: str) -> None:
    with pytest.raises(KeyFileError) as refused:
        unlocked(key, passphrase)
    assert refused.value.problem is KeyProblem.WRONG_PASSPHRASE


def test_only_its_owner_can_read_the_file(key: KeyFile, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_key_file(tmp_path / "key", key)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_key_is_never_written_over(key: KeyFile, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        write_key_file(tmp_path / "key", key)
    assert (tmp_path / "key").read_bytes() == b"precious"


def test_every_new_key_is_another_one() -> None:
    first, second = new_key_file("A", PASSPHRASE), new_key_file("A", PASSPHRASE)
    assert first.public != second.public


def changed(key: KeyFile, **changes: Any) -> KeyFile:
    table = json.loads(key.content)
    lock = {**table["lock"], **changes.pop("lock", {})}
    return KeyFile(key.clinic, key.public, json.dumps({**table, "lock": lock, **changes}).encode())


@pytest.mark.parametrize(
    "changes", [{"clinic": "Another Clinic"}, {"public": "00" * 32}, {"nonce": "00" * 12}, {"lock": {"passes": 1}}]
)
def test_nothing_in_the_file_can_be_changed_unseen(key: KeyFile, changes: dict[str, Any]) -> None:
    with pytest.raises(KeyFileError):
        unlocked(changed(key, **changes), PASSPHRASE)


@pytest.mark.parametrize(
    "changes",
    [
        {"lock": {"memory_kib": 1 << 30}},
        {"lock": {"memory_kib": 1}},
        {"lock": {"passes": 10**9}},
        {"lock": {"lanes": 0}},
        {"lock": {"name": "none"}},
        {"lock": {"salt": "00"}},
        {"clinic": "a\u202eb"},
        {"clinic": ""},
        {"public": "zz" * 32},
        {"locked": ""},
        {"nonce": 5},
        {"format": "aftercare-clinic-key/0"},
    ],
)
def test_a_file_that_asks_for_too_much_or_is_broken_is_no_key_file(key: KeyFile, changes: dict[str, Any]) -> None:
    with pytest.raises(KeyFileError) as refused:
        unlocked(changed(key, **changes), PASSPHRASE)
    assert refused.value.problem is KeyProblem.NOT_A_KEY_FILE


@pytest.mark.parametrize("content", [b"", b"hello", b"[]", b"\xff", b"[" * 5000, b"{" + b" " * 9000 + b"}"])
def test_any_other_file_is_no_key_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(KeyFileError) as refused:
        read_key_file(tmp_path / "key")
    assert refused.value.problem is KeyProblem.NOT_A_KEY_FILE


def test_the_key_file_of_a_newer_program_is_named_as_such(key: KeyFile) -> None:
    with pytest.raises(KeyFileError) as refused:
        unlocked(changed(key, format="aftercare-clinic-key/2"), PASSPHRASE)
    assert refused.value.problem is KeyProblem.NEWER


def near(one: str, other: str) -> bool:
    """True if one typing slip leads from one word to the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        return any(longer[:cut] + longer[cut + 1 :] == shorter for cut in range(len(longer)))
    apart = [position for position in range(len(one)) if one[position] != other[position]]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) <= 1 or (swapped and apart[1] == apart[0] + 1)


def test_no_two_words_of_the_list_can_be_taken_for_one_another(words: tuple[str, ...]) -> None:
    assert len(words) == WORDS_IN_LIST
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 9 for word in words)
    pairs = [(one, other) for place, one in enumerate(words) for other in words[:place]]
    assert [(one, other) for one, other in pairs if near(one, other)] == []
    assert [(one, other) for one, other in pairs if one.startswith(other) or other.startswith(one)] == []


def test_the_words_of_a_key_stay_the_same_for_ever(words: tuple[str, ...]) -> None:
    assert " ".join(fingerprint_words(public_key(SECRET), words)) == "peanut anchor satin shovel compass season"


def test_keys_that_differ_by_one_bit_have_other_words(words: tuple[str, ...]) -> None:
    keys = [bytes([number]) + bytes(31) for number in range(1, 20)]
    found = [fingerprint_words(key, words) for key in keys]
    assert len(set(found)) == len(keys)
    assert all(len(six) == WORDS_IN_FINGERPRINT for six in found)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_card_shows_the_clinic_its_number_and_the_words_in_order(language: str, words: tuple[str, ...]) -> None:
    six = fingerprint_words(public_key(SECRET), words)
    card = card_text(resource_root(), language, "Riverside Ketamine Clinic", "(503) 555-0142", six)
    assert card.startswith("Riverside Ketamine Clinic\n")
    assert "(503) 555-0142" in card
    assert [line.split() for line in card.splitlines() if line.startswith("    ")] == [
        [str(number), word] for number, word in enumerate(six, 1)
    ]
    assert "{" not in card
