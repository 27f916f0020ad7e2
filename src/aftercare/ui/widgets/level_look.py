"""How each level of a warning sign looks: the ground of its head, its words, its border, its icon."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.sign import SignLevel
from aftercare.ui.theme.tokens import ColourRole

_R = ColourRole


class LevelLook(NamedTuple):
    """Colours and icon of one level; `border_width` in px at normal text."""

    head: ColourRole
    words: ColourRole
    colour: ColourRole
    tint: ColourRole
    border: ColourRole
    border_width: float
    icon: str
    on_colour: ColourRole


LEVEL_LOOKS = {
    SignLevel.EMERGENCY: LevelLook(
        _R.EMERGENCY_FILL, _R.ON_FILL, _R.EMERGENCY, _R.EMERGENCY_TINT, _R.EMERGENCY, 2.0, "siren", _R.SURFACE
    ),
    SignLevel.CRISIS: LevelLook(
        _R.CRISIS_FILL, _R.ON_FILL, _R.CRISIS, _R.CRISIS_TINT, _R.CRISIS, 2.0, "message-circle", _R.SURFACE
    ),
    SignLevel.URGENT: LevelLook(_R.SOON_TINT, _R.INK, _R.SOON, _R.SOON_TINT, _R.SOON, 1.25, "phone", _R.SURFACE),
    SignLevel.WATCH: LevelLook(_R.OK_TINT, _R.INK, _R.OK, _R.OK_TINT, _R.OK, 1.25, "eye", _R.SURFACE),
}
"""Two levels are solid and two are tinted, so that the order holds without colour."""
