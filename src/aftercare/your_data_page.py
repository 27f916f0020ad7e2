"""The page of the person's data, with the disk and the system behind it. Only parts of ``app.py`` use it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from aftercare.data_shelf import back_up, export_everything, restore, what_is_here, what_it_holds
from aftercare.domain.backups import BackupContent
from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.file_endings import BACKUP_ENDING
from aftercare.domain.frozen import frozen

if TYPE_CHECKING:
    from aftercare.domain.wording import Wording
    from aftercare.person_files import PersonFiles
    from aftercare.ui.form.page import FormPage
    from aftercare.ui.shell.window import ShellWindow
    from aftercare.ui.your_data.presenter import YourDataPresenter


@frozen
class DataParts:
    """What the page stands on.

    Attributes:
        window: where questions of the system are asked.
        opened: the person's files; None while they cannot be opened.
        place: the person's folder.
        clock: the moment it is.
        here: the zone of this computer.
        let_go: closes the files.
        reopen: opens them again, and gives what is still wrong.
    """

    window: ShellWindow
    opened: Callable[[], PersonFiles | None]
    place: Path
    clock: Callable[[], datetime]
    here: Callable[[], tzinfo | None]
    let_go: Callable[[], None]
    reopen: Callable[[], AftercareError | None]


class AppDataDesk:
    """The real desk; see ``ui/your_data/ports.py``."""

    def __init__(self, parts: DataParts) -> None:
        """Takes what it stands on."""
        self._parts = parts

    @cached_property
    def wording(self) -> Wording:
        """How days and times are said."""
        from aftercare.domain.treatment import Treatment
        from aftercare.person_files import LANGUAGE, kept_content
        from aftercare.resource_root import resource_root

        content = kept_content(self._parts.place)
        return content.plan_guidance(resource_root(), LANGUAGE, Treatment.IV_INFUSION).wording

    def local(self, moment: datetime) -> datetime:
        """A moment by the clocks of this computer."""
        return moment.astimezone(self._parts.here())

    def ask_folder(self) -> Path | None:
        """Ask which folder an export should go to."""
        title = QCoreApplication.translate("YourData", "Where should the two files go?")
        chosen = QFileDialog.getExistingDirectory(self._parts.window, title)
        return Path(chosen) if chosen else None

    def ask_where(self) -> Path | None:
        """Ask where a backup should go."""
        title = QCoreApplication.translate("YourData", "Where should the backup go?")
        name = f"aftercare-{self._now():%Y-%m-%d}{BACKUP_ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(self._parts.window, title, name, _kind())
        if not chosen:
            return None
        return Path(chosen if chosen.endswith(BACKUP_ENDING) else f"{chosen}{BACKUP_ENDING}")

    def ask_which(self) -> Path | None:
        """Ask which backup is meant."""
        title = QCoreApplication.translate("YourData", "Which backup?")
        chosen, _ = QFileDialog.getOpenFileName(self._parts.window, title, "", _kind())
        return Path(chosen) if chosen else None

    def export(self, folder: Path) -> Sequence[Path]:
        """Write everything that is stored, for people and for programs."""
        return export_everything(self._files(), folder, self._now())

    def back_up(self, to: Path) -> Path:
        """Write a backup."""
        return back_up(self._files(), to, self._now())

    def content(self) -> BackupContent | None:
        """What is here now; None if it cannot be read."""
        files = self._parts.opened()
        try:
            return what_is_here(files) if files is not None else None
        except AftercareError:
            return None

    def look_into(self, backup: Path) -> BackupContent:
        """What a backup holds, checked whole."""
        return what_it_holds(backup)

    def go_back(self, backup: Path) -> None:
        """Put what a backup holds in the place of what is here, and go on with what is there then."""
        try:
            restore(backup, self._parts.place, self._now(), self._parts.let_go)
        finally:
            wrong = self._parts.reopen()
        if wrong is not None:
            raise wrong

    def _now(self) -> datetime:
        return self._parts.clock().astimezone(self._parts.here())

    def _files(self) -> PersonFiles:
        files = self._parts.opened()
        if files is None:
            wrong = self._parts.reopen()
            files = self._parts.opened()
            if files is None:
                raise wrong or BugError("no files and nothing wrong with them")
        return files


def _kind() -> str:
    return QCoreApplication.translate("YourData", "Aftercare backup (*.aftercare-backup)")


def made_data_page(parts: DataParts) -> tuple[FormPage, YourDataPresenter]:
    """The page and what feeds it; whoever asks keeps both."""
    from aftercare.ui.form.page import FormPage
    from aftercare.ui.your_data.presenter import YourDataPresenter

    page = FormPage(parts.window.look)
    presenter = YourDataPresenter(page, AppDataDesk(parts))
    page.wishes.pressed.connect(presenter.pressed)
    presenter.refresh()
    return page, presenter
