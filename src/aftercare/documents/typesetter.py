"""Turns a text into lines that fit: the only place where text is measured and broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aftercare.documents.faces import Faces
from aftercare.documents.type_scale import Role, TextStyle

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# No-break spaces hold a number or a name together, so they are not in here.
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def tidied(text: str) -> str:
    """Return the text with single spaces, composed accents and no invisible hyphens.

    The PDF library does not place combining accents, and the font draws a soft hyphen as a hyphen.
    """
    composed = unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")
    return SPACES.sub(" ", composed).strip(" ")


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks text in the faces and sizes of one sheet."""

    faces: Faces
    scale: Mapping[Role, TextStyle]

    def style(self, role: Role) -> TextStyle:
        """Return how a role looks."""
        return self.scale[role]

    def width(self, role: Role, text: str) -> float:
        """Return the width of a tidied text on one line."""
        style = self.scale[role]
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

    def paragraphs(self, role: Role, texts: tuple[str, ...], width: float) -> tuple[str, ...]:
        """Return the lines of several texts, each starting on a line of its own."""
        return tuple(line for text in texts for line in self.lines(role, text, width))

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
