"""One TOML file: its bytes checked and read, and the lines on which its keys stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from aftercare.content.findings import Findings

Step = str | int
"""One step into a file: a key, or an index into a list, from 0."""

MOST_BYTES = 1024 * 1024
"""The most that is read of one file."""

LONGEST_LINE = 4000
"""In characters. No rule needs more."""

MOST_DOTS = 32
"""The most dotted words in a row. Keys of many dotted words would keep the TOML reader busy for minutes."""

_TOO_MANY_DOTS = re.compile(rf"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){{{MOST_DOTS}}}""")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_KEY_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY_PART}(?:\s*\.\s*{_KEY_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]")
_SETTING = re.compile(rf"\s*({_KEYS})\s*=\s*(\"\"\"|''')?")
_PART = re.compile(_KEY_PART)
_SYNTAX = (
    ("overwrite", "the same key was already written above", "take one of the two out"),
    (
        "twice",
        "the same table was already written above",
        "write [[rule]] with two brackets, or take one of the two out",
    ),
    ("duplicate", "the same key was already written above", "take one of the two out"),
    ("namespace", "this table was already written in another way above", "keep one of the two"),
    ("invalid value", "the value cannot be read", 'put texts, times and lengths in quotation marks, such as "6 hours"'),
    (
        "expected newline",
        "the line goes on after its value",
        'put texts, times and lengths in quotation marks, such as "18:00"',
    ),
    (
        "illegal character",
        "a text is not closed, or holds a hidden character",
        "put the whole text between quotation marks on one line",
    ),
    ("unescaped", "a backslash stands alone in a text", r"write \\ for a backslash"),
    ("expected '='", "there is no = after a key", 'write key = "text"'),
    ("declaration", "a square bracket is not closed", "write the name of a table as [name] or [[name]]"),
    ("unclosed", "a bracket is not closed", "close it"),
    ("unterminated", "quotation marks are not closed", "close them"),
    ("initial character", "a key is missing here", 'write { key = "value", key = "value" } on one line'),
)
_OTHER_SYNTAX = ("this is not TOML", "look for a missing quotation mark, bracket or comma here and on the line above")


class TomlFile:
    """The content of one file, and where in it things stand.

    Attributes:
        name: its name inside the pack or our content.
        table: what it holds.
    """

    __slots__ = ("_lines", "_text", "name", "table")

    def __init__(self, name: str, table: dict[str, Any], text: str = "") -> None:
        self.name = name
        self.table = table
        self._text = text
        self._lines: dict[tuple[Step, ...], int] | None = None

    def line_of(self, path: tuple[Step, ...]) -> int | None:
        """The line, from 1, of a key or of the nearest thing around it; None if that is the file as a whole."""
        if self._lines is None:
            self._lines = dict(reversed(list(_lines_of_keys(self._text))))
        for length in range(len(path), 0, -1):
            line = self._lines.get(path[:length])
            if line is not None:
                return line
        return None


def read_toml(name: str, content: bytes, findings: Findings) -> TomlFile | None:
    """The content of one file; None, with the reason among the findings, if it cannot be read."""
    text = _decoded(name, content, findings)
    if text is None:
        return None
    if not _can_be_parsed_quickly(name, text, findings):
        return None
    try:
        return TomlFile(name, tomllib.loads(text), text)
    except RecursionError:
        findings.add(name, "whole file", "brackets are nested too deeply", "take out the extra brackets")
    except ValueError as error:
        _add_syntax_fault(name, str(error), text, findings)
    return None


def _decoded(name: str, content: bytes, findings: Findings) -> str | None:
    if len(content) > MOST_BYTES:
        findings.add(name, "whole file", "is larger than 1 MiB", "split it, or take out what is not needed")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec leaves the byte order mark out of its count.
        position = error.start + len(content) - len(error.object)
        line = content.count(b"\n", 0, position) + 1
        problem = f"byte {position + 1} of the file, {content[position]:#04x}, is not UTF-8 text"
        findings.add(name, f"line {line}", problem, 'save the file again as "UTF-8" in your editor')
        return None


def _can_be_parsed_quickly(name: str, text: str, findings: Findings) -> bool:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            problem, remedy = f"the line has {len(line)} characters", f"break it; {LONGEST_LINE} are the most"
        elif line.count(".") >= MOST_DOTS and _TOO_MANY_DOTS.search(line):
            problem, remedy = "words are joined by too many dots", f"use fewer than {MOST_DOTS} in a row"
        else:
            continue
        findings.add(name, f"line {number}", problem, remedy)
        return False
    return True


def _add_syntax_fault(name: str, message: str, text: str, findings: Findings) -> None:
    at_line = _AT_LINE.search(message)
    line = at_line[1] if at_line else str(text.rstrip("\n").count("\n") + 1)
    lowered = message.lower()
    found = next((words for part, *words in _SYNTAX if part in lowered), _OTHER_SYNTAX)
    findings.add(name, f"line {line}", *found)


def _lines_of_keys(text: str) -> Iterator[tuple[tuple[Step, ...], int]]:
    """The path of each table and key, with its line. Good enough to point at, not to read from."""
    counts: dict[tuple[Step, ...], int] = {}
    table: tuple[Step, ...] = ()
    closing: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if closing is not None:
            closing = None if closing in line else closing
        elif header := _HEADER.match(line):
            table = _table_path(_parts(header[2]), header[1] == "[[", counts)
            yield table, number
        elif setting := _SETTING.match(line):
            yield table + _parts(setting[1]), number
            if setting[2] and setting[2] not in line[setting.end() :]:
                closing = setting[2]


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _table_path(parts: tuple[str, ...], is_in_list: bool, counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    path: tuple[Step, ...] = ()
    for position, part in enumerate(parts, 1):
        path = (*path, part)
        if is_in_list and position == len(parts):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path
