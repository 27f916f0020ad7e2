"""What a backup holds, to be looked at before anything is replaced by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aftercare.domain.store_errors import StoreError


class BackupDamaged(StoreError):
    """The file is no backup, or not a whole one. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What a backup, or the person's folder, holds.

    Attributes:
        made_at: when the backup was made; None for the folder itself.
        name: the patient's first name.
        sessions: when each session begins, by the clinic's clocks, the earliest first.
        medicines: how many medicines are on the list.
    """

    made_at: datetime | None
    name: str
    sessions: tuple[datetime, ...]
    medicines: int
