"""The errors Aftercare expects. They carry facts; ``ui/messages.py`` and the commands turn them into words."""

from __future__ import annotations


class AftercareError(Exception):
    """Something went wrong that a person can be told about and do something about."""


class BugError(AssertionError):
    """A promise between two parts of the program was broken. Never shown as the person's fault."""
