"""Turns the errors we expect into words: what happened, what is safe, what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError, PackUnusable
from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import (
    EntriesRepaired,
    FolderShared,
    StoreBusy,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
    StoreReplaced,
)


@frozen
class Message:
    """What a person reads about a problem."""

    title: str
    detail: str


def message_of(error: AftercareError) -> Message:
    """The words for an error."""
    translate = QCoreApplication.translate
    match error:
        case StoreFull():
            return Message(
                translate("Messages", "We could not save. The disk is full."),
                translate("Messages", "Your plan is still here. Make room on this computer, then try again."),
            )
        case StoreReadOnly():
            return Message(
                translate("Messages", "We could not save. The folder is read-only."),
                translate("Messages", "Your plan is still here. Use your printed checklist until this is mended."),
            )
        case StoreNewer():
            return Message(
                translate("Messages", "A newer Aftercare wrote your data."),
                translate("Messages", "Nothing was changed. Install the newest Aftercare to open it."),
            )
        case StoreBusy():
            return Message(
                translate("Messages", "Another program holds your data."),
                translate("Messages", "Nothing was changed. Close other Aftercare windows, then try again."),
            )
        case StoreReplaced():
            return Message(
                translate("Messages", "Your data was damaged. We had to start a new file."),
                translate("Messages", "The old file was kept: {file}. Ask your clinic for your times.").format(
                    file=error.kept_as
                ),
            )
        case EntriesRepaired():
            return Message(
                translate("Messages", "A part of your reminders was damaged."),
                translate("Messages", "We made it again from your plan. A reminder may come twice."),
            )
        case PackUnusable():
            return Message(
                translate("Messages", "We could not read your clinic’s file."),
                translate("Messages", "You see general guidance. Call your clinic for its own times and a new file."),
            )
        case FolderShared():
            return Message(
                translate("Messages", "This folder is open to everybody."),
                translate("Messages", "We do not put your data there. Choose a folder of your own."),
            )
        case _:
            return Message(
                translate("Messages", "We could not open your plan."),
                translate("Messages", "Nothing was deleted. Use your printed checklist. If unsure, call the clinic."),
            )
