"""What the program is, what it is not, and where its words come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.ui.form.blocks import Block, CardBlock, FactsBlock, HeadingBlock, SayBlock, Tone
from aftercare.ui.settings.section import Section


class AboutBook(Protocol):
    """What is known of the program and its content."""

    @property
    def version(self) -> str:
        """The version of the program."""

    @property
    def disclaimer(self) -> str:
        """What the content says of itself."""

    @property
    def reviewed_by(self) -> str:
        """The clinician who signed our guidance, or that it waits for one."""

    def sources(self) -> Sequence[str]:
        """The sources of our guidance, each in a line."""

    def licences(self) -> Sequence[tuple[str, str]]:
        """What the program is made with, and under which licence."""


class AboutSection(Section):
    """Version, promises not made, sources and licences."""

    icon = "info"

    def __init__(self, book: AboutBook) -> None:
        """Takes what is known."""
        self._book = book

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "About Aftercare")

    def line(self) -> str:
        """The version."""
        return QCoreApplication.translate("Settings", "Version {version}").format(version=self._book.version)

    def blocks(self) -> tuple[Block, ...]:
        """All of it."""
        translate = QCoreApplication.translate
        version = translate("Settings", "Version {version}").format(version=self._book.version)
        checked = translate("Settings", "Our guidance: {who}.").format(who=self._book.reviewed_by)
        promises = (
            translate("Settings", "It does not diagnose, and it gives no dose."),
            translate("Settings", "It never says that you may drive, leave, sign or stop a medicine."),
            translate("Settings", "Nobody watches what you enter. It calls nobody for you."),
            translate("Settings", "Reminders come only while this computer is on and you are logged in."),
            translate("Settings", "Where your clinic says something else, your clinic is right."),
        )
        sources = [SayBlock(one, Tone.QUIET) for one in self._book.sources()]
        return (
            HeadingBlock(f"Aftercare. {version}"),
            SayBlock(self._book.disclaimer),
            SayBlock(checked, Tone.CARE, "info"),
            CardBlock(
                "not-promised", (HeadingBlock(translate("Settings", "What is not promised")), *map(SayBlock, promises))
            ),
            CardBlock("sources", (HeadingBlock(translate("Settings", "Where the facts come from")), *sources)),
            FactsBlock(translate("Settings", "Made with"), tuple(self._book.licences())),
        )
