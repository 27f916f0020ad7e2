"""What can go wrong while a clinic changes its pack. Facts; the editor turns them into words."""

from __future__ import annotations

from enum import Enum

from aftercare.domain.errors import AftercareError


class Trouble(Enum):
    """What went wrong."""

    LAYOUT = "layout"
    NOT_SAVED = "not-saved"
    CHANGED_OUTSIDE = "changed-outside"
    BROKEN_OUTSIDE = "broken-outside"
    LOGO = "logo"
    SHEET = "sheet"
    KEY = "key"
    PASSPHRASE = "passphrase"
    MUST_FIX = "must-fix"
    VERSION = "version"
    NOT_WRITTEN = "not-written"
    NOT_STARTED = "not-started"


class EditorError(AftercareError):
    """Something the editor was asked for did not happen; the pack is as it was.

    Attributes:
        trouble: what went wrong.
        detail: the file or the reason, as the part that failed names it.
    """

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}")
        self.trouble = trouble
        self.detail = detail
