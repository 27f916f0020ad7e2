"""What can keep a sheet from being made: facts for whoever puts them into words."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from aftercare.domain.errors import AftercareError


class DocumentError(AftercareError):
    """A sheet cannot be made."""


class FontFileError(DocumentError):
    """A font the sheets need is missing or is no TrueType font; ``path`` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing or is not a TrueType font")
        self.path = path


class MissingGlyphError(DocumentError):
    """A text holds a character the font cannot draw, and a sheet with a hole in it must not be handed out.

    Attributes:
        character: the first such character.
        text: the text it stands in.
        font: file name of the font.
    """

    def __init__(self, character: str, text: str, font: str) -> None:
        name = unicodedata.name(character, "no name")
        super().__init__(f"{font} has no glyph for U+{ord(character):04X} ({name}) in {text!r}")
        self.character = character
        self.text = text
        self.font = font


class SheetOverflowError(DocumentError):
    """A part is too tall for a page of its own; ``part`` names it."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{part} does not fit on one page")
        self.part = part


class LogoError(DocumentError):
    """The clinic's logo is no picture a sheet can carry; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the logo cannot be printed: {reason}")
        self.reason = reason


class CodeTooLongError(DocumentError):
    """A code would be too fine to be read from paper; ``most`` is how many bytes it may hold."""

    def __init__(self, link: str, most: int) -> None:
        super().__init__(f"{link!r} has more than {most} bytes")
        self.link = link
        self.most = most


class UnreadableSheetError(DocumentError):
    """A file that should be a sheet cannot be read; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the sheet cannot be read: {reason}")
        self.reason = reason


class EmptyCalendarError(DocumentError):
    """A calendar file would hold no event."""

    def __init__(self) -> None:
        super().__init__("there is nothing to put into a calendar")
