"""Every letter that our content and the sample clinics use can be printed, in every face and every language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.golden_sheets import FONTS

from aftercare.documents.errors import MissingGlyphError
from aftercare.documents.faces import load_faces
from aftercare.documents.type_scale import Face
from aftercare.documents.typesetter import tidied
from aftercare.resource_root import resource_root

FILES = sorted(resource_root().rglob("*.toml"))
# Languages that clinics in the United States hand out most, as their own names for themselves.
OTHER_LANGUAGES = ("Español: ¿Cuándo? ¡Sí, mañana!", "Português: não, já", "Français: où, ça", "Polski: łąka, żółć")


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts(inner)
        case list():
            for inner in value:
                yield from texts(inner)
        case _:
            return


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(resource_root())))
def test_every_text_of_our_content_can_be_printed(file: Path) -> None:
    faces = load_faces(FONTS)
    for text in texts(tomllib.loads(file.read_text(encoding="utf-8"))):
        for face in Face:
            faces.check(face, tidied(text))


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
@pytest.mark.parametrize("face", Face)
def test_the_faces_have_the_letters_of_other_languages(face: Face, text: str) -> None:
    load_faces(FONTS).check(face, text)


def test_a_letter_that_is_missing_is_named() -> None:
    with pytest.raises(MissingGlyphError, match="U\\+5C0F"):
        load_faces(FONTS).check(Face.REGULAR, "\u5c0f")
