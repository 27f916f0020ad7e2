"""What the page of the person's data needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aftercare.domain.backups import BackupContent
from aftercare.domain.wording import Wording
from aftercare.ui.form.blocks import Block
from aftercare.ui.shell.rows import HeaderRow


class DataDesk(Protocol):
    """Takes data out of the person's folder and puts them back."""

    @property
    def wording(self) -> Wording:
        """How days and times are said."""

    def local(self, moment: datetime) -> datetime:
        """A moment by the clocks of this computer."""

    def ask_folder(self) -> Path | None:
        """Ask which folder an export should go to; None if the person changed their mind."""

    def ask_where(self) -> Path | None:
        """Ask where a backup should go; None if the person changed their mind."""

    def ask_which(self) -> Path | None:
        """Ask which backup is meant; None if the person changed their mind."""

    def export(self, folder: Path) -> Sequence[Path]:
        """Write everything that is stored, for people and for programs; says where.

        Raises:
            AftercareError: something cannot be read or written.
        """

    def back_up(self, to: Path) -> Path:
        """Write a backup; says where.

        Raises:
            AftercareError: something cannot be read or written.
        """

    def content(self) -> BackupContent | None:
        """What is here now; None if it cannot be read."""

    def look_into(self, backup: Path) -> BackupContent:
        """What a backup holds, checked whole.

        Raises:
            AftercareError: it cannot be used.
        """

    def go_back(self, backup: Path) -> None:
        """Put what a backup holds in the place of what is here, and go on with it.

        Raises:
            AftercareError: it cannot be used, or nothing can be written.
        """


class DataScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_form(self, header: HeaderRow, blocks: Sequence[Block], *, is_broad: bool = False) -> None:
        """Show a title and blocks."""
