"""The look as plain values: colour roles for light, dark and high contrast, spacing, radii and the type scale.

No toolkit is imported here, so that a test can compute every contrast and paper can use the same colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from aftercare.domain.preferences import TEXT_SIZES as TEXT_SIZES


class ColourRole(StrEnum):
    """What a colour is for. `X_tint` is the ground that text in colour `X` stands on; `on_X` is text on a fill of X."""

    BG = "bg"
    SIDE = "side"
    SURFACE = "surface"
    SUNKEN = "sunken"
    LINE = "line"
    LINE_STRONG = "line_strong"
    INK = "ink"
    INK_2 = "ink_2"
    PRIMARY = "primary"
    PRIMARY_HOVER = "primary_hover"
    PRIMARY_TINT = "primary_tint"
    ON_PRIMARY = "on_primary"
    HELP = "help"
    HELP_HOVER = "help_hover"
    HELP_BORDER = "help_border"
    ON_HELP = "on_help"
    OK = "ok"
    OK_TINT = "ok_tint"
    SOON = "soon"
    SOON_TINT = "soon_tint"
    NO = "no"
    NO_TINT = "no_tint"
    NO_FILL = "no_fill"
    ON_NO = "on_no"
    NO_BORDER = "no_border"
    USUAL = "usual"
    USUAL_TINT = "usual_tint"
    EMERGENCY = "emergency"
    EMERGENCY_TINT = "emergency_tint"
    EMERGENCY_FILL = "emergency_fill"
    CRISIS = "crisis"
    CRISIS_TINT = "crisis_tint"
    CRISIS_FILL = "crisis_fill"
    CARE_FILL = "care_fill"
    DRIVER_FILL = "driver_fill"
    ON_FILL = "on_fill"
    TRACK = "track"
    CURRENT = "current"
    FOCUS_INNER = "focus_inner"
    FOCUS_OUTER = "focus_outer"


Colours = Mapping[ColourRole, str]

_R = ColourRole

LIGHT: Colours = MappingProxyType(
    {
        _R.BG: "#F7F4EF",
        _R.SIDE: "#EFEAE2",
        _R.SURFACE: "#FFFFFF",
        _R.SUNKEN: "#F3EFE8",
        _R.LINE: "#DDD5C9",
        _R.LINE_STRONG: "#776F65",
        _R.INK: "#172426",
        _R.INK_2: "#3D4B4E",
        _R.PRIMARY: "#0A5357",
        _R.PRIMARY_HOVER: "#063F42",
        _R.PRIMARY_TINT: "#E1EEEC",
        _R.ON_PRIMARY: "#FFFFFF",
        _R.HELP: "#9A1B15",
        _R.HELP_HOVER: "#7C1510",
        _R.HELP_BORDER: "#9A1B15",
        _R.ON_HELP: "#FFFFFF",
        _R.OK: "#17522E",
        _R.OK_TINT: "#E5F2E7",
        _R.SOON: "#663F00",
        _R.SOON_TINT: "#FCEFD3",
        _R.NO: "#5C2350",
        _R.NO_TINT: "#F6E9F2",
        _R.NO_FILL: "#5C2350",
        _R.ON_NO: "#FFFFFF",
        _R.NO_BORDER: "#5C2350",
        _R.USUAL: "#33424F",
        _R.USUAL_TINT: "#E8EDF1",
        _R.EMERGENCY: "#9A1B15",
        _R.EMERGENCY_TINT: "#FCEAE8",
        _R.EMERGENCY_FILL: "#9A1B15",
        _R.CRISIS: "#30378A",
        _R.CRISIS_TINT: "#ECEDF9",
        _R.CRISIS_FILL: "#30378A",
        _R.CARE_FILL: "#663F00",
        _R.DRIVER_FILL: "#0A5357",
        _R.ON_FILL: "#FFFFFF",
        _R.TRACK: "#E1EEEC",
        _R.CURRENT: "#FFFFFF",
        _R.FOCUS_INNER: "#FFC933",
        _R.FOCUS_OUTER: "#172426",
    }
)

DARK: Colours = MappingProxyType(
    {
        _R.BG: "#141A1B",
        _R.SIDE: "#0F1415",
        _R.SURFACE: "#1D2526",
        _R.SUNKEN: "#182021",
        _R.LINE: "#36423F",
        _R.LINE_STRONG: "#8C9998",
        _R.INK: "#F3F0EA",
        _R.INK_2: "#C6CDCC",
        _R.PRIMARY: "#8ED4CF",
        _R.PRIMARY_HOVER: "#B0E4E0",
        _R.PRIMARY_TINT: "#1C3838",
        _R.ON_PRIMARY: "#06282A",
        _R.HELP: "#A5201A",
        _R.HELP_HOVER: "#8C1914",
        _R.HELP_BORDER: "#FF9A92",
        _R.ON_HELP: "#FFFFFF",
        _R.OK: "#A9DFB7",
        _R.OK_TINT: "#193024",
        _R.SOON: "#F6D08A",
        _R.SOON_TINT: "#36290F",
        _R.NO: "#EDBFE1",
        _R.NO_TINT: "#371F32",
        _R.NO_FILL: "#73356A",
        _R.ON_NO: "#FFFFFF",
        _R.NO_BORDER: "#EDBFE1",
        _R.USUAL: "#C4D0DA",
        _R.USUAL_TINT: "#252E36",
        _R.EMERGENCY: "#FFB9B2",
        _R.EMERGENCY_TINT: "#3B1613",
        _R.EMERGENCY_FILL: "#A5201A",
        _R.CRISIS: "#C3C8FF",
        _R.CRISIS_TINT: "#21254A",
        _R.CRISIS_FILL: "#30378A",
        _R.CARE_FILL: "#663F00",
        _R.DRIVER_FILL: "#0A5357",
        _R.ON_FILL: "#FFFFFF",
        _R.TRACK: "#1C3838",
        _R.CURRENT: "#1C3838",
        _R.FOCUS_INNER: "#FFC933",
        _R.FOCUS_OUTER: "#141A1B",
    }
)


_TINTS = (
    *(_R.BG, _R.SIDE, _R.SURFACE, _R.SUNKEN, _R.PRIMARY_TINT, _R.OK_TINT, _R.SOON_TINT, _R.NO_TINT, _R.USUAL_TINT),
    *(_R.EMERGENCY_TINT, _R.CRISIS_TINT, _R.TRACK, _R.CURRENT, _R.ON_PRIMARY, _R.ON_NO),
)
_INKS = (
    *(_R.LINE, _R.LINE_STRONG, _R.INK, _R.INK_2, _R.PRIMARY, _R.OK, _R.SOON, _R.NO, _R.NO_FILL, _R.NO_BORDER),
    *(_R.USUAL, _R.HELP_BORDER),
)


def _contrast(ground: str, ink: str, hover: str, own: Colours) -> Colours:
    """Ground and ink alone; only what is an emergency or a crisis keeps a colour, and no tint is left."""
    plain = {**dict.fromkeys(_TINTS, ground), **dict.fromkeys(_INKS, ink)}
    return MappingProxyType(
        {**own, **plain, _R.PRIMARY_HOVER: hover, _R.CARE_FILL: "#000000", _R.DRIVER_FILL: "#000000"}
    )


HIGH_CONTRAST: Colours = _contrast(
    "#FFFFFF",
    "#000000",
    "#333333",
    {**LIGHT, _R.EMERGENCY: "#7C1510", _R.CRISIS: "#1F2566", _R.FOCUS_OUTER: "#000000"},
)
HIGH_CONTRAST_DARK: Colours = _contrast("#000000", "#FFFFFF", "#DDDDDD", {**DARK, _R.FOCUS_OUTER: "#000000"})


class Scheme(Enum):
    """Which table of colours is on."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
    HIGH_CONTRAST_DARK = "high-contrast-dark"

    @property
    def colours(self) -> Colours:
        """The colour table of this scheme."""
        match self:
            case Scheme.LIGHT:
                return LIGHT
            case Scheme.DARK:
                return DARK
            case Scheme.HIGH_CONTRAST:
                return HIGH_CONTRAST
            case Scheme.HIGH_CONTRAST_DARK:
                return HIGH_CONTRAST_DARK

    @property
    def is_high_contrast(self) -> bool:
        """True where shape and border alone carry what a tint carries elsewhere."""
        return self in (Scheme.HIGH_CONTRAST, Scheme.HIGH_CONTRAST_DARK)


