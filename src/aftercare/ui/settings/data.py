"""Where the data lie, copies to go back to, the way to export and backup, and erasing all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    CardBlock,
    EntryBlock,
    FactsBlock,
    HeadingBlock,
    LinkBlock,
    SayBlock,
    Tone,
)
from aftercare.ui.settings.section import Section

OPEN_FOLDER, TAKE_ALONG = "open-folder", "take-along"
GO_BACK, SURE_BACK = "go-back-", "sure-back"
ERASE, GO_ON_ERASING, SURE_ERASE, KEEP = "erase", "go-on-erasing", "sure-erase", "keep"


class DataBook(Protocol):
    """The person's folder."""

    @property
    def place(self) -> Path:
        """Where it is."""

    def days(self) -> Sequence[date]:
        """The days of which both files have a copy, the latest first."""

    def day_words(self, day: date) -> str:
        """A day in words."""

    def open_folder(self) -> None:
        """Show the folder in the program this computer has for it."""

    def go_back_to(self, day: date) -> None:
        """Put the copies of a day in the place of what is there, which is kept aside.

        Raises:
            AftercareError: they cannot be used, or nothing can be written; nothing was changed.
        """

    def erase(self) -> None:
        """Delete everything, and end the program.

        Raises:
            AftercareError: something could not be deleted.
        """


class _Asks(NamedTuple):
    """What is being asked: to go back to a day, to erase, or to erase for sure."""

    day: date | None = None
    erase: int = 0


class DataSection(Section):
    """Copies and erasing; each of them asks before it does anything."""

    icon = "database"

    def __init__(self, book: DataBook, take_along: Callable[[], object] | None) -> None:
        """Takes the folder, and what opens the page of export and backup, if there is one."""
        self._book = book
        self._take_along = take_along
        self._asks = _Asks()
        self._note = ""

    def open(self) -> None:
        """Ask nothing."""
        self._asks, self._note = _Asks(), ""

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "Your data")

    def line(self) -> str:
        """How far back one can go."""
        translate = QCoreApplication.translate
        days = self._book.days()
        if not days:
            return translate("Settings", "On this computer only. No copy yet.")
        return translate("Settings", "On this computer only. Last copy: {day}").format(
            day=self._book.day_words(days[0])
        )

    def blocks(self) -> tuple[Block, ...]:
        """All of it, or the one question that is open."""
        translate = QCoreApplication.translate
        if self._asks.day is not None:
            return self._asks_back(self._asks.day)
        if self._asks.erase:
            return self._asks_erase(is_second=self._asks.erase > 1)
        folder = ButtonItem(OPEN_FOLDER, translate("Settings", "Show the folder"), "folder-open")
        blocks: list[Block] = [SayBlock(self._note, Tone.GOOD, "check")] if self._note else []
        blocks += [
            FactsBlock(
                translate("Settings", "Where it is kept"), ((translate("Settings", "Folder"), str(self._book.place)),)
            ),
            ButtonsBlock((folder,)),
        ]
        if self._take_along is not None:
            line = translate("Settings", "Export everything, save a backup, or go back to one.")
            blocks.append(LinkBlock(TAKE_ALONG, translate("Settings", "Take your data along"), line, "backpack"))
        blocks.append(HeadingBlock(translate("Settings", "Copies")))
        made = translate("Settings", "Aftercare keeps a copy of each day you entered something: 7 days and 4 weeks.")
        blocks.append(SayBlock(made, Tone.QUIET))
        blocks += [self._copy(day) for day in self._book.days()]
        erase = ButtonItem(ERASE, translate("Settings", "Erase everything"), "trash-2")
        return (*blocks, HeadingBlock(translate("Settings", "Erase")), ButtonsBlock((erase,)))

    def _copy(self, day: date) -> EntryBlock:
        translate = QCoreApplication.translate
        words = self._book.day_words(day)
        spoken = translate("Settings", "Go back to the copy of {day}").format(day=words)
        back = ButtonItem(f"{GO_BACK}{day.isoformat()}", translate("Settings", "Go back to it"), "undo-2", name=spoken)
        return EntryBlock(f"copy-{day.isoformat()}", words, (), (back,))

    def _asks_back(self, day: date) -> tuple[Block, ...]:
        translate = QCoreApplication.translate
        words = self._book.day_words(day)
        asked = translate("Settings", "Go back to the copy of {day}?").format(day=words)
        return (
            CardBlock(
                "asks-back",
                (
                    HeadingBlock(asked),
                    SayBlock(
                        translate("Settings", "What you entered after it is not in it: sessions, ticks, answers.")
                    ),
                    SayBlock(translate("Settings", "What is there now is kept aside first. Nothing is deleted.")),
                    SayBlock(
                        translate("Settings", "Then check the times of your sessions with your clinic."), Tone.CARE
                    ),
                    ButtonsBlock(
                        (
                            ButtonItem(KEEP, translate("Settings", "Keep what is there"), "", is_main=True),
                            ButtonItem(SURE_BACK, translate("Settings", "Yes, go back")),
                        )
                    ),
                ),
            ),
        )

    @staticmethod
    def _asks_erase(*, is_second: bool) -> tuple[Block, ...]:
        translate = QCoreApplication.translate
        keep = ButtonItem(KEEP, translate("Settings", "Keep everything"), "", is_main=True)
        lines: tuple[Block, ...]
        if not is_second:
            title = translate("Settings", "Erase everything on this computer?")
            lines = (
                SayBlock(translate("Settings", "Your sessions, medicines, driver, answers and sheets are deleted.")),
                SayBlock(translate("Settings", "So are all copies. Reminders stop. Your clinic’s rules are gone too.")),
                SayBlock(translate("Settings", "What you exported or printed stays where you put it."), Tone.QUIET),
            )
            on = ButtonItem(GO_ON_ERASING, translate("Settings", "Go on"))
        else:
            title = translate("Settings", "Are you sure? This cannot be undone.")
            lines = (SayBlock(translate("Settings", "Aftercare closes when it is done."), Tone.QUIET),)
            on = ButtonItem(SURE_ERASE, translate("Settings", "Yes, erase everything"), "trash-2")
        return (CardBlock("asks-erase", (HeadingBlock(title), *lines, ButtonsBlock((keep, on)))),)

    def pressed(self, key: str) -> None:
        """Follow a button."""
        day, self._note = self._asks.day, ""
        if key == OPEN_FOLDER:
            self._book.open_folder()
        elif key == TAKE_ALONG and self._take_along is not None:
            self._take_along()
        elif key.startswith(GO_BACK):
            self._asks = _Asks(day=date.fromisoformat(key.removeprefix(GO_BACK)))
        elif key == SURE_BACK and day is not None:
            self._asks = _Asks()
            self._book.go_back_to(day)
            said = QCoreApplication.translate("Settings", "You are back at the copy of {day}.")
            self._note = said.format(day=self._book.day_words(day))
        elif key == ERASE:
            self._asks = _Asks(erase=1)
        elif key == GO_ON_ERASING:
            self._asks = _Asks(erase=2)
        elif key == SURE_ERASE and self._asks.erase > 1:
            self._asks = _Asks()
            self._book.erase()
        elif key == KEEP:
            self.open()
