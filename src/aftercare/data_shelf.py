"""Takes the person's data out of their folder, and puts them back: export, backup, restore. Only ``app.py`` uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare import __version__
from aftercare.domain.backups import BackupContent

if TYPE_CHECKING:
    from aftercare.person_files import PersonFiles


def export_everything(files: PersonFiles, folder: Path, now: datetime) -> tuple[Path, Path]:
    """Write everything that is stored, for people as HTML and for programs as JSON; says where.

    Args:
        files: the person's files, open.
        folder: where to write both.
        now: the moment, in the zone of this computer.

    Raises:
        AftercareError: something cannot be read or written.
    """
    from PySide6.QtCore import QCoreApplication

    from aftercare.content.guidance_reader import read_plan_guidance
    from aftercare.documents.export_html import ExportWords, export_html
    from aftercare.documents.export_json import export_json
    from aftercare.domain.export import Export
    from aftercare.domain.treatment import Treatment
    from aftercare.domain.wording import Wording
    from aftercare.person_files import LANGUAGE
    from aftercare.resource_root import resource_root
    from aftercare.storage.data_folder import write_private_file
    from aftercare.storage.everything import small_texts, stored_file
    from aftercare.ui.your_data.export_words import column_name, table_name

    def moment(wording: Wording, at: datetime) -> str:
        return f"{wording.weekday(at.date())}, {wording.date_of(at.date())}, {wording.clock_time(at.time())}"

    translate = QCoreApplication.translate
    guidance = read_plan_guidance(resource_root(), LANGUAGE, Treatment.IV_INFUSION)
    wording = guidance.wording
    stored = (stored_file(files.private.database), stored_file(files.schedule.database))
    export = Export(now, __version__, stored, small_texts(files.place))
    made = translate("Export", "Made {moment}.").format(moment=moment(wording, now))
    words = ExportWords(
        language=wording.language,
        title=translate("Export", "Everything you entered in Aftercare"),
        intro=(made, translate("Export", "Keep it safe: it says what your treatment is.")),
        nothing=translate("Export", "Nothing is stored here."),
        yes=translate("Export", "yes"),
        no=translate("Export", "no"),
        choices=translate("Export", "Your choices"),
        table=table_name,
        column=lambda name: guidance.names.get(name) or column_name(name),
        moment=partial(moment, wording),
    )
    name = f"aftercare-export-{now:%Y-%m-%d}"
    page = write_private_file(folder / f"{name}.html", export_html(export, words).encode())
    return page, write_private_file(folder / f"{name}.json", export_json(export))


def back_up(files: PersonFiles, to: Path, now: datetime) -> Path:
    """Write a backup of everything; says where.

    Raises:
        AftercareError: something cannot be read or written.
    """
    from aftercare.storage.backup import write_backup

    return write_backup(files.place, (files.private.database, files.schedule.database), to, now, __version__)


def what_is_here(files: PersonFiles) -> BackupContent:
    """What the person's folder holds now.

    Raises:
        AftercareError: it cannot be read.
    """
    from aftercare.storage.backup import content_of

    return content_of(files.schedule, files.private, None)


def what_it_holds(backup: Path) -> BackupContent:
    """What a backup holds, checked whole.

    Raises:
        AftercareError: it is damaged, no backup, or a newer program's.
    """
    from aftercare.storage.backup import look_into

    return look_into(backup)


def restore(backup: Path, place: Path, now: datetime, close: Callable[[], None]) -> Path:
    """Put what a backup holds in the place of what is there; says where that lies now.

    Args:
        backup: the backup. It is looked into before anything is closed.
        place: the person's folder.
        now: the moment.
        close: lets go of the open files.

    Raises:
        AftercareError: the backup cannot be used, or nothing can be written.
    """
    from aftercare.storage.backup import go_back_to, look_into

    look_into(backup)
    close()
    return go_back_to(place, backup, now)
