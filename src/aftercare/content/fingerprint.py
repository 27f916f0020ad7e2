"""Six plain words for a public key, to be compared by eye with a printed card.

Six words out of 512 are 54 bits. To look for another key with the same words somebody would have to reckon each guess
through scrypt, which takes some hundredths of a second and 16 MiB; that is out of reach by far.
"""

from __future__ import annotations

from hashlib import scrypt
from pathlib import Path

from aftercare.content.content_error import ContentError
from aftercare.domain.fault import Fault

WORDS_IN_FINGERPRINT = 6
WORDS_IN_LIST = 512

_FOLDER = "fingerprint"
_BITS_OF_WORD = 9
_SALT = b"aftercare-clinic-key-v1"
_COST, _BLOCK = 2**14, 8


def fingerprint_words(key: bytes, words: tuple[str, ...]) -> tuple[str, ...]:
    """The six words of a public key, from our list of words."""
    number = int.from_bytes(scrypt(key, salt=_SALT, n=_COST, r=_BLOCK, p=1, dklen=8), "big")
    places = (number >> _BITS_OF_WORD * place for place in range(WORDS_IN_FINGERPRINT))
    return tuple(words[place % WORDS_IN_LIST] for place in places)


def read_word_list(resources: Path) -> tuple[str, ...]:
    """Our list of words, in its order.

    Raises:
        ContentError: if it is not there or not whole.
    """
    try:
        lines = (resources / _FOLDER / "words.txt").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    words = tuple(word for line in lines if not line.startswith("#") for word in line.split())
    if len(set(words)) != WORDS_IN_LIST or len(words) != WORDS_IN_LIST:
        remedy = "install Aftercare again"
        raise ContentError((Fault("words.txt", "whole file", f"does not hold {WORDS_IN_LIST} words", remedy),))
    return words


def card_text(resources: Path, language: str, clinic: str, phone: str, words: tuple[str, ...]) -> str:
    """The text of the card that a clinic prints for its patients.

    Raises:
        ContentError: if there is no card in that language.
    """
    try:
        card = (resources / _FOLDER / f"card.{language}.txt").read_text(encoding="utf-8")
    except OSError:
        remedy = "choose a language that Aftercare has a card in, such as en"
        raise ContentError((Fault("card", language, "there is no card in that language", remedy),)) from None
    rows = "\n".join(f"    {number}  {word}" for number, word in enumerate(words, 1))
    return card.replace("{clinic}", clinic).replace("{phone}", phone).replace("{words}", rows)
