"""High contrast: no tint, borders of two px, and the choice of the person before that of the system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from aftercare.domain.preferences import ThemeChoice
from aftercare.resource_root import asset_root
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.system_scheme import is_dark_ground, scheme_for
from aftercare.ui.theme.tokens import ColourRole, Scheme
from aftercare.ui.widgets.card import Card

CONTRAST = (Scheme.HIGH_CONTRAST, Scheme.HIGH_CONTRAST_DARK)
COLOURED = {
    *(ColourRole.HELP, ColourRole.HELP_HOVER, ColourRole.ON_HELP, ColourRole.ON_FILL, ColourRole.FOCUS_INNER),
    *(ColourRole.EMERGENCY, ColourRole.EMERGENCY_FILL, ColourRole.CRISIS, ColourRole.CRISIS_FILL),
}


@pytest.mark.parametrize("scheme", CONTRAST)
def test_only_emergencies_and_the_focus_ring_keep_a_colour(scheme: Scheme) -> None:
    greys = {"#000000", "#FFFFFF", "#333333", "#DDDDDD"}
    coloured = {role for role, colour in scheme.colours.items() if colour not in greys}
    assert coloured <= COLOURED


@pytest.mark.parametrize("scheme", CONTRAST)
def test_every_ground_of_text_is_that_of_the_page(scheme: Scheme) -> None:
    grounds = {scheme.colours[role] for role in ColourRole if role.value.endswith("tint")}
    assert grounds == {scheme.colours[ColourRole.BG]}


@pytest.mark.parametrize("factor", [100, 200])
def test_a_hairline_card_has_a_border_of_two_px(look: Look, qapp: QApplication, factor: int) -> None:
    look.set_text_percent(factor)
    look.set_scheme(Scheme.HIGH_CONTRAST)
    card = Card(look)
    card.resize(200, 120)
    row = row_across(card.grab().toImage())
    width = 2 * factor // 100
    assert row[:width] == ["#000000"] * width
    assert row[width + 1] == "#ffffff"


def row_across(picture: QImage) -> list[str]:
    return [QColor(picture.pixel(x, picture.height() // 2)).name() for x in range(20)]


@pytest.mark.parametrize(
    ("choice", "is_dark", "is_high_contrast", "expected"),
    [
        (ThemeChoice.SYSTEM, False, False, Scheme.LIGHT),
        (ThemeChoice.SYSTEM, True, False, Scheme.DARK),
        (ThemeChoice.SYSTEM, False, True, Scheme.HIGH_CONTRAST),
        (ThemeChoice.SYSTEM, True, True, Scheme.HIGH_CONTRAST_DARK),
        (ThemeChoice.LIGHT, True, True, Scheme.LIGHT),
        (ThemeChoice.DARK, False, True, Scheme.DARK),
        (ThemeChoice.HIGH_CONTRAST, False, False, Scheme.HIGH_CONTRAST),
        (ThemeChoice.HIGH_CONTRAST, True, False, Scheme.HIGH_CONTRAST_DARK),
    ],
)
def test_the_choice_of_the_person_goes_before_that_of_the_system(
    choice: ThemeChoice, is_dark: bool, is_high_contrast: bool, expected: Scheme
) -> None:
    assert scheme_for(choice, is_dark=is_dark, is_high_contrast=is_high_contrast) is expected


def test_a_palette_of_light_words_is_a_dark_one() -> None:
    assert is_dark_ground(QPalette(QColor("#101010")))
    assert not is_dark_ground(QPalette(QColor("#f0f0f0")))


@pytest.fixture
def own_look(qapp: QApplication) -> Iterator[Look]:
    palette = qapp.palette()
    yield Look(qapp, asset_root() / "fonts", asset_root() / "icons")
    qapp.setPalette(palette)
    qapp.setStyleSheet("")


@pytest.mark.parametrize("is_dressed", [False, True])
def test_a_chosen_theme_shows_at_once_and_stays(own_look: Look, is_dressed: bool) -> None:
    own_look.choose_theme(ThemeChoice.DARK)
    if is_dressed:
        own_look.dress_native_widgets()
    assert own_look.scheme is Scheme.DARK
    own_look.choose_theme(ThemeChoice.HIGH_CONTRAST)
    assert own_look.scheme.is_high_contrast
