"""The errors Aftercare expects. They carry facts; ``ui/messages.py`` and the commands turn them into words."""

from __future__ import annotations


class AftercareError(Exception):
    """Something went wrong that a person can be told about and do something about."""


class PackUnusable(AftercareError):
    """The clinic's pack has faults and is not used.

    Attributes:
        path: the pack, as its adapter names it.
        older: the version that took its place; None if general guidance did.
    """

    def __init__(self, path: object, older: int | None = None) -> None:
        super().__init__(f"{path}: the clinic's pack has faults")
        self.path = path
        self.older = older


class BugError(AssertionError):
    """A promise between two parts of the program was broken. Never shown as the person's fault."""
