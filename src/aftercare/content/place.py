"""Where in a file something stands, in words a person can search for, with its line where that is known."""

from __future__ import annotations

import re

from aftercare.content.findings import Findings, quoted
from aftercare.content.toml_file import Step, TomlFile
from aftercare.domain.fault import FaultKind, Weight

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")


class Place:
    """A place in a file, and the way to tell a fault there.

    Attributes:
        file: the file it is in.
        findings: what faults told here are added to.
    """

    __slots__ = ("_head", "_label", "_path", "file", "findings")

    def __init__(
        self,
        file: TomlFile,
        findings: Findings,
        label: str = "",
        head: tuple[Step, ...] = (),
        path: tuple[Step, ...] = (),
    ) -> None:
        self.file = file
        self.findings = findings
        self._label = label
        self._head = head
        self._path = path

    def inside(self, step: Step) -> Place:
        """The place of a key, or of an entry of a list, in what stands here."""
        return Place(self.file, self.findings, self._label, self._head, (*self._path, step))

    def labelled(self, label: str) -> Place:
        """The same place under a name of its own, such as ``rule stop-food``, instead of its path."""
        return Place(self.file, self.findings, label, self._head + self._path)

    def fault(self, problem: str, remedy: str) -> None:
        """Tells of something that has to be fixed."""
        self._tell(problem, remedy, Weight.MUST_FIX)

    def warning(self, problem: str, remedy: str, kind: FaultKind = FaultKind.UNREADABLE) -> None:
        """Tells of something that should be fixed."""
        self._tell(problem, remedy, Weight.SHOULD_FIX, kind)

    def _tell(self, problem: str, remedy: str, weight: Weight, kind: FaultKind = FaultKind.UNREADABLE) -> None:
        if not self.findings.is_full:
            self.findings.add(self.file.name, str(self), problem, remedy, weight, self._line or 0, kind)

    @property
    def _line(self) -> int | None:
        return self.file.line_of(self._head + self._path)

    def __str__(self) -> str:
        """``line 12, rule stop-food, starts.by``; lists are counted from 1."""
        line = self._line
        keys = "".join(_step_words(step) for step in self._path).removeprefix(".")
        words = [f"line {line}" if line else "", self._label, keys]
        return ", ".join(word for word in words if word) or "whole file"


def _step_words(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step + 1}]"
    return f".{step}" if _BARE_KEY.fullmatch(step) else f".{quoted(step)}"
