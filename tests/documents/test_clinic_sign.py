"""The clinic's logo, or the disc that stands in for it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from tests.documents.sample_checklist import SAMPLE_LOGO

from aftercare.documents.clinic_sign import MAX_WIDTH, SIDE, clinic_sign
from aftercare.documents.errors import LogoError


def png(size: tuple[int, int], colour: tuple[int, int, int, int]) -> bytes:
    buffer = BytesIO()
    Image.new("RGBA", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("clinic", "initial"),
    [
        (("Riverside", "Ketamine Clinic"), "R"),
        (("  “élan” clinic",), "É"),
        (("4th Street Clinic",), "4"),
        (("", "& Partners"), "P"),
        (("***",), ""),
        ((), ""),
    ],
)
def test_without_a_logo_the_first_letter_of_the_name_stands_in_the_disc(clinic: tuple[str, ...], initial: str) -> None:
    sign = clinic_sign(clinic, None)

    assert sign.initial == initial
    assert bool(sign.width) == bool(initial)


def test_a_square_logo_fills_the_height_of_the_head() -> None:
    sign = clinic_sign(("Riverside",), SAMPLE_LOGO)

    assert (sign.width, sign.height, sign.initial) == (SIDE, SIDE, "")


def test_a_wide_logo_keeps_its_proportions_and_leaves_room_for_the_name() -> None:
    sign = clinic_sign(("Riverside",), png((600, 100), (0, 0, 0, 255)))

    assert sign.width == pytest.approx(MAX_WIDTH)
    assert sign.height == pytest.approx(MAX_WIDTH / 6)


def test_colours_become_greys_and_what_is_see_through_becomes_paper() -> None:
    red = clinic_sign(("Riverside",), png((4, 4), (255, 0, 0, 255))).picture
    nothing = clinic_sign(("Riverside",), png((4, 4), (255, 0, 0, 0))).picture

    assert red is not None
    assert nothing is not None
    assert set(red.getRGBData()) == {76}  # type: ignore[no-untyped-call]
    assert set(nothing.getRGBData()) == {255}  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    "logo",
    [b"", b"<svg/>", SAMPLE_LOGO[:400], png((2001, 2000), (0, 0, 0, 255))],
    ids=["empty", "no picture of a kind we read", "cut short", "too many pixels"],
)
def test_a_logo_that_cannot_be_printed_is_an_error(logo: bytes) -> None:
    with pytest.raises(LogoError):
        clinic_sign(("Riverside",), logo)
