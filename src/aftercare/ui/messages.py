"""Turns the errors we expect into words: what happened, what is safe, what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads about a problem."""

    title: str
    detail: str


def message_of(error: AftercareError) -> Message:
    """The words for an error.

    Adapters raise their own children of ``AftercareError``; the ``kind`` each carries picks the words, so that this
    module need not know the adapters.
    """
    translate = QCoreApplication.translate
    kind = type(error).__name__
    if kind == "StoreFull":
        return Message(
            translate("Messages", "We could not save. The disk is full."),
            translate("Messages", "Your plan is still here. Make room on this computer, then try again."),
        )
    if kind == "StoreReadOnly":
        return Message(
            translate("Messages", "We could not save. The folder is read-only."),
            translate("Messages", "Your plan is still here. Print your checklist, and ask someone to free the folder."),
        )
    if kind == "StoreNewer":
        return Message(
            translate("Messages", "A newer Aftercare wrote your data."),
            translate("Messages", "Nothing was changed. Install the newest Aftercare to open it."),
        )
    return Message(
        translate("Messages", "We could not open your plan."),
        translate(
            "Messages", "Nothing was deleted. Use your printed checklist, and call the clinic if you are unsure."
        ),
    )
