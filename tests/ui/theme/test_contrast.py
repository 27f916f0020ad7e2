"""Every pair of colours that meets on the screen, measured as WCAG 2 measures it."""

from __future__ import annotations

import pytest

from aftercare.ui.theme.tokens import ColourRole as Role
from aftercare.ui.theme.tokens import Scheme

TEXT = 7.0
SHAPE = 3.0

TEXT_PAIRS = (
    *((ink, ground) for ink in (Role.INK, Role.INK_2) for ground in (Role.BG, Role.SURFACE, Role.SIDE, Role.SUNKEN)),
    *((Role.PRIMARY, ground) for ground in (Role.BG, Role.SURFACE, Role.SIDE, Role.PRIMARY_TINT, Role.CURRENT)),
    (Role.PRIMARY_HOVER, Role.SURFACE),
    (Role.INK, Role.PRIMARY_TINT),
    (Role.INK_2, Role.PRIMARY_TINT),
    (Role.INK, Role.CURRENT),
    (Role.INK, Role.SOON_TINT),
    (Role.INK, Role.USUAL_TINT),
    *((Role.INK, tint) for tint in (Role.OK_TINT, Role.EMERGENCY_TINT, Role.CRISIS_TINT)),
    *((Role.SURFACE, level) for level in (Role.EMERGENCY, Role.CRISIS, Role.SOON, Role.OK)),
    (Role.BG, Role.INK),
    (Role.ON_PRIMARY, Role.PRIMARY),
    (Role.ON_PRIMARY, Role.PRIMARY_HOVER),
    (Role.ON_HELP, Role.HELP),
    (Role.ON_HELP, Role.HELP_HOVER),
    (Role.OK, Role.OK_TINT),
    (Role.SOON, Role.SOON_TINT),
    (Role.SOON, Role.SIDE),
    (Role.NO, Role.NO_TINT),
    (Role.ON_NO, Role.NO_FILL),
    (Role.USUAL, Role.USUAL_TINT),
    (Role.EMERGENCY, Role.EMERGENCY_TINT),
    (Role.EMERGENCY, Role.SURFACE),
    (Role.CRISIS, Role.CRISIS_TINT),
    (Role.CRISIS, Role.SURFACE),
    *((Role.ON_FILL, fill) for fill in (Role.EMERGENCY_FILL, Role.CRISIS_FILL, Role.CARE_FILL, Role.DRIVER_FILL)),
)
SHAPE_PAIRS = (
    *((Role.LINE_STRONG, ground) for ground in (Role.BG, Role.SURFACE, Role.SIDE)),
    *((Role.PRIMARY, ground) for ground in (Role.BG, Role.SURFACE, Role.TRACK)),
    *((state, Role.BG) for state in (Role.SOON, Role.NO_BORDER, Role.EMERGENCY, Role.CRISIS, Role.OK)),
    (Role.NO_FILL, Role.ON_NO),
    (Role.OK_TINT, Role.OK),
    (Role.SOON_TINT, Role.SOON),
    (Role.USUAL_TINT, Role.USUAL),
    (Role.HELP_BORDER, Role.BG),
)
GROUNDS = (Role.BG, Role.SURFACE, Role.SIDE, Role.PRIMARY_TINT, Role.SOON_TINT)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_role_has_a_colour_in_every_scheme(scheme: Scheme) -> None:
    assert set(scheme.colours) == set(Role)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(scheme: Scheme, text: Role, ground: Role) -> None:
    measured = contrast(scheme.colours[text], scheme.colours[ground])
    assert measured >= TEXT, f"{text} on {ground} is {measured:.2f} to 1"


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_borders_and_glyphs_can_be_seen(scheme: Scheme, shape: Role, ground: Role) -> None:
    measured = contrast(scheme.colours[shape], scheme.colours[ground])
    assert measured >= SHAPE, f"{shape} on {ground} is {measured:.2f} to 1"


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("ground", GROUNDS)
def test_one_band_of_the_focus_ring_shows_on_every_ground(scheme: Scheme, ground: Role) -> None:
    colours = scheme.colours
    bands = (colours[Role.FOCUS_INNER], colours[Role.FOCUS_OUTER])
    assert max(contrast(band, colours[ground]) for band in bands) >= SHAPE
