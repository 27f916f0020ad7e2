"""The errors Aftercare expects. They carry facts; ``ui/messages.py`` and the commands turn them into words."""

from __future__ import annotations

from enum import Enum


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


class ShareFault(Enum):
    """Why a shared file is not opened."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_OURS = "not-ours"
    NEWER = "newer"
    DAMAGED = "damaged"


class ShareRefused(AftercareError):
    """A shared file is not opened.

    Attributes:
        fault: why.
        place: where in the file, "board[2].from"; empty if all of it is meant.
        wrong: what is wrong there.
    """

    def __init__(self, fault: ShareFault, place: str = "", wrong: str = "") -> None:
        super().__init__(f"{place or 'shared file'}: {wrong or fault.value}; ask for a new file")
        self.fault = fault
        self.place = place
        self.wrong = wrong


class BugError(AssertionError):
    """A promise between two parts of the program was broken. Never shown as the person's fault."""
