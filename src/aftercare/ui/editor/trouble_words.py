"""The words for what can go wrong in the editor."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.editor_errors import EditorError, Trouble


def words_of(error: EditorError) -> str:
    """What happened, and what to do now, in one or two sentences."""
    translate = QCoreApplication.translate
    match error.trouble:
        case Trouble.LAYOUT:
            return translate("Editor", "This file is laid out in an unusual way. Change it with a text editor.")
        case Trouble.NOT_SAVED:
            words = translate("Editor", "We could not save ({reason}). Your changes are still here. Try again.")
        case Trouble.CHANGED_OUTSIDE:
            return translate("Editor", "Somebody changed this pack outside the editor. You see theirs; Undo has yours.")
        case Trouble.BROKEN_OUTSIDE:
            return translate(
                "Editor", "A file was changed outside and cannot be read. Mend it; nothing is saved until then."
            )
        case Trouble.LOGO:
            words = translate(
                "Editor", "That picture cannot be your logo ({reason}). Save it as PNG, at most 1024 wide."
            )
        case Trouble.SHEET:
            words = translate("Editor", "We could not read that sheet: {reason}.")
        case Trouble.KEY:
            words = translate("Editor", "That is not a key file we can open ({reason}).")
        case Trouble.PASSPHRASE:
            return translate("Editor", "The key does not open with this passphrase. Type it again.")
        case Trouble.MUST_FIX:
            return translate("Editor", "Something must be fixed before you publish. See the list below.")
        case Trouble.VERSION:
            words = translate("Editor", "This version is signed already. Raise the version to {reason}.")
        case Trouble.NOT_WRITTEN:
            words = translate("Editor", "We could not write the file for patients ({reason}).")
        case Trouble.NOT_STARTED:
            words = translate("Editor", "Aftercare could not be started ({reason}).")
        case _:
            assert_never(error.trouble)
    return words.format(reason=error.detail)
