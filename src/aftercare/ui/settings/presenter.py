"""Decides which part of Settings shows, and hands wishes to it. It knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.ui.form.blocks import Block, ButtonItem, ButtonsBlock, ColumnsBlock, LinkBlock, SayBlock, Tone
from aftercare.ui.messages import problem_words
from aftercare.ui.settings.section import Part, Section
from aftercare.ui.shell.rows import HeaderRow

BACK = "settings-back"
_OPEN = "open-"


class SettingsScreen(Protocol):
    """The page."""

    def show_form(self, header: HeaderRow, blocks: tuple[Block, ...], *, is_broad: bool = False) -> None:
        """Show a title and blocks."""

    def begin_part(self) -> None:
        """Another part shows now: its title gets focus, and it begins at its top."""


class SettingsPresenter:
    """Feeds the page: the list of parts, or one of them."""

    def __init__(
        self,
        screen: SettingsScreen,
        sections: Mapping[Part, Section],
        elsewhere: Mapping[Part, Callable[[], object]],
    ) -> None:
        """Takes the page, the parts, and what shows those that have a page of their own."""
        self._screen = screen
        self._sections = sections
        self._elsewhere = elsewhere
        self._part: Part | None = None
        self._problem = ""

    @property
    def part(self) -> Part | None:
        """The part that shows; None for the list."""
        return self._part

    def open(self, part: Part | None) -> None:
        """Show a part from its beginning, or the list."""
        self._problem = ""
        elsewhere = self._elsewhere.get(part) if part is not None else None
        if elsewhere is not None:
            elsewhere()
            return
        self._part = part
        if part is not None:
            self._sections[part].open()
        self.refresh()
        self._screen.begin_part()

    def back(self) -> None:
        """Back to the list."""
        if self._part is not None:
            self.open(None)

    def refresh(self) -> None:
        """Show things as they stand now."""
        translate = QCoreApplication.translate
        if self._part is None:
            header = HeaderRow(
                translate("Settings", "Settings"), translate("Settings", "What you change here counts at once.")
            )
            links = self._links()
            half = (len(links) + 1) // 2
            both = ColumnsBlock(tuple(links[:half]), tuple(links[half:]), is_even=True)
            self._screen.show_form(header, (both,), is_broad=True)
            return
        section = self._sections[self._part]
        back = ButtonItem(BACK, translate("Settings", "Back to Settings"), "arrow-left")
        blocks: tuple[Block, ...] = (ButtonsBlock((back,)),)
        try:
            shown = section.blocks()
        except AftercareError as error:
            self._tell(error)
            shown = ()
        if self._problem:
            blocks = (*blocks, SayBlock(self._problem, Tone.CARE, "triangle-alert"))
        self._screen.show_form(HeaderRow(section.title()), (*blocks, *shown), is_broad=section.is_broad)

    def _links(self) -> list[Block]:
        links: list[Block] = []
        for part, section in self._sections.items():
            try:
                line = section.line()
            except AftercareError:
                line = ""
            links.append(LinkBlock(f"{_OPEN}{part.value}", section.title(), line, section.icon))
        return links

    # Wishes

    def pressed(self, key: str) -> None:
        """A button or a row was pressed."""
        if key == BACK:
            self.back()
        elif self._part is None:
            self.open(Part(key.removeprefix(_OPEN)))
        else:
            self._follow(lambda section: section.pressed(key))

    def chosen(self, key: str, value: str) -> None:
        """An answer was chosen."""
        self._follow(lambda section: section.chosen(key, value))

    def typed(self, key: str, text: str) -> None:
        """Something was typed."""
        self._follow(lambda section: section.typed(key, text))

    def entered(self, key: str) -> None:
        """A line was left."""
        self._follow(lambda section: section.entered(key))

    def stepped(self, key: str, step: int) -> None:
        """A value was made less or more."""
        self._follow(lambda section: section.stepped(key, step))

    def switched(self, key: str, is_on: bool) -> None:
        """A switch was turned."""
        self._follow(lambda section: section.switched(key, is_on))

    def _follow(self, wish: Callable[[Section], object]) -> None:
        if self._part is None:
            return
        self._problem = ""
        try:
            wish(self._sections[self._part])
        except AftercareError as error:
            self._tell(error)
        self.refresh()

    def _tell(self, error: AftercareError) -> None:
        self._problem = problem_words(error)
