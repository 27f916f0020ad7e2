"""Reads the words of the page that a clinic hands out with the program, in each language that has them."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

from aftercare.content.content_error import ContentError
from aftercare.domain.fault import Fault

_FOLDER = "handout"


def handout_languages(resources: Path) -> tuple[str, ...]:
    """The languages that have words, in order."""
    return tuple(sorted(path.name.split(".")[1] for path in (resources / _FOLDER).glob("guide.*.toml")))


def handout_words(resources: Path, language: str, needed: Collection[str]) -> Mapping[str, str]:
    """The words of one language, by name.

    Raises:
        ContentError: if they are not there or not whole.
    """
    name = f"guide.{language}.toml"
    try:
        found = tomllib.loads((resources / _FOLDER / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    missing = sorted(word for word in needed if not isinstance(found.get(word), str))
    if missing:
        remedy = "install Aftercare again"
        raise ContentError((Fault(name, missing[0], "is missing", remedy),))
    return {word: found[word] for word in needed}
