"""Language, text size and colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.preferences import TEXT_SIZES, ThemeChoice
from aftercare.ui.form.blocks import Block, ChoiceBlock, Option, SayBlock, Tone
from aftercare.ui.settings.section import Section

TEXT, THEME, LANGUAGE = "text-size", "theme", "language"


class LookDesk(Protocol):
    """Changes the look at once, and keeps it."""

    @property
    def text_percent(self) -> int:
        """How large the text is."""

    @property
    def theme(self) -> ThemeChoice:
        """Which colours were chosen."""

    def take_text(self, percent: int) -> None:
        """Take a text size, or raise an ``AftercareError`` where it cannot be kept."""

    def take_theme(self, theme: ThemeChoice) -> None:
        """Take colours, or raise an ``AftercareError`` where they cannot be kept."""


class LanguageDesk(Protocol):
    """Knows the languages there is content in."""

    @property
    def language(self) -> str:
        """The one that was chosen, as two letters."""

    def languages(self) -> Sequence[tuple[str, str]]:
        """Two letters and name of each, in that language."""

    def clinic_languages(self) -> Sequence[str]:
        """The languages of the clinic's own words, by name; empty without a clinic."""

    def take_language(self, language: str) -> None:
        """Speak it from now on, or raise an ``AftercareError`` where it cannot be kept."""


class LookSection(Section):
    """How large the text is, and which colours."""

    icon = "palette"

    def __init__(self, desk: LookDesk) -> None:
        """Takes what changes the look."""
        self._desk = desk

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "Text size and colors")

    def line(self) -> str:
        """What is on."""
        template = QCoreApplication.translate("Settings", "{percent} %. {theme}")
        return template.format(percent=self._desk.text_percent, theme=_theme_words(self._desk.theme)[0])

    def blocks(self) -> tuple[Block, ...]:
        """Both questions."""
        translate = QCoreApplication.translate
        percent = translate("Settings", "{percent} %")
        sizes = tuple(Option(str(size), percent.format(percent=size)) for size in TEXT_SIZES)
        themes = tuple(Option(one.value, *_theme_words(one)) for one in ThemeChoice)
        keys = translate(
            "Settings", "On every page: Ctrl and + makes text larger, Ctrl and - smaller, Ctrl and 0 normal."
        )
        return (
            ChoiceBlock(
                TEXT, translate("Settings", "How large should the text be?"), sizes, str(self._desk.text_percent)
            ),
            SayBlock(keys, Tone.QUIET, "info"),
            ChoiceBlock(THEME, translate("Settings", "Which colors?"), themes, self._desk.theme.value),
        )

    def chosen(self, key: str, value: str) -> None:
        """Take it at once."""
        if key == TEXT:
            self._desk.take_text(int(value))
        elif key == THEME:
            self._desk.take_theme(ThemeChoice(value))


def _theme_words(theme: ThemeChoice) -> tuple[str, str]:
    translate = QCoreApplication.translate
    return {
        ThemeChoice.SYSTEM: (
            translate("Settings", "As this computer has it"),
            translate("Settings", "Light by day and dark by night, if your computer does that."),
        ),
        ThemeChoice.LIGHT: (translate("Settings", "Light"), ""),
        ThemeChoice.DARK: (translate("Settings", "Dark"), ""),
        ThemeChoice.HIGH_CONTRAST: (
            translate("Settings", "High contrast"),
            translate("Settings", "Black and white with thick lines."),
        ),
    }[theme]


class LanguageSection(Section):
    """Which language."""

    icon = "languages"

    def __init__(self, desk: LanguageDesk) -> None:
        """Takes what knows the languages."""
        self._desk = desk

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "Language")

    def line(self) -> str:
        """The one that is on."""
        return dict(self._desk.languages()).get(self._desk.language, "English")

    def blocks(self) -> tuple[Block, ...]:
        """The languages there are, and what is not there yet."""
        translate = QCoreApplication.translate
        languages = self._desk.languages()
        options = tuple(Option(code, name) for code, name in languages)
        blocks: list[Block] = [
            ChoiceBlock(LANGUAGE, translate("Settings", "Which language?"), options, self._desk.language)
        ]
        if len(languages) == 1:
            only = translate("Settings", "Our guidance is in English only so far. More languages will come.")
            blocks.append(SayBlock(only, Tone.QUIET, "info"))
        clinic = self._desk.clinic_languages()
        if clinic:
            words = translate("Settings", "Your clinic’s own words come in: {languages}.")
            blocks.append(SayBlock(words.format(languages=", ".join(clinic)), Tone.QUIET, "stethoscope"))
        return tuple(blocks)

    def chosen(self, _key: str, value: str) -> None:
        """Speak it at once."""
        self._desk.take_language(value)