class TypeStep(NamedTuple):
    """One step of the type scale.

    Attributes:
        size: in px at 100 % text on a 1x screen.
        line: height of one line, in px at 100 %.
        weight: 400 to 800.
        growth: factor at 200 % text; big text needs less than double.
        tracking: extra space between letters, as a share of the size; large bold text is set a little closer.
    """

    size: float
    line: float
    weight: int
    growth: float = 2.0
    tracking: float = 0.0

    def grown(self, percent: float) -> float:
        """Factor for a text size of `percent` of normal."""
        return 1 + (self.growth - 1) * (percent - 100) / 100


class TypeRole(Enum):
    """What a piece of text is; the value is its step of the scale."""

    NUMBER_XXL = TypeStep(168, 176, 800, 1.0, -0.02)
    NUMBER_XL = TypeStep(76, 84, 800, 1.0, -0.01)
    NUMBER_CARD = TypeStep(46, 54, 800, 1.7, -0.01)
    NUMBER_PHONE = TypeStep(34, 42, 800, 1.3)
    TITLE = TypeStep(34, 41, 700, 1.35, -0.01)
    TITLE_NARROW = TypeStep(28, 34, 700, 1.64, -0.01)
    LEAD = TypeStep(31, 37, 700, 1.6, -0.012)
    LEAD_NARROW = TypeStep(25, 31, 700, 1.98, -0.01)
    COUNTDOWN = TypeStep(34, 41, 700, 1.3, -0.01)
    COUNTDOWN_NARROW = TypeStep(26, 31, 700, 1.4, -0.01)
    H2 = TypeStep(23, 30, 700, 1.74)
    H2_NARROW = TypeStep(20, 27, 700, 2.0)
    HELP_TITLE = TypeStep(24, 30, 700, 1.67)
    SAY = TypeStep(21, 29, 400, 1.8)
    STEP = TypeStep(24, 32, 400, 1.5)
    STEP_STRONG = TypeStep(24, 32, 700, 1.5)
    STATE = TypeStep(24, 28, 700)
    PHONE = TypeStep(24, 28, 700)
    PHONE_NARROW = TypeStep(20, 27, 700, 1.8)
    H3 = TypeStep(20, 27, 700, 1.8)
    BODY = TypeStep(18, 27, 400)
    BODY_TIGHT = TypeStep(18, 23, 600)
    ROW = TypeStep(18, 27, 500)
    ROW_WORD = TypeStep(19, 27, 700)
    CONTROL = TypeStep(18, 27, 600)
    CONTROL_BOLD = TypeStep(18, 27, 700)
    BRAND = TypeStep(17, 20, 600)
    META = TypeStep(17, 25, 400)
    META_TIGHT = TypeStep(17, 23, 400)
    META_STRONG = TypeStep(17, 25, 700)
    META_STRONG_TIGHT = TypeStep(17, 23, 700)


# px at 100 % text on a 1x screen; multiplied with the text size, page margins excepted.
TARGET = 44
BUTTON = 46
HELP_BUTTON = 48
NAV_ITEM = 46
SIDEBAR_WIDE = 228
SIDEBAR_NARROW = 176
RADIUS_SMALL = 6
RADIUS_BUTTON = 8
RADIUS_HELP = 10
RADIUS_CARD = 14
ICON = 20
ICON_TOPIC = 22
ICON_CARE = 34
FOCUS_BAND = 3
CONTRAST_BORDER = 2
"""Thinnest border while contrast is high."""
SCROLL_BAR = 8
BESIDE_SCROLL_BAR = 4

LINE_LENGTH = 66
"""Most characters of a paragraph's line."""

MINIMUM_WINDOW = (760, 560)
"""Smallest window in px; it does not grow with the text."""
