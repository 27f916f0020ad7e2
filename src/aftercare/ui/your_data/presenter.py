"""Takes the person's data along and back. Nothing is replaced before they saw what by. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from aftercare.domain.backups import BackupDamaged
from aftercare.domain.errors import AftercareError
from aftercare.domain.store_errors import StoreNewer
from aftercare.ui.messages import problem_words
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.your_data.blocks import (
    BACK_UP,
    EXPORT,
    GO_BACK,
    LEAVE,
    OPEN,
    Preview,
    Said,
    moment_words,
    overview_blocks,
    preview_blocks,
)
from aftercare.ui.your_data.ports import DataDesk, DataScreen


class YourDataPresenter:
    """Feeds the page."""

    def __init__(self, screen: DataScreen, desk: DataDesk) -> None:
        """Takes the view, and what reads and writes."""
        self._screen = screen
        self._desk = desk
        self._said = Said()
        self._preview: Preview | None = None

    def pressed(self, key: str) -> None:
        """A button was pressed."""
        wishes: dict[str, Callable[[], Said]] = {
            EXPORT: self._export,
            BACK_UP: self._back_up,
            OPEN: self._open,
            GO_BACK: self._go_back,
            LEAVE: self._leave,
        }
        try:
            self._said = wishes[key]()
        except AftercareError as error:
            self._preview = None
            self._said = Said(file_problem_words(error), is_problem=True)
        self.refresh()

    def look_into(self, backup: Path) -> None:
        """Show what a backup holds that was opened elsewhere."""
        try:
            self._said = self._looked_into(backup)
        except AftercareError as error:
            self._said = Said(file_problem_words(error), is_problem=True)
        self.refresh()

    def refresh(self) -> None:
        """Show the page."""
        translate = QCoreApplication.translate
        if self._preview is not None:
            line = translate("YourData", "Look at both before you go on.")
            header = HeaderRow(translate("YourData", "Go back to a backup"), line)
            self._screen.show_form(header, preview_blocks(self._preview, self._desk))
            return
        line = translate("YourData", "It lies on this computer only. You can take it along.")
        self._screen.show_form(HeaderRow(translate("YourData", "Your data"), line), overview_blocks(self._said))

    def _export(self) -> Said:
        folder = self._desk.ask_folder()
        if folder is None:
            return self._said
        names = [path.name for path in self._desk.export(folder)]
        said = QCoreApplication.translate("YourData", "Saved: {files}. Keep them safe.")
        return Said(said.format(files=", ".join(names)))

    def _back_up(self) -> Said:
        to = self._desk.ask_where()
        if to is None:
            return self._said
        said = QCoreApplication.translate("YourData", "Saved: {file}. Keep it on another disk, in a safe place.")
        return Said(said.format(file=self._desk.back_up(to).name))

    def _open(self) -> Said:
        backup = self._desk.ask_which()
        return self._said if backup is None else self._looked_into(backup)

    def _looked_into(self, backup: Path) -> Said:
        self._preview = None
        holds = self._desk.look_into(backup)
        self._preview = Preview(backup, holds, self._desk.content())
        return Said()

    def _go_back(self) -> Said:
        preview, self._preview = self._preview, None
        if preview is None:
            return self._said
        self._desk.go_back(preview.backup)
        made = preview.holds.made_at
        when = moment_words(self._desk.local(made), self._desk) if made is not None else ""
        said = QCoreApplication.translate("YourData", "You are back at {when}. Check your sessions on Today.")
        return Said(said.format(when=when))

    def _leave(self) -> Said:
        self._preview = None
        return Said(QCoreApplication.translate("YourData", "Nothing was changed."))


def file_problem_words(error: AftercareError) -> str:
    """What went wrong, and what to do."""
    translate = QCoreApplication.translate
    match error:
        case BackupDamaged():
            return translate("YourData", "This is no whole backup, so nothing was changed. Open another one.")
        case StoreNewer():
            return translate(
                "YourData", "A newer Aftercare made this backup, so nothing was changed. Install the newest Aftercare."
            )
        case _:
            return problem_words(error)
