"""The look that is on now: which colours, which text size; applies it to the application and tells the widgets."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from aftercare.domain.preferences import ThemeChoice
from aftercare.ui.theme.fonts import load_fonts
from aftercare.ui.theme.icons import IconSet
from aftercare.ui.theme.stylesheet import style_sheet
from aftercare.ui.theme.system_scheme import (
    is_dark_ground,
    scheme_for,
    system_hints,
    system_is_dark,
    system_wants_contrast,
)
from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import TEXT_SIZES, ColourRole, Scheme, TypeRole

_DEFAULT_POINTS = {"win32": 9.0, "darwin": 13.0}
_DEFAULT_POINTS_ELSEWHERE = 11.0


def system_text_factor(system_font: QFont) -> float:
    """How much larger than its default the system's own text is set, 1.0 or more.

    Args:
        system_font: the application's font before any of ours is set.
    """
    usual = _DEFAULT_POINTS.get(sys.platform, _DEFAULT_POINTS_ELSEWHERE)
    return max(1.0, system_font.pointSizeF() / usual)


class Look(QObject):
    """Holds the current `theme` and applies changes.

    Signals:
        changed: after another text size or colour scheme has been applied; widgets lay themselves out anew.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        font_folder: Path,
        icon_folder: Path,
        scheme: Scheme = Scheme.LIGHT,
        text_percent: int = 100,
        system_factor: float = 1.0,
    ) -> None:
        """Load fonts and apply the look; must come before any widget is made.

        Args:
            application: gets palette, font and, later, the style sheet.
            font_folder: holds the static faces.
            icon_folder: holds the Lucide SVG files.
            scheme: which colours, until a theme is chosen.
            text_percent: one of TEXT_SIZES.
            system_factor: text size of the system, see `system_text_factor`.
        """
        super().__init__()
        self._application = application
        self._families = load_fonts(font_folder)
        self._icons = IconSet(icon_folder)
        self._system_factor = system_factor
        self._scheme = scheme
        self._text_percent = text_percent
        self._has_style_sheet = False
        self._system_palette = application.palette()
        self._choice: ThemeChoice | None = None
        self.theme = self._made()
        self._apply()

    @property
    def text_percent(self) -> int:
        """Text size the person chose, one of TEXT_SIZES."""
        return self._text_percent

    @property
    def scheme(self) -> Scheme:
        """The colours that are on."""
        return self._scheme

    @property
    def has_style_sheet(self) -> bool:
        """Whether Qt's own widgets have their look yet."""
        return self._has_style_sheet

    def dress_native_widgets(self) -> None:
        """Apply the style sheet, from now on with every change; the first picture does not wait for it."""
        if not self._has_style_sheet:
            self._has_style_sheet = True
            self._listen()
            self._application.setStyleSheet(style_sheet(self._scheme.colours, self.theme.factor))

    def set_text_percent(self, percent: int) -> None:
        """Change the text size everywhere.

        Raises:
            ValueError: if `percent` is not one of TEXT_SIZES.
        """
        if percent not in TEXT_SIZES:
            raise ValueError(f"text size {percent} is not one of {TEXT_SIZES}")
        if percent != self._text_percent:
            self._text_percent = percent
            self._remake()

    def set_scheme(self, scheme: Scheme) -> None:
        """Change the colours everywhere."""
        if scheme is not self._scheme:
            self._scheme = scheme
            self._remake()

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Take the colours of a theme, and follow the system from now on as far as the choice leaves it to that."""
        self._choice = choice
        self._follow()

    def _listen(self) -> None:
        """Hear when the system changes its colours; asking loads much, so the first picture goes without."""
        hints, accessibility = system_hints()
        hints.colorSchemeChanged.connect(self._follow)
        accessibility.contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._choice is None:
            return
        if self._has_style_sheet:
            is_dark, is_high_contrast = system_is_dark(self._system_palette), system_wants_contrast()
        else:
            is_dark, is_high_contrast = is_dark_ground(self._system_palette), False
        self.set_scheme(scheme_for(self._choice, is_dark=is_dark, is_high_contrast=is_high_contrast))

    def _made(self) -> Theme:
        return Theme(self._scheme, self._text_percent * self._system_factor, self._families, self._icons)

    def _remake(self) -> None:
        self.theme = self._made()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        """Hand fonts and colours to the whole program.

        Qt goes through all widgets meanwhile and calls us for many of them. Python must not find just then that a
        forgotten window can go: Qt would go on with a widget that is no more, and the program would end.
        """
        collects = gc.isenabled()
        gc.disable()
        try:
            self._hand_on(self.theme)
        finally:
            if collects:
                gc.enable()

    def _hand_on(self, theme: Theme) -> None:
        palette = QPalette()
        for group, role in (
            (QPalette.ColorRole.Window, ColourRole.BG),
            (QPalette.ColorRole.Base, ColourRole.SURFACE),
            (QPalette.ColorRole.Button, ColourRole.SURFACE),
            (QPalette.ColorRole.WindowText, ColourRole.INK),
            (QPalette.ColorRole.Text, ColourRole.INK),
            (QPalette.ColorRole.ButtonText, ColourRole.INK),
            (QPalette.ColorRole.Highlight, ColourRole.PRIMARY),
            (QPalette.ColorRole.HighlightedText, ColourRole.ON_PRIMARY),
        ):
            palette.setColor(group, theme.colour(role))
        self._application.setPalette(palette)
        self._application.setFont(theme.font(TypeRole.BODY))
        if self._has_style_sheet:
            self._application.setStyleSheet(style_sheet(self._scheme.colours, theme.factor))
