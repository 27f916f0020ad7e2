"""Reads ``phone.toml``: the words that stand on the page for a phone only."""

from __future__ import annotations

from aftercare.content.table_reader import TableReader
from aftercare.content.wording_reader import read_phrases
from aftercare.domain.phone.words import REQUIRED_PHRASES, PhoneWords


def read_phone_words(table: TableReader) -> PhoneWords:
    """The words of one language; every phrase that is needed has to be there, and no other."""
    words = PhoneWords(read_phrases(table, REQUIRED_PHRASES))
    table.finish()
    return words
