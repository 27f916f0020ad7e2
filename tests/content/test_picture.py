"""A logo looks the same after it was written anew, and nothing but the picture is left of its file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage
from tests.content.signed_packs import chunk, png

from aftercare.content.picture import NotAPicture, clean_picture

FORMATS = (
    QImage.Format.Format_ARGB32,
    QImage.Format.Format_RGB32,
    QImage.Format.Format_Indexed8,
    QImage.Format.Format_Grayscale8,
    QImage.Format.Format_Grayscale16,
    QImage.Format.Format_Mono,
    QImage.Format.Format_RGBA64,
)


def drawn(form: QImage.Format) -> QImage:
    image = QImage(37, 23, QImage.Format.Format_ARGB32)
    for x in range(37):
        for y in range(23):
            image.setPixelColor(x, y, QColor((x * 7) % 256, (y * 11) % 256, (x * y) % 256, 255 - x))
    return image.convertToFormat(form)


def written(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def seen(content: bytes) -> QImage:
    return QImage.fromData(QByteArray(content), "PNG").convertToFormat(QImage.Format.Format_ARGB32)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_logo_looks_the_same_as_before(form: QImage.Format) -> None:
    before = written(drawn(form))
    assert seen(clean_picture(before)) == seen(before)


def test_the_logo_of_the_sheets_is_a_logo_for_packs() -> None:
    before = (Path(__file__).parents[1] / "documents" / "sample_logo.png").read_bytes()
    assert seen(clean_picture(before)) == seen(before)


def test_notes_in_a_picture_are_left_out() -> None:
    noted = png(before=chunk(b"tEXt", b"Author\0Alex"), after=chunk(b"eXIf", b"at home"))
    assert clean_picture(noted) == clean_picture(png())
    assert b"Alex" not in clean_picture(noted)


def test_writing_it_twice_changes_nothing_more() -> None:
    once = clean_picture(written(drawn(QImage.Format.Format_ARGB32)))
    assert clean_picture(once) == once


@pytest.mark.parametrize(("side", "is_fine"), [(1024, True), (1025, False)])
def test_a_logo_has_1024_pixels_a_side_at_most(side: int, is_fine: bool) -> None:
    large = png(side, 1)
    if is_fine:
        assert clean_picture(large)
    else:
        with pytest.raises(NotAPicture, match="larger than 1024"):
            clean_picture(large)


def test_an_interlaced_picture_is_read_pass_by_pass() -> None:
    # Five by five pixels: passes of 1x1, 1x1, 2x1, 1x2, 3x1, 2x3 and 5x2 pixels.
    length = 2 + 2 + 3 + 2 * 2 + 4 + 3 * 3 + 2 * 6
    interlaced = png(5, 5, interlace=1, pixels=bytes(length))
    assert seen(clean_picture(interlaced)) == seen(png(5, 5))
    with pytest.raises(NotAPicture):
        clean_picture(png(5, 5, interlace=1, pixels=bytes(length + 1)))


@given(content=st.binary(max_size=80) | st.binary(max_size=80).map(lambda data: png()[:33] + data))
def test_any_bytes_are_a_picture_or_are_refused(content: bytes) -> None:
    with suppress(NotAPicture):
        assert clean_picture(content).startswith(b"\x89PNG")
