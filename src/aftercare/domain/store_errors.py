"""What can go wrong with the files, as facts. `ui/messages.py` turns each type into words."""

from __future__ import annotations

from datetime import date

from aftercare.domain.errors import AftercareError


class StoreError(AftercareError):
    """Something is wrong with a file or folder of the person's data.

    Attributes:
        path: the file or folder, as its adapter names it.
        reason: what the system said, for the log and the copy button, never for a heading.
    """

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class StoreUnreadable(StoreError):
    """The file or folder cannot be read: damaged, or the disk or the rights are in the way."""


class SessionDamaged(StoreUnreadable):
    """The time of a session is not as it was written; the others are."""


class StoreReadOnly(StoreError):
    """What is there can be read, and nothing can be written."""


class StoreFull(StoreError):
    """There is no room left. What was saved before is still there."""


class StoreBusy(StoreError):
    """Another program holds the file."""


class StoreNewer(StoreError):
    """A newer Aftercare wrote the file. Nothing was written to it.

    Attributes:
        found: the version of the file.
        known: the newest version this program knows.
    """

    def __init__(self, path: object, found: int, known: int) -> None:
        super().__init__(path, f"version {found} of the file, while this program knows {known}")
        self.found = found
        self.known = known


class FolderShared(StoreError):
    """The folder belongs to everybody, such as the one for temporary files, so nothing private goes into it."""


class StoreReplaced(StoreError):
    """A damaged file was put aside, and a copy of it or a new one took its place. Nothing of it was deleted.

    Attributes:
        kept_as: where the damaged file is now.
        copy: the copy that took its place; None if a new file was begun.
        day: the day of that copy. What was entered after it is missing.
        also: the same of the person's other file, if that was damaged as well.
        is_session_lost: True if a session is known that was entered after the copy, of which nothing can be shown.
    """

    def __init__(
        self,
        path: object,
        kept_as: object,
        reason: str,
        copy: object = None,
        day: date | None = None,
        *,
        also: StoreReplaced | None = None,
        is_session_lost: bool = False,
    ) -> None:
        super().__init__(path, reason)
        self.kept_as = kept_as
        self.copy = copy
        self.day = day
        self.also = also
        self.is_session_lost = is_session_lost


class SessionHalfLost(StoreError):
    """Only a half of a session is known, as the other was lost with a damaged file. Nothing of it can be shown.

    Attributes:
        count: how many sessions.
    """

    def __init__(self, count: int) -> None:
        super().__init__("the course", f"{count} sessions of which only one half is kept")
        self.count = count


class EntriesRepaired(StoreError):
    """Some entries of the ledger of reminders were damaged and were made again from the plan.

    Attributes:
        count: how many.
    """

    def __init__(self, count: int) -> None:
        super().__init__("the ledger of reminders", f"{count} damaged entries")
        self.count = count
