"""The lines of a calendar file (RFC 5545, section 3.1) as components and properties, however the file was written.

Files come from anywhere, so nothing here trusts one: sizes, depths and counts are bounded, and what makes no sense is
passed over rather than guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LARGEST = 1 << 20
"""How large an appointment file may be; one with a logo in it takes a tenth of that [D]."""
MOST_COMPONENTS = 2000
_DEEPEST = 12
_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,64})=("[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*')
_ESCAPED = re.compile(r"\\(.)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its parameters in capitals, and its value as it stands there."""

    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Component:
    """Everything between a BEGIN and its END."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Property]:
        """Every property of that name."""
        return self.properties.get(name, [])

    def value(self, name: str) -> str:
        """The value of the first property of that name; empty if there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""


def read_components(text: str) -> list[Component]:
    """The calendars of a text; empty if it holds none."""
    top = Component("")
    stack = [top]
    count = 0
    for name, one in _properties(text):
        if name == "BEGIN":
            count += 1
            if count > MOST_COMPONENTS or len(stack) > _DEEPEST:
                break
            inner = Component(one.value.strip().upper())
            stack[-1].parts.append(inner)
            stack.append(inner)
        elif name == "END":
            # An END that matches nothing closes nothing; one that matches closes what was left open inside.
            names = [component.name for component in stack]
            ended = one.value.strip().upper()
            if ended in names[1:]:
                del stack[len(names) - 1 - names[::-1].index(ended) :]
        else:
            stack[-1].properties.setdefault(name, []).append(one)
    return [part for part in top.parts if part.name == "VCALENDAR"]


def _properties(text: str) -> Iterator[tuple[str, Property]]:
    for line in _unfolded(text):
        name = _NAME.match(line)
        if name is None:
            continue
        rest, parameters = line[name.end() :], {}
        while (found := _PARAMETER.match(rest)) is not None:
            parameters[found[1].upper()] = found[2].strip('"')
            rest = rest[found.end() :]
        if rest.startswith(":"):
            yield name[0].upper(), Property(parameters, rest[1:])


def _unfolded(text: str) -> Iterator[str]:
    """The lines, those that go on in the next one joined; any ending of lines will do."""
    pieces: list[str] = []
    for line in re.split(r"\r\n|\n|\r", text):
        if line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield "".join(pieces)
        pieces = [line]
    if pieces:
        yield "".join(pieces)


def plain_text(value: str, longest: int) -> str:
    """A text value without its escapes and without signs that hide or turn what is read, cut to a length."""
    text = _ESCAPED.sub(lambda sign: " " if sign[1] in "nN" else sign[1], value[: 4 * longest])
    text = " ".join(_UNSEEN.sub("", text).split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def decoded(content: bytes) -> str | None:
    """The text of a file: UTF-8 as it should be, or what other programs write; None if it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
