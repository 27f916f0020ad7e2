"""Changes one key of a TOML file and leaves every other line as it stands, comments and blank lines too.

A file is a row of blocks: what stands before the first header, and what stands under each header. A change looks for
the lines of one block and of one key in it. The caller reads what comes of it and compares, so that a file laid out in
a way that this module does not see through is never changed wrongly.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from aftercare.clinic.rule_table import toml_text

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_LONGEST_VALUE = 400
"""In lines."""


class NotEditable(Exception):
    """A file is laid out in a way that cannot be changed line by line without risk."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under a header.

    Attributes:
        name: the name in the header; empty for what stands before the first one.
        number: which of the blocks of that name, from 0.
        is_listed: True for ``[[name]]``.
    """

    name: str = ""
    number: int = 0
    is_listed: bool = False

    @property
    def header(self) -> str:
        """The line above the block."""
        return f"[[{self.name}]]" if self.is_listed else f"[{self.name}]"


def with_key(text: str, block: Block, key: str, value: object) -> str:
    """The text with a key of a block set; the block is added at the end of the file if it is not there.

    Raises:
        NotEditable: if that cannot be done line by line.
    """
    lines = _lines(text)
    found = _span(lines, block)
    if found is None:
        return with_block(text, f"{block.header}\n{key} = {toml_text(value)}\n")
    first, last = found
    at = _key_span(lines, first, last, key)
    if at is None:
        lines.insert(last, f"{key} = {toml_text(value)}")
    else:
        lines[at[0] : at[1]] = _replaced("\n".join(lines[at[0] : at[1]]), key, value).split("\n")
    return "\n".join(lines) + "\n"


def without_key(text: str, block: Block, key: str) -> str:
    """The text without a key of a block; the same text if it is not there."""
    lines = _lines(text)
    found = _span(lines, block)
    at = _key_span(lines, *found, key) if found else None
    if at is None:
        return text
    del lines[at[0] : at[1]]
    return "\n".join(lines) + "\n"


def with_block(text: str, written: str) -> str:
    """The text with a block behind everything else."""
    before = text.rstrip("\n")
    return f"{before}\n\n{written}" if before else written


def without_block(text: str, block: Block) -> str:
    """The text without a block; comments that follow it stay, as they belong to what comes next."""
    lines = _lines(text)
    found = _span(lines, block)
    if found is None:
        return text
    first, last = found
    del lines[first - 1 : last]
    while first - 1 < len(lines) and first > 1 and not lines[first - 2].strip() and not lines[first - 1].strip():
        del lines[first - 1]
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def read(text: str) -> dict[str, object]:
    """What a text holds.

    Raises:
        NotEditable: if it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise NotEditable from None


def _lines(text: str) -> list[str]:
    """The lines of a text; only a line feed ends one."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _span(lines: list[str], block: Block) -> tuple[int, int] | None:
    """The lines of a block, from after its header to after its last key."""
    seen = 0
    first = 0 if not block.name else None
    end = len(lines)
    for index in _outer_lines(lines):
        header = _HEADER.match(lines[index])
        if header is None:
            continue
        if first is not None:
            end = index
            break
        if header[2] == block.name and (header[1] == "[[") is block.is_listed:
            if seen == block.number:
                first = index + 1
            seen += 1
    if first is None:
        return None
    while end > first and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return first, end


def _outer_lines(lines: list[str]) -> list[int]:
    """The lines on which something begins, values of several lines passed over."""
    found: list[int] = []
    index = 0
    while index < len(lines):
        found.append(index)
        index = _value_end(lines, index, len(lines)) if _KEY.match(lines[index]) else index + 1
    return found


def _key_span(lines: list[str], first: int, last: int, key: str) -> tuple[int, int] | None:
    index = first
    while index < last:
        match = _KEY.match(lines[index])
        end = _value_end(lines, index, last) if match else index + 1
        if match and match[1] == key:
            return index, end
        index = end
    return None


def _value_end(lines: list[str], start: int, last: int) -> int:
    """The line after a value: as many lines as it takes to make it whole."""
    for end in range(start + 1, min(last, start + _LONGEST_VALUE) + 1):
        try:
            tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
        return end
    return start + 1


def _replaced(snippet: str, key: str, value: object) -> str:
    """The lines of one key with another value; a comment behind the value stays."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        comment = tomlkit.parse(snippet)[key].trivia.comment
    except (TOMLKitError, AttributeError):
        comment = ""
    return f"{key} = {toml_text(value)}{f'  {comment}' if comment else ''}"
