"""Takes an instruction sheet apart into sentences, each with its line and the heading above it.

Sheets come as emails, bullets, tables, text messages and scans in which lines break in the middle of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 200_000
"""The most of a sheet that is looked at; about a hundred pages."""
LONGEST_SENTENCE = 400
"""In characters. What is longer is cut at a comma, because a rule's text has to fit a card."""

_BULLET = re.compile(r"^\s*(?:[-*•·–—o▪●□☐✓>]|\(?\d{1,2}(?:[.):]|\.\d{1,2}[.)]?)|[a-z][.)])\s+(?=\S)")
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_GOES_ON = re.compile(
    r"(?:[,(-]|\(\d{3}\)|\b(?:of|the|your|to|and|or|for|a|an|any|within|least|about|until|in|at|by|than|before|after|from|"
    r"de|la|el|su|y|o|para|con|por|las|los|durante|antes|hasta|desde|menos))$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[\"“(¿¡]?[A-ZÁÉÍÓÚÑ¿¡\d])|\s+/\s+|;\s+")
_SHORT_FORMS = re.compile(r"\b([ap])\.\s?m\.", re.IGNORECASE)
_CUT_WORD = re.compile(r"[^\W\d_]-$")
_AFTER_A_STOP = re.compile(r"(?<=[.!?])\s{2,}")
_MOST_HEADING_WORDS = 9


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing a sheet says.

    Attributes:
        text: its words, without the bullet or number in front.
        line: the line it begins on, from 1.
        heading: the last heading above it.
        is_item: True for a bullet, a numbered line or a row of a table.
        is_heading: True for what looks like a heading; a short bullet without a dot looks like one too.
    """

    text: str
    line: int
    heading: str = ""
    is_item: bool = False
    is_heading: bool = False

    @property
    def is_question(self) -> bool:
        """True for the questions of a sheet of questions and answers."""
        return self.text.endswith("?")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    line: int
    is_item: bool


def sentences_of(sheet: str) -> tuple[Sentence, ...]:
    """The sentences of a sheet, in order; headings are kept beside what stands under them."""
    found: list[Sentence] = []
    heading = ""
    for block in _blocks(sheet[:MOST_CHARACTERS]):
        if _is_heading(block):
            heading = block.text.rstrip(":")
            found.append(Sentence(block.text, block.line, heading, is_heading=True))
            continue
        for part in _SENTENCE_END.split(block.text):
            for piece in _fitting(part.strip()):
                found.append(Sentence(piece, block.line, heading, block.is_item))
    return tuple(found)


def _blocks(sheet: str) -> Iterator[_Block]:
    """Lines that belong together, joined; a broken word made whole."""
    text = _SHORT_FORMS.sub(r"\1m", sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    waiting: _Block | None = None
    for number, raw in enumerate(_with_whole_words(text), 1):
        line = _AFTER_A_STOP.sub(" ", raw.strip())
        if not line:
            if waiting is not None:
                yield waiting
            waiting = None
            continue
        is_item = _BULLET.match(line) is not None
        row = _COLUMNS.sub(": ", _BULLET.sub("", line).strip(" |"), count=1)
        is_row = row != _BULLET.sub("", line).strip(" |")
        words = " ".join(_COLUMNS.sub(" ", row).split())
        if waiting is not None and not is_item and not is_row and _belongs_to(waiting.text, words):
            waiting = _Block(f"{waiting.text} {words}", waiting.line, waiting.is_item)
            continue
        if waiting is not None:
            yield waiting
        waiting = _Block(words, number, is_item or is_row)
    if waiting is not None:
        yield waiting


def _with_whole_words(text: str) -> list[str]:
    """The lines of a text. Where a line break cuts a word in two, its second half goes up to the first."""
    lines = text.split("\n")
    for index in range(len(lines) - 1):
        if _CUT_WORD.search(lines[index].rstrip()) and lines[index + 1][:1].islower():
            rest, _, after = lines[index + 1].partition(" ")
            lines[index], lines[index + 1] = f"{lines[index].rstrip()[:-1]}{rest}", after
    return lines


def _belongs_to(before: str, words: str) -> bool:
    """True if a line goes on with the sentence of the line before it."""
    if words[0].islower():
        return not before.endswith(":")
    return _GOES_ON.search(before) is not None


def _is_heading(block: _Block) -> bool:
    words = block.text.split()
    if block.is_item or len(words) > _MOST_HEADING_WORDS or any(mark.isdigit() for mark in block.text):
        return False
    if block.text.endswith((".", "!", "?", ",")):
        return False
    capitals = sum(word[0].isupper() for word in words if word[0].isalpha())
    return block.text.endswith(":") or block.text.isupper() or capitals * 2 > len(words) or len(words) <= 5


def _fitting(text: str) -> Iterator[str]:
    while len(text) > LONGEST_SENTENCE:
        cut = text.rfind(", ", 0, LONGEST_SENTENCE)
        cut = cut if cut > 0 else LONGEST_SENTENCE - 1
        yield text[: cut + 1].strip()
        text = text[cut + 1 :].strip()
    if text:
        yield text
