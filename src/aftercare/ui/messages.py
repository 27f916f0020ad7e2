"""Turns the errors we expect into words: what happened, what is safe, what to do now."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from aftercare.domain.errors import AftercareError, PackUnusable, ShareFault, ShareRefused
from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import (
    EntriesRepaired,
    FolderShared,
    SessionHalfLost,
    StoreBusy,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
    StoreReplaced,
)
from aftercare.ui.shell.rows import StripRow


@frozen
class Message:
    """What a person reads about a problem."""

    title: str
    detail: str


def problem_words(problem: AftercareError | None) -> str:
    """What went wrong and what to do, in one line; empty if nothing did."""
    if problem is None:
        return ""
    message = message_of(problem)
    return f"{message.title} {message.detail}"


def problem_strip(problem: AftercareError) -> StripRow:
    """The same for the foot of a window."""
    return StripRow("", problem_words(problem), icon="triangle-alert")


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
            return _replaced(error)
        case SessionHalfLost():
            return Message(
                translate("Messages", "A session you entered is missing."),
                translate(
                    "Messages",
                    "Only a part of it is left, so we cannot show or remind you of it. Ask your clinic for its times.",
                ),
            )
        case EntriesRepaired():
            return Message(
                translate("Messages", "A part of your reminders was damaged."),
                translate("Messages", "We made it again from your plan. A reminder may come twice."),
            )
        case PackUnusable(older=int()):
            return Message(
                translate("Messages", "We could not read your clinic’s newest file."),
                translate("Messages", "You see the older rules of your clinic. Ask them for the newest file."),
            )
        case PackUnusable():
            return Message(
                translate("Messages", "We could not read your clinic’s file."),
                translate("Messages", "You see general guidance. Call your clinic for its own times and a new file."),
            )
        case ShareRefused():
            return _refused(error)
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


def _refused(error: ShareRefused) -> Message:
    """Why a shared file is not opened, and what to do."""
    translate = QCoreApplication.translate
    ask = translate("Messages", "Ask the person who sent it for a new file. Nothing on this computer was changed.")
    match error.fault:
        case ShareFault.UNREADABLE:
            return Message(translate("Messages", "We could not read this file."), ask)
        case ShareFault.TOO_LARGE | ShareFault.NOT_OURS:
            return Message(translate("Messages", "This is not a file for a driver."), ask)
        case ShareFault.NEWER:
            newer = translate("Messages", "Install the newest Aftercare to open it. Nothing was changed.")
            return Message(translate("Messages", "A newer Aftercare made this file."), newer)
        case ShareFault.DAMAGED:
            return Message(translate("Messages", "This file is damaged, so we do not show it."), ask)
        case _:
            assert_never(error.fault)


def _replaced(error: StoreReplaced) -> Message:
    """The words for one damaged file or both: how far back the person is, what is missing, and where everything is."""
    translate = QCoreApplication.translate
    files = (error, error.also) if error.also is not None else (error,)
    begun = [one for one in files if one.day is None]
    days = [one.day for one in files if one.day is not None]
    title = translate("Messages", "Your data was damaged. We had to start a new file.")
    parts = [
        translate("Messages", "The old file was kept: {file}. Ask your clinic for your times.").format(file=one.kept_as)
        for one in begun
    ]
    if days:
        gone_back = translate(
            "Messages",
            "We went back to the copy of {day}. Marks, answers and sessions entered after that are missing, "
            "so we may ask you again. Check the time of your session with your clinic.",
        )
        parts.insert(0, gone_back.format(day=_day(min(days))))
        if error.is_session_lost:
            lost = translate(
                "Messages", "A session you entered after that cannot be shown. Ask your clinic for its times."
            )
            parts.insert(1, lost)
        kept = translate("Messages", "The damaged file was kept: {file}. The copy: {copy}.")
        parts += [kept.format(file=_name(one.kept_as), copy=_name(one.copy)) for one in files if one.day is not None]
    if not begun:
        title = translate("Messages", "Your data was damaged. We went back to a copy.")
    return Message(title, " ".join(parts))


def _day(day: date) -> str:
    """A day in the words of this language, with its weekday."""
    #: The language and country by whose names days and months are called.
    locale = QLocale(QCoreApplication.translate("Messages", "en_US"))
    #: A day with its weekday, in the letters of Qt's date formats: Wednesday, May 13.
    return locale.toString(QDate(day.year, day.month, day.day), QCoreApplication.translate("Messages", "dddd, MMMM d"))


def _name(path: object) -> str:
    return PurePath(str(path)).name
