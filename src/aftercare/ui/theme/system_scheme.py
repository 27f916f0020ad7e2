"""Which colours go with a person's choice and with what the system asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette, QStyleHints

from aftercare.domain.preferences import ThemeChoice
from aftercare.ui.theme.tokens import Scheme


def scheme_for(choice: ThemeChoice, *, is_dark: bool, is_high_contrast: bool) -> Scheme:
    """The colours for a choice.

    Args:
        choice: what the person chose.
        is_dark: the system shows light words on a dark ground.
        is_high_contrast: the system asks for more contrast.
    """
    if choice is ThemeChoice.HIGH_CONTRAST or (choice is ThemeChoice.SYSTEM and is_high_contrast):
        return Scheme.HIGH_CONTRAST_DARK if is_dark else Scheme.HIGH_CONTRAST
    if choice is ThemeChoice.SYSTEM:
        return Scheme.DARK if is_dark else Scheme.LIGHT
    return Scheme.DARK if choice is ThemeChoice.DARK else Scheme.LIGHT


def is_dark_ground(palette: QPalette) -> bool:
    """Whether a palette has light words on a dark ground."""
    words, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    return words.lightnessF() > ground.lightnessF()


@cache
def system_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """What the system tells of its look. Kept for good: PySide loses the second when nobody holds the first."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def system_is_dark(palette: QPalette) -> bool:
    """Whether the system is dark; where it does not say, its palette does.

    Args:
        palette: the application's palette before any of ours is set.
    """
    asked = system_hints()[0].colorScheme()
    kinds = type(asked)
    return is_dark_ground(palette) if asked is kinds.Unknown else asked is kinds.Dark


def system_wants_contrast() -> bool:
    """Whether the system asks for more contrast."""
    asked = system_hints()[1].contrastPreference()
    return asked is type(asked).HighContrast
