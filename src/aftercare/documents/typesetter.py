"""Turns a text into lines that fit: the only place where text is measured and broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from aftercare.documents.faces import Faces
from aftercare.documents.type_scale import Face, Role, TextStyle

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# No-break spaces hold a number or a name together, so they are not in here.
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def tidied(text: str) -> str:
    """Return the text with single spaces, composed accents and no invisible hyphens.

    The PDF library does not place combining accents, and the font draws a soft hyphen as a hyphen.
    """
    composed = unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")
    return SPACES.sub(" ", composed).strip(" ")


@lru_cache
def _bold(style: TextStyle) -> TextStyle:
    return replace(style, face=Face.BOLD)


@dataclass(frozen=True, slots=True)
class LedLine:
    """A line of text whose first words may be bold."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks text in the faces and sizes of one sheet."""

    faces: Faces
    scale: Mapping[Role, TextStyle]

    def style(self, role: Role, *, is_strong: bool = False) -> TextStyle:
        """Return how a role looks, or how its bold words do."""
        return _bold(self.scale[role]) if is_strong else self.scale[role]

    def width(self, role: Role, text: str, *, is_strong: bool = False) -> float:
        """Return the width of a tidied text on one line."""
        style = self.style(role, is_strong=is_strong)
        return self.faces.width(style.face, style.size, text)

    def height(self, role: Role, lines: int = 1) -> float:
        """Return the height of that many lines."""
        return self.scale[role].pitch * lines

    def widest(self, role: Role, lines: tuple[str, ...]) -> float:
        """Return the width of the widest line; 0 without lines."""
        return max((self.width(role, line.rstrip(" ")) for line in lines), default=0.0)

    def lines(self, role: Role, text: str, width: float) -> tuple[str, ...]:
        """Return the text broken into lines of at most `width`; no line for an empty text.

        Lines break between words, and the space stays at the end of the line, so that copied or spoken text does
        not run together. A word that is wider than a whole line is cut where it has to be: on a sheet that keeps
        somebody safe an ugly break is better than a clipped one.
        """
        lines: list[str] = []
        current = ""
        for word in tidied(text).split(" "):
            together = f"{current} {word}" if current else word
            if self.width(role, together) <= width:
                current = together
                continue
            if current:
                lines.append(f"{current} ")
            *full, current = self._pieces(role, word, width)
            lines.extend(full)
        if current:
            lines.append(current)
        return _without_lonely_word(lines, lambda line: self.width(role, line) <= width)

    def led_lines(self, role: Role, lead: str, text: str, width: float) -> tuple[LedLine, ...]:
        """Return a text with bold words before it, broken as by `lines`."""
        strong, plain = tidied(lead), tidied(text)
        if not strong:
            return tuple(LedLine("", line) for line in self.lines(role, plain, width))
        strong_role = replace(self, scale={role: self.style(role, is_strong=True)})
        lines = strong_role.lines(role, strong, width)
        if not plain:
            return tuple(LedLine(line, "") for line in lines)
        last = f"{lines[-1]} "
        room = width - self.width(role, last, is_strong=True)
        beside, rest = self._first_line(role, plain, room)
        below = tuple(LedLine("", line) for line in self.lines(role, rest, width))
        return (*(LedLine(line, "") for line in lines[:-1]), LedLine(last, beside), *below)

    def _first_line(self, role: Role, text: str, width: float) -> tuple[str, str]:
        """Return as many whole words as fit, and the rest."""
        words = text.split(" ")
        count = len(words)
        while count and self.width(role, " ".join(words[:count])) > width:
            count -= 1
        first, rest = " ".join(words[:count]), " ".join(words[count:])
        return (f"{first} " if first and rest else first), rest

    def paragraphs(self, role: Role, texts: tuple[str, ...], width: float) -> tuple[str, ...]:
        """Return the lines of several texts, each starting on a line of its own, with a space between them."""
        lines = [line for text in texts for line in self.lines(role, text, width)]
        return tuple(line if line.endswith(" ") else f"{line} " for line in lines[:-1]) + tuple(lines[-1:])

    def _pieces(self, role: Role, word: str, width: float) -> Iterator[str]:
        piece = ""
        for character in word:
            if piece and self.width(role, piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def _without_lonely_word(lines: list[str], fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the lines with company for a single word on the last one, where the line above can spare a word."""
    if len(lines) < 2 or " " in lines[-1] or not lines[-2].endswith(" "):
        return tuple(lines)
    stays, _, company = lines[-2].rstrip(" ").rpartition(" ")
    if " " not in stays or not fits(f"{company} {lines[-1]}"):
        return tuple(lines)
    return (*lines[:-2], f"{stays} ", f"{company} {lines[-1]}")
