"""A line somebody typed about medicines, taken apart: words, strengths, what parts two medicines and what joins one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

_PART = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?P<after>[^\W\d_]*%?)"
    # "lamictal100mg" and "xl300" are a word and a strength, while "b12" is one word.
    r"|(?P<glued>[^\W\d_]+(?=\d+(?:[.,]\d+)*(?:mgs?|mcgs?|ug|[µμ]g|gm?|mls?|iu|units?)(?![^\W_]))"
    r"|\b(?i:xr|er|sr|cr|xl|la|ir|dr|cd|xt|ec|mr|pr)(?=\d))"
    r"|(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W\d_]))*)"
    r"|(?P<parts>[,;|•·\r\n&+]|\s[-\u2013\u2014]\s)"
    r"|(?P<opens>\()"
    r"|(?P<joins>[/\-\u2010\u2011])"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LINE_ENDS = re.compile(r"[\r\n]+")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"(?: ?([,;|•·]))+ ?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTING_WORDS = frozenset(("and", "also", "then"))
_JOINING_WORDS = frozenset(("with", "w"))
_UNITS = _words(
    "mg mgs mcg mcgs ug µg μg g gm gms gram grams milligram milligrams microgram micrograms ml mls l cc iu units unit"
    " u meq % percent hr hrs hour hours a x times tablet tablets tab tabs pill pills cap caps capsule capsules puff"
    " puffs drop drops spray sprays patch patches"
)
_SAID_ALONG = _words(
    "a an the my i take takes taking of for at in on as per x by or to once twice times time daily day days am pm"
    " morning mornings evening evenings night nightly nights bedtime noon lunch dinner breakfast food every each week"
    " weekly month monthly needed when if half quarter one two three four tablet tablets tab tabs pill pills capsule"
    " capsules cap caps dose doses drop drops spray sprays puff puffs patch patches shot shots injection injections pen"
    " pens inhaler cream gel liquid syrup oral extended release long acting slow fast immediate delayed modified"
    " er xr sr cr xl la ir dr cd xt ec mr pr odt hct bid tid qid qd qhs prn generic brand meds med medicine medicines"
    " medication medications"
)
SUFFIXES = ("hctz", "hct", "odt", "xr", "er", "sr", "cr", "xl", "la", "ir", "dr", "cd", "xt", "ec", "mr", "pr")
"""What makers put behind a name for the form of a medicine."""


class PartKind(Enum):
    """What a part of the line is."""

    WORD = auto()
    NUMBER = auto()
    STRENGTH = auto()
    PARTING = auto()
    JOINING = auto()
    OPENING = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the line.

    Attributes:
        kind: what it is; a NUMBER may belong to a name or be a strength without its unit.
        start: where it begins in the line.
        end: where it ends.
        plain: lower case, without accents and apostrophes.
        is_in_brackets: True if it stands in round brackets, which hold more about the medicine before them.
        is_mark: True for a comma or a line break, False for "and", which may be a part of a name.
    """

    kind: PartKind
    start: int
    end: int
    plain: str
    is_in_brackets: bool
    is_mark: bool = False

    @property
    def is_said_along(self) -> bool:
        """True for words that say how it is taken and not what it is."""
        return self.kind is not PartKind.WORD or self.plain in _SAID_ALONG


def plain(word: str) -> str:
    """A word in lower case, without accents and apostrophes."""
    taken_apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in taken_apart if mark.isalnum() or mark == "%")


def parts_of(typed: str) -> tuple[Part, ...]:
    """The parts of a line from left to right."""
    brackets = [found.span() for found in _IN_BRACKETS.finditer(typed)]
    return _with_strengths([_part(found, brackets) for found in _PART.finditer(typed)])


def forms_of(word: str) -> Iterator[str]:
    """A word, and what is left of it without an ending written on to it: "effexorxr"."""
    yield word
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix):
            yield word.removesuffix(suffix)


def tidy(text: str) -> str:
    """A piece of the line without space and marks around it, and with single spaces inside."""
    in_one_line = _SPACES.sub(" ", _LINE_ENDS.sub(", ", text))
    return _MARKS.sub(r"\1 ", in_one_line).strip(" \t,;|•·&+/-\u2010\u2011\u2013\u2014.:")


def _part(found: re.Match[str], brackets: list[tuple[int, int]]) -> Part:
    start, end = found.span()
    is_inside = any(first < start and end < last for first, last in brackets)
    text = plain(found[0])
    if found["number"]:
        after = found["after"].casefold()
        kind = PartKind.NUMBER if not after else PartKind.STRENGTH if after in _UNITS else PartKind.WORD
    elif found["word"] or found["glued"]:
        kind = PartKind.WORD
        if text in _PARTING_WORDS:
            kind = PartKind.PARTING
        elif text in _JOINING_WORDS:
            kind = PartKind.JOINING
    elif found["opens"]:
        kind = PartKind.OPENING
    else:
        kind = PartKind.PARTING if found["parts"] else PartKind.JOINING
    if kind is PartKind.PARTING and is_inside:
        kind = PartKind.JOINING
    is_mark = bool(found["parts"]) and found["parts"] not in "&+"
    return Part(kind, start, end, text, is_inside, is_mark)


def _with_strengths(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with numbers and the units behind them known as strengths."""
    told = list(parts)
    for at, (number, unit) in enumerate(pairwise(parts)):
        if number.kind is PartKind.NUMBER and unit.kind is PartKind.WORD and unit.plain in _UNITS:
            told[at] = _as_strength(number)
            told[at + 1] = _as_strength(unit)
    return tuple(told)


def _as_strength(part: Part) -> Part:
    return Part(PartKind.STRENGTH, part.start, part.end, part.plain, part.is_in_brackets)
